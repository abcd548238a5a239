//! The schema clients see: what is inaccessible, and everything federation adds, is gone.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use graphql_tools::static_graphql::schema::{Definition, DirectiveDefinition, Document, Field, Type, TypeDefinition};

/// The public schema, indexed.
#[derive(Debug)]
pub(crate) struct Public {
    pub(crate) document: Arc<Document>,
    pub(crate) query: String,
    pub(crate) mutation: Option<String>,
    pub(crate) subscription: Option<String>,
    places: HashMap<String, usize>,
    possible: HashMap<String, Arc<BTreeSet<String>>>,
    field_names: HashSet<String>,
}

/// What a client's alias is called in fetches when it is the name of a field as well: the planner asks for keys under
/// their own names, and the two would be one. Clients' own aliases do not begin like this.
const ALIAS: &str = "__as_";

/// The name a client gave, whatever fetches called it.
pub(crate) fn as_given(key: &str) -> &str {
    key.strip_prefix(ALIAS).unwrap_or(key)
}

impl Public {
    pub(crate) fn new(document: Arc<Document>) -> Self {
        let mut places = HashMap::new();
        let mut field_names = HashSet::new();
        let mut possible: HashMap<String, BTreeSet<String>> = HashMap::new();
        for (place, definition) in document.definitions.iter().enumerate() {
            let Definition::TypeDefinition(known) = definition else { continue };
            places.insert(name_of(known).to_owned(), place);
            field_names.extend(fields(known).iter().map(|field| field.name.clone()));
            match known {
                TypeDefinition::Object(object) => {
                    for above in object.implements_interfaces.iter().chain([&object.name]) {
                        possible.entry(above.clone()).or_default().insert(object.name.clone());
                    }
                }
                TypeDefinition::Union(union) => {
                    possible.entry(union.name.clone()).or_default().extend(union.types.iter().cloned());
                }
                _ => {}
            }
        }
        Self {
            query: document.query_type_name().cloned().unwrap_or_else(|| "Query".to_owned()),
            mutation: document.mutation_type_name().cloned(),
            subscription: document.subscription_type_name().cloned(),
            places,
            field_names,
            possible: possible.into_iter().map(|(name, types)| (name, Arc::new(types))).collect(),
            document,
        }
    }

    /// The type of this name.
    pub(crate) fn find(&self, name: &str) -> Option<&TypeDefinition> {
        match &self.document.definitions[*self.places.get(name)?] {
            Definition::TypeDefinition(known) => Some(known),
            _ => None,
        }
    }

    /// The types in the order they are written.
    pub(crate) fn types(&self) -> impl Iterator<Item = &TypeDefinition> {
        self.document.definitions.iter().filter_map(|definition| match definition {
            Definition::TypeDefinition(known) => Some(known),
            _ => None,
        })
    }

    /// The directives clients may use.
    pub(crate) fn directives(&self) -> impl Iterator<Item = &DirectiveDefinition> {
        self.document.definitions.iter().filter_map(|definition| match definition {
            Definition::DirectiveDefinition(known) => Some(known),
            _ => None,
        })
    }

    /// A field of an object type or interface.
    pub(crate) fn field(&self, of: &str, name: &str) -> Option<&Field> {
        fields(self.find(of)?).iter().find(|field| field.name == name)
    }

    /// The object types a value of this type may be of.
    pub(crate) fn possible(&self, name: &str) -> Option<&Arc<BTreeSet<String>>> {
        self.possible.get(name)
    }

    /// The name fetches use for a client's alias.
    pub(crate) fn alias(&self, given: &str) -> String {
        if self.field_names.contains(given) { format!("{ALIAS}{given}") } else { given.to_owned() }
    }

    /// Whether an object of type `object` may stand where `of` is asked for.
    pub(crate) fn is(&self, object: &str, of: &str) -> bool {
        object == of || self.possible.get(of).is_some_and(|types| types.contains(object))
    }
}

/// The name of a type.
pub(crate) fn name_of(known: &TypeDefinition) -> &str {
    match known {
        TypeDefinition::Scalar(known) => &known.name,
        TypeDefinition::Object(known) => &known.name,
        TypeDefinition::Interface(known) => &known.name,
        TypeDefinition::Union(known) => &known.name,
        TypeDefinition::Enum(known) => &known.name,
        TypeDefinition::InputObject(known) => &known.name,
    }
}

/// The fields of an object type or interface.
pub(crate) fn fields(known: &TypeDefinition) -> &[Field] {
    match known {
        TypeDefinition::Object(known) => &known.fields,
        TypeDefinition::Interface(known) => &known.fields,
        _ => &[],
    }
}

/// The type at the bottom of lists and exclamation marks.
pub(crate) fn innermost(of: &Type) -> &str {
    match of {
        Type::NamedType(name) => name,
        Type::ListType(inner) | Type::NonNullType(inner) => innermost(inner),
    }
}
