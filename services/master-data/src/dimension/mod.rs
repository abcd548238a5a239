//! What is done with dimensions.

mod graphql;
pub mod meta;
mod model;
mod store;

#[cfg(test)]
mod tests;

use contracts::master_data::{DimensionId, DimensionSaved};
use data::{Db, Page, Tx};
use jiff::civil::Date;
use kernel::{CompanyId, Cx, Error, Permission, Result, codes};
use uuid::Uuid;

use crate::page::Listing;
use crate::permissions;
use crate::words::OpenState;

pub use graphql::{DimensionMutation, DimensionNode, DimensionQuery};
use model::Place;
pub use model::{Dimension, DimensionKind, DimensionUse, NewDimension, UpdateDimension};

/// Under which dimensions are found by their words.
const KIND: &str = "master_data.dimension";
/// Dimensions asked about at once; a voucher has a few hundred lines.
const ASKED: usize = 2_000;

/// What a list of dimensions is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub state: Option<OpenState>,
    pub kind: Option<DimensionKind>,
    pub company_id: Option<CompanyId>,
    pub parent_id: Option<DimensionId>,
}

/// The dimensions of a tenant.
#[derive(Clone)]
pub struct Dimensions {
    pub db: Db,
}

impl Dimensions {
    /// A dimension.
    pub async fn find(&self, cx: &Cx, id: DimensionId) -> Result<Dimension> {
        cx.require(&permissions::DIMENSION_READ)?;
        let found = self.db.read(cx, async move |look| store::find(look, id).await).await?;
        found.filter(|dimension| seen(cx, dimension)).ok_or_else(missing)
    }

    /// Several dimensions in one flight; those one may not see are left out.
    pub async fn list_by_ids(&self, cx: &Cx, ids: Vec<Uuid>) -> Result<Vec<Dimension>> {
        cx.require(&permissions::DIMENSION_READ)?;
        let mut dimensions = self.db.read(cx, async move |look| store::list_by_ids(look, &ids).await).await?;
        dimensions.retain(|dimension| seen(cx, dimension));
        Ok(dimensions)
    }

    /// A page of dimensions by code.
    pub async fn list(&self, cx: &Cx, listing: Listing, wanted: Wanted) -> Result<Page<Dimension>> {
        cx.require(&permissions::DIMENSION_READ)?;
        let (bounds, scope) = (listing.bounds()?, cx.companies(&permissions::DIMENSION_READ));
        self.db
            .read(cx, async move |look| {
                let found = bounds.found(look, KIND).await?;
                let rows = store::list(look, &bounds, &scope, &found, &wanted).await?;
                Ok(bounds.page(rows, |dimension| (&dimension.code, dimension.id.0)))
            })
            .await
    }

    /// Whether each of these may stand in a line of this company on this day, in the order asked.
    pub async fn check(
        &self,
        cx: &Cx,
        ids: &[DimensionId],
        company: CompanyId,
        on: Date,
    ) -> Result<Vec<(DimensionId, DimensionUse)>> {
        cx.require(&permissions::DIMENSION_READ)?;
        cx.sees(&permissions::DIMENSION_READ, company, "company")?;
        if ids.len() > ASKED {
            return Err(Error::new(&codes::PAGE_SIZE).field("ids").with("limit", ASKED));
        }
        let found = self.list_by_ids(cx, ids.iter().map(|id| id.0).collect()).await?;
        let told = |id: &DimensionId| {
            let dimension = found.iter().find(|dimension| dimension.id == *id);
            (*id, dimension.map_or(DimensionUse::Missing, |dimension| dimension.usable(company, on)))
        };
        Ok(ids.iter().map(told).collect())
    }

    /// Sets up a dimension.
    pub async fn create(&self, cx: &Cx, input: NewDimension) -> Result<Dimension> {
        cx.require(&permissions::DIMENSION_WRITE)?;
        let dimension = Dimension::new(DimensionId::new(), &input)?;
        inside(cx, &permissions::DIMENSION_WRITE, &dimension)?;
        self.db
            .command(cx, "master_data.dimension.create", &input.clone(), async move |tx| {
                let dimension = stand(tx, dimension.clone()).await?;
                store::insert(tx, &dimension).await?;
                written(tx, None, &dimension);
                Ok(dimension)
            })
            .await
    }

    /// Renames, moves or dates a dimension.
    pub async fn update(&self, cx: &Cx, input: UpdateDimension) -> Result<Dimension> {
        cx.require(&permissions::DIMENSION_WRITE)?;
        self.db
            .command(cx, "master_data.dimension.update", &input.clone(), async move |tx| {
                let before = lock(tx, &permissions::DIMENSION_WRITE, input.id).await?;
                let after = before.clone().update(&input)?;
                inside(tx.cx(), &permissions::DIMENSION_WRITE, &after)?;
                save(tx, before, stand(tx, after).await?).await
            })
            .await
    }

    /// Closes a dimension nothing open stands under.
    pub async fn close(&self, cx: &Cx, id: DimensionId, version: i32) -> Result<Dimension> {
        cx.require(&permissions::DIMENSION_CLOSE)?;
        self.db
            .command(cx, "master_data.dimension.close", &(id, version), async move |tx| {
                let before = lock(tx, &permissions::DIMENSION_CLOSE, id).await?;
                let after = before.clone().close(version, store::count_open(tx, id).await?)?;
                save(tx, before, after).await
            })
            .await
    }

    /// Opens a closed dimension again.
    pub async fn reopen(&self, cx: &Cx, id: DimensionId, version: i32) -> Result<Dimension> {
        cx.require(&permissions::DIMENSION_CLOSE)?;
        self.db
            .command(cx, "master_data.dimension.reopen", &(id, version), async move |tx| {
                let before = lock(tx, &permissions::DIMENSION_CLOSE, id).await?;
                let after = stand(tx, before.clone().reopen(version)?).await?;
                save(tx, before, after).await
            })
            .await
    }
}

/// All companies' is seen by everybody who sees any; else one of its companies must be seen.
fn seen(cx: &Cx, dimension: &Dimension) -> bool {
    let reach = cx.grants().reach(&permissions::DIMENSION_READ);
    dimension.company_ids.is_empty() || dimension.company_ids.iter().any(|company| reach.touches(*company))
}

/// All companies' takes the permission everywhere; else it is needed in each of its companies.
fn inside(cx: &Cx, permission: &Permission, dimension: &Dimension) -> Result<()> {
    if dimension.company_ids.is_empty() {
        return cx.require_everywhere(permission);
    }
    dimension.company_ids.iter().try_for_each(|company| cx.inside(permission, *company, "dimension"))
}

/// The dimension where it wants to stand.
async fn stand(tx: &Tx, dimension: Dimension) -> Result<Dimension> {
    let Some(id) = dimension.parent_id else { return dimension.stand(None) };
    let parent = store::lock_shared(tx, id).await?.filter(|parent| seen(tx.cx(), parent));
    let parent = parent.ok_or_else(|| missing().field("parentId"))?;
    let above = store::hold_above(tx, id).await?;
    dimension.stand(Some(&Place { parent, above }))
}

async fn lock(tx: &Tx, permission: &Permission, id: DimensionId) -> Result<Dimension> {
    let dimension = store::lock(tx, id).await?.filter(|dimension| seen(tx.cx(), dimension)).ok_or_else(missing)?;
    inside(tx.cx(), permission, &dimension)?;
    Ok(dimension)
}

async fn save(tx: &Tx, before: Dimension, after: Dimension) -> Result<Dimension> {
    store::save(tx, &after).await?;
    written(tx, Some(&before), &after);
    Ok(after)
}

/// What every writing of a dimension leaves behind: who is told, its audit row and the words it is found by.
fn written(tx: &Tx, before: Option<&Dimension>, after: &Dimension) {
    tx.publish(&DimensionSaved {
        dimension_id: after.id,
        kind: after.kind.word().into(),
        code: after.code.clone(),
        name: after.name.clone(),
        parent_id: after.parent_id,
        company_ids: after.company_ids.clone(),
        starts_on: after.starts_on,
        ends_on: after.ends_on,
        open: after.state == OpenState::Open,
        version: after.version,
        on: tx.cx().today(),
    });
    tx.audit("dimension", after.id.0, before, Some(after));
    tx.index(KIND, after.id.0, &after.texts());
}

fn missing() -> Error {
    Error::not_found("dimension")
}
