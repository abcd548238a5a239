//! What PostgreSQL refuses, said in our words: constraint names and raised codes become stable codes.

use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};

use fallible_iterator::FallibleIterator as _;
use kernel::{Code, Error, Result, codes};
use postgres_protocol::message::backend::ErrorResponseBody;

type Constraint = (&'static Code, &'static str);

#[derive(Default)]
struct Words {
    codes: HashMap<&'static str, &'static Code>,
    constraints: HashMap<&'static str, Constraint>,
}

static WORDS: LazyLock<RwLock<Words>> = LazyLock::new(|| {
    let mut words = Words::default();
    for code in codes::ALL.iter().chain(crate::errors::ALL) {
        words.codes.insert(code.name, code);
    }
    words.constraints.insert("tenant_directory_slug_unique", (&crate::errors::SLUG_TAKEN, "slug"));
    words.constraints.insert("approval_live", (&crate::errors::APPROVAL_WAITING, "document"));
    words.constraints.insert("approval_maker_checks", (&crate::errors::APPROVAL_MAKER, "checker"));
    RwLock::new(words)
});

/// Teaches the data path a service's codes and the sentence of each of its constraints.
pub fn register(errors: &[&'static Code], constraints: &[(&'static str, &'static Code, &'static str)]) {
    let mut words = WORDS.write().unwrap_or_else(PoisonError::into_inner);
    words.codes.extend(errors.iter().map(|code| (code.name, *code)));
    words.constraints.extend(constraints.iter().map(|(name, code, field)| (*name, (*code, *field))));
}

/// A refusal as the server words it, whichever client heard it.
#[derive(Debug, Default)]
pub(crate) struct Fault {
    pub code: String,
    pub message: String,
    pub detail: String,
    pub constraint: String,
}

/// The sqlstate our own functions raise with a code's name as message and its parameters as JSON in detail.
const RAISED: &str = "VX001";

impl Fault {
    /// The refusal as it came over the wire.
    pub(crate) fn heard(body: &ErrorResponseBody) -> Result<Self> {
        let mut fault = Self::default();
        let mut fields = body.fields();
        while let Some(field) = fields.next().map_err(Error::internal)? {
            let value = String::from_utf8_lossy(field.value_bytes()).into_owned();
            match field.type_() {
                b'C' => fault.code = value,
                b'M' => fault.message = value,
                b'D' => fault.detail = value,
                b'n' => fault.constraint = value,
                _ => {}
            }
        }
        Ok(fault)
    }

    pub(crate) fn into_error(self) -> Error {
        if self.code == RAISED {
            return raised(&self);
        }
        let words = WORDS.read().unwrap_or_else(PoisonError::into_inner);
        if let Some((code, field)) = words.constraints.get(self.constraint.as_str()) {
            return Error::new(code).field(field);
        }
        drop(words);
        let database = |error: Error| error.with("part", "The database").because(self.to_string());
        match self.code.as_str() {
            "40P01" | "40001" | "55P03" => Error::new(&codes::BUSY).because(self.to_string()),
            "53100" | "58030" => Error::new(&codes::DISK_FULL).because(self.to_string()),
            "25006" => Error::new(&crate::errors::READ_ONLY).because(self.to_string()),
            "57014" | "57P01" | "57P02" | "57P03" | "53200" | "53300" | "25P03" | "08006" | "08003" => {
                database(Error::new(&codes::UNAVAILABLE))
            }
            "28P01" => Error::new(&crate::errors::WRONG_PASSWORD).because(self.to_string()),
            "22021" | "22P05" => Error::new(&codes::MALFORMED).with("reason", "a character that cannot be stored"),
            "22008" => Error::new(&codes::MALFORMED).with("reason", "a day or time that cannot be stored"),
            "42501" => {
                // The wall held; that something ran against it is worth an alert at once.
                metrics::counter!("tenant_isolation_violations_total").increment(1);
                Error::internal(self.to_string())
            }
            _ => Error::internal(self.to_string()),
        }
    }
}

impl std::fmt::Display for Fault {
    /// Without `detail`: it may quote a row.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {}", self.code, self.message, self.constraint)
    }
}

fn raised(fault: &Fault) -> Error {
    let words = WORDS.read().unwrap_or_else(PoisonError::into_inner);
    let Some(code) = words.codes.get(fault.message.as_str()) else {
        return Error::internal(format!("a function raised the unknown code {}", fault.message));
    };
    let mut error = Error::new(code);
    let params: HashMap<String, serde_json::Value> = serde_json::from_str(&fault.detail).unwrap_or_default();
    for (name, value) in params {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        error = error.with_named(name, value);
    }
    error
}

/// tokio-postgres's error in our words.
pub(crate) fn from_client(error: tokio_postgres::Error) -> Error {
    if let Some(db) = error.as_db_error() {
        let fault = Fault {
            code: db.code().code().to_owned(),
            message: db.message().to_owned(),
            detail: db.detail().unwrap_or_default().to_owned(),
            constraint: db.constraint().unwrap_or_default().to_owned(),
        };
        return fault.into_error();
    }
    if error.is_closed() || error.source_is_io() {
        return unreachable(error);
    }
    Error::internal(error)
}

trait SourceIsIo {
    fn source_is_io(&self) -> bool;
}

impl SourceIsIo for tokio_postgres::Error {
    fn source_is_io(&self) -> bool {
        std::error::Error::source(self).is_some_and(|source| source.is::<std::io::Error>())
    }
}

/// The database does not answer.
pub(crate) fn unreachable(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error::new(&codes::UNAVAILABLE).with("part", "The database").because(source)
}

/// Whether doing the same again may succeed at once.
pub(crate) fn collided(error: &Error) -> bool {
    error.code() == codes::BUSY.name
}
