//! The command line. Its names are an API: they change only with a note in the changelog.

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

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
    /// Recompute what must always be true of a tenant's data; exit 1 names what is wrong
    Verify(Verify),
    /// Look at the installation: database, walls, settings, disk
    Doctor,
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
    /// The role it carries
    #[arg(long, default_value = "organization-owner")]
    pub role: String,
    /// Only these companies (ids)
    #[arg(long, value_delimiter = ',')]
    pub company: Option<Vec<String>>,
    /// For how many hours it is good
    #[arg(long, default_value_t = 12)]
    pub hours: i64,
}

#[derive(Args)]
pub struct Verify {
    /// What to verify: a service, or `all`
    #[arg(default_value = "all")]
    pub what: String,
    /// The tenant's short name
    #[arg(long)]
    pub tenant: String,
}

#[derive(Subcommand)]
pub enum Schema {
    /// Print the schema of one service, or of all
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
