//! What a party showed of who and what it is, and from when to when that holds.

use async_graphql::InputObject;
use bangladesh::fiscal::AssessmentYear;
use bangladesh::{Doubt, Outcome, bin, nid, passport, tin};
use contracts::master_data::{PartyId, ProofId};
use jiff::civil::{Date, date};
use kernel::fields::{Fields, LONG, NAME, expect_version, plain_digit};
use kernel::{Error, Result, utoipa};
use serde::{Deserialize, Serialize};

use super::words::{ProofKind, ProofState};
use crate::errors;

/// Characters of a number that is free text, as of a trade licence.
const NUMBER: usize = 60;
/// Characters of a section: `s.89, r.3(18)`.
const SECTION: usize = 60;
/// Hundredths of a per cent in the whole.
const WHOLE: i32 = 10_000;

/// A proof, as it may be shown: a protected number by its last four signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Proof {
    pub id: ProofId,
    pub party_id: PartyId,
    pub kind: ProofKind,
    /// Its number; `•••6231` of a protected one.
    pub number: Option<String>,
    /// What speaks against the number though it may be right: `unknown-code`, `legacy` …
    pub doubt: Option<String>,
    pub issuer: Option<String>,
    /// Of a proof of submission of return: `2026-27`.
    pub assessment_year: Option<String>,
    /// Of an exemption: the section of the law.
    pub section: Option<String>,
    /// Of an exemption: the rate in hundredths of a per cent.
    pub rate_bp: Option<i32>,
    pub starts_on: Date,
    pub ends_on: Option<Date>,
    pub state: ProofState,
    pub reason: Option<String>,
    pub version: i32,
}

/// A number the law protects. It has no `Debug` and no `Serialize`: it goes into the vault and nowhere else.
pub struct Protected {
    number: String,
    /// Every way the same number may have been written down.
    forms: Vec<String>,
}

impl Protected {
    /// The number as it was shown, its digits and letters only.
    pub fn as_str(&self) -> &str {
        &self.number
    }

    /// Every way the same number may have been written down: an older NID has 13 digits, or 17 with the year of birth in front.
    pub fn forms(&self) -> &[String] {
        &self.forms
    }
}

/// What writing down a proof takes.
#[derive(Clone, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewProof {
    /// Whose.
    pub party_id: PartyId,
    /// What it is.
    pub kind: ProofKind,
    /// Its number.
    #[schema(max_length = 60)]
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Of a proof of submission of return: the assessment year, `2026-27`.
    pub assessment_year: Option<String>,
    /// Of an exemption: the section of the law.
    pub section: Option<String>,
    /// Of an exemption: the rate in per cent, `2.5`; `0` when nothing is withheld.
    pub rate: Option<String>,
    /// The first day it holds; today when absent.
    pub starts_on: Option<Date>,
    /// The last day it holds. Of a PSR and a trade licence the end of their year when absent.
    pub ends_on: Option<Date>,
    /// Why it is another party's although somebody else showed the same number.
    pub despite: Option<String>,
}

/// What taking a proof back takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WithdrawProof {
    /// The proof.
    pub id: ProofId,
    /// The version that was looked at.
    pub version: i32,
    /// Why.
    pub reason: String,
}

impl NewProof {
    /// The same with a protected number masked: for whatever is kept of a request.
    pub fn masked(&self) -> Self {
        let number = self.number.as_deref().map(|number| match self.kind.is_protected() {
            true => mask(number),
            false => number.to_owned(),
        });
        Self { number, ..self.clone() }
    }
}

impl Proof {
    /// A proof as it is shown today, and the number to be sealed when it is a protected one.
    pub fn new(id: ProofId, input: &NewProof, today: Date) -> Result<(Self, Option<Protected>)> {
        let mut fields = Fields::default();
        let starts_on = input.starts_on.unwrap_or(today);
        let number = fields.read(Number::read(input, today)).unwrap_or_default();
        let year = fields.read(assessment_year(input)).flatten();
        let ends_on = input.ends_on.or_else(|| last_day(input.kind, year, starts_on));
        if ends_on.is_some_and(|last| last < starts_on) {
            fields.refuse(Error::new(&errors::PROOF_DATES).field("endsOn"));
        }
        let (section, rate_bp) = (section(&mut fields, input), fields.read(rate(input)).flatten());
        let proof = Self {
            id,
            party_id: input.party_id,
            kind: input.kind,
            number: number.shown,
            doubt: number.doubt.map(str::to_owned),
            issuer: fields.optional("issuer", input.issuer.as_deref(), NAME),
            assessment_year: year.map(|year| year.to_string()),
            section,
            rate_bp,
            starts_on,
            ends_on,
            state: ProofState::Shown,
            reason: None,
            version: 1,
        };
        fields.done()?;
        Ok((proof, number.protected))
    }

    /// The proof that does not count.
    pub fn withdraw(self, input: &WithdrawProof) -> Result<Self> {
        expect_version("proof", input.version, self.version)?;
        if self.state == ProofState::Withdrawn {
            return Err(Error::new(&errors::PROOF_WITHDRAWN));
        }
        let mut fields = Fields::default();
        let reason = Some(fields.required("reason", &input.reason, LONG));
        fields.done()?;
        Ok(Self { state: ProofState::Withdrawn, reason, version: self.version + 1, ..self })
    }

    /// Whether it counts on this day.
    pub fn holds(&self, on: Date) -> bool {
        self.state == ProofState::Shown && self.starts_on <= on && self.ends_on.is_none_or(|last| on <= last)
    }

    /// Its rate in per cent, as people write it.
    pub fn rate(&self) -> Option<String> {
        let bp = self.rate_bp?;
        let text = format!("{}.{:02}", bp / 100, bp % 100);
        Some(text.trim_end_matches('0').trim_end_matches('.').to_owned())
    }
}

/// An NID or passport number in its one form; nothing when it is none.
pub fn protected(kind: ProofKind, text: &str, today: Date) -> Option<Protected> {
    match kind {
        ProofKind::Nid => Number::nid(text, today).ok()?.protected,
        ProofKind::Passport => Number::passport(text).ok()?.protected,
        _ => None,
    }
}

/// A number as read.
#[derive(Default)]
struct Number {
    shown: Option<String>,
    doubt: Option<&'static str>,
    protected: Option<Protected>,
}

impl Number {
    fn read(input: &NewProof, today: Date) -> Result<Self> {
        let Some(text) = input.number.as_deref().map(str::trim).filter(|text| !text.is_empty()) else {
            return match input.kind.needs_number() {
                true => Err(Error::new(&kernel::codes::REQUIRED).field("number")),
                false => Ok(Self::default()),
            };
        };
        match input.kind {
            ProofKind::Nid => Self::nid(text, today),
            ProofKind::Passport => Self::passport(text),
            ProofKind::TinCertificate => Self::plain(tin::read(text)),
            ProofKind::VatRegistration => Self::plain(bin::read(text)),
            _ => {
                let mut fields = Fields::default();
                let plain: String = text.chars().map(plain_digit).collect();
                let shown = Some(fields.required("number", &plain, NUMBER));
                fields.done()?;
                Ok(Self { shown, ..Self::default() })
            }
        }
    }

    fn plain<T: Into<String>>(read: Outcome<T>) -> Result<Self> {
        let (number, doubt) = usable(read)?;
        Ok(Self { shown: Some(number), doubt, protected: None })
    }

    fn nid(text: &str, today: Date) -> Result<Self> {
        let read = nid::read(text, today);
        let forms = match &read {
            Outcome::Valid(number) | Outcome::Doubtful(number, _) => number.forms(today),
            Outcome::Legacy(_) | Outcome::Invalid(_) => Vec::new(),
        };
        let (number, doubt) = usable(read)?;
        Ok(Self::protected(number, forms, doubt))
    }

    fn passport(text: &str) -> Result<Self> {
        let (number, doubt) = usable(passport::read(text))?;
        let forms = vec![number.clone()];
        Ok(Self::protected(number, forms, doubt))
    }

    fn protected(number: String, forms: Vec<String>, doubt: Option<&'static str>) -> Self {
        Self { shown: Some(mask(&number)), doubt, protected: Some(Protected { number, forms }) }
    }
}

/// `•••6231`
fn mask(number: &str) -> String {
    let count = number.chars().count();
    format!("•••{}", number.chars().skip(count.saturating_sub(4)).collect::<String>())
}

fn usable<T: Into<String>>(read: Outcome<T>) -> Result<(String, Option<&'static str>)> {
    match read {
        Outcome::Valid(number) => Ok((number.into(), None)),
        Outcome::Doubtful(number, doubt) => Ok((number.into(), Some(Doubt::code(doubt)))),
        Outcome::Legacy(number) => Ok((number, Some("legacy"))),
        // Why is not said in its words: they would repeat signs of the number in answers and logs.
        Outcome::Invalid(_) => Err(Error::new(&errors::PROOF_NUMBER).field("number")),
    }
}

fn assessment_year(input: &NewProof) -> Result<Option<AssessmentYear>> {
    let given = input.assessment_year.as_deref().filter(|text| !text.trim().is_empty());
    let wrong = || Error::new(&errors::PROOF_YEAR).field("assessmentYear");
    match (input.kind, given) {
        (ProofKind::Psr, Some(text)) => AssessmentYear::read(text).map(Some).ok_or_else(wrong),
        (ProofKind::Psr, None) => Err(wrong()),
        _ => Ok(None),
    }
}

/// The end of the assessment year of a return; of a trade licence the next 30 June.
fn last_day(kind: ProofKind, year: Option<AssessmentYear>, starts_on: Date) -> Option<Date> {
    let june = |year: i16| Some(date(year, 6, 30));
    match kind {
        ProofKind::Psr => june(year?.begins_in() + 1),
        ProofKind::TradeLicence => june(starts_on.year() + i16::from(starts_on.month() > 6)),
        _ => None,
    }
}

fn section(fields: &mut Fields, input: &NewProof) -> Option<String> {
    match input.kind {
        ProofKind::Exemption => Some(fields.required("section", input.section.as_deref().unwrap_or_default(), SECTION)),
        _ => None,
    }
}

/// Per cent with two decimals at most, in hundredths of a per cent.
fn rate(input: &NewProof) -> Result<Option<i32>> {
    if input.kind != ProofKind::Exemption {
        return Ok(None);
    }
    let wrong = || Error::new(&errors::PROOF_RATE).field("rate");
    let plain: String = input.rate.as_deref().unwrap_or_default().trim().chars().map(plain_digit).collect();
    let (whole, part) = plain.trim_end_matches('%').split_once('.').unwrap_or((plain.trim_end_matches('%'), "0"));
    let digits = |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole, 3) || !digits(part, 2) {
        return Err(wrong());
    }
    let bp = format!("{whole}{part:0<2}").parse::<i32>().map_err(|_| wrong())?;
    if bp <= WHOLE { Ok(Some(bp)) } else { Err(wrong()) }
}
