//! A PostgreSQL that is not ours: over TCP, with a password, as a role that may make roles and owns one database.

use std::fs::{self, File};
use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use host::postgres::{Binaries, find_binaries};
use nix::sys::signal::Signal;
use nix::unistd::{User, geteuid};
use serde_json::json;

use crate::running::{Caller, Home, Said, connect, count, eventually, folder, send};

const PASSWORD: &str = "s3cret-of-the-operator";
const COMPANIES: &str = "/api/v1/organization/companies";

/// A database server as one rents it.
struct Provider {
    server: Child,
    folder: PathBuf,
    port: u16,
}

/// PostgreSQL refuses to be root: as root its programs are somebody else's.
fn as_somebody(program: &Path, folder: &Path) -> Command {
    let mut command = Command::new(program);
    if geteuid().is_root() {
        let user =
            User::from_name("postgres").unwrap().or(User::from_name("nobody").unwrap()).expect("a user to run it");
        chown(folder, Some(user.uid.as_raw()), Some(user.gid.as_raw())).unwrap();
        command.uid(user.uid.as_raw()).gid(user.gid.as_raw());
    }
    command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null());
    command
}

impl Provider {
    async fn start() -> Self {
        Self::start_in(folder()).await
    }

    /// A provider as they are: a certificate signed by an authority of its own.
    async fn with_tls() -> Self {
        let folder = folder();
        let mut authority = rcgen::CertificateParams::new(vec![]).unwrap();
        authority.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        let authority_key = rcgen::KeyPair::generate().unwrap();
        let signed = authority.self_signed(&authority_key).unwrap();
        fs::write(folder.join("authority.pem"), signed.pem()).unwrap();
        let issuer = rcgen::Issuer::new(authority, authority_key);
        let key = rcgen::KeyPair::generate().unwrap();
        let server = rcgen::CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap();
        fs::write(folder.join("server.crt"), server.signed_by(&key, &issuer).unwrap().pem()).unwrap();
        fs::write(folder.join("server.key"), key.serialize_pem()).unwrap();
        fs::set_permissions(folder.join("server.key"), fs::Permissions::from_mode(0o600)).unwrap();
        if geteuid().is_root() {
            let user = User::from_name("postgres").unwrap().or(User::from_name("nobody").unwrap()).unwrap();
            chown(folder.join("server.key"), Some(user.uid.as_raw()), Some(user.gid.as_raw())).unwrap();
        }
        Self::start_in(folder).await
    }

    async fn start_in(folder: PathBuf) -> Self {
        let binaries = find_binaries(&[]).expect("PostgreSQL");
        let password = folder.join("password");
        fs::write(&password, "of-the-landlord\n").unwrap();
        let data = folder.join("cluster");
        let mut initdb = as_somebody(&binaries.initdb, &folder);
        initdb.arg("--pgdata").arg(&data).arg("--pwfile").arg(&password);
        initdb.args(["--username=landlord", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync"]);
        assert!(initdb.status().unwrap().success());
        let (server, port) = Self::serve(&binaries, &folder, &data);
        let provider = Self { server, folder, port };
        eventually("the provider's PostgreSQL answers", async || connect(&provider.landlord("postgres")).await.is_ok())
            .await;
        provider
    }

    fn serve(binaries: &Binaries, folder: &Path, data: &Path) -> (Child, u16) {
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let mut server = as_somebody(&binaries.postgres, folder);
        server.arg("-D").arg(data).arg("-p").arg(port.to_string());
        let mut settings = vec!["listen_addresses=127.0.0.1", "unix_socket_directories=", "log_statement=all"];
        if folder.join("server.key").exists() {
            settings.extend(["ssl=on", "ssl_cert_file=../server.crt", "ssl_key_file=../server.key"]);
        }
        for setting in settings {
            server.arg("-c").arg(setting);
        }
        server.stderr(File::create(folder.join("log")).unwrap());
        (server.spawn().unwrap(), port)
    }

    fn landlord(&self, database: &str) -> String {
        format!("host=127.0.0.1 port={} user=landlord password=of-the-landlord dbname={database}", self.port)
    }

    /// What the tenant of the server gets: a role that may make roles, and a database nobody else may enter.
    async fn let_to(&self, role: &str, options: &str) -> String {
        let landlord = connect(&self.landlord("postgres")).await.unwrap();
        // sql: names and password are of the test.
        for sql in [
            format!("create role {role} login {options} password '{PASSWORD}'"),
            format!("create database {role} owner {role}"),
            format!("revoke all on database {role} from public"),
        ] {
            landlord.batch_execute(&sql).await.unwrap();
        }
        self.address(role, PASSWORD, role)
    }

    fn address(&self, user: &str, password: &str, database: &str) -> String {
        format!("postgres://{user}:{password}@127.0.0.1:{}/{database}", self.port)
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.join("log")).unwrap()
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        send(i32::try_from(self.server.id()).unwrap(), Signal::SIGQUIT);
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn home_at(address: String) -> Home {
    let mut home = Home::new();
    home.settings.push(("VEXTRUS_DATABASE_URL", address));
    home
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_works_on_a_rented_database() {
    let provider = Provider::start().await;
    let home = home_at(provider.let_to("builder", "createrole").await);
    let token = home.tenant("demo").await;
    let mut serving = home.serve(&[]).await;
    let caller = Caller::new(token);
    let made = caller.post(serving.address(), COMPANIES, "one", &json!({ "name": "Rented" })).await.unwrap();
    assert_eq!(made.status, 200, "{made:?}");
    let path = format!("{COMPANIES}/{}", made.body["id"].as_str().unwrap());
    assert_eq!(caller.get(serving.address(), &path).await.unwrap().status, 200);
    let mut said = vec![home.run(&["doctor"]).await, home.run(&["verify", "all", "--tenant", "demo"]).await];
    assert!(serving.stop().await.success());
    let mut again = home.serve(&["--only", "organization"]).await;
    let found = caller.get(again.address(), &path).await.unwrap();
    assert_eq!((found.status, found.body["name"].as_str()), (200, Some("Rented")));
    assert!(again.stop().await.success());
    said.push(home.run(&["tenant", "list"]).await);
    for said in &said {
        assert_eq!(said.code, Some(0), "{said:?}");
    }
    assert!(said[0].out.contains("\"managed\":false") && !home.data.join("postgres").exists());
    // Neither the operator's password nor the one we made is told to anybody, not even to the provider's log.
    let ours = provider
        .log()
        .lines()
        .filter(|line| line.to_lowercase().contains("password '"))
        .map(str::to_owned)
        .collect::<Vec<_>>();
    assert!(
        ours.iter().all(|line| line.contains("SCRAM-SHA-256$") || line.contains("create role builder")),
        "{ours:?}"
    );
    for said in said.iter().map(|said| format!("{said:?}")).chain([serving.said(), again.said()]) {
        assert!(!said.contains(PASSWORD), "{said}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_cannot_be_used_is_refused_in_a_sentence() {
    let provider = Provider::start().await;
    let good = provider.let_to("builder", "createrole").await;
    let weak = provider.let_to("lodger", "").await;
    let nobody = good.replace(&provider.port.to_string(), "1");
    for (address, hint) in [
        (provider.address("builder", "wr0ng-password", "builder"), "password"),
        (provider.address("builder", PASSWORD, "attic"), "attic"),
        (nobody, "refused"),
        (weak, "create roles"),
        (format!("{good}?sslmode=require"), "TLS"),
        (format!("postgres://builder@127.0.0.1/builder?{PASSWORD}=1"), "database.url"),
        ("nonsense".to_owned(), "database.url"),
    ] {
        let home = home_at(address.clone());
        for command in [&["tenant", "list"][..], &["serve", "--listen", "127.0.0.1:0"]] {
            let Said { code, out, err } = home.run(command).await;
            assert_eq!((code, out.as_str(), err.lines().count()), (Some(1), "", 1), "{address}: {err}");
            assert!(err.contains(hint) && !err.contains(PASSWORD) && !err.contains("wr0ng"), "{address}: {err}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn behind_tls_the_certificate_is_checked() {
    let provider = Provider::with_tls().await;
    let address = format!("{}?sslmode=require", provider.let_to("builder", "createrole").await);
    let stranger = home_at(address.clone());
    let Said { code, out, err } = stranger.run(&["tenant", "list"]).await;
    assert_eq!((code, out.as_str()), (Some(1), ""), "a certificate of nobody we know: {err}");
    assert!(err.contains("certificate"), "{err}");

    let mut home = home_at(address);
    home.settings.push(("VEXTRUS_DATABASE__CA_FILE", provider.folder.join("authority.pem").display().to_string()));
    let caller = Caller::new(home.tenant("demo").await);
    let mut serving = home.serve(&[]).await;
    let made = caller.post(serving.address(), COMPANIES, "one", &json!({ "name": "Padma" })).await.unwrap();
    assert_eq!(made.status, 200, "{made:?}");
    let read = caller.get(serving.address(), COMPANIES).await.unwrap();
    assert_eq!(read.body["items"][0]["name"], "Padma");
    let landlord = connect(&provider.landlord("postgres")).await.unwrap();
    let open = "select count(*) from pg_stat_ssl s join pg_stat_activity a using (pid) where a.usename = 'vextrus_app' and not s.ssl";
    let behind = "select count(*) from pg_stat_ssl s join pg_stat_activity a using (pid) where a.usename = 'vextrus_app' and s.ssl";
    assert_eq!(count(&landlord, open).await, 0, "no connection goes in the open");
    assert!(count(&landlord, behind).await >= 2, "reads and changes both went through TLS");
    serving.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_password_is_rotated_under_a_running_program_and_a_backup_is_every_tenants_rows() {
    let provider = Provider::start().await;
    let home = home_at(provider.let_to("builder", "createrole").await);
    let caller = Caller::new(home.tenant("demo").await);
    let serving = home.serve(&[]).await;
    let landlord = connect(&provider.landlord("postgres")).await.unwrap();
    let proof = "select rolpassword from pg_authid where rolname = 'vextrus_app'";
    let mut before: String = landlord.query_one(proof, &[]).await.unwrap().get(0);
    for edition in 2..4 {
        let told = home.done(&["rotate", "db"]).await;
        assert_eq!(told["edition"], edition);
        let after: String = landlord.query_one(proof, &[]).await.unwrap().get(0);
        assert_ne!(before, after);
        // Every connection is lost; new ones are refused the old password, and find the new one.
        let end = "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'vextrus_app'";
        assert!(count(&landlord, end).await > 0);
        let name = format!("After-rotation-{edition}");
        let (mut made, mut read) = (0, 0);
        eventually("changes and reads go on", async || {
            let body = json!({ "name": name });
            made = caller.post(serving.address(), COMPANIES, &name, &body).await.unwrap().status;
            read = caller.get(serving.address(), COMPANIES).await.unwrap().status;
            (made, read) == (200, 200)
        })
        .await;
        before = after;
    }
    assert!(serving.said().contains("signing in with the new one"), "{}", serving.said());
    assert_eq!(home.done(&["doctor"]).await["ok"], true, "a process that starts knows the password too");
    assert!(!provider.log().contains("password 'S") || provider.log().contains("SCRAM-SHA-256$"));

    let key = home.data.with_file_name("operator.key");
    home.done(&["backup", "key", "--out", key.to_str().unwrap()]).await;
    let said = home.run(&["backup"]).await;
    assert!(said.code == Some(0) && said.err.contains("point-in-time recovery"), "{said:?}");
    let made: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(made["kind"], "logical");
    let folder = Path::new(made["folder"].as_str().unwrap());
    assert!(folder.join("tenant-demo-0001.tar.zst").exists() && folder.join("keys.sealed").exists());
    assert_eq!(home.done(&["backup", "verify"]).await["ok"], true);
    assert_eq!(home.run(&["drill"]).await.code, Some(1), "that is for the provider to try");
}
