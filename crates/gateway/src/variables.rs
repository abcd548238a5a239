//! Variables as they came, brought into the form their types ask for.

use graphql_tools::static_graphql::query::{Value as Literal, VariableDefinition};
use graphql_tools::static_graphql::schema::{InputValue, Type, TypeDefinition};
use kernel::{Error, Result};

use crate::errors::VARIABLE;
use crate::schema::Public;
use crate::value::{Name, Object, Value, Variables};

/// One variable of an operation.
#[derive(Debug)]
pub(crate) struct Declared {
    name: Name,
    of: Type,
    default: Option<Value>,
}

impl From<&VariableDefinition> for Declared {
    fn from(known: &VariableDefinition) -> Self {
        let default = known.default_value.as_ref().map(constant);
        Self { name: Name::new(&known.name), of: known.var_type.clone(), default }
    }
}

/// The values of `declared`, with defaults; what nobody declared is left out.
///
/// # Errors
/// `graphql.variable`: one is missing or not of its type.
pub(crate) fn coerce(public: &Public, declared: &[Declared], mut given: Variables) -> Result<Variables> {
    let mut values = Variables::default();
    for Declared { name, of, default } in declared {
        let refuse = |reason: String| Error::new(&VARIABLE).with("name", name).with("reason", reason);
        match given.remove(name) {
            Some(value) => {
                values.insert(name.clone(), typed(public, of, value, &mut Vec::new()).map_err(refuse)?);
            }
            None => match default {
                Some(default) => {
                    let default = typed(public, of, default.clone(), &mut Vec::new()).map_err(refuse)?;
                    values.insert(name.clone(), default);
                }
                None if matches!(of, Type::NonNullType(_)) => return Err(refuse("it is missing".to_owned())),
                None => {}
            },
        }
    }
    Ok(values)
}

/// `value` as a value of type `of`, or why it is none.
fn typed(public: &Public, of: &Type, value: Value, path: &mut Vec<String>) -> Result<Value, String> {
    match (of, value) {
        (Type::NonNullType(_), Value::Null) => Err(at(path, "it must not be null")),
        (Type::NonNullType(inner), value) => typed(public, inner, value, path),
        (_, Value::Null) => Ok(Value::Null),
        (Type::ListType(inner), Value::List(items)) => {
            let mut list = Vec::with_capacity(items.len());
            for (place, item) in items.into_iter().enumerate() {
                path.push(place.to_string());
                list.push(typed(public, inner, item, path)?);
                path.pop();
            }
            Ok(Value::List(list))
        }
        // One item may stand for a list of one.
        (Type::ListType(inner), value) => Ok(Value::List(vec![typed(public, inner, value, path)?])),
        (Type::NamedType(name), value) => named(public, name, value, path),
    }
}

fn named(public: &Public, name: &str, value: Value, path: &mut Vec<String>) -> Result<Value, String> {
    match (name, &value) {
        ("Int", Value::Number(number)) => {
            // 4.0 is an Int as JavaScript writes it.
            let whole = number
                .as_i64()
                .or_else(|| number.as_f64().filter(|value| value.fract() == 0.0).map(|value| value as i64));
            match whole.and_then(|whole| i32::try_from(whole).ok()) {
                Some(whole) => Ok(Value::from(whole)),
                None => Err(at(path, "it must be a whole number of 32 bits")),
            }
        }
        ("Int", _) => Err(at(path, "it must be a whole number of 32 bits")),
        ("Float", Value::Number(_)) | ("Boolean", Value::Boolean(_)) | ("String" | "ID", Value::String(_)) => Ok(value),
        ("ID", Value::Number(number)) if number.is_i64() || number.is_u64() => Ok(Value::from(number.to_string())),
        ("Float", _) => Err(at(path, "it must be a number")),
        ("Boolean", _) => Err(at(path, "it must be true or false")),
        ("String" | "ID", _) => Err(at(path, "it must be a text")),
        _ => match public.find(name) {
            Some(TypeDefinition::Enum(words)) => match crate::value::text(&value) {
                Some(word) if words.values.iter().any(|known| known.name == word) => Ok(value),
                _ => Err(at(path, &format!("it must be one of the words of {name}"))),
            },
            Some(TypeDefinition::InputObject(input)) => match value {
                Value::Object(fields) => object(public, &input.fields, fields, path),
                _ => Err(at(path, &format!("it must be an object of type {name}"))),
            },
            // What a scalar of a service may be, the service knows.
            _ => Ok(value),
        },
    }
}

fn object(public: &Public, known: &[InputValue], mut given: Object, path: &mut Vec<String>) -> Result<Value, String> {
    let mut object = Object::with_capacity(given.len());
    for field in known {
        path.push(field.name.clone());
        match (given.swap_remove(field.name.as_str()), &field.default_value) {
            (Some(value), _) => {
                object.insert(Name::new(&field.name), typed(public, &field.value_type, value, path)?);
            }
            // The service puts its own default in.
            (None, Some(_)) => {}
            (None, None) if matches!(field.value_type, Type::NonNullType(_)) => return Err(at(path, "it is missing")),
            (None, None) => {}
        }
        path.pop();
    }
    match given.keys().next() {
        Some(unknown) => {
            path.push(unknown.to_string());
            Err(at(path, "there is no such field"))
        }
        None => Ok(Value::Object(object)),
    }
}

fn at(path: &[String], what: &str) -> String {
    if path.is_empty() { what.to_owned() } else { format!("at “{}” {what}", path.join(".")) }
}

/// What a field's argument was given; none when it was not.
pub(crate) fn argument(arguments: &[(String, Literal)], name: &str, variables: &Variables) -> Option<Value> {
    arguments.iter().find(|(known, _)| known == name).map(|(_, literal)| match literal {
        Literal::Variable(variable) => variables.get(variable.as_str()).cloned().unwrap_or_default(),
        literal => constant(literal),
    })
}

/// A literal without variables, as a value.
pub(crate) fn constant(literal: &Literal) -> Value {
    match literal {
        Literal::Variable(_) | Literal::Null => Value::Null,
        Literal::Int(number) => Value::from(number.as_i64().unwrap_or_default()),
        Literal::Float(number) => Value::from(*number),
        Literal::String(text) => Value::from(text.clone()),
        Literal::Boolean(given) => Value::from(*given),
        Literal::Enum(word) => Value::from(word.clone()),
        Literal::List(items) => Value::List(items.iter().map(constant).collect()),
        Literal::Object(fields) => {
            Value::Object(fields.iter().map(|(name, value)| (Name::new(name), constant(value))).collect())
        }
    }
}
