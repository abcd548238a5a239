//! A real process, real signals.

use std::path::{Path, PathBuf};
use std::process::{Child, Command};

use host::config::Time;
use host::http::{Doors, listen, serve};
use host::shutdown::Shutdown;
use kernel::Method;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::world::{PATIENCE, app, endpoint, until};

const CHILD: &str = "VEXTRUS_TEST_CHILD";

/// In the child: serves until told, writing its address to the named file.
async fn child(place: &Path) {
    let mut given = app();
    given.config.drain_grace = Time::seconds(600);
    given.endpoints.push(endpoint(Method::Get, "/api/v1/never", |_, _| std::future::pending()));
    let shutdown = Shutdown::by_signal().unwrap();
    let public = listen("127.0.0.1:0".parse().unwrap()).await.unwrap();
    let half = place.with_extension("half");
    std::fs::write(&half, public.local_addr().unwrap().to_string()).unwrap();
    std::fs::rename(half, place).unwrap();
    serve(given, Doors { public, admin: None, internal: None }, shutdown).await.unwrap();
}

struct Process(Child, PathBuf);

impl Process {
    fn start() -> Self {
        let place = std::env::temp_dir().join(format!("vextrus-signal-{}", uuid::Uuid::now_v7()));
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "signal::the_first_signal_drains_and_the_second_ends"]).env(CHILD, &place);
        Self(command.stdout(std::process::Stdio::null()).spawn().unwrap(), place)
    }

    fn tell(&self, signal: Signal) {
        kill(Pid::from_raw(self.0.id().try_into().unwrap()), signal).unwrap();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
        let _ = std::fs::remove_file(&self.1);
    }
}

#[tokio::test]
async fn the_first_signal_drains_and_the_second_ends() {
    if let Some(place) = std::env::var_os(CHILD) {
        return child(Path::new(&place)).await;
    }
    let mut process = Process::start();
    let place = process.1.clone();
    until("the child listens", || async { place.exists() }).await;
    let address = std::fs::read_to_string(&place).unwrap();
    let http = reqwest::Client::builder().no_proxy().timeout(PATIENCE).build().unwrap();
    let ready = || async {
        crate::world::read(http.get(format!("http://{address}/health/ready"))).await.json()["status"].clone()
    };
    until("it answers", || async { ready().await == "starting" }).await;
    process.tell(Signal::SIGTERM);
    until("it drains", || async { ready().await == "draining" }).await;
    assert!(process.0.try_wait().unwrap().is_none(), "it goes on within the grace");
    process.tell(Signal::SIGINT);
    let exit =
        tokio::task::spawn_blocking(move || process.0.wait().map(|exit| (exit, process))).await.unwrap().unwrap();
    assert!(exit.0.success());
}
