use kernel::Language;
use maud::html;

use super::field::Field;
use super::frame::{Frame, alert};
use super::next::Next;
use super::{style, words};

#[test]
fn one_goes_on_to_addresses_of_ours_only() {
    let ours = [
        "/app",
        "/app/units?q=eng#top",
        "/",
        "/docs",
        "/loginx",
        "/app/login",
        "/links",
        "/a?b=//c",
        "/%2F/evil.example",
    ];
    for address in ours {
        assert_eq!(Next::of(Some(&address.to_owned())).as_str(), address);
    }
    let long = format!("/{}", "a".repeat(2000));
    let hostile = [
        "",
        "app",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "\t//evil.example",
        " //evil.example",
        "/ /evil.example",
        "/a\\b",
        "https://evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "/app\r\nset-cookie: a=b",
        "/\u{7f}/evil.example",
        "/\u{2028}/evil.example",
        "/ইউনিট",
        "@evil.example",
        "/login",
        "/login?next=/login",
        "/login#x",
        "/login/page.css",
        "/logout",
        "/link/vxl.a.b.c",
        "/forgot",
        &long,
    ];
    for address in hostile {
        let next = Next::of(Some(&address.to_owned()));
        assert!(next.is_home(), "{address:?} leads to {}", next.as_str());
    }
    assert!(Next::of(None).is_home());
}

#[test]
fn every_sentence_is_said_in_both_languages() {
    for one in words::ALL {
        let (en, bn) = (one.say(Language::En), one.say(Language::Bn));
        assert!(en.is_ascii() && !en.is_empty(), "{en}");
        assert!(bn.chars().any(|letter| ('\u{980}'..='\u{9FF}').contains(&letter)), "{en} has no Bengali: {bn}");
        assert_eq!(en.ends_with('.'), bn.ends_with('।'), "{en} and {bn} end differently");
    }
}

#[test]
fn what_is_typed_stands_in_a_page_as_text_and_never_as_markup() {
    let evil = "\"><script>alert('x')</script><a href='javascript:x' onclick=\"y\">&amp;";
    let field = Field {
        name: "email",
        label: evil,
        kind: "email",
        value: evil,
        help: Some(evil),
        wrong: Some(evil),
        ..Field::default()
    };
    let page = Frame { language: Language::En, title: words::SIGN_IN, wrong: true, address: evil };
    let reply = page.around(&html! { (alert(evil)) (field.line()) });
    let text = String::from_utf8(reply.body.to_vec()).unwrap();
    assert!(!text.contains("<script") && !text.contains("<a href='") && !text.contains("\">&amp;\""), "{text}");
    assert_eq!(text.matches("&lt;script&gt;").count(), 6, "{text}");
    for inline in [" style=", "<style", " onclick=\"", "javascript:x\""] {
        assert!(!text.contains(inline), "{inline} in {text}");
    }
}

#[test]
fn nothing_goes_around_escaping_and_nothing_runs() {
    let files = [
        include_str!("field.rs"),
        include_str!("forgot.rs"),
        include_str!("frame.rs"),
        include_str!("link.rs"),
        include_str!("login.rs"),
        include_str!("logout.rs"),
        include_str!("mod.rs"),
    ];
    for way in ["PreEscaped", "script", "style=", "onclick", "http:", "https:"] {
        let found = files.iter().flat_map(|text| text.lines()).find(|line| {
            let line = line.trim_start();
            !line.starts_with("//") && line.contains(way)
        });
        assert_eq!(found, None, "{way}");
    }
}

#[test]
fn a_styles_address_is_its_own() {
    let (path, mark) = style::address().split_once("?v=").unwrap();
    assert_eq!((path, mark.len()), ("/login/page.css", 12));
}
