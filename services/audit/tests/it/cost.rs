//! What sealing costs commands: told, not judged.

use std::time::{Duration, Instant};

use crate::house::{House, act};

const COMMANDS: usize = 400;

async fn commands(house: &House) -> Duration {
    let started = Instant::now();
    for n in 0..COMMANDS {
        act(&house.world.runtime.db, &house.owner, "probe.thing.create", "thing", &format!("thing {n}")).await;
    }
    started.elapsed() / u32::try_from(COMMANDS).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_beside_a_sealer() {
    let house = House::new().await;
    commands(&house).await;
    let alone = commands(&house).await;
    house.seal().await;
    let tasks = data::Tasks::start(&house.world.runtime, &house.world.services);
    let beside = commands(&house).await;
    tasks.finish().await;
    let unsealed = house.number("select count(*) - (select sum(count)::bigint from audit.block) from data.audit_row").await;
    assert_eq!(unsealed, 0, "stopping seals what is left");
    house.forge("drop index data.audit_row_xid").await;
    let without = commands(&house).await;
    testkit::say(&format!("a command: {alone:?} alone, {beside:?} beside a sealer every second, {without:?} without the sealer's index"));
}
