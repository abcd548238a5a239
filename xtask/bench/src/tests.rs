use crate::client::{Answer, Draw, parse};
use crate::options::Options;
use crate::report::median;
use crate::yardstick::tps;

#[test]
fn an_answer_is_read_once_it_is_whole() {
    let whole = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    assert_eq!(parse(whole), Ok(Some(Answer { status: 200, body: b"{}" })));
    assert_eq!(parse(&whole[..whole.len() - 1]), Ok(None));
    assert_eq!(parse(b"HTTP/1.1 200 OK\r\nconte"), Ok(None));
    assert!(parse(b"HTTP/1.1 200 OK\r\nx: y\r\n\r\n").is_err());
}

#[test]
fn draws_are_spread_and_repeatable() {
    let draw = |seed| {
        let mut draw = Draw::new(seed);
        (0..1000).map(|_| draw.below(10)).collect::<Vec<_>>()
    };
    assert_eq!(draw(1), draw(1));
    assert_ne!(draw(1), draw(2));
    assert!((0..10).all(|number| draw(3).iter().filter(|drawn| **drawn == number).count() > 50));
}

#[test]
fn pgbench_tells_its_rate() {
    let summary = "latency average = 1.3 ms\ntps = 47310.664 (without initial connection time)\n";
    assert_eq!(tps(summary), Some(47310.664));
    assert_eq!(tps("nothing"), None);
}

#[test]
fn the_middle_is_taken() {
    assert!((median(vec![3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
    assert!(median(Vec::new()).abs() < f64::EPSILON);
}

#[test]
fn options_have_defaults_and_refuse_what_they_do_not_know() {
    let words = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
    let options = Options::read(&words(&["--only", "read,size", "--seconds", "3"])).unwrap();
    assert!(options.wants("read") && !options.wants("build") && options.seconds == 3);
    assert!(Options::read(&words(&["--seconds", "soon"])).is_err());
    assert!(Options::read(&words(&["--speed", "1"])).is_err());
}
