use super::span;

#[test]
fn a_range_is_what_is_there_of_it() {
    for (range, said) in [
        ("bytes=0-9", Ok(Some((0, 10)))),
        ("bytes=90-", Ok(Some((90, 100)))),
        ("bytes=-10", Ok(Some((90, 100)))),
        ("bytes=50-500", Ok(Some((50, 100)))),
        ("bytes=100-", Err(())),
        ("bytes=-0", Err(())),
        ("bytes=9-1", Ok(None)),
        ("bytes=0-1,5-6", Ok(None)),
        ("lines=0-1", Ok(None)),
    ] {
        assert_eq!(span(Some(range), 100), said, "{range}");
    }
    assert_eq!(span(None, 100), Ok(None));
}
