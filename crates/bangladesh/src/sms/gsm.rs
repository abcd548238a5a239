//! The GSM alphabet: 3GPP TS 23.038, §6.2.1.

/// The default alphabet without its escape.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?\
¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

/// Written after an escape, so they take two septets.
const EXTENDED: &str = "\u{000C}^{}\\[~]|€";

/// Septets of a character; nothing when the alphabet lacks it.
pub(super) fn septets(char: char) -> Option<usize> {
    match char {
        _ if BASIC.contains(char) => Some(1),
        _ if EXTENDED.contains(char) => Some(2),
        _ => None,
    }
}

/// What stands for a character that only typesetting needs.
pub(super) fn replacement(char: char) -> Option<&'static str> {
    match char {
        '৳' => Some("Tk "),
        '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{2032}' | '`' => Some("'"),
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{2033}' => Some("\""),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some("-"),
        '\u{2026}' => Some("..."),
        '\u{2022}' | '\u{00B7}' => Some("*"),
        '\u{00A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\t' => Some(" "),
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => Some(""),
        _ => None,
    }
}
