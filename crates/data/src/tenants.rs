//! The directory of tenants, and a tenant's way out: everything exported, then everything erased.

// sql: names of tables come from the catalogue.

use std::io::Write;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kernel::{BoxFuture, Cx, Error, Result, TenantId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::db::Db;
use crate::delivery::Job;
use crate::errors;
use crate::hex::hex;
use crate::service::Runtime;
use crate::tx::Tx;

/// A line of the directory.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Listed {
    /// The tenant.
    pub id: TenantId,
    /// Its short name.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// trial, active, suspended, archived or erased.
    pub state: String,
}

type Compose = Arc<dyn for<'a> Fn(&'a Tx) -> BoxFuture<'a, Result<Vec<u8>>> + Send + Sync>;

/// A file that a service adds to a tenant's export besides its rows, such as keys to check signatures with.
#[derive(Clone)]
pub struct Enclosure {
    file: &'static str,
    write: Compose,
}

impl Enclosure {
    /// A file of this name. `write` looks with the export's own eyes, in its snapshot, as the role that sees every
    /// table of the tenant.
    pub fn new(
        file: &'static str,
        write: impl for<'a> Fn(&'a Tx) -> BoxFuture<'a, Result<Vec<u8>>> + Send + Sync + 'static,
    ) -> Self {
        Self { file, write: Arc::new(write) }
    }
}

/// What an export holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Exported {
    /// The folder.
    pub folder: PathBuf,
    /// Tables with rows.
    pub tables: i32,
    /// Rows.
    pub rows: i64,
    /// SHA-256 of the manifest, which names each file with its own.
    pub digest: String,
}

const DIRECTORY: &str = "
    select tenant_id, slug, name, state from data.tenant_directory
    where ($1::text is null or slug = $1) order by slug";

/// Every table that holds rows of tenants, children before parents.
const TABLES: &str = "
    with recursive tables as (
      select c.oid, n.nspname || '.' || c.relname as name
      from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
      where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)'
        and n.nspname || '.' || c.relname not in ('data.tenant_directory', 'data.tombstone')),
    depth as (
      select oid, name, 0 as level from tables
      union
      select t.oid, t.name, d.level + 1
      from depth d
      join pg_catalog.pg_constraint k on k.contype = 'f' and k.conrelid = d.oid and k.confrelid <> d.oid
      join tables t on t.oid = k.confrelid
      where d.level < 50)
    select name from depth group by name order by max(level), name";

/// Whether a table holds what people sign in with, or keys: nothing of that leaves with an export. Migrations say so in
/// the table's comment.
const IS_SECRET: &str =
    "select coalesce(obj_description($1::text::regclass, 'pg_class') like 'secret%', false) as secret";

/// Rows fetched at once: memory stays flat whatever the tenant's size.
const BATCH: i64 = 2_000;

/// The tenants of the installation, or the one with this short name.
///
/// # Errors
/// What the database refuses.
pub async fn directory(db: &Db, cx: &Cx, slug: Option<&str>) -> Result<Vec<Listed>> {
    let tx = db.begin_system(cx, "read the tenant directory").await?;
    tx.list(DIRECTORY, &[&slug], |row| {
        Ok(Listed {
            id: row.get("tenant_id")?,
            slug: row.get("slug")?,
            name: row.get("name")?,
            state: row.get("state")?,
        })
    })
    .await
}

/// The tenant with this short name.
///
/// # Errors
/// `data.tenant-unknown`.
pub async fn by_slug(db: &Db, cx: &Cx, slug: &str) -> Result<Listed> {
    directory(db, cx, Some(slug))
        .await?
        .into_iter()
        .next()
        .ok_or_else(|| Error::new(&errors::TENANT_UNKNOWN).field("slug"))
}

/// Writes every row of the tenant of `cx` but its people's secrets as JSON lines, a file a table, and what services
/// enclose, with a manifest of digests, in one snapshot. A folder appears only when it is whole; doing it again makes another.
///
/// # Errors
/// What the database or the disk refuses.
pub async fn export(
    db: &Db,
    cx: &Cx,
    files: &Path,
    slug: &str,
    enclosures: &[Enclosure],
    progress: impl Fn(&str, i64),
) -> Result<Exported> {
    let id = Uuid::now_v7();
    let folder = files.join("exports").join(format!("{slug}-{id}"));
    let partial = folder.with_extension("partial");
    let copied = copy(db, cx, &partial, slug, Extent::WithoutSecrets(enclosures), progress).await?;
    std::fs::rename(&partial, &folder).map_err(disk)?;
    record(db, cx, id, &folder, copied.tables, copied.rows, &copied.digest).await?;
    Ok(Exported { folder, ..copied })
}

/// How much of a tenant is written to files.
#[derive(Clone, Copy)]
pub enum Extent<'a> {
    /// For the tenant itself: without its people's secrets, with what services enclose.
    WithoutSecrets(&'a [Enclosure]),
    /// For a backup.
    Everything,
}

/// The same into this folder, without a record: what a backup takes is no export the tenant was given.
///
/// # Errors
/// What the database or the disk refuses.
pub async fn copy(
    db: &Db,
    cx: &Cx,
    folder: &Path,
    slug: &str,
    extent: Extent<'_>,
    progress: impl Fn(&str, i64),
) -> Result<Exported> {
    // Everything a tenant has: for the one who runs the program and nobody else.
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(disk)?;
    let tx = db.begin_eraser(cx, "export a tenant").await?;
    tx.run("set transaction isolation level repeatable read, read only", &[]).await?;
    let tables: Vec<String> = tx.list(TABLES, &[], |row| row.get("name")).await?;
    let mut listed = Vec::new();
    let mut rows = 0;
    for table in &tables {
        let held_back =
            matches!(extent, Extent::WithoutSecrets(_)) && tx.one(IS_SECRET, &[table], |row| row.get("secret")).await?;
        if held_back {
            continue;
        }
        let (count, digest) = export_table(&tx, table, folder).await?;
        progress(table, count);
        if count > 0 {
            listed.push(json!({ "table": table, "file": format!("{table}.jsonl"), "rows": count, "sha256": digest }));
            rows += count;
        }
    }
    let enclosed = match extent {
        Extent::WithoutSecrets(enclosures) => enclose(&tx, enclosures, folder).await?,
        Extent::Everything => Vec::new(),
    };
    tx.commit().await?;
    let count = i32::try_from(listed.len()).map_err(Error::internal)?;
    let manifest =
        json!({ "tenant": cx.tenant(), "slug": slug, "at": cx.now(), "tables": listed, "enclosures": enclosed });
    let manifest = serde_json::to_vec_pretty(&manifest).map_err(Error::internal)?;
    std::fs::write(folder.join("manifest.json"), &manifest).map_err(disk)?;
    Ok(Exported { folder: folder.to_owned(), tables: count, rows, digest: hex(&Sha256::digest(&manifest)) })
}

async fn export_table(tx: &Tx, table: &str, folder: &Path) -> Result<(i64, String)> {
    let path = folder.join(format!("{table}.jsonl"));
    let mut file = std::io::BufWriter::new(std::fs::File::create(&path).map_err(disk)?);
    let mut hash = Sha256::new();
    let mut rows = 0;
    // The name comes from the catalogue; format() quotes it on the server.
    let cursor = format!("declare export_rows no scroll cursor for select to_jsonb(t)::text as line from {table} t");
    tx.run(&cursor, &[]).await?;
    loop {
        let lines: Vec<String> =
            tx.list(&format!("fetch {BATCH} from export_rows"), &[], |row| row.get("line")).await?;
        for line in &lines {
            hash.update(line.as_bytes());
            hash.update(b"\n");
            writeln!(file, "{line}").map_err(disk)?;
        }
        rows += i64::try_from(lines.len()).map_err(Error::internal)?;
        if lines.is_empty() {
            break;
        }
    }
    tx.run("close export_rows", &[]).await?;
    file.flush().map_err(disk)?;
    if rows == 0 {
        std::fs::remove_file(&path).map_err(disk)?;
    }
    Ok((rows, hex(&hash.finalize())))
}

async fn enclose(tx: &Tx, enclosures: &[Enclosure], folder: &Path) -> Result<Vec<serde_json::Value>> {
    let mut listed = Vec::new();
    for enclosure in enclosures {
        let bytes = (enclosure.write)(tx).await?;
        std::fs::write(folder.join(enclosure.file), &bytes).map_err(disk)?;
        listed.push(json!({ "file": enclosure.file, "sha256": hex(&Sha256::digest(&bytes)) }));
    }
    Ok(listed)
}

#[derive(Deserialize)]
struct Wanted {
    slug: String,
}

/// The export as a job, for whoever asks through the API: `data.tenant-export {slug}`.
pub(crate) fn export_job(house: &Runtime, enclosures: Vec<Enclosure>) -> Job {
    let house = house.clone();
    Job::new::<Wanted>("data.tenant-export", move |tx, wanted| {
        let (house, enclosures) = (house.clone(), enclosures.clone());
        Box::pin(async move {
            export(&house.db, tx.cx(), &house.files, &wanted.slug, &enclosures, |table, rows| {
                tracing::debug!(table, rows, "exported")
            })
            .await?;
            Ok(())
        })
    })
}

const RECORD: &str = "
    insert into data.tenant_export (id, at, state, folder, tables, rows, digest) values ($1, $2, 'done', $3, $4, $5, $6)";

async fn record(db: &Db, cx: &Cx, id: Uuid, folder: &Path, tables: i32, rows: i64, digest: &str) -> Result<()> {
    let tx = db.begin(cx, "data.tenant.export").await?;
    tx.run(RECORD, &[&id, &cx.now(), &folder.display().to_string(), &tables, &rows, &digest]).await?;
    tx.audit("tenant", cx.tenant().0, None::<&()>, Some(&json!({ "exported": digest, "rows": rows })));
    tx.commit().await
}

const LAST_EXPORT: &str = "
    select e.digest from data.tenant_export e
    where e.state = 'done' and e.at >= (select d.changed_at from data.tenant_directory d)
    order by e.at desc limit 1";

/// Removes every row of an archived, exported tenant, a table at a time, and leaves a stone with the digest of its
/// last export, chained to the stones before. Stopped half-way, it goes on where it was when called again.
///
/// # Errors
/// `data.tenant-not-exported`, or what the database refuses.
pub async fn erase(db: &Db, cx: &Cx, slug: &str, progress: impl Fn(&str, u64)) -> Result<()> {
    let listed = by_slug(db, cx, slug).await?;
    let digest = proof(db, cx).await?;
    let Some(digest) = digest.filter(|_| listed.state == "archived") else {
        return Err(Error::new(&errors::NOT_EXPORTED));
    };
    let tx = db.begin_eraser(cx, "erase a tenant").await?;
    let tables: Vec<String> = tx.list(TABLES, &[], |row| row.get("name")).await?;
    drop(tx);
    // The proof of the export goes last, so that a second call after a crash still finds it.
    let (last, first): (Vec<String>, Vec<String>) = tables.into_iter().partition(|table| table == "data.tenant_export");
    // Audit rows go first: whoever seals them must not find them again when the blocks are gone.
    let mut first = first;
    first.sort_by_key(|table| table != "data.audit_row");
    for table in first {
        let gone = erase_table(db, cx, &table).await?;
        progress(&table, gone);
    }
    stone(db, cx, &digest).await?;
    for table in last {
        erase_table(db, cx, &table).await?;
    }
    let tx = db.begin(cx, "data.tenant.erase").await?;
    let gone = cx.tenant().to_string();
    tx.run("select data.directory_put($1, $2, 'erased', 'erased', $3)", &[&cx.tenant(), &gone, &cx.now()]).await?;
    tx.commit().await
}

const STANDING: &str = "select digest from data.tombstone where tenant_id = $1";

/// The digest of the last export; once its row is gone too, the stone that was left before has it.
async fn proof(db: &Db, cx: &Cx) -> Result<Option<String>> {
    let eraser = db.acting_as("vextrus_eraser");
    let exported = eraser.read(cx, async |look| look.find(LAST_EXPORT, &[], |row| row.get("digest")).await).await?;
    if exported.is_some() {
        return Ok(exported);
    }
    let tx = db.begin_system(cx, "look for a tombstone").await?;
    tx.find(STANDING, &[&cx.tenant()], |row| row.get("digest")).await
}

async fn erase_table(db: &Db, cx: &Cx, table: &str) -> Result<u64> {
    let tx = db.begin_eraser(cx, "erase a table's rows").await?;
    let gone = tx.run(&format!("delete from {table}"), &[]).await?;
    tx.commit().await?;
    Ok(gone)
}

const STONE: &str = "
    insert into data.tombstone (n, tenant_id, at, digest, hash)
    select coalesce(max(n), 0) + 1, $1::uuid, $2, $3::text,
           encode(sha256(convert_to(
             coalesce((select hash from data.tombstone order by n desc limit 1), '') || $1::uuid::text || $3::text, 'UTF8')), 'hex')
    from data.tombstone
    on conflict (tenant_id) do nothing";

async fn stone(db: &Db, cx: &Cx, digest: &str) -> Result<()> {
    let tx = db.begin_system(cx, "leave a tombstone").await?;
    tx.run(STONE, &[&cx.tenant(), &cx.now(), &digest]).await?;
    tx.commit().await
}

fn disk(error: std::io::Error) -> Error {
    if error.kind() == std::io::ErrorKind::StorageFull {
        return Error::new(&kernel::codes::DISK_FULL).because(error);
    }
    Error::internal(error)
}
