//! The operator's page of settings, made from the same list the program reads.

use std::fmt::Write as _;

use super::settings;

/// `docs/operations/configuration.md`.
#[must_use]
pub fn reference() -> String {
    let mut page = String::from(
        "# Configuration\n\n\
         Generated from the program (`crates/host/src/config/section.rs`); do not edit.\n\n\
         Later wins: the default, the TOML file (`--config FILE`), the environment, the command line. An unknown name is\n\
         refused. Lists are written `[\"a\", \"b\"]` in the file and `a,b` in the environment; lengths of time `30s`, `250ms`, `2m`.\n\
         `VEXTRUS_DATABASE_URL` is another name of `VEXTRUS_DATABASE__URL`.\n",
    );
    for (section, about, settings) in settings() {
        let _ = write!(
            page,
            "\n## [{section}]\n\n{about}\n\n| key | environment | default | meaning |\n|---|---|---|---|\n"
        );
        for setting in settings {
            let key = setting.key.rsplit('.').next().unwrap_or_default();
            let env = if setting.open { format!("{}__NAME", setting.env) } else { setting.env };
            let default = if setting.default.is_empty() { String::new() } else { format!("`{}`", setting.default) };
            let meaning = setting.meaning.replace('|', "\\|");
            let _ = writeln!(page, "| `{key}` | `{env}` | {default} | {meaning} |");
        }
    }
    page
}
