//! Lists: what is asked for, where a page begins, what comes back.

use async_graphql::InputObject;
use data::Bounds;
use kernel::{Call, Error, Result, codes};

/// What a list is asked for.
#[derive(Clone, Debug, Default, InputObject)]
#[graphql(name = "MasterDataListing")]
pub struct Listing {
    /// Only with words beginning like these: of names in either script, codes, numbers.
    pub text: Option<String>,
    /// Rows of the page, at most 200; 50 when absent.
    pub first: Option<i32>,
    /// `next` of the page before.
    pub after: Option<String>,
}

/// A query parameter of a REST call, read.
pub fn read<T: std::str::FromStr>(call: &Call, name: &'static str) -> Result<Option<T>> {
    let wrong = |_| Error::new(&codes::MALFORMED).field(name).with("reason", format!("“{name}” cannot be read"));
    call.query.get(name).map(|text| text.parse().map_err(wrong)).transpose()
}

impl Listing {
    /// The listing of a REST call: `?text=&first=&after=`.
    pub fn of(call: &Call) -> Result<Self> {
        Ok(Self { text: read(call, "text")?, first: read(call, "first")?, after: read(call, "after")? })
    }

    /// The same, checked.
    pub fn bounds(self) -> Result<Bounds> {
        Bounds::new(self.first, self.after.as_deref(), self.text)
    }
}
