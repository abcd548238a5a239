use super::*;

static SEE: kernel::Permission =
    kernel::Permission::declare("gateway.thing.read", "See things", "জিনিস দেখা", &[], false);

fn change(id: u128, version: i32) -> Change {
    Change { kind: "gateway.thing", id: Uuid::from_u128(id), version: Some(version), company: None, permission: &SEE }
}

fn told(since: Since) -> Option<Vec<(u128, Option<i32>)>> {
    match since {
        Since::Changes(changes) => Some(changes.iter().map(|change| (change.id.as_u128(), change.version)).collect()),
        Since::Resync => None,
    }
}

#[tokio::test]
async fn each_thing_is_told_once_as_it_is_now_and_only_in_its_tenant() {
    let changes = Changes::default();
    let (ours, theirs) = (TenantId::new(), TenantId::new());
    let mut ear = changes.ear(ours);
    changes.tell(ours, change(1, 1));
    changes.tell(theirs, change(2, 1));
    changes.tell(ours, change(3, 1));
    changes.tell(ours, change(1, 2));
    ear.heard().await;
    assert_eq!(told(ear.since()), Some(vec![(3, Some(1)), (1, Some(2))]));
    assert_eq!(told(ear.since()), Some(Vec::new()));
}

#[tokio::test]
async fn too_much_at_once_or_something_missed_is_told_as_that() {
    let changes = Changes::default();
    let tenant = TenantId::new();
    let mut ear = changes.ear(tenant);
    (0..=TOLD as u128).for_each(|id| changes.tell(tenant, change(id, 1)));
    ear.heard().await;
    assert_eq!(told(ear.since()), None, "many at once");
    changes.missed();
    ear.heard().await;
    assert_eq!(told(ear.since()), None, "the process missed something");
    (0..2 * RING as u128).for_each(|id| changes.tell(tenant, change(id % 2, 1)));
    ear.heard().await;
    assert_eq!(told(ear.since()), None, "the ring came round");
    changes.tell(tenant, change(7, 7));
    ear.heard().await;
    assert_eq!(told(ear.since()), Some(vec![(7, Some(7))]), "and then it goes on");
}

#[tokio::test]
async fn nobody_is_followed_for_nobody() {
    let changes = Changes::default();
    let ear = changes.ear(TenantId::new());
    changes.watched().await;
    changes.follow();
    assert!(!changes.rest() && ear.follows());
    drop(ear);
    assert!(changes.rest());
    let mut late = changes.ear(TenantId::new());
    assert!(!late.follows(), "what happened meanwhile was told to nobody");
    changes.follow();
    late.following().await;
}
