//! The public schema as an answer, and in its own language.

use graphql_tools::static_graphql::query::Value as Literal;
use graphql_tools::static_graphql::schema::{
    Definition, Directive, DirectiveDefinition, EnumValue, Field, InputValue, Type, TypeDefinition,
};

use crate::project::holds;
use crate::schema::{Public, fields, name_of};
use crate::shape::{Fields, Shape, Slot};
use crate::value::{Object, Value, Variables, text};

/// A thing the schema has.
#[derive(Clone, Copy)]
enum Thing<'s> {
    Schema,
    Named(&'s TypeDefinition),
    Wrapped(&'s Type),
    Field(&'s Field),
    Input(&'s InputValue),
    Word(&'s EnumValue),
    Directive(&'s DirectiveDefinition),
}

/// What a field of a thing is.
enum Told<'s> {
    Value(Value),
    Thing(Thing<'s>),
    Things(Vec<Thing<'s>>),
}

/// Answers `__schema` and `__type` of the root.
pub(crate) fn answer(public: &Public, root: &Fields, variables: &Variables, data: &mut Object) {
    let telling = Telling { public, variables };
    for slot in &root.0 {
        let told = match &*slot.field {
            "__schema" => Told::Thing(Thing::Schema),
            "__type" => match telling.argument(slot, "name").as_ref().and_then(text).and_then(|name| public.find(name))
            {
                Some(known) => Told::Thing(Thing::Named(known)),
                None => Told::Value(Value::Null),
            },
            _ => continue,
        };
        if holds(&slot.when, variables) {
            data.insert(slot.fetched.clone(), telling.told(told, slot));
        }
    }
}

struct Telling<'s> {
    public: &'s Public,
    variables: &'s Variables,
}

impl<'s> Telling<'s> {
    fn told(&self, told: Told<'s>, slot: &Slot) -> Value {
        let Shape::Object(_, fields) = &slot.shape else {
            return if let Told::Value(value) = told { value } else { Value::Null };
        };
        match told {
            Told::Value(value) => value,
            Told::Thing(thing) => self.thing(thing, fields),
            Told::Things(things) => Value::List(things.into_iter().map(|thing| self.thing(thing, fields)).collect()),
        }
    }

    fn thing(&self, thing: Thing<'s>, fields: &Fields) -> Value {
        let mut object = Object::with_capacity(fields.0.len());
        for slot in fields.0.iter().filter(|slot| holds(&slot.when, self.variables)) {
            let told = self.field(thing, slot);
            object.insert(slot.fetched.clone(), self.told(told, slot));
        }
        Value::Object(object)
    }

    fn field(&self, thing: Thing<'s>, slot: &Slot) -> Told<'s> {
        let field = &*slot.field;
        match thing {
            Thing::Schema => self.schema(field),
            Thing::Named(known) => self.named(known, field, slot),
            Thing::Wrapped(of) => self.wrapped(of, field, slot),
            Thing::Field(known) => match field {
                "args" => Told::Things(known.arguments.iter().map(Thing::Input).collect()),
                _ => self.member(
                    &known.name,
                    known.description.as_deref(),
                    &known.directives,
                    Some(&known.field_type),
                    field,
                ),
            },
            Thing::Input(known) => match field {
                "defaultValue" => {
                    Told::Value(optional(known.default_value.as_ref().map(ToString::to_string).as_deref()))
                }
                _ => self.member(
                    &known.name,
                    known.description.as_deref(),
                    &known.directives,
                    Some(&known.value_type),
                    field,
                ),
            },
            Thing::Word(known) => {
                self.member(&known.name, known.description.as_deref(), &known.directives, None, field)
            }
            Thing::Directive(known) => match field {
                "args" => Told::Things(known.arguments.iter().map(Thing::Input).collect()),
                "isRepeatable" => Told::Value(Value::from(known.repeatable)),
                "locations" => {
                    Told::Value(Value::List(known.locations.iter().map(|place| Value::from(place.as_str())).collect()))
                }
                _ => self.member(&known.name, known.description.as_deref(), &[], None, field),
            },
        }
    }

    fn schema(&self, field: &str) -> Told<'s> {
        let root = |name: Option<&String>| match name.and_then(|name| self.public.find(name)) {
            Some(known) => Told::Thing(Thing::Named(known)),
            None => Told::Value(Value::Null),
        };
        match field {
            "types" => Told::Things(self.public.types().map(Thing::Named).collect()),
            "queryType" => root(Some(&self.public.query)),
            "mutationType" => root(self.public.mutation.as_ref()),
            "subscriptionType" => root(self.public.subscription.as_ref()),
            "directives" => Told::Things(self.public.directives().map(Thing::Directive).collect()),
            _ => Told::Value(Value::Null),
        }
    }

    fn named(&self, known: &'s TypeDefinition, field: &str, slot: &Slot) -> Told<'s> {
        let (kind, description) = kind(known);
        let types = |names: &mut dyn Iterator<Item = &'s String>| {
            Told::Things(names.filter_map(|name| self.public.find(name)).map(Thing::Named).collect())
        };
        let old = matches!(self.argument(slot, "includeDeprecated"), Some(Value::Boolean(true)));
        match (field, known) {
            ("kind", _) => Told::Value(Value::from(kind)),
            ("name", _) => Told::Value(Value::from(name_of(known))),
            ("description", _) => Told::Value(optional(description)),
            ("specifiedByURL", TypeDefinition::Scalar(scalar)) => {
                Told::Value(optional(argument(&scalar.directives, "specifiedBy", "url").as_deref()))
            }
            ("isOneOf", TypeDefinition::InputObject(_)) => Told::Value(Value::from(known.is_one_of())),
            ("fields", TypeDefinition::Object(_) | TypeDefinition::Interface(_)) => {
                let shown = fields(known).iter().filter(|field| !field.name.starts_with("__"));
                Told::Things(shown.filter(|field| old || !deprecated(&field.directives)).map(Thing::Field).collect())
            }
            ("interfaces", TypeDefinition::Object(object)) => types(&mut object.implements_interfaces.iter()),
            ("interfaces", TypeDefinition::Interface(interface)) => types(&mut interface.implements_interfaces.iter()),
            ("possibleTypes", TypeDefinition::Interface(_) | TypeDefinition::Union(_)) => {
                types(&mut self.public.possible(name_of(known)).into_iter().flat_map(|names| names.iter()))
            }
            ("enumValues", TypeDefinition::Enum(words)) => {
                let shown = words.values.iter().filter(|word| old || !deprecated(&word.directives));
                Told::Things(shown.map(Thing::Word).collect())
            }
            ("inputFields", TypeDefinition::InputObject(input)) => {
                let shown = input.fields.iter().filter(|field| old || !deprecated(&field.directives));
                Told::Things(shown.map(Thing::Input).collect())
            }
            _ => Told::Value(Value::Null),
        }
    }

    /// A list or an exclamation mark; a bare name is the type itself.
    fn wrapped(&self, of: &'s Type, field: &str, slot: &Slot) -> Told<'s> {
        let (kind, inner) = match of {
            Type::NamedType(name) => {
                return match self.public.find(name) {
                    Some(known) => self.named(known, field, slot),
                    None => Told::Value(Value::Null),
                };
            }
            Type::ListType(inner) => ("LIST", inner),
            Type::NonNullType(inner) => ("NON_NULL", inner),
        };
        match field {
            "kind" => Told::Value(Value::from(kind)),
            "ofType" => Told::Thing(Thing::Wrapped(inner)),
            _ => Told::Value(Value::Null),
        }
    }

    /// What fields, arguments, words and directives have in common.
    fn member(
        &self,
        name: &str,
        description: Option<&str>,
        directives: &[Directive],
        of: Option<&'s Type>,
        field: &str,
    ) -> Told<'s> {
        match (field, of) {
            ("name", _) => Told::Value(Value::from(name)),
            ("description", _) => Told::Value(optional(description)),
            ("type", Some(of)) => Told::Thing(Thing::Wrapped(of)),
            ("isDeprecated", _) => Told::Value(Value::from(deprecated(directives))),
            ("deprecationReason", _) if deprecated(directives) => {
                let reason = argument(directives, "deprecated", "reason");
                Told::Value(Value::from(reason.as_deref().unwrap_or("No longer supported")))
            }
            _ => Told::Value(Value::Null),
        }
    }

    fn argument(&self, slot: &Slot, name: &str) -> Option<Value> {
        crate::variables::argument(&slot.arguments, name, self.variables)
    }
}

fn kind(known: &TypeDefinition) -> (&'static str, Option<&str>) {
    match known {
        TypeDefinition::Scalar(known) => ("SCALAR", known.description.as_deref()),
        TypeDefinition::Object(known) => ("OBJECT", known.description.as_deref()),
        TypeDefinition::Interface(known) => ("INTERFACE", known.description.as_deref()),
        TypeDefinition::Union(known) => ("UNION", known.description.as_deref()),
        TypeDefinition::Enum(known) => ("ENUM", known.description.as_deref()),
        TypeDefinition::InputObject(known) => ("INPUT_OBJECT", known.description.as_deref()),
    }
}

fn deprecated(directives: &[Directive]) -> bool {
    directives.iter().any(|directive| directive.name == "deprecated")
}

fn argument(directives: &[Directive], directive: &str, name: &str) -> Option<String> {
    let found = directives.iter().find(|known| known.name == directive)?;
    found.arguments.iter().find(|(known, _)| known == name).and_then(|(_, value)| match value {
        Literal::String(text) => Some(text.clone()),
        _ => None,
    })
}

fn optional(text: Option<&str>) -> Value {
    text.map_or(Value::Null, Value::from)
}

/// The public schema in GraphQL's own language, without what every schema has.
pub(crate) fn printed(public: &Public) -> String {
    const EVERYWHERE: [&str; 5] = ["Boolean", "Float", "Int", "ID", "String"];
    let mut document = (*public.document).clone();
    document.definitions.retain(|definition| match definition {
        Definition::TypeDefinition(known) => {
            let name = name_of(known);
            !name.starts_with("__") && !EVERYWHERE.contains(&name)
        }
        Definition::DirectiveDefinition(_) => false,
        _ => true,
    });
    for definition in &mut document.definitions {
        if let Definition::TypeDefinition(TypeDefinition::Object(object)) = definition {
            object.fields.retain(|field| !field.name.starts_with("__"));
        }
    }
    document.to_string().trim_start().to_owned()
}
