use std::io::Write;

use bytes::Bytes;
use kernel::{Call, Method};

use crate::house::{House, UPLOAD, broken, id, pdf, plain, said};

#[tokio::test(flavor = "multi_thread")]
async fn a_file_comes_in_pieces_over_broken_connections_and_is_whole() {
    let house = House::new(plain).await;
    let content = pdf(1, 3 << 20);
    let upload = house.begin(&house.owner, "চালান ১২.pdf", content.len()).await.unwrap();
    assert_eq!(house.received(&house.owner, &upload).await.unwrap(), 0);

    let first: Vec<_> = content[..2 << 20].chunks(60_000).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
    let cut = first.into_iter().chain([broken()]).collect();
    assert_eq!(house.send(&house.owner, &upload, 0, cut).await.unwrap_err().code(), "kernel.unavailable");
    assert_eq!(house.received(&house.owner, &upload).await.unwrap(), 2 << 20, "what came stays");

    let wrong = house.send(&house.owner, &upload, 5, vec![]).await.unwrap_err();
    assert_eq!(wrong.code(), "file_storage.upload.elsewhere");
    let rest = vec![Ok(Bytes::copy_from_slice(&content[2 << 20..]))];
    let reply = house.send(&house.owner, &upload, 2 << 20, rest).await.unwrap();
    let file = said(&reply, "upload-file").unwrap();
    assert_eq!(said(&reply, "upload-offset").unwrap(), content.len().to_string());

    let (reply, bytes) = house.download(&house.owner, &file, &[]).await.unwrap();
    assert_eq!((reply.status, reply.kind), (200, "application/pdf"));
    assert!(bytes == content);
    let again = house.send(&house.owner, &upload, content.len(), vec![]).await.unwrap();
    assert_eq!(said(&again, "upload-file"), Some(file), "asked again it answers the same");
    assert!(!house.folder().join("uploads").join(&upload).exists());
    house.prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_not_said_to_be_here_is_cut_off_after_a_power_cut() {
    let house = House::new(plain).await;
    let content = pdf(2, 200_000);
    let upload = house.begin(&house.owner, "a.pdf", content.len()).await.unwrap();
    let cut = vec![Ok(Bytes::copy_from_slice(&content[..100_000])), broken()];
    house.send(&house.owner, &upload, 0, cut).await.unwrap_err();
    let part = house.folder().join("uploads").join(&upload);
    std::fs::OpenOptions::new().append(true).open(&part).unwrap().write_all(&[0; 5000]).unwrap();

    let rest = vec![Ok(Bytes::copy_from_slice(&content[100_000..]))];
    let reply = house.send(&house.owner, &upload, 100_000, rest).await.unwrap();
    let (_, bytes) = house.download(&house.owner, &said(&reply, "upload-file").unwrap(), &[]).await.unwrap();
    assert!(bytes == content);
}

#[tokio::test(flavor = "multi_thread")]
async fn bytes_that_are_gone_are_not_taken_for_noughts() {
    let house = House::new(plain).await;
    let content = pdf(2, 200_000);
    let upload = house.begin(&house.owner, "a.pdf", content.len()).await.unwrap();
    let cut = vec![Ok(Bytes::copy_from_slice(&content[..100_000])), broken()];
    house.send(&house.owner, &upload, 0, cut).await.unwrap_err();
    let part = house.folder().join("uploads").join(&upload);
    std::fs::OpenOptions::new().write(true).open(&part).unwrap().set_len(50_000).unwrap();
    let rest = vec![Ok(Bytes::copy_from_slice(&content[100_000..]))];
    let refused = house.send(&house.owner, &upload, 100_000, rest).await.unwrap_err();
    assert_eq!(refused.code(), "kernel.not-found");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_content_linked_by_a_command_that_did_not_commit_is_found_again() {
    let house = House::new(plain).await;
    let content = pdf(3, 1000);
    let first = house.upload(&house.owner, "a.pdf", &content).await.unwrap();
    let sql = "select digest from file_storage.content";
    let digest: String = house.world.as_superuser(sql).await[0].get(0);
    // As if the process had ended right before its commit.
    house.world.as_superuser("delete from file_storage.file").await;
    house.world.as_superuser("delete from file_storage.content").await;
    house.world.as_superuser("update file_storage.quota set used = 0").await;
    assert!(house.folder().join(&digest[..2]).join(&digest).exists());
    let second = house.upload(&house.owner, "a.pdf", &content).await.unwrap();
    assert_ne!(first, second);
    assert!(house.download(&house.owner, &second, &[]).await.unwrap().1 == content);
    house.prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_bytes_lie_there_once() {
    let house = House::new(plain).await;
    let content = pdf(4, 5000);
    let (one, two) =
        tokio::join!(house.upload(&house.owner, "a.pdf", &content), house.upload(&house.owner, "b.pdf", &content));
    let (one, two) = (one.unwrap(), two.unwrap());
    assert_ne!(one, two);
    assert_eq!(house.count("select count(*) from file_storage.content").await, 1);
    assert_eq!(house.count("select used from file_storage.quota").await, 5000);
    assert_eq!(house.count("select count(*) from file_storage.file").await, 2);
    house.prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_what_was_announced_is_refused_and_its_room_is_free_again() {
    let house = House::new(plain).await;
    let send = async |name: &str, announced: usize, digest: Option<&str>, content: &[u8]| {
        let upload = house.begin_on(&house.owner, house.letter, name, announced, digest).await.unwrap();
        house
            .send(&house.owner, &upload, 0, vec![Ok(Bytes::copy_from_slice(content))])
            .await
            .unwrap_err()
            .code()
            .to_owned()
    };
    let digest = "ab".repeat(32);
    assert_eq!(send("a.pdf", 20, Some(&digest), &pdf(5, 20)).await, "file_storage.upload.changed");
    assert_eq!(send("a.png", 6, None, b"<html>").await, "file_storage.file.other-type");
    assert_eq!(house.count("select count(*) from file_storage.upload").await, 0);
    assert_eq!(send("a.pdf", 10, None, &pdf(5, 20)).await, "file_storage.upload.too-much");
    assert_eq!(house.count("select reserved from file_storage.quota").await, 10, "it may still be sent rightly");
    assert_eq!(house.count("select count(*) from file_storage.file").await, 0);
    house.prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_is_given_up_by_whoever_began_it() {
    let house = House::new(plain).await;
    let upload = house.begin(&house.owner, "a.pdf", 100).await.unwrap();
    house.send(&house.owner, &upload, 0, vec![Ok(Bytes::from_static(b"%PDF")), broken()]).await.unwrap_err();
    let end = async |cx| house.rest(cx, Method::Delete, UPLOAD, Call { path: id(&upload), ..Call::default() }).await;
    let other = house.person();
    assert_eq!(end(&other).await.unwrap_err().code(), "kernel.not-found");
    assert_eq!(end(&house.owner).await.unwrap().status, 204);
    assert_eq!(end(&house.owner).await.unwrap_err().code(), "kernel.not-found");
    assert!(!house.folder().join("uploads").join(&upload).exists());
    assert_eq!(house.count("select reserved from file_storage.quota").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_send_to_one_upload_at_once_do_not_mix() {
    let house = House::new(plain).await;
    let content = pdf(6, 2 << 20);
    let upload = house.begin(&house.owner, "a.pdf", content.len()).await.unwrap();
    let pieces = || content.chunks(50_000).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
    let (one, two) =
        tokio::join!(house.send(&house.owner, &upload, 0, pieces()), house.send(&house.owner, &upload, 0, pieces()));
    let refused: Vec<String> =
        [&one, &two].into_iter().filter_map(|sent| sent.as_ref().err()).map(|error| error.code().to_owned()).collect();
    assert!(refused.len() == 1, "{one:?} {two:?}");
    assert!(
        ["file_storage.upload.busy", "file_storage.upload.elsewhere"].contains(&refused[0].as_str()),
        "{refused:?}"
    );
    let file = said(&one.or(two).unwrap(), "upload-file").unwrap();
    assert!(house.download(&house.owner, &file, &[]).await.unwrap().1 == content);
}
