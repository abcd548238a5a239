use std::fs::{self, File, FileTimes};
use std::path::Path;
use std::time::SystemTime;

use bytes::Bytes;
use jiff::SignedDuration;
use kernel::TenantId;

use crate::house::{House, broken, pdf, plain};

const TASK: &str = "file-storage.sweeper";

fn age(path: &Path) {
    let old = SystemTime::UNIX_EPOCH;
    File::options().write(true).open(path).unwrap().set_times(FileTimes::new().set_modified(old)).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_will_ask_for_is_taken_away_and_nothing_else() {
    let house = House::new(plain).await;
    let kept = house.upload(&house.owner, "a.pdf", &pdf(1, 100)).await.unwrap();
    let upload = house.begin(&house.owner, "b.pdf", 100).await.unwrap();
    house.send(&house.owner, &upload, 0, vec![Ok(Bytes::from_static(b"%PDF")), broken()]).await.unwrap_err();
    let shelf = house.folder().join("ab");
    fs::create_dir_all(&shelf).unwrap();
    let (old, young) = (shelf.join("ab".repeat(32)), shelf.join(format!("ab{}", "0".repeat(62))));
    let stray = house.folder().join("uploads").join(TenantId::new().to_string());
    for path in [&old, &young, &stray] {
        fs::write(path, b"left").unwrap();
    }
    let lying = house.world.as_superuser("select digest from file_storage.content").await[0].get::<_, String>(0);
    let lying = house.folder().join(&lying[..2]).join(&lying);
    let part = house.folder().join("uploads").join(&upload);
    for path in [&old, &stray, &part] {
        age(path);
    }
    house.world.work(TASK).await;
    assert!(!old.exists() && !stray.exists(), "bytes of nobody");
    assert!(young.exists(), "they may be a command's that is not over");
    assert!(part.exists() && lying.exists());
    assert_eq!(house.received(&house.owner, &upload).await.unwrap(), 4);

    house.world.clock.set(house.world.clock.now() + SignedDuration::from_hours(49));
    house.world.work(TASK).await;
    assert!(!part.exists());
    assert_eq!(house.received(&house.owner, &upload).await.unwrap_err().code(), "kernel.not-found");
    assert_eq!(house.count("select reserved from file_storage.quota").await, 0);
    assert!(house.download(&house.owner, &kept, &[]).await.is_ok());
    house.prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erased_tenants_files_go() {
    let house = House::new(plain).await;
    house.upload(&house.owner, "a.pdf", &pdf(1, 100)).await.unwrap();
    house.world.as_superuser("update data.tenant_directory set state = 'erased'").await;
    house.world.work(TASK).await;
    assert!(!house.folder().exists());
}
