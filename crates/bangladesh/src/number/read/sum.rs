//! Numbers, units and what they come to.

use super::super::words::Word;
use super::super::{Decimal, Refusal};
use super::token::{self, Kind, Token};

/// From lakh on a number after the unit may have lost its own: “2 crore 50” is more often 2.50 crore than 2,00,00,050.
const LARGE: u8 = 5;
const FEW: i128 = 100;
/// Four quarters, in hundredths.
const QUARTER: i128 = 25;

/// What the tokens come to; numbers in digits may have `places` digits behind the point once their units are counted.
pub(super) fn value(tokens: &[Token], places: u8) -> Result<Decimal, Refusal> {
    let counted: Vec<Token> = tokens.iter().filter(|token| !token.is(Word::And)).cloned().collect();
    if counted.is_empty() {
        return Err(Refusal::Empty);
    }
    expect_precision(&counted, places)?;
    sum(&counted)
}

/// “1.200” is refused where two places are kept: it may be a thousand two hundred.
fn expect_precision(tokens: &[Token], places: u8) -> Result<(), Refusal> {
    for (at, token) in tokens.iter().enumerate() {
        let Kind::Number(_, typed) = token.kind else { continue };
        let units = tokens[at + 1..].iter().map_while(unit).fold(0u8, u8::saturating_add);
        if typed > places.saturating_add(units) {
            return Err(Refusal::TooPrecise { places });
        }
    }
    Ok(())
}

fn unit(token: &Token) -> Option<u8> {
    match token.kind {
        Kind::Word(Word::Unit(exponent)) => Some(exponent),
        _ => None,
    }
}

/// Splits at the last of the largest units: what stands before counts them, what stands behind is less than one.
fn sum(tokens: &[Token]) -> Result<Decimal, Refusal> {
    let largest = tokens.iter().filter_map(unit).max();
    let at = largest.and_then(|largest| tokens.iter().rposition(|token| unit(token) == Some(largest)));
    let (Some(exponent), Some(at)) = (largest, at) else { return plain(tokens) };
    let (before, behind) = (&tokens[..at], &tokens[at + 1..]);
    if before.is_empty() || before.iter().filter(|token| is_number(token)).count() > 1 {
        return Err(Refusal::Order);
    }
    let count = sum(before)?;
    let whole = count.scaled(exponent).ok_or(Refusal::TooLarge)?;
    if behind.is_empty() {
        return Ok(whole);
    }
    if count.places() > 0 {
        return Err(Refusal::Ambiguous(token::text(tokens)));
    }
    let rest = sum(behind)?;
    expect_below(rest, exponent, behind)?;
    whole.plus(rest).ok_or(Refusal::TooLarge)
}

fn expect_below(rest: Decimal, exponent: u8, behind: &[Token]) -> Result<(), Refusal> {
    let below = |limit: i128| rest.minor(rest.places()) < Decimal::new(limit, 0).minor(rest.places());
    if exponent >= LARGE && matches!(behind, [one] if is_number(one)) && below(FEW) {
        return Err(Refusal::NoUnit(token::text(behind)));
    }
    if below(10i128.pow(u32::from(exponent))) { Ok(()) } else { Err(Refusal::Order) }
}

fn is_number(token: &Token) -> bool {
    matches!(token.kind, Kind::Number(..))
}

/// A number without units, but with hundreds written together with it and with the fractions people say.
fn plain(tokens: &[Token]) -> Result<Decimal, Refusal> {
    let unclear = || Refusal::Ambiguous(token::text(tokens));
    let Some((first, rest)) = tokens.split_first() else { return Err(Refusal::Order) };
    match (first.kind, rest) {
        (Kind::Number(value, _), []) => Ok(value),
        (Kind::Word(Word::Name(number) | Word::Tens(number)), []) => Ok(whole(number)),
        (Kind::Word(Word::Tens(tens)), [ones]) => match ones.kind {
            Kind::Word(Word::Name(ones @ 1..=9)) => Ok(whole(tens + ones)),
            _ => Err(unclear()),
        },
        (Kind::Word(Word::Hundreds(count)), _) => hundreds(whole(count), rest),
        (Kind::Word(Word::Mixed(quarters)), []) => Ok(Decimal::new(i128::from(quarters) * QUARTER, 2)),
        (Kind::Word(Word::Quarters(quarters)), _) => fraction(quarters, rest, unclear),
        (Kind::Word(Word::Major | Word::Minor | Word::Only | Word::Minus), _) => {
            Err(Refusal::Unknown(first.text.clone()))
        }
        _ => Err(unclear()),
    }
}

fn hundreds(count: Decimal, rest: &[Token]) -> Result<Decimal, Refusal> {
    let hundreds = count.scaled(2).ok_or(Refusal::TooLarge)?;
    if rest.is_empty() {
        return Ok(hundreds);
    }
    let rest_value = plain(rest)?;
    expect_below(rest_value, 2, rest)?;
    hundreds.plus(rest_value).ok_or(Refusal::TooLarge)
}

/// সাড়ে তিন is 3½, সোয়া তিন 3¼, পৌনে তিন 2¾, সাড়ে পাঁচশ 550; সোয়া and পৌনে alone are 1¼ and ¾.
fn fraction(quarters: i8, rest: &[Token], unclear: impl Fn() -> Refusal) -> Result<Decimal, Refusal> {
    let part = Decimal::new(i128::from(quarters) * QUARTER, 2);
    let add = |count: Decimal| count.plus(part).ok_or(Refusal::TooLarge);
    match rest {
        [] if quarters.abs() == 1 => add(whole(1)),
        [Token { kind: Kind::Word(Word::Hundreds(count)), .. }] => {
            add(whole(*count))?.scaled(2).ok_or(Refusal::TooLarge)
        }
        [Token { kind: Kind::Word(Word::Name(1..) | Word::Tens(_)), .. }, ..] => add(plain(rest)?),
        [Token { kind: Kind::Number(count, 0), .. }] if *count != Decimal::ZERO => add(*count),
        _ => Err(unclear()),
    }
}

fn whole(number: u8) -> Decimal {
    Decimal::new(i128::from(number), 0)
}
