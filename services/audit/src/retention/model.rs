//! The kinds of records and how long the law wants them kept; the longer wins.

use std::collections::BTreeMap;

use async_graphql::{InputObject, SimpleObject};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use kernel::{Error, Result, utoipa, words};
use serde::{Deserialize, Serialize};

/// Years nobody needs to go beyond; a hold keeps longer.
pub const LONGEST: i32 = 100;

words! {
    /// A kind of records, by how long they are kept.
    #[graphql(name = "RetentionKind")]
    Kind {
        /// Company books and everything that belongs to them: all that is no other kind.
        Books = "books",
        /// What a VAT return rests on; it belongs to the books as well.
        Vat = "vat",
        /// Who was refused, and who read the audit.
        Security = "security",
    }
}

/// Every kind.
pub const KINDS: [Kind; 3] = [Kind::Books, Kind::Vat, Kind::Security];

/// Nouns of records a VAT return rests on.
const VAT: &[&str] = &["vat-return", "vat-register", "vat-challan", "tax-invoice", "credit-note", "debit-note"];
/// Nouns of what was only looked at or refused.
const SECURITY: &[&str] = &["permission", "audit-search"];

impl Kind {
    /// The years the law asks for. Books: Companies Act 1994, section 181, twelve years. VAT: Value Added Tax and
    /// Supplementary Duty Act 2012, section 107, five years and as long as a proceeding is open (which is a hold).
    /// For the last there is no law; two years cover an audit of the year before.
    pub fn floor(self) -> i32 {
        match self {
            Self::Books => 12,
            Self::Vat => 5,
            Self::Security => 2,
        }
    }
}

/// How long a kind is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, SimpleObject, utoipa::ToSchema)]
#[graphql(name = "RetentionRule")]
#[schema(as = RetentionRule)]
pub struct Kept {
    /// The kind.
    pub kind: Kind,
    /// Years from the day of the entry.
    pub years: i32,
    /// Years the law asks for.
    pub floor: i32,
}

/// A wish to keep a kind longer.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[graphql(name = "LengthenRetention")]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = LengthenRetention)]
pub struct Lengthen {
    /// The kind.
    pub kind: Kind,
    /// Years from the day of the entry.
    pub years: i32,
}

/// What holds, given what the tenant chose. A choice below what the law asks counts for nothing.
pub fn kept(chosen: &BTreeMap<String, i32>) -> Vec<Kept> {
    let years = |kind: Kind| chosen.get(kind.word()).copied().unwrap_or_default().max(kind.floor());
    KINDS.iter().map(|kind| Kept { kind: *kind, years: years(*kind), floor: kind.floor() }).collect()
}

/// The years of a kind among them.
pub fn years(kept: &[Kept], kind: Kind) -> i32 {
    kept.iter().find(|kept| kept.kind == kind).map_or(kind.floor(), |kept| kept.years)
}

/// Which entries' time has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// `kind:years`.
    pub name: String,
    /// Entries before this instant.
    pub before: Timestamp,
    /// Of these nouns; none: of all but `not`.
    pub nouns: Option<Vec<&'static str>>,
    pub not: Vec<&'static str>,
}

/// One rule for each set of nouns; of what belongs to two kinds the longer wins.
pub fn rules(kept: &[Kept], now: Timestamp) -> Result<Vec<Rule>> {
    let (books, vat) = (years(kept, Kind::Books), years(kept, Kind::Vat));
    let rule = |kind: Kind, years: i32, nouns: Option<&[&'static str]>, not: &[&'static str]| {
        let before = now.to_zoned(TimeZone::UTC).checked_sub(years.years()).map_err(Error::internal)?.timestamp();
        Ok(Rule {
            name: format!("{}:{years}", kind.word()),
            before,
            nouns: nouns.map(<[_]>::to_vec),
            not: not.to_vec(),
        })
    };
    let others = [VAT, SECURITY].concat();
    Ok(vec![
        rule(Kind::Security, years(kept, Kind::Security), Some(SECURITY), &[])?,
        rule(if vat > books { Kind::Vat } else { Kind::Books }, vat.max(books), Some(VAT), &[])?,
        rule(Kind::Books, books, None, &others)?,
    ])
}
