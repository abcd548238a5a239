//! Permissions: declared by the service that owns them, interned once, checked as one bit.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};

/// One thing a person may do, `service.noun.action`, with its sentence in both languages.
#[derive(Debug)]
pub struct Permission {
    /// The name on the wire.
    pub name: &'static str,
    /// What it allows, in English.
    pub en: &'static str,
    /// What it allows, in Bengali.
    pub bn: &'static str,
    /// The shipped roles that hold it by default, besides the owner and the administrator.
    pub roles: &'static [&'static str],
    /// Sensitive permissions lie outside every wildcard but `*`.
    pub sensitive: bool,
    /// Whatever is granted, only the operator does it: neither a role nor a key is made of it. It is sensitive, too.
    pub operator: bool,
    index: AtomicU32,
}

const UNREGISTERED: u32 = u32::MAX;

impl Permission {
    /// For [`permissions!`]; rooms do not call it.
    #[must_use]
    pub const fn declare(
        name: &'static str,
        en: &'static str,
        bn: &'static str,
        roles: &'static [&'static str],
        sensitive: bool,
    ) -> Self {
        Self { name, en, bn, roles, sensitive, operator: false, index: AtomicU32::new(UNREGISTERED) }
    }

    /// For [`permissions!`]: set apart by a word, `sensitive` or `operator`.
    ///
    /// # Panics
    /// On any other word, when it is compiled.
    #[must_use]
    pub const fn marked(self, word: &str) -> Self {
        let operator = matches!(word.as_bytes(), b"operator");
        assert!(operator || matches!(word.as_bytes(), b"sensitive"), "a permission is sensitive or the operator's");
        Self { sensitive: true, operator, ..self }
    }

    /// The bit, or `None` while nobody registered it.
    #[must_use]
    pub fn index(&self) -> Option<usize> {
        let index = self.index.load(Ordering::Relaxed);
        (index != UNREGISTERED).then_some(index as usize)
    }

    /// Whether a name or pattern means this permission: `x.*` is everything below x that is not sensitive, `*.read`
    /// every reading that is not sensitive, `x.*.read` every such reading below x, `*` is all.
    #[must_use]
    pub fn matches(&self, pattern: &str) -> bool {
        if pattern == "*" || pattern == self.name { true } else { !self.sensitive && means(pattern, self.name) }
    }
}

/// Whether a name or pattern means this name, by its letters alone: for permissions of services that are not part of
/// this process, of which nobody knows here whether they are sensitive.
#[must_use]
pub fn means(pattern: &str, name: &str) -> bool {
    if pattern == "*" || pattern == name {
        return true;
    }
    if let Some(below) = pattern.strip_suffix(".*") {
        return name.strip_prefix(below).is_some_and(|rest| rest.starts_with('.'));
    }
    if let Some((below, end)) = pattern.split_once(".*.") {
        let inside = name.strip_prefix(below).and_then(|rest| rest.strip_suffix(end));
        return inside.is_some_and(|rest| rest.len() > 2 && rest.starts_with('.') && rest.ends_with('.'));
    }
    pattern.strip_prefix('*').is_some_and(|end| end.starts_with('.') && name.ends_with(end))
}

static REGISTRY: Mutex<Vec<&'static Permission>> = Mutex::new(Vec::new());

/// Gives every permission its bit. Registering again changes nothing.
///
/// # Panics
/// When two permissions share a name: that is a mistake in the source.
pub fn register(permissions: &[&'static Permission]) {
    let mut registry = REGISTRY.lock().unwrap_or_else(PoisonError::into_inner);
    for permission in permissions {
        if permission.index().is_some() {
            continue;
        }
        assert!(!registry.iter().any(|known| known.name == permission.name), "{} declared twice", permission.name);
        let index = u32::try_from(registry.len()).expect("fewer than four billion permissions");
        permission.index.store(index, Ordering::Relaxed);
        registry.push(permission);
    }
}

/// Every registered permission, in the order of their bits.
#[must_use]
pub fn all() -> Vec<&'static Permission> {
    REGISTRY.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// Declares a service's permissions and the list `ALL` of them.
///
/// ```
/// kernel::permissions! {
///     COMPANY_READ = "organization.company.read",
///         "See companies", "কোম্পানি দেখা", ["viewer"];
/// }
/// assert_eq!(ALL[0].name, "organization.company.read");
/// ```
#[macro_export]
macro_rules! permissions {
    ($($(#[$doc:meta])* $konst:ident = $name:literal, $en:literal, $bn:literal, [$($role:literal),* $(,)?] $(, $mark:ident)?;)+) => {
        $(
            #[doc = $en]
            pub static $konst: $crate::Permission = $crate::Permission::declare(
                $name, $en, $bn, &[$($role),*], false,
            )$(.marked(stringify!($mark)))?;
        )+
        /// Every permission of this service.
        pub static ALL: &[&$crate::Permission] = &[$(&$konst),+];
    };
}
