//! Single fields under lock.

use data::{Look, vault};
use kernel::{Result, TenantId};
use testkit::World;
use uuid::Uuid;

use crate::probe::{self, NID};

const KEEP: &str = "insert into probe.secret (id, nid, nid_blind) values ($1, $2, $3)";
const FOUND: &str = "select id from probe.secret where nid_blind = $1";
const VALUE: &str = "select nid from probe.secret where id = $1";

async fn keep(world: &World, tenant: TenantId, nid: &str) -> Uuid {
    let (db, id) = (&world.runtime.db, Uuid::now_v7());
    let tx = db.begin(&world.operator(tenant), "probe.keep").await.unwrap();
    let sealed = db.vault().seal(&tx, NID.place, id, nid.as_bytes()).await.unwrap();
    let blind = db.vault().blind(&tx, NID.place, nid).await.unwrap();
    tx.run(KEEP, &[&id, &sealed, &blind]).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn value(look: &Look, id: Uuid) -> Result<Vec<u8>> {
    look.one(VALUE, &[&id], |row| row.get("nid")).await
}

async fn read(world: &World, tenant: TenantId, id: Uuid) -> String {
    let (db, cx) = (&world.runtime.db, world.operator(tenant));
    let plain = db
        .read(&cx, async |look| {
            let sealed = value(look, id).await?;
            db.vault().unseal(look, &cx, NID.place, id, &sealed).await
        })
        .await;
    String::from_utf8(plain.unwrap()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_opens_where_it_was_sealed_and_nowhere_else() {
    let (world, tenant) = probe::world().await;
    let neighbour = world.bare_tenant("two").await;
    let (mine, other, theirs) =
        (keep(&world, tenant, "1990123").await, keep(&world, tenant, "77").await, keep(&world, neighbour, "88").await);
    assert_eq!(read(&world, tenant, mine).await, "1990123");
    assert_eq!(read(&world, neighbour, theirs).await, "88");
    let (db, cx) = (&world.runtime.db, world.operator(tenant));
    let sealed = db.read(&cx, async |look| value(look, mine).await).await.unwrap();
    assert!(!sealed.windows(7).any(|window| window == b"1990123"), "the value itself is nowhere");
    let there = world.operator(neighbour);
    for (what, cx, place, id) in [
        ("another row", &cx, NID.place, other),
        ("another column", &cx, "probe.secret.bank", mine),
        ("another tenant", &there, NID.place, mine),
    ] {
        let opened = db.read(cx, async |look| db.vault().unseal(look, cx, place, id, &sealed).await).await;
        assert_eq!(opened.unwrap_err().code(), "data.unsealed", "{what}");
    }
    for at in 0..sealed.len() {
        let (mut bent, short) = (sealed.clone(), &sealed[..at]);
        bent[at] ^= 1;
        for value in [bent.as_slice(), short] {
            let opened = db.read(&cx, async |look| db.vault().unseal(look, &cx, NID.place, mine, value).await).await;
            assert_eq!(opened.unwrap_err().code(), "data.unsealed", "byte {at}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn equal_values_are_found_without_opening_any_and_not_across_tenants() {
    let (world, tenant) = probe::world().await;
    let neighbour = world.bare_tenant("two").await;
    let id = keep(&world, tenant, "19901234567890123").await;
    keep(&world, neighbour, "19901234567890123").await;
    let blind = async |tenant| {
        let tx = world.runtime.db.begin(&world.operator(tenant), "probe.find").await.unwrap();
        world.runtime.db.vault().blind(&tx, NID.place, "19901234567890123").await.unwrap()
    };
    let (ours, theirs) = (blind(tenant).await, blind(neighbour).await);
    assert_ne!(ours, theirs, "two tenants' indexes cannot be laid side by side");
    let cx = world.operator(tenant);
    let found = world.runtime.db.read(&cx, async |look| look.list(FOUND, &[&ours], |row| row.get::<Uuid>("id")).await);
    assert_eq!(found.await.unwrap(), [id]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_key_seals_everything_anew_and_the_old_one_is_gone() {
    let (world, tenant) = probe::world().await;
    let mut ids = Vec::new();
    for number in 0..1_203 {
        ids.push(keep(&world, tenant, &number.to_string()).await);
    }
    let (db, cx) = (&world.runtime.db, world.operator(tenant));
    let before = db.read(&cx, async |look| value(look, ids[5]).await).await.unwrap();
    let sealed = std::sync::atomic::AtomicUsize::new(0);
    let count = |_: &str, values: usize| {
        sealed.fetch_add(values, std::sync::atomic::Ordering::Relaxed);
    };
    vault::rotate(db, &cx, &[("vextrus_probe", NID)], count).await.unwrap();
    assert_eq!(sealed.into_inner(), ids.len());
    assert_eq!(read(&world, tenant, ids[1_202]).await, "1202");
    let after = db.read(&cx, async |look| value(look, ids[5]).await).await.unwrap();
    assert_ne!(before[..5], after[..5], "the version at its head is another");
    let left = world.as_superuser("select version from data.tenant_key").await;
    assert_eq!(left.iter().map(|row| row.get::<_, i32>(0)).collect::<Vec<_>>(), [2]);
    let tx = db.begin(&cx, "probe.find").await.unwrap();
    let blind = db.vault().blind(&tx, NID.place, "5").await.unwrap();
    assert_eq!(tx.list(FOUND, &[&blind], |row| row.get::<Uuid>("id")).await.unwrap(), [ids[5]]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_first_values_at_once_make_one_key() {
    let (world, tenant) = probe::world().await;
    let ids = futures_util::future::join_all((0..8).map(|number| keep(&world, tenant, ["a", "b"][number % 2]))).await;
    for (number, id) in ids.into_iter().enumerate() {
        assert_eq!(read(&world, tenant, id).await, ["a", "b"][number % 2]);
    }
    assert_eq!(world.as_superuser("select 1 from data.tenant_key").await.len(), 1);
}
