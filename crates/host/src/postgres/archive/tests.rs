use super::{Archive, word};

#[test]
fn a_path_is_one_word_for_the_shell_and_none_of_its_signs_is_postgresqls() {
    assert_eq!(word("/srv/it's 100%".as_ref()), r"'/srv/it'\''s 100%%'");
}

#[test]
fn a_recovery_archives_nothing() {
    let archive = Archive { program: "/p".into(), folder: "/w".into(), begun: "/b".into() };
    let settings = archive.recovery(Some("2026-07-01 00:00:00+00"));
    assert!(settings.contains(&("archive_mode".to_owned(), "off".to_owned())));
    assert!(settings.iter().any(|(name, _)| name == "recovery_target_time"));
    assert!(!archive.recovery(None).iter().any(|(name, _)| name == "recovery_target_time"));
}
