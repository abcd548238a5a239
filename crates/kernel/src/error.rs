//! Few kinds, chosen by what the caller can do; each code has one sentence in English and in Bengali.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Language, words};

/// What the caller can do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Say who you are first.
    Unauthenticated,
    /// You may not; ask somebody who gives permissions.
    Denied,
    /// It does not exist, or you may not know that it does.
    NotFound,
    /// The input is wrong; mend the named fields.
    Invalid,
    /// A rule of the business refuses.
    Refused,
    /// Somebody else was faster; look again.
    Conflict,
    /// Too much at once; wait.
    Limited,
    /// A part is missing just now; try again.
    Unavailable,
    /// Our mistake.
    Internal,
}

impl Kind {
    /// The HTTP status of this kind.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::Unauthenticated => 401,
            Self::Denied => 403,
            Self::NotFound => 404,
            Self::Invalid => 400,
            Self::Refused => 422,
            Self::Conflict => 409,
            Self::Limited => 429,
            Self::Unavailable => 503,
            Self::Internal => 500,
        }
    }

    /// Whether the same request may succeed later without being changed.
    #[must_use]
    pub const fn retryable(self) -> bool {
        matches!(self, Self::Limited | Self::Unavailable)
    }
}

/// A stable code with its sentences; `{name}` in a sentence is filled from the error's parameters.
#[derive(Debug)]
pub struct Code {
    /// The name on the wire, `service.noun.what`.
    pub name: &'static str,
    /// What the caller can do.
    pub kind: Kind,
    /// What, why and what to do, in English.
    pub en: &'static str,
    /// The same in Bengali.
    pub bn: &'static str,
}

/// Declares a crate's codes and the list `ALL` of them.
#[macro_export]
macro_rules! errors {
    ($($konst:ident = $kind:ident $name:literal, $en:literal, $bn:literal;)+) => {
        $(
            #[doc = $en]
            pub static $konst: $crate::Code =
                $crate::Code { name: $name, kind: $crate::Kind::$kind, en: $en, bn: $bn };
        )+
        /// Every code of this crate.
        pub static ALL: &[&$crate::Code] = &[$(&$konst),+];
    };
}

/// Codes every room may use.
pub mod codes {
    crate::errors! {
        UNAUTHENTICATED = Unauthenticated "kernel.unauthenticated",
            "Sign in first: the token is missing, wrong or expired.",
            "আগে সাইন ইন করুন: টোকেন নেই, ভুল বা মেয়াদোত্তীর্ণ।";
        DENIED = Denied "kernel.denied",
            "You need the permission “{permission}” for this. Ask an administrator of your organization.",
            "এর জন্য “{permission}” অনুমতি প্রয়োজন। আপনার প্রতিষ্ঠানের প্রশাসকের সঙ্গে যোগাযোগ করুন।";
        DUTIES_CLASH = Denied "kernel.duties-clash",
            "“{permission}” does not go together with another duty of yours (pair “{pair}”), so you may not use it. Somebody else must do this, or the owner gives a dated exception.",
            "“{permission}” আপনার অন্য একটি দায়িত্বের সঙ্গে যায় না (জোড়া “{pair}”), তাই এটি ব্যবহার করা যাবে না। অন্য কেউ কাজটি করবেন, অথবা মালিক মেয়াদসহ ব্যতিক্রম দেবেন।";
        AMOUNT_ABOVE_LIMIT = Denied "kernel.amount-above-limit",
            "You may do “{permission}” up to {limit}; this is more. Somebody with a higher limit must do it.",
            "আপনি “{permission}” {limit} পর্যন্ত করতে পারেন; এটি তার বেশি। উচ্চতর সীমার কাউকে এটি করতে হবে।";
        NOT_FOUND = NotFound "kernel.not-found",
            "There is no such {noun}, or you may not see it. Check the link or the number.",
            "এমন {noun} নেই, অথবা আপনার দেখার অনুমতি নেই। লিংক বা নম্বর যাচাই করুন।";
        INVALID = Invalid "kernel.invalid",
            "Some fields need mending; each is named with its reason.",
            "কিছু ঘর সংশোধন প্রয়োজন; প্রতিটির কারণ দেওয়া আছে।";
        REQUIRED = Invalid "kernel.required",
            "“{field}” must be filled in.",
            "“{field}” পূরণ করতে হবে।";
        TOO_LONG = Invalid "kernel.too-long",
            "“{field}” may have at most {limit} characters; it has {length}.",
            "“{field}” সর্বোচ্চ {limit} অক্ষরের হতে পারে; এখন {length}।";
        UNPRINTABLE = Invalid "kernel.unprintable",
            "“{field}” contains a character that cannot be printed, such as a line break. Type it again.",
            "“{field}”-এ এমন অক্ষর আছে যা ছাপা যায় না, যেমন লাইন ব্রেক। আবার লিখুন।";
        CODE_INVALID = Invalid "kernel.code-invalid",
            "“{field}” may have capital letters, digits and dashes, such as DHK-01.",
            "“{field}”-এ শুধু ইংরেজি বড় হাতের অক্ষর, অঙ্ক ও ড্যাশ চলে, যেমন DHK-01।";
        VALUE_FLAG = Invalid "kernel.value-flag",
            "Choose yes or no.",
            "হ্যাঁ অথবা না বেছে নিন।";
        VALUE_NUMBER = Invalid "kernel.value-number",
            "A whole number from {least} to {most} belongs here.",
            "এখানে {least} থেকে {most} পর্যন্ত একটি পূর্ণ সংখ্যা দিন।";
        VALUE_MONEY = Invalid "kernel.value-money",
            "An amount from {least} to {most} taka belongs here.",
            "এখানে {least} থেকে {most} টাকার মধ্যে একটি অঙ্ক দিন।";
        VALUE_CHOICE = Invalid "kernel.value-choice",
            "Choose one of these: {words}.",
            "এগুলোর একটি বেছে নিন: {words}।";
        VALUE_DATE = Invalid "kernel.value-date",
            "A day belongs here, such as 2026-07-01.",
            "এখানে একটি তারিখ দিন, যেমন 2026-07-01।";
        SERIES_FORMAT = Invalid "kernel.series-format",
            "Write capital letters, digits and these signs: {signs} — with the number once as {blank} or {filled}, and besides only: {parts}. At most {limit} letters.",
            "ইংরেজি বড় হাতের অক্ষর, অঙ্ক ও এই চিহ্নগুলো লিখুন: {signs} — নম্বরটি একবার {blank} বা {filled} হিসেবে, আর শুধু এগুলো: {parts}। সর্বোচ্চ {limit} অক্ষর।";
        PAGE_SIZE = Invalid "kernel.page-size",
            "A page has 1 to {limit} rows.",
            "এক পাতায় ১ থেকে {limit} সারি থাকে।";
        MALFORMED = Invalid "kernel.malformed",
            "The request could not be read: {reason}.",
            "অনুরোধটি পড়া যায়নি: {reason}।";
        STALE = Conflict "kernel.stale",
            "Somebody changed this {noun} meanwhile (you have version {yours}, it is now {now}). Load it again and repeat your change.",
            "ইতিমধ্যে কেউ এই {noun} পরিবর্তন করেছেন (আপনার সংস্করণ {yours}, এখন {now})। আবার খুলে পরিবর্তনটি করুন।";
        KEY_REUSED = Conflict "kernel.key-reused",
            "This idempotency key was already used for a different request. Use a new key for a new request.",
            "এই আইডেমপোটেন্সি কী অন্য অনুরোধে ব্যবহৃত হয়েছে। নতুন অনুরোধে নতুন কী ব্যবহার করুন।";
        BUSY = Unavailable "kernel.busy",
            "Others are changing the same thing just now. Try again in a moment.",
            "এই মুহূর্তে অন্যরা একই তথ্য পরিবর্তন করছেন। একটু পরে আবার চেষ্টা করুন।";
        UNAVAILABLE = Unavailable "kernel.unavailable",
            "{part} cannot be reached just now. Nothing was changed; try again in a moment.",
            "{part} এখন পাওয়া যাচ্ছে না। কিছুই পরিবর্তিত হয়নি; একটু পরে আবার চেষ্টা করুন।";
        OUTCOME_UNKNOWN = Unavailable "kernel.outcome-unknown",
            "The connection was lost while saving, so it is not known whether the change was kept. Repeat it with the same idempotency key: it will not happen twice.",
            "সংরক্ষণের সময় সংযোগ বিচ্ছিন্ন হয়েছে, তাই পরিবর্তনটি রক্ষিত হয়েছে কি না জানা নেই। একই আইডেমপোটেন্সি কী দিয়ে আবার করুন: দুইবার ঘটবে না।";
        DISK_FULL = Unavailable "kernel.disk-full",
            "The server's disk is full, so nothing can be saved; reading still works. Tell the operator to free space.",
            "সার্ভারের ডিস্ক পূর্ণ, তাই কিছু সংরক্ষণ করা যাচ্ছে না; পড়া যাচ্ছে। পরিচালককে জায়গা খালি করতে বলুন।";
        RATE_LIMITED = Limited "kernel.rate-limited",
            "Too many requests. Wait {seconds} seconds and try again.",
            "অনেক বেশি অনুরোধ। {seconds} সেকেন্ড অপেক্ষা করে আবার চেষ্টা করুন।";
        INTERNAL = Internal "kernel.internal",
            "Something went wrong on our side; nothing was changed. Tell the operator the request id.",
            "আমাদের দিকে একটি ত্রুটি হয়েছে; কিছুই পরিবর্তিত হয়নি। পরিচালককে রিকোয়েস্ট আইডি জানান।";
        CURRENCY_INVALID = Invalid "kernel.currency-invalid",
            "“{value}” is not a currency code. Use the three capital letters, such as BDT or USD.",
            "“{value}” মুদ্রার কোড নয়। তিনটি বড় হাতের অক্ষর দিন, যেমন BDT বা USD।";
        CURRENCY_MIXED = Invalid "kernel.currency-mixed",
            "{left} and {right} cannot be added. Convert one of them first.",
            "{left} ও {right} যোগ করা যায় না। আগে একটিকে রূপান্তর করুন।";
        MONEY_INVALID = Invalid "kernel.money-invalid",
            "“{value}” is not an amount in {currency}. Write digits with a point, such as 1234.50.",
            "“{value}” {currency}-তে কোনো অঙ্ক নয়। দশমিকসহ লিখুন, যেমন 1234.50।";
        MONEY_OVERFLOW = Invalid "kernel.money-overflow",
            "The amount is too large to be kept.",
            "অঙ্কটি রাখার পক্ষে অনেক বড়।";
        QUANTITY_INVALID = Invalid "kernel.quantity-invalid",
            "“{value}” is not a quantity. Write digits with at most six places after the point, such as 12.5.",
            "“{value}” কোনো পরিমাণ নয়। দশমিকের পরে সর্বোচ্চ ছয় ঘরসহ অঙ্কে লিখুন, যেমন 12.5।";
    }
}

/// A refusal: a code, what fills its sentence, and the field it speaks of.
pub struct Error(Box<Inner>);

#[derive(Serialize, Deserialize)]
struct Inner {
    kind: Kind,
    code: Cow<'static, str>,
    en: Cow<'static, str>,
    bn: Cow<'static, str>,
    #[serde(default)]
    params: BTreeMap<Cow<'static, str>, String>,
    #[serde(default)]
    field: Option<Cow<'static, str>>,
    #[serde(default)]
    more: Vec<Error>,
    #[serde(skip)]
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// A refusal with this code.
    #[must_use]
    pub fn new(code: &'static Code) -> Self {
        Self(Box::new(Inner {
            kind: code.kind,
            code: Cow::Borrowed(code.name),
            en: Cow::Borrowed(code.en),
            bn: Cow::Borrowed(code.bn),
            params: BTreeMap::new(),
            field: None,
            more: Vec::new(),
            source: None,
        }))
    }

    /// A refusal whose code and finished sentences are data, as those of a rule pack.
    #[must_use]
    pub fn spoken(kind: Kind, code: String, en: String, bn: String) -> Self {
        Self(Box::new(Inner {
            kind,
            code: Cow::Owned(code),
            en: Cow::Owned(en),
            bn: Cow::Owned(bn),
            params: BTreeMap::new(),
            field: None,
            more: Vec::new(),
            source: None,
        }))
    }

    /// Fills `{name}` in the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.0.params.insert(Cow::Borrowed(name), value.to_string());
        self
    }

    /// Fills a name that came from elsewhere (a function in the database).
    #[must_use]
    pub fn with_named(mut self, name: String, value: String) -> Self {
        self.0.params.insert(Cow::Owned(name), value);
        self
    }

    /// Names the input field, in the caller's spelling (`fiscalYearStart`).
    #[must_use]
    pub fn field(mut self, field: &'static str) -> Self {
        self.0.params.entry(Cow::Borrowed("field")).or_insert_with(|| field.to_owned());
        self.0.field = Some(Cow::Borrowed(field));
        self
    }

    /// The entry of a list in the input that is wrong: `cells.rate`.
    #[must_use]
    pub fn entry(mut self, list: &'static str, entry: &str) -> Self {
        let field = format!("{list}.{entry}");
        self.0.params.entry(Cow::Borrowed("field")).or_insert_with(|| field.clone());
        self.0.field = Some(Cow::Owned(field));
        self
    }

    /// Keeps the cause for the log; it is never shown to the caller.
    #[must_use]
    pub fn because(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// Our own mistake, with its cause for the log.
    #[must_use]
    pub fn internal(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::new(&codes::INTERNAL).because(source)
    }

    /// No such thing, or none you may know of.
    #[must_use]
    pub fn not_found(noun: &'static str) -> Self {
        Self::new(&codes::NOT_FOUND).with("noun", noun)
    }

    /// Several fields at once: all complaints in one answer. One complaint stays itself, none is fine.
    ///
    /// # Errors
    /// When there is at least one complaint.
    pub fn all(complaints: Vec<Self>) -> Result<(), Self> {
        let mut complaints = complaints;
        match complaints.len() {
            0 => Ok(()),
            1 => Err(complaints.remove(0)),
            _ => {
                let mut whole = Self::new(&codes::INVALID);
                whole.0.more = complaints;
                Err(whole)
            }
        }
    }

    /// What the caller can do.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.0.kind
    }

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0.code
    }

    /// The input field it speaks of.
    #[must_use]
    pub fn field_name(&self) -> Option<&str> {
        self.0.field.as_deref()
    }

    /// What fills the sentence.
    pub fn params(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.params.iter().map(|(name, value)| (name.as_ref(), value.as_str()))
    }

    /// The complaints inside, when there are several.
    #[must_use]
    pub fn complaints(&self) -> &[Self] {
        &self.0.more
    }

    /// The cause, for the log.
    #[must_use]
    pub fn cause(&self) -> Option<&(dyn std::error::Error + Send + Sync)> {
        self.0.source.as_deref()
    }

    /// The sentence, filled.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let mut text = match language {
            Language::En => self.0.en.to_string(),
            Language::Bn => self.0.bn.to_string(),
        };
        for (name, value) in &self.0.params {
            let word = match language {
                Language::En => value,
                Language::Bn => words::bengali(name, value),
            };
            text = text.replace(&format!("{{{name}}}"), word);
        }
        text
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]", self.sentence(Language::En), self.0.code)?;
        for complaint in &self.0.more {
            write!(f, "; {complaint}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)?;
        if let Some(source) = &self.0.source {
            write!(f, " (because: {source})")?;
            let mut deeper = source.source();
            while let Some(cause) = deeper {
                write!(f, ": {cause}")?;
                deeper = cause.source();
            }
        }
        Ok(())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as &(dyn std::error::Error + 'static))
    }
}

impl Serialize for Error {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Error {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Inner::deserialize(deserializer).map(|inner| Self(Box::new(inner)))
    }
}
