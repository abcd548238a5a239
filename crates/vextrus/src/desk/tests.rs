//! How files are handed out, whether the desk is built in or not.

use super::*;

fn asking(name: &'static str, value: &str) -> HeaderMap {
    let name = http::header::HeaderName::from_static(name);
    HeaderMap::from_iter([(name, HeaderValue::from_str(value).expect("a value"))])
}

static SCRIPT: File =
    File { path: "assets/a.js", kind: "text/javascript", plain: b"plain", br: Some(b"br"), gz: Some(b"gz") };

#[test]
fn the_smallest_encoding_the_browser_takes() {
    let cases =
        [("gzip, deflate, br", Some("br")), ("gzip", Some("gzip")), ("br;q=0, gzip;q=0.5", Some("gzip")), ("", None)];
    for (taken, encoding) in cases {
        let answer = packed(&SCRIPT, &asking("accept-encoding", taken));
        let said = answer.headers().get(header::CONTENT_ENCODING).map(|value| value.to_str().unwrap_or_default());
        assert_eq!(said, encoding, "{taken}");
    }
}

#[test]
fn a_page_of_the_desk_or_how_to_build_it() {
    let page = answer("companies/new", &HeaderMap::new());
    if FILES.is_empty() {
        assert_eq!(page.status(), StatusCode::SERVICE_UNAVAILABLE);
        return;
    }
    assert_eq!(page.status(), StatusCode::OK);
    assert_eq!(page.headers()[header::CACHE_CONTROL], ASK);
    let tag = page.headers()[header::ETAG].to_str().expect("a tag").to_owned();
    assert_eq!(answer("", &asking("if-none-match", &tag)).status(), StatusCode::NOT_MODIFIED);
    let script = FILES.iter().find(|file| file.path.starts_with(ASSETS)).expect("it has scripts");
    assert_eq!(answer(script.path, &HeaderMap::new()).headers()[header::CACHE_CONTROL], FOREVER);
}

#[test]
fn an_asset_of_an_older_desk_is_missing_not_a_page() {
    assert_eq!(answer("assets/gone-12345678.js", &HeaderMap::new()).status(), StatusCode::NOT_FOUND);
}
