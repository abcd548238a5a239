//! What is done with positions and those who fill them.

mod graphql;
pub mod meta;
mod model;
mod store;

#[cfg(test)]
mod tests;

use contracts::organization::{
    AppointmentId, BranchId, Holder, HoldersOn, PositionClosed, PositionCreated, PositionHolderAppointed,
    PositionHolderReleased, PositionId, PositionUpdated,
};
use data::{Db, Page, Tx};
use kernel::{Cx, Error, Permission, Result};
use uuid::Uuid;

use crate::page::Listing;
use crate::usage::{self, What};
use crate::{branch, company, permissions, unit};

pub use graphql::{PositionMutation, PositionNode, PositionQuery};
use model::AppointmentKind;
pub use model::{Appoint, Appointment, NewPosition, Position, Release, UpdatePosition};

/// Under which positions are found by their words.
const KIND: &str = "organization.position";

/// The positions of a tenant.
#[derive(Clone)]
pub struct Positions {
    pub db: Db,
}

impl Positions {
    /// A position.
    pub async fn find(&self, cx: &Cx, id: PositionId) -> Result<Position> {
        cx.require(&permissions::POSITION_READ)?;
        let position = self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)?;
        cx.sees(&permissions::POSITION_READ, position.company_id, "position")?;
        Ok(position)
    }

    /// Several positions in one flight; those one may not see are left out.
    pub async fn list_by_ids(&self, cx: &Cx, ids: Vec<Uuid>) -> Result<Vec<Position>> {
        cx.require(&permissions::POSITION_READ)?;
        let mut positions = self.db.read(cx, async move |look| store::list_by_ids(look, &ids).await).await?;
        let reach = cx.grants().reach(&permissions::POSITION_READ);
        positions.retain(|position| reach.touches(position.company_id));
        Ok(positions)
    }

    /// A page of positions by key.
    pub async fn list(&self, cx: &Cx, listing: Listing, branch: Option<BranchId>) -> Result<Page<Position>> {
        cx.require(&permissions::POSITION_READ)?;
        let (bounds, scope) = (listing.bounds()?, cx.companies(&permissions::POSITION_READ));
        self.db
            .read(cx, async move |look| {
                let found = bounds.found(look, KIND).await?;
                let rows = store::list(look, &bounds, &scope, &found, branch).await?;
                Ok(bounds.page(rows, |position| (&position.key, position.id.0)))
            })
            .await
    }

    /// Who fills these positions or ever did. The positions come from a read that has checked the scope.
    pub async fn appointments(&self, cx: &Cx, positions: Vec<Uuid>) -> Result<Vec<Appointment>> {
        cx.require(&permissions::POSITION_READ)?;
        self.db.read(cx, async move |look| store::list_appointments(look, &positions).await).await
    }

    /// Who fills a position on a day, the nearest to the place asked for first.
    pub async fn holders(&self, cx: &Cx, asked: HoldersOn) -> Result<Vec<Holder>> {
        cx.require(&permissions::POSITION_READ)?;
        cx.sees(&permissions::POSITION_READ, asked.company, "company")?;
        self.db.read(cx, async move |look| store::list_holders(look, &asked).await).await
    }

    /// Sets up a position.
    pub async fn create(&self, cx: &Cx, input: NewPosition) -> Result<Position> {
        cx.require(&permissions::POSITION_CREATE)?;
        let position = Position::new(PositionId::new(), &input)?;
        self.db
            .command(cx, "organization.position.create", &input.clone(), async move |tx| {
                company::expect_open(tx, &permissions::POSITION_CREATE, position.company_id).await?;
                if let Some(id) = position.branch_id {
                    branch::expect_open_in(tx, id, position.company_id).await?;
                }
                if let Some(id) = position.unit_id {
                    unit::expect_open_in(tx, id, position.company_id).await?;
                }
                usage::take(tx, What::Position).await?;
                store::insert(tx, &position).await?;
                tx.publish(&created(tx.cx(), &position));
                written(tx, None, &position);
                Ok(position.clone())
            })
            .await
    }

    /// Changes a position's titles.
    pub async fn update(&self, cx: &Cx, input: UpdatePosition) -> Result<Position> {
        cx.require(&permissions::POSITION_UPDATE)?;
        self.db
            .command(cx, "organization.position.update", &input.clone(), async move |tx| {
                let before = lock(tx, &permissions::POSITION_UPDATE, input.id).await?;
                let after = before.clone().update(&input)?;
                store::save(tx, &after).await?;
                let (position_id, company_id, key) = (after.id, after.company_id, after.key.clone());
                tx.publish(&PositionUpdated {
                    position_id,
                    company_id,
                    key,
                    version: after.version,
                    on: tx.cx().today(),
                });
                written(tx, Some(&before), &after);
                Ok(after)
            })
            .await
    }

    /// Closes a position nobody fills any more.
    pub async fn close(&self, cx: &Cx, id: PositionId, version: i32) -> Result<Position> {
        cx.require(&permissions::POSITION_CLOSE)?;
        self.db
            .command(cx, "organization.position.close", &(id, version), async move |tx| {
                let before = lock(tx, &permissions::POSITION_CLOSE, id).await?;
                let seated = store::list_appointments(tx, &[id.0]).await?;
                let after = before.clone().close(version, &seated, tx.cx().today())?;
                store::save(tx, &after).await?;
                usage::give_back(tx, What::Position).await?;
                let (company_id, version) = (after.company_id, after.version);
                tx.publish(&PositionClosed { position_id: id, company_id, version, on: tx.cx().today() });
                written(tx, Some(&before), &after);
                Ok(after)
            })
            .await
    }

    /// Appoints somebody as holder or deputy.
    pub async fn appoint(&self, cx: &Cx, input: Appoint) -> Result<Appointment> {
        cx.require(&permissions::POSITION_APPOINT)?;
        self.db
            .command(cx, "organization.position.appoint", &input.clone(), async move |tx| {
                // The position's lock keeps two appointments of one person from passing each other.
                let position = lock(tx, &permissions::POSITION_APPOINT, input.position_id).await?.expect_open()?;
                let others = store::list_appointments(tx, &[position.id.0]).await?;
                let appointment = Appointment::new(AppointmentId::new(), &input, &others)?;
                store::insert_appointment(tx, &appointment).await?;
                tx.publish(&appointed(&position, &appointment));
                tx.audit("appointment", appointment.id.0, None::<&()>, Some(&appointment));
                Ok(appointment)
            })
            .await
    }

    /// Ends somebody's time in a position.
    pub async fn release(&self, cx: &Cx, input: Release) -> Result<Appointment> {
        cx.require(&permissions::POSITION_APPOINT)?;
        self.db
            .command(cx, "organization.position.release", &input.clone(), async move |tx| {
                let seen = store::find_appointment(tx, input.appointment_id).await?.ok_or_else(missing_appointment)?;
                // A chair out of sight hides who sits in it: the answer speaks of the appointment only.
                let position = store::lock(tx, seen.position_id).await?.ok_or_else(missing_appointment)?;
                tx.cx().inside(&permissions::POSITION_APPOINT, position.company_id, "appointment")?;
                let before = store::find_appointment(tx, seen.id).await?.ok_or_else(missing_appointment)?;
                let after = before.clone().release(&input)?;
                store::save_appointment(tx, &after).await?;
                tx.publish(&released(&position, &after, &input));
                tx.audit("appointment", after.id.0, Some(&before), Some(&after));
                Ok(after)
            })
            .await
    }
}

async fn lock(tx: &Tx, permission: &Permission, id: PositionId) -> Result<Position> {
    let position = store::lock(tx, id).await?.ok_or_else(missing)?;
    tx.cx().inside(permission, position.company_id, "position")?;
    Ok(position)
}

/// What every writing of a position leaves behind: its audit row and the words it is found by.
fn written(tx: &Tx, before: Option<&Position>, after: &Position) {
    tx.audit("position", after.id.0, before, Some(after));
    tx.index(KIND, after.id.0, &after.texts());
}

fn created(cx: &Cx, position: &Position) -> PositionCreated {
    PositionCreated {
        position_id: position.id,
        company_id: position.company_id,
        key: position.key.clone(),
        branch_id: position.branch_id,
        unit_id: position.unit_id,
        version: position.version,
        on: cx.today(),
    }
}

fn appointed(position: &Position, appointment: &Appointment) -> PositionHolderAppointed {
    PositionHolderAppointed {
        position_id: position.id,
        company_id: position.company_id,
        appointment_id: appointment.id,
        person_id: appointment.person_id,
        deputy: appointment.kind == AppointmentKind::Deputy,
        starts_on: appointment.starts_on,
        ends_on: appointment.ends_on,
    }
}

fn released(position: &Position, appointment: &Appointment, input: &Release) -> PositionHolderReleased {
    PositionHolderReleased {
        position_id: position.id,
        company_id: position.company_id,
        appointment_id: appointment.id,
        person_id: appointment.person_id,
        ends_on: input.ends_on,
    }
}

fn missing() -> Error {
    Error::not_found("position")
}

fn missing_appointment() -> Error {
    Error::not_found("appointment")
}
