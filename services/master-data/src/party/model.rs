//! What a party is, and the only ways it may change.

use async_graphql::InputObject;
use bangladesh::{Outcome, bin, mobile, tin};
use contracts::master_data::PartyId;
use kernel::fields::{Fields, LONG, NAME, expect_version};
use kernel::{Code, Error, Result, utoipa};
use serde::{Deserialize, Serialize};

use super::like::sound;
use super::words::{PartyKind, PartyState, PsrOtherwise, Residency, SupplierKind, TaxedAs, VatStatus};
use crate::errors;
use crate::role::PartyRoleKind;

/// Characters of a telephone number or an e-mail address.
const PHONE: usize = 40;
const EMAIL: usize = 254;

/// A party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Party {
    pub id: PartyId,
    #[schema(example = "P-000001")]
    pub code: String,
    pub kind: PartyKind,
    #[schema(example = "Rahman Traders")]
    pub name: String,
    #[schema(example = "রহমান ট্রেডার্স")]
    pub name_bn: Option<String>,
    #[schema(example = "823456789016")]
    pub tin: Option<String>,
    #[schema(example = "9234567890127")]
    pub bin: Option<String>,
    pub legacy_tin: Option<String>,
    pub legacy_bin: Option<String>,
    #[schema(example = "+8801712345678")]
    pub mobile: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub residency: Residency,
    pub taxed_as: Option<TaxedAs>,
    pub vat_status: Option<VatStatus>,
    pub supplier_kind: Option<SupplierKind>,
    pub psr_otherwise: Option<PsrOtherwise>,
    pub state: PartyState,
    pub merged_into: Option<PartyId>,
    pub version: i32,
}

/// What people know of a party; every field is written.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewParty {
    /// What it is in law.
    pub kind: PartyKind,
    /// A short code, unique; the next number, as P-000001, when absent.
    #[schema(max_length = 16, example = "RAHMAN")]
    pub code: Option<String>,
    /// Its name, as on its papers.
    #[schema(min_length = 1, max_length = 200, example = "Rahman Traders")]
    pub name: String,
    /// Its name in Bengali.
    #[schema(max_length = 200, example = "রহমান ট্রেডার্স")]
    pub name_bn: Option<String>,
    /// Its e-TIN, 12 digits.
    #[schema(example = "823456789016")]
    pub tin: Option<String>,
    /// Its BIN, 13 digits.
    #[schema(example = "9234567890127")]
    pub bin: Option<String>,
    /// A TIN from before 2013, 9 or 10 digits.
    pub legacy_tin: Option<String>,
    /// A BIN of 9 digits.
    pub legacy_bin: Option<String>,
    /// Its mobile number, of Bangladesh.
    #[schema(example = "01712345678")]
    pub mobile: Option<String>,
    /// Another telephone number.
    pub phone: Option<String>,
    /// Its e-mail address.
    pub email: Option<String>,
    /// Where it is resident for income tax; in Bangladesh when absent.
    pub residency: Option<Residency>,
    /// Whose rates of withholding hold, where its kind alone does not say.
    pub taxed_as: Option<TaxedAs>,
    /// How it stands to VAT, when that is known.
    pub vat_status: Option<VatStatus>,
    /// What it is as a supplier, where VAT at source asks it.
    pub supplier_kind: Option<SupplierKind>,
    /// What holds while no proof of submission of return is on file.
    pub psr_otherwise: Option<PsrOtherwise>,
    /// A first role.
    pub role: Option<PartyRoleKind>,
    /// Why it is another party although one like it is known.
    pub despite: Option<String>,
}

/// A party's facts; every field is written.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateParty {
    /// The party.
    pub id: PartyId,
    /// The version this change was made on.
    pub version: i32,
    /// What it is in law.
    pub kind: PartyKind,
    /// Its short code, unique; the one it has when absent.
    pub code: Option<String>,
    /// Its name, as on its papers.
    pub name: String,
    /// Its name in Bengali.
    pub name_bn: Option<String>,
    /// Its e-TIN, 12 digits.
    pub tin: Option<String>,
    /// Its BIN, 13 digits.
    pub bin: Option<String>,
    /// A TIN from before 2013, 9 or 10 digits.
    pub legacy_tin: Option<String>,
    /// A BIN of 9 digits.
    pub legacy_bin: Option<String>,
    /// Its mobile number, of Bangladesh.
    pub mobile: Option<String>,
    /// Another telephone number.
    pub phone: Option<String>,
    /// Its e-mail address.
    pub email: Option<String>,
    /// Where it is resident for income tax.
    pub residency: Residency,
    /// Whose rates of withholding hold, where its kind alone does not say.
    pub taxed_as: Option<TaxedAs>,
    /// How it stands to VAT, when that is known.
    pub vat_status: Option<VatStatus>,
    /// What it is as a supplier, where VAT at source asks it.
    pub supplier_kind: Option<SupplierKind>,
    /// What holds while no proof of submission of return is on file.
    pub psr_otherwise: Option<PsrOtherwise>,
    /// Why it is another party although one like it is known.
    pub despite: Option<String>,
}

/// What merging takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MergeParty {
    /// The party that is given up.
    pub id: PartyId,
    /// The version that was looked at.
    pub version: i32,
    /// The party that stands for both from now on.
    pub into_id: PartyId,
    /// Why they are one.
    pub reason: String,
}

/// What is read of a party from outside, wherever it comes from.
struct Said<'a> {
    name: &'a str,
    name_bn: Option<&'a str>,
    tin: Option<&'a str>,
    bin: Option<&'a str>,
    legacy_tin: Option<&'a str>,
    legacy_bin: Option<&'a str>,
    mobile: Option<&'a str>,
    phone: Option<&'a str>,
    email: Option<&'a str>,
}

macro_rules! said {
    ($input:expr) => {
        Said {
            name: &$input.name,
            name_bn: $input.name_bn.as_deref(),
            tin: $input.tin.as_deref(),
            bin: $input.bin.as_deref(),
            legacy_tin: $input.legacy_tin.as_deref(),
            legacy_bin: $input.legacy_bin.as_deref(),
            mobile: $input.mobile.as_deref(),
            phone: $input.phone.as_deref(),
            email: $input.email.as_deref(),
        }
    };
}

/// Facets of a state and a kind.
pub fn facets(state: Option<PartyState>, kind: Option<PartyKind>) -> Vec<String> {
    let state = state.map(|state| format!("state:{}", state.word()));
    state.into_iter().chain(kind.map(|kind| format!("kind:{}", kind.word()))).collect()
}

impl Party {
    /// A party as it is set up. One without a code gets its number by [`Party::coded`].
    pub fn new(id: PartyId, input: &NewParty) -> Result<Self> {
        let mut fields = Fields::default();
        let code = given(input.code.as_deref());
        let party = Self {
            id,
            code: code.map(|code| fields.code("code", code)).unwrap_or_default(),
            kind: input.kind,
            name: String::new(),
            name_bn: None,
            tin: None,
            bin: None,
            legacy_tin: None,
            legacy_bin: None,
            mobile: None,
            phone: None,
            email: None,
            residency: input.residency.unwrap_or(Residency::Resident),
            taxed_as: input.taxed_as,
            vat_status: input.vat_status,
            supplier_kind: input.supplier_kind,
            psr_otherwise: input.psr_otherwise,
            state: PartyState::Open,
            merged_into: None,
            version: 1,
        };
        let party = party.read(&mut fields, &said!(input));
        fields.done()?;
        Ok(party)
    }

    /// The party with other facts.
    pub fn update(self, input: &UpdateParty) -> Result<Self> {
        expect_version("party", input.version, self.version)?;
        let open = self.expect_open()?;
        let mut fields = Fields::default();
        let party = Self {
            code: given(input.code.as_deref()).map_or(open.code, |code| fields.code("code", code)),
            kind: input.kind,
            residency: input.residency,
            taxed_as: input.taxed_as,
            vat_status: input.vat_status,
            supplier_kind: input.supplier_kind,
            psr_otherwise: input.psr_otherwise,
            version: open.version + 1,
            ..open
        };
        let party = party.read(&mut fields, &said!(input));
        fields.done()?;
        Ok(party)
    }

    fn read(self, fields: &mut Fields, said: &Said<'_>) -> Self {
        Self {
            name: fields.required("name", said.name, NAME),
            name_bn: fields.optional("nameBn", said.name_bn, NAME),
            tin: read(fields, said.tin, read_tin),
            bin: read(fields, said.bin, read_bin),
            legacy_tin: read(fields, said.legacy_tin, read_legacy_tin),
            legacy_bin: read(fields, said.legacy_bin, read_legacy_bin),
            mobile: read(fields, said.mobile, read_mobile),
            phone: fields.optional("phone", said.phone, PHONE),
            email: read(fields, said.email, read_email),
            ..self
        }
    }

    /// Under the next number of its series, when no code was given.
    pub fn coded(self, code: String) -> Self {
        Self { code, ..self }
    }

    /// The party no longer dealt with.
    pub fn close(self, version: i32) -> Result<Self> {
        expect_version("party", version, self.version)?;
        let open = self.expect_open()?;
        Ok(Self { state: PartyState::Closed, version: open.version + 1, ..open })
    }

    /// The party dealt with again.
    pub fn reopen(self, version: i32) -> Result<Self> {
        expect_version("party", version, self.version)?;
        match self.state {
            PartyState::Closed => Ok(Self { state: PartyState::Open, version: self.version + 1, ..self }),
            PartyState::Open => Err(Error::new(&errors::PARTY_OPEN)),
            PartyState::Merged => Err(Error::new(&errors::PARTY_MERGED)),
        }
    }

    /// Both parties after they became one: the one given up, and the one that stands for both, with what it lacked.
    pub fn merge(self, version: i32, into: Self) -> Result<(Self, Self)> {
        expect_version("party", version, self.version)?;
        if self.id == into.id {
            return Err(Error::new(&errors::PARTY_MERGE_SELF).field("intoId"));
        }
        if self.state == PartyState::Merged {
            return Err(Error::new(&errors::PARTY_MERGED));
        }
        let into = into.expect_open().map_err(|error| error.field("intoId"))?;
        let given_up =
            Self { state: PartyState::Merged, merged_into: Some(into.id), version: self.version + 1, ..self.clone() };
        let kept = Self {
            name_bn: into.name_bn.or(self.name_bn),
            tin: into.tin.or(self.tin),
            bin: into.bin.or(self.bin),
            legacy_tin: into.legacy_tin.or(self.legacy_tin),
            legacy_bin: into.legacy_bin.or(self.legacy_bin),
            mobile: into.mobile.or(self.mobile),
            phone: into.phone.or(self.phone),
            email: into.email.or(self.email),
            taxed_as: into.taxed_as.or(self.taxed_as),
            vat_status: into.vat_status.or(self.vat_status),
            supplier_kind: into.supplier_kind.or(self.supplier_kind),
            psr_otherwise: into.psr_otherwise.or(self.psr_otherwise),
            version: into.version + 1,
            ..into
        };
        Ok((given_up, kept))
    }

    /// Itself, unless it is closed or merged.
    pub fn expect_open(self) -> Result<Self> {
        match self.state {
            PartyState::Open => Ok(self),
            PartyState::Closed => Err(Error::new(&errors::PARTY_CLOSED)),
            PartyState::Merged => Err(Error::new(&errors::PARTY_MERGED)),
        }
    }

    /// What it is found by.
    pub fn texts(&self) -> Vec<&str> {
        let local = self.mobile.as_deref().and_then(|mobile| mobile.strip_prefix("+88"));
        let numbers = [self.name_bn.as_deref(), self.tin.as_deref(), self.bin.as_deref(), local];
        [self.code.as_str(), self.name.as_str()].into_iter().chain(numbers.into_iter().flatten()).collect()
    }

    /// What its lists are narrowed by, as far as it is itself.
    pub fn facets(&self) -> Vec<String> {
        facets(Some(self.state), Some(self.kind))
    }

    /// How its names sound: in Latin letters, in Bengali.
    pub fn sounds(&self) -> (Option<String>, Option<String>) {
        (sound(&self.name), self.name_bn.as_deref().and_then(sound))
    }

    /// Whose rates of withholding hold, when that is known.
    pub fn payee(&self) -> Option<TaxedAs> {
        self.taxed_as.or_else(|| self.kind.taxed_as())
    }
}

fn given(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.trim().is_empty())
}

/// A reason, when one was given.
pub fn read_despite(despite: Option<&str>) -> Result<Option<String>> {
    let mut fields = Fields::default();
    let despite = fields.optional("despite", despite, LONG);
    fields.done()?;
    Ok(despite)
}

/// Reads what there is; blank is none.
fn read(fields: &mut Fields, text: Option<&str>, with: fn(&str) -> Result<String>) -> Option<String> {
    let text = text.map(str::trim).filter(|text| !text.is_empty())?;
    fields.read(with(text))
}

fn today<T: Into<String>>(
    read: Outcome<T>,
    field: &'static str,
    old: &'static Code,
    bad: &'static Code,
) -> Result<String> {
    match read {
        Outcome::Valid(number) | Outcome::Doubtful(number, _) => Ok(number.into()),
        Outcome::Legacy(_) => Err(Error::new(old).field(field)),
        Outcome::Invalid(_) => Err(Error::new(bad).field(field)),
    }
}

fn read_tin(text: &str) -> Result<String> {
    today(tin::read(text), "tin", &errors::PARTY_TIN_LEGACY, &errors::PARTY_TIN)
}

fn read_bin(text: &str) -> Result<String> {
    today(bin::read(text), "bin", &errors::PARTY_BIN_LEGACY, &errors::PARTY_BIN)
}

fn read_legacy_tin(text: &str) -> Result<String> {
    tin::read(text).legacy().ok_or_else(|| Error::new(&errors::PARTY_LEGACY_TIN).field("legacyTin"))
}

fn read_legacy_bin(text: &str) -> Result<String> {
    bin::read(text).legacy().ok_or_else(|| Error::new(&errors::PARTY_LEGACY_BIN).field("legacyBin"))
}

fn read_mobile(text: &str) -> Result<String> {
    today(mobile::read(text), "mobile", &errors::PARTY_MOBILE, &errors::PARTY_MOBILE)
}

/// A local part, one @, a name with a dot: the rest only the mail itself can tell.
fn read_email(text: &str) -> Result<String> {
    let wrong = || Error::new(&errors::PARTY_EMAIL).field("email");
    let (local, host) = text.split_once('@').ok_or_else(wrong)?;
    let plain = text.len() <= EMAIL && !text.chars().any(|char| char.is_whitespace() || char.is_control());
    let named = host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains('@');
    if local.is_empty() || !plain || !named {
        return Err(wrong());
    }
    Ok(text.to_owned())
}
