//! Subgraphs' schemas put together into one supergraph.

use std::collections::BTreeSet;

use graphql_composition::{Subgraphs, compose as merge, render_federated_sdl};
use graphql_tools::parser::parse_schema;
use graphql_tools::static_graphql::schema::{self, Definition, Directive, Document, ObjectType, TypeDefinition};
use kernel::{Error, Result};

use crate::errors::COMPOSITION;

/// A subgraph's schema as composition takes it.
#[derive(Clone, Debug)]
pub struct Part {
    /// The subgraph.
    pub name: String,
    /// Its schema with federation's directives.
    pub sdl: String,
}

/// The supergraph of `parts`, in the language planners read.
///
/// # Errors
/// `graphql.composition`: a schema cannot be read, or the schemas contradict each other; every contradiction is named.
pub fn supergraph(parts: &[Part]) -> Result<String> {
    let mut subgraphs = Subgraphs::default();
    for Part { name, sdl } in parts {
        subgraphs.ingest_str(sdl, name, None).map_err(|error| refuse(format!("{name}: {error}")))?;
    }
    let composed = merge(&mut subgraphs).into_result().map_err(|found| {
        let messages: Vec<&str> = found.iter_errors().collect();
        refuse(messages.join("\n"))
    })?;
    let text = render_federated_sdl(&composed).map_err(Error::internal)?;
    Ok(read(&text)?.to_string())
}

/// A supergraph's text, read; the roots say which subgraphs have a part in them, as the planner expects.
///
/// # Errors
/// `graphql.composition`: it cannot be read.
pub(crate) fn read(supergraph: &str) -> Result<Document> {
    let mut document = parse_schema::<String>(supergraph).map_err(|error| refuse(error.to_string()))?.into_static();
    let name = |name: Option<&String>| name.cloned();
    let roots = [
        name(document.query_type_name()),
        name(document.mutation_type_name()),
        name(document.subscription_type_name()),
    ];
    for definition in &mut document.definitions {
        if let Definition::TypeDefinition(TypeDefinition::Object(object)) = definition
            && roots.iter().flatten().any(|root| *root == object.name)
        {
            name_graphs(object);
        }
    }
    Ok(document)
}

fn refuse(reason: String) -> Error {
    Error::new(&COMPOSITION).with("reason", reason)
}

/// `@join__type(graph: …)` for each graph a field of this root comes from.
fn name_graphs(root: &mut ObjectType) {
    if root.directives.iter().any(|directive| directive.name == "join__type") {
        return;
    }
    let graphs: BTreeSet<String> =
        root.fields.iter().flat_map(|field| &field.directives).filter_map(graph_of).collect();
    root.directives.extend(graphs.into_iter().map(|graph| Directive {
        position: root.position,
        name: "join__type".to_owned(),
        arguments: vec![("graph".to_owned(), schema::Value::Enum(graph))],
    }));
}

fn graph_of(directive: &Directive) -> Option<String> {
    if directive.name != "join__field" {
        return None;
    }
    directive.arguments.iter().find_map(|(name, value)| match value {
        schema::Value::Enum(graph) if name == "graph" => Some(graph.clone()),
        _ => None,
    })
}
