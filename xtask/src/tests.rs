use crate::{postgres, up, web};

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}

#[test]
fn global_options_are_told_from_those_of_serve() {
    let given = words(&["--listen", "0.0.0.0:5000", "--data", "/x", "--only=finance"]);
    let others = words(&["--listen", "0.0.0.0:5000", "--only=finance"]);
    assert_eq!(up::split(&given), (words(&["--data", "/x"]), others));
}

#[test]
fn the_greeter_asks_where_the_server_listens() {
    assert_eq!(up::address(&words(&["--listen", "0.0.0.0:5000"])), "127.0.0.1:5000");
    assert_eq!(up::address(&words(&["--listen=127.0.0.1:80"])), "127.0.0.1:80");
    assert_eq!(up::address(&[]), "127.0.0.1:4000");
}

#[test]
fn the_major_version_is_read_from_any_vendor() {
    assert_eq!(postgres::major("postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)"), Some(15));
    assert_eq!(postgres::major("postgres (PostgreSQL) 18beta1"), Some(18));
    assert_eq!(postgres::major("nonsense"), None);
}

#[test]
fn node_says_its_version() {
    assert_eq!(web::parse("v20.20.2\n"), Some((20, 20)));
    assert_eq!(web::parse("20"), None);
}

#[test]
fn tests_that_speak_tap_are_counted() {
    assert_eq!(web::tally("TAP version 14\nok 1 - a\nnot ok 2 - b\n    ok 1 - inner\n"), (1, 1));
    assert_eq!(web::tally("ok 1 - file\n# tests 9\n# pass 8\n# fail 1\n"), (8, 1));
}

#[test]
fn files_of_failed_journeys_are_named_once() {
    let text = "ok 1 - a\nnot ok 2 - b\n  ---\n  location: '/x/e2e/journeys/kit.test.js:63:3'\n    location: '/x/e2e/journeys/kit.test.js:7:1'\n";
    assert_eq!(web::files_of(text), ["journeys/kit.test.js"]);
}
