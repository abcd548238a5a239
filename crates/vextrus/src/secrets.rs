//! The installation's one secret, made at the first start; every other key is derived from it by name.

use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use anyhow::{Context, Result, bail};
use hmac::{Hmac, KeyInit, Mac};
use rand::RngCore;
use sha2::Sha256;

const LENGTH: usize = 32;

/// The installation's secret. Never printed; in a backup only sealed to the operator's key.
#[derive(Clone)]
pub struct Secrets {
    seed: [u8; LENGTH],
}

impl Secrets {
    /// Reads `DATA/secrets/installation.key`, or makes it.
    pub fn open(data: &Path) -> Result<Self> {
        let folder = data.join("secrets");
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&folder)
            .with_context(|| folder.display().to_string())?;
        let path = folder.join("installation.key");
        match std::fs::read(&path) {
            Ok(bytes) => Self::read(&path, &bytes),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Self::make(&folder, &path),
            Err(error) => Err(error).with_context(|| path.display().to_string()),
        }
    }

    fn read(path: &Path, bytes: &[u8]) -> Result<Self> {
        if std::fs::metadata(path)?.permissions().mode() & 0o077 != 0 {
            bail!("{} can be read by others; run: chmod 600 {0}", path.display());
        }
        let Ok(seed) = bytes.try_into() else {
            bail!("{} is not the key this program wrote (it has {} bytes, not {LENGTH})", path.display(), bytes.len());
        };
        Ok(Self { seed })
    }

    /// Written aside and linked, so that two processes starting together agree on one.
    fn make(folder: &Path, path: &Path) -> Result<Self> {
        let mut seed = [0; LENGTH];
        rand::rng().fill_bytes(&mut seed);
        let aside = folder.join(format!("installation.key.{}", std::process::id()));
        let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&aside)?;
        file.write_all(&seed)?;
        file.sync_all()?;
        let linked = std::fs::hard_link(&aside, path);
        std::fs::remove_file(&aside)?;
        match linked {
            Ok(()) => Ok(Self { seed }),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Self::read(path, &std::fs::read(path)?),
            Err(error) => Err(error).with_context(|| path.display().to_string()),
        }
    }

    /// The key of this purpose.
    pub fn key(&self, purpose: &str) -> [u8; LENGTH] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.seed).expect("HMAC takes keys of any length");
        mac.update(purpose.as_bytes());
        mac.finalize().into_bytes().into()
    }

    /// The database's password of this edition.
    pub fn login(&self, edition: i32) -> String {
        match edition {
            1 => self.password("database-login"),
            edition => self.password(&format!("database-login/{edition}")),
        }
    }

    /// A password of letters and digits for this purpose.
    pub fn password(&self, purpose: &str) -> String {
        self.key(purpose)
            .iter()
            .map(|byte| char::from(b"abcdefghijklmnopqrstuvwxyzABCDEF"[usize::from(byte % 32)]))
            .collect()
    }
}
