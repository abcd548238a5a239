//! One typed configuration: defaults, then a TOML file, then the environment, then the command line.

mod reference;
mod section;
mod value;

use std::path::Path;

use figment::Figment;
use figment::providers::{Format as _, Toml};
use figment::value::{Dict, Value};
use kernel::{Error, Result};

pub use reference::reference;
pub use section::{Backup, Config, Database, Files, Format, Gateway, Http, Internal, Setting, Telemetry, settings};
pub use value::{List, Net, Origin, Secret, Time};

kernel::errors! {
    INVALID = Invalid "config.invalid",
        "The configuration cannot be used: {reason}",
        "কনফিগারেশন ব্যবহার করা যাচ্ছে না: {reason}";
    UNKNOWN = Invalid "config.unknown-key",
        "{source}: there is no setting “{key}”{hint}",
        "{source}: “{key}” নামে কোনো সেটিং নেই{hint}";
}

const PREFIX: &str = "VEXTRUS_";
/// Environment names without a section that mean a setting.
const ALIASES: [(&str, &str); 1] = [("VEXTRUS_DATABASE_URL", "database.url")];

impl Config {
    /// Reads the configuration.
    ///
    /// `env` is the process's environment (others' names are ignored); `overrides` are `section.key = value` pairs of
    /// the command line, which win over everything.
    ///
    /// # Errors
    /// A file that cannot be read, an unknown key, a value of the wrong kind: each with its name and place.
    pub fn load(
        file: Option<&Path>,
        env: impl IntoIterator<Item = (String, String)>,
        overrides: &[(&str, String)],
    ) -> Result<Self> {
        let known: Vec<Setting> = settings().into_iter().flat_map(|(_, _, settings)| settings).collect();
        let mut figment = Figment::new();
        if let Some(path) = file {
            let text =
                std::fs::read_to_string(path).map_err(|error| invalid(format!("{}: {error}", path.display())))?;
            let dict: Dict = Figment::from(Toml::string(&text))
                .extract()
                .map_err(|error| invalid(format!("{}: {}", path.display(), told(&error))))?;
            check_keys(&path.display().to_string(), &dict, &known)?;
            figment = figment.merge(Toml::string(&text));
        }
        for (name, text) in env {
            if let Some(key) = env_key(&name, &known)? {
                figment = figment.merge((key, parsed(&text)));
            }
        }
        for (key, text) in overrides {
            check_key("the command line", key, &known)?;
            figment = figment.merge((*key, parsed(text)));
        }
        let config: Self = figment.extract().map_err(|error| invalid(told(&error)))?;
        config.check()?;
        Ok(config)
    }

    /// What no single value can know.
    fn check(&self) -> Result<()> {
        if self.http.header_limit < 8192 {
            return Err(invalid("http.header_limit must be at least 8192".to_owned()));
        }
        if self.http.rate_per_second > 0 && self.http.burst == 0 {
            return Err(invalid("http.burst must be at least 1 when http.rate_per_second is set".to_owned()));
        }
        if !(0.0..=1.0).contains(&self.telemetry.sample) {
            return Err(invalid("telemetry.sample must lie between 0 and 1".to_owned()));
        }
        if self.backup.keep_daily == 0 {
            return Err(invalid("backup.keep_daily must be at least 1".to_owned()));
        }
        let internal = &self.internal;
        if (internal.listen.is_some() || !internal.peers.is_empty()) && internal.secret_file.is_none() {
            return Err(invalid(
                "internal.secret_file is needed when internal.listen or internal.peers is set".to_owned(),
            ));
        }
        match internal.peers.iter().find(|(_, url)| !url.starts_with("http://")) {
            Some((peer, url)) => Err(invalid(format!("internal.peers.{peer}: “{url}” must begin with http://"))),
            None => Ok(()),
        }
    }
}

fn invalid(reason: String) -> Error {
    Error::new(&INVALID).with("reason", reason)
}

/// The key and what is wrong with it, without the value: it may be a secret.
fn told(error: &figment::Error) -> String {
    use figment::error::Kind;
    let said = match &error.kind {
        // A file that is no TOML is quoted line by line between the place and the reason.
        Kind::Message(message) => {
            let plain: Vec<&str> = message.lines().filter(|line| !line.contains('|')).map(str::trim).collect();
            plain.join(" ")
        }
        Kind::InvalidType(_, wanted) | Kind::InvalidValue(_, wanted) => format!("expected {wanted}"),
        kind => kind.to_string(),
    };
    if error.path.is_empty() { said } else { format!("{}: {said}", error.path.join(".")) }
}

/// A number, a switch or a list where the text is one, else the text.
fn parsed(text: &str) -> Value {
    text.parse().unwrap_or_else(|_| Value::from(text))
}

fn check_keys(source: &str, dict: &Dict, known: &[Setting]) -> Result<()> {
    for (section, below) in dict {
        match below {
            Value::Dict(_, settings) => {
                for key in settings.keys() {
                    check_key(source, &format!("{section}.{key}"), known)?;
                }
            }
            _ => check_key(source, section, known)?,
        }
    }
    Ok(())
}

fn check_key(source: &str, key: &str, known: &[Setting]) -> Result<()> {
    let is_known = |setting: &Setting| {
        key == setting.key || (setting.open && key.strip_prefix(&setting.key).is_some_and(|rest| rest.starts_with('.')))
    };
    if known.iter().any(is_known) {
        return Ok(());
    }
    let hint = nearest(key, known.iter().map(|setting| setting.key.as_str()));
    Err(Error::new(&UNKNOWN).with("source", source).with("key", key).with("hint", hint))
}

/// The setting an environment variable names; `None` when it is not ours.
fn env_key(name: &str, known: &[Setting]) -> Result<Option<String>> {
    let Some(rest) = name.strip_prefix(PREFIX) else { return Ok(None) };
    if let Some((_, key)) = ALIASES.iter().find(|(alias, _)| *alias == name) {
        return Ok(Some((*key).to_owned()));
    }
    let source = "the environment";
    if !rest.contains("__") {
        // Options of the command line and what Kubernetes adds have no section; a section with one underscore is a slip.
        let slip = known.iter().find(|setting| setting.env.replace("__", "_") == name);
        return slip.map_or(Ok(None), |setting| {
            let hint = format!("; did you mean {}?", setting.env);
            Err(Error::new(&UNKNOWN).with("source", source).with("key", name).with("hint", hint))
        });
    }
    let key = rest.to_lowercase().replace("__", ".");
    check_key(source, &key, known).map_err(|_| {
        let hint = nearest(name, known.iter().map(|setting| setting.env.as_str()));
        Error::new(&UNKNOWN).with("source", source).with("key", name).with("hint", hint)
    })?;
    Ok(Some(key))
}

fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> String {
    known
        .map(|name| (strsim::damerau_levenshtein(wrong, name), name))
        .min()
        .filter(|(distance, name)| *distance <= name.len() / 2)
        .map(|(_, name)| format!("; did you mean {name}?"))
        .unwrap_or_else(|| ".".to_owned())
}
