//! Lists: what is asked for, where a page begins, what comes back.

use async_graphql::InputObject;
use kernel::{Call, CompanyId, Error, Result, codes};

use crate::words::OpenState;

/// What a list is asked for.
#[derive(Clone, Debug, Default, InputObject)]
#[graphql(name = "OrganizationListing")]
pub struct Listing {
    /// Only of this company.
    pub company_id: Option<CompanyId>,
    /// Only in this state.
    pub state: Option<OpenState>,
    /// Only with words beginning like these: of names in either script, codes, TIN and BIN.
    pub text: Option<String>,
    /// Rows of the page, at most 200; 50 when absent.
    pub first: Option<i32>,
    /// `next` of the page before.
    pub after: Option<String>,
}

impl Listing {
    /// The listing of a REST call: `?company=&state=&text=&first=&after=`.
    pub fn of(call: &Call) -> Result<Self> {
        fn read<T: std::str::FromStr>(call: &Call, name: &'static str) -> Result<Option<T>> {
            let wrong =
                |_| Error::new(&codes::MALFORMED).field(name).with("reason", format!("“{name}” cannot be read"));
            call.query.get(name).map(|text| text.parse().map_err(wrong)).transpose()
        }
        Ok(Self {
            company_id: read(call, "company")?,
            state: read(call, "state")?,
            text: read(call, "text")?,
            first: read(call, "first")?,
            after: read(call, "after")?,
        })
    }

    /// The same, checked.
    pub fn bounds(self) -> Result<Bounds> {
        let page = data::Bounds::new(self.first, self.after.as_deref(), self.text)?;
        Ok(Bounds { page, company: self.company_id, state: self.state })
    }
}

/// A listing, read: what the list statements bind.
pub struct Bounds {
    page: data::Bounds,
    pub company: Option<CompanyId>,
    pub state: Option<OpenState>,
}

impl std::ops::Deref for Bounds {
    type Target = data::Bounds;
    fn deref(&self) -> &data::Bounds {
        &self.page
    }
}
