//! A small language for figures that follow from others: exact, without loops, clocks or chance.
//!
//! ```text
//! or and not   = != < <= > >=   x in [1..1600]   + - * /   7.5%   if a then b else c
//! max min sum count   part(x, from, to)   floor   abs   given(fact)   days months years (from, to)
//! numbers 4_00_000 1.5   words 'cash'   dates 2026-07-01   yes no
//! ```

mod eval;
mod lex;
mod parse;

pub(crate) use eval::{Trouble, compare, order};
pub(crate) use parse::{Scope, Sort, parse};

use std::sync::Arc;

use crate::value::Value;

/// Where a name's value lies during an evaluation.
pub(crate) type Slot = usize;

/// An expression whose names are places and whose sorts fit together.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expr {
    Value(Value),
    Name(Slot),
    Given(Slot),
    Not(Arc<Expr>),
    Negative(Arc<Expr>),
    Two(Operator, Arc<Expr>, Arc<Expr>),
    If(Arc<Expr>, Arc<Expr>, Arc<Expr>),
    Call(Function, Vec<Expr>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    Or,
    And,
    Equal,
    Differs,
    Less,
    AtMost,
    More,
    AtLeast,
    Plus,
    Minus,
    Times,
    Over,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    Max,
    Min,
    Sum,
    Count,
    Part,
    Floor,
    Abs,
    Days,
    Months,
    Years,
}

impl Expr {
    /// What the expression always is, when it names nothing.
    pub(crate) fn constant(&self) -> Option<&Value> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
