//! Where somebody goes after signing in.

/// The desk.
const HOME: &str = "/app";
/// Longest address that is kept.
const LONGEST: usize = 2000;
/// Pages of the door itself: going back to them would go round in a circle.
const DOOR: [&str; 4] = ["/login", "/logout", "/link", "/forgot"];

/// An address of this installation: a path, and nothing that a browser could take for another host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next(String);

impl Next {
    /// The address asked for, if it is one of ours; else the desk.
    pub fn of(asked: Option<&String>) -> Self {
        let own = asked.filter(|address| is_own(address));
        Self(own.map_or_else(|| HOME.to_owned(), Clone::clone))
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is where everybody goes who did not say.
    pub fn is_home(&self) -> bool {
        self.0 == HOME
    }
}

/// `/path`, where the second letter does not begin a host. Browsers take `\` for `/` and leave out line breaks and tabs,
/// so nothing of that is let through, wherever it stands.
fn is_own(address: &str) -> bool {
    let plain = address.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let below = |page: &str| path.strip_prefix(page).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    plain
        && address.len() <= LONGEST
        && address.starts_with('/')
        && !address.starts_with("//")
        && !DOOR.into_iter().any(below)
}
