//! `new-service NAME [NOUN]`: a room with the usual furniture and one noun in it, entered in every list.

mod names;

use std::fs;
use std::path::Path;

use crate::sh::{Result, cargo, root, run};
use names::Names;

/// Where a file goes, and what is written there.
const ROOM: &[(&str, &str)] = &[
    ("services/{{service}}/Cargo.toml", include_str!("room/Cargo.toml.txt")),
    ("services/{{service}}/migrations/V1__{{noun_}}.sql", include_str!("room/V1.sql")),
    ("services/{{service}}/src/lib.rs", include_str!("room/lib.rs.txt")),
    ("services/{{service}}/src/room.rs", include_str!("room/room.rs.txt")),
    ("services/{{service}}/src/permissions.rs", include_str!("room/permissions.rs.txt")),
    ("services/{{service}}/src/errors.rs", include_str!("room/errors.rs.txt")),
    ("services/{{service}}/src/events.rs", include_str!("room/events.rs.txt")),
    ("services/{{service}}/src/jobs.rs", include_str!("room/jobs.rs.txt")),
    ("services/{{service}}/src/proofs.rs", include_str!("room/proofs.rs.txt")),
    ("services/{{service}}/src/graph.rs", include_str!("room/graph.rs.txt")),
    ("services/{{service}}/src/rest.rs", include_str!("room/rest.rs.txt")),
    ("services/{{service}}/src/{{noun_}}/mod.rs", include_str!("room/noun_mod.rs.txt")),
    ("services/{{service}}/src/{{noun_}}/model.rs", include_str!("room/noun_model.rs.txt")),
    ("services/{{service}}/src/{{noun_}}/store.rs", include_str!("room/noun_store.rs.txt")),
    ("services/{{service}}/src/{{noun_}}/graphql.rs", include_str!("room/noun_graphql.rs.txt")),
    ("services/{{service}}/src/{{noun_}}/tests.rs", include_str!("room/noun_tests.rs.txt")),
    ("crates/contracts/src/{{schema}}.rs", include_str!("room/contract.rs.txt")),
];

/// Lists that must know the service: file, the text before which its line goes, the line.
const LISTS: &[(&str, &str, &str)] = &[
    ("Cargo.toml", "testkit = {", "{{service}} = { path = \"services/{{service}}\" }\n"),
    ("crates/contracts/src/lib.rs", "pub mod organization;", "pub mod {{schema}};\n"),
    ("crates/contracts/src/tests.rs", "\n}\n\n#[test]", ".chain(crate::{{schema}}::EVENTS)"),
    ("crates/vextrus/Cargo.toml", "organization.workspace", "{{service}}.workspace = true\n"),
    ("crates/vextrus/src/services.rs", "(\"organization\"", "(\"{{service}}\", {{schema}}::service), "),
    ("services.toml", "[organization]", "[{{service}}]\nasks = []\n\n"),
];

const NEXT: &str = "\
next: say in services/{{service}}/src/lib.rs what the room owns; give the noun its Bengali name in permissions.rs, rest.rs and
errors.rs; say in crates/contracts/src/{{schema}}.rs for whom the event is told; then `cargo xtask sdl` and
`cargo xtask test`";

/// Writes the room, enters it in the lists, formats, and says what is left to people.
pub fn new_service(words: &[String]) -> Result {
    let (service, noun) = match words {
        [service] => (service, "thing"),
        [service, noun] => (service, noun.as_str()),
        _ => return Err("usage: cargo xtask new-service NAME [NOUN], such as `new-service scheduler schedule`".into()),
    };
    let names = Names::new(service, noun)?;
    write_all(&root(), &names)?;
    run(&mut cargo(&["fmt", "--package", service, "--package", "contracts", "--package", "vextrus"]))?;
    println!("{}", names.fill(NEXT));
    Ok(())
}

/// Everything under `root`; refuses when the service is there already.
fn write_all(root: &Path, names: &Names) -> Result {
    let folder = root.join(names.fill("services/{{service}}"));
    if folder.exists() {
        return Err(format!("{} is there already", folder.display()));
    }
    for (path, text) in ROOM {
        let file = root.join(names.fill(path));
        fs::create_dir_all(file.parent().unwrap_or(root))
            .and_then(|()| fs::write(&file, names.fill(text)))
            .map_err(|error| format!("{}: {error}", file.display()))?;
    }
    LISTS.iter().try_for_each(|(path, before, line)| enter(&root.join(path), before, &names.fill(line)))
}

/// Puts a line into a list, before a text that is known to stand there.
fn enter(file: &Path, before: &str, line: &str) -> Result {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let entered = inserted(&text, before, line).ok_or_else(|| format!("{} has no `{before}`", file.display()))?;
    fs::write(file, entered).map_err(|error| format!("{}: {error}", file.display()))
}

/// `line` before the first `before`.
fn inserted(text: &str, before: &str, line: &str) -> Option<String> {
    let at = text.find(before)?;
    Some([&text[..at], line, &text[at..]].concat())
}

#[cfg(test)]
mod tests;
