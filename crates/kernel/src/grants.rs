//! What somebody may do, where, and up to which amount.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{CompanyId, Money, Permission, Place, Reach, permission};

/// Which companies of the tenant, where every grant reaches equally far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// All of them, also those founded tomorrow.
    All,
    /// These only.
    Only(Vec<CompanyId>),
}

/// One grant: permissions by name, in a place, up to an amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// Names and patterns: `x.*` is everything below x that is not sensitive, `*.read` every reading, `*` is all.
    pub names: Vec<String>,
    /// `None` is everywhere in the tenant.
    #[serde(default)]
    pub place: Option<Place>,
    /// Only documents up to this amount, it included; `None` is without limit.
    #[serde(default)]
    pub up_to: Option<Money>,
}

/// Permissions one holds and must not use: they do not go together with another duty of the same person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clash {
    /// The pair's key.
    pub pair: String,
    /// The permissions that are refused, by name or pattern.
    pub names: Vec<String>,
}

/// Everything somebody may do: one bit a permission, with the grants the bits came from (they travel as names).
#[derive(Clone, Debug)]
pub struct Grants(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    /// Granted somewhere without a limit of amount, and not refused for a clash of duties.
    bits: Box<[u64]>,
    parts: Vec<(Grant, Box<[u64]>)>,
    clashes: Vec<(Clash, Box<[u64]>)>,
    version: Option<i64>,
}

impl PartialEq for Grants {
    fn eq(&self, other: &Self) -> bool {
        self.whole() == other.whole()
    }
}

/// Grants as they cross to another process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WireGrants {
    grants: Vec<Grant>,
    clashes: Vec<Clash>,
    version: Option<i64>,
}

impl Grants {
    /// No permission at all.
    #[must_use]
    pub fn none() -> Self {
        Self::new(Vec::new(), Vec::new(), None)
    }

    /// These names, reaching equally far.
    #[must_use]
    pub fn of<N: Into<String>>(names: impl IntoIterator<Item = N>, scope: Scope) -> Self {
        let names: Vec<String> = names.into_iter().map(Into::into).collect();
        let grant = |place| Grant { names: names.clone(), place, up_to: None };
        let grants = match scope {
            Scope::All => vec![grant(None)],
            Scope::Only(companies) => companies.into_iter().map(|company| grant(Some(company.into()))).collect(),
        };
        Self::new(grants, Vec::new(), None)
    }

    /// These grants without what clashes, as they were at `version` of the tenant's roles (`None`: never outdated).
    /// A name nobody registered here grants nothing here and travels on.
    #[must_use]
    pub fn new(grants: Vec<Grant>, clashes: Vec<Clash>, version: Option<i64>) -> Self {
        let all = permission::all();
        let size = all.len().div_ceil(64);
        let marked = |names: &[String]| {
            let mut bits = vec![0u64; size].into_boxed_slice();
            for (index, known) in all.iter().enumerate() {
                if names.iter().any(|name| known.matches(name)) {
                    bits[index / 64] |= 1 << (index % 64);
                }
            }
            bits
        };
        let clashes: Vec<_> = clashes.into_iter().map(|clash| (clash.clone(), marked(&clash.names))).collect();
        let parts: Vec<_> = grants
            .into_iter()
            .map(|grant| {
                let mut bits = marked(&grant.names);
                for (_, refused) in &clashes {
                    bits.iter_mut().zip(refused).for_each(|(word, refused)| *word &= !refused);
                }
                (grant, bits)
            })
            .collect();
        let mut bits = vec![0u64; size].into_boxed_slice();
        for (_, part) in parts.iter().filter(|(grant, _)| grant.up_to.is_none()) {
            bits.iter_mut().zip(part).for_each(|(word, more)| *word |= more);
        }
        Self(Arc::new(Inner { bits, parts, clashes, version }))
    }

    /// Whether the permission is granted somewhere, without a limit of amount: a few nanoseconds.
    #[must_use]
    pub fn allows(&self, permission: &Permission) -> bool {
        permission.index().is_some_and(|index| is_set(&self.0.bits, index))
    }

    /// Where the permission is granted without a limit of amount.
    #[must_use]
    pub fn reach(&self, permission: &Permission) -> Reach {
        self.reach_where(permission, |grant| grant.up_to.is_none())
    }

    /// Where the permission is granted for a document of this amount.
    #[must_use]
    pub fn reach_for(&self, permission: &Permission, amount: Money) -> Reach {
        let within = |limit: Money| limit.currency == amount.currency && amount.minor <= limit.minor;
        self.reach_where(permission, |grant| grant.up_to.is_none_or(within))
    }

    fn reach_where(&self, permission: &Permission, counts: impl Fn(&Grant) -> bool) -> Reach {
        let Some(index) = permission.index() else { return Reach::Only(Vec::new()) };
        let mut places = Vec::new();
        for (grant, _) in self.0.parts.iter().filter(|(grant, bits)| is_set(bits, index) && counts(grant)) {
            match grant.place {
                None => return Reach::All,
                Some(place) => places.push(place),
            }
        }
        Reach::Only(places)
    }

    /// The highest amount a limited grant of this permission reaches; `None` without such a grant.
    #[must_use]
    pub fn limit(&self, permission: &Permission) -> Option<Money> {
        let index = permission.index()?;
        let limits = self.0.parts.iter().filter(|(_, bits)| is_set(bits, index)).filter_map(|(grant, _)| grant.up_to);
        limits.max_by_key(|limit| limit.minor)
    }

    /// Whether anything at all is granted in the company.
    #[must_use]
    pub fn touches(&self, company: CompanyId) -> bool {
        self.0.parts.iter().any(|(grant, _)| grant.place.is_none_or(|place| place.company == company))
    }

    /// Why a permission that is granted may still not be used: the pair of duties it clashes in.
    #[must_use]
    pub fn clash(&self, permission: &Permission) -> Option<&str> {
        let index = permission.index()?;
        self.0.clashes.iter().find(|(_, bits)| is_set(bits, index)).map(|(clash, _)| clash.pair.as_str())
    }

    /// The places grants are held in, each once; `None` among them is everywhere.
    #[must_use]
    pub fn places(&self) -> Vec<Option<Place>> {
        let mut places: Vec<_> = self.0.parts.iter().map(|(grant, _)| grant.place).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// The grants as given.
    pub fn parts(&self) -> impl Iterator<Item = &Grant> {
        self.0.parts.iter().map(|(grant, _)| grant)
    }

    /// The version of the tenant's roles they were read at; `None` for those no role gave.
    #[must_use]
    pub fn version(&self) -> Option<i64> {
        self.0.version
    }

    /// As they cross to another process.
    #[must_use]
    pub fn whole(&self) -> WireGrants {
        WireGrants {
            grants: self.parts().cloned().collect(),
            clashes: self.0.clashes.iter().map(|(clash, _)| clash.clone()).collect(),
            version: self.0.version,
        }
    }
}

impl From<WireGrants> for Grants {
    fn from(wire: WireGrants) -> Self {
        Self::new(wire.grants, wire.clashes, wire.version)
    }
}

fn is_set(bits: &[u64], index: usize) -> bool {
    bits.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
}
