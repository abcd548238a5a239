//! Roles, schemas, migrations, functions: made by code, under a lock, before anything is served.

// sql: names of roles, schemas and files are constants of ours; none comes from outside.

use kernel::{Error, Result};
use postgres_protocol::password::scram_sha_256;
use sha2::{Digest, Sha256};
use tokio_postgres::config::Host;
use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, Config};

use crate::hex::hex;
use crate::service::Schema;
use crate::{errors, fault, tls};

/// Held while roles and schemas are made, so that processes starting together do it one after another.
pub(crate) const LOCK: i64 = 0x7665_7874_7275;

/// The data path's own schema.
pub const SCHEMA: Schema = Schema {
    name: "data",
    migrations: &[
        ("V1__tenant_directory", include_str!("../migrations/V1__tenant_directory.sql")),
        ("V2__outbox", include_str!("../migrations/V2__outbox.sql")),
        ("V3__audit_row", include_str!("../migrations/V3__audit_row.sql")),
        ("V4__idempotency_key", include_str!("../migrations/V4__idempotency_key.sql")),
        ("V5__number_series", include_str!("../migrations/V5__number_series.sql")),
        ("V6__approval", include_str!("../migrations/V6__approval.sql")),
        ("V7__search_token", include_str!("../migrations/V7__search_token.sql")),
        ("V8__tenant_export", include_str!("../migrations/V8__tenant_export.sql")),
        ("V9__installation", include_str!("../migrations/V9__installation.sql")),
        ("V10__grants_version", include_str!("../migrations/V10__grants_version.sql")),
        ("V11__tenant_key", include_str!("../migrations/V11__tenant_key.sql")),
        ("V12__audit_row_xid", include_str!("../migrations/V12__audit_row_xid.sql")),
        ("V13__secret_tables", include_str!("../migrations/V13__secret_tables.sql")),
        ("V14__outbox_position", include_str!("../migrations/V14__outbox_position.sql")),
        ("V15__approval_about", include_str!("../migrations/V15__approval_about.sql")),
        ("V16__evaluation", include_str!("../migrations/V16__evaluation.sql")),
        ("V17__search_signature", include_str!("../migrations/V17__search_signature.sql")),
        ("V20__configuration", include_str!("../migrations/V20__configuration.sql")),
        ("V21__number_series_first", include_str!("../migrations/V21__number_series_first.sql")),
    ],
    functions: &[
        ("grants_raise.sql", include_str!("../functions/grants_raise.sql")),
        ("enter.sql", include_str!("../functions/enter.sql")),
        ("save.sql", include_str!("../functions/save.sql")),
        ("number_series.sql", include_str!("../functions/number_series.sql")),
        ("next_number.sql", include_str!("../functions/next_number.sql")),
        ("done.sql", include_str!("../functions/done.sql")),
        ("timeline.sql", include_str!("../functions/timeline.sql")),
        ("directory_put.sql", include_str!("../functions/directory_put.sql")),
        ("configuration_hold.sql", include_str!("../functions/configuration_hold.sql")),
        ("configuration_put.sql", include_str!("../functions/configuration_put.sql")),
    ],
};

/// The role a process signs in as.
pub struct Login {
    /// Its name.
    pub name: String,
    /// Its password; none where the socket's folder is the guard.
    pub password: Option<String>,
}

/// Brings the database to what this program expects: roles, schemas, migrations, functions, grants.
/// Doing it again changes nothing.
///
/// # Errors
/// The database cannot be reached, or `admin` may not create roles.
pub async fn install(admin: &Config, schemas: &[Schema], login: &Login) -> Result<()> {
    let mut client = tls::connect(admin).await.map_err(|error| not_let_in(admin, error))?;
    steps(&mut client, admin, schemas, login).await
}

async fn steps(client: &mut Client, admin: &Config, schemas: &[Schema], login: &Login) -> Result<()> {
    execute(client, &format!("select pg_advisory_lock({LOCK})")).await?;
    let mark = mark(schemas, login);
    if is_marked(client, schemas, login, &mark).await? {
        return Ok(());
    }
    roles(client, schemas, login).await.map_err(|refused| may_not(admin, refused))?;
    execute(client, "set role vextrus_owner").await?;
    execute(client, "alter default privileges revoke execute on functions from public").await?;
    for schema in schemas {
        migrate(client, schema).await?;
    }
    for schema in schemas {
        functions(client, schema).await?;
        grants(client, schema).await?;
    }
    execute(client, &format!("comment on schema data is '{mark}'; reset role")).await
}

/// Raise it when what is done here changes: databases are then brought up to date again.
const EDITION: &str = "2";

/// What a database is marked with when it is as this program expects it.
fn mark(schemas: &[Schema], login: &Login) -> String {
    // Of the password a few bytes of a digest: it has many random letters.
    let login = format!("{}:{}", login.name, login.password.as_deref().unwrap_or_default());
    format!("installed {EDITION} {} {}", fingerprint(schemas), hex(&Sha256::digest(login.as_bytes())[..8]))
}

/// Looks before anything is written, so that a command that reads works on a full disk, too.
async fn is_marked(client: &Client, schemas: &[Schema], login: &Login, mark: &str) -> Result<bool> {
    let mut roles = services(schemas);
    roles.extend(DUTIES.iter().map(|role| (*role).to_owned()));
    roles.push(login.name.clone());
    let known = client.query_one(MARKED, &[&mark, &roles]).await.map_err(fault::from_client)?;
    Ok(known.get(0))
}

/// Roles belong to the server, the mark to the database: moved to another server, it lacks them.
const MARKED: &str = "
    select coalesce(obj_description(to_regnamespace('data'), 'pg_namespace') = $1, false)
       and (select count(*) from pg_roles where rolname = any ($2)) = cardinality($2)";

const DUTIES: [&str; 4] = ["vextrus_owner", "vextrus_system", "vextrus_eraser", "vextrus_service"];

fn services(schemas: &[Schema]) -> Vec<String> {
    schemas.iter().filter(|schema| schema.name != "data").map(|schema| format!("vextrus_{}", schema.name)).collect()
}

async fn execute(client: &Client, sql: &str) -> Result<()> {
    client.batch_execute(sql).await.map_err(fault::from_client)
}

/// Why nobody opened, in the server's or the system's own words; neither knows the password.
pub(crate) fn not_let_in(admin: &Config, error: tokio_postgres::Error) -> Error {
    let place = match admin.get_hosts().first() {
        Some(Host::Tcp(name)) => format!("{name}:{}", admin.get_ports().first().unwrap_or(&5432)),
        Some(Host::Unix(folder)) => folder.display().to_string(),
        None => "no host".to_owned(),
    };
    let reason = reason(&error);
    named(Error::new(&errors::NOT_LET_IN), admin).with("place", place).with("reason", reason).because(error)
}

fn reason(error: &tokio_postgres::Error) -> String {
    match (error.as_db_error(), std::error::Error::source(error)) {
        (Some(said), _) => said.message().to_owned(),
        (None, Some(cause)) => cause.to_string(),
        (None, None) => error.to_string(),
    }
}

fn named(error: Error, admin: &Config) -> Error {
    let user = admin.get_user().unwrap_or("postgres");
    error.with("user", user).with("database", admin.get_dbname().unwrap_or(user))
}

/// Making roles and schemas, because the operator's role may not.
fn may_not(admin: &Config, error: tokio_postgres::Error) -> Error {
    match error.as_db_error() {
        Some(said) if *said.code() == SqlState::INSUFFICIENT_PRIVILEGE => {
            let reason = said.message().to_owned();
            named(Error::new(&errors::MAY_NOT_INSTALL), admin).with("reason", reason).because(error)
        }
        _ => fault::from_client(error),
    }
}

/// NOLOGIN roles, one for each duty, and the login role that may become those of its services.
async fn roles(client: &Client, schemas: &[Schema], login: &Login) -> Result<(), tokio_postgres::Error> {
    let services = services(schemas);
    for role in DUTIES {
        create_role(client, role, "nologin").await?;
    }
    client.batch_execute("grant vextrus_owner to current_user").await?;
    for role in &services {
        create_role(client, role, "nologin").await?;
        client.batch_execute(&format!("grant vextrus_service to {role}")).await?;
    }
    create_role(client, &login.name, "login noinherit").await?;
    // What a statement may wait for and take, and how long a transaction may idle, before the server ends it.
    for (setting, limit) in
        [("lock_timeout", "5s"), ("statement_timeout", "30s"), ("idle_in_transaction_session_timeout", "30s")]
    {
        client.batch_execute(&format!("alter role {} set {setting} = '{limit}'", login.name)).await?;
    }
    if let Some(password) = &login.password {
        // Only what proves the password travels, for servers log such statements; it has no quote in it.
        let proof = scram_sha_256(password.as_bytes());
        client.batch_execute(&format!("alter role {} password '{proof}'", login.name)).await?;
    }
    let duties = services.iter().map(String::as_str).chain(["vextrus_service", "vextrus_system", "vextrus_eraser"]);
    for role in duties {
        client.batch_execute(&format!("grant {role} to {}", login.name)).await?;
    }
    for schema in schemas {
        client
            .batch_execute(&format!("create schema if not exists {} authorization vextrus_owner", schema.name))
            .await?;
    }
    let entrance = client.query_opt(ENTRANCE, &[&login.name]).await?;
    match entrance {
        Some(grant) => client.batch_execute(grant.get(0)).await,
        None => Ok(()),
    }
}

/// A provider may have shut the database to everybody but its owner.
const ENTRANCE: &str = "
    select format('grant connect on database %I to %I', current_database(), $1::text)
    where not has_database_privilege($1::text, current_database(), 'connect')";

async fn create_role(client: &Client, name: &str, options: &str) -> Result<(), tokio_postgres::Error> {
    let known = client.query_opt("select 1 from pg_roles where rolname = $1", &[&name]).await?;
    if known.is_some() {
        return Ok(());
    }
    client.batch_execute(&format!("create role {name} {options}")).await
}

async fn migrate(client: &mut Client, schema: &Schema) -> Result<()> {
    let migrations = schema
        .migrations
        .iter()
        .map(|(name, sql)| refinery::Migration::unapplied(name, sql).map_err(Error::internal))
        .collect::<Result<Vec<_>>>()?;
    let mut runner = refinery::Runner::new(&migrations);
    runner.set_migration_table_name(format!("{}.schema_history", schema.name));
    runner.run_async(client).await.map_err(|error| {
        Error::new(&errors::SCHEMA_DIFFERS).with("schema", schema.name).with("reason", &error).because(error)
    })?;
    Ok(())
}

async fn functions(client: &Client, schema: &Schema) -> Result<()> {
    let table = format!("{}.function_hash", schema.name);
    execute(client, &format!("create table if not exists {table} (file text primary key, hash text not null)")).await?;
    for (file, sql) in schema.functions {
        let hash = hex(&Sha256::digest(sql.as_bytes()));
        let known = client
            .query_opt(&format!("select 1 from {table} where file = $1 and hash = $2"), &[file, &hash])
            .await
            .map_err(fault::from_client)?;
        if known.is_none() {
            let keep = format!(
                "begin; {sql}; insert into {table} (file, hash) values ('{file}', '{hash}')
                 on conflict (file) do update set hash = excluded.hash; commit"
            );
            execute(client, &keep).await?;
        }
    }
    Ok(())
}

async fn grants(client: &Client, schema: &Schema) -> Result<()> {
    let name = schema.name;
    let who = if name == "data" {
        "vextrus_service, vextrus_system, vextrus_eraser".to_owned()
    } else {
        format!("vextrus_{name}, vextrus_eraser")
    };
    let callers = if name == "data" { "vextrus_service".to_owned() } else { format!("vextrus_{name}") };
    execute(
        client,
        &format!("grant usage on schema {name} to {who}; grant execute on all functions in schema {name} to {callers}"),
    )
    .await
}

/// Names a set of schemas by its text: two programs with the same tables and functions agree on it.
#[must_use]
pub fn fingerprint(schemas: &[Schema]) -> String {
    let mut hash = Sha256::new();
    for schema in schemas {
        for (name, sql) in schema.migrations.iter().chain(schema.functions) {
            hash.update(schema.name);
            hash.update(name);
            hash.update(sql);
        }
    }
    hex(&hash.finalize()[..8])
}
