//! How a name sounds, so that one party written twice, in either script, is seen.

use bangladesh::sound;

/// Said before and after many names, and telling nothing apart.
const USUAL: &[&str] = &[
    "ltd",
    "limited",
    "pvt",
    "private",
    "plc",
    "co",
    "company",
    "and",
    "the",
    "ms",
    "messrs",
    "mr",
    "mrs",
    "md",
    "mohammad",
    "mohammed",
    "muhammad",
    "mst",
    "haji",
    "alhaj",
    "লিমিটেড",
    "লিঃ",
    "লি",
    "প্রাইভেট",
    "প্রাঃ",
    "কোম্পানি",
    "কোং",
    "এন্ড",
    "অ্যান্ড",
    "মেসার্স",
    "জনাব",
    "মোঃ",
    "মো",
    "মোহাম্মদ",
    "মুহাম্মদ",
    "মোহাম্মাদ",
    "মোছাঃ",
    "হাজী",
    "আলহাজ্ব",
];

/// Sounds below which a name would be like half of all others.
const LEAST: usize = 4;

/// The keys of the words of a name that tell it apart, sorted: the order of words is not what parties differ by.
#[must_use]
pub fn sound(name: &str) -> Option<String> {
    let letter = |char: char| char.is_alphanumeric() || ('\u{0980}'..='\u{09FE}').contains(&char);
    let mut keys: Vec<String> = name
        .to_lowercase()
        .replace("m/s", " ")
        .split(|char| !letter(char))
        .filter(|word| !word.is_empty() && !USUAL.contains(word))
        .filter_map(|word| sound::key(word).or_else(|| number(word)))
        .collect();
    keys.sort();
    keys.dedup();
    let length: usize = keys.iter().map(String::len).sum();
    (length >= LEAST).then(|| keys.join(" "))
}

/// “Tower 2” is not “Tower 3”: a number stays as it is, in one set of digits.
fn number(word: &str) -> Option<String> {
    let plain: String = word.chars().map(kernel::fields::plain_digit).collect();
    plain.bytes().all(|byte| byte.is_ascii_digit()).then_some(plain)
}
