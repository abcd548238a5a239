//! The roles one holds oneself, with what each gives.

use async_graphql::SimpleObject;
use contracts::organization::{BranchId, UnitId};
use jiff::Timestamp;
use kernel::{CompanyId, Cx, Money, Result};

use super::{Sessions, expect_person};
use crate::assignment::{self, Held, ProjectId};
use crate::role::{self, Role};

/// A role of one's own.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "OwnRole")]
pub struct OwnRole {
    /// What assignments call it.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its name in Bengali.
    pub name_bn: Option<String>,
    /// Only in this company.
    pub company_id: Option<CompanyId>,
    /// Only in this branch of it.
    pub branch_id: Option<BranchId>,
    /// Only in this department, division or cost centre of it.
    pub unit_id: Option<UnitId>,
    /// Only in this project of it.
    pub project_id: Option<ProjectId>,
    /// Only documents up to this amount.
    pub up_to: Option<Money>,
    /// Only at some hours, or from some networks.
    pub conditional: bool,
    /// The first instant it holds.
    pub starts_at: Timestamp,
    /// The first instant it holds no more.
    pub ends_at: Option<Timestamp>,
    /// Lent by a colleague.
    pub lent: bool,
    /// What it gives, by name.
    pub permissions: Vec<String>,
}

impl Sessions {
    /// The roles one holds or will hold, the oldest first.
    // open: everybody may know this of himself
    pub async fn own_roles(&self, cx: &Cx) -> Result<Vec<OwnRole>> {
        let (person, now) = (expect_person(cx)?, cx.now());
        let look = self.db.read(cx, async move |look| {
            futures_util::try_join!(assignment::list_held(look, person, now), role::list(look))
        });
        let (held, roles) = look.await?;
        Ok(held.into_iter().filter_map(|held| own(held, &roles)).collect())
    }
}

/// None for a loan whose lender holds nothing any more.
fn own(held: Held, roles: &[Role]) -> Option<OwnRole> {
    let window = held.window()?;
    let names = held.names();
    let given = held.assignment;
    let role = roles.iter().find(|role| role.key == given.role);
    let known = kernel::permissions().into_iter().filter(|known| names.iter().any(|name| known.matches(name)));
    Some(OwnRole {
        name: role.map_or_else(|| given.role.clone(), |role| role.name.clone()),
        name_bn: role.and_then(|role| role.name_bn.clone()),
        key: given.role,
        company_id: given.place.map(|place| place.company),
        branch_id: given.place.and_then(|place| place.branch).map(BranchId),
        unit_id: given.place.and_then(|place| place.unit).map(UnitId),
        project_id: given.place.and_then(|place| place.project).map(ProjectId),
        up_to: given.up_to,
        conditional: !given.condition.is_empty(),
        starts_at: window.starts_at,
        ends_at: window.ends_at,
        lent: given.delegated_from.is_some(),
        permissions: known.map(|known| known.name.to_owned()).collect(),
    })
}
