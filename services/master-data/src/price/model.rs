//! Lines of price lists: an item in a unit, from a quantity on, between two days.

use async_graphql::InputObject;
use contracts::master_data::{ItemId, MeasureId, PriceId, PriceListId};
use jiff::civil::Date;
use kernel::fields::{Fields, expect_version};
use kernel::{Error, Money, Quantity, Result, utoipa};
use serde::{Deserialize, Serialize};

use crate::errors;
use crate::price_list::{PriceList, last};
use crate::words::OpenState;

/// A price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Price {
    pub id: PriceId,
    pub list_id: PriceListId,
    pub item_id: ItemId,
    pub measure_id: MeasureId,
    pub from_quantity: Quantity,
    /// Of one unit.
    pub price: Money,
    pub starts_on: Date,
    pub ends_on: Option<Date>,
    pub state: OpenState,
    pub version: i32,
}

/// What setting a price takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewPrice {
    /// In which list.
    pub list_id: PriceListId,
    /// Of which item.
    pub item_id: ItemId,
    /// In which unit of measure.
    pub measure_id: MeasureId,
    /// From which quantity on; any when absent.
    pub from_quantity: Option<Quantity>,
    /// Of one unit, in the list's currency.
    pub price: Money,
    /// Its first day; the list's when absent.
    pub starts_on: Option<Date>,
    /// Its last day.
    pub ends_on: Option<Date>,
}

/// A price's amount and days; every field is written.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdatePrice {
    /// The price.
    pub id: PriceId,
    /// The version this change was made on.
    pub version: i32,
    /// Of one unit, in the list's currency.
    pub price: Money,
    /// Its first day; the list's when absent.
    pub starts_on: Option<Date>,
    /// Its last day.
    pub ends_on: Option<Date>,
}

impl Price {
    /// A price as it is set. Its neighbours are looked at by [`Price::beside`].
    pub fn new(id: PriceId, input: &NewPrice, list: &PriceList) -> Result<Self> {
        let mut fields = Fields::default();
        let (starts_on, ends_on) = days(&mut fields, list, input.starts_on, input.ends_on);
        let from_quantity = input.from_quantity.unwrap_or(Quantity::ZERO);
        if from_quantity < Quantity::ZERO {
            fields.refuse(Error::new(&errors::PRICE_NEGATIVE).field("fromQuantity"));
        }
        let price = Self {
            id,
            list_id: list.id,
            item_id: input.item_id,
            measure_id: input.measure_id,
            from_quantity,
            price: amount(&mut fields, list, input.price),
            starts_on,
            ends_on,
            state: OpenState::Open,
            version: 1,
        };
        fields.done()?;
        Ok(price)
    }

    /// The price with another amount or other days. Its neighbours are looked at by [`Price::beside`].
    pub fn update(self, input: &UpdatePrice, list: &PriceList) -> Result<Self> {
        expect_version("price", input.version, self.version)?;
        let open = self.expect_open()?;
        let mut fields = Fields::default();
        let (starts_on, ends_on) = days(&mut fields, list, input.starts_on, input.ends_on);
        let price = amount(&mut fields, list, input.price);
        fields.done()?;
        Ok(Self { price, starts_on, ends_on, version: open.version + 1, ..open })
    }

    /// Itself, unless one of these is of the same item, unit and quantity on one of its days.
    pub fn beside(self, others: &[Self]) -> Result<Self> {
        let same = |other: &&Self| {
            let alike = (other.item_id, other.measure_id, other.from_quantity)
                == (self.item_id, self.measure_id, self.from_quantity);
            other.id != self.id && other.state == OpenState::Open && alike && self.meets(other)
        };
        let Some(other) = others.iter().find(same) else { return Ok(self) };
        let until = other.ends_on.map_or_else(|| "…".to_owned(), |day| day.to_string());
        let error = Error::new(&errors::PRICE_OVERLAPS).field("startsOn").with("price", other.price);
        Err(error.with("from", other.starts_on).with("until", until))
    }

    fn meets(&self, other: &Self) -> bool {
        let begins = |one: &Self, two: &Self| one.ends_on.is_none_or(|last| two.starts_on <= last);
        begins(self, other) && begins(other, self)
    }

    /// The price no longer used.
    pub fn close(self, version: i32) -> Result<Self> {
        expect_version("price", version, self.version)?;
        let open = self.expect_open()?;
        Ok(Self { state: OpenState::Closed, version: open.version + 1, ..open })
    }

    /// The price used again, where its days still lie within the list's. Its neighbours are looked at by [`Price::beside`].
    pub fn reopen(self, version: i32, list: &PriceList) -> Result<Self> {
        expect_version("price", version, self.version)?;
        if self.state == OpenState::Open {
            return Err(Error::new(&errors::PRICE_OPEN));
        }
        let mut fields = Fields::default();
        expect_within(&mut fields, list, self.starts_on, self.ends_on);
        fields.done()?;
        Ok(Self { state: OpenState::Open, version: self.version + 1, ..self })
    }

    fn expect_open(self) -> Result<Self> {
        match self.state {
            OpenState::Open => Ok(self),
            OpenState::Closed => Err(Error::new(&errors::PRICE_CLOSED)),
        }
    }
}

/// Within the list's own days.
fn days(fields: &mut Fields, list: &PriceList, first: Option<Date>, until: Option<Date>) -> (Date, Option<Date>) {
    let first = first.unwrap_or(list.starts_on);
    let until = last(fields, first, until.or(list.ends_on));
    expect_within(fields, list, first, until);
    (first, until)
}

fn expect_within(fields: &mut Fields, list: &PriceList, first: Date, until: Option<Date>) {
    let late = list.ends_on.is_some_and(|end| until.is_none_or(|until| until > end));
    if first < list.starts_on || late {
        let ends = list.ends_on.map_or_else(|| "…".to_owned(), |day| day.to_string());
        let error = Error::new(&errors::PRICE_OUTSIDE).field("startsOn");
        fields.refuse(error.with("from", list.starts_on).with("until", ends));
    }
}

/// In the list's currency, and not below zero.
fn amount(fields: &mut Fields, list: &PriceList, price: Money) -> Money {
    if price.currency != list.currency {
        fields.refuse(Error::new(&errors::PRICE_CURRENCY).field("price").with("currency", list.currency));
    }
    if price.minor < 0 {
        fields.refuse(Error::new(&errors::PRICE_NEGATIVE).field("price"));
    }
    price
}
