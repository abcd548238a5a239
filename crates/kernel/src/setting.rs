//! Settings: declared by the service that obeys them, chosen by the tenant, read in process.

use std::marker::PhantomData;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;

use crate::meta::Said;
use crate::{Money, Permission, Value, ValueKind};

/// The finest place a setting may be chosen for; it may be chosen for everything above as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The whole organization.
    Tenant,
    /// A company.
    Company,
    /// A branch.
    Branch,
}

/// A setting: what it is called, what it may be, what it is while nobody chose.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// `service.noun.what`.
    pub key: &'static str,
    /// Its name.
    pub label: Said,
    /// What follows from it.
    pub help: Said,
    /// What it may be.
    pub kind: ValueKind,
    /// What it is while nobody chose, as it would be typed.
    pub usual: &'static str,
    /// The finest place it may be chosen for.
    pub level: Level,
    /// Who may choose, besides who may see settings at all.
    pub permission: &'static Permission,
}

/// What a setting is in Rust.
pub trait Chosen: Sized {
    /// The first letters of the kinds it can be.
    const KINDS: &'static [u8];

    /// The value, if it is of this type.
    fn of(value: &Value) -> Option<Self>;
}

impl Chosen for bool {
    const KINDS: &'static [u8] = b"f";
    fn of(value: &Value) -> Option<Self> {
        if let Value::Flag(yes) = value { Some(*yes) } else { None }
    }
}

impl Chosen for i64 {
    const KINDS: &'static [u8] = b"n";
    fn of(value: &Value) -> Option<Self> {
        if let Value::Number(number) = value { Some(*number) } else { None }
    }
}

impl Chosen for Money {
    const KINDS: &'static [u8] = b"m";
    fn of(value: &Value) -> Option<Self> {
        if let Value::Money(sum) = value { Some(*sum) } else { None }
    }
}

impl Chosen for Arc<str> {
    const KINDS: &'static [u8] = b"tc";
    fn of(value: &Value) -> Option<Self> {
        if let Value::Text(text) = value { Some(text.clone()) } else { None }
    }
}

impl Chosen for Date {
    const KINDS: &'static [u8] = b"d";
    fn of(value: &Value) -> Option<Self> {
        if let Value::Date(day) = value { Some(*day) } else { None }
    }
}

/// A setting whose type the compiler knows.
#[derive(Debug)]
pub struct TypedSetting<T> {
    /// The setting.
    pub setting: Setting,
    of: PhantomData<fn() -> T>,
}

impl<T: Chosen> TypedSetting<T> {
    /// For [`settings!`](crate::settings!); rooms do not call it.
    ///
    /// # Panics
    /// When it is compiled, if the type is not what such a setting holds.
    #[must_use]
    pub const fn new(setting: Setting) -> Self {
        let letter = setting.kind.word().as_bytes()[0];
        let (mut at, mut fits) = (0, false);
        while at < T::KINDS.len() {
            fits |= T::KINDS[at] == letter;
            at += 1;
        }
        assert!(fits, "a setting's type and its kind belong together");
        Self { setting, of: PhantomData }
    }
}

static REGISTRY: Mutex<Vec<&'static Setting>> = Mutex::new(Vec::new());

/// Makes settings known to the process. Registering again changes nothing.
///
/// # Panics
/// When two settings share a key: that is a mistake in the source.
pub fn register(settings: &[&'static Setting]) {
    let mut registry = REGISTRY.lock().unwrap_or_else(PoisonError::into_inner);
    for setting in settings {
        match registry.iter().find(|known| known.key == setting.key) {
            Some(known) => assert!(std::ptr::eq(*known, *setting), "{} declared twice", setting.key),
            None => registry.push(setting),
        }
    }
}

/// Every registered setting, in the order of registration.
#[must_use]
pub fn all() -> Vec<&'static Setting> {
    REGISTRY.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// Declares a service's settings and the list `ALL` of them.
///
/// ```
/// mod permissions {
///     kernel::permissions! {
///         BREAD_CHOOSE = "bakery.bread.choose", "Choose how bread is baked", "রুটি বানানোর নিয়ম ঠিক করা", [];
///     }
/// }
/// kernel::settings! {
///     MINUTES: i64 = "bakery.bread.minutes" at Company, Number { least: 10, most: 60 }, "35", permissions::BREAD_CHOOSE,
///         "Minutes in the oven", "চুল্লিতে কত মিনিট",
///         "Bread stays in the oven so long.", "রুটি চুল্লিতে এতক্ষণ থাকে।";
/// }
/// assert_eq!(ALL[0].usual, "35");
/// ```
#[macro_export]
macro_rules! settings {
    ($(
        $konst:ident: $type:ty = $key:literal at $level:ident, $kind:ident $({ $($bounds:tt)* })?, $usual:expr, $permission:path,
        $en:literal, $bn:literal, $help_en:literal, $help_bn:literal;
    )+) => {
        $(
            #[doc = $help_en]
            pub static $konst: $crate::TypedSetting<$type> = $crate::TypedSetting::new($crate::Setting {
                key: $key,
                label: $crate::meta::said($en, $bn),
                help: $crate::meta::said($help_en, $help_bn),
                kind: $crate::ValueKind::$kind $({ $($bounds)* })?,
                usual: $usual,
                level: $crate::Level::$level,
                permission: &$permission,
            });
        )+
        /// Every setting of this service.
        pub static ALL: &[&$crate::Setting] = &[$(&$konst.setting),+];
    };
}
