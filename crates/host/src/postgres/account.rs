//! Who PostgreSQL runs as: ourselves, or, as root, somebody less.

use std::os::unix::fs::{MetadataExt, lchown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs, io};

use kernel::{Error, Result};
use nix::unistd::{Uid, User, getegid, geteuid};

use super::{errors, unusable};

/// What the environment may pass on; everything else stays here (PGPORT would move the socket, and our secrets are not its business).
const PASSED_ON: [&str; 4] = ["PATH", "HOME", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"];

/// A user of the machine, as whom PostgreSQL runs.
#[derive(Clone, Debug)]
pub(super) struct Account {
    pub uid: u32,
    pub gid: u32,
    pub name: String,
    dropping: bool,
}

impl Account {
    /// Ourselves; as root the owner of the cluster, else of the data folder, else `postgres`, else `nobody`.
    pub fn choose(data: &Path, pgdata: &Path) -> Result<Self> {
        let cluster = owner(pgdata)?;
        if !geteuid().is_root() {
            let own = Self { dropping: false, ..Self::of(geteuid().as_raw(), getegid().as_raw()) };
            return match cluster {
                Some(cluster) if cluster.uid != own.uid => Err(own.is_not(&cluster, pgdata)),
                _ => Ok(own),
            };
        }
        let known =
            |name| User::from_name(name).ok().flatten().map(|user| Self::of(user.uid.as_raw(), user.gid.as_raw()));
        let preferred = || known("postgres").or_else(|| known("nobody")).ok_or_else(|| Error::new(&errors::NO_USER));
        match cluster {
            Some(cluster) if cluster.uid == 0 => Err(preferred()?.is_not(&cluster, pgdata)),
            Some(cluster) => Ok(cluster),
            None => match owner(data)? {
                Some(person) if person.uid != 0 => Ok(person),
                _ => preferred(),
            },
        }
    }

    fn of(uid: u32, gid: u32) -> Self {
        let known = User::from_uid(Uid::from_raw(uid)).ok().flatten();
        Self { uid, gid, name: known.map_or_else(|| uid.to_string(), |user| user.name), dropping: true }
    }

    fn is_not(&self, owner: &Self, folder: &Path) -> Error {
        Error::new(&errors::FOREIGN_FOLDER)
            .with("folder", folder.display())
            .with("owner", &owner.name)
            .with("user", &self.name)
    }

    /// A program run as this user, with nothing of our environment it need not know.
    pub fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.env_clear().env("LC_ALL", "C").env("TZ", "UTC").stdin(Stdio::null());
        command.envs(PASSED_ON.into_iter().filter_map(|name| Some((name, env::var_os(name)?))));
        // In a group of its own: Ctrl-C in the terminal is for us, we end PostgreSQL after our last request.
        command.process_group(0);
        if self.dropping {
            command.gid(self.gid).uid(self.uid);
        }
        command
    }

    /// Makes the user the owner of what root has just made.
    pub fn give(&self, path: &Path) -> Result<()> {
        if self.dropping { lchown(path, Some(self.uid), Some(self.gid)).map_err(unusable(path)) } else { Ok(()) }
    }

    /// Refuses a folder the user cannot reach, naming the one in the way.
    pub fn must_pass(&self, folder: &Path) -> Result<()> {
        if !self.dropping {
            return Ok(());
        }
        let mut above: Vec<&Path> = folder.ancestors().collect();
        above.reverse();
        for folder in above {
            let meta = fs::metadata(folder).map_err(unusable(folder))?;
            let (who, bit) = if meta.uid() == self.uid {
                ("u", 0o100)
            } else if meta.gid() == self.gid {
                ("g", 0o010)
            } else {
                ("o", 0o001)
            };
            // The mode does not know of access lists: only a real attempt settles a no.
            if meta.mode() & bit == 0 && !self.enters(folder) {
                return Err(Error::new(&errors::NOT_PASSABLE)
                    .with("user", &self.name)
                    .with("folder", folder.display())
                    .with("who", who));
            }
        }
        Ok(())
    }

    /// Whether a process of this user can stand in the folder (the user is dropped before the folder is entered).
    fn enters(&self, folder: &Path) -> bool {
        let tried = self.command(Path::new("true")).current_dir(folder).stdout(Stdio::null()).status();
        tried.is_ok_and(|status| status.success())
    }
}

fn owner(path: &Path) -> Result<Option<Account>> {
    match fs::metadata(path) {
        Ok(meta) => Ok(Some(Account::of(meta.uid(), meta.gid()))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unusable(path)(error)),
    }
}
