//! Own packs' rows.

use contracts::rules_engine::OwnPackId;
use data::{Bounds, Look, Row, Tx};
use kernel::Result;
use uuid::Uuid;

use super::model::{LawPack, OwnPack, OwnPackState};

macro_rules! columns {
    () => {
        "id, code, name, name_bn, extends, as_of, reason, rules, state, tests, digest, raised_by, decision_reason, \
         ended_reason, version"
    };
}

const FIND: &str = concat!("select ", columns!(), " from rules_engine.own_pack where id = $1");

const LOCK: &str = concat!("select ", columns!(), " from rules_engine.own_pack where id = $1 for update");

const FIND_BY_CODE: &str = concat!("select ", columns!(), " from rules_engine.own_pack where code = $1");

const LIST_IN_FORCE: &str =
    concat!("select ", columns!(), " from rules_engine.own_pack where state = 'in-force' order by extends");

const LOCK_IN_FORCE: &str =
    concat!("select ", columns!(), " from rules_engine.own_pack where extends = $1 and state = 'in-force' for update");

const LIST_ASKABLE: &str = concat!(
    "select ",
    columns!(),
    " from rules_engine.own_pack
    where state in ('draft', 'tested', 'submitted', 'approved', 'in-force')
    order by code
    limit 50"
);

const LIST: &str = concat!(
    "select ",
    columns!(),
    " from rules_engine.own_pack
    where (code, id) > ($1, $2)
      and ($3::text is null or state = $3)
      and ($4::uuid[] is null or id = any ($4))
    order by code, id
    limit $5"
);

const INSERT: &str = concat!(
    "insert into rules_engine.own_pack (",
    columns!(),
    ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)"
);

const SAVE: &str = "
    update rules_engine.own_pack
    set name = $2, name_bn = $3, as_of = $4, reason = $5, rules = $6, state = $7, tests = $8, digest = $9, raised_by = $10,
        decision_reason = $11, ended_reason = $12, version = $13
    where id = $1";

fn pack(row: &Row) -> Result<OwnPack> {
    Ok(OwnPack {
        id: row.get("id")?,
        code: row.get("code")?,
        name: row.get("name")?,
        name_bn: row.get("name_bn")?,
        extends: row.get("extends")?,
        as_of: row.get("as_of")?,
        reason: row.get("reason")?,
        rules: row.get("rules")?,
        state: row.get("state")?,
        tests: row.get("tests")?,
        digest: row.get("digest")?,
        raised_by: row.get("raised_by")?,
        decision_reason: row.get("decision_reason")?,
        ended_reason: row.get("ended_reason")?,
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look, id: OwnPackId) -> Result<Option<OwnPack>> {
    look.find(FIND, &[&id], pack).await
}

pub async fn lock(tx: &Tx, id: OwnPackId) -> Result<Option<OwnPack>> {
    tx.find(LOCK, &[&id], pack).await
}

pub async fn find_by_code(look: &Look, code: &str) -> Result<Option<OwnPack>> {
    look.find(FIND_BY_CODE, &[&code], pack).await
}

/// Those in force: one at most on top of each pack of the law.
pub async fn list_in_force(look: &Look) -> Result<Vec<OwnPack>> {
    look.list(LIST_IN_FORCE, &[], pack).await
}

pub async fn lock_in_force(tx: &Tx, extends: LawPack) -> Result<Option<OwnPack>> {
    tx.find(LOCK_IN_FORCE, &[&extends], pack).await
}

/// Those that may be asked; 50 at most.
pub async fn list_askable(look: &Look) -> Result<Vec<OwnPack>> {
    look.list(LIST_ASKABLE, &[], pack).await
}

pub async fn list(
    look: &Look,
    bounds: &Bounds,
    state: Option<OwnPackState>,
    found: &Option<Vec<Uuid>>,
) -> Result<Vec<OwnPack>> {
    let state = state.map(OwnPackState::word);
    look.list(LIST, &[&bounds.key, &bounds.id, &state, found, &bounds.limit], pack).await
}

pub async fn insert(tx: &Tx, pack: &OwnPack) -> Result<()> {
    let p = pack;
    tx.run(
        INSERT,
        &[
            &p.id,
            &p.code,
            &p.name,
            &p.name_bn,
            &p.extends,
            &p.as_of,
            &p.reason,
            &p.rules,
            &p.state,
            &p.tests,
            &p.digest,
            &p.raised_by,
            &p.decision_reason,
            &p.ended_reason,
            &p.version,
        ],
    )
    .await?;
    Ok(())
}

pub async fn save(tx: &Tx, pack: &OwnPack) -> Result<()> {
    let p = pack;
    tx.run(
        SAVE,
        &[
            &p.id,
            &p.name,
            &p.name_bn,
            &p.as_of,
            &p.reason,
            &p.rules,
            &p.state,
            &p.tests,
            &p.digest,
            &p.raised_by,
            &p.decision_reason,
            &p.ended_reason,
            &p.version,
        ],
    )
    .await?;
    Ok(())
}
