use aws_lc_rs::hmac;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use jiff::ToSpan as _;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

const KID: &str = "0199a3c0-8a52-7cc1-b5f2-6f2a4a1d9e10";

fn now() -> Timestamp {
    "2026-11-21T04:00:00Z".parse().unwrap()
}

fn pair() -> Ed25519KeyPair {
    Ed25519KeyPair::from_seed_unchecked(&[7; 32]).unwrap()
}

fn claims() -> Claims {
    let id = |n: u128| kernel::uuid::Uuid::from_u128(n);
    Claims::new(TenantId(id(1)), PersonId(id(2)), SessionId(id(3)), now(), LIFETIME)
}

fn header() -> Value {
    json!({ "alg": "EdDSA", "typ": "at+jwt", "kid": KID })
}

/// What these texts make, signed well by our own key: so that it is the text that is refused.
fn signed(header: &str, claims: &str) -> String {
    let text = format!("{}.{}", BASE64.encode(header), BASE64.encode(claims));
    format!("{text}.{}", BASE64.encode(pair().sign(text.as_bytes()).as_ref()))
}

fn verified_at(token: &str, at: Timestamp) -> Option<Claims> {
    let unverified = Unverified::read(token)?;
    unverified.verify(pair().public_key().as_ref()).filter(|claims| claims.hold(at))
}

fn verified(token: &str) -> Option<Claims> {
    verified_at(token, now())
}

fn good() -> String {
    sign(&pair(), KID.parse().unwrap(), &claims()).unwrap()
}

fn with(mut whole: Value, name: &str, value: Value) -> String {
    whole[name] = value;
    whole.to_string()
}

#[test]
fn what_we_sign_we_read() {
    assert_eq!(verified(&good()), Some(claims()));
    assert_eq!(verified(&signed(&header().to_string(), &json!(claims()).to_string())), Some(claims()));
    assert!(good().len() < SIZE / 2);
}

/// RFC 8037, A.1 to A.4: the key, its public part, the signature and its check.
#[test]
fn the_examples_of_rfc_8037() {
    let seed = BASE64.decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A").unwrap();
    let public = BASE64.decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo").unwrap();
    let key = Ed25519KeyPair::from_seed_and_public_key(&seed, &public).unwrap();
    let text = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
    let signature = "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
    assert_eq!(BASE64.encode(key.sign(text.as_bytes()).as_ref()), signature);
    let check = |text: &str| {
        UnparsedPublicKey::new(&ED25519, &public).verify(text.as_bytes(), &BASE64.decode(signature).unwrap())
    };
    check(text).unwrap();
    assert!(check(&text.replace("RXhh", "RXhi")).is_err());
    // Well signed as it is, it is no token of ours: it says no kind and no key.
    assert!(Unverified::read(&format!("{text}.{signature}")).is_none());
}

#[test]
fn another_header_than_ours_is_refused_though_well_signed() {
    let ours = json!(claims()).to_string();
    for (what, header) in [
        ("no algorithm", json!({ "typ": "at+jwt", "kid": KID }).to_string()),
        ("alg none", with(header(), "alg", json!("none"))),
        ("alg None", with(header(), "alg", json!("None"))),
        ("alg HS256", with(header(), "alg", json!("HS256"))),
        ("alg ES256", with(header(), "alg", json!("ES256"))),
        ("alg Ed25519", with(header(), "alg", json!("Ed25519"))),
        ("alg in capitals", with(header(), "alg", json!("EDDSA"))),
        ("alg a list", with(header(), "alg", json!(["EdDSA"]))),
        ("alg null", with(header(), "alg", Value::Null)),
        ("no kind", json!({ "alg": "EdDSA", "kid": KID }).to_string()),
        ("kind JWT", with(header(), "typ", json!("JWT"))),
        ("kind with prefix", with(header(), "typ", json!("application/at+jwt"))),
        ("no key", json!({ "alg": "EdDSA", "typ": "at+jwt" }).to_string()),
        ("key null", with(header(), "kid", Value::Null)),
        ("key a path", with(header(), "kid", json!("../../../dev/null"))),
        ("key SQL", with(header(), "kid", json!("' or 1=1 --"))),
        ("key empty", with(header(), "kid", json!(""))),
        ("key in capitals", with(header(), "kid", json!(KID.to_uppercase()))),
        ("key without dashes", with(header(), "kid", json!(KID.replace('-', "")))),
        ("key in braces", with(header(), "kid", json!(format!("{{{KID}}}")))),
        ("crit", with(header(), "crit", json!(["exp"]))),
        ("crit empty", with(header(), "crit", json!([]))),
        ("b64", with(header(), "b64", json!(false))),
        ("jwk", with(header(), "jwk", json!({ "kty": "OKP", "crv": "Ed25519", "x": BASE64.encode([7; 32]) }))),
        ("jku", with(header(), "jku", json!("https://evil.example/jwks.json"))),
        ("x5u", with(header(), "x5u", json!("https://evil.example/cert.pem"))),
        ("x5c", with(header(), "x5c", json!(["MIIB"]))),
        ("zip", with(header(), "zip", json!("DEF"))),
        ("alg twice", format!(r#"{{"alg":"EdDSA","alg":"none","typ":"at+jwt","kid":"{KID}"}}"#)),
        ("key twice", format!(r#"{{"alg":"EdDSA","typ":"at+jwt","kid":"{KID}","kid":"{KID}"}}"#)),
        ("something behind", format!("{}{{}}", header())),
        ("a list", "[]".to_owned()),
        ("null", "null".to_owned()),
        ("nothing", String::new()),
    ] {
        assert!(verified(&signed(&header, &ours)).is_none(), "{what}");
    }
}

#[test]
fn other_claims_than_ours_are_refused_though_well_signed() {
    let second = now().as_second();
    let ours = || json!(claims());
    let without = |name: &str| {
        let mut whole = ours();
        whole.as_object_mut().unwrap().remove(name);
        whole.to_string()
    };
    for (what, claims) in [
        ("expired", with(ours(), "exp", json!(second))),
        ("expired long ago", with(ours(), "exp", json!(i64::MIN))),
        ("not yet valid", with(ours(), "nbf", json!(second + LEEWAY + 1))),
        ("issued tomorrow", with(ours(), "iat", json!(second + LEEWAY + 1))),
        ("end as text", with(ours(), "exp", json!((second + 900).to_string()))),
        ("end as a fraction", with(ours(), "exp", json!(1e300))),
        ("end null", with(ours(), "exp", Value::Null)),
        ("no end", without("exp")),
        ("no beginning", without("nbf")),
        ("no issuer", without("iss")),
        ("another issuer", with(ours(), "iss", json!("evil"))),
        ("another audience", with(ours(), "aud", json!("others"))),
        ("audiences", with(ours(), "aud", json!(["vextrus"]))),
        ("no session", without("sid")),
        ("no tenant", without("tenant")),
        ("no person", without("sub")),
        ("person a name", with(ours(), "sub", json!("admin"))),
        ("roles", with(ours(), "roles", json!(["system-admin"]))),
        (
            "tenant twice",
            ours().to_string().replace(r#""tenant""#, r#""tenant":"00000000-0000-0000-0000-000000000009","tenant""#),
        ),
        ("something behind", format!("{} {{}}", ours())),
        ("a list", "[]".to_owned()),
    ] {
        assert!(verified(&signed(&header().to_string(), &claims)).is_none(), "{what}");
    }
}

#[test]
fn clocks_may_differ_by_thirty_seconds_and_an_end_is_an_end() {
    let token = good();
    assert!(verified_at(&token, now() - 30.seconds()).is_some());
    assert!(verified_at(&token, now() - 31.seconds()).is_none());
    assert!(verified_at(&token, now() + 899.seconds()).is_some());
    assert!(verified_at(&token, now() + 900.seconds()).is_none());
}

#[test]
fn a_signature_of_another_kind_is_refused() {
    let ours = json!(claims()).to_string();
    let text = |alg: &str| format!("{}.{}", BASE64.encode(with(header(), "alg", json!(alg))), BASE64.encode(&ours));
    let public = pair().public_key().as_ref().to_vec();
    let mac = |alg: &str, key: &[u8]| {
        let text = text(alg);
        let mac = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), text.as_bytes());
        format!("{text}.{}", BASE64.encode(mac.as_ref()))
    };
    let doubled = |alg: &str| {
        let text = text(alg);
        let mac = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA512, &public), text.as_bytes());
        format!("{text}.{}", BASE64.encode(mac.as_ref()))
    };
    let curve = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap();
    let ecdsa = |alg: &str| {
        let text = text(alg);
        let signature = curve.sign(&SystemRandom::new(), text.as_bytes()).unwrap();
        format!("{text}.{}", BASE64.encode(signature.as_ref()))
    };
    for token in [
        mac("HS256", &public),
        mac("HS256", BASE64.encode(&public).as_bytes()),
        mac("EdDSA", &public),
        doubled("HS512"),
        doubled("EdDSA"),
        ecdsa("ES256"),
        ecdsa("EdDSA"),
        format!("{}.", text("none")),
        format!("{}.", text("EdDSA")),
        format!("{}.{}", text("EdDSA"), BASE64.encode([0; 64])),
    ] {
        assert!(verified(&token).is_none(), "{token}");
    }
    let other = Ed25519KeyPair::from_seed_unchecked(&[8; 32]).unwrap();
    assert!(verified(&sign(&other, KID.parse().unwrap(), &claims()).unwrap()).is_none());
}

#[test]
fn a_token_has_one_spelling() {
    let token = good();
    for end in 0..token.len() {
        assert!(verified(&token[..end]).is_none(), "cut at {end}");
    }
    for at in 0..token.len() {
        for put in ["=", ".", "A", " ", "\n", "+", "\0"] {
            let more = format!("{}{put}{}", &token[..at], &token[at..]);
            assert!(verified(&more).is_none(), "{put:?} at {at}");
        }
    }
    for end in ["=", "==", ".", ".x", "A", " ", "\n", "%00", "\0"] {
        assert!(verified(&format!("{token}{end}")).is_none(), "{end:?} behind");
    }
    assert!(verified(&format!("Bearer {token}")).is_none());
    assert!(verified(&format!("{token}{}", "A".repeat(SIZE))).is_none());
    // The last letter of 64 bytes carries two bits: three more letters would decode to the same bytes in a loose reader.
    let (head, last) = token.split_at(token.len() - 1);
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".chars() {
        assert_eq!(verified(&format!("{head}{letter}")).is_some(), last == letter.to_string(), "{letter}");
    }
    // Nor are there other letters for the same: the alphabet is the one of addresses.
    let loose = base64::engine::general_purpose::STANDARD.encode(header().to_string());
    let rest = token.split_once('.').unwrap().1;
    assert!(!loose.ends_with('=') || verified(&format!("{loose}.{rest}")).is_none());
}

proptest! {
    #[test]
    fn no_text_makes_reading_panic(text in ".{0,400}") {
        prop_assert!(verified(&text).is_none());
    }

    #[test]
    fn no_bytes_in_the_form_of_a_token_are_one(parts in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..200), 3)) {
        let token = parts.iter().map(|part| BASE64.encode(part)).collect::<Vec<_>>().join(".");
        prop_assert!(verified(&token).is_none());
    }

    #[test]
    fn no_changed_letter_passes(at in 0usize..400, letter in "[A-Za-z0-9_.=-]") {
        let token = good();
        let at = at % token.len();
        let changed = format!("{}{letter}{}", &token[..at], &token[at + 1..]);
        prop_assert_eq!(verified(&changed).is_some(), changed == token);
    }
}
