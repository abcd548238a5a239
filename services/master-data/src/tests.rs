//! What holds for the whole room, without a database.

use std::collections::BTreeSet;

use kernel::Kind;

use crate::{SCHEMA, errors, permissions};

fn blanks(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn every_code_has_its_sentences_with_the_same_blanks() {
    let mut seen = BTreeSet::new();
    for code in errors::ALL {
        assert!(seen.insert(code.name), "{} declared twice", code.name);
        assert!(code.name.starts_with("master_data."), "{}", code.name);
        assert_eq!(blanks(code.en), blanks(code.bn), "{}", code.name);
        assert_ne!(code.kind, Kind::Internal, "{}", code.name);
    }
}

#[test]
fn permissions_are_ours_and_speak_both_languages() {
    for permission in permissions::ALL {
        assert_eq!(permission.name.split('.').count(), 3, "{}", permission.name);
        assert!(permission.name.starts_with("master_data.") && !permission.en.is_empty() && !permission.bn.is_ascii());
    }
}

/// A constraint a person can run into says so in a sentence; the others can only be broken by our own mistake.
#[test]
fn constraints_are_named_and_known() {
    const OURS: &[&str] = &["_pk", "_known", "_positive", "_numbered", "_reference_unique"];
    const REFERENCES: &[&str] = &["foreign key"];
    let known: BTreeSet<&str> = errors::CONSTRAINTS.iter().map(|(name, _, _)| *name).collect();
    let mut declared = BTreeSet::new();
    for (file, sql) in SCHEMA.migrations {
        for line in sql.lines().map(str::trim) {
            let name = line.strip_prefix("constraint ").or_else(|| line.strip_prefix("create unique index "));
            let Some((name, rest)) = name.and_then(|line| line.split_once(' ')) else { continue };
            declared.insert(name);
            let excused =
                OURS.iter().any(|end| name.ends_with(end)) || REFERENCES.iter().any(|kind| rest.starts_with(kind));
            assert!(excused || known.contains(name), "{file}: {name} has no sentence");
        }
    }
    assert!(known.is_subset(&declared), "{:?}", known.difference(&declared).collect::<Vec<_>>());
}
