use crate::house::{House, pdf, plain, scarce};

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_want_the_last_room_as_many_get_it_as_there_is() {
    let house = House::new(scarce).await;
    let begun = futures_util::future::join_all((0..20).map(|_| house.begin(&house.owner, "a.pdf", 140))).await;
    let (taken, refused): (Vec<_>, Vec<_>) = begun.into_iter().partition(Result::is_ok);
    assert_eq!((taken.len(), refused.len()), (7, 13));
    for refusal in refused {
        let error = refusal.unwrap_err();
        assert_eq!(error.code(), "file_storage.quota.used-up");
        assert!(error.params().any(|(name, free)| name == "free" && free == "20"), "{error:?}");
    }
    assert_eq!(house.count("select reserved from file_storage.quota").await, 980);
    house.prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_used_and_reserved_is_told() {
    let house = House::new(plain).await;
    let asked = "{ fileUsage { used reserved limit } }";
    assert_eq!(house.graph(&house.owner, asked).await.unwrap()["used"], 0.0);
    house.upload(&house.owner, "a.pdf", &pdf(1, 300)).await.unwrap();
    house.begin(&house.owner, "b.pdf", 50).await.unwrap();
    let told = house.graph(&house.owner, asked).await.unwrap();
    assert_eq!((told["used"].as_f64(), told["reserved"].as_f64()), (Some(300.0), Some(50.0)));
    house.prove().await;
}
