//! What screens are made of is true of the graph behind them.

use std::collections::{BTreeMap, BTreeSet};

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{BaseType, FieldDefinition, InputValueDefinition, TypeKind, TypeSystemDefinition};
use kernel::meta::{Act, Document, Kind, Set};

use crate::house;

/// A service's graph, by type.
struct Schema(BTreeMap<String, TypeKind>);

impl Schema {
    fn read(sdl: &str) -> Self {
        let definitions = parse_schema(sdl).expect("the SDL parses").definitions;
        let types = definitions.into_iter().filter_map(|definition| match definition {
            TypeSystemDefinition::Type(named) => Some((named.node.name.node.to_string(), named.node.kind)),
            _ => None,
        });
        Self(types.collect())
    }

    fn fields(&self, name: &str) -> Vec<&FieldDefinition> {
        match self.0.get(name) {
            Some(TypeKind::Object(object)) => object.fields.iter().map(|field| &field.node).collect(),
            _ => Vec::new(),
        }
    }

    fn field(&self, of: &str, name: &str) -> Option<&FieldDefinition> {
        self.fields(of).into_iter().find(|field| field.name.node == name)
    }

    fn inputs(&self, name: &str) -> Vec<&InputValueDefinition> {
        match self.0.get(name) {
            Some(TypeKind::InputObject(input)) => input.fields.iter().map(|field| &field.node).collect(),
            _ => Vec::new(),
        }
    }

    fn words(&self, name: &str) -> Vec<String> {
        match self.0.get(name) {
            Some(TypeKind::Enum(words)) => words.values.iter().map(|word| word.node.value.node.to_string()).collect(),
            _ => Vec::new(),
        }
    }

    /// What a mutation takes: the fields of its `input`, else its arguments.
    fn takes(&self, mutation: &str) -> Option<BTreeMap<String, bool>> {
        let arguments = &self.field("Mutation", mutation)?.arguments;
        let input = arguments.iter().find(|argument| argument.node.name.node == "input");
        let taken: Vec<_> = match input {
            Some(input) => self.inputs(&bare(&input.node.ty.node.base)),
            None => arguments.iter().map(|argument| &argument.node).collect(),
        };
        Some(taken.into_iter().map(|one| (one.name.node.to_string(), !one.ty.node.nullable)).collect())
    }
}

fn bare(base: &BaseType) -> String {
    match base {
        BaseType::Named(name) => name.to_string(),
        BaseType::List(of) => bare(&of.base),
    }
}

/// Everything that is not so.
fn faults(document: &Document, schema: &Schema, names: &BTreeSet<&str>) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut say = |right: bool, what: String| {
        if !right {
            wrong.push(format!("{}: {what}", document.name));
        }
    };
    let graph = &document.graph;
    for query in [graph.one, graph.list] {
        say(schema.field("Query", query).is_some(), format!("no query {query}"));
    }
    for field in document.fields {
        let Some(name) = field.read_by() else { continue };
        let found = schema.field(graph.type_name, name);
        say(found.is_some(), format!("{} has no {name}", graph.type_name));
        if let (Kind::Words { words }, Some(found)) = (field.kind, found) {
            let there: BTreeSet<_> = schema.words(&bare(&found.ty.node.base)).into_iter().collect();
            let here: BTreeSet<_> = words.iter().map(|word| word.value.to_owned()).collect();
            say(here == there, format!("{name} has the words {there:?}, not {here:?}"));
        }
        if let Kind::Link { to, .. } | Kind::Links { to, .. } = field.kind {
            say(names.contains(to), format!("{name} leads to {to}, which nobody describes"));
        }
    }
    let mut named: Vec<&str> = document.sections.iter().flat_map(|section| section.fields).copied().collect();
    named.extend(document.columns.iter().chain(document.card).copied());
    named.extend(document.filters.iter().map(|filter| filter.field));
    named.extend(
        [Some(document.title.name), document.title.sign, document.title.name_bn, document.parent].iter().flatten(),
    );
    for name in named.iter().chain(document.state.iter()) {
        say(document.field(name).is_some(), format!("{name} is no field of it"));
    }
    for argument in document.search.iter().chain(document.scope.iter().map(|scope| &scope.argument)) {
        say(has_argument(schema, graph.list, argument), format!("{} takes no {argument}", graph.list));
    }
    for argument in document.filters.iter().flat_map(|filter| [Some(filter.argument), filter.until]).flatten() {
        say(has_argument(schema, graph.list, argument), format!("{} takes no {argument}", graph.list));
    }
    acts(document, schema, &mut say);
    wrong
}

fn acts(document: &Document, schema: &Schema, say: &mut impl FnMut(bool, String)) {
    let settable = |moment: Set| {
        let fields = document.fields.iter().filter(move |field| field.set == Set::Always || field.set == moment);
        fields.map(|field| (field.name, field.required)).collect::<BTreeMap<_, _>>()
    };
    let known_by = if has_argument(schema, document.graph.one, "key") { "key" } else { "id" };
    let mut compare = |mutation: &str, here: BTreeMap<&str, bool>| {
        let Some(there) = schema.takes(mutation) else { return say(false, format!("no mutation {mutation}")) };
        for (name, required) in &there {
            let given = name == known_by || name == "version" || here.contains_key(name.as_str());
            say(given, format!("{mutation} takes {name}, which nobody is asked for"));
            let asked = !required || here.get(name.as_str()).is_none_or(|required| *required);
            say(asked, format!("{mutation} must have {name}, which is not required here"));
        }
        for name in here.keys() {
            say(there.contains_key(*name), format!("{mutation} takes no {name}"));
        }
    };
    if let Some(create) = &document.create {
        compare(create.mutation, settable(Set::Once));
    }
    if let Some(update) = &document.update {
        compare(update.mutation, settable(Set::Later));
    }
    for act in document.acts {
        let asked = act.asks.iter().map(|field| (field.name, field.required));
        compare(act.mutation, asked.chain(act.tells.iter().map(|(name, _)| (*name, true))).collect());
    }
    let states = document.state.and_then(|state| document.field(state)).map(|field| field.kind);
    let known: Vec<&str> = match states {
        Some(Kind::Words { words }) => words.iter().map(|word| word.value).collect(),
        _ => Vec::new(),
    };
    let used = document.acts.iter().flat_map(|act: &Act| act.states).chain(document.life);
    for state in used.chain(document.update.iter().flat_map(|update| update.states)) {
        say(known.contains(state), format!("{state} is no state of it"));
    }
}

/// `listing.state` is `state` of the argument `listing`.
fn has_argument(schema: &Schema, query: &str, path: &str) -> bool {
    let Some(field) = schema.field("Query", query) else { return false };
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let Some(argument) = field.arguments.iter().find(|argument| argument.node.name.node == first) else { return false };
    rest.is_none_or(|rest| {
        schema.inputs(&bare(&argument.node.ty.node.base)).iter().any(|field| field.name.node == rest)
    })
}

#[test]
fn every_document_is_what_its_graph_says() {
    let services = house::described();
    let names: BTreeSet<&str> =
        services.iter().flat_map(|service| service.meta).map(|document| document.name).collect();
    let mut wrong = Vec::new();
    let mut described = 0;
    for service in &services {
        let Some(graph) = &service.graph else { continue };
        let schema = Schema::read(&graph.sdl());
        for document in service.meta {
            assert_eq!(document.service, service.name, "{}", document.name);
            wrong.extend(faults(document, &schema, &names));
            described += 1;
        }
    }
    assert_eq!(described, names.len(), "a name is given once");
    assert!(described >= 6, "organization is described");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_text_of_a_document_speaks_both_languages() {
    let bengali = |text: &str| text.chars().any(|letter| ('\u{0980}'..='\u{09FF}').contains(&letter));
    for service in house::described() {
        for document in service.meta {
            for (place, text) in document.texts() {
                let right = !text.en.trim().is_empty() && !bengali(text.en) && bengali(text.bn);
                assert!(right, "{}, {place}: {:?}", document.name, text);
            }
        }
    }
}
