//! Whatever is altered is found: any bit of any row, any order, any block.

use std::collections::HashMap;

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use proptest::prelude::*;
use seal::{Block, Checker, FIRST, Found, Head, Key, Keys, Proof, Report, Row, Unsigned, What, fingerprint, tree};
use uuid::Uuid;

struct Trail {
    rows: Vec<Row>,
    blocks: Vec<Block>,
    key: Key,
}

const TENANT: Uuid = Uuid::from_u128(1);

fn row(n: u128) -> Row {
    Row {
        tenant: TENANT,
        id: Uuid::from_u128(n + 100),
        at: 1_000_000 * i64::try_from(n).unwrap(),
        actor: format!("person:{n}"),
        operation: "scm.receipt.post".to_owned(),
        noun: "receipt".to_owned(),
        subject: Uuid::from_u128(n + 5_000),
        before: n.is_multiple_of(2).then(|| r#"{"bags": 1}"#.to_owned()),
        after: Some(format!(r#"{{"bags": {n}}}"#)),
        request: Uuid::from_u128(n + 9_000),
    }
}

/// Blocks of these sizes, signed.
fn trail(sizes: &[usize]) -> Trail {
    let pair = Ed25519KeyPair::from_seed_unchecked(&[3; 32]).unwrap();
    let public = pair.public_key().as_ref();
    let key = Key { id: fingerprint(public), public: public.into() };
    let rows: Vec<Row> = (0..sizes.iter().sum::<usize>()).map(|n| row(n as u128)).collect();
    let (mut blocks, mut rest, mut prev) = (Vec::<Block>::new(), rows.as_slice(), FIRST);
    for (n, size) in sizes.iter().enumerate() {
        let (these, others) = rest.split_at(*size);
        let leaves: Vec<_> = these.iter().map(Row::leaf).collect();
        let at = these.last().map_or(0, |row| row.at) + 500_000;
        let says = Unsigned::over(TENANT, i64::try_from(n).unwrap() + 1, &prev, &leaves, at);
        let signature = pair.sign(&says.message()).as_ref().into();
        prev = says.hash();
        blocks.push(Block {
            says,
            rows: these.iter().map(|row| row.id).collect(),
            leaves,
            hash: prev.as_slice().into(),
            key: key.id.clone(),
            signature,
        });
        rest = others;
    }
    Trail { rows, blocks, key }
}

impl Trail {
    fn check(&self, heads: Vec<Head>) -> Report {
        let rows: HashMap<Uuid, Found> =
            self.rows.iter().map(|row| (row.id, Found { leaf: row.leaf(), at: row.at })).collect();
        let mut checker = Checker::new(TENANT, Keys::of([self.key.clone()]), heads);
        self.blocks.iter().for_each(|block| checker.block(block, |id| rows.get(id).copied()));
        for row in &self.rows {
            if !checker.holds(&row.id) {
                checker.loose(row.id, row.at, i64::MAX / 2);
            }
        }
        checker.finish()
    }

    fn head(&self) -> Head {
        self.blocks.last().unwrap().head(self.key.public.clone())
    }
}

fn found(report: &Report) -> Vec<(What, Option<i64>, Option<Uuid>)> {
    report.damages.iter().map(|damage| (damage.what, damage.block, damage.row)).collect()
}

#[test]
fn a_whole_trail_is_whole() {
    let trail = trail(&[3, 1, 8]);
    let report = trail.check(vec![trail.head()]);
    assert!(report.is_whole(), "{:?}", report.damages);
    assert_eq!((report.blocks, report.rows), (3, 12));
}

#[test]
fn what_was_done_is_named() {
    let id = |n: u128| Uuid::from_u128(n + 100);
    let mut t = trail(&[3, 1, 8]);
    t.rows[1].actor.push('x');
    assert_eq!(found(&t.check(vec![])), [(What::Changed, Some(1), Some(id(1)))]);

    let mut t = trail(&[3, 1, 8]);
    t.rows.remove(5);
    assert_eq!(found(&t.check(vec![])), [(What::Missing, Some(3), Some(id(5)))]);

    let mut t = trail(&[3, 1, 8]);
    t.rows.push(row(77));
    assert_eq!(found(&t.check(vec![])), [(What::Unsealed, None, Some(id(77)))]);

    let mut t = trail(&[3, 1, 8]);
    t.blocks[2].rows.swap(0, 4);
    assert_eq!(found(&t.check(vec![])), [(What::Order, Some(3), None)]);

    let mut t = trail(&[3, 1, 8]);
    t.blocks.remove(1);
    assert_eq!(found(&t.check(vec![])), [(What::Chain, Some(2), None), (What::Unsealed, None, Some(id(3)))]);

    let mut t = trail(&[3, 1, 8]);
    t.blocks[1].says.at += 1;
    assert_eq!(found(&t.check(vec![])), [(What::Block, Some(2), None), (What::Signature, Some(2), None)]);

    let mut t = trail(&[3, 1, 8]);
    t.blocks[0].leaves[0][0] ^= 1;
    let report = t.check(vec![]);
    assert_eq!(found(&report)[0], (What::Block, Some(1), None));
    assert!(report.damages[0].says.contains("its rows are right"), "{}", report.damages[0].says);
}

#[test]
fn an_end_that_was_cut_off_shows_by_a_head_kept_elsewhere() {
    let mut t = trail(&[3, 1, 8]);
    let head = t.head();
    t.blocks.pop();
    t.rows.truncate(4);
    assert!(t.check(vec![]).is_whole(), "by itself a shorter trail is whole: that is what heads are for");
    assert_eq!(found(&t.check(vec![head.clone()])), [(What::Head, Some(3), None)]);
    let other = Head { n: 2, ..head };
    assert!(!t.check(vec![other]).is_whole(), "a head that is not what was signed");
}

#[test]
fn a_trail_written_anew_with_the_same_key_shows_by_a_head_kept_elsewhere() {
    let head = trail(&[3, 1, 8]).head();
    let anew = trail(&[3, 2, 7]);
    assert!(anew.check(vec![]).is_whole());
    assert_eq!(found(&anew.check(vec![head])), [(What::Head, Some(3), None)]);
}

#[test]
fn a_row_put_in_behind_the_seal_shows_by_its_date() {
    let pair = Ed25519KeyPair::from_seed_unchecked(&[3; 32]).unwrap();
    let mut t = trail(&[3]);
    let mut late = row(50);
    late.at = -3_600_000_000;
    let leaves = vec![late.leaf()];
    let prev = t.blocks[0].says.hash();
    let says = Unsigned::over(TENANT, 2, &prev, &leaves, 5_000_000);
    let signature = pair.sign(&says.message()).as_ref().into();
    let hash = says.hash().as_slice().into();
    t.blocks.push(Block { says, rows: vec![late.id], leaves, hash, key: t.key.id.clone(), signature });
    t.rows.push(late.clone());
    assert_eq!(found(&t.check(vec![])), [(What::Behind, Some(2), Some(late.id))]);
}

/// Flips one bit of one field.
fn flip(row: &mut Row, field: usize, bit: u32) {
    let id = |id: &mut Uuid| *id = Uuid::from_u128(id.as_u128() ^ (1 << (bit % 128)));
    let text = |text: &mut String| {
        let mut bytes = std::mem::take(text).into_bytes();
        let place = bit as usize % bytes.len();
        bytes[place] ^= 1;
        *text = String::from_utf8(bytes).unwrap();
    };
    match field {
        0 => id(&mut row.tenant),
        1 => row.at ^= 1 << (bit % 40),
        2 => text(&mut row.actor),
        3 => text(&mut row.operation),
        4 => text(&mut row.noun),
        5 => id(&mut row.subject),
        6 => row.before = if row.before.is_some() { None } else { Some("{}".to_owned()) },
        7 => text(row.after.as_mut().unwrap()),
        _ => id(&mut row.request),
    }
}

proptest! {
    #[test]
    fn any_single_bit_of_any_row_is_found_and_named(size in 1usize..40, which in 0usize..40, field in 0usize..9, bit in 0u32..128) {
        let mut t = trail(&[size]);
        let which = which % size;
        flip(&mut t.rows[which], field, bit);
        prop_assert_eq!(found(&t.check(vec![])), vec![(What::Changed, Some(1), Some(t.rows[which].id))]);
    }

    #[test]
    fn any_bit_of_a_block_is_found(bit in 0usize..256, which in 0usize..5) {
        let mut t = trail(&[4, 4]);
        let block = &mut t.blocks[0];
        let flip = |bytes: &mut [u8]| bytes[bit / 8 % bytes.len()] ^= 1 << (bit % 8);
        match which {
            0 => flip(&mut block.says.root.0),
            1 => flip(&mut block.says.prev.0),
            2 => flip(&mut block.hash.0),
            3 => flip(&mut block.signature.0),
            _ => flip(&mut block.leaves[bit % 4]),
        }
        prop_assert!(!t.check(vec![]).is_whole());
    }

    #[test]
    fn every_row_has_a_proof_and_no_other_row_passes_with_it(size in 1usize..70, which in 0usize..70, field in 0usize..9, bit in 0u32..128) {
        let t = trail(&[size]);
        let which = which % size;
        let block = &t.blocks[0];
        let proof = Proof::make(t.rows[which].clone(), which, &block.leaves, block.says.clone(), t.key.clone(), block.signature.clone());
        prop_assert!(proof.holds());
        let json = serde_json::to_string(&proof).unwrap();
        let mut other: Proof = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(&other, &proof);
        flip(&mut other.row, field, bit);
        prop_assert!(!other.holds());
        let mut moved = proof.clone();
        moved.place = (which + 1) % size;
        prop_assert!(size == 1 || !moved.holds());
        let mut longer = proof;
        longer.path.push(longer.block.root.clone());
        prop_assert!(!longer.holds());
    }

    #[test]
    fn no_two_lists_of_leaves_have_one_root(a in 1usize..30, b in 1usize..30) {
        let leaves = |count: usize| (0..count).map(|n| row(n as u128).leaf()).collect::<Vec<_>>();
        prop_assert_eq!(tree::root(&leaves(a)) == tree::root(&leaves(b)), a == b);
    }
}
