//! What rules say, put into words of both languages, as graph and REST show it.

use async_graphql::{Enum, SimpleObject};
use bangladesh::land::{Ratio, Rounding};
use jiff::civil::Date;
use kernel::{Language, utoipa, words};
use rules::{Book, Digits, Kind, Law, Line, Question, Refusal, Said, Status, Value};
use serde::{Deserialize, Serialize};

/// Places of a number that is given to programs.
const PLACES: u8 = 6;
const POISHA: i64 = 100;

/// The digits numbers are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Enum, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
#[graphql(name = "RuleDigits")]
pub enum DigitStyle {
    /// 0123456789
    Latin,
    /// ০১২৩৪৫৬৭৮৯
    Bengali,
}

/// How sentences are written: in digits somebody prefers, else in those of each language.
#[derive(Clone, Copy, Debug, Default)]
pub struct Speech(pub Option<DigitStyle>);

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, SimpleObject, utoipa::ToSchema)]
pub struct Wording {
    /// In English.
    pub en: String,
    /// In Bengali.
    pub bn: String,
}

impl Speech {
    fn digits(self, language: Language) -> Digits {
        match self.0 {
            Some(DigitStyle::Latin) => Digits::Latin,
            Some(DigitStyle::Bengali) => Digits::Bengali,
            None => Digits::of(language),
        }
    }

    fn both(self, say: impl Fn(Language, Digits) -> String) -> Wording {
        let one = |language| say(language, self.digits(language));
        Wording { en: one(Language::En), bn: one(Language::Bn) }
    }

    /// Something said.
    pub fn said(self, said: &Said) -> Wording {
        self.both(|language, digits| said.in_words(language, digits))
    }

    /// A line of an explanation, in the words of its book.
    pub fn line(self, book: &Book, line: &Line) -> Wording {
        self.both(|language, digits| book.say(line, language, digits))
    }
}

words! {
    /// How far a row can be relied on.
    RuleStatus {
        /// Read in the law itself.
        Verified = "verified",
        /// Found in a source that says it read the law.
        Corroborated = "corroborated",
        /// General knowledge; no source found.
        Drafted = "drafted",
        /// Sources disagree.
        Disputed = "disputed",
    }
}

impl From<Status> for RuleStatus {
    fn from(status: Status) -> Self {
        match status {
            Status::Verified => Self::Verified,
            Status::Corroborated => Self::Corroborated,
            Status::Drafted => Self::Drafted,
            Status::Disputed => Self::Disputed,
        }
    }
}

words! {
    /// What sort of thing a fact or a result is.
    RuleKind {
        /// A word, often one of a closed list.
        Text = "text",
        /// A number.
        Number = "number",
        /// A percentage.
        Rate = "rate",
        /// Taka.
        Amount = "amount",
        /// A day.
        Date = "date",
        /// Yes or no.
        Flag = "flag",
    }
}

impl From<Kind> for RuleKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text,
            Kind::Number => Self::Number,
            Kind::Rate => Self::Rate,
            Kind::Amount => Self::Amount,
            Kind::Date => Self::Date,
            Kind::Flag => Self::Flag,
        }
    }
}

/// Where a rule comes from, and when it is law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, SimpleObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[graphql(name = "RuleLaw")]
pub struct LawTold {
    /// The row, the same in all its versions.
    pub key: String,
    /// The pack that says it.
    pub pack: String,
    /// Section, rule, serial.
    pub section: Wording,
    /// The act, rules or order.
    pub instrument: Wording,
    /// Where it was read.
    pub source: String,
    /// How far to rely on it.
    pub status: RuleStatus,
    /// The first day it is law.
    pub in_force: Date,
    /// The last day; none while it is.
    pub until: Option<Date>,
    /// The day it was enacted or gazetted.
    pub known_from: Date,
}

impl LawTold {
    /// A row's law in words.
    pub fn of(law: &Law, speech: Speech) -> Self {
        Self {
            key: law.key.clone(),
            pack: law.pack.clone(),
            section: speech.said(&Said::Section(law.section.clone())),
            instrument: speech.said(&law.instrument),
            source: law.source.clone(),
            status: law.status.into(),
            in_force: law.in_force,
            until: law.until,
            known_from: law.known_from,
        }
    }
}

/// A fact or a result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, SimpleObject, utoipa::ToSchema)]
#[graphql(name = "RuleValue")]
pub struct ValueTold {
    /// Its name in the pack.
    pub name: String,
    /// What it is.
    pub title: Wording,
    /// What sort of thing.
    pub kind: RuleKind,
    /// As programs read it: taka as `75000.00`, a rate as `0.075`, `yes` or `no`, a word of the pack.
    pub value: String,
    /// As people read it.
    pub said: Wording,
}

impl ValueTold {
    /// A value under its name in a book.
    pub fn of(book: &Book, name: &str, value: &Value, speech: Speech) -> Self {
        Self {
            name: name.to_owned(),
            title: speech.said(&book.title_of(name)),
            kind: book.kind_of(name).map_or(RuleKind::Text, RuleKind::from),
            value: plain(value),
            said: speech.said(&book.value_of(name, value)),
        }
    }
}

/// A value as programs read it, and as [`Book::read_facts`] reads it again.
pub fn plain(value: &Value) -> String {
    match value {
        Value::Text(word) => word.to_string(),
        Value::Number(number) => decimal(*number),
        Value::Amount(poisha) => {
            let sign = if *poisha < 0 { "-" } else { "" };
            format!("{sign}{}.{:02}", (poisha / POISHA).abs(), (poisha % POISHA).abs())
        }
        Value::Date(date) => date.to_string(),
        Value::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        Value::List(list) => list.iter().map(plain).collect::<Vec<_>>().join(", "),
    }
}

fn decimal(number: Ratio) -> String {
    number.round(PLACES, Rounding::HalfUp).map_or_else(
        || number.to_string(),
        |decimal| {
            let text = decimal.to_string();
            if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
        },
    )
}

/// A word one may choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, SimpleObject, utoipa::ToSchema)]
#[graphql(name = "RuleChoice")]
pub struct ChoiceTold {
    /// The word in the pack.
    pub word: String,
    /// As people read it.
    pub said: Wording,
}

/// A fact a decision may ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, SimpleObject, utoipa::ToSchema)]
#[graphql(name = "RuleQuestion")]
pub struct QuestionTold {
    /// Its name in the pack.
    pub name: String,
    /// What it is.
    pub title: Wording,
    /// What sort of thing.
    pub kind: RuleKind,
    /// The only answers; empty when any will do.
    pub choices: Vec<ChoiceTold>,
    /// What is taken when nobody says: this is a setting of the company, never a fact of the case.
    pub setting: Option<String>,
}

impl QuestionTold {
    /// A question in words.
    pub fn of(question: &Question, speech: Speech) -> Self {
        let choice = |(word, said): &(String, Said)| ChoiceTold { word: word.clone(), said: speech.said(said) };
        Self {
            name: question.name.clone(),
            title: speech.said(&question.title),
            kind: question.kind.into(),
            choices: question.choices.iter().map(choice).collect(),
            setting: question.setting.as_ref().map(plain),
        }
    }
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, SimpleObject, utoipa::ToSchema)]
#[graphql(name = "RuleRefusal")]
pub struct RefusalTold {
    /// Its code.
    pub code: String,
    /// What is wrong, and what to do.
    pub said: Wording,
    /// The fact it speaks of, by its name in the pack.
    pub fact: Option<String>,
}

impl RefusalTold {
    /// A refusal in words.
    pub fn of(refusal: &Refusal) -> Self {
        Self {
            code: refusal.code().to_owned(),
            said: Wording { en: refusal.sentence(Language::En), bn: refusal.sentence(Language::Bn) },
            fact: refusal.fact().map(str::to_owned),
        }
    }
}
