//! The house, opened: configuration, secrets, database, services.

use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use contracts::audit::AuditRemote;
use contracts::auth::AuthRemote;
use contracts::organization::OrganizationRemote;
use data::{Connect, Db, Login, Runtime, Service, Uploads, Worker};
use host::config::{Config, Files};
use host::postgres::{Cluster, Options, bundles};
use kernel::{Actor, Clock, Cx, Grants, Scope, Sight, TenantId, Transport};
use uuid::Uuid;

use crate::backup;
use crate::cli::HouseOptions;
use crate::secrets::Secrets;
use crate::services;
use crate::ways::Ways;

/// PostgreSQL takes what the pools of a few processes ask for, and the operator besides.
const SPARE_CONNECTIONS: usize = 80;

/// The role a process signs in as.
pub const LOGIN: &str = "vextrus_app";

/// Everything a command needs.
pub struct House {
    pub data: PathBuf,
    pub config: Config,
    /// The configuration file, where there is one.
    pub file: Option<PathBuf>,
    pub secrets: Secrets,
    /// None with a database of the operator's own.
    pub cluster: Option<Cluster>,
    pub admin: tokio_postgres::Config,
    pub runtime: Runtime,
    pub services: Vec<Service>,
    ways: Arc<Ways>,
}

impl House {
    /// Opens it: starts or joins PostgreSQL, brings it up to date, builds the services.
    pub async fn open(options: &HouseOptions, only: Option<&[String]>, overrides: &[(&str, String)]) -> Result<Self> {
        services::expect_known(only)?;
        let (data, config) = configured(options, overrides)?;
        if data.join(backup::restore::RESTORING).exists() {
            bail!("{} is half restored: begin anew in an empty folder, and remove this one", data.display());
        }
        Self::enter(options, data, config, only).await
    }

    /// Opens what is being restored and was not held yet; nobody else does.
    pub async fn open_while_restoring(options: &HouseOptions) -> Result<Self> {
        let (data, config) = configured(options, &[])?;
        Self::enter(options, data, config, None).await
    }

    async fn enter(options: &HouseOptions, data: PathBuf, config: Config, only: Option<&[String]>) -> Result<Self> {
        let secrets = Secrets::open(&data)?;
        let (cluster, mut admin) = database(&data, &config).await?;
        admin.application_name("vextrus");
        let login = installed(&admin, cluster.as_ref(), &secrets).await?;
        let (runtime, services) = build(&admin, &config, &login, &secrets, &data, only)?;
        if cluster.is_none() {
            runtime.db.renew_by(renewal(&admin, &secrets));
        }
        let ways = Arc::new(Ways::new(&runtime, &services, &config.internal));
        runtime.ways.lead(&(ways.clone() as Arc<dyn Transport>));
        listen(&runtime).await?;
        let file = config_file(options, &data);
        Ok(Self { data, config, file, secrets, cluster, admin, runtime, services, ways })
    }

    /// The way to a service.
    pub fn way_to(&self, service: &str) -> Result<Arc<dyn Transport>> {
        self.ways.to(service)
    }

    /// Who signs in, and what they may do.
    pub fn auth(&self) -> Result<AuthRemote> {
        Ok(AuthRemote(self.way_to("auth")?))
    }

    /// Who did what, sealed.
    pub fn audit(&self) -> Result<AuditRemote> {
        Ok(AuditRemote(self.way_to("audit")?))
    }

    /// The tenants and what they consist of.
    pub fn organization(&self) -> Result<OrganizationRemote> {
        Ok(OrganizationRemote(self.way_to("organization")?))
    }

    /// The operator, acting on a tenant.
    pub fn operator(&self, tenant: TenantId) -> Cx {
        Cx::new(tenant, Actor::Operator, Grants::of(["*"], Scope::All), self.runtime.clock.clone())
    }

    /// The operator, acting on no tenant in particular.
    pub fn nowhere(&self) -> Cx {
        self.operator(TenantId(Uuid::nil()))
    }

    /// Stops PostgreSQL if it is ours.
    pub async fn close(self) -> Result<()> {
        match self.cluster {
            Some(cluster) => Ok(cluster.stop().await?),
            None => Ok(()),
        }
    }
}

/// Every process knows who listens to what, also a command before the first server: an event told to nobody is lost.
async fn listen(runtime: &Runtime) -> Result<()> {
    let worker = Worker::new(runtime, &services::build(runtime, None)?);
    if !worker.is_subscribed().await? {
        worker.subscribe().await?;
    }
    Ok(())
}

/// The data folder and what is set there, before anything is opened.
pub fn configured(options: &HouseOptions, overrides: &[(&str, String)]) -> Result<(PathBuf, Config)> {
    let data = data_folder(options)?;
    let config = configuration(options, &data, overrides)?;
    Ok((data, config))
}

/// Services on a database that nobody has called yet: enough to describe them.
pub fn described() -> Result<Vec<Service>> {
    let connect = Connect { config: tokio_postgres::Config::new(), writers: 1, readers: 1, master: [0; 32] };
    services::build(&Runtime::described(Db::new(&connect)), None)
}

fn build(
    admin: &tokio_postgres::Config,
    config: &Config,
    login: &Login,
    secrets: &Secrets,
    data: &Path,
    only: Option<&[String]>,
) -> Result<(Runtime, Vec<Service>)> {
    let connect = Connect {
        config: signed_in(admin, login),
        writers: config.database.pool,
        readers: config.database.readers,
        master: secrets.key("field-keys"),
    };
    let origin = config.http.origin().into();
    let runtime = Runtime {
        db: Db::new(&connect),
        clock: Clock::System,
        files: data.to_owned(),
        origin,
        ways: kernel::Ways::default(),
        uploads: uploads(&config.files),
        sight: Sight::default(),
    };
    let services = services::build(&runtime, only)?;
    Ok((runtime, services))
}

fn uploads(files: &Files) -> Uploads {
    const MIB: u64 = 1 << 20;
    Uploads {
        folder: files.folder.clone(),
        largest: files.largest_mib.saturating_mul(MIB),
        quota: files.quota_mib.saturating_mul(MIB),
        scanner: Some(files.scanner.trim().to_owned()).filter(|scanner| !scanner.is_empty()),
        unscanned: files.unscanned,
    }
}

fn signed_in(admin: &tokio_postgres::Config, login: &Login) -> tokio_postgres::Config {
    let mut config = admin.clone();
    config.user(&login.name);
    if let Some(password) = &login.password {
        config.password(password);
    }
    config
}

/// Behind its socket's folder PostgreSQL asks nobody for a password; one of the operator's own does.
fn login(cluster: Option<&Cluster>, secrets: &Secrets, edition: i32) -> Login {
    let password = cluster.is_none().then(|| secrets.login(edition));
    Login { name: LOGIN.to_owned(), password }
}

/// Brings the database up to date; how a process signs in to it.
async fn installed(admin: &tokio_postgres::Config, cluster: Option<&Cluster>, secrets: &Secrets) -> Result<Login> {
    let mut schemas = vec![data::SCHEMA];
    // Every process knows the tables of all services: a subset must not leave the others' behind.
    schemas.extend(described()?.iter().map(|service| service.schema));
    let edition = async || match cluster {
        Some(_) => Ok(1),
        None => data::installation::login_edition(admin).await,
    };
    loop {
        let now = edition().await?;
        let login = login(cluster, secrets, now);
        data::install(admin, &schemas, &login).await?;
        // Rotated in between, it was given its old password back just now.
        if edition().await? == now {
            return Ok(login);
        }
    }
}

/// Which password it is now, after `vextrus rotate db` somewhere.
fn renewal(admin: &tokio_postgres::Config, secrets: &Secrets) -> data::Renew {
    let (admin, secrets) = (admin.clone(), secrets.clone());
    Arc::new(move || {
        let (admin, secrets) = (admin.clone(), secrets.clone());
        Box::pin(async move {
            let edition = data::installation::login_edition(&admin).await?;
            Ok(signed_in(&admin, &login(None, &secrets, edition)))
        })
    })
}

async fn database(data: &Path, config: &Config) -> Result<(Option<Cluster>, tokio_postgres::Config)> {
    if let Some(authority) = &config.database.ca_file {
        data::trust(authority)?;
    }
    if let Some(url) = &config.database.url {
        // Without the cause: it may quote a piece of the address that belongs to the password.
        let Ok(address) = url.reveal().parse() else {
            bail!(
                "database.url cannot be read; write postgres://user:password@host:port/database, and special letters of the password as %XX"
            );
        };
        return Ok((None, address));
    }
    let mut options = Options::new(data);
    options.extra_binaries = bundles();
    options.max_connections = u32::try_from(config.database.pool + config.database.readers + SPARE_CONNECTIONS)?;
    if let Some(archive) = backup::archive(data, config)? {
        options.settings = archive.settings();
    }
    let cluster = Cluster::open(options).await?;
    let admin = cluster.url().parse()?;
    Ok((Some(cluster), admin))
}

fn configuration(options: &HouseOptions, data: &Path, overrides: &[(&str, String)]) -> Result<Config> {
    let file = config_file(options, data);
    let mut overrides = overrides.to_vec();
    if let Some(url) = &options.database_url {
        overrides.push(("database.url", url.clone()));
    }
    Ok(Config::load(file.as_deref(), std::env::vars(), &overrides)?)
}

/// `--config`, else what lies in the data folder.
fn config_file(options: &HouseOptions, data: &Path) -> Option<PathBuf> {
    let beside = data.join("vextrus.toml");
    options.config.clone().or_else(|| beside.exists().then_some(beside))
}

/// `--data`, else where the system keeps a program's data. Root's own home is closed to PostgreSQL's user.
pub fn data_folder(options: &HouseOptions) -> Result<PathBuf> {
    let folder = match &options.data {
        Some(folder) => folder.clone(),
        None if nix::unistd::geteuid().is_root() => PathBuf::from("/var/lib/vextrus"),
        None => match (std::env::var_os("XDG_DATA_HOME"), std::env::var_os("HOME")) {
            (Some(base), _) => PathBuf::from(base).join("vextrus"),
            (None, Some(home)) => PathBuf::from(home).join(".local/share/vextrus"),
            (None, None) => anyhow::bail!("there is no HOME to keep data in; name a folder with --data"),
        },
    };
    // Passable for PostgreSQL's user, readable for nobody else.
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o711).create(&folder);
    made.with_context(|| folder.display().to_string())?;
    Ok(std::path::absolute(folder)?)
}
