//! Files that the program writes about itself: schemas per service, reference pages. Committed, so that a change of
//! the API is seen in the diff; `tidy` compares them.

use std::path::PathBuf;
use std::process::Command;

use crate::sh::{Result, cargo, read, root, run, vextrus};

/// A committed file and the command of the program that prints it.
pub struct Generated {
    pub path: String,
    pub words: Vec<String>,
}

impl Generated {
    fn new(path: &str, words: &[&str]) -> Self {
        Self { path: path.into(), words: words.iter().map(ToString::to_string).collect() }
    }

    /// What the file should hold today.
    pub fn text(&self) -> Result<String> {
        let text = read(Command::new(vextrus("debug")).args(&self.words).current_dir(root()))?;
        Ok(format!("{}\n", text.trim_end()))
    }
}

/// Every generated file of the repository.
pub fn all() -> Vec<Generated> {
    let pages = [
        Generated::new("docs/operations/configuration.md", &["docs", "config"]),
        Generated::new("docs/errors.md", &["docs", "errors"]),
        Generated::new("docs/permissions.md", &["docs", "permissions"]),
        Generated::new("docs/events.md", &["docs", "events"]),
        Generated::new("schema.graphql", &["schema", "print"]),
        Generated::new("docs/openapi.json", &["docs", "openapi"]),
        Generated::new("web/src/meta.json", &["meta", "print"]),
    ];
    let schemas = services().into_iter().map(|service| {
        Generated::new(&format!("services/{service}/schema.graphql"), &["schema", "print", "--service", &service])
    });
    schemas.chain(pages).collect()
}

/// The folders under `services/`.
pub fn services() -> Vec<String> {
    let folders = std::fs::read_dir(root().join("services")).into_iter().flatten().flatten();
    let rooms = folders.filter(|folder| folder.path().join("Cargo.toml").is_file());
    let mut names: Vec<String> = rooms.map(|folder| folder.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Whether the binary exists in source at all.
pub fn has_program() -> bool {
    let vextrus: PathBuf = root().join("crates/vextrus");
    vextrus.join("src/main.rs").is_file()
}

/// Builds the program as it stands in the sources; nothing happens when it is current.
pub fn build() -> Result {
    run(&mut cargo(&["build", "--quiet", "--package", "vextrus", "--bin", "vextrus"]))
}

/// Writes every generated file anew.
pub fn sdl() -> Result {
    build()?;
    for file in all() {
        let (path, text) = (root().join(&file.path), file.text()?);
        if std::fs::read_to_string(&path).is_ok_and(|old| old == text) {
            continue;
        }
        let folder = path.parent().ok_or("a file has a folder")?;
        std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(&path, text))
            .map_err(|error| format!("{}: {error}", file.path))?;
        println!("wrote {}", file.path);
    }
    Ok(())
}
