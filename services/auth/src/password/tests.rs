use super::{Owner, Passwords, accept};

const RINA: Owner<'_> =
    Owner { email: "rina.akter@padma.example", name: "Rina Akter", organization: "Padma Builders Ltd" };

#[test]
fn which_passwords_are_taken() {
    for (password, code) in [
        ("too-short", "auth.password.length"),
        (&"ক".repeat(129), "auth.password.length"),
        ("rina.akter@padma.example", "auth.password.own"),
        ("Rina.Akter", "auth.password.own"),
        ("RinaAkter2026!", "auth.password.own"),
        ("padma builders ltd", "auth.password.own"),
        ("PadmaBuildersLtd123", "auth.password.own"),
        ("Password123", "auth.password.common"),
        ("bangladesh71", "auth.password.common"),
        ("Bismillah786", "auth.password.common"),
        ("zzzzzzzzzzzz", "auth.password.common"),
    ] {
        assert_eq!(accept(password, RINA).unwrap_err().code(), code, "{password}");
    }
    for password in ["correct horse battery", "পদ্মার ঢেউ রে মোর", "rina.akter likes mangoes"]
    {
        accept(password, RINA).unwrap();
    }
}

#[tokio::test]
async fn a_hash_fits_its_password_and_nobody_costs_as_much() {
    let passwords = Passwords::default();
    let hash = passwords.hash("correct horse battery").await.unwrap();
    assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    assert!(passwords.fits("correct horse battery", Some(&hash)).await.unwrap());
    assert!(!passwords.fits("correct horse batterx", Some(&hash)).await.unwrap());
    let before = passwords.runs();
    assert!(!passwords.fits("correct horse battery", None).await.unwrap());
    assert_eq!(passwords.runs(), before + 1, "somebody who is not there is hashed for as well");
}

#[tokio::test]
async fn what_is_far_too_long_is_no_password_and_costs_the_same() {
    let passwords = Passwords::default();
    let long = "a".repeat(1_000_000);
    let hash = passwords.hash("").await.unwrap();
    assert!(!passwords.fits(&long, Some(&hash)).await.unwrap());
    assert_eq!(passwords.runs(), 2);
}

#[tokio::test]
async fn a_letter_typed_as_two_code_points_is_the_same() {
    let passwords = Passwords::default();
    let hash = passwords.hash("\u{9A1}\u{9BC}ome river bank").await.unwrap();
    assert!(passwords.fits("\u{9DC}ome river bank", Some(&hash)).await.unwrap());
}

#[test]
fn a_hash_of_other_costs_is_outdated() {
    assert!(Passwords::is_outdated("$argon2id$v=19$m=4096,t=3,p=1$c2FsdHNhbHQ$aGFzaA"));
    assert!(!Passwords::is_outdated("$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA"));
}
