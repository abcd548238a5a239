//! The command line. Its names are an API: they change only with a note in the changelog.

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::backup::Moment;

/// Vextrus, the ERP for Bangladesh's builders.
#[derive(Parser)]
#[command(name = "vextrus", version, about, disable_help_subcommand = true)]
pub struct Options {
    #[command(flatten)]
    pub house: HouseOptions,
    #[command(subcommand)]
    pub command: Command,
}

/// Where everything is.
#[derive(Args, Clone)]
pub struct HouseOptions {
    /// The data folder [default: the user's data folder; /var/lib/vextrus for root]
    #[arg(long, global = true, env = "VEXTRUS_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// A PostgreSQL of your own instead of the one in the data folder; the role must be able to create roles
    #[arg(long, global = true, env = "VEXTRUS_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// A configuration file [default: vextrus.toml in the data folder, if there]
    #[arg(long, global = true, env = "VEXTRUS_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(Subcommand)]
pub enum Command {
    /// Serve all services, or some of them
    Serve(Serve),
    /// Tenants and their life
    Tenant {
        #[command(subcommand)]
        command: Tenant,
    },
    /// An access token for scripts
    Token(Token),
    /// A link by which somebody of a tenant chooses a password
    Link(Link),
    /// What is true of a tenant, as rows
    Report(Report),
    /// Put new keys in place of old ones; nobody is signed out
    Rotate {
        #[command(subcommand)]
        what: Rotate,
    },
    /// Recompute what must always be true of a tenant's data; exit 1 names what is wrong
    Verify(Verify),
    /// Look at the installation: database, walls, settings, disk
    Doctor,
    /// Back the installation up, or look after its backups
    Backup {
        #[command(subcommand)]
        command: Option<Backup>,
    },
    /// Make an installation of a backup, in a new folder (--data), as it was at a moment
    Restore(Restore),
    /// After a restore: let SMS, mail, bank files and Kafka go outside again
    Release,
    /// Restore the newest backup aside, prove every tenant's data there, and say how long it took
    Drill(Drill),
    /// Look at a running installation from outside
    Smoke(Smoke),
    /// What PostgreSQL calls for its log
    #[command(hide = true)]
    Wal {
        #[command(subcommand)]
        command: Wal,
    },
    /// The graph's schema
    Schema {
        #[command(subcommand)]
        command: Schema,
    },
    /// What screens are made of
    Meta {
        #[command(subcommand)]
        command: Meta,
    },
    /// Generated pages of the documentation
    #[command(hide = true)]
    Docs { page: Page },
    /// The address of the data folder's own PostgreSQL
    #[command(hide = true)]
    DbUrl,
}

#[derive(Args)]
pub struct Serve {
    /// Only these services
    #[arg(long, value_delimiter = ',', value_name = "SERVICES")]
    pub only: Option<Vec<String>>,
    /// Address and port [default: 127.0.0.1:4000]
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<SocketAddr>,
}

#[derive(Subcommand)]
pub enum Tenant {
    /// Found a tenant; doing it again answers the same
    Create(Create),
    /// Write everything a tenant has to files
    Export(Which),
    /// Erase an archived, exported tenant for good
    Erase(Which),
    /// Move a tenant along its life
    State(State),
    /// The tenants of this installation
    List,
}

#[derive(Args)]
pub struct Create {
    /// Short name in addresses: small letters, digits, hyphens
    #[arg(long)]
    pub slug: String,
    /// Name
    #[arg(long)]
    pub name: String,
    /// Name in Bengali
    #[arg(long)]
    pub name_bn: Option<String>,
    /// The owner's e-mail address
    #[arg(long)]
    pub owner_email: String,
    /// A file with the owner's first password, or - for standard input
    #[arg(long, value_name = "FILE")]
    pub owner_password_file: Option<PathBuf>,
}

#[derive(Args)]
pub struct Which {
    /// The tenant's short name
    #[arg(long)]
    pub slug: String,
}

#[derive(Args)]
pub struct State {
    /// The tenant's short name
    #[arg(long)]
    pub slug: String,
    /// The step
    #[arg(long)]
    pub to: Step,
    /// Why (for suspend and archive)
    #[arg(long, default_value = "")]
    pub reason: String,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Step {
    Activate,
    Suspend,
    Resume,
    Archive,
}

#[derive(Args)]
pub struct Token {
    /// The tenant's short name
    #[arg(long)]
    pub tenant: String,
    /// Who it speaks for
    #[arg(long)]
    pub email: String,
    /// For how many hours it is good
    #[arg(long, default_value_t = 12)]
    pub hours: i64,
}

#[derive(Args)]
pub struct Link {
    /// The tenant's short name
    #[arg(long)]
    pub tenant: String,
    /// Whose
    #[arg(long)]
    pub email: String,
}

#[derive(Args)]
pub struct Report {
    /// Which: sod-conflicts
    pub name: String,
    /// The tenant's short name
    #[arg(long)]
    pub tenant: String,
    /// How it looks
    #[arg(long, default_value = "csv")]
    pub format: Shape,
    /// Into this file instead of standard output
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Shape {
    Csv,
    Json,
}

#[derive(Clone, Copy, Subcommand)]
pub enum Rotate {
    /// The password the program signs in to a database of your own with; running processes learn it by themselves
    Db,
    /// The key that signs access tokens; those signed before are good until they expire
    Jwt,
    /// The keys that seal single fields; every sealed value is sealed anew
    FieldKeys,
}

#[derive(Args)]
pub struct Verify {
    /// What to verify: a service, or `all`
    #[arg(default_value = "all")]
    pub what: String,
    /// The tenant's short name
    #[arg(long, required_unless_present = "export")]
    pub tenant: Option<String>,
    /// The folder of an export: its audit trail is verified with nothing but the folder
    #[arg(long, value_name = "FOLDER", conflicts_with = "tenant")]
    pub export: Option<PathBuf>,
    /// A signed head that was kept elsewhere (a backup's or an export's), to hold against the audit trail
    #[arg(long, value_name = "FILE")]
    pub head: Option<PathBuf>,
}

#[derive(Subcommand)]
pub enum Backup {
    /// Make the operator's key pair; the private key is written to a file and kept off this machine
    Key(MakeKey),
    /// The backups there are
    List,
    /// Recompute digests and look for gaps in the log; exit 1 names what is wrong
    Verify {
        /// Only this backup
        name: Option<String>,
    },
    /// Remove what the rules of the configuration no longer keep
    Prune,
}

#[derive(Args)]
pub struct MakeKey {
    /// Where the private key is written; the file must not exist
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Make a new pair although there is one
    #[arg(long)]
    pub replace: bool,
}

#[derive(Args)]
pub struct Restore {
    /// The folder of backups, or one backup in it
    #[arg(long, value_name = "FOLDER")]
    pub from: PathBuf,
    /// The moment: RFC 3339, or "YYYY-MM-DD HH:MM:SS" in Dhaka, or latest
    #[arg(long, value_name = "TIME")]
    pub to: Moment,
    /// The operator's private key
    #[arg(long, value_name = "FILE")]
    pub operator_key: PathBuf,
    /// Do not look which paper numbers were given after the moment; takes half the time
    #[arg(long)]
    pub no_paper_check: bool,
}

#[derive(Args)]
pub struct Drill {
    /// The operator's private key, to try the sealed keys as well
    #[arg(long, value_name = "FILE")]
    pub operator_key: Option<PathBuf>,
    /// Where it is restored for a while [default: the data folder]
    #[arg(long, value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

#[derive(Args)]
pub struct Smoke {
    /// Where it answers, such as https://erp.example.com
    pub url: String,
    /// A token, to try what needs one
    #[arg(long, env = "VEXTRUS_TOKEN", hide_env_values = true)]
    pub token: Option<String>,
    /// A certificate authority (PEM) of your own to check its certificate against
    #[arg(long, value_name = "FILE")]
    pub ca_file: Option<PathBuf>,
}

#[derive(Subcommand)]
pub enum Wal {
    /// Keep a segment
    Put {
        #[arg(long)]
        to: PathBuf,
        path: PathBuf,
    },
    /// Give one back
    Get {
        #[arg(long)]
        from: PathBuf,
        name: String,
        path: PathBuf,
    },
}

#[derive(Subcommand)]
pub enum Schema {
    /// Print the graph's schema as clients see it, or that of one service
    Print {
        /// Only this service
        #[arg(long)]
        service: Option<String>,
    },
}

#[derive(Subcommand)]
pub enum Meta {
    /// Print every document's description and the permissions it names, as JSON
    Print,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Page {
    Config,
    Errors,
    Permissions,
    Events,
    Openapi,
}

/// Says something to people.
pub fn say(words: &str) {
    let _ = writeln!(std::io::stderr(), "{words}");
}

/// Answers a program: one line of JSON.
pub fn answer(value: &impl serde::Serialize) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    serde_json::to_writer(&mut out, value)?;
    writeln!(out)?;
    Ok(())
}

/// Prints a text as it is.
pub fn print(text: &str) -> anyhow::Result<()> {
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(())
}
