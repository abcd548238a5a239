//! What somebody may do, and in which companies.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{CompanyId, Permission, permission};

/// Which companies of the tenant an actor may see and act in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// All of them, also those founded tomorrow.
    All,
    /// These only.
    Only(Arc<[CompanyId]>),
}

impl Scope {
    /// Whether `company` is inside.
    #[must_use]
    pub fn holds(&self, company: CompanyId) -> bool {
        match self {
            Self::All => true,
            Self::Only(companies) => companies.contains(&company),
        }
    }

    /// The companies as a SQL argument: null means all.
    #[must_use]
    pub fn companies(&self) -> Option<Vec<CompanyId>> {
        match self {
            Self::All => None,
            Self::Only(companies) => Some(companies.to_vec()),
        }
    }
}

/// Permissions as one bit each, with the patterns they came from (grants travel as names).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grants {
    bits: Arc<[u64]>,
    names: Arc<[String]>,
    scope: Scope,
}

impl Grants {
    /// No permission at all.
    #[must_use]
    pub fn none() -> Self {
        Self { bits: Arc::from([]), names: Arc::from([]), scope: Scope::All }
    }

    /// Grants by name; `x.*` is everything below x that is not sensitive, `*.read` every reading, `*` is all.
    /// A name nobody registered here grants nothing here and travels on.
    #[must_use]
    pub fn of<N: Into<String>>(names: impl IntoIterator<Item = N>, scope: Scope) -> Self {
        let names: Arc<[String]> = names.into_iter().map(Into::into).collect();
        let all = permission::all();
        let mut bits = vec![0u64; all.len().div_ceil(64)];
        for (index, known) in all.iter().enumerate() {
            if names.iter().any(|name| matches(name, known)) {
                bits[index / 64] |= 1 << (index % 64);
            }
        }
        Self { bits: bits.into(), names, scope }
    }

    /// Whether the bit is set: a few nanoseconds.
    #[must_use]
    pub fn allows(&self, permission: &Permission) -> bool {
        permission
            .index()
            .is_some_and(|index| self.bits.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1))
    }

    /// The names as given.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Which companies.
    #[must_use]
    pub fn scope(&self) -> &Scope {
        &self.scope
    }
}

fn matches(pattern: &str, known: &Permission) -> bool {
    if pattern == "*" || pattern == known.name {
        return true;
    }
    if known.sensitive {
        return false;
    }
    if let Some(below) = pattern.strip_suffix(".*") {
        return known.name.strip_prefix(below).is_some_and(|rest| rest.starts_with('.'));
    }
    pattern.strip_prefix('*').is_some_and(|end| end.starts_with('.') && known.name.ends_with(end))
}
