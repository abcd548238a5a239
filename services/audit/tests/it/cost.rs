//! What sealing costs commands: told, not judged.

use std::time::{Duration, Instant};

use crate::house::{House, act};

const COMMANDS: usize = 200;
const TURNS: usize = 5;

/// The median, so that a neighbour's build on the same machine counts little.
async fn commands(house: &House, times: &mut Vec<Duration>) {
    for n in 0..COMMANDS {
        let started = Instant::now();
        act(&house.world.runtime.db, &house.owner, "probe.thing.create", "thing", &format!("thing {n}")).await;
        times.push(started.elapsed());
    }
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_beside_a_sealer() {
    let house = House::new().await;
    let (mut alone, mut beside, mut without) = (Vec::new(), Vec::new(), Vec::new());
    commands(&house, &mut Vec::new()).await;
    for _ in 0..TURNS {
        commands(&house, &mut alone).await;
        let tasks = data::Tasks::start(&house.world.runtime, &house.world.services);
        commands(&house, &mut beside).await;
        tasks.finish().await;
        let unsealed = "select count(*) - (select sum(count)::bigint from audit.block) from data.audit_row";
        assert_eq!(house.number(unsealed).await, 0, "stopping seals what is left");
        house.forge("drop index data.audit_row_xid").await;
        commands(&house, &mut without).await;
        house.forge("create index audit_row_xid on data.audit_row (tenant_id, xid, id)").await;
    }
    let (alone, beside, without) = (median(&mut alone), median(&mut beside), median(&mut without));
    testkit::say(&format!(
        "a command: {alone:?} alone, {beside:?} beside a sealer every second, {without:?} without the sealer's index"
    ));
}
