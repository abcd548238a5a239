//! The register of dimensions: projects, sites, cost codes and whatever else lines of the books are sorted by.

use async_graphql::InputObject;
use contracts::master_data::DimensionId;
use jiff::civil::Date;
use kernel::fields::{Fields, NAME, expect_version};
use kernel::{CompanyId, Error, Result, utoipa, words};
use serde::{Deserialize, Serialize};

use crate::errors;
use crate::sign::sign;
use crate::tree::expect_place;
use crate::words::OpenState;

/// Companies one may be bound to.
const COMPANIES: usize = 100;

words! {
    /// What a dimension is.
    DimensionKind {
        /// A project.
        Project = "project",
        /// A place a project is built at.
        Site = "site",
        /// A part of a project's breakdown of works.
        Wbs = "wbs",
        /// A cost code, the same in every project.
        CostCode = "cost-code",
        /// A flat, shop or parking space that is built to be sold.
        Unit = "unit",
        /// A fixed asset.
        Asset = "asset",
        /// Somebody employed.
        Employee = "employee",
        /// Anything else a company sorts its lines by.
        Other = "other",
    }
}

impl DimensionKind {
    fn may_stand_under(self, parent: Self) -> bool {
        match self {
            Self::Project | Self::CostCode | Self::Asset | Self::Other => parent == self,
            Self::Site => matches!(parent, Self::Project | Self::Site),
            Self::Wbs => matches!(parent, Self::Project | Self::Site | Self::Wbs),
            Self::Unit => matches!(parent, Self::Project | Self::Site | Self::Unit),
            Self::Employee => false,
        }
    }
}

words! {
    /// Why a dimension may not stand in a line.
    DimensionUse {
        /// It may.
        Usable = "usable",
        /// There is none, or the caller may not know of it.
        Missing = "missing",
        /// It is closed.
        Closed = "closed",
        /// It belongs to other companies.
        Elsewhere = "elsewhere",
        /// It begins later.
        NotYet = "not-yet",
        /// It ended before.
        Over = "over",
    }
}

/// A dimension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Dimension {
    pub id: DimensionId,
    pub kind: DimensionKind,
    #[schema(example = "PADMA-HEIGHTS")]
    pub code: String,
    #[schema(example = "Padma Heights")]
    pub name: String,
    #[schema(example = "পদ্মা হাইটস")]
    pub name_bn: Option<String>,
    pub parent_id: Option<DimensionId>,
    pub company_ids: Vec<CompanyId>,
    pub starts_on: Option<Date>,
    pub ends_on: Option<Date>,
    pub state: OpenState,
    pub version: i32,
}

/// What setting up a dimension takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewDimension {
    /// What it is; that never changes.
    pub kind: DimensionKind,
    /// Its code, unique among those of its kind under the same parent.
    #[schema(min_length = 1, max_length = 32, example = "PADMA-HEIGHTS")]
    pub code: String,
    /// Its name.
    #[schema(min_length = 1, max_length = 200, example = "Padma Heights")]
    pub name: String,
    /// Its name in Bengali.
    #[schema(max_length = 200, example = "পদ্মা হাইটস")]
    pub name_bn: Option<String>,
    /// What it stands under.
    pub parent_id: Option<DimensionId>,
    /// The companies in whose books it may stand; all when empty.
    pub company_ids: Option<Vec<CompanyId>>,
    /// The first day it may be used on.
    pub starts_on: Option<Date>,
    /// The last day it may be used on.
    pub ends_on: Option<Date>,
}

/// A dimension's facts and place; every field is written.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateDimension {
    /// The dimension.
    pub id: DimensionId,
    /// The version this change was made on.
    pub version: i32,
    /// Its code, unique among those of its kind under the same parent.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its name in Bengali.
    pub name_bn: Option<String>,
    /// What it stands under.
    pub parent_id: Option<DimensionId>,
    /// The companies in whose books it may stand; all when empty.
    pub company_ids: Option<Vec<CompanyId>>,
    /// The first day it may be used on.
    pub starts_on: Option<Date>,
    /// The last day it may be used on.
    pub ends_on: Option<Date>,
}

/// Where a dimension is to stand: the parent, with everything above it, itself first.
#[derive(Clone, Debug)]
pub struct Place {
    pub parent: Dimension,
    pub above: Vec<DimensionId>,
}

impl Dimension {
    /// A dimension as it is set up. Its place is looked at by [`Dimension::stand`].
    pub fn new(id: DimensionId, input: &NewDimension) -> Result<Self> {
        let mut fields = Fields::default();
        let dimension = Self {
            id,
            kind: input.kind,
            code: sign(&mut fields, "code", &input.code),
            name: fields.required("name", &input.name, NAME),
            name_bn: fields.optional("nameBn", input.name_bn.as_deref(), NAME),
            parent_id: input.parent_id,
            company_ids: companies(&mut fields, input.company_ids.as_deref()),
            starts_on: input.starts_on,
            ends_on: days(&mut fields, input.starts_on, input.ends_on),
            state: OpenState::Open,
            version: 1,
        };
        fields.done()?;
        Ok(dimension)
    }

    /// The dimension with other facts. Its place is looked at by [`Dimension::stand`].
    pub fn update(self, input: &UpdateDimension) -> Result<Self> {
        expect_version("dimension", input.version, self.version)?;
        let open = self.expect_open()?;
        let mut fields = Fields::default();
        let dimension = Self {
            code: sign(&mut fields, "code", &input.code),
            name: fields.required("name", &input.name, NAME),
            name_bn: fields.optional("nameBn", input.name_bn.as_deref(), NAME),
            parent_id: input.parent_id,
            company_ids: companies(&mut fields, input.company_ids.as_deref()),
            starts_on: input.starts_on,
            ends_on: days(&mut fields, input.starts_on, input.ends_on),
            version: open.version + 1,
            ..open
        };
        fields.done()?;
        Ok(dimension)
    }

    /// Itself, if it may stand there.
    pub fn stand(self, place: Option<&Place>) -> Result<Self> {
        let Some(Place { parent, above }) = place else { return Ok(self) };
        if parent.state == OpenState::Closed {
            return Err(Error::new(&errors::DIMENSION_CLOSED).field("parentId"));
        }
        if !self.kind.may_stand_under(parent.kind) {
            let error = Error::new(&errors::DIMENSION_PARENT).field("parentId");
            return Err(error.with("kind", self.kind.word()).with("parent", parent.kind.word()));
        }
        let inside = |company: &CompanyId| parent.company_ids.contains(company);
        let within = !self.company_ids.is_empty() && self.company_ids.iter().all(inside);
        if !parent.company_ids.is_empty() && !within {
            return Err(Error::new(&errors::DIMENSION_COMPANIES).field("companyIds"));
        }
        expect_place(self.id.0, &above.iter().map(|id| id.0).collect::<Vec<_>>())?;
        Ok(self)
    }

    /// The dimension no longer used. `in_use` counts what is open under it.
    pub fn close(self, version: i32, in_use: i64) -> Result<Self> {
        expect_version("dimension", version, self.version)?;
        let open = self.expect_open()?;
        if in_use > 0 {
            return Err(Error::new(&errors::DIMENSION_IN_USE).with("count", in_use));
        }
        Ok(Self { state: OpenState::Closed, version: open.version + 1, ..open })
    }

    /// The dimension in use again. Its place is looked at by [`Dimension::stand`].
    pub fn reopen(self, version: i32) -> Result<Self> {
        expect_version("dimension", version, self.version)?;
        match self.state {
            OpenState::Open => Err(Error::new(&errors::DIMENSION_OPEN)),
            OpenState::Closed => Ok(Self { state: OpenState::Open, version: self.version + 1, ..self }),
        }
    }

    /// Whether it may stand in a line of this company on this day.
    pub fn usable(&self, company: CompanyId, on: Date) -> DimensionUse {
        if self.state == OpenState::Closed {
            DimensionUse::Closed
        } else if !self.company_ids.is_empty() && !self.company_ids.contains(&company) {
            DimensionUse::Elsewhere
        } else if self.starts_on.is_some_and(|first| on < first) {
            DimensionUse::NotYet
        } else if self.ends_on.is_some_and(|last| on > last) {
            DimensionUse::Over
        } else {
            DimensionUse::Usable
        }
    }

    fn expect_open(self) -> Result<Self> {
        match self.state {
            OpenState::Open => Ok(self),
            OpenState::Closed => Err(Error::new(&errors::DIMENSION_CLOSED)),
        }
    }

    /// What it is found by.
    pub fn texts(&self) -> Vec<&str> {
        [&self.code, &self.name].into_iter().chain(&self.name_bn).map(String::as_str).collect()
    }
}

/// Each company once, in one order, so that the same set is written the same way.
fn companies(fields: &mut Fields, ids: Option<&[CompanyId]>) -> Vec<CompanyId> {
    let mut ids = ids.unwrap_or_default().to_vec();
    ids.sort();
    ids.dedup();
    if ids.len() > COMPANIES {
        fields.refuse(Error::new(&errors::DIMENSION_MANY).field("companyIds").with("limit", COMPANIES));
    }
    ids
}

/// The last day, unless it lies before the first.
fn days(fields: &mut Fields, first: Option<Date>, last: Option<Date>) -> Option<Date> {
    if let (Some(first), Some(last)) = (first, last)
        && last < first
    {
        fields.refuse(Error::new(&errors::DAYS_TURNED).field("endsOn"));
    }
    last
}
