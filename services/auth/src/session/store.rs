//! Sessions' rows.

use contracts::auth::SessionId;
use data::{Look, Row, Tx};
use jiff::Timestamp;
use kernel::{PersonId, Result};
use uuid::Uuid;

use super::model::{Kept, Live, Session};

macro_rules! columns {
    () => {
        "id, user_id, kind, device, address, created_at, seen_at, expires_at"
    };
}

const LIST: &str = concat!(
    "select ",
    columns!(),
    " from auth.session where user_id = $1 and ended_at is null and expires_at > $2 order by created_at desc, id desc"
);

const LIST_BY_USERS: &str = concat!(
    "select ",
    columns!(),
    " from auth.session where user_id = any ($1) and ended_at is null and expires_at > $2
    order by created_at desc, id desc"
);

const FIND: &str = concat!("select ", columns!(), " from auth.session where id = $1 and ended_at is null");

/// A session and all that must be true for it to be good, in one look.
const FIND_LIVE: &str = "
    select s.user_id, s.kind, s.secret, s.expires_at, s.seen_at, u.language
    from auth.session s join auth.user u on u.id = s.user_id cross join data.tenant_directory d
    where s.id = $1 and s.ended_at is null and s.expires_at > $2
      and (u.state = 'active' or u.state = 'invited' and s.kind = 'operator')
      and d.state in ('trial', 'active', 'suspended')";

const LOCK: &str = "
    select s.user_id, s.created_at, s.secret, s.previous, s.family, s.rotated_at,
           s.ended_at is null and s.expires_at > $2 and u.state = 'active'
             and d.state in ('trial', 'active', 'suspended') as is_live
    from auth.session s join auth.user u on u.id = s.user_id cross join data.tenant_directory d
    where s.id = $1 and s.kind = 'token' for update of s";

const INSERT: &str = "
    insert into auth.session (id, user_id, kind, device, address, created_at, seen_at, expires_at, secret, family)
    values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9)";

const ROTATE: &str = "
    update auth.session
    set secret = $2, previous = secret, rotated_at = $3, seen_at = $3, expires_at = $4, address = $5
    where id = $1";

const TOUCH: &str = "update auth.session set seen_at = $2 where id = $1 and seen_at < $2";

const END: &str = "
    update auth.session set ended_at = $2, end_reason = $3 where id = $1 and ended_at is null
    returning id, user_id";

const END_OF_USER: &str = "
    update auth.session set ended_at = $2, end_reason = $3
    where user_id = $1 and ended_at is null and expires_at > $2 and id is distinct from $4
    returning id, user_id";

const END_ALL: &str = "update auth.session set ended_at = $1, end_reason = $2 where ended_at is null";

const KNOWN_DEVICE: &str = "
    select exists (select from auth.session where user_id = $1 and device = $2) as is_known";

const COUNT: &str = "select count(*) as open from auth.session where ended_at is null and expires_at > $1";

fn session(row: &Row) -> Result<Session> {
    Ok(Session {
        id: row.get("id")?,
        user_id: row.get("user_id")?,
        kind: row.get("kind")?,
        device: row.get("device")?,
        address: row.get("address")?,
        created_at: row.get("created_at")?,
        seen_at: row.get("seen_at")?,
        expires_at: row.get("expires_at")?,
    })
}

fn live(row: &Row) -> Result<Live> {
    Ok(Live {
        person: row.get("user_id")?,
        kind: row.get("kind")?,
        secret: row.get("secret")?,
        expires_at: row.get("expires_at")?,
        seen_at: row.get("seen_at")?,
        language: row.get("language")?,
    })
}

fn kept(row: &Row) -> Result<Kept> {
    Ok(Kept {
        person: row.get("user_id")?,
        created_at: row.get("created_at")?,
        secret: row.get("secret")?,
        previous: row.get("previous")?,
        family: row.get("family")?,
        rotated_at: row.get("rotated_at")?,
        is_live: row.get("is_live")?,
    })
}

pub async fn list(look: &Look, person: PersonId, now: Timestamp) -> Result<Vec<Session>> {
    look.list(LIST, &[&person, &now], session).await
}

pub async fn list_by_users(look: &Look, people: &[Uuid], now: Timestamp) -> Result<Vec<Session>> {
    look.list(LIST_BY_USERS, &[&people, &now], session).await
}

pub async fn find(look: &Look, id: SessionId) -> Result<Option<Session>> {
    look.find(FIND, &[&id], session).await
}

pub async fn find_live(look: &Look, id: SessionId, now: Timestamp) -> Result<Option<Live>> {
    look.find(FIND_LIVE, &[&id, &now], live).await
}

pub async fn lock(tx: &Tx, id: SessionId, now: Timestamp) -> Result<Option<Kept>> {
    tx.find(LOCK, &[&id, &now], kept).await
}

pub async fn insert(tx: &Tx, s: &Session, secret: Option<Vec<u8>>, family: Option<Vec<u8>>) -> Result<()> {
    let params: data::Params<'_> =
        &[&s.id, &s.user_id, &s.kind, &s.device, &s.address, &s.created_at, &s.expires_at, &secret, &family];
    tx.run(INSERT, params).await.map(drop)
}

pub async fn rotate(
    tx: &Tx,
    id: SessionId,
    secret: &[u8],
    expires_at: Timestamp,
    address: &Option<String>,
) -> Result<()> {
    tx.run(ROTATE, &[&id, &secret, &tx.cx().now(), &expires_at, address]).await.map(drop)
}

pub async fn touch(tx: &Tx, id: SessionId) -> Result<()> {
    tx.run(TOUCH, &[&id, &tx.cx().now()]).await.map(drop)
}

fn ended(row: &Row) -> Result<(SessionId, PersonId)> {
    Ok((row.get("id")?, row.get("user_id")?))
}

pub async fn end(tx: &Tx, id: SessionId, reason: &str) -> Result<Option<(SessionId, PersonId)>> {
    tx.find(END, &[&id, &tx.cx().now(), &reason], ended).await
}

pub async fn end_of_user(
    tx: &Tx,
    person: PersonId,
    but: Option<Uuid>,
    reason: &str,
) -> Result<Vec<(SessionId, PersonId)>> {
    tx.list(END_OF_USER, &[&person, &tx.cx().now(), &reason, &but], ended).await
}

pub async fn end_all(tx: &Tx, reason: &str) -> Result<()> {
    tx.run(END_ALL, &[&tx.cx().now(), &reason]).await.map(drop)
}

pub async fn is_known_device(look: &Look, person: PersonId, device: &str) -> Result<bool> {
    look.one(KNOWN_DEVICE, &[&person, &device], |row| row.get("is_known")).await
}

pub async fn count(look: &Look, now: Timestamp) -> Result<i64> {
    look.one(COUNT, &[&now], |row| row.get("open")).await
}
