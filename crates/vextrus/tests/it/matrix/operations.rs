//! Every operation there is, with arguments that name things of the fixture.

mod audit;
mod auth;
mod configuration;
mod file_storage;
mod goods;
mod master_data;
mod organization;
mod places;
mod rules_engine;

use std::collections::BTreeMap;

pub use rules_engine::OWN_RULES;

use kernel::Endpoint;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    Graph,
    Rest,
    Contract,
}

/// Whose act it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// An owner of the tenant, who holds every permission.
    Owner,
    Operator,
    /// The operator, for a tenant that is not there yet.
    Founder,
    /// Whoever is signed in to the tenant, without any permission.
    Member,
    /// Whoever is signed in, about what is his own, without any permission.
    Oneself,
    /// Everybody, also who did not sign in; nothing of a tenant is in the answer.
    Anybody,
    /// Whoever has the secret it takes.
    Bearer,
}

/// How far a colleague gets who holds every permission in another company only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It is a company's: to him it is not there.
    Company,
    /// It is the whole tenant's, and takes the permission in all of it: he is denied.
    Tenant,
    /// It is the whole tenant's, and the permission anywhere is enough: it works.
    Shared,
    /// He sees it, and only whoever began it may end it: he is told so by this code.
    Begun(&'static str),
}

/// What must have happened before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    Nothing,
    /// The tenant was archived and exported.
    Archived,
    /// The member has begun to set up a second factor.
    Begun,
    /// The member uses a second factor.
    Secured,
}

#[derive(Clone, Copy)]
pub struct Operation {
    pub service: &'static str,
    /// `query x`, `mutation x`, `Get /path/{id}` or `service.method`.
    pub name: &'static str,
    pub door: Door,
    pub who: Who,
    pub reach: Reach,
    pub first: First,
    /// It takes a permission where it is of others and none where it is of oneself: to the powerless others are not there.
    pub asks_of_oneself: bool,
    /// The document, the path (and body), or the argument; `{company}` is the fixture's company.
    pub text: &'static str,
}

impl Operation {
    const fn of(service: &'static str, door: Door, name: &'static str, text: &'static str) -> Self {
        let (who, reach, first) = (Who::Owner, Reach::Company, First::Nothing);
        Self { service, name, door, who, reach, first, asks_of_oneself: false, text }
    }

    const fn by(self, who: Who) -> Self {
        Self { who, ..self }
    }

    const fn within(self, reach: Reach) -> Self {
        Self { reach, ..self }
    }

    const fn after(self, first: First) -> Self {
        Self { first, ..self }
    }

    /// Whether it leaves everything as it is, so that one fixture serves all of them.
    pub fn is_reading(&self) -> bool {
        self.name.starts_with("query ") || self.name.starts_with("Get ")
    }
}

/// The parameters of this endpoint's path, when the operation is the endpoint's.
pub fn params(endpoint: &Endpoint, name: &str, path: &str) -> Option<BTreeMap<String, String>> {
    if name != format!("{:?} {}", endpoint.method, endpoint.path) {
        return None;
    }
    let parts = endpoint.path.split('/').zip(path.split('/'));
    let params = parts.filter_map(|(pattern, part)| {
        Some((pattern.strip_prefix('{')?.strip_suffix('}')?.to_owned(), part.to_owned()))
    });
    Some(params.collect())
}

pub fn operations() -> Vec<Operation> {
    let rooms = [
        organization::operations(),
        auth::operations(),
        audit::operations(),
        master_data::operations(),
        goods::operations(),
        places::operations(),
        rules_engine::operations(),
        configuration::operations(),
        file_storage::operations(),
    ];
    rooms.into_iter().flatten().collect()
}
