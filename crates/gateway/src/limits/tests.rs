use super::nesting;

#[test]
fn brackets_in_strings_and_comments_do_not_count() {
    for (document, deepest) in [
        ("{ a { b } c }", 2),
        ("{ a(x: [[1]]) }", 4),
        ("{ a(x: \"{{{\\\"{{\") }", 2),
        ("{ a(x: \"\"\"{{ \\\"\"\" {{\"\"\") }", 2),
        ("# {{{{\n{ a }", 1),
        ("}}}{", 1),
        ("{ a(x: \"unfinished {{{", 2),
    ] {
        assert_eq!(nesting(document), deepest, "{document}");
    }
}
