//! The operator's key pair: the public half seals the installation's keys in every backup, the private half, which
//! never lies on the server, opens them in a restore. HPKE (RFC 9180): X25519, HKDF-SHA256, AES-256-GCM.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use jiff::Timestamp;
use rustls::crypto::aws_lc_rs::hpke::DH_KEM_X25519_HKDF_SHA256_AES_256 as SUITE;
use rustls::crypto::hpke::{EncapsulatedSecret, Hpke as _, HpkePrivateKey, HpkePublicKey};
use sha2::{Digest, Sha256};

/// What a sealed part begins with.
const MAGIC: &[u8] = b"vextrus sealed 1\n";
/// Bytes of an X25519 key and of what is sent beside a sealed text.
const LENGTH: usize = 32;
const PUBLIC: &str = "public: ";
const PRIVATE: &str = "private: ";

/// Where the public half lies.
fn place(data: &Path) -> PathBuf {
    data.join("secrets/operator.pub")
}

/// Makes a pair: the private half into `out`, which must not exist, the public one beside the installation's secret.
pub fn make(data: &Path, out: &Path, replace: bool, now: Timestamp) -> Result<String> {
    let public_file = place(data);
    if public_file.exists() && !replace {
        bail!(
            "there is an operator's key already ({}). With --replace a new one is made; backups made before stay sealed to the old one, so keep that file",
            public_file.display()
        );
    }
    let above = out.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let above = fs::canonicalize(above).with_context(|| above.display().to_string())?;
    if above.starts_with(fs::canonicalize(data)?) {
        bail!(
            "{} lies in the data folder, where the private key does not belong; name a file elsewhere",
            out.display()
        );
    }
    let (public, private) = SUITE.generate_key_pair()?;
    let mark = mark(&public);
    let text = format!(
        "# The operator's key of a Vextrus installation, made {now}. It opens the keys in the installation's backups.\n\
         # Without it a backup cannot be restored on another machine. Keep it off the server, in two places.\n\
         # mark: {mark}\n{PUBLIC}{}\n{PRIVATE}{}\n",
        BASE64.encode(&public.0),
        BASE64.encode(private.secret_bytes())
    );
    write_new(out, &text)?;
    let aside = public_file.with_extension("new");
    let _ = fs::remove_file(&aside);
    write_new(&aside, &format!("{PUBLIC}{}\n", BASE64.encode(&public.0)))?;
    fs::rename(&aside, &public_file).with_context(|| public_file.display().to_string())?;
    Ok(mark)
}

fn write_new(path: &Path, text: &str) -> Result<()> {
    let opened = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let mut file = match opened {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{} is there already and is not written over; name another file", path.display())
        }
        opened => opened.with_context(|| path.display().to_string())?,
    };
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).with_context(|| path.display().to_string())
}

/// The key everything is sealed to.
pub struct PublicKey(HpkePublicKey);

impl PublicKey {
    /// The installation's; `None` until `vextrus backup key` was called.
    pub fn of(data: &Path) -> Result<Option<Self>> {
        let path = place(data);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Some(Self(HpkePublicKey(field(&path, &text, PUBLIC)?)))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| path.display().to_string()),
        }
    }

    /// A short name of the pair.
    pub fn mark(&self) -> String {
        mark(&self.0)
    }

    /// Nobody but the holder of the private half reads it, and only under the same `name`.
    pub fn seal(&self, name: &str, text: &[u8]) -> Result<Vec<u8>> {
        let (secret, sealed) = SUITE.seal(MAGIC, name.as_bytes(), text, &self.0)?;
        Ok([MAGIC, &secret.0, &sealed].concat())
    }
}

/// The key that opens.
pub struct PrivateKey {
    public: HpkePublicKey,
    private: HpkePrivateKey,
    file: PathBuf,
}

impl PrivateKey {
    /// What `vextrus backup key` wrote.
    pub fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
        let public = HpkePublicKey(field(path, &text, PUBLIC)?);
        let private = HpkePrivateKey::from(field(path, &text, PRIVATE)?);
        Ok(Self { public, private, file: path.to_owned() })
    }

    /// Refuses a backup that was sealed to another key.
    pub fn must_open(&self, backup: &str, mark_of_backup: &str) -> Result<()> {
        let own = mark(&self.public);
        if own != mark_of_backup {
            bail!(
                "the backup {backup} is sealed to the operator's key {mark_of_backup}, and {} holds the key {own}; name the file made before that backup",
                self.file.display()
            );
        }
        Ok(())
    }

    /// Opens what was sealed under this name.
    pub fn open(&self, name: &str, sealed: &[u8]) -> Result<Vec<u8>> {
        let body = sealed.strip_prefix(MAGIC).filter(|body| body.len() > LENGTH);
        let body = body.with_context(|| format!("{name} is not a sealed part of a backup"))?;
        let secret = EncapsulatedSecret(body[..LENGTH].to_vec());
        let opened = SUITE.open(&secret, MAGIC, name.as_bytes(), &body[LENGTH..], &self.private);
        opened.ok().with_context(|| {
            format!("{} does not open {name}: the key is another one, or the part was changed", self.file.display())
        })
    }
}

fn mark(public: &HpkePublicKey) -> String {
    Sha256::digest(&public.0)[..4].iter().map(|byte| format!("{byte:02x}")).collect()
}

fn field(path: &Path, text: &str, name: &str) -> Result<Vec<u8>> {
    let found = text.lines().find_map(|line| BASE64.decode(line.strip_prefix(name)?.trim()).ok());
    found
        .filter(|bytes| bytes.len() == LENGTH)
        .with_context(|| format!("{} is not an operator's key (it has no line “{}…”)", path.display(), name.trim()))
}
