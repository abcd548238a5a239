//! What a cell of a table asks of its input.
//!
//! `-` anything · `cash, cheque` one of these · `not(cash)` none of these · `> 50_000` · `[1..1600]` both ends counted ·
//! `(1600..2000]` the round bracket's end not · `< 10, > 20` either · `2026-07-01` · `>= 2026-07-01` · `yes`

use std::sync::Arc;

use crate::expr::{Scope, Slot, Sort, Trouble, order, parse};
use crate::value::{Kind, Value};

/// A set of values.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    Any,
    /// One of these words; or, with `false`, any other.
    Words(Vec<Arc<str>>, bool),
    Spans(Vec<Span>),
    Flag(bool),
}

/// Numbers or dates from one to another; nothing is without end. `true` counts the end itself.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Span {
    low: Option<(Value, bool)>,
    high: Option<(Value, bool)>,
}

struct Nothing;

impl Scope for Nothing {
    fn find(&self, _: &str) -> Option<(Slot, Sort)> {
        None
    }
}

impl Cell {
    /// Reads a cell for an input of this kind.
    pub(crate) fn read(text: &str, kind: Kind, choices: &[Arc<str>]) -> Result<Self, String> {
        let text = text.trim();
        if text.is_empty() || text == "-" {
            return Ok(Self::Any);
        }
        let (inside, is) = match text.strip_prefix("not(").and_then(|rest| rest.strip_suffix(')')) {
            Some(inside) => (inside, false),
            None => (text, true),
        };
        match kind {
            Kind::Text => words(inside, is, choices),
            Kind::Flag => match (inside, is) {
                ("yes" | "true", is) => Ok(Self::Flag(is)),
                ("no" | "false", is) => Ok(Self::Flag(!is)),
                _ => Err(format!("“{text}” is neither yes nor no")),
            },
            kind => {
                let spans =
                    pieces(inside).iter().map(|piece| Span::read(piece, kind)).collect::<Result<Vec<_>, _>>()?;
                Ok(Self::Spans(if is { spans } else { outside(&spans) }))
            }
        }
    }

    /// Whether the value is in it.
    pub(crate) fn holds(&self, value: &Value) -> Result<bool, Trouble> {
        Ok(match (self, value) {
            (Self::Any, _) => true,
            (Self::Words(words, is), Value::Text(text)) => words.iter().any(|word| word == text) == *is,
            (Self::Flag(wanted), Value::Flag(flag)) => wanted == flag,
            (Self::Spans(spans), value) => {
                for span in spans {
                    if span.holds(value)? {
                        return Ok(true);
                    }
                }
                false
            }
            _ => false,
        })
    }

    /// Whether some value is in both.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Words(words, true), Self::Words(others, is))
            | (Self::Words(others, is), Self::Words(words, true)) => {
                words.iter().any(|word| others.contains(word) == *is)
            }
            (Self::Flag(flag), Self::Flag(other)) => flag == other,
            (Self::Spans(spans), Self::Spans(others)) => {
                spans.iter().any(|span| others.iter().any(|other| span.meets(other)))
            }
            _ => true,
        }
    }
}

fn words(text: &str, is: bool, choices: &[Arc<str>]) -> Result<Cell, String> {
    let words: Vec<Arc<str>> = pieces(text).iter().map(|word| word.trim_matches(['\'', '"']).into()).collect();
    if let Some(word) = words.iter().find(|word| word.is_empty() || (!choices.is_empty() && !choices.contains(word))) {
        return Err(format!("“{word}” is none of its choices"));
    }
    if is || choices.is_empty() {
        return Ok(Cell::Words(words, is));
    }
    Ok(Cell::Words(choices.iter().filter(|choice| !words.contains(choice)).cloned().collect(), true))
}

/// At the commas outside brackets.
fn pieces(text: &str) -> Vec<&str> {
    text.split(',').map(str::trim).collect()
}

impl Span {
    fn read(text: &str, kind: Kind) -> Result<Self, String> {
        for (sign, low, counted) in
            [("<=", false, true), (">=", true, true), ("<", false, false), (">", true, false), ("=", true, true)]
        {
            let Some(rest) = text.strip_prefix(sign) else { continue };
            let end = Some((constant(rest, kind)?, counted));
            return Ok(match (sign, low) {
                ("=", _) => Self { low: end.clone(), high: end },
                (_, true) => Self { low: end, high: None },
                (_, false) => Self { low: None, high: end },
            });
        }
        let open = text.starts_with('[') || text.starts_with('(');
        let Some((low, high)) = text.split_once("..").filter(|_| open) else {
            let only = Some((constant(text, kind)?, true));
            return Ok(Self { low: only.clone(), high: only });
        };
        let end = high.strip_suffix([']', ')']).ok_or_else(|| format!("“{text}” needs a bracket at its end"))?;
        Ok(Self {
            low: Some((constant(&low[1..], kind)?, text.starts_with('['))),
            high: Some((constant(end, kind)?, text.ends_with(']'))),
        })
    }

    fn holds(&self, value: &Value) -> Result<bool, Trouble> {
        let above = match &self.low {
            Some((low, counted)) => beyond(value, low, *counted)?,
            None => true,
        };
        Ok(above
            && match &self.high {
                Some((high, counted)) => beyond(high, value, *counted)?,
                None => true,
            })
    }

    fn meets(&self, other: &Self) -> bool {
        let apart = |below: &Self, above: &Self| match (&below.high, &above.low) {
            (Some((high, counted)), Some((low, also))) => !beyond(high, low, *counted && *also).unwrap_or(true),
            _ => false,
        };
        !apart(self, other) && !apart(other, self)
    }
}

/// Whether `value` lies at or beyond `bound`.
fn beyond(value: &Value, bound: &Value, counted: bool) -> Result<bool, Trouble> {
    let order = order(value, bound)?;
    Ok(order.is_gt() || (counted && order.is_eq()))
}

/// Everything outside all of these.
fn outside(spans: &[Span]) -> Vec<Span> {
    let everything = vec![Span { low: None, high: None }];
    spans.iter().fold(everything, |left, span| {
        let below = span.low.clone().map(|(end, counted)| Span { low: None, high: Some((end, !counted)) });
        let above = span.high.clone().map(|(end, counted)| Span { low: Some((end, !counted)), high: None });
        let sides: Vec<Span> = below.into_iter().chain(above).collect();
        left.iter().flat_map(|one| sides.iter().filter_map(|side| one.both(side))).collect()
    })
}

impl Span {
    /// What is in both; nothing when nothing is.
    fn both(&self, other: &Self) -> Option<Self> {
        if !self.meets(other) {
            return None;
        }
        let narrower = |one: &Option<(Value, bool)>, two: &Option<(Value, bool)>, low: bool| match (one, two) {
            (None, end) | (end, None) => end.clone(),
            (Some((a, counted)), Some((b, also))) => {
                let order = order(a, b).unwrap_or(std::cmp::Ordering::Equal);
                match (order, low) {
                    (std::cmp::Ordering::Equal, _) => Some((a.clone(), *counted && *also)),
                    (std::cmp::Ordering::Greater, true) | (std::cmp::Ordering::Less, false) => one.clone(),
                    _ => two.clone(),
                }
            }
        };
        Some(Self { low: narrower(&self.low, &other.low, true), high: narrower(&self.high, &other.high, false) })
    }
}

fn constant(text: &str, kind: Kind) -> Result<Value, String> {
    let expr = parse(text, &Nothing, kind.into())?;
    expr.constant().cloned().ok_or_else(|| format!("“{text}” is no fixed value"))
}
