//! What is done with divisions, departments and cost centres.

mod graphql;
pub mod meta;
mod model;
mod store;

#[cfg(test)]
mod tests;

use contracts::organization::{BranchId, UnitClosed, UnitCreated, UnitId, UnitUpdated};
use data::{Db, Page, Tx};
use kernel::{CompanyId, Cx, Error, Permission, Result};
use uuid::Uuid;

use crate::page::Listing;
use crate::usage::{self, What};
use crate::{branch, company, permissions};

pub use graphql::{UnitMutation, UnitNode, UnitQuery};
use model::Place;
pub use model::{NewUnit, Unit, UnitKind, UpdateUnit};

/// Under which units are found by their words.
const KIND: &str = "organization.unit";

/// The organizational units of a tenant.
#[derive(Clone)]
pub struct Units {
    pub db: Db,
}

impl Units {
    /// A unit. One statement, one flight: this is the read the benchmark measures.
    pub async fn find(&self, cx: &Cx, id: UnitId) -> Result<Unit> {
        cx.require(&permissions::UNIT_READ)?;
        let unit = self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)?;
        cx.sees(&permissions::UNIT_READ, unit.company_id, "unit")?;
        Ok(unit)
    }

    /// Several units in one flight; those one may not see are left out.
    pub async fn list_by_ids(&self, cx: &Cx, ids: Vec<Uuid>) -> Result<Vec<Unit>> {
        cx.require(&permissions::UNIT_READ)?;
        let mut units = self.db.read(cx, async move |look| store::list_by_ids(look, &ids).await).await?;
        let reach = cx.grants().reach(&permissions::UNIT_READ);
        units.retain(|unit| reach.touches(unit.company_id));
        Ok(units)
    }

    /// A page of units by code.
    pub async fn list(
        &self,
        cx: &Cx,
        listing: Listing,
        kind: Option<UnitKind>,
        branch: Option<BranchId>,
    ) -> Result<Page<Unit>> {
        cx.require(&permissions::UNIT_READ)?;
        let (bounds, scope) = (listing.bounds()?, cx.companies(&permissions::UNIT_READ));
        self.db
            .read(cx, async move |look| {
                let found = bounds.found(look, KIND).await?;
                let rows = store::list(look, &bounds, &scope, &found, kind, branch).await?;
                Ok(bounds.page(rows, |unit| (&unit.code, unit.id.0)))
            })
            .await
    }

    /// Sets up a unit.
    pub async fn create(&self, cx: &Cx, input: NewUnit) -> Result<Unit> {
        cx.require(&permissions::UNIT_CREATE)?;
        let unit = Unit::new(UnitId::new(), &input)?;
        self.db
            .command(cx, "organization.unit.create", &input.clone(), async move |tx| {
                company::expect_open(tx, &permissions::UNIT_CREATE, unit.company_id).await?;
                let unit = stand(tx, unit.clone()).await?;
                usage::take(tx, What::Unit).await?;
                store::insert(tx, &unit).await?;
                tx.publish(&created(tx.cx(), &unit));
                written(tx, None, &unit);
                Ok(unit)
            })
            .await
    }

    /// Renames or moves a unit.
    pub async fn update(&self, cx: &Cx, input: UpdateUnit) -> Result<Unit> {
        cx.require(&permissions::UNIT_UPDATE)?;
        self.db
            .command(cx, "organization.unit.update", &input.clone(), async move |tx| {
                let seen = store::find(tx, input.id).await?.ok_or_else(missing)?;
                tx.cx().inside(&permissions::UNIT_UPDATE, seen.company_id, "unit")?;
                // Two moves at once could close a circle neither sees: a company's tree is changed by one at a time.
                company::lock(tx, &permissions::UNIT_UPDATE, seen.company_id).await?;
                let before = lock(tx, &permissions::UNIT_UPDATE, input.id).await?;
                let after = stand(tx, before.clone().update(&input)?).await?;
                store::save(tx, &after).await?;
                tx.publish(&updated(tx.cx(), &after));
                written(tx, Some(&before), &after);
                Ok(after)
            })
            .await
    }

    /// Closes a unit nothing stands under any more.
    pub async fn close(&self, cx: &Cx, id: UnitId, version: i32) -> Result<Unit> {
        cx.require(&permissions::UNIT_CLOSE)?;
        self.db
            .command(cx, "organization.unit.close", &(id, version), async move |tx| {
                let before = lock(tx, &permissions::UNIT_CLOSE, id).await?;
                let after = before.clone().close(version, store::count_open(tx, id).await?)?;
                store::save(tx, &after).await?;
                usage::give_back(tx, What::Unit).await?;
                let (company_id, version) = (after.company_id, after.version);
                tx.publish(&UnitClosed { unit_id: id, company_id, version, on: tx.cx().today() });
                written(tx, Some(&before), &after);
                Ok(after)
            })
            .await
    }
}

/// Refuses a place for something new: the unit must be open and of this company. It is held open until the commit.
pub async fn expect_open_in(tx: &Tx, id: UnitId, company: CompanyId) -> Result<()> {
    let unit = store::lock_shared(tx, id).await?.filter(|unit| tx.cx().grants().touches(unit.company_id));
    let unit = unit.ok_or_else(|| missing().field("unitId"))?.expect_open()?;
    if unit.company_id != company {
        return Err(Error::new(&crate::errors::UNIT_ELSEWHERE).field("unitId"));
    }
    Ok(())
}

/// The unit where it wants to stand: in its branch, under its parent.
async fn stand(tx: &Tx, unit: Unit) -> Result<Unit> {
    if let Some(id) = unit.branch_id {
        branch::expect_open_in(tx, id, unit.company_id).await?;
    }
    let place = match unit.parent_id {
        Some(id) => Some(place(tx, id).await?),
        None => None,
    };
    unit.stand(place.as_ref())
}

async fn place(tx: &Tx, id: UnitId) -> Result<Place> {
    let parent = store::lock_shared(tx, id).await?.filter(|unit| tx.cx().grants().touches(unit.company_id));
    let parent = parent.ok_or_else(|| missing().field("parentId"))?;
    Ok(Place { parent, above: store::list_above(tx, id).await? })
}

async fn lock(tx: &Tx, permission: &Permission, id: UnitId) -> Result<Unit> {
    let unit = store::lock(tx, id).await?.ok_or_else(missing)?;
    tx.cx().inside(permission, unit.company_id, "unit")?;
    Ok(unit)
}

/// What every writing of a unit leaves behind: its audit row and the words it is found by.
fn written(tx: &Tx, before: Option<&Unit>, after: &Unit) {
    tx.audit("unit", after.id.0, before, Some(after));
    tx.index(KIND, after.id.0, &after.texts());
}

fn created(cx: &Cx, unit: &Unit) -> UnitCreated {
    UnitCreated {
        unit_id: unit.id,
        company_id: unit.company_id,
        kind: unit.kind.word().into(),
        code: unit.code.clone(),
        name: unit.name.clone(),
        parent_id: unit.parent_id,
        version: unit.version,
        on: cx.today(),
    }
}

fn updated(cx: &Cx, unit: &Unit) -> UnitUpdated {
    UnitUpdated {
        unit_id: unit.id,
        company_id: unit.company_id,
        kind: unit.kind.word().into(),
        code: unit.code.clone(),
        name: unit.name.clone(),
        parent_id: unit.parent_id,
        version: unit.version,
        on: cx.today(),
    }
}

fn missing() -> Error {
    Error::not_found("unit")
}
