//! The data folder's PostgreSQL through everything that befalls it.

use std::fs::{self, Permissions};
use std::io::{Read, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::process::Command;
use std::{env, io, process};

use host::postgres::{Cluster, Options, VERSIONS, errors, find_binaries};
use kernel::Language;
use nix::sys::signal::Signal;
use nix::unistd::geteuid;

use folder::{Folder, OWNER, Owner, PATIENCE, answers, connect, eventually, is_gone, refused, send, show};

mod folder;

/// Not a test of its own: what [`Owner`] runs. It keeps the cluster until its standard input closes.
#[tokio::test]
async fn an_owner_in_another_process() {
    let Some(data) = env::var_os(OWNER) else { return };
    let cluster = Cluster::open(Options { fsync: false, ..Options::new(data) }).await.unwrap();
    assert!(cluster.owned());
    writeln!(io::stdout(), "ready").unwrap();
    tokio::task::spawn_blocking(|| io::stdin().read_to_end(&mut Vec::new())).await.unwrap().unwrap();
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn what_is_stored_is_there_at_the_next_start() {
    let folder = Folder::new();
    // Far longer than a socket's path may be.
    let data = folder.0.join("a-long-name-".repeat(10)).join("b-long-name-".repeat(10));
    let options = Options { fsync: false, max_connections: 37, ..Options::new(&data) };
    let cluster = Cluster::open(options.clone()).await.unwrap();
    assert!(cluster.owned() && cluster.initialised());
    let first = cluster.started_in();
    let client = connect(&cluster).await.unwrap();
    for (setting, value) in [
        ("listen_addresses", ""),
        ("data_checksums", "on"),
        ("server_encoding", "UTF8"),
        ("lc_collate", "C"),
        ("timezone", "UTC"),
        ("jit", "off"),
        ("wal_level", "replica"),
        ("max_connections", "37"),
        ("fsync", "off"),
    ] {
        // The locale is a property of the database since 16.
        let there = if setting == "lc_collate" {
            client
                .query_one("select datcollate::text from pg_database where datname = 'vextrus'", &[])
                .await
                .unwrap()
                .get(0)
        } else {
            show(&client, setting).await
        };
        assert_eq!(there, value, "{setting}");
    }
    client.batch_execute("create table kept as select 42 as n").await.unwrap();
    let meta = fs::metadata(cluster.socket_dir()).unwrap();
    assert_eq!(meta.mode() & 0o777, 0o700);
    assert_eq!(meta.uid(), fs::metadata(data.join("postgres")).unwrap().uid());
    let socket_dir = cluster.socket_dir().to_owned();
    cluster.stop().await.unwrap();
    assert!(!socket_dir.exists() && !data.join("postgres/postmaster.pid").exists());

    let cluster = Cluster::open(options).await.unwrap();
    assert!(cluster.owned() && !cluster.initialised());
    assert_eq!(cluster.socket_dir(), socket_dir);
    eprintln!("first start {first:?}, later start {:?}", cluster.started_in());
    let client = connect(&cluster).await.unwrap();
    assert_eq!(client.query_one("select n from kept", &[]).await.unwrap().get::<_, i32>(0), 42);
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn a_killed_server_is_back_and_its_busy_backend_gone() {
    let folder = Folder::new();
    let cluster = folder.open().await.unwrap();
    let client = connect(&cluster).await.unwrap();
    let backend: i32 = client.query_one("select pg_backend_pid()", &[]).await.unwrap().get(0);
    // Busy without ever looking up: it does not notice that its server died.
    tokio::spawn(async move { client.simple_query("select count(*) from generate_series(1, 1e12::bigint)").await });
    let watcher = connect(&cluster).await.unwrap();
    let watcher = &watcher;
    eventually("the backend is busy", || async move {
        let state =
            watcher.query_opt("select 1 from pg_stat_activity where pid = $1 and state = 'active'", &[&backend]).await;
        state.unwrap().is_some()
    })
    .await;
    let killed = folder.postmaster();
    send(killed, Signal::SIGKILL);
    eventually("the server answers again", || answers(&cluster)).await;
    assert_ne!(folder.postmaster(), killed);
    assert!(is_gone(backend) && cluster.owned());
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn a_stale_file_of_a_dead_server_hinders_nobody() {
    let folder = Folder::new();
    let cluster = folder.open().await.unwrap();
    let left = folder.pid_file();
    let owner = fs::metadata(folder.pgdata()).unwrap();
    cluster.stop().await.unwrap();

    let mut dead = Command::new("true").spawn().unwrap();
    dead.wait().unwrap();
    folder.leave_pid_file(&left, dead.id());
    folder.open().await.unwrap().stop().await.unwrap();

    let mut sleep = Command::new("sleep");
    sleep.arg("600");
    if geteuid().is_root() {
        // PostgreSQL believes a number only of its own user's processes.
        sleep.uid(owner.uid()).gid(owner.gid());
    }
    let mut stranger = sleep.spawn().unwrap();
    folder.leave_pid_file(&left, stranger.id());
    let cluster = folder.open().await.unwrap();
    assert!(answers(&cluster).await);
    assert!(stranger.try_wait().unwrap().is_none(), "the stranger must live");
    stranger.kill().unwrap();
    stranger.wait().unwrap();
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn a_leftover_backend_is_ended_before_the_next_start() {
    let folder = Folder::new();
    let owner = Owner::ready(&folder);
    let guest = folder.open().await.unwrap();
    let client = connect(&guest).await.unwrap();
    let backend: i32 = client.query_one("select pg_backend_pid()", &[]).await.unwrap().get(0);
    // Stopped, it neither notices its server's death nor hears a polite signal.
    send(backend, Signal::SIGSTOP);
    send(folder.postmaster(), Signal::SIGKILL);
    owner.kill();
    eventually("the guest answers in the owner's place", || async { guest.owned() && answers(&guest).await }).await;
    assert!(is_gone(backend));
    guest.stop().await.unwrap();
}

#[tokio::test]
async fn a_guest_takes_over_when_the_owner_is_killed() {
    let folder = Folder::new();
    let owner = Owner::ready(&folder);
    let guest = folder.open().await.unwrap();
    let neighbour = folder.open().await.unwrap();
    assert!(!guest.owned() && !neighbour.owned() && !guest.initialised());
    connect(&guest).await.unwrap().batch_execute("create table kept as select 1 as n").await.unwrap();
    let (url, server) = (guest.url(), folder.postmaster());
    owner.kill();
    eventually("one of the two owns it", || async { guest.owned() || neighbour.owned() }).await;
    eventually("the new server answers", || async {
        is_gone(server) && answers(&guest).await && answers(&neighbour).await
    })
    .await;
    assert!(guest.owned() != neighbour.owned());
    assert_eq!((guest.url(), neighbour.url()), (url.clone(), url));
    connect(&guest).await.unwrap().query_one("select n from kept", &[]).await.unwrap();

    let (first, second) = if guest.owned() { (guest, neighbour) } else { (neighbour, guest) };
    first.stop().await.unwrap();
    eventually("the last one takes over", || async { second.owned() && answers(&second).await }).await;
    second.stop().await.unwrap();
}

#[tokio::test]
async fn postgresql_dies_with_its_owner() {
    let folder = Folder::new();
    let owner = Owner::ready(&folder);
    let server = folder.postmaster();
    assert!(!is_gone(server));
    if !cfg!(target_os = "linux") {
        eprintln!("not run: only Linux tells a child of its parent's death");
        return;
    }
    owner.kill();
    eventually("the server is gone", || async { is_gone(server) }).await;

    let dropped = folder.open().await.unwrap();
    let server = folder.postmaster();
    drop(dropped);
    eventually("the dropped one is gone", || async { is_gone(server) }).await;
    // What still runs in the background must not meet the folder's removal.
    folder.open().await.unwrap().stop().await.unwrap();
}

#[tokio::test]
async fn a_half_made_cluster_is_made_again() {
    let folder = Folder::new();
    let owner = Owner::begin(&folder);
    let begun = folder.data().join("postgres.new/PG_VERSION");
    eventually("initdb is at work", || async { begun.exists() || folder.pgdata().exists() }).await;
    owner.kill();
    let cluster = folder.open().await.unwrap();
    assert!(answers(&cluster).await);
    assert!(!folder.data().join("postgres.new").exists());
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn a_cluster_moved_to_another_disk_is_the_same_one() {
    let folder = Folder::new();
    let cluster = folder.open().await.unwrap();
    let left = folder.pid_file();
    cluster.stop().await.unwrap();
    let disk = folder.0.join("disk");
    fs::create_dir(&disk).unwrap();
    fs::rename(folder.pgdata(), disk.join("cluster")).unwrap();
    symlink(disk.join("cluster"), folder.pgdata()).unwrap();
    folder.leave_pid_file(&left, process::id());
    let cluster = folder.open().await.unwrap();
    assert!(!cluster.initialised());
    assert_eq!(show(&connect(&cluster).await.unwrap(), "jit").await, "off");
    let server = folder.postmaster();
    send(server, Signal::SIGKILL);
    eventually("it answers again", || async { folder.postmaster() != server && answers(&cluster).await }).await;
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn a_folder_that_is_not_ours_is_refused() {
    let folder = Folder::new();
    let cluster = folder.open().await.unwrap();
    let socket_dir = cluster.socket_dir().to_owned();
    cluster.stop().await.unwrap();

    symlink(&folder.0, &socket_dir).unwrap();
    refused(folder.open().await, "host.postgres.socket-folder-unsafe");
    fs::remove_file(&socket_dir).unwrap();

    let version = folder.pgdata().join("PG_VERSION");
    let real = fs::read_to_string(&version).unwrap();
    fs::write(&version, "14\n").unwrap();
    let error = refused(folder.open().await, "host.postgres.other-version");
    assert!(error.sentence(Language::En).contains("written by PostgreSQL 14"), "{error}");
    fs::remove_file(&version).unwrap();
    refused(folder.open().await, "host.postgres.not-a-cluster");
    fs::write(&version, real).unwrap();

    let long = folder.0.join("r".repeat(90));
    fs::create_dir(&long).unwrap();
    let options = Options { run: Some(long), ..folder.options() };
    refused(Cluster::open(options).await, "host.postgres.socket-path-too-long");
    folder.open().await.unwrap().stop().await.unwrap();
}

#[tokio::test]
async fn a_folder_postgresql_may_not_pass_is_named() {
    if !geteuid().is_root() {
        eprintln!("not run: only root starts PostgreSQL as somebody else");
        return;
    }
    let folder = Folder::new();
    let closed = folder.0.join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, Permissions::from_mode(0o700)).unwrap();
    let error = refused(Cluster::open(Options::new(closed.join("data"))).await, "host.postgres.not-passable");
    let remedy = format!("chmod o+x '{}'", closed.display());
    assert!(error.sentence(Language::En).contains(&remedy), "{error}");
    assert!(!closed.join("data").exists());
}

#[tokio::test]
async fn a_server_that_cannot_live_is_given_up_with_its_reason() {
    let folder = Folder::new();
    let cluster = folder.open().await.unwrap();
    let own = folder.pgdata().join("postgresql.auto.conf");
    fs::write(&own, "no_such_setting = 'x'\n").unwrap();
    send(folder.postmaster(), Signal::SIGKILL);
    let error = tokio::time::timeout(PATIENCE, cluster.lost()).await.expect("it gives up");
    assert_eq!(error.code(), "host.postgres.given-up");
    assert!(error.sentence(Language::En).contains("postgresql.auto.conf"), "{error}");
    assert_eq!(cluster.stop().await.unwrap_err().code(), "host.postgres.given-up");
    let error = refused(folder.open().await, "host.postgres.start-failed");
    fs::write(&own, "").unwrap();
    folder.open().await.unwrap_or_else(|again| panic!("{error}; then {again}")).stop().await.unwrap();
}

#[test]
fn binaries_are_found_and_of_a_known_version() {
    let found = find_binaries(&[]).unwrap();
    assert!(VERSIONS.contains(&found.major) && found.postgres.is_file() && found.initdb.is_file());
    assert_eq!(found.postgres.parent(), Some(found.folder.as_path()));
}

#[test]
fn every_sentence_has_the_same_blanks_in_both_languages() {
    let blanks = |text: &str| {
        let mut found: Vec<_> =
            text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned()).collect();
        found.sort();
        found.dedup();
        found
    };
    for code in errors::ALL {
        assert!(code.name.starts_with("host.postgres."), "{}", code.name);
        assert_eq!(blanks(code.en), blanks(code.bn), "{}", code.name);
    }
}
