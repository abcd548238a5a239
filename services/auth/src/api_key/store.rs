//! API keys' rows.

use contracts::auth::ApiKeyId;
use data::{Look, Row, Tx};
use jiff::Timestamp;
use kernel::{Network, PersonId, Result};

use super::{ApiKey, Live};

macro_rules! columns {
    () => {
        "id, user_id, name, names, networks, created_at, expires_at, seen_at"
    };
}

const LIST: &str = concat!(
    "select ",
    columns!(),
    " from auth.api_key where user_id = $1 and revoked_at is null order by created_at desc, id desc"
);

const FIND: &str = concat!("select ", columns!(), " from auth.api_key where id = $1 and revoked_at is null");

const FIND_LIVE: &str = "
    select k.user_id, k.names, k.networks, k.secret, k.expires_at, k.seen_at, u.language
    from auth.api_key k join auth.user u on u.id = k.user_id cross join data.tenant_directory d
    where k.id = $1 and k.revoked_at is null and u.state = 'active' and d.state in ('trial', 'active', 'suspended')";

const INSERT: &str = "
    insert into auth.api_key (id, user_id, name, names, networks, created_at, expires_at, secret)
    values ($1, $2, $3, $4, $5, $6, $7, $8)";

const REVOKE: &str = "update auth.api_key set revoked_at = $2 where id = $1 and revoked_at is null";

const TOUCH: &str = "update auth.api_key set seen_at = $2 where id = $1";

fn networks(row: &Row) -> Result<Vec<Network>> {
    row.get::<Vec<String>>("networks")?.iter().map(|network| network.parse()).collect()
}

fn api_key(row: &Row) -> Result<ApiKey> {
    Ok(ApiKey {
        id: row.get("id")?,
        user_id: row.get("user_id")?,
        name: row.get("name")?,
        permissions: row.get("names")?,
        networks: row.get("networks")?,
        created_at: row.get("created_at")?,
        expires_at: row.get("expires_at")?,
        seen_at: row.get("seen_at")?,
    })
}

fn live(row: &Row) -> Result<Live> {
    Ok(Live {
        person: row.get("user_id")?,
        names: row.get("names")?,
        networks: networks(row)?,
        secret: row.get("secret")?,
        expires_at: row.get("expires_at")?,
        seen_at: row.get("seen_at")?,
        language: row.get("language")?,
    })
}

pub async fn list(look: &Look, person: PersonId) -> Result<Vec<ApiKey>> {
    look.list(LIST, &[&person], api_key).await
}

pub async fn find(look: &Look, id: ApiKeyId) -> Result<Option<ApiKey>> {
    look.find(FIND, &[&id], api_key).await
}

pub async fn find_live(look: &Look, id: ApiKeyId) -> Result<Option<Live>> {
    look.find(FIND_LIVE, &[&id], live).await
}

pub async fn insert(tx: &Tx, key: &ApiKey, secret: &[u8]) -> Result<()> {
    let k = key;
    let params: data::Params<'_> =
        &[&k.id, &k.user_id, &k.name, &k.permissions, &k.networks, &k.created_at, &k.expires_at, &secret];
    tx.run(INSERT, params).await.map(drop)
}

pub async fn revoke(tx: &Tx, id: ApiKeyId) -> Result<()> {
    tx.run(REVOKE, &[&id, &tx.cx().now()]).await.map(drop)
}

pub async fn touch(tx: &Tx, id: ApiKeyId, now: Timestamp) -> Result<()> {
    tx.run(TOUCH, &[&id, &now]).await.map(drop)
}
