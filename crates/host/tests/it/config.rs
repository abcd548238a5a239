//! Settings: where they come from, who wins, what is refused.

use std::path::PathBuf;

use host::config::{Config, Net, Origin, Time, reference, settings};

struct File(PathBuf);

impl File {
    fn of(name: &str, text: &str) -> Self {
        let path = std::env::temp_dir().join(format!("vextrus-config-{}-{name}.toml", std::process::id()));
        std::fs::write(&path, text).unwrap();
        Self(path)
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn env(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn refused(pairs: &[(&str, &str)]) -> String {
    Config::load(None, env(pairs), &[]).unwrap_err().sentence(kernel::Language::En)
}

#[test]
fn later_wins() {
    let file =
        File::of("order", "[http]\nlisten = \"127.0.0.1:1\"\nburst = 7\nbody_limit = 5\n[telemetry]\nlog = \"warn\"\n");
    let environment = env(&[
        ("VEXTRUS_HTTP__BURST", "8"),
        ("VEXTRUS_HTTP__BODY_LIMIT", "6"),
        ("PATH", "/bin"),
        ("VEXTRUS_DATA", "/srv"),
    ]);
    let config = Config::load(Some(&file.0), environment, &[("http.body_limit", "9".to_owned())]).unwrap();
    assert_eq!(config.http.rate_per_second, 100, "default");
    assert_eq!((config.http.listen.port(), config.telemetry.log.as_str()), (1, "warn"), "file");
    assert_eq!((config.http.burst, config.http.body_limit), (8, 9), "environment, command line");
}

#[test]
fn every_kind_of_value_can_come_from_the_environment() {
    let config = Config::load(
        None,
        env(&[
            ("VEXTRUS_HTTP__CORS_ORIGINS", "https://a.example, https://b.example:8443"),
            ("VEXTRUS_HTTP__TRUSTED_PROXIES", "[10.0.0.0/8]"),
            ("VEXTRUS_HTTP__REQUEST_TIMEOUT", "250ms"),
            ("VEXTRUS_HTTP__HSTS", "true"),
            ("VEXTRUS_HTTP__ADMIN_LISTEN", "[::1]:9090"),
            ("VEXTRUS_INTERNAL__SECRET_FILE", "/run/secret"),
            ("VEXTRUS_INTERNAL__PEERS__MASTER_DATA", "http://md:3002"),
            ("VEXTRUS_DATABASE_URL", "postgres://u:hunter2@db/x"),
            ("VEXTRUS_TELEMETRY__FORMAT", "json"),
        ]),
        &[],
    )
    .unwrap();
    assert_eq!(
        config.http.cors_origins.0.iter().map(Origin::as_str).collect::<Vec<_>>(),
        ["https://a.example", "https://b.example:8443"]
    );
    assert!(config.http.trusted_proxies.0[0].holds("10.9.8.7".parse().unwrap()));
    assert_eq!((config.http.request_timeout, config.http.hsts), (Time::millis(250), true));
    assert_eq!(config.http.admin_listen.unwrap().port(), 9090);
    assert_eq!(config.internal.peers["master_data"], "http://md:3002");
    assert_eq!(config.database.url.as_ref().unwrap().reveal(), "postgres://u:hunter2@db/x");
    assert!(!format!("{config:?}").contains("hunter2"));
}

#[test]
fn an_unknown_name_is_refused_with_the_nearest_known_one() {
    let file = File::of("unknown", "[http]\nlisen = \"127.0.0.1:1\"\n");
    let error = Config::load(Some(&file.0), [], &[]).unwrap_err().sentence(kernel::Language::En);
    assert!(error.ends_with("there is no setting “http.lisen”; did you mean http.listen?"), "{error}");
    assert!(error.contains("unknown.toml"), "{error}");
    let wrong = File::of("section", "[htp]\nlisten = \"127.0.0.1:1\"\n");
    let error = Config::load(Some(&wrong.0), [], &[]).unwrap_err().sentence(kernel::Language::En);
    assert!(error.ends_with("“htp.listen”; did you mean http.listen?"), "{error}");

    assert_eq!(
        refused(&[("VEXTRUS_HTTP__BURTS", "1")]),
        "the environment: there is no setting “VEXTRUS_HTTP__BURTS”; did you mean VEXTRUS_HTTP__BURST?"
    );
    assert!(refused(&[("VEXTRUS_HTTP_BURST", "1")]).ends_with("did you mean VEXTRUS_HTTP__BURST?"));
    assert!(
        Config::load(None, [], &[("http.what_is_this_even", "1".to_owned())])
            .unwrap_err()
            .to_string()
            .contains("the command line")
    );
    let kubernetes = env(&[("VEXTRUS_PORT", "tcp://10.0.0.1:4000"), ("VEXTRUS_SERVICE_HOST", "10.0.0.1")]);
    assert!(Config::load(None, kubernetes, &[]).is_ok());
}

#[test]
fn a_wrong_value_is_refused_by_name_and_never_printed() {
    for (name, value, part) in [
        ("VEXTRUS_HTTP__LISTEN", "everywhere", "http.listen"),
        ("VEXTRUS_HTTP__BURST", "-1", "http.burst"),
        ("VEXTRUS_HTTP__BURST", "0", "http.burst"),
        ("VEXTRUS_HTTP__REQUEST_TIMEOUT", "soon", "http.request_timeout"),
        ("VEXTRUS_HTTP__CORS_ORIGINS", "*", "is not an origin"),
        ("VEXTRUS_HTTP__HEADER_LIMIT", "10", "header_limit"),
        ("VEXTRUS_TELEMETRY__SAMPLE", "2", "sample"),
        ("VEXTRUS_INTERNAL__LISTEN", "127.0.0.1:1", "secret_file"),
    ] {
        let sentence = refused(&[(name, value)]);
        assert!(sentence.contains(part), "{name}: {sentence}");
    }
    let secret = refused(&[("VEXTRUS_DATABASE__URL", "[1, hunter2]")]);
    assert!(secret.contains("database.url") && !secret.contains("hunter2"), "{secret}");
    let broken = File::of("broken", "[database]\nurl = \"postgres://u:hunter2@db/x\n");
    let sentence = Config::load(Some(&broken.0), [], &[]).unwrap_err().to_string();
    assert!(sentence.contains("line 2") && !sentence.contains("hunter2"), "{sentence}");
    let peer = refused(&[("VEXTRUS_INTERNAL__SECRET_FILE", "/s"), ("VEXTRUS_INTERNAL__PEERS__CRM", "crm:3013")]);
    assert!(peer.contains("internal.peers.crm"), "{peer}");
}

#[test]
fn ranges_of_addresses_hold_what_they_say() {
    let net = |text: &str| text.parse::<Net>().unwrap();
    for (range, inside, outside) in [
        ("10.0.0.0/8", "10.255.0.1", "11.0.0.1"),
        ("0.0.0.0/0", "1.2.3.4", "::1"),
        ("192.0.2.7", "::ffff:192.0.2.7", "192.0.2.8"),
        ("2001:db8::/32", "2001:db8:1::1", "2001:db9::1"),
        ("::/0", "::1", "1.2.3.4"),
    ] {
        assert!(net(range).holds(inside.parse().unwrap()), "{range} {inside}");
        assert!(!net(range).holds(outside.parse().unwrap()), "{range} {outside}");
    }
    for wrong in ["10.0.0.0/33", "::/129", "ten", "10.0.0.0/"] {
        assert!(wrong.parse::<Net>().is_err(), "{wrong}");
    }
}

#[test]
fn the_operators_page_is_the_one_the_program_writes() {
    let page = reference();
    for (section, _, settings) in settings() {
        assert!(page.contains(&format!("## [{section}]")));
        for setting in settings {
            assert!(page.contains(&setting.env) && setting.meaning.ends_with('.'), "{}", setting.key);
        }
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/operations/configuration.md");
    if std::env::var_os("VEXTRUS_WRITE_GENERATED").is_some() {
        std::fs::write(path, &page).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == page,
        "docs/operations/configuration.md is old; write it anew with VEXTRUS_WRITE_GENERATED=1 cargo test -p host"
    );
}
