use crate::clamd::{EICAR, LARGEST, listen};
use crate::house::{House, pdf, plain, scanning, trusting};

const TASK: &str = "file-storage.scanner";

async fn pass(house: &House) -> Result<bool, String> {
    let task = house.world.services[0].tasks.iter().find(|task| task.name == TASK).unwrap();
    task.pass().await.map_err(|error| error.code().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn until_a_file_was_looked_into_only_its_uploader_reads_it() {
    let house = House::new(scanning).await;
    let other = house.person();
    let file = house.upload(&house.owner, "a.pdf", &pdf(1, 3 << 20)).await.unwrap();
    assert_eq!(house.state(&other, &file).await, "WAITING");
    assert_eq!(house.download(&other, &file, &[]).await.unwrap_err().code(), "file_storage.file.unscanned");
    assert!(house.download(&house.owner, &file, &[]).await.is_ok());

    assert_eq!(pass(&house).await, Err("kernel.unavailable".to_owned()), "the scanner is away");
    let task = house.world.services[0].tasks.iter().find(|task| task.name == TASK).unwrap();
    assert!(task.ails().unwrap()().is_some());
    assert_eq!(house.state(&other, &file).await, "WAITING");

    let _clamd = listen(house.world.runtime.files.join("clamd.sock"));
    house.world.work(TASK).await;
    assert!(task.ails().unwrap()().is_none());
    assert_eq!(house.state(&other, &file).await, "CLEAN");
    assert_eq!(house.download(&other, &file, &[]).await.unwrap().1, pdf(1, 3 << 20));
    let told = "select count(*) from data.outbox where name = 'file.scanned'";
    assert_eq!(house.count(told).await, 1);
    let again = house.upload(&other, "b.pdf", &pdf(1, 3 << 20)).await.unwrap();
    assert_eq!(house.state(&house.owner, &again).await, "CLEAN", "the same bytes are not looked into twice");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_virus_is_quarantined_and_nobody_reads_it() {
    let house = House::new(scanning).await;
    let _clamd = listen(house.world.runtime.files.join("clamd.sock"));
    let file = house.upload(&house.owner, "note.txt", EICAR).await.unwrap();
    house.world.work(TASK).await;
    let seen = house.graph(&house.owner, &format!(r#"{{ file(id: "{file}") {{ state finding readable }} }}"#)).await;
    let seen = seen.unwrap();
    assert_eq!((seen["state"].as_str(), seen["finding"].as_str()), (Some("INFECTED"), Some("Eicar-Test-Signature")));
    assert_eq!(seen["readable"], false);
    assert_eq!(house.download(&house.owner, &file, &[]).await.unwrap_err().code(), "file_storage.file.infected");
    assert_eq!(house.count("select count(*) from data.outbox where name = 'file.quarantined'").await, 1);
    let again = house.upload(&house.person(), "other.txt", EICAR).await.unwrap();
    assert_eq!(house.state(&house.owner, &again).await, "INFECTED", "it is known at once");
    assert_eq!(house.count("select count(*) from data.outbox where name = 'file.quarantined'").await, 2);
    house.prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_scanner_does_not_take_is_held() {
    let house = House::new(scanning).await;
    let _clamd = listen(house.world.runtime.files.join("clamd.sock"));
    let file = house.upload(&house.owner, "a.pdf", &pdf(1, LARGEST + 100_000)).await.unwrap();
    house.world.work(TASK).await;
    assert_eq!(house.state(&house.owner, &file).await, "HELD");
    assert_eq!(house.download(&house.person(), &file, &[]).await.unwrap_err().code(), "file_storage.file.unscanned");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_scanner_files_are_held_unless_the_operator_says_otherwise() {
    for (story, code) in [(plain as fn(&_) -> _, Some("file_storage.file.unscanned")), (trusting, None)] {
        let house = House::new(story).await;
        let file = house.upload(&house.owner, "a.pdf", &pdf(1, 100)).await.unwrap();
        assert_eq!(house.state(&house.owner, &file).await, "HELD");
        let read =
            house.download(&house.person(), &file, &[]).await.map(|_| ()).map_err(|error| error.code().to_owned());
        assert_eq!(read.err().as_deref(), code);
    }
}
