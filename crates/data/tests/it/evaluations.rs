//! What rules decided is kept with what it decided: both or neither, and never changed.

use data::evaluation::{self, Evaluated, Wanted};
use jiff::civil::date;
use kernel::{Error, Scope, TenantId};
use serde_json::json;
use testkit::World;
use uuid::Uuid;

use crate::probe;

fn evaluated(note: Uuid, refused: Option<&str>) -> Evaluated {
    Evaluated {
        id: Uuid::now_v7(),
        noun: Some("probe.note"),
        subject: Some(note),
        decision: "tds".into(),
        pack: "BD-2026-07".into(),
        digest: "ba78849333de43dc".into(),
        case_on: date(2026, 11, 18),
        known_on: date(2026, 11, 20),
        refused: refused.map(str::to_owned),
        whole: json!({ "results": { "tds": 7_500_000 } }),
    }
}

async fn kept(world: &World, tenant: TenantId, wanted: Wanted) -> Vec<evaluation::Kept> {
    let db = world.runtime.db.clone();
    db.read(&world.operator(tenant), async |look| evaluation::list(look, Uuid::max(), &wanted, 10).await).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evaluation_is_kept_with_what_it_decided_or_not_at_all() {
    let (world, tenant) = probe::world().await;
    let (db, cx) = (world.runtime.db.clone(), world.person(tenant, &["*"], Scope::All));
    let note = Uuid::now_v7();
    let row = evaluated(note, None);
    let whole = row.clone();
    db.command(&cx, "probe.write", &(), async move |tx| {
        probe::write(tx, note, "decided").await?;
        tx.evaluated(&row);
        tx.evaluated(&evaluated(note, Some("rules.fact-missing")));
        Ok(())
    })
    .await
    .unwrap();
    let all = kept(&world, tenant, Wanted::default()).await;
    assert_eq!(all.len(), 2);
    assert_eq!(all[0].refused.as_deref(), Some("rules.fact-missing"), "the newest first");
    let first = &all[1];
    assert_eq!((first.id, &first.whole, first.subject), (whole.id, &whole.whole, Some(note)));
    assert_eq!((first.case_on, first.known_on), (whole.case_on, whole.known_on));
    assert_eq!((first.operation.as_str(), first.actor.clone()), ("probe.write", cx.actor().to_string()));
    let decided = Wanted { refused: Some(false), ..Wanted::default() };
    assert_eq!(kept(&world, tenant, decided).await.len(), 1);
    let other = Wanted { decision: Some("vat".into()), ..Wanted::default() };
    assert!(kept(&world, tenant, other).await.is_empty());

    let undone: kernel::Result<()> = db
        .command(&cx, "probe.write", &(), async move |tx| {
            tx.evaluated(&evaluated(note, None));
            Err(Error::internal("changed one's mind"))
        })
        .await;
    assert!(undone.is_err());
    assert_eq!(kept(&world, tenant, Wanted::default()).await.len(), 2);
    let neighbour = world.bare_tenant("neighbour").await;
    assert!(kept(&world, neighbour, Wanted::default()).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_kept_stays_as_it_was() {
    let (world, tenant) = probe::world().await;
    let db = world.runtime.db.clone();
    let cx = world.operator(tenant);
    db.command(&cx, "probe.write", &(), async |tx| {
        tx.evaluated(&evaluated(Uuid::now_v7(), None));
        Ok(())
    })
    .await
    .unwrap();
    for change in ["update data.evaluation set pack = 'x'", "delete from data.evaluation"] {
        let refused = db.command(&cx, "probe.write", &change, async move |tx| tx.run(change, &[]).await).await;
        assert!(refused.is_err(), "{change}");
    }
    assert_eq!(kept(&world, tenant, Wanted::default()).await[0].pack, "BD-2026-07");
}
