use jiff::Timestamp;
use kernel::{Condition, Conditional, Grant};

use super::narrow::narrow;

fn held(names: &[&str]) -> Conditional {
    let names = names.iter().map(|name| (*name).to_owned()).collect();
    let grant = Grant { names, place: None, up_to: None };
    Conditional { grant, condition: Condition::default(), starts_at: Timestamp::UNIX_EPOCH, ends_at: None }
}

#[test]
fn a_key_means_what_it_and_its_owner_both_mean() {
    kernel::register_permissions(crate::permissions::ALL);
    for (owner, key, both) in [
        (&["*"] as &[&str], &["auth.user.read"] as &[&str], &["auth.user.read"] as &[&str]),
        (&["auth.user.read"], &["*"], &["auth.user.read"]),
        (&["auth.user.*"], &["auth.user.*"], &["auth.user.*"]),
        (&["auth.user.*"], &["*.read"], &["auth.user.read"]),
        // Sensitive: outside every wildcard but `*`.
        (&["auth.user.*"], &["auth.user.reset"], &[]),
        (&["auth.user.reset"], &["auth.user.*"], &[]),
        // Nobody here knows what it means.
        (&["finance.*"], &["finance.payroll.read"], &[]),
        (&["auth.user.read"], &["auth.user.update"], &[]),
    ] {
        let names: Vec<String> = key.iter().map(|name| (*name).to_owned()).collect();
        let narrowed = narrow(&names, vec![held(owner)]);
        let left: Vec<&str> = narrowed.iter().flat_map(|held| &held.grant.names).map(String::as_str).collect();
        assert_eq!(left, both, "{owner:?} and {key:?}");
    }
}
