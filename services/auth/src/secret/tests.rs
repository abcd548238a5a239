use kernel::TenantId;
use kernel::uuid::Uuid;
use proptest::prelude::*;

use super::{For, Secret, same};

const ALL: [For; 4] = [For::Refresh, For::Cookie, For::ApiKey, For::Link];

fn made(purpose: For) -> Secret {
    Secret::new(purpose, TenantId::new(), Uuid::now_v7()).unwrap()
}

#[test]
fn what_is_made_is_read_and_only_as_what_it_is() {
    for purpose in ALL {
        let secret = made(purpose);
        let text = secret.text();
        for other in ALL {
            let read = Secret::read(other, &text);
            assert_eq!(read.is_some(), other == purpose, "{text}");
            assert!(read.is_none_or(|read| read == secret && same(&read.hash(), &secret.hash())));
        }
    }
}

#[test]
fn a_secret_has_one_spelling() {
    for purpose in ALL {
        let text = made(purpose).text();
        for end in 0..text.len() {
            assert!(Secret::read(purpose, &text[..end]).is_none(), "cut at {end}");
        }
        for end in ["=", ".", ".A", "A", " ", "\n"] {
            assert!(Secret::read(purpose, &format!("{text}{end}")).is_none());
        }
        assert!(Secret::read(purpose, &text.to_uppercase()).is_none());
    }
}

#[test]
fn the_next_refresh_token_is_of_the_same_family_and_another() {
    let first = made(For::Refresh);
    let second = first.next().unwrap();
    assert_eq!(first.family(), second.family());
    assert_ne!(first.hash(), second.hash());
    assert_ne!(first.family(), made(For::Refresh).family());
}

proptest! {
    #[test]
    fn no_text_makes_reading_panic(text in "(vx[rskl]\\.)?.{0,200}") {
        for purpose in ALL {
            prop_assert!(Secret::read(purpose, &text).is_none());
        }
    }
}
