//! An expression's value.

use std::cmp::Ordering;

use bangladesh::land::Ratio;
use jiff::Unit;
use jiff::civil::Date;

use super::{Expr, Function, Operator, Slot};
use crate::value::Value;

/// Why there is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// This name has none.
    Missing(Slot),
    /// The figures outgrow exact reckoning.
    TooLarge,
    /// Nothing is shared among none.
    ByZero,
}

type Got<T> = Result<T, Trouble>;

impl Expr {
    /// The value, with the names' values in their places. An amount is a number of taka here.
    pub(crate) fn value(&self, known: &[Option<Value>]) -> Got<Value> {
        Ok(match self {
            Self::Value(value) => value.clone(),
            Self::Name(slot) => known[*slot].clone().ok_or(Trouble::Missing(*slot))?,
            Self::Given(slot) => Value::Flag(known[*slot].is_some()),
            Self::Not(inside) => Value::Flag(!inside.flag(known)?),
            Self::Negative(inside) => Value::Number(sum(Ratio::ZERO.minus(inside.number(known)?))?),
            Self::If(condition, yes, no) => return if condition.flag(known)? { yes } else { no }.value(known),
            Self::Two(operator, left, right) => return two(*operator, left, right, known),
            Self::Call(function, inside) => Value::Number(call(*function, inside, known)?),
        })
    }

    /// The value of what is a number by its sort.
    pub(crate) fn number(&self, known: &[Option<Value>]) -> Got<Ratio> {
        match self.value(known)? {
            Value::Number(number) => Ok(number),
            _ => Ok(Ratio::ZERO),
        }
    }

    /// The value of what is yes or no by its sort.
    pub(crate) fn flag(&self, known: &[Option<Value>]) -> Got<bool> {
        Ok(self.value(known)? == Value::Flag(true))
    }

    fn date(&self, known: &[Option<Value>]) -> Got<Date> {
        match self.value(known)? {
            Value::Date(date) => Ok(date),
            _ => Ok(Date::ZERO),
        }
    }

    /// The same with everything reckoned that names nothing.
    pub(super) fn settled(self) -> Self {
        let each =
            |inside: std::sync::Arc<Self>| std::sync::Arc::new(std::sync::Arc::unwrap_or_clone(inside).settled());
        let expr = match self {
            Self::Not(inside) => Self::Not(each(inside)),
            Self::Negative(inside) => Self::Negative(each(inside)),
            Self::Two(operator, left, right) => Self::Two(operator, each(left), each(right)),
            Self::If(condition, yes, no) => Self::If(each(condition), each(yes), each(no)),
            Self::Call(function, inside) => Self::Call(function, inside.into_iter().map(Self::settled).collect()),
            plain => plain,
        };
        let constant = match &expr {
            Self::Not(inside) | Self::Negative(inside) => inside.constant().is_some(),
            Self::Two(_, left, right) => left.constant().is_some() && right.constant().is_some(),
            Self::Call(_, inside) => inside.iter().all(|expr| expr.constant().is_some()),
            _ => false,
        };
        if !constant {
            return expr;
        }
        match expr.value(&[]) {
            Ok(value) => Self::Value(value),
            Err(_) => expr,
        }
    }
}

fn sum(number: Option<Ratio>) -> Got<Ratio> {
    number.ok_or(Trouble::TooLarge)
}

fn two(operator: Operator, left: &Expr, right: &Expr, known: &[Option<Value>]) -> Got<Value> {
    use Operator::{And, AtLeast, AtMost, Differs, Equal, Less, Minus, More, Or, Over, Plus, Times};
    Ok(match operator {
        Or => Value::Flag(left.flag(known)? || right.flag(known)?),
        And => Value::Flag(left.flag(known)? && right.flag(known)?),
        Equal => Value::Flag(left.value(known)? == right.value(known)?),
        Differs => Value::Flag(left.value(known)? != right.value(known)?),
        Less => Value::Flag(order(&left.value(known)?, &right.value(known)?)?.is_lt()),
        AtMost => Value::Flag(order(&left.value(known)?, &right.value(known)?)?.is_le()),
        More => Value::Flag(order(&left.value(known)?, &right.value(known)?)?.is_gt()),
        AtLeast => Value::Flag(order(&left.value(known)?, &right.value(known)?)?.is_ge()),
        Plus => Value::Number(sum(left.number(known)?.plus(right.number(known)?))?),
        Minus => Value::Number(sum(left.number(known)?.minus(right.number(known)?))?),
        Times => Value::Number(sum(left.number(known)?.times(right.number(known)?))?),
        Over => match right.number(known)? {
            Ratio::ZERO => return Err(Trouble::ByZero),
            divisor => Value::Number(sum(left.number(known)?.over(divisor))?),
        },
    })
}

/// Which of two numbers or dates is larger.
pub(crate) fn order(left: &Value, right: &Value) -> Got<Ordering> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => compare(*left, *right),
        (Value::Date(left), Value::Date(right)) => Ok(left.cmp(right)),
        _ => Ok(Ordering::Equal),
    }
}

/// Which of two numbers is larger.
pub(crate) fn compare(left: Ratio, right: Ratio) -> Got<Ordering> {
    let ((above, below), (other_above, other_below)) = (left.terms(), right.terms());
    if below == other_below {
        return Ok(above.cmp(&other_above));
    }
    left.compare(right).ok_or(Trouble::TooLarge)
}

fn call(function: Function, inside: &[Expr], known: &[Option<Value>]) -> Got<Ratio> {
    let number = |index: usize| inside[index].number(known);
    match function {
        Function::Max => extreme(inside, known, Ordering::Greater),
        Function::Min => extreme(inside, known, Ordering::Less),
        Function::Sum => numbers(inside, known)?.into_iter().try_fold(Ratio::ZERO, |a, b| sum(a.plus(b))),
        Function::Count => Ok(Ratio::whole(i64::try_from(numbers(inside, known)?.len()).unwrap_or(i64::MAX))),
        Function::Part => part(number(0)?, number(1)?, number(2)?),
        Function::Floor => {
            let (number, below) = number(0)?.terms();
            sum(Ratio::new(number.div_euclid(below), 1))
        }
        Function::Abs => {
            let (number, below) = number(0)?.terms();
            sum(Ratio::new(number.abs(), below))
        }
        Function::Days | Function::Months | Function::Years => {
            span(function, inside[0].date(known)?, inside[1].date(known)?)
        }
    }
}

/// What of `whole` lies between `from` and `to`: the slice of an income in one slab.
fn part(whole: Ratio, from: Ratio, to: Ratio) -> Got<Ratio> {
    let top = if compare(whole, to)?.is_gt() { to } else { whole };
    if compare(top, from)?.is_le() { Ok(Ratio::ZERO) } else { sum(top.minus(from)) }
}

fn numbers(inside: &[Expr], known: &[Option<Value>]) -> Got<Vec<Ratio>> {
    let mut found = Vec::with_capacity(inside.len());
    for expr in inside {
        match expr.value(known)? {
            Value::Number(number) => found.push(number),
            Value::List(list) => found.extend(list.iter().filter_map(|value| match value {
                Value::Number(number) => Some(*number),
                _ => None,
            })),
            _ => {}
        }
    }
    Ok(found)
}

fn extreme(inside: &[Expr], known: &[Option<Value>], wanted: Ordering) -> Got<Ratio> {
    let mut numbers = numbers(inside, known)?.into_iter();
    let Some(mut best) = numbers.next() else { return Ok(Ratio::ZERO) };
    for number in numbers {
        if compare(number, best)? == wanted {
            best = number;
        }
    }
    Ok(best)
}

/// Completed days, months or years from one day to another.
fn span(function: Function, from: Date, to: Date) -> Got<Ratio> {
    let unit = match function {
        Function::Days => Unit::Day,
        Function::Months => Unit::Month,
        _ => Unit::Year,
    };
    let span = from.until((unit, to)).map_err(|_| Trouble::TooLarge)?;
    let count = match unit {
        Unit::Day => i64::from(span.get_days()),
        Unit::Month => i64::from(span.get_months()),
        _ => i64::from(span.get_years()),
    };
    Ok(Ratio::whole(count))
}
