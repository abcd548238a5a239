//! Rows of users, and how many there may be.

use data::{Look, Row, Tx};
use jiff::Timestamp;
use kernel::{PersonId, Result};
use uuid::Uuid;

use super::model::{Access, User, UserState};

macro_rules! columns {
    () => {
        "id, name, name_bn, email, mobile, language, state, version"
    };
}

const FIND: &str = concat!("select ", columns!(), " from auth.user where id = $1");

const FIND_BY_EMAIL: &str = concat!("select ", columns!(), " from auth.user where email = $1");

const LOCK: &str = concat!("select ", columns!(), " from auth.user where id = $1 for update");

/// Whoever signs somebody in holds him active: disabling waits, and then sees the session.
const HOLD_ACTIVE: &str = "select id from auth.user where id = $1 and state = 'active' for share";

const LIST_BY_IDS: &str = concat!("select ", columns!(), " from auth.user where id = any ($1)");

const LIST: &str = concat!(
    "select ",
    columns!(),
    " from auth.user
    where (name, id) > ($1, $2)
      and ($3::text is null or state = $3)
      and ($4::uuid[] is null or id = any ($4))
      and ($5::boolean is null or $5 = coalesce(
        (select c.locked_until > $6 from auth.credential c where c.user_id = auth.user.id), false))
    order by name, id
    limit $7"
);

const LIST_ACCESS: &str = "
    select u.id, case when c.locked_until > $2 then c.locked_until end as locked_until,
           exists (select from auth.second_factor f where f.user_id = u.id and f.confirmed_at is not null) as second_factor,
           (select max(s.seen_at) from auth.session s where s.user_id = u.id) as seen_at,
           (select max(l.expires_at) from auth.link l
            where l.user_id = u.id and l.used_at is null and l.voided_at is null and l.expires_at > $2) as link_until
    from auth.user u join auth.credential c on c.user_id = u.id
    where u.id = any ($1)";

const INSERT: &str = "
    insert into auth.user (id, name, name_bn, email, mobile, language, state, version, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    on conflict on constraint user_pk do nothing";

const INSERT_CREDENTIAL: &str = "insert into auth.credential (user_id) values ($1) on conflict do nothing";

const SAVE: &str = "
    update auth.user set name = $2, name_bn = $3, email = $4, mobile = $5, language = $6, state = $7, version = $8
    where id = $1";

const ORGANIZATION: &str = "select name from data.tenant_directory";

const DIRECTORY: &str = "select slug, name from data.tenant_directory";

const IS_OPEN: &str =
    "select exists (select from data.tenant_directory where state in ('trial', 'active', 'suspended')) as is_open";

/// Before the event that tells the limit there may be the owner already.
const INSERT_LIMIT: &str = "insert into auth.tenant_limit (max_users, used) values (null, 0) on conflict do nothing";

const SAVE_LIMIT: &str = "
    insert into auth.tenant_limit (max_users, used) values ($1, 0)
    on conflict on constraint tenant_limit_pk do update set max_users = excluded.max_users";

/// Whoever waits for the row's lock sees the count of the one before when it gets it.
const TAKE: &str = "
    update auth.tenant_limit set used = used + 1 where used < coalesce(max_users, used + 1) or $1";

const GIVE_BACK: &str = "update auth.tenant_limit set used = used - 1";

const FIND_LIMIT: &str = "select coalesce(max(max_users), 0) as allowed from auth.tenant_limit";

const KNOWN: &str = "select true as known from auth.user where id = $1";

const ACTIVE: &str = "select id from auth.user where id = any ($1) and state = 'active'";

const NAMES: &str = "select id, name from auth.user where id = any ($1)";

fn user(row: &Row) -> Result<User> {
    Ok(User {
        id: row.get("id")?,
        name: row.get("name")?,
        name_bn: row.get("name_bn")?,
        email: row.get("email")?,
        mobile: row.get("mobile")?,
        language: row.get("language")?,
        state: row.get("state")?,
        version: row.get("version")?,
    })
}

fn access(row: &Row) -> Result<Access> {
    Ok(Access {
        user_id: row.get("id")?,
        locked_until: row.get("locked_until")?,
        second_factor: row.get("second_factor")?,
        seen_at: row.get("seen_at")?,
        link_until: row.get("link_until")?,
    })
}

pub async fn find(look: &Look, id: PersonId) -> Result<Option<User>> {
    look.find(FIND, &[&id], user).await
}

pub async fn find_by_email(look: &Look, email: &str) -> Result<Option<User>> {
    look.find(FIND_BY_EMAIL, &[&email], user).await
}

pub async fn lock(tx: &Tx, id: PersonId) -> Result<Option<User>> {
    tx.find(LOCK, &[&id], user).await
}

pub async fn hold_active(tx: &Tx, id: PersonId) -> Result<bool> {
    Ok(tx.find(HOLD_ACTIVE, &[&id], |row| row.get::<PersonId>("id")).await?.is_some())
}

pub async fn list_by_ids(look: &Look, ids: &[Uuid]) -> Result<Vec<User>> {
    look.list(LIST_BY_IDS, &[&ids], user).await
}

pub async fn list(
    look: &Look,
    bounds: &data::Bounds,
    (state, locked): (Option<UserState>, Option<bool>),
    found: &Option<Vec<Uuid>>,
    now: Timestamp,
) -> Result<Vec<User>> {
    look.list(LIST, &[&bounds.key, &bounds.id, &state, found, &locked, &now, &bounds.limit], user).await
}

pub async fn list_access(look: &Look, people: &[Uuid], now: Timestamp) -> Result<Vec<Access>> {
    look.list(LIST_ACCESS, &[&people, &now], access).await
}

/// False when somebody with this id is there already.
pub async fn insert(tx: &Tx, user: &User, now: Timestamp) -> Result<bool> {
    let u = user;
    let params: data::Params<'_> =
        &[&u.id, &u.name, &u.name_bn, &u.email, &u.mobile, &u.language, &u.state, &u.version, &now];
    let inserted = tx.run(INSERT, params).await? == 1;
    tx.run(INSERT_CREDENTIAL, &[&u.id]).await?;
    Ok(inserted)
}

pub async fn save(tx: &Tx, user: &User) -> Result<()> {
    let u = user;
    tx.run(SAVE, &[&u.id, &u.name, &u.name_bn, &u.email, &u.mobile, &u.language, &u.state, &u.version]).await?;
    Ok(())
}

/// The organization's name, as the directory has it.
pub async fn organization(look: &Look) -> Result<String> {
    Ok(look.find(ORGANIZATION, &[], |row| row.get("name")).await?.unwrap_or_default())
}

/// Whether people may sign in to the tenant; a suspended one can still be read.
pub async fn is_open(look: &Look) -> Result<bool> {
    look.one(IS_OPEN, &[], |row| row.get("is_open")).await
}

/// The organization's short name and name.
pub async fn directory(look: &Look) -> Result<(String, String)> {
    look.one(DIRECTORY, &[], |row| Ok((row.get("slug")?, row.get("name")?))).await
}

pub async fn save_limit(tx: &Tx, limit: i32) -> Result<()> {
    tx.run(SAVE_LIMIT, &[&limit]).await.map(drop)
}

/// Makes room for the count of users, where nobody told the limit yet.
pub async fn open_limit(tx: &Tx) -> Result<()> {
    tx.run(INSERT_LIMIT, &[]).await.map(drop)
}

pub async fn take(tx: &Tx, whatever: bool) -> Result<bool> {
    Ok(tx.run(TAKE, &[&whatever]).await? == 1)
}

pub async fn give_back(tx: &Tx) -> Result<()> {
    tx.run(GIVE_BACK, &[]).await.map(drop)
}

pub async fn find_limit(look: &Look) -> Result<i32> {
    look.one(FIND_LIMIT, &[], |row| row.get("allowed")).await
}

pub async fn is_known(look: &Look, id: PersonId) -> Result<bool> {
    Ok(look.find(KNOWN, &[&id], |row| row.get::<bool>("known")).await?.is_some())
}

pub async fn names(look: &Look, ids: &[PersonId]) -> Result<Vec<(PersonId, String)>> {
    look.list(NAMES, &[&ids], |row| Ok((row.get("id")?, row.get("name")?))).await
}

pub async fn active(look: &Look, ids: &[PersonId]) -> Result<Vec<PersonId>> {
    look.list(ACTIVE, &[&ids], |row| row.get("id")).await
}
