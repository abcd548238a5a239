//! Puts the built desk into the program. Without the feature `ui`, or before `web/` was built, there is none, and
//! nothing here needs node. The operations of the last releases' desks are there always: they are in git.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Where vite leaves it. The folder is always there, so that cargo looks again only when something in it changed.
const BUILT: &str = "../../web/dist";
/// The operations of the desk, a file a release.
const OPERATIONS: &str = "../../web/operations";

fn main() -> io::Result<()> {
    let dist = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join(BUILT);
    if dist.exists() {
        println!("cargo::rerun-if-changed={BUILT}");
    }
    println!("cargo::rerun-if-changed=build.rs");
    let mut files = Vec::new();
    if env::var_os("CARGO_FEATURE_UI").is_some() && dist.join("index.html").exists() {
        walk(&dist, &mut files)?;
    }
    files.sort();
    let mut table = String::from("static FILES: &[File] = &[\n");
    for file in files.iter().filter(|file| kind(file).is_some()) {
        let path = file.strip_prefix(&dist).unwrap_or(file).display();
        let packed = |end: &str| {
            let mut beside = file.clone().into_os_string();
            beside.push(end);
            let beside = PathBuf::from(beside);
            if beside.exists() { format!("Some(include_bytes!({beside:?}))") } else { "None".to_owned() }
        };
        let (kind, br, gz) = (kind(file).unwrap_or_default(), packed(".br"), packed(".gz"));
        let _ = writeln!(
            table,
            "    File {{ path: \"{path}\", kind: {kind:?}, plain: include_bytes!({file:?}), br: {br}, gz: {gz} }},"
        );
    }
    table.push_str("];\n");
    operations(&mut table)?;
    fs::write(Path::new(&env::var("OUT_DIR").unwrap_or_default()).join("desk.rs"), table)
}

fn operations(table: &mut String) -> io::Result<()> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join(OPERATIONS);
    println!("cargo::rerun-if-changed={OPERATIONS}");
    let mut files = Vec::new();
    walk(&folder, &mut files)?;
    files.sort();
    let each = files.iter().map(|file| format!("include_str!({file:?})")).collect::<Vec<_>>();
    let _ = writeln!(table, "/// The desk's operations by their hash, a text a release.");
    let _ = writeln!(table, "pub static OPERATIONS: &[&str] = &[{}];", each.join(", "));
    Ok(())
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { walk(&path, files)? } else { files.push(path) }
    }
    Ok(())
}

/// How a browser is told what a file is; nothing for what is no file of the desk.
fn kind(file: &Path) -> Option<&'static str> {
    match file.extension()?.to_str()? {
        "html" => Some("text/html; charset=utf-8"),
        "js" => Some("text/javascript; charset=utf-8"),
        "css" => Some("text/css; charset=utf-8"),
        "svg" => Some("image/svg+xml"),
        "woff2" => Some("font/woff2"),
        _ => None,
    }
}
