//! Codes of what there are thousands of: as a book of rates or a store writes them.

use kernel::Error;
use kernel::fields::{Fields, plain_digit};

use crate::errors;

/// Characters of one at most.
pub const SIGN: usize = 32;

/// A code of capital letters and digits, with dashes, points and strokes between them: `CEM-OPC`, `03.1.2`, `R/12`.
pub fn sign(fields: &mut Fields, field: &'static str, text: &str) -> String {
    let sign = fields.required(field, &text.chars().map(plain_digit).collect::<String>().to_uppercase(), SIGN);
    let plain = |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit();
    let between = |letter: char| matches!(letter, '-' | '.' | '/');
    let stands = sign.chars().all(|letter| plain(letter) || between(letter)) && !sign.starts_with(between);
    if !sign.is_empty() && !stands {
        fields.refuse(Error::new(&errors::SIGN_INVALID).field(field));
    }
    sign
}
