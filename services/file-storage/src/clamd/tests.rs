use super::{Verdict, verdict};

#[test]
fn only_what_it_says_plainly_counts() {
    assert_eq!(verdict("stream: OK\0"), Some(Verdict::Clean));
    assert_eq!(verdict("stream: Win.Test.EICAR_HDB-1 FOUND\0"), Some(Verdict::Found("Win.Test.EICAR_HDB-1".into())));
    assert_eq!(verdict("INSTREAM size limit exceeded. ERROR\0"), Some(Verdict::TooLarge));
    assert_eq!(verdict("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0"), Some(Verdict::TooLarge));
    for nonsense in ["", "OK", "stream: ERROR", "stream: OK FOUND more", "UNKNOWN COMMAND"] {
        assert_eq!(verdict(nonsense), None, "{nonsense}");
    }
}
