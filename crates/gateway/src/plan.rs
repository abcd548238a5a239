//! Plans: which subgraph is asked for what, and in which order. Made by the planner, kept in our own form.

use std::collections::HashMap;

use hive_router_query_planner::ast::selection_item::SelectionItem;
use hive_router_query_planner::planner::plan_nodes as planned;
use hive_router_query_planner::planner::plan_nodes::PlanNode;
use hive_router_query_planner::state::supergraph_state::OperationKind;
use kernel::{Error, Result};

use crate::errors::NO_PLAN;
use crate::schema::as_given;
use crate::shape::When;
use crate::source::Fetch;
use crate::value::Name;

/// A step of a plan.
#[derive(Debug)]
pub(crate) enum Node {
    /// Fields of the root.
    Roots(Roots),
    /// More of objects that are there already.
    Entities(Entities),
    Sequence(Vec<Node>),
    Parallel(Vec<Node>),
    /// By a variable of `@skip` or `@include`.
    If {
        variable: Name,
        then: Option<Box<Node>>,
        otherwise: Option<Box<Node>>,
    },
}

/// What every fetch has.
#[derive(Debug)]
pub(crate) struct Call {
    /// Its place in the plan, for traces.
    pub(crate) number: usize,
    /// Which of the gateway's sources answers.
    pub(crate) source: usize,
    pub(crate) fetch: Fetch,
    pub(crate) variables: Vec<Name>,
    /// The change's name in the answer, where an operation makes several: each has an idempotency key of its own.
    pub(crate) change: Option<Name>,
}

#[derive(Debug)]
pub(crate) struct Roots {
    pub(crate) call: Call,
    /// The fields' names in what is fetched, and when each is asked for.
    pub(crate) keys: Vec<(Name, Vec<When>)>,
    pub(crate) rewrites: Vec<Rewrite>,
}

#[derive(Debug)]
pub(crate) struct Entities {
    pub(crate) call: Call,
    pub(crate) groups: Vec<Group>,
}

/// Objects of one shape that one `_entities` field of a fetch is about.
#[derive(Debug)]
pub(crate) struct Group {
    /// The field's name in the fetch's answer.
    pub(crate) key: Name,
    /// The variable their representations go into.
    pub(crate) variable: Name,
    pub(crate) paths: Vec<Vec<Segment>>,
    pub(crate) requires: Vec<Require>,
    /// On representations before they are sent.
    pub(crate) inputs: Vec<Rewrite>,
    /// On entities before they are merged.
    pub(crate) outputs: Vec<Rewrite>,
}

/// A step from the root to the objects of a group.
#[derive(Debug)]
pub(crate) enum Segment {
    Field(Name),
    List,
    /// Only objects of these types, interfaces counted out.
    Types(Vec<String>),
}

/// What a representation consists of.
#[derive(Debug)]
pub(crate) enum Require {
    Field {
        name: Name,
        key: Name,
        of: Vec<Require>,
    },
    /// Only for objects of these types.
    On {
        types: Vec<String>,
        of: Vec<Require>,
    },
}

/// A change of names the planner asks for.
#[derive(Debug)]
pub(crate) struct Rewrite {
    pub(crate) path: Vec<Segment>,
    pub(crate) to: To,
}

#[derive(Debug)]
pub(crate) enum To {
    Value(String),
    Name(Name),
}

/// Turns the planner's nodes into ours.
pub(crate) struct Translation<'p> {
    /// Object types behind every interface and union of the supergraph, the inaccessible ones too.
    pub(crate) possible: &'p HashMap<String, Vec<String>>,
    pub(crate) sources: &'p HashMap<String, usize>,
    pub(crate) calls: usize,
    /// The operation makes more than one change.
    pub(crate) several: bool,
}

impl Translation<'_> {
    pub(crate) fn node(&mut self, node: PlanNode) -> Result<Node> {
        let unknown = |what: &str| Error::new(&NO_PLAN).because(format!("the planner answered {what}"));
        match node {
            PlanNode::Fetch(fetch) => self.roots(fetch).map(Node::Roots),
            PlanNode::Flatten(flatten) => match *flatten.node {
                PlanNode::Fetch(fetch) => self.flattened(&flatten.path, fetch).map(Node::Entities),
                _ => Err(unknown("a path around something else than a fetch")),
            },
            PlanNode::BatchFetch(batch) => self.batch(batch).map(Node::Entities),
            PlanNode::Sequence(sequence) => Ok(Node::Sequence(self.nodes(sequence.nodes)?)),
            PlanNode::Parallel(parallel) => Ok(Node::Parallel(self.nodes(parallel.nodes)?)),
            PlanNode::Condition(condition) => Ok(Node::If {
                variable: Name::new(&condition.condition),
                then: condition.if_clause.map(|node| self.node(*node).map(Box::new)).transpose()?,
                otherwise: condition.else_clause.map(|node| self.node(*node).map(Box::new)).transpose()?,
            }),
            PlanNode::Subscription(_) => Err(unknown("a subscription")),
            PlanNode::Defer(_) => Err(unknown("a deferred part")),
        }
    }

    fn nodes(&mut self, nodes: Vec<PlanNode>) -> Result<Vec<Node>> {
        nodes.into_iter().map(|node| self.node(node)).collect()
    }

    fn call(
        &mut self,
        service: &str,
        text: String,
        kind: Option<&OperationKind>,
        variables: Option<Vec<Name>>,
    ) -> Result<Call> {
        let source = self.sources.get(service).copied();
        let source = source.ok_or_else(|| Error::new(&NO_PLAN).because(format!("nothing answers for {service}")))?;
        self.calls += 1;
        let changes = matches!(kind, Some(OperationKind::Mutation));
        Ok(Call {
            number: self.calls,
            source,
            fetch: Fetch::new(text, changes),
            variables: variables.unwrap_or_default(),
            change: None,
        })
    }

    fn roots(&mut self, fetch: planned::FetchNode) -> Result<Roots> {
        let keys = fetch.operation.document.operation.selection_set.items.iter().filter_map(|item| match item {
            SelectionItem::Field(field) => {
                let when = |variable: &Option<String>, wanted| {
                    variable.as_ref().map(|variable| When { variable: Name::new(variable), wanted })
                };
                let when = [when(&field.skip_if, false), when(&field.include_if, true)];
                Some((Name::new(field.selection_identifier()), when.into_iter().flatten().collect()))
            }
            _ => None,
        });
        let keys = keys.collect();
        let text = fetch.operation.document_str;
        let kind = fetch.operation_kind.as_ref();
        let mut call = self.call(&fetch.service_name, text, kind, names(fetch.variable_usages))?;
        if self.several && call.fetch.changes {
            call.change = first(&fetch.operation.document.operation.selection_set.items);
        }
        Ok(Roots { call, keys, rewrites: self.rewrites(fetch.output_rewrites) })
    }

    fn flattened(&mut self, path: &planned::FlattenNodePath, fetch: planned::FetchNode) -> Result<Entities> {
        let group = Group {
            key: Name::new("_entities"),
            variable: Name::new("representations"),
            paths: vec![self.path(path)],
            requires: self.requires(fetch.requires.map(|requires| requires.items).unwrap_or_default()),
            inputs: self.rewrites(fetch.input_rewrites),
            outputs: self.rewrites(fetch.output_rewrites),
        };
        let text = fetch.operation.document_str;
        let call = self.call(&fetch.service_name, text, None, names(fetch.variable_usages))?;
        Ok(Entities { call, groups: vec![group] })
    }

    fn batch(&mut self, batch: planned::BatchFetchNode) -> Result<Entities> {
        let groups = batch.entity_batch.aliases.into_iter().map(|alias| Group {
            key: Name::new(&alias.alias),
            variable: Name::new(&alias.representations_variable_name),
            paths: alias.merge_paths.iter().map(|path| self.path(path)).collect(),
            requires: self.requires(alias.requires.items),
            inputs: self.rewrites(alias.input_rewrites),
            outputs: self.rewrites(alias.output_rewrites),
        });
        let groups = groups.collect();
        let call = self.call(&batch.service_name, batch.operation.document_str, None, names(batch.variable_usages))?;
        Ok(Entities { call, groups })
    }

    fn path(&self, path: &planned::FlattenNodePath) -> Vec<Segment> {
        let segments = path.as_slice().iter().map(|segment| match segment {
            planned::FlattenNodePathSegment::Field(name) => Segment::Field(Name::new(name)),
            planned::FlattenNodePathSegment::List => Segment::List,
            planned::FlattenNodePathSegment::TypeCondition(types) => Segment::Types(self.objects(types)),
        });
        segments.collect()
    }

    /// The object types behind these types.
    fn objects<'t>(&self, types: impl IntoIterator<Item = &'t String>) -> Vec<String> {
        let mut objects = Vec::new();
        for name in types {
            objects.push(name.clone());
            objects.extend(self.possible.get(name).into_iter().flatten().cloned());
        }
        objects
    }

    /// [`Self::objects`], and what the type itself may stand behind: a subgraph that has an interface as an object
    /// says the interface's name.
    fn either(&self, name: &String) -> Vec<String> {
        let above = self.possible.iter().filter(|(_, types)| types.contains(name)).map(|(above, _)| above.clone());
        let mut types = self.objects([name]);
        types.extend(above);
        types
    }

    fn requires(&self, items: Vec<SelectionItem>) -> Vec<Require> {
        let requires = items.into_iter().filter_map(|item| match item {
            SelectionItem::Field(field) => Some(Require::Field {
                key: Name::new(field.selection_identifier()),
                name: Name::new(&field.name),
                of: self.requires(field.selections.items),
            }),
            SelectionItem::InlineFragment(fragment) => Some(Require::On {
                types: self.either(&fragment.type_condition),
                of: self.requires(fragment.selections.items),
            }),
            SelectionItem::FragmentSpread(_) => None,
        });
        requires.collect()
    }

    fn rewrites(&self, rewrites: Option<Vec<planned::FetchRewrite>>) -> Vec<Rewrite> {
        let path = |path: &[planned::FetchNodePathSegment]| -> Vec<Segment> {
            let segments = path.iter().map(|segment| match segment {
                planned::FetchNodePathSegment::Key(name) => Segment::Field(Name::new(name)),
                planned::FetchNodePathSegment::TypenameEquals(types) => Segment::Types(self.objects(types)),
            });
            segments.collect()
        };
        let rewrites = rewrites.unwrap_or_default().into_iter().map(|rewrite| match rewrite {
            planned::FetchRewrite::ValueSetter(setter) => {
                Rewrite { path: path(&setter.path), to: To::Value(setter.set_value_to) }
            }
            planned::FetchRewrite::KeyRenamer(renamer) => {
                Rewrite { path: path(&renamer.path), to: To::Name(Name::new(&renamer.rename_key_to)) }
            }
        });
        rewrites.collect()
    }
}

/// The name in the answer of the field that comes first.
fn first(items: &[SelectionItem]) -> Option<Name> {
    items.iter().find_map(|item| match item {
        SelectionItem::Field(field) => Some(Name::new(as_given(field.selection_identifier()))),
        SelectionItem::InlineFragment(fragment) => first(&fragment.selections.items),
        SelectionItem::FragmentSpread(_) => None,
    })
}

fn names(variables: Option<std::collections::BTreeSet<String>>) -> Option<Vec<Name>> {
    variables.map(|names| names.into_iter().map(Name::new).collect())
}
