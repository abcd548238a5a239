//! Assignments' rows.

use contracts::auth::AssignmentId;
use data::{Look, Row, Tx};
use jiff::Timestamp;
use kernel::{Condition, Currency, Error, Money, PersonId, Place, Result};
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
    let company: Option<kernel::CompanyId> = row.get("company_id")?;
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
