use serde_json::Value;

use super::model::{Seen, Unseen, changed};

#[test]
fn a_snapshot_says_what_it_could_not_see() {
    let seen = |snapshot: &str| Seen { snapshot: snapshot.to_owned(), cluster: "1".to_owned() }.unseen();
    assert_eq!(seen("10:20:10,14,17"), Some(Unseen { from: 20, open: vec![10, 14, 17] }));
    assert_eq!(seen("10:10:"), Some(Unseen { from: 10, open: vec![] }));
    assert_eq!(seen(""), None);
    assert_eq!(seen("10:x:"), None);
}

#[test]
fn fields_that_differ_are_named() {
    let json = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert_eq!(changed(&json(r#"{"a":1,"b":2}"#), &json(r#"{"a":1,"b":3,"c":null,"d":[]}"#)), ["b", "d"]);
    assert_eq!(changed(&Value::Null, &json(r#"{"a":1}"#)), ["a"]);
    assert!(changed(&json("[1]"), &json("2")).is_empty());
}
