//! Which of several prices counts, and why.

use std::cmp::Reverse;

use bangladesh::land::Ratio;
use kernel::{Error, Language, Money, Quantity, Result, Rounding};

use super::model::Price;
use crate::errors;
use crate::fraction::written;
use crate::measure::Measure;
use crate::price_list::PriceList;

/// A price that might count.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub price: Price,
    pub list: PriceList,
    /// The price's own unit.
    pub measure: Measure,
    /// How many of the price's unit one of the asked one is.
    pub ratio: Ratio,
}

/// The price that counts.
#[derive(Clone, Debug)]
pub struct Quote {
    pub chosen: Candidate,
    /// Of one of the asked unit; rounded half up to the minor unit when the price is in another.
    pub unit_price: Money,
    /// Why this one, a sentence each.
    pub why: Vec<String>,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    pub quantity: Quantity,
    pub measure: &'a Measure,
    pub language: Language,
}

/// The price that counts among these: one agreed with the party before one for everybody, one of the company before one
/// for all, one for the zone before one for everywhere, one in the asked unit before one converted, a later list before an
/// earlier one, a larger quantity before a smaller one.
///
/// # Errors
/// `master_data.price.none`; `kernel.money-overflow`.
pub fn choose(mut candidates: Vec<Candidate>, asked: &Asked<'_>) -> Result<Quote> {
    candidates.retain(|candidate| reaches(candidate, asked.quantity));
    let chosen = candidates.into_iter().max_by_key(|candidate| {
        let (price, list) = (&candidate.price, &candidate.list);
        let known = (list.party_id.is_some(), list.company_id.is_some(), list.zone.is_some());
        let order = (list.starts_on, price.from_quantity, price.starts_on);
        (known, price.measure_id == asked.measure.id, order, Reverse(list.code.clone()), price.id)
    });
    let chosen = chosen.ok_or_else(|| Error::new(&errors::PRICE_NONE))?;
    let unit_price = converted(chosen.price.price, chosen.ratio)?;
    Ok(Quote { why: why(&chosen, asked), unit_price, chosen })
}

/// Whether the asked quantity, in the price's unit, is enough.
fn reaches(candidate: &Candidate, quantity: Quantity) -> bool {
    let amount = |quantity: Quantity| Ratio::new(quantity.micro.into(), 1_000_000);
    let least = amount(candidate.price.from_quantity);
    let there = amount(quantity).and_then(|quantity| quantity.times(candidate.ratio));
    there.zip(least).and_then(|(there, least)| there.compare(least)).is_some_and(std::cmp::Ordering::is_ge)
}

fn converted(price: Money, ratio: Ratio) -> Result<Money> {
    let (numerator, denominator) = ratio.terms();
    let large = |_| Error::new(&kernel::codes::MONEY_OVERFLOW);
    price.ratio(i64::try_from(numerator).map_err(large)?, i64::try_from(denominator).map_err(large)?, Rounding::HalfUp)
}

fn why(chosen: &Candidate, asked: &Asked<'_>) -> Vec<String> {
    let Candidate { price, list, measure, ratio } = chosen;
    let bn = asked.language == Language::Bn;
    let say = |en: String, bengali: String| if bn { bengali } else { en };
    let name = if bn { list.name_bn.as_ref().unwrap_or(&list.name) } else { &list.name };
    let mut why = vec![say(
        format!("From list {} ({name}), in force since {}.", list.code, price.starts_on),
        format!("তালিকা {} ({name}) থেকে, {} থেকে কার্যকর।", list.code, price.starts_on),
    )];
    if list.party_id.is_some() {
        why.push(say("Agreed with this party.".into(), "এই পক্ষের সঙ্গে ঠিক করা দর।".into()));
    }
    if list.company_id.is_some() {
        why.push(say("The company's own list.".into(), "কোম্পানির নিজস্ব তালিকা।".into()));
    }
    if let Some(zone) = &list.zone {
        why.push(say(format!("For the zone {zone}."), format!("{zone} অঞ্চলের দর।")));
    }
    if price.from_quantity > Quantity::ZERO {
        let (from, symbol) = (price.from_quantity, &measure.symbol);
        why.push(say(format!("It holds from {from} {symbol} on."), format!("{from} {symbol} বা তার বেশি নিলে এই দর।")));
    }
    if measure.id != asked.measure.id {
        let (one, own, asked) = (written(*ratio), &measure.symbol, &asked.measure.symbol);
        let each = price.price;
        why.push(say(
            format!("The list says {each} for a {own}; 1 {asked} is {one} {own}, rounded to the paisa."),
            format!("তালিকায় প্রতি {own} {each}; ১ {asked} = {one} {own}, পয়সায় পূর্ণ করা।"),
        ));
    }
    why
}
