//! Reads: one flight, whatever goes wrong in it.

use std::time::Duration;

use futures_util::try_join;
use kernel::{Kind, Result};
use uuid::Uuid;

use crate::probe;

const TEXT: &str = "select text from probe.note where id = $1";

async fn text(look: &data::Look, id: Uuid) -> Result<Option<String>> {
    look.find(TEXT, &[&id], |row| row.get("text")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn looks_asked_for_together_and_one_after_another_both_answer() {
    let (world, tenant) = probe::world().await;
    let cx = world.operator(tenant);
    let (a, b) = (Uuid::now_v7(), Uuid::now_v7());
    world
        .runtime
        .db
        .command(&cx, "probe.write", &(), async |tx| {
            probe::write(tx, a, "a").await?;
            probe::write(tx, b, "b").await
        })
        .await
        .unwrap();
    let db = &world.runtime.db;
    let both = db.read(&cx, async |look| try_join!(text(look, a), text(look, b))).await.unwrap();
    assert_eq!(both, (Some("a".to_owned()), Some("b".to_owned())));
    let chain = db
        .read(&cx, async |look| {
            let first = text(look, a).await?;
            Ok((first, text(look, b).await?))
        })
        .await
        .unwrap();
    assert_eq!(chain, both);
    let nothing = db.read(&cx, async |_| Ok(7)).await.unwrap();
    assert_eq!(nothing, 7);
    let none = db.read(&cx, async |look| text(look, Uuid::now_v7()).await).await.unwrap();
    assert_eq!(none, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_read_cannot_write() {
    let (world, tenant) = probe::world().await;
    let cx = world.operator(tenant);
    let refused = world
        .runtime
        .db
        .read(&cx, async |look| look.list(probe::INSERT, &[&Uuid::now_v7(), &"x"], |row| row.get::<Uuid>("id")).await)
        .await;
    assert_eq!(refused.unwrap_err().code(), "data.read-only");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_statement_hurts_nobody_beside_it() {
    let (world, tenant) = probe::world().await;
    let cx = world.operator(tenant);
    let id = Uuid::now_v7();
    let db = &world.runtime.db;
    db.command(&cx, "probe.write", &(), async |tx| probe::write(tx, id, "good").await).await.unwrap();
    let broken = async |divisor: i32| {
        db.read(&cx, async |look| {
            look.one("select 1 / $1::int4 as one", &[&divisor], |row| row.get::<i32>("one")).await
        })
        .await
    };
    let wrong =
        async || db.read(&cx, async |look| look.find("select nonsense from probe.note", &[], |_| Ok(())).await).await;
    for _ in 0..50 {
        let good = db.read(&cx, async |look| text(look, id).await);
        let (zero, one, good, wrong) = futures_util::join!(broken(0), broken(1), good, wrong());
        assert_eq!(zero.unwrap_err().kind(), Kind::Internal);
        assert_eq!(one.unwrap(), 1);
        assert_eq!(good.unwrap().as_deref(), Some("good"));
        assert_eq!(wrong.unwrap_err().kind(), Kind::Internal);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_who_leaves_strands_nothing() {
    let (world, tenant) = probe::world().await;
    let cx = world.operator(tenant);
    let db = &world.runtime.db;
    for _ in 0..40 {
        let slow = db.read(&cx, async |look| {
            look.one("select pg_sleep(0.05)::text as done", &[], |row| row.get::<String>("done")).await
        });
        assert!(tokio::time::timeout(Duration::from_millis(1), slow).await.is_err());
    }
    let count = db
        .read(&cx, async |look| look.one("select count(*) as n from probe.note", &[], |row| row.get::<i64>("n")).await);
    assert_eq!(count.await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_its_connections_are_cut_reading_goes_on() {
    let (world, tenant) = probe::world().await;
    let cx = world.operator(tenant);
    let db = &world.runtime.db;
    for _ in 0..5 {
        let one = db.read(&cx, async |look| look.one("select 1 as one", &[], |row| row.get::<i32>("one")).await).await;
        assert_eq!(one.unwrap(), 1);
        world
            .as_superuser(
                "select pg_terminate_backend(pid) from pg_stat_activity
                 where usename = 'vextrus_test' and datname = current_database()",
            )
            .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn search_finds_prefixes_of_both_scripts() {
    let (world, tenant) = probe::world().await;
    let cx = world.operator(tenant);
    let (a, b) = (Uuid::now_v7(), Uuid::now_v7());
    let db = &world.runtime.db;
    db.command(&cx, "probe.write", &(), async |tx| {
        probe::write(tx, a, "Rahman Cement রহমান সিমেন্ট ১২৩").await?;
        probe::write(tx, b, "Rahim Steel").await
    })
    .await
    .unwrap();
    for (text, expected) in [
        ("rah", vec![b, a]),
        ("RAHM", vec![a]),
        ("সিমে", vec![a]),
        ("cem rahman", vec![a]),
        ("cem steel", vec![]),
        ("123", vec![a]),
        ("'; drop table", vec![]),
        ("%", vec![]),
    ] {
        let found =
            db.read(&cx, async |look| data::search::find(look, "probe.note", text, &[], 10).await).await.unwrap();
        assert_eq!(found, expected, "{text}");
    }
}

const UNSIGNED: &str = "update data.search_token set signature = -1";

#[tokio::test(flavor = "multi_thread")]
async fn a_text_is_searched_among_the_records_of_a_facet() {
    let (world, tenant) = probe::world().await;
    let cx = world.operator(tenant);
    let (vendor, buyer) = (Uuid::now_v7(), Uuid::now_v7());
    let db = &world.runtime.db;
    let write = async |facets: &[&str]| {
        db.command(&cx.clone().unkeyed(), "probe.write", &facets.len(), async |tx| {
            tx.index_among("probe.note", vendor, &["Rahman Cement"], facets);
            tx.index_among("probe.note", buyer, &["Rahman"], &["buyer"]);
            Ok(())
        })
        .await
        .unwrap();
    };
    let found = async |text: &str, facets: &[&str]| {
        db.read(&cx, async |look| data::search::find(look, "probe.note", text, facets, 10).await).await.unwrap()
    };
    write(&["vendor", "open"]).await;
    assert_eq!(found("rah", &["vendor"]).await, [vendor]);
    assert_eq!(found("rah", &["vendor", "open"]).await, [vendor]);
    assert_eq!(found("rah", &["buyer"]).await, [buyer]);
    assert!(found("cement", &["buyer"]).await.is_empty());
    assert!(found("rah", &["vend"]).await.is_empty(), "a facet is a whole word");
    assert!(found("#vendor vendor", &[]).await.is_empty(), "no text asks for a facet");
    assert!(found("", &["vendor"]).await.is_empty(), "a facet alone is no search");
    world.as_superuser(UNSIGNED).await;
    assert_eq!(found("rah cem", &["vendor"]).await, [vendor], "rows from before signatures are looked at one by one");
    write(&["buyer"]).await;
    assert!(found("rah", &["vendor"]).await.is_empty(), "it is that no more");
    assert_eq!(found("rah cem", &["buyer"]).await, [vendor], "and this since");
}

/// As an office has them: many of a name, many of a trade, few of both.
const MANY: &str = "
    insert into data.search_token (tenant_id, kind, token, id)
    select t.tenant_id, 'probe.note', w.token, md5(n::text)::uuid
    from data.tenant_directory t, generate_series(1, 3000) n,
         lateral (values ('name' || n % 2), ('trade' || n % 3), ('rare' || n / 10)) w (token)";

#[tokio::test(flavor = "multi_thread")]
async fn the_rarest_word_leads_and_a_search_ends_at_what_it_may_find() {
    let (world, tenant) = probe::world().await;
    let cx = world.operator(tenant);
    world.as_superuser(MANY).await;
    let found = async |text: &str, limit: i64| {
        let found = async |look: &data::Look| data::search::find(look, "probe.note", text, &[], limit).await;
        world.runtime.db.read(&cx, found).await.unwrap().len()
    };
    assert_eq!(found("name1 trade1", 10_000).await, 500);
    assert_eq!(found("name1 trade1", 20).await, 20);
    assert_eq!(found("name1 rare7", 200).await, 55, "of rare7 and rare70 to rare79, the odd ones");
    assert_eq!(found("name1 trade1 rare299", 200).await, 1, "2995");
}
