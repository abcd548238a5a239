use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::{Flag, Share, Subject, Variant, Why};
use crate::TenantId;

fn now() -> Timestamp {
    "2026-11-21T04:00:00Z".parse().unwrap()
}

fn flag(percent: u8) -> Flag {
    let share = Share { percent, ..Share::default() };
    Flag { key: "desk.board".to_owned(), on: true, share, starts_at: None, ends_at: None, variants: Vec::new() }
}

fn subject(tenant: TenantId, id: Uuid) -> Subject<'static> {
    Subject { tenant, id, roles: &[], now: now() }
}

fn people() -> impl Iterator<Item = Uuid> {
    (0..10_000u128).map(|n| Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0000 + n))
}

fn holders(flag: &Flag, tenant: TenantId) -> Vec<Uuid> {
    people().filter(|id| flag.judge(&subject(tenant, *id)).on).collect()
}

#[test]
fn a_share_is_a_share_and_only_grows() {
    let tenant = TenantId(Uuid::from_u128(7));
    let (none, some, more, all) = (
        holders(&flag(0), tenant),
        holders(&flag(10), tenant),
        holders(&flag(30), tenant),
        holders(&flag(100), tenant),
    );
    assert!(none.is_empty());
    assert_eq!(all.len(), 10_000);
    assert!((900..1_100).contains(&some.len()), "{}", some.len());
    assert!((2_850..3_150).contains(&more.len()), "{}", more.len());
    assert!(some.iter().all(|id| more.contains(id)), "whoever has it keeps it when the share grows");
}

#[test]
fn flags_and_tenants_draw_their_own_lots() {
    let (here, there) = (TenantId(Uuid::from_u128(7)), TenantId(Uuid::from_u128(8)));
    let other = Flag { key: "desk.chart".to_owned(), ..flag(50) };
    let mine = holders(&flag(50), here);
    for others in [holders(&flag(50), there), holders(&other, here)] {
        let both = mine.iter().filter(|id| others.contains(id)).count();
        assert!((2_200..2_800).contains(&both), "{both}");
    }
}

/// Written down once: another answer here means that people lose or get things by an update of the program.
#[test]
fn a_lot_never_changes() {
    let judged = |n: u128| flag(50).judge(&subject(TenantId(Uuid::from_u128(1)), Uuid::from_u128(n))).place;
    assert_eq!([judged(1), judged(2), judged(3)], [3395, 5379, 7687]);
}

#[test]
fn ways_are_drawn_by_their_weights() {
    let way = |key: &str, weight| Variant { key: key.to_owned(), weight };
    let three = Flag { variants: vec![way("a", 1), way("b", 3), way("none", 0)], ..flag(100) };
    let tenant = TenantId(Uuid::from_u128(7));
    let of = |name: &str| people().filter(|id| three.judge(&subject(tenant, *id)).variant == Some(name)).count();
    let (a, b) = (of("a"), of("b"));
    assert_eq!((a + b, of("none")), (10_000, 0));
    assert!((2_350..2_650).contains(&a), "{a}");
}

#[test]
fn it_says_why() {
    let (tenant, id) = (TenantId(Uuid::from_u128(7)), Uuid::from_u128(1));
    let hour = SignedDuration::from_hours(1);
    let named = Share { percent: 0, people: vec![id], roles: Vec::new() };
    let role = Share { percent: 0, people: Vec::new(), roles: vec!["accountant".to_owned()] };
    for (why, flag) in [
        (Why::Off, Flag { on: false, ..flag(100) }),
        (Why::Early, Flag { starts_at: Some(now() + hour), ..flag(100) }),
        (Why::Over, Flag { ends_at: Some(now()), ..flag(100) }),
        (Why::Share, Flag { starts_at: Some(now()), ends_at: Some(now() + hour), ..flag(100) }),
        (Why::Outside, flag(0)),
        (Why::Named, Flag { share: named, ..flag(0) }),
        (Why::Role, Flag { share: role, ..flag(0) }),
    ] {
        let roles = ["accountant".to_owned()];
        let judged = flag.judge(&Subject { roles: &roles, ..subject(tenant, id) });
        assert_eq!((judged.why, judged.on), (why, matches!(why, Why::Named | Why::Role | Why::Share)));
    }
}
