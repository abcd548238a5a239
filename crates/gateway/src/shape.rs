//! What an answer looks like: exactly the fields that were asked for, in the order they were asked for.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use graphql_tools::static_graphql::query::{
    Directive, Field, FragmentDefinition, Selection, SelectionSet, Value as Literal,
};
use graphql_tools::static_graphql::schema::{Type, TypeDefinition};
use kernel::{Error, Result};

use crate::errors::TOO_COMPLEX;
use crate::schema::{Public, innermost};
use crate::value::{Name, TYPENAME};

/// `@skip` or `@include` on a variable.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct When {
    pub(crate) variable: Name,
    pub(crate) wanted: bool,
}

/// The fields of an object.
#[derive(Debug, Default)]
pub(crate) struct Fields(pub(crate) Vec<Slot>);

/// One field of an answer.
#[derive(Debug)]
pub(crate) struct Slot {
    /// Its name in the answer.
    pub(crate) key: Name,
    /// Its name in what was fetched.
    pub(crate) fetched: Name,
    /// `"key":`
    pub(crate) json: Box<str>,
    /// Its name in the schema.
    pub(crate) field: Box<str>,
    pub(crate) arguments: Vec<(String, Literal)>,
    pub(crate) of: Wrap,
    pub(crate) shape: Shape,
    /// It is there when every condition of one of these holds; always when there are none.
    pub(crate) when: Vec<Vec<When>>,
}

/// Lists and exclamation marks around a type.
#[derive(Clone, Debug)]
pub(crate) enum Wrap {
    Value { required: bool },
    List { required: bool, of: Box<Wrap> },
}

/// What a value looks like below its lists.
#[derive(Debug)]
pub(crate) enum Shape {
    /// `__typename`
    Typename,
    Leaf,
    /// An enum with values that are nobody's business outside.
    Enum(BTreeSet<String>),
    /// An object of this one type.
    Object(Name, Arc<Fields>),
    /// An object of one of these types. What is the same for all of them needs no type to be known.
    Abstract {
        by_type: HashMap<String, (Name, Arc<Fields>)>,
        alike: Option<(Name, Arc<Fields>)>,
    },
}

/// Objects of distinct types one operation may have shapes for: unions within unions multiply.
const SHAPES: usize = 4_000;

/// Works shapes out of a validated operation.
pub(crate) struct Shaper<'d> {
    public: &'d Public,
    fragments: HashMap<&'d str, &'d FragmentDefinition>,
    made: usize,
}

/// A field as it was met: with the conditions above it.
struct Met<'d> {
    field: &'d Field,
    when: Vec<When>,
}

/// Selections under conditions, to be read as one.
type Sets<'d> = Vec<(&'d SelectionSet, Vec<When>)>;

impl<'d> Shaper<'d> {
    pub(crate) fn new(public: &'d Public, fragments: HashMap<&'d str, &'d FragmentDefinition>) -> Self {
        Self { public, fragments, made: 0 }
    }

    /// The root's shape.
    pub(crate) fn root(&mut self, of: &str, set: &'d SelectionSet) -> Result<Arc<Fields>> {
        self.fields(of, &vec![(set, Vec::new())])
    }

    /// The fields of an object of type `of`.
    fn fields(&mut self, of: &str, sets: &Sets<'d>) -> Result<Arc<Fields>> {
        self.made += 1;
        if self.made > SHAPES {
            return Err(Error::new(&TOO_COMPLEX).with("cost", self.made).with("limit", SHAPES));
        }
        let mut order: Vec<&'d str> = Vec::new();
        let mut met: HashMap<&'d str, Vec<Met<'d>>> = HashMap::new();
        for (set, when) in sets {
            self.collect(of, set, when, &mut order, &mut met);
        }
        let mut slots = Vec::with_capacity(order.len());
        for key in order {
            let found = met.remove(key).unwrap_or_default();
            if let Some(slot) = self.slot(of, key, found)? {
                slots.push(slot);
            }
        }
        Ok(Arc::new(Fields(slots)))
    }

    fn collect(
        &self,
        of: &str,
        set: &'d SelectionSet,
        when: &[When],
        order: &mut Vec<&'d str>,
        met: &mut HashMap<&'d str, Vec<Met<'d>>>,
    ) {
        for item in &set.items {
            match item {
                Selection::Field(field) => {
                    let Some(when) = conditions(when, &field.directives) else { continue };
                    let key = field.alias.as_ref().unwrap_or(&field.name).as_str();
                    let entry = met.entry(key).or_insert_with(|| {
                        order.push(key);
                        Vec::new()
                    });
                    entry.push(Met { field, when });
                }
                Selection::InlineFragment(fragment) => {
                    let Some(when) = conditions(when, &fragment.directives) else { continue };
                    let on = fragment.type_condition.as_ref().map(AsRef::as_ref);
                    if on.is_none_or(|on: &String| self.public.is(of, on)) {
                        self.collect(of, &fragment.selection_set, &when, order, met);
                    }
                }
                Selection::FragmentSpread(spread) => {
                    let Some(when) = conditions(when, &spread.directives) else { continue };
                    let Some(fragment) = self.fragments.get(spread.fragment_name.as_str()).copied() else { continue };
                    let on: &String = fragment.type_condition.as_ref();
                    if self.public.is(of, on) {
                        self.collect(of, &fragment.selection_set, &when, order, met);
                    }
                }
            }
        }
    }

    fn slot(&mut self, of: &str, key: &str, met: Vec<Met<'d>>) -> Result<Option<Slot>> {
        let Some(first) = met.first().map(|met| met.field) else { return Ok(None) };
        let (wrap, shape) = if first.name == TYPENAME {
            (Wrap::Value { required: true }, Shape::Typename)
        } else {
            let Some(known) = self.public.field(of, &first.name) else { return Ok(None) };
            let sets = met.iter().map(|met| (&met.field.selection_set, met.when.clone())).collect();
            (wrap(&known.field_type), self.shape(innermost(&known.field_type), &sets)?)
        };
        let always = met.iter().any(|met| met.when.is_empty());
        let when = if always { Vec::new() } else { met.into_iter().map(|met| met.when).collect() };
        Ok(Some(Slot {
            key: Name::new(key),
            fetched: Name::new(
                first.alias.as_ref().map_or_else(|| first.name.clone(), |alias| self.public.alias(alias)),
            ),
            json: format!("\"{key}\":").into(),
            field: first.name.as_str().into(),
            arguments: if self.is_ours(of, &first.name) { first.arguments.clone() } else { Vec::new() },
            of: wrap,
            shape,
            when,
        }))
    }

    /// Whether the gateway answers a field itself.
    fn is_ours(&self, of: &str, field: &str) -> bool {
        of.starts_with("__") || field.starts_with("__") || self.public.subscription.as_deref() == Some(of)
    }

    fn shape(&mut self, of: &str, sets: &Sets<'d>) -> Result<Shape> {
        match self.public.find(of) {
            Some(TypeDefinition::Object(object)) => Ok(Shape::Object(Name::new(&object.name), self.fields(of, sets)?)),
            Some(TypeDefinition::Interface(_) | TypeDefinition::Union(_)) => {
                let possible = self.public.possible(of).cloned().unwrap_or_default();
                let alike = if self.depends_on_type(of, sets) { None } else { possible.first() };
                let alike = alike.map(|first| self.fields(first, sets)).transpose()?;
                let mut by_type = HashMap::with_capacity(possible.len());
                for name in possible.iter() {
                    let fields = match &alike {
                        Some(fields) => fields.clone(),
                        None => self.fields(name, sets)?,
                    };
                    by_type.insert(name.clone(), (Name::new(name), fields));
                }
                Ok(Shape::Abstract { by_type, alike: alike.map(|fields| (Name::new(of), fields)) })
            }
            Some(TypeDefinition::Enum(words)) => {
                Ok(Shape::Enum(words.values.iter().map(|word| word.name.clone()).collect()))
            }
            _ => Ok(Shape::Leaf),
        }
    }

    /// Whether objects of different types behind `of` have different fields in the answer.
    fn depends_on_type(&self, of: &str, sets: &Sets<'d>) -> bool {
        sets.iter().any(|(set, _)| {
            set.items.iter().any(|item| match item {
                Selection::Field(field) => self.narrowed(of, &field.name),
                Selection::InlineFragment(_) | Selection::FragmentSpread(_) => true,
            })
        })
    }

    /// Whether a type behind the interface `of` gives this field another type than the interface does.
    fn narrowed(&self, of: &str, field: &str) -> bool {
        let Some(known) = self.public.field(of, field) else { return false };
        let possible = self.public.possible(of);
        possible
            .into_iter()
            .flat_map(|types| types.iter())
            .any(|name| self.public.field(name, field).is_none_or(|narrow| narrow.field_type != known.field_type))
    }
}

fn wrap(of: &Type) -> Wrap {
    fn of_kind(of: &Type, required: bool) -> Wrap {
        match of {
            Type::NamedType(_) => Wrap::Value { required },
            Type::ListType(inner) => Wrap::List { required, of: Box::new(wrap(inner)) },
            Type::NonNullType(inner) => of_kind(inner, true),
        }
    }
    of_kind(of, false)
}

/// The conditions above a selection and its own; none when it can never be there.
fn conditions(above: &[When], directives: &[Directive]) -> Option<Vec<When>> {
    let mut all = above.to_vec();
    for directive in directives {
        let wanted = match directive.name.as_str() {
            "include" => true,
            "skip" => false,
            _ => continue,
        };
        match directive.arguments.iter().find(|(name, _)| name == "if").map(|(_, value)| value) {
            Some(Literal::Variable(variable)) => all.push(When { variable: Name::new(variable), wanted }),
            Some(Literal::Boolean(given)) if *given == wanted => {}
            _ => return None,
        }
    }
    Some(all)
}
