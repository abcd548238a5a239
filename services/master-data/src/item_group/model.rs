//! Groups of items: one tree.

use async_graphql::InputObject;
use contracts::master_data::ItemGroupId;
use kernel::fields::{Fields, NAME, expect_version};
use kernel::{Error, Result, utoipa};
use serde::{Deserialize, Serialize};

use crate::errors;
use crate::sign::sign;
use crate::tree::expect_place;
use crate::words::OpenState;

/// A group of items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ItemGroup {
    pub id: ItemGroupId,
    #[schema(example = "CEMENT")]
    pub code: String,
    #[schema(example = "Cement")]
    pub name: String,
    #[schema(example = "সিমেন্ট")]
    pub name_bn: Option<String>,
    pub parent_id: Option<ItemGroupId>,
    pub state: OpenState,
    pub version: i32,
}

/// What setting up a group of items takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewItemGroup {
    /// Its code, unique.
    #[schema(min_length = 1, max_length = 32, example = "CEMENT")]
    pub code: String,
    /// Its name.
    #[schema(min_length = 1, max_length = 200, example = "Cement")]
    pub name: String,
    /// Its name in Bengali.
    #[schema(max_length = 200, example = "সিমেন্ট")]
    pub name_bn: Option<String>,
    /// The group it stands under.
    pub parent_id: Option<ItemGroupId>,
}

/// A group's facts and place; every field is written.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateItemGroup {
    /// The group.
    pub id: ItemGroupId,
    /// The version this change was made on.
    pub version: i32,
    /// Its code, unique.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its name in Bengali.
    pub name_bn: Option<String>,
    /// The group it stands under.
    pub parent_id: Option<ItemGroupId>,
}

/// Where a group is to stand: the parent, with every group above it, itself first.
#[derive(Clone, Debug)]
pub struct Place {
    pub parent: ItemGroup,
    pub above: Vec<ItemGroupId>,
}

impl ItemGroup {
    /// A group as it is set up. Its place is looked at by [`ItemGroup::stand`].
    pub fn new(id: ItemGroupId, input: &NewItemGroup) -> Result<Self> {
        let mut fields = Fields::default();
        let group = Self {
            id,
            code: sign(&mut fields, "code", &input.code),
            name: fields.required("name", &input.name, NAME),
            name_bn: fields.optional("nameBn", input.name_bn.as_deref(), NAME),
            parent_id: input.parent_id,
            state: OpenState::Open,
            version: 1,
        };
        fields.done()?;
        Ok(group)
    }

    /// The group with other facts. Its place is looked at by [`ItemGroup::stand`].
    pub fn update(self, input: &UpdateItemGroup) -> Result<Self> {
        expect_version("item group", input.version, self.version)?;
        let open = self.expect_open()?;
        let mut fields = Fields::default();
        let group = Self {
            code: sign(&mut fields, "code", &input.code),
            name: fields.required("name", &input.name, NAME),
            name_bn: fields.optional("nameBn", input.name_bn.as_deref(), NAME),
            parent_id: input.parent_id,
            version: open.version + 1,
            ..open
        };
        fields.done()?;
        Ok(group)
    }

    /// Itself, if it may stand there.
    pub fn stand(self, place: Option<&Place>) -> Result<Self> {
        let Some(Place { parent, above }) = place else { return Ok(self) };
        parent.clone().expect_open().map_err(|error| error.field("parentId"))?;
        expect_place(self.id.0, &above.iter().map(|id| id.0).collect::<Vec<_>>())?;
        Ok(self)
    }

    /// The group no longer used. `in_use` counts what is open in it: groups and items.
    pub fn close(self, version: i32, in_use: i64) -> Result<Self> {
        expect_version("item group", version, self.version)?;
        let open = self.expect_open()?;
        if in_use > 0 {
            return Err(Error::new(&errors::ITEM_GROUP_IN_USE).with("count", in_use));
        }
        Ok(Self { state: OpenState::Closed, version: open.version + 1, ..open })
    }

    /// The group used again. Its place is looked at by [`ItemGroup::stand`].
    pub fn reopen(self, version: i32) -> Result<Self> {
        expect_version("item group", version, self.version)?;
        match self.state {
            OpenState::Open => Err(Error::new(&errors::ITEM_GROUP_OPEN)),
            OpenState::Closed => Ok(Self { state: OpenState::Open, version: self.version + 1, ..self }),
        }
    }

    /// Itself, unless it is closed.
    pub fn expect_open(self) -> Result<Self> {
        match self.state {
            OpenState::Open => Ok(self),
            OpenState::Closed => Err(Error::new(&errors::ITEM_GROUP_CLOSED)),
        }
    }

    /// What it is found by.
    pub fn texts(&self) -> Vec<&str> {
        [&self.code, &self.name].into_iter().chain(&self.name_bn).map(String::as_str).collect()
    }
}
