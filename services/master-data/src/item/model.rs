//! Items: what is bought, sold, stocked, used and built.

use std::collections::BTreeSet;

use async_graphql::InputObject;
use contracts::master_data::{ItemGroupId, ItemId, MeasureId};
use kernel::fields::{Fields, NAME, expect_version, plain_digit};
use kernel::{Error, Result, utoipa, words};
use serde::{Deserialize, Serialize};

use super::classes::{ItemPaymentKind, ItemVatClass};
use crate::errors;
use crate::sign::sign;
use crate::words::OpenState;

/// Other names one item has at most.
const ALIASES: usize = 20;
/// Characters of such a name.
pub const ALIAS: usize = 80;

words! {
    /// What becomes of an item when it comes.
    ItemKind {
        /// It lies in a store until it is issued.
        Stock = "stock",
        /// It is used when it comes: its cost goes to the project, cost code or expense at once.
        Expense = "expense",
        /// Nothing comes: somebody does something.
        Service = "service",
        /// It becomes a fixed asset.
        Asset = "asset",
        /// A work of a schedule or bill of quantities, made of other items.
        Work = "work",
    }
}

words! {
    /// How pieces of an item are told apart.
    ItemTracking {
        /// They are not.
        None = "none",
        /// By lot, heat or batch.
        Lot = "lot",
        /// Each by its number.
        Serial = "serial",
    }
}

/// An item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    pub id: ItemId,
    #[schema(example = "CEM-OPC")]
    pub code: String,
    #[schema(example = "Ordinary Portland cement, 52.5 N")]
    pub name: String,
    #[schema(example = "অর্ডিনারি পোর্টল্যান্ড সিমেন্ট")]
    pub name_bn: Option<String>,
    /// What people call it, in either script.
    pub aliases: Vec<String>,
    pub kind: ItemKind,
    pub group_id: Option<ItemGroupId>,
    /// The unit it is counted in.
    pub measure_id: MeasureId,
    pub vat_class: Option<ItemVatClass>,
    pub payment_kind: Option<ItemPaymentKind>,
    #[schema(example = "25232900")]
    pub hs_code: Option<String>,
    pub tracking: ItemTracking,
    pub state: OpenState,
    pub version: i32,
}

/// What setting up an item takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewItem {
    /// Its code, unique.
    #[schema(min_length = 1, max_length = 32, example = "CEM-OPC")]
    pub code: String,
    /// Its name.
    #[schema(min_length = 1, max_length = 200, example = "Ordinary Portland cement, 52.5 N")]
    pub name: String,
    /// Its name in Bengali.
    #[schema(max_length = 200, example = "অর্ডিনারি পোর্টল্যান্ড সিমেন্ট")]
    pub name_bn: Option<String>,
    /// What people call it, in either script; each is found by.
    pub aliases: Option<Vec<String>>,
    /// What becomes of it when it comes.
    pub kind: ItemKind,
    /// The group it is in.
    pub group_id: Option<ItemGroupId>,
    /// The unit of measure it is counted in; that never changes.
    pub measure_id: MeasureId,
    /// What it is to the law of VAT.
    pub vat_class: Option<ItemVatClass>,
    /// What paying for it is to the law of withholding.
    pub payment_kind: Option<ItemPaymentKind>,
    /// Its code in the customs tariff: 8 digits.
    #[schema(max_length = 16, example = "2523.29.00")]
    pub hs_code: Option<String>,
    /// How its pieces are told apart.
    pub tracking: ItemTracking,
}

/// An item's facts; every field is written.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateItem {
    /// The item.
    pub id: ItemId,
    /// The version this change was made on.
    pub version: i32,
    /// Its code, unique.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its name in Bengali.
    pub name_bn: Option<String>,
    /// What people call it, in either script; each is found by.
    pub aliases: Option<Vec<String>>,
    /// What becomes of it when it comes.
    pub kind: ItemKind,
    /// The group it is in.
    pub group_id: Option<ItemGroupId>,
    /// What it is to the law of VAT.
    pub vat_class: Option<ItemVatClass>,
    /// What paying for it is to the law of withholding.
    pub payment_kind: Option<ItemPaymentKind>,
    /// Its code in the customs tariff: 8 digits.
    pub hs_code: Option<String>,
    /// How its pieces are told apart.
    pub tracking: ItemTracking,
}

impl Item {
    /// An item as it is set up.
    pub fn new(id: ItemId, input: &NewItem) -> Result<Self> {
        let mut fields = Fields::default();
        let item = Self {
            id,
            code: sign(&mut fields, "code", &input.code),
            name: fields.required("name", &input.name, NAME),
            name_bn: fields.optional("nameBn", input.name_bn.as_deref(), NAME),
            aliases: aliases(&mut fields, input.aliases.as_deref()),
            kind: input.kind,
            group_id: input.group_id,
            measure_id: input.measure_id,
            vat_class: input.vat_class,
            payment_kind: input.payment_kind,
            hs_code: hs_code(&mut fields, input.hs_code.as_deref()),
            tracking: tracking(&mut fields, input.kind, input.tracking),
            state: OpenState::Open,
            version: 1,
        };
        fields.done()?;
        Ok(item)
    }

    /// The item with other facts.
    pub fn update(self, input: &UpdateItem) -> Result<Self> {
        expect_version("item", input.version, self.version)?;
        let open = self.expect_open()?;
        let mut fields = Fields::default();
        let item = Self {
            code: sign(&mut fields, "code", &input.code),
            name: fields.required("name", &input.name, NAME),
            name_bn: fields.optional("nameBn", input.name_bn.as_deref(), NAME),
            aliases: aliases(&mut fields, input.aliases.as_deref()),
            kind: input.kind,
            group_id: input.group_id,
            vat_class: input.vat_class,
            payment_kind: input.payment_kind,
            hs_code: hs_code(&mut fields, input.hs_code.as_deref()),
            tracking: tracking(&mut fields, input.kind, input.tracking),
            version: open.version + 1,
            ..open
        };
        fields.done()?;
        Ok(item)
    }

    /// The item no longer used.
    pub fn close(self, version: i32) -> Result<Self> {
        expect_version("item", version, self.version)?;
        let open = self.expect_open()?;
        Ok(Self { state: OpenState::Closed, version: open.version + 1, ..open })
    }

    /// The item in use again.
    pub fn reopen(self, version: i32) -> Result<Self> {
        expect_version("item", version, self.version)?;
        match self.state {
            OpenState::Open => Err(Error::new(&errors::ITEM_OPEN)),
            OpenState::Closed => Ok(Self { state: OpenState::Open, version: self.version + 1, ..self }),
        }
    }

    /// Itself, unless it is closed.
    pub fn expect_open(self) -> Result<Self> {
        match self.state {
            OpenState::Open => Ok(self),
            OpenState::Closed => Err(Error::new(&errors::ITEM_CLOSED)),
        }
    }

    /// What it is called, for whoever knows only how that sounds.
    pub fn names(&self) -> Vec<&str> {
        [&self.name].into_iter().chain(&self.name_bn).chain(&self.aliases).map(String::as_str).collect()
    }

    /// What it is found by.
    pub fn texts(&self) -> Vec<&str> {
        let names = [&self.code, &self.name].into_iter().chain(&self.name_bn).chain(&self.aliases).chain(&self.hs_code);
        names.map(String::as_str).collect()
    }
}

/// Each name once, in the order given; blank lines are none.
fn aliases(fields: &mut Fields, texts: Option<&[String]>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let read = |text: &String| fields.optional("aliases", Some(text), ALIAS);
    let names: Vec<String> = texts.unwrap_or_default().iter().filter_map(read).collect();
    let names: Vec<String> = names.into_iter().filter(|name| seen.insert(name.to_lowercase())).collect();
    if names.len() > ALIASES {
        fields.refuse(Error::new(&errors::ITEM_ALIASES).field("aliases").with("limit", ALIASES));
    }
    names
}

/// `2523.29.00` is 25232900.
fn hs_code(fields: &mut Fields, text: Option<&str>) -> Option<String> {
    let text = text?.trim();
    let digits: String = text.chars().map(plain_digit).filter(|letter| !matches!(letter, '.' | ' ' | '-')).collect();
    if digits.is_empty() {
        return None;
    }
    if digits.len() != 8 || !digits.bytes().all(|byte| byte.is_ascii_digit()) || digits.starts_with("00") {
        fields.refuse(Error::new(&errors::ITEM_HS_CODE).field("hsCode").with("value", text));
    }
    Some(digits)
}

/// Only what lies in a store or becomes an asset has pieces to tell apart.
fn tracking(fields: &mut Fields, kind: ItemKind, tracking: ItemTracking) -> ItemTracking {
    if tracking != ItemTracking::None && !matches!(kind, ItemKind::Stock | ItemKind::Asset) {
        fields.refuse(Error::new(&errors::ITEM_TRACKING).field("tracking"));
    }
    tracking
}
