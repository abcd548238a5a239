//! Somebody with all the power there is alters the database by hand, and verification names exactly what he did.

// sql: ids come from the rows themselves, and roles from our own lists.

use crate::house::House;

async fn grown() -> House {
    let house = House::new().await;
    for name in ["one", "two", "three", "four"] {
        house.act(&house.owner, "probe.thing.create", "thing", name).await;
        if name != "one" {
            house.seal().await;
        }
    }
    assert_eq!(house.wrong().await, Vec::<String>::new());
    house
}

async fn named(house: &House, forged: &str, restored: &str, expected: &[&str]) {
    house.forge(forged).await;
    let wrong = house.wrong().await;
    assert_eq!(wrong.len(), expected.len(), "{forged}: {wrong:?}");
    for (wrong, expected) in wrong.iter().zip(expected) {
        assert!(wrong.contains(expected), "{forged}: {wrong}");
    }
    house.forge(restored).await;
    assert_eq!(house.wrong().await, Vec::<String>::new(), "after {restored}");
}

/// What verification itself writes down is not part of these stories.
const QUIET: &str = "delete from data.audit_row where noun = 'audit-trail'; delete from data.outbox";

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_or_deleted_row_is_named_and_only_that() {
    let house = grown().await;
    let rows = house.world.as_superuser("select id::text, after::text from data.audit_row order by id").await;
    let id: String = rows[1].get(0);
    house.forge("create table public.kept as select * from data.audit_row; create table public.blocks as select * from audit.block").await;
    let back = format!("{QUIET}; delete from data.audit_row; insert into data.audit_row select * from public.kept");
    let row = format!("row {id} (probe.thing.create of thing ");
    for change in [
        r#"after = '{"name": "zwei", "open": true}'"#.to_owned(),
        "actor = 'operator'".to_owned(),
        "at = at + interval '1 microsecond'".to_owned(),
        "before = null".to_owned(),
        "noun = 'thing '".to_owned(),
        "request = gen_random_uuid()".to_owned(),
    ] {
        named(&house, &format!("update data.audit_row set {change} where id = '{id}'"), &back, &[&row]).await;
    }
    named(&house, &format!("delete from data.audit_row where id = '{id}'"), &back, &[&row]).await;
    let insert = "insert into data.audit_row select tenant_id, gen_random_uuid(), at - interval '1 day', actor, operation, noun, subject, before, after, request, 1 from public.kept limit 1";
    named(&house, insert, &back, &["it stands in no block"]).await;
    // The alert was told each time.
    house.forge(&format!("delete from data.audit_row where id = '{id}'")).await;
    assert_eq!(house.verify(vec![]).await.wrong, 1);
    assert_eq!(house.number("select count(*) from data.outbox where name = 'audit.compliance-alert'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_put_in_and_sealed_by_the_program_shows_by_its_date() {
    let house = grown().await;
    let copy = "insert into data.audit_row (tenant_id, id, at, actor, operation, noun, subject, after, request) select tenant_id, gen_random_uuid(), at - interval '3 days', actor, 'probe.forged', noun, subject, after, request from data.audit_row limit 1";
    let client = house.world.admin.connect(tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(client.1);
    client.0.batch_execute(copy).await.unwrap();
    house.seal().await;
    let wrong = house.wrong().await;
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    assert!(wrong[0].contains("probe.forged") && wrong[0].contains("behind the seal"), "{}", wrong[0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_reordered_or_missing_block_is_named() {
    let house = grown().await;
    let head = house.heads().await;
    house.forge("create table public.blocks as select * from audit.block").await;
    let back = format!("{QUIET}; delete from audit.block; insert into audit.block select * from public.blocks");
    for (forged, expected) in [
        ("update audit.block set row_ids = array[row_ids[2], row_ids[1]] where n = 1", &["another order"][..]),
        (
            "update audit.block set count = 3 where n = 2",
            &["block 2 was altered", "block 2 is not what", "block 2 was altered: its leaves"][..],
        ),
        (
            "update audit.block set sealed_at = sealed_at - interval '1 day' where n = 2",
            &["block 2 was altered", "block 2 is not what"][..],
        ),
        (
            "update audit.block set leaves = set_byte(leaves, 3, get_byte(leaves, 3) # 1) where n = 2",
            &["its rows are right", "it was changed"][..],
        ),
        (
            "update audit.block set signature = set_byte(signature, 3, get_byte(signature, 3) # 1) where n = 2",
            &["block 2 is not what the key"][..],
        ),
    ] {
        named(&house, forged, &back, expected).await;
    }
    house.forge("delete from audit.block where n = 2").await;
    let wrong = house.wrong().await;
    assert!(wrong.iter().any(|wrong| wrong.contains("block 2 is not there")), "{wrong:?}");
    house.forge(&back).await;
    // The end cut off, with its rows: the rest is whole in itself; a head kept elsewhere knows better.
    house.forge("delete from data.audit_row where id = (select row_ids[1] from audit.block where n = 3); delete from audit.entry where n = 3; delete from audit.block where n = 3").await;
    assert_eq!(house.verify(vec![]).await.wrong, 0);
    let verified = house.verify(head).await;
    assert_eq!(verified.wrong, 1, "{:?}", verified.findings);
    assert!(verified.findings[0].sentence.contains("the end was cut off"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_is_verified_by_its_folder_alone() {
    let house = grown().await;
    let neighbour = house.world.bare_tenant("neighbour").await;
    house
        .act(&house.world.person(neighbour, &["*"], kernel::Scope::All), "probe.thing.create", "thing", "theirs")
        .await;
    house.seal().await;
    let enclosures = house.world.services[0].enclosures.clone();
    let operator = house.world.operator(house.tenant);
    let (db, files) = (&house.world.runtime.db, &house.world.runtime.files);
    let exported = data::tenants::export(db, &operator, files, "acme", &enclosures, |_, _| {}).await.unwrap();
    let check = || seal::verify_export(&exported.folder, vec![]).unwrap();
    let report = check();
    assert!(report.is_whole(), "{:?}", report.damages);
    assert_eq!((report.rows, report.blocks, report.keys.len()), (4, 3, 1));

    let file = exported.folder.join("data.audit_row.jsonl");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("\"three\"", "\"drei\"")).unwrap();
    let told: Vec<String> = check().damages.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("data.audit_row.jsonl differs from the manifest"), "{told:?}");
    assert!(told[1].contains("probe.thing.create of thing"), "{told:?}");
    std::fs::write(&file, &text).unwrap();
    assert!(check().is_whole());

    let lines: Vec<&str> = text.lines().collect();
    std::fs::write(&file, lines[1..].join("\n") + "\n").unwrap();
    let what: Vec<_> = check().damages.iter().map(|damage| damage.what).collect();
    assert_eq!(what, [seal::What::File, seal::What::Missing]);
    std::fs::remove_dir_all(&exported.folder).unwrap();
}
