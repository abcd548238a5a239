//! The command line as an operator meets it: 0 is done, 1 refused, 2 wrong usage; people read stderr, programs stdout.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use serde_json::Value;

use crate::running::{Caller, Home, Said};

/// Refused: one sentence for people that says `hint`, and nothing for programs.
fn refused(said: &Said, hint: &str) {
    let Said { code, out, err } = said;
    assert_eq!((*code, out.as_str(), err.lines().count()), (Some(1), "", 1), "{said:?}");
    assert!(err.contains(hint), "“{hint}” is not in: {err}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wrong_usage_exits_with_two() {
    let home = Home::new();
    for wrong in [
        &[][..],
        &["help-me"],
        &["tenant"],
        &["tenant", "create", "--slug", "demo"],
        &["tenant", "state", "--slug", "demo", "--to", "heaven"],
        &["serve", "--listen", "nowhere"],
        &["verify", "all"],
        &["token", "--tenant", "demo", "--email", "a@b.c", "--hours", "many"],
    ] {
        let said = home.run(wrong).await;
        assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{wrong:?}: {said:?}");
        assert!(said.err.contains("--help") || said.err.contains("Usage: vextrus"), "{wrong:?}: {said:?}");
    }
    for right in [&["--help"][..], &["--version"], &["serve", "--help"], &["schema", "print"]] {
        let said = home.run(right).await;
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{right:?}: {said:?}");
        assert!(!said.out.is_empty());
    }
    assert!(!home.data.exists(), "nothing of this needs a database");
}

const WITHOUT_A_TENANT: [(&[&str], &str); 10] = [
    (&["token", "--tenant", "nobody", "--email", "a@example.com"], "no such organization"),
    (&["verify", "all", "--tenant", "nobody"], "no such organization"),
    (&["tenant", "export", "--slug", "nobody"], "no such organization"),
    (&["tenant", "erase", "--slug", "nobody"], "no such organization"),
    (&["tenant", "state", "--slug", "nobody", "--to", "activate"], "no such organization"),
    (&["tenant", "create", "--slug", "Not a slug", "--name", "X", "--owner-email", "a@example.com"], "slug"),
    (&["tenant", "create", "--slug", "x", "--name", "X", "--owner-email", "nobody"], "mail"),
    (&["tenant", "create", "--slug", "good", "--name", " ", "--owner-email", "a@example.com"], "name"),
    (&["serve", "--only", "nonsense"], "the services are auth"),
    (&["schema", "print", "--service", "nonsense"], "nonsense"),
];

const WITH_A_TENANT: [(&[&str], &str); 5] = [
    (&["token", "--tenant", "demo", "--email", "stranger@example.com"], "no such user"),
    (&["verify", "nonsense", "--tenant", "demo"], "organization"),
    (&["tenant", "create", "--slug", "demo", "--name", "Another", "--owner-email", "a@example.com"], "already founded"),
    (&["tenant", "erase", "--slug", "demo"], "trial"),
    (&["tenant", "state", "--slug", "demo", "--to", "resume"], "trial"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn commands_work_and_refuse_with_the_server_up_and_down() {
    let home = Home::new();
    let first =
        home.done(&["tenant", "create", "--slug", "demo", "--name", "X", "--owner-email", "o@example.com"]).await;
    let mut serving = home.serve(&["--only", "organization"]).await;
    for up in [true, false] {
        if !up {
            assert!(serving.stop().await.success());
        }
        for (command, hint) in WITHOUT_A_TENANT.iter().chain(&WITH_A_TENANT) {
            refused(&home.run(command).await, hint);
        }
        let again =
            home.done(&["tenant", "create", "--slug", "demo", "--name", "X", "--owner-email", "o@example.com"]).await;
        assert_eq!(again, first, "founding it again answers the same");
        assert_eq!(home.done(&["tenant", "list"]).await["tenant_id"], first["tenant_id"]);
        assert_eq!(home.done(&["doctor"]).await["ok"], Value::Bool(true));
        assert_eq!(home.run(&["verify", "all", "--tenant", "demo"]).await.code, Some(0));
        let told = home.run(&["db-url"]).await;
        assert_eq!((told.code, told.err.contains("not running")), (Some(0), !up), "{told:?}");
        assert!(up || home.is_quiet(), "a command leaves no PostgreSQL behind");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tenant_goes_through_its_states_and_passwords_are_read_from_files() {
    let home = Home::new();
    let file = home.data.with_file_name("password");
    let create = [
        "tenant",
        "create",
        "--slug",
        "demo",
        "--name",
        "X",
        "--owner-email",
        "owner@example.com",
        "--owner-password-file",
    ];
    let create = [&create[..], &[file.to_str().unwrap()]].concat();
    refused(&home.run(&create).await, "password");
    fs::write(&file, "too short\n").unwrap();
    refused(&home.run(&create).await, "10 to 128 characters");
    fs::write(&file, "karnaphuli-Bridge-42\n").unwrap();
    let said = home.run(&create).await;
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(!said.err.contains("karnaphuli-Bridge-42") && !said.out.contains("karnaphuli-Bridge-42"));
    let mut serving = home.serve(&[]).await;
    let caller = Caller::new(home.token("demo").await);
    let body = serde_json::json!({ "name": "A company" });
    for (step, state, status) in [
        ("activate", "active", 200),
        ("suspend", "suspended", 422),
        ("resume", "active", 200),
        ("archive", "archived", 422),
    ] {
        let answer = home.done(&["tenant", "state", "--slug", "demo", "--to", step, "--reason", "a test"]).await;
        assert_eq!(answer["state"], state);
        let answer = caller.post(serving.address(), "/api/v1/organization/companies", step, &body).await.unwrap();
        assert_eq!(answer.status, status, "{answer:?}");
        assert_eq!(caller.get(serving.address(), "/api/v1/organization/tenant").await.unwrap().body["state"], state);
    }
    assert!(serving.stop().await.success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn secrets_are_for_their_owner_and_settings_are_checked() {
    let home = Home::new();
    home.done(&["tenant", "list"]).await;
    let key = home.data.join("secrets/installation.key");
    let mode = |path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(key.parent().unwrap()), mode(&key)), (0o700, 0o600));
    fs::set_permissions(&key, Permissions::from_mode(0o640)).unwrap();
    refused(&home.run(&["tenant", "list"]).await, "chmod 600");
    fs::set_permissions(&key, Permissions::from_mode(0o600)).unwrap();
    let good = fs::read(&key).unwrap();
    fs::write(&key, b"torn").unwrap();
    refused(&home.run(&["tenant", "list"]).await, "installation.key");
    fs::write(&key, good).unwrap();
    let settings = home.data.join("vextrus.toml");
    fs::write(&settings, "[http]\nlissten = \"127.0.0.1:1\"\n").unwrap();
    refused(&home.run(&["serve"]).await, "did you mean http.listen");
    fs::remove_file(&settings).unwrap();
    let mut serving = home.serve(&[]).await;
    let taken = serving.address().trim_start_matches("http://").to_owned();
    refused(&home.run(&["serve", "--listen", &taken]).await, &taken);
    assert!(serving.stop().await.success());
}
