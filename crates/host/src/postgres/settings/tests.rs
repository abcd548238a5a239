use super::quoted;

#[test]
fn a_value_cannot_leave_its_line() {
    assert_eq!(quoted("it's\na \\ path"), "'it''s\\na \\\\ path'");
}
