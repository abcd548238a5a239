use super::{Listed, Persisted, hash};

fn code(answer: kernel::Result<std::sync::Arc<str>>) -> String {
    answer.map_or_else(|error| error.code().to_owned(), |text| text.to_string())
}

#[test]
fn a_document_is_sent_once_and_then_named() {
    let known = Persisted::new(Listed::default());
    let (text, hashed) = ("{ a }".to_owned(), hash("{ a }"));
    assert_eq!(hashed.len(), 64);
    assert_eq!(code(known.find(None, Some(&hashed))), "graphql.persisted-unknown");
    assert_eq!(code(known.find(Some("{ b }".to_owned()), Some(&hashed))), "graphql.persisted-wrong");
    assert_eq!(code(known.find(Some(text), Some(&hashed.to_uppercase()))), "{ a }");
    assert_eq!(code(known.find(None, Some(&hashed))), "{ a }");
    assert_eq!(code(known.find(None, None)), "kernel.malformed");
    assert_eq!(code(known.find(Some("{ c }".to_owned()), None)), "{ c }");
}

#[test]
fn a_list_can_be_all_there_is() {
    let known = Persisted::new(Listed::new(["{ a }".to_owned()], true));
    assert_eq!(code(known.find(None, Some(&hash("{ a }")))), "{ a }");
    assert_eq!(code(known.find(Some("{ a }".to_owned()), None)), "{ a }");
    assert_eq!(code(known.find(Some("{ b }".to_owned()), Some(&hash("{ b }")))), "graphql.not-listed");
    assert_eq!(code(known.find(None, Some(&hash("{ b }")))), "graphql.not-listed");
}
