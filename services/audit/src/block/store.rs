//! Blocks' rows, and the audit rows they are made from.

use data::{Look, Row, Tx};
use jiff::Timestamp;
use kernel::{Error, Result, TenantId};
use seal::{Block, Hex, Unsigned};
use uuid::Uuid;

use super::model::{Fresh, Last, Made, Place, Seen, Unseen};

macro_rules! row {
    () => {
        "r.tenant_id, r.id, r.at, r.actor, r.operation, r.noun, r.subject, r.before::text as before,
         r.after::text as after, r.request"
    };
}

macro_rules! block {
    () => {
        "b.tenant_id, b.n, b.prev, b.root, b.count, b.sealed_at, b.row_ids, b.leaves, b.hash, b.key_id, b.signature"
    };
}

/// One sealer a tenant at a time, whichever process it is in. Two at once would do no harm: the second's block would have
/// a number that is taken.
const LOCK: &str = "
    select pg_try_advisory_xact_lock(hashtextextended('audit.block ' || current_setting('app.tenant_id'), 0)) as mine";

/// What this database calls the cluster it is in.
const LAST: &str = "
    select b.n, b.hash, b.snapshot, b.cluster, (select system_identifier::text from pg_control_system()) as here
    from audit.block b order by b.n desc limit 1";

/// Rows of transactions the last look could not see, each of the two ways along the index. Rows of another cluster may
/// carry numbers that are yet to come here: the upper bound leaves them out.
const FRESH: &str = "
    select r.*, pg_current_snapshot()::text as snapshot, (select system_identifier::text from pg_control_system()) as cluster
    from (
      select r.tenant_id, r.id, r.at, r.actor, r.operation, r.noun, r.subject, r.before::text as before, r.after::text as after,
             r.request, r.xid
      from data.audit_row r
      where r.xid >= $1 and r.xid < pg_snapshot_xmax(pg_current_snapshot())::text::bigint
      union all
      select r.tenant_id, r.id, r.at, r.actor, r.operation, r.noun, r.subject, r.before::text, r.after::text, r.request, r.xid
      from data.audit_row r
      where r.xid = any ($2)) r
    where (r.xid > $3 or (r.xid = $3 and r.id > $4)) and not exists (select from audit.entry e where e.id = r.id)
    order by r.xid, r.id limit $5";

/// With nothing to go by: rows no block holds.
const FRESH_OF_ALL: &str = concat!(
    "select ",
    row!(),
    ", r.xid, pg_current_snapshot()::text as snapshot, (select system_identifier::text from pg_control_system()) as cluster
    from data.audit_row r
    where (r.xid, r.id) > ($1, $2)
      and not exists (select from audit.entry e where e.id = r.id)
    order by r.xid, r.id limit $3"
);

const INSERT: &str = "
    insert into audit.block (n, prev, root, count, first_at, last_at, sealed_at, row_ids, leaves, hash, key_id, signature, snapshot, cluster)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";

const INSERT_ENTRIES: &str = "
    insert into audit.entry (id, n, place, at, actor, operation, noun, subject, fields, words)
    select r.id, $1, r.place - 1, r.at, r.actor, r.operation, r.noun, r.subject, string_to_array(r.fields, E'\\x1f'),
           string_to_array(r.words, E'\\x1f')
    from unnest($2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::text[], $9::text[])
      with ordinality as r(id, at, actor, operation, noun, subject, fields, words, place)";

const INSERT_WORDS: &str = "
    insert into audit.word (id, at, word) select * from unnest($1::uuid[], $2::timestamptz[], $3::text[])";

const LIST: &str = concat!("select ", block!(), " from audit.block b where b.n > $1 order by b.n limit $2");

const FIND: &str = concat!("select ", block!(), " from audit.block b where b.n = $1");

const NEWEST: &str = concat!("select ", block!(), " from audit.block b order by b.n desc limit 1");

const ROWS: &str = concat!("select ", row!(), " from data.audit_row r where r.id = any ($1)");

const LIST_IDS: &str = "select r.id, r.at from data.audit_row r where r.id > $1 order by r.id limit $2";

/// Over all tenants: who has rows of transactions that could not be seen then.
const TENANTS: &str = "
    select t.tenant_id
    from (select tenant_id from data.tenant_directory union all select '00000000-0000-0000-0000-000000000000'::uuid) t
    where $1::bigint is null
      or (select r.xid from data.audit_row r
          where r.tenant_id = t.tenant_id and r.xid >= $1 and r.xid < pg_snapshot_xmax(pg_current_snapshot())::text::bigint
          order by r.xid desc limit 1) is not null
      or (select r.xid from data.audit_row r
          where r.tenant_id = t.tenant_id and r.xid = any ($2) order by r.xid desc limit 1) is not null";

const SNAPSHOT: &str = "select pg_current_snapshot()::text as snapshot";

pub fn row(row: &Row) -> Result<seal::Row> {
    Ok(seal::Row {
        tenant: row.get("tenant_id")?,
        id: row.get("id")?,
        at: row.get::<Timestamp>("at")?.as_microsecond(),
        actor: row.get("actor")?,
        operation: row.get("operation")?,
        noun: row.get("noun")?,
        subject: row.get("subject")?,
        before: row.get("before")?,
        after: row.get("after")?,
        request: row.get("request")?,
    })
}

fn fresh_row(found: &Row) -> Result<Fresh> {
    Ok(Fresh {
        row: row(found)?,
        at: found.get("at")?,
        xid: found.get("xid")?,
        seen: Seen { snapshot: found.get("snapshot")?, cluster: found.get("cluster")? },
    })
}

fn block(row: &Row) -> Result<Block> {
    let says = Unsigned {
        tenant: row.get("tenant_id")?,
        n: row.get("n")?,
        prev: Hex(row.get("prev")?),
        root: Hex(row.get("root")?),
        count: row.get("count")?,
        at: row.get::<Timestamp>("sealed_at")?.as_microsecond(),
    };
    let leaves: Vec<u8> = row.get("leaves")?;
    Ok(Block {
        says,
        rows: row.get("row_ids")?,
        // What is cut off shows as leaves that are missing.
        leaves: leaves.as_chunks::<32>().0.to_vec(),
        hash: Hex(row.get("hash")?),
        key: row.get("key_id")?,
        signature: Hex(row.get("signature")?),
    })
}

pub async fn lock(tx: &Tx) -> Result<bool> {
    tx.one(LOCK, &[], |row| row.get("mine")).await
}

pub async fn last(tx: &Tx) -> Result<Option<Last>> {
    tx.find(LAST, &[], |row| {
        Ok(Last {
            n: row.get("n")?,
            hash: Hex(row.get("hash")?).digest().map_err(Error::internal)?,
            seen: Seen { snapshot: row.get("snapshot")?, cluster: row.get("cluster")? },
            here: row.get("here")?,
        })
    })
    .await
}

pub async fn fresh(tx: &Tx, unseen: Option<Unseen>, after: Place, limit: i64) -> Result<Vec<Fresh>> {
    match unseen {
        Some(Unseen { from, open }) => {
            // Rows come in the order of these numbers: what is below `after` was sealed a moment ago.
            let from = from.max(after.xid);
            tx.list(FRESH, &[&from, &open, &after.xid, &after.id, &limit], fresh_row).await
        }
        None => tx.list(FRESH_OF_ALL, &[&after.xid, &after.id, &limit], fresh_row).await,
    }
}

pub async fn insert(tx: &Tx, made: &Made, rows: &[Fresh]) -> Result<()> {
    let at = |micros: i64| Timestamp::from_microsecond(micros).map_err(Error::internal);
    let says = &made.says;
    let (first, last) = (rows.iter().map(|fresh| fresh.at).min(), rows.iter().map(|fresh| fresh.at).max());
    let ids: Vec<Uuid> = rows.iter().map(|fresh| fresh.row.id).collect();
    let leaves = made.leaves.concat();
    let hash = says.hash();
    tx.run(
        INSERT,
        &[
            &says.n,
            &says.prev.0,
            &says.root.0,
            &says.count,
            &first,
            &last,
            &at(says.at)?,
            &ids,
            &leaves,
            &hash.as_slice(),
            &made.key,
            &made.signature.0,
            &made.seen.snapshot,
            &made.seen.cluster,
        ],
    )
    .await?;
    Ok(())
}

/// The rows as search sees them, and each of their words with them.
pub async fn insert_entries(tx: &Tx, n: i64, rows: &[Fresh]) -> Result<()> {
    let words: Vec<Vec<String>> = rows.iter().map(Fresh::words).collect();
    let texts = |of: fn(&seal::Row) -> &str| rows.iter().map(|fresh| of(&fresh.row)).collect::<Vec<&str>>();
    let ids: Vec<Uuid> = rows.iter().map(|fresh| fresh.row.id).collect();
    let at: Vec<Timestamp> = rows.iter().map(|fresh| fresh.at).collect();
    let (actors, operations) = (texts(|row| &row.actor), texts(|row| &row.operation));
    let nouns = texts(|row| &row.noun);
    let subjects: Vec<Uuid> = rows.iter().map(|fresh| fresh.row.subject).collect();
    let fields: Vec<String> = rows.iter().map(|fresh| fresh.fields().join("\u{1f}")).collect();
    let joined: Vec<String> = words.iter().map(|words| words.join("\u{1f}")).collect();
    tx.run(INSERT_ENTRIES, &[&n, &ids, &at, &actors, &operations, &nouns, &subjects, &fields, &joined]).await?;
    insert_words(tx, rows, &words).await
}

async fn insert_words(tx: &Tx, rows: &[Fresh], words: &[Vec<String>]) -> Result<()> {
    let each = || rows.iter().zip(words).flat_map(|(fresh, words)| words.iter().map(move |word| (fresh, word)));
    let ids: Vec<Uuid> = each().map(|(fresh, _)| fresh.row.id).collect();
    let at: Vec<Timestamp> = each().map(|(fresh, _)| fresh.at).collect();
    let words: Vec<&str> = each().map(|(_, word)| word.as_str()).collect();
    if !ids.is_empty() {
        tx.run(INSERT_WORDS, &[&ids, &at, &words]).await?;
    }
    Ok(())
}

pub async fn list(look: &Look, after: i64, limit: i64) -> Result<Vec<Block>> {
    look.list(LIST, &[&after, &limit], block).await
}

pub async fn find(look: &Look, n: i64) -> Result<Option<Block>> {
    look.find(FIND, &[&n], block).await
}

pub async fn newest(look: &Look) -> Result<Option<Block>> {
    look.find(NEWEST, &[], block).await
}

pub async fn rows(look: &Look, ids: &[Uuid]) -> Result<Vec<seal::Row>> {
    look.list(ROWS, &[&ids], row).await
}

pub async fn list_ids(look: &Look, after: Uuid, limit: i64) -> Result<Vec<(Uuid, i64)>> {
    let id = |row: &Row| Ok((row.get("id")?, row.get::<Timestamp>("at")?.as_microsecond()));
    look.list(LIST_IDS, &[&after, &limit], id).await
}

/// The tenants with something new since `unseen`, or all of them; and what this look could see.
pub async fn tenants(tx: &Tx, unseen: Option<&Unseen>) -> Result<(Vec<TenantId>, String)> {
    // The second look sees no less than the first: what commits between them is asked for again next time, if the first
    // one's own is kept. So the snapshot is taken first.
    let snapshot: String = tx.one(SNAPSHOT, &[], |row| row.get("snapshot")).await?;
    let (from, open) = (unseen.map(|unseen| unseen.from), unseen.map(|unseen| unseen.open.clone()).unwrap_or_default());
    let tenants = tx.list(TENANTS, &[&from, &open], |row| row.get("tenant_id")).await?;
    Ok((tenants, snapshot))
}
