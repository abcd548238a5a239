//! What one process configures, another works by within a second, whatever it hears.

use std::time::{Duration, Instant};

use data::{Db, News, Spot};
use kernel::Cx;
use serde_json::json;
use tokio::sync::mpsc;

use crate::house::{House, bakery};

const SECOND: Duration = Duration::from_secs(1);

async fn minutes(db: &Db, cx: &Cx) -> i64 {
    db.configured(cx).await.unwrap().get(&bakery::MINUTES, Spot::TENANT, cx.today())
}

/// How long the other process takes to see it.
async fn seen(db: &Db, cx: &Cx, wanted: i64) -> Duration {
    let begun = Instant::now();
    while minutes(db, cx).await != wanted {
        assert!(begun.elapsed() < 5 * SECOND, "never seen");
        // sleep: asks again until it is seen.
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    begun.elapsed()
}

async fn choose(house: &House, value: i64) {
    let version = house.count("select count(*) from configuration.setting_choice").await;
    let input =
        json!({ "key": "bakery.bread.minutes", "value": value.to_string(), "reason": "taste", "version": version });
    house.choose(&house.owner, input).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn another_process_sees_it_within_a_second_also_after_its_listener_was_cut() {
    let house = House::new().await;
    let (other, owner) = (house.another_process(), house.owner.clone());
    let (told, mut news) = mpsc::unbounded_channel();
    let hearing = other.clone();
    let listening = tokio::spawn(async move { hearing.hear(move |news| drop(told.send(news))).await });
    let heard = async |news: &mut mpsc::UnboundedReceiver<News>| {
        tokio::time::timeout(10 * SECOND, news.recv()).await.expect("news in time").expect("it listens")
    };
    assert_eq!(heard(&mut news).await, News::Listening);
    assert_eq!(minutes(&other, &owner).await, 35);
    choose(&house, 40).await;
    assert_eq!(minutes(&house.world.runtime.db, &owner).await, 40, "the process that chose knows at once");
    let took = seen(&other, &owner, 40).await;
    assert!(took < SECOND, "{took:?}");

    // The listening connection is cut; what is chosen just then is not told to it.
    let cut = "select count(pg_terminate_backend(pid)) from pg_stat_activity
               where datname = current_database() and query in ('listen vextrus', '')";
    assert_eq!(minutes(&other, &owner).await, 40);
    assert_eq!(house.count(cut).await, 1);
    choose(&house, 45).await;
    let took = seen(&other, &owner, 45).await;
    assert!(took < SECOND, "{took:?}");
    while heard(&mut news).await != News::Listening {}
    choose(&house, 50).await;
    let took = seen(&other, &owner, 50).await;
    assert!(took < SECOND, "{took:?}");
    listening.abort();
}

/// A silent network looks like a listener that hears nothing: the versions are compared all the same.
#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_hears_nothing_sees_it_within_a_second_too() {
    let house = House::new().await;
    let (deaf, owner) = (house.another_process(), house.owner.clone());
    assert_eq!(minutes(&deaf, &owner).await, 35);
    choose(&house, 40).await;
    let took = seen(&deaf, &owner, 40).await;
    assert!(took < SECOND, "{took:?}");
}
