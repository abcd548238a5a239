//! Where in a tenant something stands, or a role holds.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::CompanyId;

/// A company, or a part of it: a branch, a department, a project, or where several of these meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Whose.
    pub company: CompanyId,
    /// Only in this branch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branch: Option<Uuid>,
    /// Only in this department, division or cost centre.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Uuid>,
    /// Only in this project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<Uuid>,
}

impl Place {
    /// Whether everything in `other` is in here, too.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        let wide = |here: Option<Uuid>, there: Option<Uuid>| here.is_none() || here == there;
        self.company == other.company
            && wide(self.branch, other.branch)
            && wide(self.unit, other.unit)
            && wide(self.project, other.project)
    }
}

impl From<CompanyId> for Place {
    fn from(company: CompanyId) -> Self {
        Self { company, branch: None, unit: None, project: None }
    }
}

/// Where an actor may do something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// In every company of the tenant, also those founded tomorrow.
    All,
    /// In these places only; none at all when there is none.
    Only(Vec<Place>),
}

impl Reach {
    /// Whether it holds for all of `place`.
    #[must_use]
    pub fn covers(&self, place: &Place) -> bool {
        match self {
            Self::All => true,
            Self::Only(places) => places.iter().any(|known| known.covers(place)),
        }
    }

    /// Whether it holds anywhere in the company.
    #[must_use]
    pub fn touches(&self, company: CompanyId) -> bool {
        match self {
            Self::All => true,
            Self::Only(places) => places.iter().any(|known| known.company == company),
        }
    }

    /// The companies it touches, as a SQL argument: null means all.
    #[must_use]
    pub fn companies(&self) -> Option<Vec<CompanyId>> {
        match self {
            Self::All => None,
            Self::Only(places) => {
                let mut companies: Vec<CompanyId> = places.iter().map(|place| place.company).collect();
                companies.sort_unstable();
                companies.dedup();
                Some(companies)
            }
        }
    }
}
