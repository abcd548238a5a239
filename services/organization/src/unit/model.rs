//! Divisions, departments and cost centres: one tree a company.

use async_graphql::InputObject;
use contracts::organization::{BranchId, UnitId};
use kernel::{CompanyId, Error, Result, utoipa};
use serde::{Deserialize, Serialize};

use crate::errors;
use crate::words::OpenState;
use kernel::fields::{Fields, NAME, expect_version};
use kernel::words;

/// Levels of a tree; the deepest real chart of a Bangladeshi group we know has five.
const LEVELS: usize = 10;

words! {
    /// What an organizational unit is.
    #[graphql(name = "OrgUnitKind")]
    UnitKind {
        /// Stands alone.
        Division = "division",
        /// Stands alone, or under a division or department.
        Department = "department",
        /// Stands alone, or under any.
        CostCentre = "cost-centre",
    }
}

impl UnitKind {
    fn may_stand_under(self, parent: Self) -> bool {
        match self {
            Self::Division => false,
            Self::Department => matches!(parent, Self::Division | Self::Department),
            Self::CostCentre => true,
        }
    }
}

/// An organizational unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Unit {
    pub id: UnitId,
    pub company_id: CompanyId,
    pub kind: UnitKind,
    #[schema(example = "ACC")]
    pub code: String,
    #[schema(example = "Accounts")]
    pub name: String,
    #[schema(example = "হিসাব বিভাগ")]
    pub name_bn: Option<String>,
    pub parent_id: Option<UnitId>,
    pub branch_id: Option<BranchId>,
    pub state: OpenState,
    pub version: i32,
}

/// What setting up a unit takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[graphql(name = "NewOrgUnit")]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewUnit {
    /// Whose.
    pub company_id: CompanyId,
    /// What it is; that never changes.
    pub kind: UnitKind,
    /// Its code, unique among the company's units of its kind.
    #[schema(min_length = 1, max_length = 16, example = "ACC")]
    pub code: String,
    /// Its name.
    #[schema(min_length = 1, max_length = 200, example = "Accounts")]
    pub name: String,
    /// Its name in Bengali.
    #[schema(max_length = 200, example = "হিসাব বিভাগ")]
    pub name_bn: Option<String>,
    /// The unit it stands under.
    pub parent_id: Option<UnitId>,
    /// The branch it works in, when it works in one.
    pub branch_id: Option<BranchId>,
}

/// A unit's facts and place; every field is written.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[graphql(name = "UpdateOrgUnit")]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateUnit {
    /// The unit.
    pub id: UnitId,
    /// The version this change was made on.
    pub version: i32,
    /// Its code, unique among the company's units of its kind.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its name in Bengali.
    pub name_bn: Option<String>,
    /// The unit it stands under.
    pub parent_id: Option<UnitId>,
    /// The branch it works in, when it works in one.
    pub branch_id: Option<BranchId>,
}

/// Where a unit is to stand: the parent, with every unit above it, itself first.
#[derive(Clone, Debug)]
pub struct Place {
    pub parent: Unit,
    pub above: Vec<UnitId>,
}

impl Unit {
    /// A unit as it is set up. Its place is looked at by [`Unit::stand`].
    pub fn new(id: UnitId, input: &NewUnit) -> Result<Self> {
        let mut fields = Fields::default();
        let unit = Self {
            id,
            company_id: input.company_id,
            kind: input.kind,
            code: fields.code("code", &input.code),
            name: fields.required("name", &input.name, NAME),
            name_bn: fields.optional("nameBn", input.name_bn.as_deref(), NAME),
            parent_id: input.parent_id,
            branch_id: input.branch_id,
            state: OpenState::Open,
            version: 1,
        };
        fields.done()?;
        Ok(unit)
    }

    /// The unit with other facts. Its place is looked at by [`Unit::stand`].
    pub fn update(self, input: &UpdateUnit) -> Result<Self> {
        expect_version("unit", input.version, self.version)?;
        let open = self.expect_open()?;
        let mut fields = Fields::default();
        let unit = Self {
            code: fields.code("code", &input.code),
            name: fields.required("name", &input.name, NAME),
            name_bn: fields.optional("nameBn", input.name_bn.as_deref(), NAME),
            parent_id: input.parent_id,
            branch_id: input.branch_id,
            version: open.version + 1,
            ..open
        };
        fields.done()?;
        Ok(unit)
    }

    /// Itself, if it may stand there.
    pub fn stand(self, place: Option<&Place>) -> Result<Self> {
        let Some(Place { parent, above }) = place else { return Ok(self) };
        if parent.company_id != self.company_id {
            return Err(Error::new(&errors::UNIT_ELSEWHERE).field("parentId"));
        }
        if parent.state == OpenState::Closed {
            return Err(Error::new(&errors::UNIT_CLOSED).field("parentId"));
        }
        if !self.kind.may_stand_under(parent.kind) {
            let error = Error::new(&errors::UNIT_PARENT).field("parentId");
            return Err(error.with("kind", self.kind.word()).with("parent", parent.kind.word()));
        }
        if above.contains(&self.id) {
            return Err(Error::new(&errors::UNIT_CYCLE).field("parentId"));
        }
        if above.len() >= LEVELS {
            return Err(Error::new(&errors::UNIT_DEEP).field("parentId").with("limit", LEVELS));
        }
        Ok(self)
    }

    /// The unit no longer used. `in_use` counts what still stands under it.
    pub fn close(self, version: i32, in_use: i64) -> Result<Self> {
        expect_version("unit", version, self.version)?;
        let open = self.expect_open()?;
        if in_use > 0 {
            return Err(Error::new(&errors::UNIT_IN_USE).with("count", in_use));
        }
        Ok(Self { state: OpenState::Closed, version: open.version + 1, ..open })
    }

    /// Itself, unless it is closed.
    pub fn expect_open(self) -> Result<Self> {
        match self.state {
            OpenState::Open => Ok(self),
            OpenState::Closed => Err(Error::new(&errors::UNIT_CLOSED)),
        }
    }

    /// What it is found by.
    pub fn texts(&self) -> Vec<&str> {
        [&self.code, &self.name].into_iter().chain(&self.name_bn).map(String::as_str).collect()
    }
}
