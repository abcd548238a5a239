//! Bank routing numbers: nine digits, the branch of a bank; the same are printed in magnetic ink on its cheques.

use std::fmt;

use crate::digits;
use crate::identity::{Doubt, Outcome, Reason};

/// Digits: three of the bank, two of the district, three of the branch, one to check them.
pub const LENGTH: usize = 9;

/// The weighted sum of all nine is a multiple of ten. No specification is public; the weights were derived from the
/// public list of branches (fintechbd/banco, 2024) and hold for all 10,031 of it, while no other set of weights does.
/// So a sum that does not fit is a doubt and no refusal, until the Bangladesh Bank says otherwise.
const WEIGHTS: [u32; LENGTH] = [5, 7, 1, 5, 7, 1, 5, 7, 1];

/// A routing number, normalised.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Routing(String);

impl Routing {
    /// The nine digits. In a spreadsheet they need a cell of text, or the zero at the front is lost.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The three digits of the bank.
    #[must_use]
    pub fn bank(&self) -> &str {
        &self.0[..3]
    }

    /// The two digits of the district: 26 Dhaka North, 27 Dhaka South, 15 Chattogram and so on.
    #[must_use]
    pub fn district(&self) -> &str {
        &self.0[3..5]
    }

    /// The three digits of the branch within bank and district.
    #[must_use]
    pub fn branch(&self) -> &str {
        &self.0[5..8]
    }

    /// The bank's name in English and Bengali, when the code is known.
    #[must_use]
    pub fn bank_name(&self) -> Option<(&'static str, &'static str)> {
        bank_name(self.bank())
    }

    fn doubt(&self) -> Option<Doubt> {
        let expected = check_digit(&self.0)?;
        if !self.0.ends_with(char::from(b'0' + expected)) {
            return Some(Doubt::CheckDigit { expected });
        }
        let unknown = self.bank_name().is_none();
        unknown.then(|| Doubt::UnknownCode(self.bank().parse().unwrap_or_default()))
    }
}

impl fmt::Display for Routing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Routing> for String {
    fn from(routing: Routing) -> Self {
        routing.0
    }
}

/// The name in English and Bengali of the bank whose routing numbers begin with these three digits, when the code is known.
#[must_use]
pub fn bank_name(code: &str) -> Option<(&'static str, &'static str)> {
    let code: u16 = code.parse().ok()?;
    BANKS.iter().find(|(known, ..)| *known == code).map(|(_, en, bn)| (*en, *bn))
}

/// The ninth digit that fits the first eight of `digits`; nothing when there are fewer or others than digits.
#[must_use]
pub fn check_digit(digits: &str) -> Option<u8> {
    let values: Option<Vec<u32>> = digits.chars().take(LENGTH - 1).map(|char| char.to_digit(10)).collect();
    let values = values.filter(|values| values.len() == LENGTH - 1)?;
    let sum: u32 = values.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    u8::try_from((10 - sum % 10) % 10).ok()
}

/// Reads a routing number in either set of digits, with or without spaces and dashes.
///
/// Eight digits that fit after a zero are taken as a number whose zero a spreadsheet removed, with that doubt.
#[must_use]
pub fn read(text: &str) -> Outcome<Routing> {
    let digits = match digits::only(text) {
        Ok(digits) => digits,
        Err(reason) => return Outcome::Invalid(reason),
    };
    if digits::all_same(&digits) {
        return Outcome::Invalid(Reason::SameDigits);
    }
    let short = digits.len() + 1 == LENGTH;
    let routing = Routing(if short { format!("0{digits}") } else { digits.clone() });
    match (digits.len(), routing.doubt()) {
        (LENGTH, None) => Outcome::Valid(routing),
        (LENGTH, Some(doubt)) => Outcome::Doubtful(routing, doubt),
        (_, None) if short => Outcome::Doubtful(routing, Doubt::LeadingZero),
        (found, _) => Outcome::Invalid(Reason::Length { found, expected: LENGTH }),
    }
}

/// Code, name, Bengali name. Codes from the public list of branches (fintechbd/banco, 2024, MIT); merged and renamed
/// banks keep their codes until the clearing house retires them.
const BANKS: &[(u16, &str, &str)] = &[
    (10, "Agrani Bank", "অগ্রণী ব্যাংক"),
    (15, "Al-Arafah Islami Bank", "আল-আরাফাহ্ ইসলামী ব্যাংক"),
    (20, "AB Bank", "এবি ব্যাংক"),
    (25, "Bangladesh Bank", "বাংলাদেশ ব্যাংক"),
    (30, "Bangladesh Commerce Bank", "বাংলাদেশ কমার্স ব্যাংক"),
    (35, "Bangladesh Krishi Bank", "বাংলাদেশ কৃষি ব্যাংক"),
    (40, "Bangladesh Samabaya Bank", "বাংলাদেশ সমবায় ব্যাংক"),
    (47, "Bangladesh Development Bank", "বাংলাদেশ ডেভেলপমেন্ট ব্যাংক"),
    (55, "BASIC Bank", "বেসিক ব্যাংক"),
    (60, "BRAC Bank", "ব্র্যাক ব্যাংক"),
    (65, "Bank Alfalah", "ব্যাংক আলফালাহ"),
    (70, "Bank Asia", "ব্যাংক এশিয়া"),
    (75, "Citibank N.A.", "সিটিব্যাংক এনএ"),
    (80, "Commercial Bank of Ceylon", "কমার্শিয়াল ব্যাংক অব সিলন"),
    (85, "Dhaka Bank", "ঢাকা ব্যাংক"),
    (90, "Dutch-Bangla Bank", "ডাচ্-বাংলা ব্যাংক"),
    (95, "Eastern Bank", "ইস্টার্ন ব্যাংক"),
    (100, "EXIM Bank", "এক্সিম ব্যাংক"),
    (105, "First Security Islami Bank", "ফার্স্ট সিকিউরিটি ইসলামী ব্যাংক"),
    (110, "Habib Bank", "হাবিব ব্যাংক"),
    (115, "HSBC", "এইচএসবিসি"),
    (120, "IFIC Bank", "আইএফআইসি ব্যাংক"),
    (125, "Islami Bank Bangladesh", "ইসলামী ব্যাংক বাংলাদেশ"),
    (130, "Jamuna Bank", "যমুনা ব্যাংক"),
    (135, "Janata Bank", "জনতা ব্যাংক"),
    (140, "Mercantile Bank", "মার্কেন্টাইল ব্যাংক"),
    (145, "Mutual Trust Bank", "মিউচুয়াল ট্রাস্ট ব্যাংক"),
    (150, "National Bank", "ন্যাশনাল ব্যাংক"),
    (155, "National Bank of Pakistan", "ন্যাশনাল ব্যাংক অব পাকিস্তান"),
    (160, "NCC Bank", "এনসিসি ব্যাংক"),
    (165, "ONE Bank", "ওয়ান ব্যাংক"),
    (170, "Prime Bank", "প্রাইম ব্যাংক"),
    (175, "Pubali Bank", "পূবালী ব্যাংক"),
    (180, "Rajshahi Krishi Unnayan Bank", "রাজশাহী কৃষি উন্নয়ন ব্যাংক"),
    (185, "Rupali Bank", "রূপালী ব্যাংক"),
    (190, "Shahjalal Islami Bank", "শাহ্‌জালাল ইসলামী ব্যাংক"),
    (195, "Social Islami Bank", "সোশ্যাল ইসলামী ব্যাংক"),
    (200, "Sonali Bank", "সোনালী ব্যাংক"),
    (205, "Southeast Bank", "সাউথইস্ট ব্যাংক"),
    (210, "Standard Bank", "স্ট্যান্ডার্ড ব্যাংক"),
    (215, "Standard Chartered", "স্ট্যান্ডার্ড চার্টার্ড ব্যাংক"),
    (220, "State Bank of India", "স্টেট ব্যাংক অব ইন্ডিয়া"),
    (225, "City Bank", "সিটি ব্যাংক"),
    (230, "ICB Islamic Bank", "আইসিবি ইসলামিক ব্যাংক"),
    (235, "Premier Bank", "প্রিমিয়ার ব্যাংক"),
    (240, "Trust Bank", "ট্রাস্ট ব্যাংক"),
    (245, "United Commercial Bank", "ইউনাইটেড কমার্শিয়াল ব্যাংক"),
    (250, "Uttara Bank", "উত্তরা ব্যাংক"),
    (255, "Woori Bank", "উরি ব্যাংক"),
    (260, "NRBC Bank", "এনআরবিসি ব্যাংক"),
    (265, "Union Bank", "ইউনিয়ন ব্যাংক"),
    (270, "SBAC Bank", "এসবিএসি ব্যাংক"),
    (275, "Meghna Bank", "মেঘনা ব্যাংক"),
    (280, "Padma Bank", "পদ্মা ব্যাংক"),
    (285, "Midland Bank", "মিডল্যান্ড ব্যাংক"),
    (290, "NRB Bank", "এনআরবি ব্যাংক"),
    (295, "Modhumoti Bank", "মধুমতি ব্যাংক"),
    (300, "Global Islami Bank", "গ্লোবাল ইসলামী ব্যাংক"),
    (305, "Shimanto Bank", "সীমান্ত ব্যাংক"),
];
