use http::header::{ACCEPT, HeaderMap, HeaderValue};

use super::{Form, choose};

fn chosen(accept: &[&str], named: bool) -> Option<Form> {
    let mut head = HeaderMap::new();
    for value in accept {
        head.append(ACCEPT, HeaderValue::from_str(value).expect("a header"));
    }
    choose(&head, named).ok()
}

#[test]
fn the_client_has_what_it_likes_best() {
    const GRAPH: &str = "application/graphql-response+json";
    for (accept, form) in [
        (vec![], Some(Form::Json)),
        (vec!["*/*"], Some(Form::Json)),
        (vec!["application/*"], Some(Form::Json)),
        (vec!["application/json"], Some(Form::Json)),
        (vec![GRAPH], Some(Form::Graph)),
        (vec!["Application/GraphQL-Response+JSON; charset=utf-8"], Some(Form::Graph)),
        (vec!["application/graphql-response+json, application/json"], Some(Form::Graph)),
        (vec!["application/json", GRAPH], Some(Form::Graph)),
        (vec!["application/graphql-response+json;q=0.8, application/json"], Some(Form::Json)),
        (vec!["application/graphql-response+json, */*;q=0.1"], Some(Form::Graph)),
        (vec!["application/json;q=0, */*"], Some(Form::Graph)),
        (vec!["text/html, */*;q=0.5"], Some(Form::Json)),
        (vec!["text/html"], None),
        (vec!["application/json;q=0"], None),
        (vec!["application/json;q=none"], None),
    ] {
        assert_eq!(chosen(&accept, false), form, "{accept:?}");
    }
}

#[test]
fn by_get_the_form_is_named() {
    for (accept, form) in [
        (vec![], None),
        (vec!["*/*"], None),
        (vec!["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"], None),
        (vec!["application/*"], None),
        (vec!["application/json"], Some(Form::Json)),
        (vec!["application/graphql-response+json, */*"], Some(Form::Graph)),
    ] {
        assert_eq!(chosen(&accept, true), form, "{accept:?}");
    }
}
