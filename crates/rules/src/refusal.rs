//! Why there is no answer: a stable code and a sentence in both languages.

use std::borrow::Cow;
use std::fmt;

use kernel::{Code, Language};

use crate::say::{Digits, Said, fill};

/// What an evaluation or a pack may be refused for.
pub mod codes {
    kernel::errors! {
        FACT_MISSING = Refused "rules.fact-missing",
            "{fact} is not known. Enter it first; it is never assumed.",
            "{fact} জানা নেই। আগে এটি দিন; এটি কখনো ধরে নেওয়া হয় না।";
        FACT_UNKNOWN = Invalid "rules.fact-unknown",
            "The rules know nothing called “{name}”. Check the spelling.",
            "নিয়মে “{name}” নামে কিছু নেই। বানান যাচাই করুন।";
        FACT_KIND = Invalid "rules.fact-kind",
            "{fact} must be of the kind “{kind}”.",
            "{fact} “{kind}” ধরনের হতে হবে।";
        FACT_SETTLED = Invalid "rules.fact-settled",
            "{fact} follows from the rules and cannot be given.",
            "{fact} নিয়ম থেকে নির্ণীত হয়, আলাদা করে দেওয়া যায় না।";
        WORD_UNKNOWN = Invalid "rules.word-unknown",
            "“{value}” is no choice for {fact}. Choose one of: {choices}.",
            "{fact}-এর জন্য “{value}” গ্রহণযোগ্য নয়। এর একটি বেছে নিন: {choices}।";
        NO_ROW = Refused "rules.no-row",
            "“{table}” has no row for this: {inputs}. Choose another kind, or have a row added with its law.",
            "“{table}”-এ এর জন্য কোনো সারি নেই: {inputs}। অন্য ধরন বেছে নিন, অথবা আইনের উল্লেখসহ সারি যোগ করান।";
        DATE_UNKNOWN = Refused "rules.date-unknown",
            "“{table}” says nothing about {on}, as far as was known on {known}. No other date's rule is used instead.",
            "{known} পর্যন্ত জানা তথ্যে {on} তারিখের জন্য “{table}”-এ কিছু বলা নেই। অন্য তারিখের নিয়ম এর বদলে ব্যবহার করা হয় না।";
        MANY_ROWS = Refused "rules.many-rows",
            "In “{table}” more than one row applies: {rows}. Only one may; mend the pack.",
            "“{table}”-এ একাধিক সারি প্রযোজ্য: {rows}। কেবল একটি হতে পারে; নিয়মের প্যাকটি ঠিক করুন।";
        ROWS_DIFFER = Refused "rules.rows-differ",
            "In “{table}” the rows {rows} apply and say different things. Mend the pack.",
            "“{table}”-এ {rows} সারিগুলো প্রযোজ্য কিন্তু ভিন্ন কথা বলে। নিয়মের প্যাকটি ঠিক করুন।";
        TOO_LARGE = Refused "rules.too-large",
            "{fact} grows too large to be reckoned exactly.",
            "{fact} এত বড় যে নির্ভুলভাবে হিসাব করা যায় না।";
        DIVIDED_BY_ZERO = Refused "rules.divided-by-zero",
            "{fact} cannot be reckoned: it would divide by zero.",
            "{fact} হিসাব করা যায় না: শূন্য দিয়ে ভাগ হবে।";
        DECISION_UNKNOWN = Invalid "rules.decision-unknown",
            "Pack {pack} decides nothing called “{name}”.",
            "{pack} প্যাকে “{name}” নামে কোনো সিদ্ধান্ত নেই।";
        RESULT_UNKNOWN = Invalid "rules.result-unknown",
            "This evaluation has no result called “{name}”.",
            "এই মূল্যায়নে “{name}” নামে কোনো ফল নেই।";
        DEADLINE_UNKNOWN = Refused "rules.deadline-unknown",
            "No version of the deadline “{name}” is known for {on}, as far as was known on {known}.",
            "{known} পর্যন্ত জানা তথ্যে {on} তারিখের জন্য “{name}” সময়সীমাটি জানা নেই।";
        DEADLINE_BEYOND = Refused "rules.deadline-beyond",
            "The deadline “{name}” cannot be counted from {on}.",
            "{on} থেকে “{name}” সময়সীমা গণনা করা যায় না।";
        PACK_UNKNOWN = Invalid "rules.pack-unknown",
            "There is no rule pack “{name}”. There are: {choices}.",
            "“{name}” নামে কোনো নিয়মের প্যাক নেই। আছে: {choices}।";
        PACK_UNREADABLE = Invalid "rules.pack-unreadable",
            "{place}: {reason}",
            "{place}: {reason}";
        PACK_OVERLAP = Invalid "rules.pack-overlap",
            "In “{table}” the rows {one} and {other} apply to the same case on {on}; only one may.",
            "“{table}”-এ {on} তারিখে {one} ও {other} সারি একই ক্ষেত্রে প্রযোজ্য; কেবল একটি হতে পারে।";
        PACK_REASON = Invalid "rules.pack-reason",
            "Pack {pack} changes the law's rows, so it must say why: give it a reason.",
            "{pack} প্যাক আইনের সারি বদলায়, তাই কারণ লিখতে হবে।";
        PACK_TEST = Invalid "rules.pack-test",
            "The test “{test}” of pack {pack} fails: {reason}",
            "{pack} প্যাকের “{test}” পরীক্ষা মেলেনি: {reason}";
    }
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(Box<Inner>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Inner {
    kind: kernel::Kind,
    code: Cow<'static, str>,
    en: Cow<'static, str>,
    bn: Cow<'static, str>,
    params: Vec<(Cow<'static, str>, Said)>,
    fact: Option<String>,
    line: Option<usize>,
}

impl Refusal {
    /// A refusal of this library.
    pub(crate) fn new(code: &'static Code) -> Self {
        Self(Box::new(Inner {
            kind: code.kind,
            code: code.name.into(),
            en: code.en.into(),
            bn: code.bn.into(),
            params: Vec::new(),
            fact: None,
            line: None,
        }))
    }

    /// A refusal that a pack declares, with the sentences it gives.
    pub(crate) fn of_pack(code: &str, en: &str, bn: &str, params: Vec<(Cow<'static, str>, Said)>) -> Self {
        Self(Box::new(Inner {
            kind: kernel::Kind::Refused,
            code: code.to_owned().into(),
            en: en.to_owned().into(),
            bn: bn.to_owned().into(),
            params,
            fact: None,
            line: None,
        }))
    }

    /// There is no pack of this name among these.
    #[must_use]
    pub fn pack_unknown(name: &str, there_are: &[&str]) -> Self {
        let choices: Vec<Said> = there_are.iter().map(|id| Said::from(*id)).collect();
        Self::new(&codes::PACK_UNKNOWN).with("name", name).with("choices", choices)
    }

    /// A pack that cannot be read, and where.
    pub(crate) fn unreadable(place: impl fmt::Display, reason: impl fmt::Display) -> Self {
        Self::new(&codes::PACK_UNREADABLE).with("place", place.to_string()).with("reason", reason.to_string())
    }

    /// Fills a blank of the sentences.
    pub(crate) fn with(mut self, name: &'static str, said: impl Into<Said>) -> Self {
        self.0.params.push((name.into(), said.into()));
        self
    }

    /// Names the fact a form should ask for.
    pub(crate) fn about(mut self, fact: &str) -> Self {
        self.0.fact = Some(fact.to_owned());
        self
    }

    /// Says in which line of its file it is.
    pub(crate) fn at_line(mut self, line: Option<usize>) -> Self {
        self.0.line = self.0.line.or(line);
        self
    }

    /// The line of the file it speaks of, counted from one: of a pack that cannot be read, whose rows overlap or whose
    /// test fails.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        self.0.line
    }

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0.code
    }

    /// The fact it speaks of, by its name in the pack: a missing one is what a form should ask for.
    #[must_use]
    pub fn fact(&self) -> Option<&str> {
        self.0.fact.as_deref()
    }

    /// The sentence.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let digits = Digits::of(language);
        match language {
            Language::En => fill(&self.0.en, &self.0.params, language, digits),
            Language::Bn => fill(&self.0.bn, &self.0.params, language, digits),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]", self.sentence(Language::En), self.code())
    }
}

impl std::error::Error for Refusal {}

impl From<Refusal> for kernel::Error {
    fn from(refusal: Refusal) -> Self {
        let (en, bn) = (refusal.sentence(Language::En), refusal.sentence(Language::Bn));
        let spoken = Self::spoken(refusal.0.kind, refusal.0.code.into_owned(), en, bn);
        let named = [("fact", refusal.0.fact), ("line", refusal.0.line.map(|line| line.to_string()))];
        named.into_iter().fold(spoken, |spoken, (name, value)| match value {
            Some(value) => spoken.with_named(name.to_owned(), value),
            None => spoken,
        })
    }
}
