//! Tokens to an expression whose sorts fit.

use std::sync::Arc;

use bangladesh::land::Ratio;

use super::lex::{Token, tokens};
use super::{Expr, Function, Operator, Slot};
use crate::value::{Kind, Value};

/// How deep brackets may go: packs come from people, too.
const DEPTH: usize = 40;
/// And how long they may be: what is reckoned follows the same tree.
const TOKENS: usize = 400;

/// What an expression gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Text,
    Number,
    Date,
    Flag,
    Numbers,
}

impl From<Kind> for Sort {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text,
            Kind::Number | Kind::Rate | Kind::Amount => Self::Number,
            Kind::Date => Self::Date,
            Kind::Flag => Self::Flag,
        }
    }
}

/// The names an expression may use.
pub(crate) trait Scope {
    /// Its place, and what it is.
    fn find(&self, name: &str) -> Option<(Slot, Sort)>;
}

/// Reads an expression that must give this sort.
pub(crate) fn parse(text: &str, scope: &dyn Scope, wanted: Sort) -> Result<Expr, String> {
    let tokens = tokens(text)?;
    if tokens.len() > TOKENS {
        return Err("it is too long: make steps of it".to_owned());
    }
    let mut reader = Reader { tokens: &tokens, at: 0, depth: 0, scope };
    let (expr, sort) = reader.whole()?;
    if reader.at < tokens.len() {
        return Err(format!("“{text}” goes on where it should end"));
    }
    if sort != wanted {
        return Err(format!("“{text}” gives {}, not {}", said(sort), said(wanted)));
    }
    Ok(expr.settled())
}

fn said(sort: Sort) -> &'static str {
    match sort {
        Sort::Text => "a word",
        Sort::Number => "a number",
        Sort::Date => "a date",
        Sort::Flag => "yes or no",
        Sort::Numbers => "several numbers",
    }
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
    depth: usize,
    scope: &'a dyn Scope,
}

type Read = Result<(Expr, Sort), String>;

const LEVELS: [&[(&str, Operator)]; 5] = [
    &[("or", Operator::Or)],
    &[("and", Operator::And)],
    &[
        ("=", Operator::Equal),
        ("!=", Operator::Differs),
        ("<", Operator::Less),
        ("<=", Operator::AtMost),
        (">", Operator::More),
        (">=", Operator::AtLeast),
    ],
    &[("+", Operator::Plus), ("-", Operator::Minus)],
    &[("*", Operator::Times), ("/", Operator::Over)],
];
const COMPARED: usize = 2;

impl Reader<'_> {
    fn whole(&mut self) -> Read {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err("the brackets go too deep".to_owned());
        }
        let read = if self.word("if") { self.choice() } else { self.level(0) };
        self.depth -= 1;
        read
    }

    fn choice(&mut self) -> Read {
        let condition = self.sorted(Sort::Flag)?;
        self.expect_word("then")?;
        let (yes, sort) = self.whole()?;
        self.expect_word("else")?;
        let no = self.sorted(sort)?;
        Ok((Expr::If(condition.into(), yes.into(), no.into()), sort))
    }

    fn sorted(&mut self, wanted: Sort) -> Result<Expr, String> {
        let (expr, sort) = self.whole()?;
        if sort == wanted { Ok(expr) } else { Err(format!("{} stands where {} should", said(sort), said(wanted))) }
    }

    fn level(&mut self, level: usize) -> Read {
        let Some(operators) = LEVELS.get(level) else { return self.signed() };
        let mut left = self.level(level + 1)?;
        if level == COMPARED && self.word("in") {
            return self.within(left);
        }
        while let Some(operator) = self.operator(operators) {
            let right = self.level(level + 1)?;
            let sort = fits(operator, left.1, right.1)?;
            left = (Expr::Two(operator, left.0.into(), right.0.into()), sort);
        }
        Ok(left)
    }

    fn operator(&mut self, operators: &[(&str, Operator)]) -> Option<Operator> {
        let spelled = match self.tokens.get(self.at)? {
            Token::Sign(sign) => sign,
            Token::Name(name) => name.as_str(),
            _ => return None,
        };
        let (_, operator) = operators.iter().find(|(known, _)| *known == spelled)?;
        self.at += 1;
        Some(*operator)
    }

    fn within(&mut self, (value, sort): (Expr, Sort)) -> Read {
        self.expect("[")?;
        let low = self.bound(sort)?;
        self.expect("..")?;
        let high = self.bound(sort)?;
        self.expect("]")?;
        let value = Arc::new(value);
        let above = Expr::Two(Operator::AtLeast, Arc::clone(&value), low.into());
        let below = Expr::Two(Operator::AtMost, value, high.into());
        Ok((Expr::Two(Operator::And, above.into(), below.into()), Sort::Flag))
    }

    fn bound(&mut self, sort: Sort) -> Result<Expr, String> {
        let (bound, found) = self.level(COMPARED + 1)?;
        fits(Operator::AtLeast, sort, found).map(|_| bound)
    }

    fn signed(&mut self) -> Read {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err("the brackets go too deep".to_owned());
        }
        let read = self.signed_once();
        self.depth -= 1;
        read
    }

    fn signed_once(&mut self) -> Read {
        if self.word("not") {
            let (expr, sort) = self.signed()?;
            return match sort {
                Sort::Flag => Ok((Expr::Not(expr.into()), Sort::Flag)),
                other => Err(format!("not needs yes or no, and this is {}", said(other))),
            };
        }
        if self.sign("-") {
            let (expr, sort) = self.signed()?;
            return match sort {
                Sort::Number => Ok((Expr::Negative(expr.into()), sort)),
                other => Err(format!("{} has no negative", said(other))),
            };
        }
        let read = self.plain()?;
        if read.1 == Sort::Number && self.sign("%") {
            let hundred = Expr::Value(Value::Number(Ratio::whole(100)));
            return Ok((Expr::Two(Operator::Over, read.0.into(), hundred.into()), Sort::Number));
        }
        Ok(read)
    }

    fn plain(&mut self) -> Read {
        let token = self.tokens.get(self.at).ok_or("something is missing at the end")?.clone();
        self.at += 1;
        match token {
            Token::Number(number) => Ok((Expr::Value(Value::Number(number)), Sort::Number)),
            Token::Date(date) => Ok((Expr::Value(Value::Date(date)), Sort::Date)),
            Token::Text(text) => Ok((Expr::Value(Value::Text(text.into())), Sort::Text)),
            Token::Name(name) => self.named(&name),
            Token::Sign("(") => {
                let inside = self.whole()?;
                self.expect(")")?;
                Ok(inside)
            }
            Token::Sign(sign) => Err(format!("“{sign}” is in the wrong place")),
        }
    }

    fn named(&mut self, name: &str) -> Read {
        match name {
            "yes" | "true" => return Ok((Expr::Value(Value::Flag(true)), Sort::Flag)),
            "no" | "false" => return Ok((Expr::Value(Value::Flag(false)), Sort::Flag)),
            _ => {}
        }
        if self.sign("(") {
            return self.call(name);
        }
        let (slot, sort) = self.scope.find(name).ok_or_else(|| format!("nothing is called “{name}”"))?;
        Ok((Expr::Name(slot), sort))
    }

    fn call(&mut self, name: &str) -> Read {
        if name == "given" {
            let Some(Token::Name(fact)) = self.tokens.get(self.at) else {
                return Err("given(…) names a fact".to_owned());
            };
            let (slot, _) = self.scope.find(fact).ok_or_else(|| format!("nothing is called “{fact}”"))?;
            self.at += 1;
            self.expect(")")?;
            return Ok((Expr::Given(slot), Sort::Flag));
        }
        let mut inside = vec![self.whole()?];
        while self.sign(",") {
            inside.push(self.whole()?);
        }
        self.expect(")")?;
        let sorts: Vec<Sort> = inside.iter().map(|(_, sort)| *sort).collect();
        let function = function(name, &sorts)?;
        Ok((Expr::Call(function, inside.into_iter().map(|(expr, _)| expr).collect()), Sort::Number))
    }

    fn sign(&mut self, wanted: &str) -> bool {
        let found = matches!(self.tokens.get(self.at), Some(Token::Sign(sign)) if *sign == wanted);
        self.at += usize::from(found);
        found
    }

    fn word(&mut self, wanted: &str) -> bool {
        let found = matches!(self.tokens.get(self.at), Some(Token::Name(name)) if name == wanted);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, wanted: &str) -> Result<(), String> {
        if self.sign(wanted) { Ok(()) } else { Err(format!("“{wanted}” is missing")) }
    }

    fn expect_word(&mut self, wanted: &str) -> Result<(), String> {
        if self.word(wanted) { Ok(()) } else { Err(format!("“{wanted}” is missing")) }
    }
}

fn fits(operator: Operator, left: Sort, right: Sort) -> Result<Sort, String> {
    use Operator::{And, AtLeast, AtMost, Differs, Equal, Less, Minus, More, Or, Over, Plus, Times};
    let sort = match (operator, left, right) {
        (Or | And, Sort::Flag, Sort::Flag) => Some(Sort::Flag),
        (Equal | Differs, left, right) if left == right && left != Sort::Numbers => Some(Sort::Flag),
        (Less | AtMost | More | AtLeast, Sort::Number, Sort::Number) => Some(Sort::Flag),
        (Less | AtMost | More | AtLeast, Sort::Date, Sort::Date) => Some(Sort::Flag),
        (Plus | Minus | Times | Over, Sort::Number, Sort::Number) => Some(Sort::Number),
        _ => None,
    };
    sort.ok_or_else(|| format!("{} and {} do not go together", said(left), said(right)))
}

fn function(name: &str, sorts: &[Sort]) -> Result<Function, String> {
    use Sort::{Date, Number, Numbers};
    let numbers = sorts.iter().all(|sort| *sort == Number);
    match (name, sorts) {
        ("max", _) if numbers => Ok(Function::Max),
        ("min", _) if numbers => Ok(Function::Min),
        ("max", [Numbers]) => Ok(Function::Max),
        ("min", [Numbers]) => Ok(Function::Min),
        ("sum", [Numbers]) => Ok(Function::Sum),
        ("count", [Numbers]) => Ok(Function::Count),
        ("part", [Number, Number, Number]) => Ok(Function::Part),
        ("floor", [Number]) => Ok(Function::Floor),
        ("abs", [Number]) => Ok(Function::Abs),
        ("days", [Date, Date]) => Ok(Function::Days),
        ("months", [Date, Date]) => Ok(Function::Months),
        ("years", [Date, Date]) => Ok(Function::Years),
        _ => Err(format!(
            "{name}({}) does not exist",
            sorts.iter().map(|sort| said(*sort)).collect::<Vec<_>>().join(", ")
        )),
    }
}
