//! What the gateway itself costs: subgraphs that answer at once, asked past it and through it. Prints JSON lines.

#![allow(clippy::print_stdout, reason = "lines of JSON are what this program is for")]
#![allow(dead_code, reason = "the world is the tests'")]

#[path = "../tests/it/world/mod.rs"]
mod world;

use std::hint::black_box;
use std::time::{Duration, Instant};

use async_graphql::Request;
use kernel::{Asked, Graph};

use world::{Log, World, cx, parts};

const LONG: Duration = Duration::from_millis(1_500);

fn main() {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    runtime.block_on(async {
        plans().await;
        requests().await;
    });
}

fn tell(name: &str, what: &str, each: Duration) {
    println!("{}", serde_json::json!({ "bench": name, "what": what, "value": each.as_secs_f64() * 1e6, "unit": "µs" }));
}

async fn each(mut act: impl AsyncFnMut()) -> Duration {
    for _ in 0..100 {
        act().await;
    }
    let (start, mut count) = (Instant::now(), 0);
    while start.elapsed() < LONG {
        act().await;
        count += 1;
    }
    start.elapsed() / count
}

async fn plans() {
    let start = Instant::now();
    let world = World::new();
    tell("composing three subgraphs and reading the result", "once", start.elapsed());
    let mut number = 0;
    let cold = each(async || {
        // Another text each time is another operation.
        number += 1;
        let query = format!("{{ order(id: {number}) {{ id lines {{ quantity item {{ name onHand freight }} }} }} }}");
        let asked = Asked { query: Some(query), ..Asked::default() };
        black_box(world.gateway.answer(cx(), asked).await);
    });
    tell("an operation of three hops, new", "read, checked, planned and answered", cold.await);
}

async fn requests() {
    let world = World::new();
    let items = parts(&Log::default()).remove(0);
    let caller = cx();
    for (name, query) in [
        ("point read", "{ item(id: 101) { id name weight } }"),
        ("list of 20", "{ items(first: 20) { id name weight price { amount currency } } }"),
    ] {
        let alone = each(async || {
            let response = items.execute(caller.clone(), Request::new(query)).await;
            black_box(serde_json::to_vec(&response).expect("JSON"));
            world.log.lock().expect("free").clear();
        });
        tell(name, "subgraph alone", alone.await);
    }
    for (name, query) in [
        ("point read", "{ item(id: 101) { id name weight } }"),
        ("list of 20", "{ items(first: 20) { id name weight price { amount currency } } }"),
        ("list of 20, another service's field of each", "{ items(first: 20) { id name onHand } }"),
        ("two hops", "{ order(id: 1) { id lines { item { name onHand } } } }"),
        ("three services in one round", "{ item(id: 101) { name } places { name } orders { id } }"),
    ] {
        let through = each(async || {
            let asked = Asked { query: Some(query.to_owned()), ..Asked::default() };
            black_box(world.gateway.answer(caller.clone(), asked).await);
            world.log.lock().expect("free").clear();
        });
        tell(name, "through the gateway", through.await);
    }
}
