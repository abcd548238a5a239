//! What a command's last statement costs: what it changes, not what the tenant has.

use crate::probe;

/// Two thousand records of a few words each, as a young tenant has them.
const GROW: &str = "
    insert into data.search_token (tenant_id, kind, token, id)
    select t.tenant_id, 'probe.note', 'word' || w, gen_random_uuid()
    from data.tenant_directory t, generate_series(1, 2000) n, generate_series(1, 3) w";

const TOUCHED: &str = "
    select sum(seq_tup_read + coalesce(idx_tup_fetch, 0) + n_tup_ins + n_tup_del)::bigint as touched
    from pg_stat_xact_user_tables where relname = 'search_token'";

#[tokio::test(flavor = "multi_thread")]
async fn a_record_is_made_findable_without_reading_the_others() {
    let (world, tenant) = probe::world().await;
    for sql in [GROW, "analyze data.search_token"] {
        world.as_superuser(sql).await;
    }
    let client = world.bare().await;
    let save = format!(
        "begin; set local role vextrus_probe; set local app.tenant_id = '{tenant}';
         select data.save(now(), 'operator', gen_random_uuid(), 'probe.write', null, null, null,
           jsonb_build_array(jsonb_build_object('kind', 'probe.note', 'id', gen_random_uuid(), 'tokens', array['office', 'dhaka'])),
           null, null, null);
         reset role"
    );
    client.batch_execute(&save).await.unwrap();
    let touched: i64 = client.query_one(TOUCHED, &[]).await.unwrap().get("touched");
    client.batch_execute("rollback").await.unwrap();
    assert_eq!(touched, 2, "two words were written");
}
