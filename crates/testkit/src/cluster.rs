//! The test cluster: one for each test program, or the one named by `VEXTRUS_TEST_DATABASE`.

use std::io::Write;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::mpsc;

use host::postgres::{Cluster, Options};
use tokio_postgres::Config;

/// The superuser's address of a cluster for tests; started at the first call, stopped with the program.
///
/// # Panics
/// When no PostgreSQL can be had: nothing can be tested then.
pub fn admin() -> Config {
    static ADMIN: OnceLock<String> = OnceLock::new();
    let address = ADMIN.get_or_init(|| match std::env::var("VEXTRUS_TEST_DATABASE") {
        Ok(address) => address,
        Err(_) => own_cluster(),
    });
    address.parse().expect("an address of PostgreSQL")
}

/// Kept by a thread of its own, so that no test's runtime takes it along when it ends.
fn own_cluster() -> String {
    let (told, heard) = mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async move {
            let mut options = Options::new(folder());
            options.fsync = false;
            options.max_connections = 200;
            let cluster = Cluster::open(options).await.expect("a PostgreSQL for tests");
            told.send(cluster.url()).expect("somebody asked");
            std::future::pending::<()>().await;
        });
    });
    heard.recv().expect("the cluster's thread answers")
}

/// Beside the build, named by the test program: programs running together keep apart.
fn folder() -> PathBuf {
    let program = std::env::current_exe().expect("this program has a path");
    let name = program.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let base = std::env::var_os("VEXTRUS_TEST_FOLDER").map_or_else(std::env::temp_dir, PathBuf::from);
    base.join("vextrus-testkit").join(name)
}

/// Says a figure worth seeing in every run; the test harness keeps `println!` to itself.
pub fn say(words: &str) {
    let _ = writeln!(std::io::stderr(), "{words}");
}

/// Says that something could not be tested here, and what would make it possible; it is counted at the end.
///
/// # Panics
/// When the list of what was not run cannot be written.
pub fn not_run(what: &str, command: &str) {
    let line = format!("not run: {what} — {command}\n");
    say(line.trim_end());
    if let Some(list) = std::env::var_os("VEXTRUS_NOT_RUN") {
        let mut list =
            std::fs::OpenOptions::new().create(true).append(true).open(list).expect("the list of what was not run");
        list.write_all(line.as_bytes()).expect("the list of what was not run");
    }
}
