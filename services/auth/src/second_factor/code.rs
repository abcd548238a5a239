//! Codes: six digits an app shows for thirty seconds (RFC 6238), and those for the day the telephone is lost.

use aws_lc_rs::{digest, rand};
use kernel::fields::plain_digit;
use kernel::{Error, PersonId, Result};
use totp_rs::{Algorithm, Builder, Secret, Totp};

/// Bytes of an authenticator's secret (RFC 4226: 160 bits).
pub const SECRET: usize = 20;
/// Recovery codes somebody gets.
const CODES: usize = 10;
/// Letters of one: 80 bits, so that a hash without salt cannot be tried out.
const LETTERS: usize = 16;
/// No I, L, O, U: what is written by hand is read again.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The authenticator with this secret. SHA-1, six digits and thirty seconds are what every app understands.
pub fn authenticator(secret: &[u8], account: &str) -> Result<Totp> {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(1)
        .with_step_duration(30)
        .with_secret(Secret::from(secret))
        .with_account_name(account.replace(':', " "))
        .with_issuer(Some("Vextrus"))
        .build()
        .map_err(|error| Error::internal(error.to_string()))
}

/// Six digits as typed, in either script, with or without a blank in the middle; `None` when it is something else.
pub fn digits(typed: &str) -> Option<String> {
    let digits: String = typed.chars().filter(|letter| !letter.is_whitespace()).map(plain_digit).collect();
    (digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// New recovery codes.
pub fn recovery() -> Result<Vec<String>> {
    (0..CODES).map(|_| one()).collect()
}

fn one() -> Result<String> {
    let mut bytes = [0; LETTERS];
    rand::fill(&mut bytes).map_err(Error::internal)?;
    let letters: Vec<char> = bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
    Ok(letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-"))
}

/// What is kept of a recovery code, and what a typed one is compared by.
pub fn hash(person: PersonId, typed: &str) -> Vec<u8> {
    let plain = typed.chars().map(plain_digit).filter(|letter| !letter.is_whitespace() && *letter != '-');
    let plain: String = plain.flat_map(char::to_uppercase).collect();
    let mut hash = digest::Context::new(&digest::SHA256);
    hash.update(b"recovery");
    hash.update(person.0.as_bytes());
    hash.update(plain.as_bytes());
    hash.finish().as_ref().to_vec()
}
