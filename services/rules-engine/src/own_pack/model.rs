//! A pack of a tenant's own: draft, tested, submitted, approved by somebody else, in force, and one day replaced or withdrawn.

use async_graphql::InputObject;
use contracts::rules_engine::{OwnPackId, PackInForce};
use data::approval::About;
use jiff::civil::Date;
use kernel::fields::{Fields, LONG, NAME, expect_version};
use kernel::{Actor, Error, Result, utoipa, words};
use rules::{Book, OwnHead, Pack, Refusal, shipped};
use serde::{Deserialize, Serialize};

use crate::errors;

/// Characters of a pack's rows and tests: the whole law of a year has as many.
pub const RULES: usize = 65_536;

words! {
    /// Where a pack of one's own stands.
    OwnPackState {
        /// Being written.
        Draft = "draft",
        /// Its own tests pass.
        Tested = "tested",
        /// Waiting for a second person.
        Submitted = "submitted",
        /// May be put in force.
        Approved = "approved",
        /// Refused; it can be written anew.
        Rejected = "rejected",
        /// What is asked.
        InForce = "in-force",
        /// Another took its place.
        Superseded = "superseded",
        /// No longer in force, and nothing took its place.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// A pack of the law that one's own may stand on.
    LawPack {
        /// The law from July 2026.
        Bd2026 = "BD-2026-07",
        /// The law from July 2025.
        Bd2025 = "BD-2025-07",
        /// The law from July 2024.
        Bd2024 = "BD-2024-07",
        /// Rates by type of vendor.
        PlanDefault = "PLAN-DEFAULT",
    }
}

/// A pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OwnPack {
    pub id: OwnPackId,
    pub code: String,
    pub name: String,
    pub name_bn: Option<String>,
    pub extends: LawPack,
    pub as_of: Date,
    pub reason: String,
    pub rules: String,
    pub state: OwnPackState,
    /// How many of its tests passed, once they did.
    pub tests: Option<i32>,
    /// The digest of what was tested.
    pub digest: Option<String>,
    /// Who wrote it last: neither they nor the one who submits it decides.
    pub raised_by: String,
    pub decision_reason: Option<String>,
    pub ended_reason: Option<String>,
    pub version: i32,
}

/// What writing a pack takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewOwnPack {
    /// What it is called when it is asked: capital letters, digits and dashes.
    pub code: String,
    /// What it is.
    pub name: String,
    /// What it is, in Bengali.
    pub name_bn: Option<String>,
    /// The pack of the law it stands on.
    pub extends: LawPack,
    /// The day it was compared with the law: its tests are asked on it.
    pub as_of: Date,
    /// Why it departs from the law.
    pub reason: String,
    /// Instruments, rows and tests, as TOML.
    pub rules: String,
}

/// A pack's facts and text; every field is written, and it is a draft again.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateOwnPack {
    /// The pack.
    pub id: OwnPackId,
    /// The version this change was made on.
    pub version: i32,
    /// What it is.
    pub name: String,
    /// What it is, in Bengali.
    pub name_bn: Option<String>,
    /// The day it was compared with the law: its tests are asked on it.
    pub as_of: Date,
    /// Why it departs from the law.
    pub reason: String,
    /// Instruments, rows and tests, as TOML.
    pub rules: String,
}

/// What a decision takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DecideOwnPack {
    /// The pack.
    pub id: OwnPackId,
    /// The version that was looked at.
    pub version: i32,
    /// Whether it may be put in force.
    pub approve: bool,
    /// Why; needed when it may not.
    pub reason: Option<String>,
}

/// What taking a pack out of use takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WithdrawOwnPack {
    /// The pack.
    pub id: OwnPackId,
    /// The version that was looked at.
    pub version: i32,
    /// Why.
    pub reason: String,
}

struct Facts {
    name: String,
    name_bn: Option<String>,
    reason: String,
    rules: String,
}

fn facts(fields: &mut Fields, name: &str, name_bn: Option<&str>, reason: &str, rules: &str) -> Facts {
    Facts {
        name: fields.required("name", name, NAME),
        name_bn: fields.optional("nameBn", name_bn, NAME),
        reason: fields.required("reason", reason, LONG),
        rules: fields.lines("rules", &rules.replace('\t', "  "), RULES),
    }
}

impl OwnPack {
    /// A pack as it is written first.
    pub fn new(id: OwnPackId, input: &NewOwnPack, by: &Actor) -> Result<Self> {
        let mut fields = Fields::default();
        let code = fields.code("code", &input.code);
        if code.starts_with("BD") || shipped::OFFERED.contains(&code.as_str()) {
            fields.refuse(Error::new(&errors::OWN_PACK_CODE).field("code"));
        }
        let facts = facts(&mut fields, &input.name, input.name_bn.as_deref(), &input.reason, &input.rules);
        fields.done()?;
        Ok(Self {
            id,
            code,
            name: facts.name,
            name_bn: facts.name_bn,
            extends: input.extends,
            as_of: input.as_of,
            reason: facts.reason,
            rules: facts.rules,
            state: OwnPackState::Draft,
            tests: None,
            digest: None,
            raised_by: by.to_string(),
            decision_reason: None,
            ended_reason: None,
            version: 1,
        })
    }

    /// The pack written anew: a draft again, whatever was tested or refused before.
    pub fn update(self, input: &UpdateOwnPack, by: &Actor) -> Result<Self> {
        expect_version("pack", input.version, self.version)?;
        self.expect(&[OwnPackState::Draft, OwnPackState::Tested, OwnPackState::Rejected])?;
        let mut fields = Fields::default();
        let facts = facts(&mut fields, &input.name, input.name_bn.as_deref(), &input.reason, &input.rules);
        fields.done()?;
        Ok(Self {
            name: facts.name,
            name_bn: facts.name_bn,
            as_of: input.as_of,
            reason: facts.reason,
            rules: facts.rules,
            raised_by: by.to_string(),
            state: OwnPackState::Draft,
            tests: None,
            digest: None,
            version: self.version + 1,
            ..self
        })
    }

    /// The pack whose tests passed.
    pub fn tested(self, version: i32, proved: &Proved) -> Result<Self> {
        expect_version("pack", version, self.version)?;
        self.expect(&[OwnPackState::Draft, OwnPackState::Tested])?;
        Ok(Self {
            state: OwnPackState::Tested,
            tests: Some(proved.tests),
            digest: Some(proved.digest.clone()),
            version: self.version + 1,
            ..self
        })
    }

    /// The pack before a second person.
    pub fn submit(self, version: i32) -> Result<Self> {
        expect_version("pack", version, self.version)?;
        self.expect(&[OwnPackState::Tested])?;
        Ok(Self { state: OwnPackState::Submitted, version: self.version + 1, ..self })
    }

    /// The pack decided.
    pub fn decide(self, input: &DecideOwnPack) -> Result<Self> {
        expect_version("pack", input.version, self.version)?;
        self.expect(&[OwnPackState::Submitted])?;
        let mut fields = Fields::default();
        let decision_reason = fields.optional("reason", input.reason.as_deref(), LONG);
        fields.done()?;
        let state = if input.approve { OwnPackState::Approved } else { OwnPackState::Rejected };
        Ok(Self { state, decision_reason, version: self.version + 1, ..self })
    }

    /// The pack in force. What was tested is what comes into force: the law under it may have been mended meanwhile.
    pub fn enforce(self, version: i32, proved: &Proved) -> Result<Self> {
        expect_version("pack", version, self.version)?;
        self.expect(&[OwnPackState::Approved])?;
        Ok(Self {
            state: OwnPackState::InForce,
            tests: Some(proved.tests),
            digest: Some(proved.digest.clone()),
            version: self.version + 1,
            ..self
        })
    }

    /// The pack whose place another took.
    pub fn supersede(self, by: &str) -> Self {
        let ended_reason = Some(by.to_owned());
        Self { state: OwnPackState::Superseded, ended_reason, version: self.version + 1, ..self }
    }

    /// The pack out of use.
    pub fn withdraw(self, input: &WithdrawOwnPack) -> Result<Self> {
        use OwnPackState::{Approved, Draft, InForce, Rejected, Tested};
        expect_version("pack", input.version, self.version)?;
        self.expect(&[Draft, Tested, Approved, Rejected, InForce])?;
        let mut fields = Fields::default();
        let reason = fields.required("reason", &input.reason, LONG);
        fields.done()?;
        Ok(Self { state: OwnPackState::Withdrawn, ended_reason: Some(reason), version: self.version + 1, ..self })
    }

    fn expect(&self, states: &[OwnPackState]) -> Result<()> {
        if states.contains(&self.state) {
            return Ok(());
        }
        Err(Error::new(&errors::OWN_PACK_STATE).with("state", self.state.word()))
    }

    /// Whether it may be asked: whatever is no longer used, or was refused, may not.
    pub fn is_askable(&self) -> bool {
        !matches!(self.state, OwnPackState::Superseded | OwnPackState::Withdrawn | OwnPackState::Rejected)
    }

    /// What the one who decides is told.
    pub fn about(&self) -> About {
        About::new(&format!("{} · {}", self.code, self.name), self.name_bn.as_deref())
            .says("extends", Some(self.extends.word().to_owned()))
            .says("reason", Some(self.reason.clone()))
            .says("tests", self.tests.map(|tests| tests.to_string()))
    }

    /// What it is found by.
    pub fn texts(&self) -> Vec<&str> {
        [&self.code, &self.name, &self.reason].into_iter().chain(&self.name_bn).map(String::as_str).collect()
    }

    /// Head and text, as others are handed them.
    pub fn text(self) -> PackInForce {
        PackInForce {
            id: self.id,
            extends: self.extends.word().to_owned(),
            bn: self.name_bn.unwrap_or_else(|| self.name.clone()),
            en: self.name,
            code: self.code,
            as_of: self.as_of,
            reason: self.reason,
            text: self.rules,
        }
    }

    /// The pack read.
    pub fn read(&self) -> Result<Pack, Refusal> {
        let head = OwnHead {
            id: &self.code,
            extends: self.extends.word(),
            en: &self.name,
            bn: self.name_bn.as_deref().unwrap_or(&self.name),
            as_of: self.as_of,
            reason: &self.reason,
        };
        Pack::own(&head, &self.rules)
    }

    /// The pack on top of the law, ready to be asked.
    pub fn book(&self) -> Result<Book, Refusal> {
        shipped::library().book_of(&self.read()?)
    }

    /// Its tests run. A pack without tests proves nothing.
    pub fn prove(&self) -> Result<Proved> {
        let book = self.book()?;
        match book.prove()? {
            0 => Err(Error::new(&errors::OWN_PACK_UNTESTED).field("rules")),
            tests => {
                Ok(Proved { tests: i32::try_from(tests).map_err(Error::internal)?, digest: book.digest().to_owned() })
            }
        }
    }
}

/// A pack that passed its tests.
#[derive(Clone, Debug)]
pub struct Proved {
    /// How many.
    pub tests: i32,
    /// The digest of what was tested.
    pub digest: String,
}
