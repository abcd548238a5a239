//! Every setting, said once: its name, its kind, its default and its sentence.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::value::{List, Net, Origin, Secret, Time};

/// One setting, for the reference and for checking names.
#[derive(Clone, Debug)]
pub struct Setting {
    /// `section.key`, as in the file.
    pub key: String,
    /// `VEXTRUS_SECTION__KEY`.
    pub env: String,
    /// What it is when nobody says.
    pub default: String,
    /// What it means.
    pub meaning: &'static str,
    /// Whether names of one's own may stand below it.
    pub open: bool,
}

macro_rules! sections {
    ($(
        #[doc = $about:literal]
        $Section:ident $section:ident {
            $( $(#[doc = $doc:literal])+ $field:ident: $kind:ty = $default:expr; )+
        }
    )+) => {
        $(
            #[doc = $about]
            #[derive(Clone, Debug, Serialize, Deserialize)]
            #[serde(default, deny_unknown_fields)]
            pub struct $Section { $( $(#[doc = $doc])+ pub $field: $kind, )+ }

            impl Default for $Section {
                fn default() -> Self {
                    Self { $( $field: $default, )+ }
                }
            }
        )+

        /// Everything an installation can be told.
        #[derive(Clone, Debug, Default, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct Config { $( #[doc = $about] pub $section: $Section, )+ }

        /// The sections with their sentences, and each setting, in the order they are declared.
        #[must_use]
        pub fn settings() -> Vec<(&'static str, &'static str, Vec<Setting>)> {
            vec![$( {
                let default = $Section::default();
                (stringify!($section), $about.trim_ascii(), vec![$(
                    setting(stringify!($section), stringify!($field), concat!($($doc),+).trim_ascii(), &default.$field),
                )+])
            }, )+]
        }
    };
}

fn setting(section: &str, field: &str, meaning: &'static str, default: &impl Serialize) -> Setting {
    let value = serde_json::to_value(default).unwrap_or_default();
    Setting {
        key: format!("{section}.{field}"),
        env: format!("VEXTRUS_{}__{}", section.to_uppercase(), field.to_uppercase()),
        open: value.is_object(),
        default: if value.is_null() { String::new() } else { value.to_string() },
        meaning,
    }
}

sections! {
    /// What the outside reaches.
    Http http {
        /// Address and port of the API and the screens. Nothing listens beyond loopback until told to.
        listen: SocketAddr = SocketAddr::from(([127, 0, 0, 1], 4000));
        /// Where people reach this installation, `https://erp.example.com`: links handed to them begin with it. Without it, with `listen`.
        public_url: Option<Origin> = None;
        /// Address and port of metrics and health for the operator; none when empty.
        admin_listen: Option<SocketAddr> = None;
        /// Whether `/metrics` is also answered on `listen`, to programs on this machine only.
        local_metrics: bool = true;
        /// Origins of web pages of others that may call the API; empty means none.
        cors_origins: List<Origin> = List::default();
        /// Tells browsers to insist on HTTPS. Turn it on when a proxy in front speaks TLS.
        hsts: bool = false;
        /// Requests a client may make per second; 0 turns the limit off.
        rate_per_second: u32 = 100;
        /// Requests a client may make at once before the rate counts.
        burst: u32 = 50;
        /// Addresses or ranges of proxies whose `X-Forwarded-For`, `-Host` and `-Proto` are believed.
        trusted_proxies: List<Net> = List::default();
        /// Requests worked on at the same time; more are told to come back.
        concurrent_requests: usize = 1024;
        /// Connections held open at the same time; more wait to be accepted.
        connections: usize = 12_000;
        /// Largest request body in bytes.
        body_limit: usize = 1_048_576;
        /// Largest request head in bytes; at least 8192.
        header_limit: usize = 16_384;
        /// Time a new connection has to send its first request's head.
        header_timeout: Time = Time::seconds(10);
        /// Time a connection may stay open without a request. Longer than the proxy's in front.
        idle_timeout: Time = Time::seconds(75);
        /// Time one request may take.
        request_timeout: Time = Time::seconds(30);
        /// WebSockets one person may hold open at the same time.
        sockets_per_person: usize = 20;
        /// Subscriptions of one WebSocket at the same time.
        subscriptions: usize = 50;
        /// Time a WebSocket has for its first message, and for taking each of ours.
        socket_timeout: Time = Time::seconds(10);
        /// Time between two signs of life on a WebSocket; one whose other end gives none is closed.
        socket_ping: Time = Time::seconds(20);
        /// Time between “not ready” and the end of accepting, so that a load balancer notices.
        drain_grace: Time = Time::seconds(0);
        /// Time requests in flight have to finish when the process is asked to stop.
        drain_timeout: Time = Time::seconds(25);
        /// Whether GraphQL tells its schema to whoever asks; for development.
        introspection: bool = false;
    }
    /// The one graph over all services.
    Gateway gateway {
        /// Folder with operations that are known by their hash besides those of the desk: files `*.graphql` with one
        /// document each, or `*.json` with texts by their SHA-256.
        operations: Option<PathBuf> = None;
        /// Whether only operations that are known by their hash are answered; `/graphql/<service>` is then not there.
        only_listed: bool = false;
    }
    /// What other processes of the installation reach. One process needs none of it.
    Internal internal {
        /// Address and port for signed requests of other processes; none when empty.
        listen: Option<SocketAddr> = None;
        /// File with the secret the processes share, 32 bytes or more.
        secret_file: Option<PathBuf> = None;
        /// Where services live that this process does not host: service name = URL.
        peers: BTreeMap<String, String> = BTreeMap::new();
        /// Time one internal request may take.
        timeout: Time = Time::seconds(10);
    }
    /// The database.
    Database database {
        /// URL of a PostgreSQL of your own; when empty Vextrus runs one in its data folder.
        url: Option<Secret> = None;
        /// Certificate authority (PEM file) the database's certificate is checked against when its address says
        /// `sslmode=require`; the machine's own authorities when empty.
        ca_file: Option<PathBuf> = None;
        /// Connections for changes; one change at a time each.
        pool: usize = 10;
        /// Connections shared by all reads.
        readers: usize = 4;
        /// Free space on the data folder's disk, in MiB, below which changes are refused; reads go on.
        reserve_mib: u64 = 256;
    }
    /// Files people upload.
    Files files {
        /// Folder of the files; `files` in the data folder when empty. All processes that host file-storage must see the same.
        folder: Option<PathBuf> = None;
        /// Largest file, in MiB.
        largest_mib: u64 = 1024;
        /// How much all files of one organization may take, in MiB.
        quota_mib: u64 = 51_200;
        /// The virus scanner (clamd): `127.0.0.1:3310`, or the path of its socket. Without one, files are held.
        scanner: String = String::new();
        /// Whether files may be read by others than whoever uploaded them while there is no scanner.
        unscanned: bool = false;
    }
    /// Backups of the managed database.
    Backup backup {
        /// Folder of the backups and of the archived log; `backups` in the data folder when empty. Another disk is better.
        folder: Option<PathBuf> = None;
        /// Whether the managed PostgreSQL's log is archived, once there is a first backup: no more than a minute is lost then.
        archive: bool = true;
        /// Time of day in Dhaka, as `02:00`, at which the serving process makes a backup; empty for never. Needs an operator's key.
        nightly: String = "02:00".to_owned();
        /// So many days' last backup is kept, and the log since the oldest of them.
        keep_daily: usize = 30;
        /// So many months' last backup is kept, each as it was.
        keep_monthly: usize = 12;
    }
    /// What the process tells about itself.
    Telemetry telemetry {
        /// What is logged: `error`, `warn`, `info`, `debug`, or by module as in `info,data=debug`.
        log: String = "info".to_owned();
        /// How log lines look: `json`, `human`, or `auto` (human on a terminal).
        format: Format = Format::Auto;
        /// OTLP collector for traces over HTTP, such as `http://127.0.0.1:4318`; none when empty.
        otlp_endpoint: Option<String> = None;
        /// Share of requests traced when the caller has not decided, 0 to 1.
        sample: f64 = 1.0;
    }
}

impl Http {
    /// Where people reach this installation, without a slash at the end: as it was set, else by the address listened on.
    #[must_use]
    pub fn origin(&self) -> String {
        let local = || {
            let mut listen = self.listen;
            if listen.ip().is_unspecified() {
                listen.set_ip(Ipv4Addr::LOCALHOST.into());
            }
            format!("http://{listen}")
        };
        self.public_url.as_ref().map_or_else(local, |origin| origin.as_str().to_owned())
    }
}

/// How log lines look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Human on a terminal, JSON elsewhere.
    #[default]
    Auto,
    /// One JSON object a line.
    Json,
    /// Words.
    Human,
}
