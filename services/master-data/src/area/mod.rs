//! What is done with divisions, districts, upazilas and unions.

mod country;
mod graphql;
pub mod meta;
mod model;
mod store;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use async_graphql::InputObject;
use contracts::master_data::{AreaClosed, AreaCreated, AreaId, AreaUpdated, GeographyTaken, ListId};
use data::{Bounds, Db, Page, Tx};
use kernel::{Call, Cx, Error, Result, codes};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::page::read;
use crate::permissions;
use crate::shipped::ListTaken;
use crate::words::OpenState;

#[cfg(test)]
pub use country::list as country_list;
pub use graphql::{AreaMutation, AreaNode, AreaQuery};
pub use model::{Area, AreaKind, ListedArea, NewArea, UpdateArea};

/// Under which areas are found by their words.
const KIND: &str = "master_data.area";
/// Makes what lies in an area findable by its new name.
pub const RENAMED: &str = "master_data.area-renamed";
/// Areas whose words are written in one commit.
const PIECE: i64 = 500;

/// An area of another name.
#[derive(Serialize, Deserialize)]
pub struct Renamed {
    area_id: AreaId,
    /// What has this code, or one before it, is done.
    after: String,
}

/// What a list of areas is asked for.
#[derive(Clone, Debug, Default, InputObject)]
pub struct AreaListing {
    /// Only of this kind.
    pub kind: Option<AreaKind>,
    /// Only what lies in this area, at any depth.
    pub within: Option<AreaId>,
    /// Only what lies in this area directly.
    pub parent_id: Option<AreaId>,
    /// Only in this state.
    pub state: Option<OpenState>,
    /// Only with words beginning like these: of names in either script, its own or of the upazila and district it lies in.
    pub text: Option<String>,
    /// Rows of the page, at most 200; 50 when absent.
    pub first: Option<i32>,
    /// `next` of the page before.
    pub after: Option<String>,
}

/// What a list of areas is narrowed to.
pub struct Narrowed {
    kind: Option<AreaKind>,
    within: Option<AreaId>,
    parent: Option<AreaId>,
    state: Option<OpenState>,
}

impl AreaListing {
    /// The listing of a REST call: `?kind=&within=&parent=&state=&text=&first=&after=`.
    pub fn of(call: &Call) -> Result<Self> {
        Ok(Self {
            kind: read(call, "kind")?,
            within: read(call, "within")?,
            parent_id: read(call, "parent")?,
            state: read(call, "state")?,
            text: read(call, "text")?,
            first: read(call, "first")?,
            after: read(call, "after")?,
        })
    }
}

/// The areas of a tenant.
#[derive(Clone)]
pub struct Areas {
    pub db: Db,
}

impl Areas {
    /// An area.
    pub async fn find(&self, cx: &Cx, id: AreaId) -> Result<Area> {
        cx.require(&permissions::AREA_READ)?;
        self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)
    }

    /// Several areas in one flight.
    pub async fn list_by_ids(&self, cx: &Cx, ids: Vec<Uuid>) -> Result<Vec<Area>> {
        cx.require(&permissions::AREA_READ)?;
        self.db.read(cx, async move |look| store::list_by_ids(look, &ids).await).await
    }

    /// A page of areas by code, which is the order of the tree.
    pub async fn list(&self, cx: &Cx, listing: AreaListing) -> Result<Page<Area>> {
        cx.require(&permissions::AREA_READ)?;
        let bounds = Bounds::new(listing.first, listing.after.as_deref(), listing.text)?;
        let AreaListing { kind, within, parent_id, state, .. } = listing;
        let narrowed = Narrowed { kind, within, parent: parent_id, state };
        self.db
            .read(cx, async move |look| {
                let found = bounds.found(look, KIND).await?;
                let rows = store::list(look, &bounds, &narrowed, &found).await?;
                Ok(bounds.page(rows, |area| (&area.code, area.id.0)))
            })
            .await
    }

    /// Takes the country's list. Done again, it changes nothing.
    pub async fn load(&self, cx: &Cx) -> Result<ListTaken> {
        cx.require_everywhere(&permissions::AREA_LOAD)?;
        self.take(cx, country::list()).await
    }

    /// Takes a list of areas, each after the one it lies in: what is missing is set up, what differs is changed with the
    /// list, and what somebody changed by hand stays.
    ///
    /// # Errors
    /// `master_data.area.list` when a row lies in nothing, before anything is written.
    pub async fn take(&self, cx: &Cx, list: Vec<ListedArea>) -> Result<ListTaken> {
        cx.require_everywhere(&permissions::AREA_LOAD)?;
        self.db
            .command(cx, "master_data.area.load", &list.len(), async move |tx| {
                let taking = model::take(store::list_all(tx).await?, &list)?;
                if taking.counts.is_nothing() {
                    return Ok(taking.counts);
                }
                let new = store::insert_all(tx, &taking.insert).await?;
                let changed = store::save_all(tx, &taking.renew).await?;
                // Somebody wrote between our look and our writing: nothing is half taken, whoever asked asks again.
                if (new, changed) != (count(&taking.insert), count(&taking.renew)) {
                    return Err(Error::new(&codes::BUSY));
                }
                index_all(tx, taking.insert.iter().chain(&taking.renew)).await?;
                taking.renew.iter().for_each(|area| renamed(tx, area));
                let ListTaken { taken, renewed, .. } = taking.counts;
                let list_id = ListId::new();
                tx.publish(&GeographyTaken { list_id, taken, renewed, on: tx.cx().today() });
                tx.audit("geography", list_id.0, None::<&()>, Some(&taking.counts));
                Ok(taking.counts)
            })
            .await
    }

    /// Sets up an area of the organization's own.
    pub async fn create(&self, cx: &Cx, input: NewArea) -> Result<Area> {
        cx.require_everywhere(&permissions::AREA_CREATE)?;
        self.db
            .command(cx, "master_data.area.create", &input.clone(), async move |tx| {
                let parent = match input.parent_id {
                    Some(id) => Some(expect_open(tx, id, "parentId").await?),
                    None => None,
                };
                let area = Area::new(AreaId::new(), &input, parent.as_ref())?;
                store::insert(tx, &area).await?;
                let (area_id, on) = (area.id, tx.cx().today());
                tx.publish(&AreaCreated { area_id, name: area.name.clone(), version: area.version, on });
                written(tx, None, &area).await?;
                Ok(area)
            })
            .await
    }

    /// Changes an area's facts; from then on it is the organization's own.
    pub async fn update(&self, cx: &Cx, input: UpdateArea) -> Result<Area> {
        cx.require_everywhere(&permissions::AREA_UPDATE)?;
        self.db
            .command(cx, "master_data.area.update", &input.clone(), async move |tx| {
                let before = store::lock(tx, input.id).await?.ok_or_else(missing)?;
                let after = before.clone().update(&input)?;
                store::save(tx, &after).await?;
                let (area_id, on) = (after.id, tx.cx().today());
                tx.publish(&AreaUpdated { area_id, name: after.name.clone(), version: after.version, on });
                written(tx, Some(&before), &after).await?;
                if (&before.name, &before.name_bn) != (&after.name, &after.name_bn) {
                    renamed(tx, &after);
                }
                Ok(after)
            })
            .await
    }

    /// Closes an area in which nothing is open any more.
    pub async fn close(&self, cx: &Cx, id: AreaId, version: i32) -> Result<Area> {
        cx.require_everywhere(&permissions::AREA_CLOSE)?;
        self.db
            .command(cx, "master_data.area.close", &(id, version), async move |tx| {
                let before = store::lock(tx, id).await?.ok_or_else(missing)?;
                let after = before.clone().close(version, store::count_open(tx, id).await?)?;
                store::save(tx, &after).await?;
                tx.publish(&AreaClosed { area_id: id, version: after.version, on: tx.cx().today() });
                written(tx, Some(&before), &after).await?;
                Ok(after)
            })
            .await
    }
}

/// An area something new is set up in; it is held open until the commit.
pub async fn expect_open(tx: &Tx, id: AreaId, field: &'static str) -> Result<Area> {
    let area = store::lock_shared(tx, id).await?.ok_or_else(|| missing().field(field))?;
    area.expect_open().map_err(|error| error.field(field))
}

/// What every writing of one area leaves behind: its audit row and the words it is found by.
async fn written(tx: &Tx, before: Option<&Area>, after: &Area) -> Result<()> {
    tx.audit("area", after.id.0, before, Some(after));
    index_all(tx, [after]).await
}

/// Makes areas findable by their own names and by those of the upazila and the district they lie in.
async fn index_all(tx: &Tx, areas: impl IntoIterator<Item = &Area> + Clone) -> Result<()> {
    let mut ids: Vec<Uuid> = areas.clone().into_iter().flat_map(above).map(|id| id.0).collect();
    ids.sort_unstable();
    ids.dedup();
    let known: HashMap<AreaId, Area> =
        store::list_by_ids(tx, &ids).await?.into_iter().map(|area| (area.id, area)).collect();
    for area in areas {
        tx.index(KIND, area.id.0, &area.texts(above(area).filter_map(|id| known.get(&id))));
    }
    Ok(())
}

/// What lies in an upazila or a district is found by its name, too.
fn renamed(tx: &Tx, area: &Area) {
    if matches!(area.kind, AreaKind::Upazila | AreaKind::District) {
        tx.enqueue(RENAMED, &Renamed { area_id: area.id, after: String::new() }, None, None);
    }
}

/// Writes the words of a piece of what lies in an area anew, and asks for the next. The rows are held before the names above
/// them are read: of two renamings at once, the later name stays.
pub async fn rename(tx: &Tx, Renamed { area_id, after }: Renamed) -> Result<()> {
    let below = store::lock_below(tx, area_id, &after, PIECE).await?;
    index_all(tx, &below).await?;
    if let Some(last) = below.last().filter(|_| count(&below) == PIECE.unsigned_abs()) {
        tx.enqueue(RENAMED, &Renamed { area_id, after: last.code.clone() }, None, None);
    }
    Ok(())
}

/// What an area is found by besides: of a union the upazila and the district, of an upazila the district.
fn above(area: &Area) -> impl Iterator<Item = AreaId> + use<> {
    let upazila = area.parent_id.filter(|_| area.kind == AreaKind::Union);
    [upazila, area.district_id].into_iter().flatten()
}

fn count<T>(rows: &[T]) -> u64 {
    u64::try_from(rows.len()).unwrap_or(u64::MAX)
}

fn missing() -> Error {
    Error::not_found("area")
}
