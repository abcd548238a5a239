use crate::shipped;

#[test]
fn every_shipped_pack_is_read_and_passes_its_own_tests() {
    for id in shipped::library().ids() {
        let book = shipped::library().book(id).unwrap_or_else(|refusal| panic!("{refusal}"));
        book.prove().unwrap_or_else(|refusal| panic!("{refusal}"));
    }
}
