//! Names and patterns of permissions: which of them means what, here and where services are not known.

use kernel::{Permission, permission_pattern_means as means};

/// How far a wrongly written name may be from a known one to be taken for it.
const NEAR: usize = 12;
/// What no permission is called.
const ANYTHING: &str = "\u{1}.\u{1}";

/// Whether it means more than one permission.
pub fn is_pattern(text: &str) -> bool {
    text.contains('*')
}

/// Whether a name or pattern of one side of a pair is held through this one. A service that is not part of this
/// process has registered nothing here: its names are then compared by their letters.
pub fn meet(side: &str, held: &str, all: &[&Permission]) -> bool {
    if held == "*" || side == "*" || side == held {
        return true;
    }
    if all.iter().any(|known| known.matches(side) && known.matches(held)) {
        return true;
    }
    let unknown = |name: &str| !is_pattern(name) && !all.iter().any(|known| known.name == name);
    (unknown(side) && means(held, side)) || (unknown(held) && means(side, held))
}

/// Whether everything the inner one may ever mean is meant by the outer one, too.
pub fn covers(outer: &str, inner: &str) -> bool {
    if outer == "*" || outer == inner {
        return true;
    }
    // With a word no permission has in place of the star, a pattern is a name like any other.
    is_pattern(outer) && inner != "*" && means(outer, &inner.replace('*', ANYTHING))
}

/// The registered permission that is written most like this.
pub fn nearest(text: &str) -> Option<&'static str> {
    let all = kernel::permissions();
    let near = all.iter().map(|known| (strsim::levenshtein(known.name, text), known.name)).min();
    near.filter(|(distance, _)| *distance <= NEAR).map(|(_, name)| name)
}
