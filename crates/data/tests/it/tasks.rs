//! A service's loops: a failure or a panic ends a pass, not the loop; stopping ends the pass and runs the last one.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use data::{Task, Tasks};
use kernel::{BoxFuture, Error, Result};

use crate::probe;

#[tokio::test(flavor = "multi_thread")]
async fn a_loop_outlives_its_failures_and_ends_when_asked() {
    let (mut world, _) = probe::world().await;
    let (passes, ends) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
    let (counted, ended) = (passes.clone(), ends.clone());
    let task = Task::new("probe.loop", Duration::from_millis(1), move || -> BoxFuture<'static, Result<bool>> {
        let n = counted.fetch_add(1, Ordering::SeqCst);
        Box::pin(async move {
            match n {
                0 => Ok(true),
                1 => Err(Error::internal("one that fails")),
                2 => panic!("one that panics"),
                _ => Ok(false),
            }
        })
    })
    .at_end(move || {
        ended.fetch_add(1, Ordering::SeqCst);
        Box::pin(async { Ok(false) })
    });
    world.services[0].tasks.push(task);
    let tasks = Tasks::start(&world.runtime, &world.services);
    let begun = std::time::Instant::now();
    while passes.load(Ordering::SeqCst) < 6 {
        assert!(begun.elapsed() < Duration::from_secs(10), "the loop stopped");
        // sleep: asks again until six passes were made
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    assert_eq!(ends.load(Ordering::SeqCst), 0);
    tasks.finish().await;
    assert_eq!(ends.load(Ordering::SeqCst), 1);
    let made = passes.load(Ordering::SeqCst);
    tokio::task::yield_now().await;
    assert_eq!(passes.load(Ordering::SeqCst), made, "no pass after the end");
}
