//! Positions' and appointments' rows.

use contracts::organization::{AppointmentId, BranchId, Holder, HoldersOn, PositionId};
use data::{Look, Row, Tx};
use kernel::{CompanyId, Result};
use uuid::Uuid;

use super::model::{Appointment, AppointmentKind, Position};
use crate::page::Bounds;

macro_rules! columns {
    () => {
        "id, company_id, branch_id, unit_id, key, title, title_bn, state, version"
    };
}

macro_rules! appointment_columns {
    () => {
        "id, position_id, person_id, kind, starts_on, ends_on, version"
    };
}

const FIND: &str = concat!("select ", columns!(), " from organization.position where id = $1");

const LOCK: &str = concat!("select ", columns!(), " from organization.position where id = $1 for update");

const LIST_BY_IDS: &str = concat!("select ", columns!(), " from organization.position where id = any ($1)");

const LIST: &str = concat!(
    "select ",
    columns!(),
    " from organization.position
    where (key, id) > ($1, $2)
      and ($3::uuid[] is null or company_id = any ($3))
      and ($4::uuid is null or company_id = $4)
      and ($5::text is null or state = $5)
      and ($6::uuid[] is null or id = any ($6))
      and ($7::uuid is null or branch_id = $7)
    order by key, id
    limit $8"
);

const INSERT: &str =
    concat!("insert into organization.position (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)");

const SAVE: &str = "update organization.position set title = $2, title_bn = $3, state = $4, version = $5 where id = $1";

const FIND_APPOINTMENT: &str =
    concat!("select ", appointment_columns!(), " from organization.appointment where id = $1");

const LIST_APPOINTMENTS: &str = concat!(
    "select ",
    appointment_columns!(),
    " from organization.appointment where position_id = any ($1) order by starts_on, id"
);

const INSERT_APPOINTMENT: &str =
    concat!("insert into organization.appointment (", appointment_columns!(), ") values ($1, $2, $3, $4, $5, $6, $7)");

const SAVE_APPOINTMENT: &str = "update organization.appointment set ends_on = $2, version = $3 where id = $1";

/// A chair of the unit comes before one of the branch, that before one of the company; holders before deputies.
const LIST_HOLDERS: &str = "
    select p.id, p.branch_id, p.unit_id, a.person_id, a.kind
    from organization.position p
    join organization.appointment a on a.position_id = p.id
    where p.company_id = $1 and p.key = $2 and p.state = 'open'
      and (p.branch_id is null or p.branch_id = $3)
      and (p.unit_id is null or p.unit_id = $4)
      and a.starts_on <= $5 and (a.ends_on is null or a.ends_on >= $5)
    order by p.unit_id is null, p.branch_id is null, a.kind desc, a.starts_on, a.id";

fn position(row: &Row) -> Result<Position> {
    Ok(Position {
        id: row.get("id")?,
        company_id: row.get("company_id")?,
        branch_id: row.get("branch_id")?,
        unit_id: row.get("unit_id")?,
        key: row.get("key")?,
        title: row.get("title")?,
        title_bn: row.get("title_bn")?,
        state: row.get("state")?,
        version: row.get("version")?,
    })
}

fn appointment(row: &Row) -> Result<Appointment> {
    Ok(Appointment {
        id: row.get("id")?,
        position_id: row.get("position_id")?,
        person_id: row.get("person_id")?,
        kind: row.get("kind")?,
        starts_on: row.get("starts_on")?,
        ends_on: row.get("ends_on")?,
        version: row.get("version")?,
    })
}

fn holder(row: &Row) -> Result<Holder> {
    Ok(Holder {
        position: row.get("id")?,
        person: row.get("person_id")?,
        deputy: row.get::<AppointmentKind>("kind")? == AppointmentKind::Deputy,
        branch: row.get("branch_id")?,
        unit: row.get("unit_id")?,
    })
}

pub async fn find(look: &Look, id: PositionId) -> Result<Option<Position>> {
    look.find(FIND, &[&id], position).await
}

pub async fn lock(tx: &Tx, id: PositionId) -> Result<Option<Position>> {
    tx.find(LOCK, &[&id], position).await
}

pub async fn list_by_ids(look: &Look, ids: &[Uuid]) -> Result<Vec<Position>> {
    look.list(LIST_BY_IDS, &[&ids], position).await
}

pub async fn list(
    look: &Look,
    bounds: &Bounds,
    scope: &Option<Vec<CompanyId>>,
    found: &Option<Vec<Uuid>>,
    branch: Option<BranchId>,
) -> Result<Vec<Position>> {
    let b = bounds;
    look.list(LIST, &[&b.key, &b.id, scope, &b.company, &b.state, found, &branch, &b.limit], position).await
}

pub async fn insert(tx: &Tx, position: &Position) -> Result<()> {
    let p = position;
    tx.run(
        INSERT,
        &[&p.id, &p.company_id, &p.branch_id, &p.unit_id, &p.key, &p.title, &p.title_bn, &p.state, &p.version],
    )
    .await?;
    Ok(())
}

pub async fn save(tx: &Tx, position: &Position) -> Result<()> {
    let p = position;
    tx.run(SAVE, &[&p.id, &p.title, &p.title_bn, &p.state, &p.version]).await?;
    Ok(())
}

pub async fn find_appointment(look: &Look, id: AppointmentId) -> Result<Option<Appointment>> {
    look.find(FIND_APPOINTMENT, &[&id], appointment).await
}

pub async fn list_appointments(look: &Look, positions: &[Uuid]) -> Result<Vec<Appointment>> {
    look.list(LIST_APPOINTMENTS, &[&positions], appointment).await
}

pub async fn insert_appointment(tx: &Tx, appointment: &Appointment) -> Result<()> {
    let a = appointment;
    tx.run(INSERT_APPOINTMENT, &[&a.id, &a.position_id, &a.person_id, &a.kind, &a.starts_on, &a.ends_on, &a.version])
        .await?;
    Ok(())
}

pub async fn save_appointment(tx: &Tx, appointment: &Appointment) -> Result<()> {
    tx.run(SAVE_APPOINTMENT, &[&appointment.id, &appointment.ends_on, &appointment.version]).await?;
    Ok(())
}

pub async fn list_holders(look: &Look, asked: &HoldersOn) -> Result<Vec<Holder>> {
    look.list(LIST_HOLDERS, &[&asked.company, &asked.key, &asked.branch, &asked.unit, &asked.on], holder).await
}
