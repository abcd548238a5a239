//! What a document may ask, checked before anything is planned.

use std::collections::{BTreeMap, BTreeSet};

use graphql_tools::static_graphql::query::{Definition, Document, Field, FragmentDefinition, Selection, SelectionSet};
use kernel::{Error, Result};

use crate::errors::{RESERVED, TOO_COMPLEX, TOO_DEEP, TOO_LARGE, TOO_MANY_ALIASES, TOO_MANY_ROOTS};
use crate::schema::{Public, innermost};

/// Limits on a client's document. Each is far above what our own screens ask.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of the document.
    pub bytes: usize,
    /// Words and marks of the document.
    pub tokens: usize,
    /// Brackets within brackets, before the document is read at all: reading one is recursive.
    pub nesting: usize,
    /// Fields within fields.
    pub depth: usize,
    /// Renamed fields.
    pub aliases: usize,
    /// Fields of the root.
    pub roots: usize,
    /// What the operation may cost; a field costs one, a list what its items cost [`ITEMS`] times.
    pub complexity: u64,
}

/// How many items a list is taken to have, when its cost is reckoned.
pub const ITEMS: u64 = 10;

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 32 * 1024,
            tokens: 4_000,
            nesting: 48,
            depth: kernel::graph_limits::DEPTH,
            aliases: 30,
            roots: 20,
            complexity: 20_000,
        }
    }
}

impl Limits {
    /// Refuses what is too large or too nested to be read.
    pub(crate) fn text(&self, document: &str) -> Result<()> {
        if document.len() > self.bytes {
            return Err(Error::new(&TOO_LARGE).with("limit", self.bytes).with("unit", "bytes"));
        }
        if nesting(document) > self.nesting {
            return Err(Error::new(&TOO_DEEP).with("limit", self.depth));
        }
        Ok(())
    }

    /// Refuses what asks too much.
    pub(crate) fn document(&self, public: &Public, document: &Document) -> Result<()> {
        let fragments = document.definitions.iter().filter_map(|definition| match definition {
            Definition::Fragment(fragment) => Some((fragment.name.as_str(), fragment)),
            Definition::Operation(_) => None,
        });
        let mut count =
            Count { limits: self, public, fragments: fragments.collect(), within: BTreeSet::new(), aliases: 0 };
        for definition in &document.definitions {
            let Definition::Operation(operation) = definition else { continue };
            use graphql_tools::static_graphql::query::OperationDefinition as Kind;
            let (root, set) = match operation {
                Kind::SelectionSet(set) => (Some(&public.query), set),
                Kind::Query(query) => (Some(&public.query), &query.selection_set),
                Kind::Mutation(mutation) => (public.mutation.as_ref(), &mutation.selection_set),
                Kind::Subscription(subscription) => (public.subscription.as_ref(), &subscription.selection_set),
            };
            let seen = count.selection(set, root.map(String::as_str), 1)?;
            if seen.fields > self.roots {
                return Err(Error::new(&TOO_MANY_ROOTS).with("limit", self.roots));
            }
            if seen.cost > self.complexity {
                return Err(Error::new(&TOO_COMPLEX).with("cost", seen.cost).with("limit", self.complexity));
            }
        }
        Ok(())
    }
}

struct Count<'d> {
    limits: &'d Limits,
    public: &'d Public,
    fragments: BTreeMap<&'d str, &'d FragmentDefinition>,
    /// Fragments being counted; one within itself is for validation to refuse.
    within: BTreeSet<&'d str>,
    aliases: usize,
}

#[derive(Default)]
struct Seen {
    /// Fields on this level, repeated ones each time.
    fields: usize,
    cost: u64,
}

impl<'d> Count<'d> {
    fn selection(&mut self, set: &'d SelectionSet, of: Option<&str>, depth: usize) -> Result<Seen> {
        let mut seen = Seen::default();
        for item in &set.items {
            let part = match item {
                Selection::Field(field) => Seen { fields: 1, cost: self.field(field, of, depth)? },
                Selection::InlineFragment(fragment) => {
                    let on = fragment.type_condition.as_ref().map(AsRef::as_ref).map(String::as_str);
                    self.selection(&fragment.selection_set, on.or(of), depth)?
                }
                Selection::FragmentSpread(spread) => {
                    let Some(fragment) = self.fragments.get(spread.fragment_name.as_str()).copied() else { continue };
                    if !self.within.insert(&fragment.name) {
                        continue;
                    }
                    let on: &String = fragment.type_condition.as_ref();
                    let part = self.selection(&fragment.selection_set, Some(on), depth)?;
                    self.within.remove(fragment.name.as_str());
                    part
                }
            };
            seen.fields += part.fields;
            seen.cost = seen.cost.saturating_add(part.cost);
            // Spreads of spreads grow by doubling: stopped while counting, not afterwards.
            if seen.cost > self.limits.complexity {
                return Err(Error::new(&TOO_COMPLEX).with("cost", seen.cost).with("limit", self.limits.complexity));
            }
        }
        Ok(seen)
    }

    fn field(&mut self, field: &'d Field, of: Option<&str>, depth: usize) -> Result<u64> {
        // What the schema tells of itself is not what the limits are about.
        if field.name.starts_with("__") && field.name != "__typename" {
            return Ok(1);
        }
        if depth > self.limits.depth {
            return Err(Error::new(&TOO_DEEP).with("limit", self.limits.depth));
        }
        if let Some(alias) = &field.alias {
            self.aliases += 1;
            if self.aliases > self.limits.aliases {
                return Err(Error::new(&TOO_MANY_ALIASES).with("limit", self.limits.aliases));
            }
            if alias.starts_with("__") {
                return Err(Error::new(&RESERVED).with("name", alias));
            }
        }
        let known = of.and_then(|of| self.public.field(of, &field.name));
        let inner = known.map(|known| innermost(&known.field_type).to_owned());
        let times = known.map_or(1, |known| if is_list(&known.field_type) { ITEMS } else { 1 });
        let below = self.selection(&field.selection_set, inner.as_deref(), depth + 1)?;
        Ok(1 + below.cost.saturating_mul(times))
    }
}

fn is_list(of: &graphql_tools::static_graphql::schema::Type) -> bool {
    use graphql_tools::static_graphql::schema::Type;
    match of {
        Type::NamedType(_) => false,
        Type::ListType(_) => true,
        Type::NonNullType(inner) => is_list(inner),
    }
}

/// The deepest brackets of a document; those in strings and comments do not count.
fn nesting(document: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let bytes = document.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'{' | b'(' | b'[' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b')' | b']' => depth = depth.saturating_sub(1),
            b'#' => at += bytes[at..].iter().take_while(|byte| !matches!(byte, b'\n' | b'\r')).count(),
            b'"' if bytes[at..].starts_with(b"\"\"\"") => at = end_of(bytes, at + 3, b"\"\"\"", b"\\\"\"\""),
            b'"' => at = end_of(bytes, at + 1, b"\"", b"\\"),
            _ => {}
        }
        at += 1;
    }
    deepest
}

/// The last byte of a string that began before `at`; `escape` keeps the mark behind it from ending it.
fn end_of(bytes: &[u8], mut at: usize, mark: &[u8], escape: &[u8]) -> usize {
    while at < bytes.len() {
        if bytes[at..].starts_with(escape) {
            at += escape.len().max(2);
        } else if bytes[at..].starts_with(mark) {
            return at + mark.len() - 1;
        } else {
            at += 1;
        }
    }
    at
}

#[cfg(test)]
mod tests;
