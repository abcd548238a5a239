//! What the rules of tax ask of a party on a day, by their names; and what is missing, by its name.

use async_graphql::SimpleObject;
use jiff::civil::Date;
use kernel::{utoipa, words};
use serde::{Deserialize, Serialize};

use super::model::Proof;
use super::words::{ProofKind, ProofState};
use crate::party::{Party, PsrOtherwise, SupplierKind, VatStatus};
use crate::vendor::Vendor;

words! {
    /// Why something is missing.
    MissingWhy {
        /// It was never shown or said.
        Never = "never",
        /// It has run out.
        Expired = "expired",
        /// It holds from a later day on.
        NotYet = "not-yet",
    }
}

/// A fact, as the rules name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, SimpleObject, utoipa::ToSchema)]
#[graphql(name = "TaxFact")]
pub struct Fact {
    /// Its name in the rules: `psr`, `vendor_type`.
    pub name: String,
    /// What it is: a word of the rules, a day, `true` or `false`.
    pub value: String,
}

/// Something the rules or the papers of a payment need and nobody knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, SimpleObject, utoipa::ToSchema)]
#[graphql(name = "MissingFact")]
pub struct Missing {
    /// Its name in the rules, or of the paper: `tin`, `bin`, `trade_licence`, `enlistment`.
    pub name: String,
    /// Why.
    pub why: MissingWhy,
    /// The day it ran out, or from which it will hold.
    pub day: Option<Date>,
}

/// A certificate of a lower or no rate that holds on the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, SimpleObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[graphql(name = "ExemptionFact")]
pub struct Exempt {
    /// The section of the law.
    pub section: String,
    /// The rate in per cent.
    pub rate: String,
    /// The certificate's number.
    pub number: String,
    /// Its last day.
    pub ends_on: Option<Date>,
}

/// What is known of a party for tax on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, SimpleObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TaxFacts {
    /// What is known.
    pub known: Vec<Fact>,
    /// What is not: a question to be answered, never a default rate.
    pub missing: Vec<Missing>,
    /// Certificates of a lower or no rate.
    pub exemptions: Vec<Exempt>,
}

impl TaxFacts {
    fn knows(&mut self, name: &str, value: impl Into<String>) {
        self.known.push(Fact { name: name.to_owned(), value: value.into() });
    }

    fn lacks(&mut self, name: &str, why: MissingWhy, day: Option<Date>) {
        self.missing.push(Missing { name: name.to_owned(), why, day });
    }

    /// Known, or missing.
    fn says(&mut self, name: &str, value: Option<&str>) {
        match value {
            Some(value) => self.knows(name, value),
            None => self.lacks(name, MissingWhy::Never, None),
        }
    }

    /// Missing, unless a proof of this kind holds.
    fn asks(&mut self, name: &str, shown: &Shown<'_>) {
        if let Shown::Missing(why, day) = shown {
            self.lacks(name, *why, *day);
        }
    }
}

/// What was shown of a kind.
enum Shown<'p> {
    Holds(&'p Proof),
    Missing(MissingWhy, Option<Date>),
}

/// The one that holds longest on the day; else the last that ran out; else the next to come.
fn shown(proofs: &[Proof], kind: ProofKind, on: Date) -> Shown<'_> {
    let of_kind = || proofs.iter().filter(move |proof| proof.kind == kind && proof.state == ProofState::Shown);
    let last = |proof: &&Proof| proof.ends_on.unwrap_or(Date::MAX);
    if let Some(proof) = of_kind().filter(|proof| proof.holds(on)).max_by_key(last) {
        return Shown::Holds(proof);
    }
    if let Some(ran_out) = of_kind().filter_map(|proof| proof.ends_on).filter(|last| *last < on).max() {
        return Shown::Missing(MissingWhy::Expired, Some(ran_out));
    }
    match of_kind().map(|proof| proof.starts_on).min() {
        Some(day) => Shown::Missing(MissingWhy::NotYet, Some(day)),
        None => Shown::Missing(MissingWhy::Never, None),
    }
}

/// Gathers what is known of a party on a day.
pub fn gather(party: &Party, vendor: Option<&Vendor>, proofs: &[Proof], on: Date) -> TaxFacts {
    let mut facts = TaxFacts::default();
    facts.says("payee", party.payee().map(|payee| payee.word()));
    facts.knows("residency", party.residency.word());
    if let Some(vendor) = vendor {
        facts.knows("vendor_type", vendor.kind.rule_word());
    }
    psr(&mut facts, party, proofs, on);
    facts.says("supplier_kind", party.supplier_kind.map(|kind| kind.word()));
    if party.supplier_kind == Some(SupplierKind::Trader) {
        match shown(proofs, ProofKind::FilerCertificate, on) {
            Shown::Holds(_) => facts.knows("filer_certificate", "true"),
            Shown::Missing(why, day) => facts.lacks("filer_certificate", why, day),
        }
    }
    papers(&mut facts, party, vendor, proofs, on);
    let exempt = proofs.iter().filter(|proof| proof.kind == ProofKind::Exemption && proof.holds(on));
    facts.exemptions = exempt
        .map(|proof| Exempt {
            section: proof.section.clone().unwrap_or_default(),
            rate: proof.rate().unwrap_or_default(),
            number: proof.number.clone().unwrap_or_default(),
            ends_on: proof.ends_on,
        })
        .collect();
    facts
}

fn psr(facts: &mut TaxFacts, party: &Party, proofs: &[Proof], on: Date) {
    match (shown(proofs, ProofKind::Psr, on), party.psr_otherwise) {
        (Shown::Holds(proof), _) => {
            facts.knows("psr", "shown");
            facts.knows("psr_from", proof.starts_on.to_string());
            if let Some(last) = proof.ends_on {
                facts.knows("psr_until", last.to_string());
            }
        }
        (_, Some(PsrOtherwise::Exempt)) => facts.knows("psr", "exempt"),
        (missing, Some(PsrOtherwise::None)) => {
            facts.knows("psr", "none");
            facts.asks("psr", &missing);
        }
        (missing, None) => facts.asks("psr", &missing),
    }
}

/// What the papers of a payment need besides: a certificate of withheld tax the TIN, one of withheld VAT the BIN.
fn papers(facts: &mut TaxFacts, party: &Party, vendor: Option<&Vendor>, proofs: &[Proof], on: Date) {
    if party.tin.is_none() {
        facts.lacks("tin", MissingWhy::Never, None);
    }
    match party.vat_status {
        Some(VatStatus::Registered) if party.bin.is_none() => facts.lacks("bin", MissingWhy::Never, None),
        None => facts.lacks("vat_status", MissingWhy::Never, None),
        _ => {}
    }
    let Some(vendor) = vendor else { return };
    facts.asks("trade_licence", &shown(proofs, ProofKind::TradeLicence, on));
    match (vendor.category.is_some(), vendor.enlisted_until) {
        (true, Some(last)) if last < on => facts.lacks("enlistment", MissingWhy::Expired, Some(last)),
        (false, _) => facts.lacks("enlistment", MissingWhy::Never, None),
        _ => {}
    }
}
