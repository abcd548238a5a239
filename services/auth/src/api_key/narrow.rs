//! A key's grants: of each of its owner's, what the key's names mean, too.

use kernel::{Conditional, Grant};

/// Each grant without what the key does not name; one nothing is left of goes.
pub fn narrow(names: &[String], grants: Vec<Conditional>) -> Vec<Conditional> {
    let narrowed = grants.into_iter().map(|held| {
        let common = held.grant.names.iter().flat_map(|held| names.iter().flat_map(move |name| common(held, name)));
        let mut common: Vec<String> = common.collect();
        common.sort_unstable();
        common.dedup();
        Conditional { grant: Grant { names: common, ..held.grant }, ..held }
    });
    narrowed.filter(|held| !held.grant.names.is_empty()).collect()
}

/// What two patterns mean both. Written as the narrower one where that is certain, else permission by permission: a
/// pattern must not come to mean what is sensitive, and for a name no service of this process declares nobody knows.
fn common(held: &str, wanted: &str) -> Vec<String> {
    if held == wanted || held == "*" {
        return vec![wanted.to_owned()];
    }
    if wanted == "*" {
        return vec![held.to_owned()];
    }
    let both = kernel::permissions().into_iter().filter(|known| known.matches(held) && known.matches(wanted));
    both.map(|known| known.name.to_owned()).collect()
}
