//! What is done with a document, and what a list of them is narrowed by.

use serde::{Serialize, Serializer};

use super::{Field, Said};
use crate::Permission;

/// How a list is narrowed to one company.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Scope {
    /// The argument: `listing.companyId`.
    pub argument: &'static str,
    /// Whether there is no list without it.
    pub required: bool,
}

/// What a list is narrowed by.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Filter {
    /// The field it speaks of.
    pub field: &'static str,
    /// The argument: `listing.state`. Of days, sums and numbers, the least.
    pub argument: &'static str,
    /// What it is when a list is opened.
    pub usual: Option<&'static str>,
    /// The argument of the last day, the highest sum; of one that is between two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<&'static str>,
}

/// Setting a document up.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Create {
    /// What the button says.
    pub label: Said,
    /// The mutation.
    pub mutation: &'static str,
    /// Who may.
    #[serde(serialize_with = "by_name")]
    pub permission: &'static Permission,
}

/// Changing a document's fields.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Update {
    /// The mutation.
    pub mutation: &'static str,
    /// Who may.
    #[serde(serialize_with = "by_name")]
    pub permission: &'static Permission,
    /// The states it is possible in; all when empty.
    pub states: &'static [&'static str],
    /// Why not in the others.
    pub otherwise: Said,
}

/// Anything else that is done with one document.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Act {
    /// Its name on the screen: `close`.
    pub name: &'static str,
    /// What the button says.
    pub label: Said,
    /// What it will do, before it is done.
    pub says: Said,
    /// The mutation.
    pub mutation: &'static str,
    /// Who may.
    #[serde(serialize_with = "by_name")]
    pub permission: &'static Permission,
    /// The states it is possible in; all when empty.
    pub states: &'static [&'static str],
    /// Why not in the others.
    pub otherwise: Said,
    /// What it asks for.
    pub asks: &'static [Field],
    /// What it tells without asking.
    pub tells: &'static [(&'static str, bool)],
    /// Whether it cannot be taken back.
    pub grave: bool,
}

impl Act {
    /// Every text of it, with the place it stands at.
    #[must_use]
    pub fn texts(&self) -> Vec<(String, Said)> {
        let own = [("label", self.label), ("says", self.says), ("otherwise", self.otherwise)];
        own.into_iter().map(|(place, text)| (format!("act {}, {place}", self.name), text)).collect()
    }
}

fn by_name<S: Serializer>(permission: &&'static Permission, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(permission.name)
}
