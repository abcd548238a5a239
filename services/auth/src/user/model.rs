//! What a user is, and the only ways it may change.

use async_graphql::InputObject;
use contracts::auth::PersonFacts;
use jiff::Timestamp;
use kernel::fields::{Fields, LONG, NAME, expect_version, plain_digit};
use kernel::{Error, Language, PersonId, Result, utoipa, words};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use crate::errors;

/// Characters of an e-mail address (RFC 5321).
const EMAIL: usize = 254;

words! {
    /// Whether somebody may sign in.
    UserState {
        /// Has an account and no password yet.
        Invited = "invited",
        /// May sign in.
        Active = "active",
        /// May sign in no more.
        Disabled = "disabled",
    }
}

words! {
    /// Where an account stands for whoever looks after it: as its state, and locked after failed sign-ins.
    UserStanding {
        /// Has an account and no password yet.
        Invited = "invited",
        /// May sign in.
        Active = "active",
        /// May sign in again when the lock is over, or lifted.
        Locked = "locked",
        /// May sign in no more.
        Disabled = "disabled",
    }
}

impl UserStanding {
    /// The state it is of, and whether locked ones are meant; none where a lock says nothing.
    pub fn parts(self) -> (UserState, Option<bool>) {
        match self {
            Self::Invited => (UserState::Invited, None),
            Self::Active => (UserState::Active, Some(false)),
            Self::Locked => (UserState::Active, Some(true)),
            Self::Disabled => (UserState::Disabled, None),
        }
    }
}

/// How somebody signs in, as far as an administrator may know it.
#[derive(Clone, Debug)]
pub struct Access {
    pub user_id: PersonId,
    /// A lock after failed sign-ins that is not over.
    pub locked_until: Option<Timestamp>,
    pub second_factor: bool,
    /// When any session of his was last used, exact to five minutes.
    pub seen_at: Option<Timestamp>,
    /// Until when a link that was made for him and not used is good.
    pub link_until: Option<Timestamp>,
}

impl Access {
    /// Where an account in this state stands.
    pub fn standing(&self, state: UserState) -> UserStanding {
        match state {
            UserState::Invited => UserStanding::Invited,
            UserState::Active if self.locked_until.is_some() => UserStanding::Locked,
            UserState::Active => UserStanding::Active,
            UserState::Disabled => UserStanding::Disabled,
        }
    }
}

words! {
    /// The language somebody reads.
    UserLanguage {
        /// English.
        En = "en",
        /// Bengali.
        Bn = "bn",
    }
}

impl From<UserLanguage> for Language {
    fn from(language: UserLanguage) -> Self {
        match language {
            UserLanguage::En => Self::En,
            UserLanguage::Bn => Self::Bn,
        }
    }
}

/// Somebody who can sign in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct User {
    pub id: PersonId,
    pub name: String,
    pub name_bn: Option<String>,
    /// Folded. None only for an owner whose address has not been told yet.
    pub email: Option<String>,
    pub mobile: Option<String>,
    pub language: UserLanguage,
    pub state: UserState,
    pub version: i32,
}

/// What inviting somebody takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InviteUser {
    /// The name.
    pub name: String,
    /// The name in Bengali.
    pub name_bn: Option<String>,
    /// The e-mail address to sign in with.
    pub email: String,
    /// A mobile number.
    pub mobile: Option<String>,
    /// The language to begin with; English when absent.
    pub language: Option<UserLanguage>,
}

/// A user's facts; every field is written.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateUser {
    /// The user.
    pub id: PersonId,
    /// The version this change was made on.
    pub version: i32,
    /// The name.
    pub name: String,
    /// The name in Bengali.
    pub name_bn: Option<String>,
    /// The e-mail address to sign in with.
    pub email: String,
    /// A mobile number.
    pub mobile: Option<String>,
    /// The language.
    pub language: UserLanguage,
}

/// What somebody may change about oneself; every field is written.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateProfile {
    /// The version this change was made on.
    pub version: i32,
    /// The name.
    pub name: String,
    /// The name in Bengali.
    pub name_bn: Option<String>,
    /// A mobile number.
    pub mobile: Option<String>,
    /// The language.
    pub language: UserLanguage,
}

/// What letting somebody sign in no more, or again, takes.
#[derive(Clone, Debug, Serialize)]
pub struct Barring {
    pub id: PersonId,
    /// The version this change was made on.
    pub version: i32,
    /// Why, for whoever asks later.
    pub reason: String,
}

impl Barring {
    /// The reason, which must be there.
    pub fn reason(&self) -> Result<String> {
        let mut fields = Fields::default();
        let reason = fields.required("reason", &self.reason, LONG);
        fields.done()?;
        Ok(reason)
    }
}

impl User {
    /// Somebody invited.
    pub fn invite(id: PersonId, input: &InviteUser) -> Result<Self> {
        let mut fields = Fields::default();
        let user = Self {
            id,
            name: fields.required("name", &input.name, NAME),
            name_bn: fields.optional("nameBn", input.name_bn.as_deref(), NAME),
            email: fields.read(email(&input.email)),
            mobile: mobile(&mut fields, input.mobile.as_deref()),
            language: input.language.unwrap_or(UserLanguage::En),
            state: UserState::Invited,
            version: 1,
        };
        fields.done()?;
        Ok(user)
    }

    /// The owner of a new tenant, as far as he is known: by his address when that was told, else by his organization.
    pub fn owner(id: PersonId, address: Option<String>, organization: &str) -> Self {
        let local = address.as_deref().and_then(|address| address.split('@').next());
        let name = local.unwrap_or(organization).to_owned();
        let (language, state) = (UserLanguage::En, UserState::Invited);
        Self { id, name, name_bn: None, email: address, mobile: None, language, state, version: 1 }
    }

    /// The user with other facts.
    pub fn update(self, input: &UpdateUser) -> Result<Self> {
        expect_version("user", input.version, self.version)?;
        let mut fields = Fields::default();
        let user = Self {
            name: fields.required("name", &input.name, NAME),
            name_bn: fields.optional("nameBn", input.name_bn.as_deref(), NAME),
            email: fields.read(email(&input.email)),
            mobile: mobile(&mut fields, input.mobile.as_deref()),
            language: input.language,
            version: self.version + 1,
            ..self
        };
        fields.done()?;
        Ok(user)
    }

    /// The user with other facts of his own choice. The address stays: one signs in with it.
    pub fn update_profile(self, input: &UpdateProfile) -> Result<Self> {
        expect_version("user", input.version, self.version)?;
        let mut fields = Fields::default();
        let user = Self {
            name: fields.required("name", &input.name, NAME),
            name_bn: fields.optional("nameBn", input.name_bn.as_deref(), NAME),
            mobile: mobile(&mut fields, input.mobile.as_deref()),
            language: input.language,
            version: self.version + 1,
            ..self
        };
        fields.done()?;
        Ok(user)
    }

    /// The user, who may sign in no more.
    pub fn disable(self, version: i32) -> Result<Self> {
        expect_version("user", version, self.version)?;
        if self.state == UserState::Disabled {
            return Err(self.not_now());
        }
        Ok(Self { state: UserState::Disabled, version: self.version + 1, ..self })
    }

    /// The user, who may sign in again, at once if he has a password.
    pub fn enable(self, version: i32, has_password: bool) -> Result<Self> {
        expect_version("user", version, self.version)?;
        if self.state != UserState::Disabled {
            return Err(self.not_now());
        }
        let state = if has_password { UserState::Active } else { UserState::Invited };
        Ok(Self { state, version: self.version + 1, ..self })
    }

    /// The user with a password.
    pub fn activate(self) -> Result<Self> {
        match self.state {
            UserState::Disabled => Err(self.not_now()),
            UserState::Active => Ok(self),
            UserState::Invited => Ok(Self { state: UserState::Active, version: self.version + 1, ..self }),
        }
    }

    /// The refusal of what is not possible in this state.
    pub fn not_now(&self) -> Error {
        Error::new(&errors::USER_STATE).with("state", self.state.word())
    }

    /// What others show of him.
    pub fn facts(self) -> PersonFacts {
        PersonFacts {
            id: self.id,
            name: self.name,
            name_bn: self.name_bn,
            email: self.email.unwrap_or_default(),
            active: self.state == UserState::Active,
        }
    }

    /// Whether each word of the text is part of a name of his.
    pub fn is_called(&self, text: &str) -> bool {
        let names = fold(&format!("{} {}", self.name, self.name_bn.as_deref().unwrap_or_default()));
        fold(text).split_whitespace().all(|word| names.contains(word))
    }

    /// What he is found by.
    pub fn texts(&self) -> Vec<&str> {
        [&self.name]
            .into_iter()
            .chain(&self.name_bn)
            .chain(&self.email)
            .chain(&self.mobile)
            .map(String::as_str)
            .collect()
    }
}

/// An address in its one form: what differs only in capitals or width is the same person's.
pub fn fold(text: &str) -> String {
    text.trim().nfkc().flat_map(char::to_lowercase).collect()
}

/// An address that can be right.
pub fn email(text: &str) -> Result<String> {
    let folded = fold(text);
    let wrong = || Error::new(&errors::USER_EMAIL).field("email");
    let (local, domain) = folded.split_once('@').ok_or_else(wrong)?;
    let odd = |letter: char| letter.is_whitespace() || letter.is_control() || "@<>(),;:\\\"[]".contains(letter);
    let labels = domain.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'));
    if local.is_empty() || !domain.contains('.') || !labels || folded.len() > EMAIL {
        return Err(wrong());
    }
    if local.chars().any(odd) || domain.chars().any(odd) {
        return Err(wrong());
    }
    Ok(folded)
}

fn mobile(fields: &mut Fields, text: Option<&str>) -> Option<String> {
    let text = text.filter(|text| !text.trim().is_empty())?;
    fields.read(number(text).ok_or_else(|| Error::new(&errors::USER_MOBILE).field("mobile")))
}

/// A number in its one form, `+8801712345678`: the country's own with or without its code, others with theirs.
fn number(text: &str) -> Option<String> {
    let plain = text.trim().chars().map(plain_digit).filter(|letter| !matches!(letter, ' ' | '-' | '(' | ')'));
    let plain: String = plain.collect();
    let (abroad, digits) = plain.strip_prefix('+').map_or((false, plain.as_str()), |digits| (true, digits));
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let national = if abroad { digits.strip_prefix("880") } else { digits.strip_prefix("88").or(Some(digits)) };
    match national {
        Some(national) => {
            let national = national.strip_prefix('0').unwrap_or(national);
            let own =
                national.len() == 10 && national.starts_with('1') && ('3'..='9').contains(&national.chars().nth(1)?);
            own.then(|| format!("+880{national}"))
        }
        None => ((7..=15).contains(&digits.len()) && !digits.starts_with('0')).then(|| format!("+{digits}")),
    }
}
