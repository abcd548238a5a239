//! Fixed examples with their results, for whoever writes a verifier in another language.

use jiff::Timestamp;
use seal::{FIRST, Row, Unsigned, hex, tree};
use uuid::Uuid;

fn row(n: u128) -> Row {
    Row {
        tenant: Uuid::from_u128(1),
        id: Uuid::from_u128(n),
        at: "2026-11-21T04:00:00.000001Z".parse::<Timestamp>().unwrap().as_microsecond(),
        actor: "operator".to_owned(),
        operation: "organization.company.create".to_owned(),
        noun: "company".to_owned(),
        subject: Uuid::from_u128(7),
        before: None,
        after: Some(r#"{"name": "একমি", "version": 1}"#.to_owned()),
        request: Uuid::from_u128(9),
    }
}

#[test]
fn the_bytes_of_a_row() {
    let bytes = hex(&row(2).bytes());
    assert!(bytes.starts_with("00000000000000147665787472757"), "{bytes}");
    assert_eq!(bytes.len() / 2, BYTES);
    assert_eq!(hex(&row(2).leaf()), LEAF);
}

#[test]
fn the_root_over_rows_and_the_block_over_the_root() {
    let leaves: Vec<_> = (2..7).map(|n| row(n).leaf()).collect();
    assert_eq!(hex(&tree::root(&leaves)), ROOT);
    let block = Unsigned::over(Uuid::from_u128(1), 1, &FIRST, &leaves, row(2).at + 1_000_000);
    assert_eq!(hex(&block.hash()), BLOCK);
}

#[test]
fn a_line_of_an_export_is_the_same_row() {
    let line = r#"{"id": "00000000-0000-0000-0000-000000000002", "at": "2026-11-21T10:00:00.000001+06:00", "xid": 5, "noun": "company", "actor": "operator", "after": {"name": "একমি", "version": 1}, "before": null, "request": "00000000-0000-0000-0000-000000000009", "subject": "00000000-0000-0000-0000-000000000007", "operation": "organization.company.create", "tenant_id": "00000000-0000-0000-0000-000000000001"}"#;
    assert_eq!(Row::read(line).unwrap(), row(2));
}

/// Computed from `docs/operations/audit.md` by a script in another language, not by this crate.
const BYTES: usize = 254;
const LEAF: &str = "5ab4edf88827267bf217d5b2fd1bdfe1c329b3bd25ef47aa0bf09f9b6c467481";
const ROOT: &str = "22ba6575a37de6bd3d171c6646186fb3ac2bbdd7501dfe458c757d60e833d4de";
const BLOCK: &str = "192af17bb7ab2c1dbac4dc7462d40c3b7bb4afea550c67e87c58cb64c0e73929";
