//! Assignments' rows.

use std::collections::HashMap;

use contracts::auth::AssignmentId;
use data::{Look, Row, Tx};
use jiff::Timestamp;
use kernel::{CompanyId, Condition, Currency, Error, Money, PersonId, Place, Result};
use uuid::Uuid;

use super::model::{Assignment, Window};
use crate::role::shipped::{self, Shipped};

macro_rules! columns {
    () => {
        "a.id, a.person_id, a.role, a.company_id, a.branch_id, a.unit_id, a.project_id, a.starts_at, a.ends_at,
         a.amount_minor, a.currency, a.condition, a.reason, a.given_by, a.given_at, a.delegated_from, a.revoked_at,
         a.revoked_by, a.revoke_reason, a.version"
    };
}

macro_rules! held_columns {
    () => {
        concat!(
            columns!(),
            ", r.permissions as own_names, d.starts_at as lender_starts_at, d.ends_at as lender_ends_at
             from auth.assignment a
             left join auth.role r on r.key = a.role and r.retired_at is null
             left join auth.assignment d on d.id = a.delegated_from "
        )
    };
}

const LIST_HELD: &str = concat!(
    "select ",
    held_columns!(),
    "where a.person_id = $1 and (a.ends_at is null or a.ends_at > $2) order by a.id"
);

const LIST_ALL_HELD: &str =
    concat!("select ", held_columns!(), "where a.ends_at is null or a.ends_at > $1 order by a.person_id, a.id");

const LIST_EVERY_OF: &str = concat!("select ", held_columns!(), "where a.person_id = $1 order by a.id");

const LIST: &str = concat!(
    "select ",
    columns!(),
    " from auth.assignment a
    where (a.role, a.id) > ($1, $2)
      and ($3::uuid[] is null or a.person_id = any ($3))
      and ($4::text is null or a.role = $4)
      and ($5::timestamptz is null or ((a.ends_at is null or a.ends_at > $5) and a.revoked_at is null))
      and ($6::timestamptz is null or a.ends_at <= $6)
      and ($7::timestamptz is null or a.starts_at > $7)
      and ($8::timestamptz is null or a.starts_at <= $8)
      and ($9::uuid[] is null or a.company_id = any ($9))
      and ($10::uuid is null or a.company_id is null or a.company_id = $10)
      and ($11::uuid is null or exists (
        select from auth.assignment d where d.id = a.delegated_from and d.person_id = $11))
    order by a.role, a.id
    limit $12"
);

const FIND: &str = concat!("select ", columns!(), " from auth.assignment a where a.id = $1");

const COUNT_BY_ROLE: &str = "
    select role, count(distinct person_id) as holders from auth.assignment
    where starts_at <= $1 and (ends_at is null or ends_at > $1) and ($2::uuid[] is null or company_id = any ($2))
    group by role";

const LOCK: &str = concat!("select ", columns!(), " from auth.assignment a where a.id = $1 for update");

const LIST_LENT: &str = concat!(
    "select ",
    columns!(),
    " from auth.assignment a where a.delegated_from = $1 and a.revoked_at is null order by a.id"
);

const LIST_LENT_BY: &str = concat!(
    "select ",
    columns!(),
    " from auth.assignment a join auth.assignment d on d.id = a.delegated_from
    where d.person_id = $1 and a.revoked_at is null order by a.id"
);

const LIST_OF_ROLE: &str = concat!(
    "select ",
    columns!(),
    " from auth.assignment a where a.role = $1 and a.revoked_at is null and (a.ends_at is null or a.ends_at > $2) order by a.id"
);

const SAVE: &str = "
    update auth.assignment set ends_at = $2, revoked_at = $3, revoked_by = $4, revoke_reason = $5, version = $6
    where id = $1";

const FIND_RULE: &str = "select freely from auth.delegation_rule";

const SAVE_RULE: &str = "
    insert into auth.delegation_rule (id, freely, version) values ($1, $2, 1)
    on conflict (tenant_id) do update set freely = excluded.freely, version = auth.delegation_rule.version + 1
    returning id";

const INSERT: &str = "
    insert into auth.assignment (id, person_id, role, company_id, branch_id, unit_id, project_id, starts_at, ends_at,
      amount_minor, currency, condition, reason, given_by, given_at, delegated_from, version)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";

/// An assignment with what its role grants.
#[derive(Clone, Debug)]
pub struct Held {
    pub assignment: Assignment,
    /// Names and patterns of a role of the tenant's own; a shipped one's are the program's.
    pub own_names: Option<Vec<String>>,
    /// When the assignment it was delegated from holds.
    pub lender: Option<Window>,
}

fn assignment(row: &Row) -> Result<Assignment> {
    let company: Option<CompanyId> = row.get("company_id")?;
    let (branch, unit, project) = (row.get("branch_id")?, row.get("unit_id")?, row.get("project_id")?);
    Ok(Assignment {
        id: row.get("id")?,
        person_id: row.get("person_id")?,
        role: row.get("role")?,
        place: company.map(|company| Place { company, branch, unit, project }),
        starts_at: row.get("starts_at")?,
        ends_at: row.get("ends_at")?,
        up_to: money(row.get("amount_minor")?, row.get("currency")?)?,
        condition: condition(row.get("condition")?)?,
        reason: row.get("reason")?,
        given_by: row.get("given_by")?,
        given_at: row.get("given_at")?,
        delegated_from: row.get("delegated_from")?,
        revoked_at: row.get("revoked_at")?,
        revoked_by: row.get("revoked_by")?,
        revoke_reason: row.get("revoke_reason")?,
        version: row.get("version")?,
    })
}

fn money(minor: Option<i64>, currency: Option<String>) -> Result<Option<Money>> {
    let Some((minor, currency)) = minor.zip(currency) else { return Ok(None) };
    Ok(Some(Money { minor, currency: currency.parse::<Currency>()? }))
}

fn condition(value: serde_json::Value) -> Result<Condition> {
    serde_json::from_value(value).map_err(Error::internal)
}

fn held(row: &Row) -> Result<Held> {
    let starts: Option<Timestamp> = row.get("lender_starts_at")?;
    let ends_at = row.get("lender_ends_at")?;
    Ok(Held {
        assignment: assignment(row)?,
        own_names: row.get("own_names")?,
        lender: starts.map(|starts_at| Window { starts_at, ends_at }),
    })
}

/// What the person holds or will hold at `now`, the oldest first.
pub async fn list_held(look: &Look, person: PersonId, now: Timestamp) -> Result<Vec<Held>> {
    look.list(LIST_HELD, &[&person, &now], held).await
}

/// What anybody holds or will hold at `now`.
pub async fn list_all_held(look: &Look, now: Timestamp) -> Result<Vec<Held>> {
    look.list(LIST_ALL_HELD, &[&now], held).await
}

/// What the person holds, held or will hold.
pub async fn list_every_of(look: &Look, person: PersonId) -> Result<Vec<Held>> {
    look.list(LIST_EVERY_OF, &[&person], held).await
}

/// Which rows of a list are wanted; what is absent does not narrow it.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    pub people: Option<Vec<PersonId>>,
    pub role: Option<String>,
    /// Still held at this instant, or not yet.
    pub ends_after: Option<Timestamp>,
    pub ends_until: Option<Timestamp>,
    pub starts_after: Option<Timestamp>,
    pub starts_until: Option<Timestamp>,
    /// The companies the caller may look into.
    pub scope: Option<Vec<CompanyId>>,
    /// Holding in this company: given there, or everywhere.
    pub company: Option<CompanyId>,
    /// Lent by this person.
    pub lender: Option<PersonId>,
}

/// A page by role.
pub async fn list(look: &Look, bounds: &data::Bounds, chosen: &Chosen) -> Result<Vec<Assignment>> {
    let c = chosen;
    look.list(
        LIST,
        &[
            &bounds.key,
            &bounds.id,
            &c.people,
            &c.role,
            &c.ends_after,
            &c.ends_until,
            &c.starts_after,
            &c.starts_until,
            &c.scope,
            &c.company,
            &c.lender,
            &bounds.limit,
        ],
        assignment,
    )
    .await
}

pub async fn find(look: &Look, id: AssignmentId) -> Result<Option<Assignment>> {
    look.find(FIND, &[&id], assignment).await
}

/// How many people hold each role at `now` in these companies; none is everywhere.
pub async fn count_by_role(
    look: &Look,
    now: Timestamp,
    scope: &Option<Vec<CompanyId>>,
) -> Result<HashMap<String, i64>> {
    let counted = look.list(COUNT_BY_ROLE, &[&now, scope], |row| Ok((row.get("role")?, row.get("holders")?))).await?;
    Ok(counted.into_iter().collect())
}

pub async fn lock(tx: &Tx, id: AssignmentId) -> Result<Option<Assignment>> {
    tx.find(LOCK, &[&id], assignment).await
}

/// What was delegated from this one and not taken back.
pub async fn list_lent(look: &Look, id: AssignmentId) -> Result<Vec<Assignment>> {
    look.list(LIST_LENT, &[&id], assignment).await
}

/// What the person delegated and did not take back.
pub async fn list_lent_by(look: &Look, person: PersonId) -> Result<Vec<Assignment>> {
    look.list(LIST_LENT_BY, &[&person], assignment).await
}

/// Who holds or will hold this role at `now`.
pub async fn list_of_role(look: &Look, role: &str, now: Timestamp) -> Result<Vec<Assignment>> {
    look.list(LIST_OF_ROLE, &[&role, &now], assignment).await
}

pub async fn save(tx: &Tx, assignment: &Assignment) -> Result<()> {
    let a = assignment;
    tx.run(SAVE, &[&a.id, &a.ends_at, &a.revoked_at, &a.revoked_by, &a.revoke_reason, &a.version]).await?;
    Ok(())
}

/// Whether roles may be lent without an administrator; nobody said so yet is yes.
pub async fn find_rule(look: &Look) -> Result<bool> {
    Ok(look.find(FIND_RULE, &[], |row| row.get("freely")).await?.unwrap_or(true))
}

/// The row's id, which its audit is about.
pub async fn save_rule(tx: &Tx, freely: bool) -> Result<Uuid> {
    tx.one(SAVE_RULE, &[&Uuid::now_v7(), &freely], |row| row.get("id")).await
}

pub async fn insert(tx: &Tx, assignment: &Assignment) -> Result<()> {
    let a = assignment;
    let place = |part: fn(&Place) -> Option<Uuid>| a.place.as_ref().and_then(part);
    let condition = serde_json::to_value(&a.condition).map_err(Error::internal)?;
    let currency = a.up_to.map(|limit| limit.currency.to_string());
    let from: Option<AssignmentId> = a.delegated_from;
    tx.run(
        INSERT,
        &[
            &a.id,
            &a.person_id,
            &a.role,
            &place(|place| Some(place.company.0)),
            &place(|place| place.branch),
            &place(|place| place.unit),
            &place(|place| place.project),
            &a.starts_at,
            &a.ends_at,
            &a.up_to.map(|limit| limit.minor),
            &currency,
            &condition,
            &a.reason,
            &a.given_by,
            &a.given_at,
            &from,
            &a.version,
        ],
    )
    .await?;
    Ok(())
}

impl Held {
    /// Names and patterns its role grants; none of a role nobody knows any more.
    pub fn names(&self) -> Vec<String> {
        let shipped = || shipped::find(&self.assignment.role).map(Shipped::names);
        self.own_names.clone().or_else(shipped).unwrap_or_default()
    }

    /// When it holds: a delegated one only while the one it comes from does, too.
    pub fn window(&self) -> Option<Window> {
        let own = self.assignment.window();
        match (self.assignment.delegated_from, self.lender) {
            (None, _) => Some(own),
            (Some(_), lender) => Some(own.meet(lender?)),
        }
    }
}
