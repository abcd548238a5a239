//! Everything about an operation that is the same each time it comes: read, checked, shaped, planned.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use graphql_tools::parser::parse_query_with_token_limit;
use graphql_tools::static_graphql::query::{Definition, Document, Field, OperationDefinition, Selection, SelectionSet};
use graphql_tools::validation::rules::default_rules_validation_plan;
use graphql_tools::validation::validate::{ValidationPlan, validate};
use hive_router_query_planner::ast::normalization::normalize_operation;
use hive_router_query_planner::ast::selection_item::SelectionItem;
use hive_router_query_planner::graph::PlannerOverrideContext;
use hive_router_query_planner::planner::plan_nodes::QueryPlan;
use hive_router_query_planner::planner::{Planner, QueryPlannerOptions};
use hive_router_query_planner::state::supergraph_state::OperationKind;
use hive_router_query_planner::utils::cancellation::CancellationToken;
use kernel::{Error, Language, Result};

use crate::compose;
use crate::errors::{
    COMPOSITION, INTROSPECTION_OFF, INVALID, NO_OPERATION, NO_PLAN, SYNTAX, TOO_LARGE, WHICH_OPERATION,
};
use crate::fault::Fault;
use crate::limits::Limits;
use crate::listening;
use crate::plan::{Node, Translation};
use crate::schema::{Public, name_of};
use crate::shape::{Fields, Shaper};
use crate::value::{Name, TYPENAME};
use crate::variables::Declared;

/// Longest a plan may take to make.
const PLANNING: Duration = Duration::from_secs(1);

/// Errors of one document that are told; a document can be made to have thousands.
const TOLD: usize = 5;

/// What an operation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Does {
    Ask,
    Change,
    Watch,
}

/// An operation made ready.
pub(crate) struct Prepared {
    pub(crate) does: Does,
    pub(crate) root: Name,
    pub(crate) declared: Vec<Declared>,
    pub(crate) fields: Arc<Fields>,
    pub(crate) plan: Option<Node>,
    /// It asks for the schema.
    pub(crate) introspects: bool,
}

/// Makes operations ready.
pub(crate) struct Desk {
    pub(crate) public: Public,
    planner: Planner,
    possible: HashMap<String, Vec<String>>,
    sources: HashMap<String, usize>,
    rules: ValidationPlan,
    limits: Limits,
    introspection: bool,
}

impl Desk {
    pub(crate) fn new(
        supergraph: &str,
        sources: HashMap<String, usize>,
        limits: Limits,
        introspection: bool,
        live: bool,
    ) -> Result<Self> {
        let document = compose::read(supergraph)?;
        let planner = Planner::new_from_supergraph(&document, QueryPlannerOptions::default())
            .map_err(|error| Error::new(&COMPOSITION).with("reason", error))?;
        let public = planner.consumer_schema.document.clone();
        let public = Public::new(if live { Arc::new(listening::with_changes(&public)?) } else { public });
        let whole = Public::new(Arc::new(document));
        let possible = whole.types().filter_map(|known| {
            let name = name_of(known);
            Some((name.to_owned(), whole.possible(name)?.iter().cloned().collect()))
        });
        let possible = possible.collect();
        Ok(Self { public, planner, possible, sources, rules: default_rules_validation_plan(), limits, introspection })
    }

    /// The operation called `name` of a document, made ready.
    pub(crate) fn prepare(&self, text: &str, name: Option<&str>, language: Language) -> Result<Prepared, Vec<Fault>> {
        let refuse = |error: Error| vec![Fault::new(error, language)];
        self.limits.text(text).map_err(refuse)?;
        let document = read(text, self.limits.tokens).map_err(refuse)?;
        self.limits.document(&self.public, &document).map_err(refuse)?;
        let introspects = introspects(&document);
        if introspects && !self.introspection {
            return Err(refuse(Error::new(&INTROSPECTION_OFF)));
        }
        let broken = validate(&self.public.document, &document, &self.rules);
        if !broken.is_empty() {
            let faults = broken.into_iter().take(TOLD).map(|broken| {
                let fault = Fault::new(Error::new(&INVALID).with("reason", &broken.message), language);
                broken.locations.iter().fold(fault, |fault, place| fault.located(place.line, place.column))
            });
            return Err(faults.collect());
        }
        let operation = choose(&document, name).map_err(refuse)?;
        let (root, does) = match operation {
            OperationDefinition::SelectionSet(_) | OperationDefinition::Query(_) => (None, Does::Ask),
            OperationDefinition::Mutation(_) => (self.public.mutation.as_ref(), Does::Change),
            OperationDefinition::Subscription(_) => (self.public.subscription.as_ref(), Does::Watch),
        };
        let root = root.unwrap_or(&self.public.query);
        let mut shaper = Shaper::new(&self.public, fragments(&document));
        let fields = shaper.root(root, selection(operation)).map_err(refuse)?;
        let plans = match does {
            Does::Watch => Vec::new(),
            Does::Ask | Does::Change => self.plans(&document, name).map_err(refuse)?,
        };
        Ok(Prepared {
            does,
            root: Name::new(root),
            declared: operation.variable_definitions().iter().map(Declared::from).collect(),
            fields,
            plan: self.translate(plans).map_err(refuse)?,
            introspects,
        })
    }

    /// The planner's plan of an operation, in words.
    pub(crate) fn told(&self, text: &str, name: Option<&str>) -> Result<String> {
        let document = read(text, self.limits.tokens)?;
        Ok(self.plans(&document, name)?.iter().map(ToString::to_string).collect())
    }

    /// One plan, or one for each field of a mutation: they follow each other with everything that hangs on them.
    fn plans(&self, document: &Document, name: Option<&str>) -> Result<Vec<QueryPlan>> {
        let failed = |why: String| Error::new(&NO_PLAN).because(why);
        let mut document = document.clone();
        adapt(&self.public, &mut document);
        let mut normal = normalize_operation(&self.planner.supergraph, &document, name)
            .map_err(|error| failed(error.to_string()))?;
        let operation = &mut normal.operation;
        let mut items = std::mem::take(&mut operation.selection_set.items);
        without_schema(&mut items);
        let parts: Vec<Vec<SelectionItem>> = match operation.operation_kind {
            _ if items.is_empty() => Vec::new(),
            Some(OperationKind::Mutation) => items.into_iter().flat_map(apart).map(|item| vec![item]).collect(),
            _ => vec![items],
        };
        let patience = CancellationToken::with_timeout(PLANNING);
        let plans = parts.into_iter().map(|items| {
            operation.selection_set.items = items;
            let overrides = PlannerOverrideContext::from_percentage(0.0);
            let plan = self.planner.plan_from_normalized_operation(operation, overrides, &patience);
            plan.map_err(|error| failed(error.to_string()))
        });
        plans.collect()
    }

    fn translate(&self, plans: Vec<QueryPlan>) -> Result<Option<Node>> {
        let several = plans.len() > 1;
        let mut translation = Translation { possible: &self.possible, sources: &self.sources, calls: 0, several };
        let nodes = plans.into_iter().filter_map(|plan| plan.node).map(|node| translation.node(node));
        let mut nodes = nodes.collect::<Result<Vec<Node>>>()?;
        Ok(if nodes.len() > 1 { Some(Node::Sequence(nodes)) } else { nodes.pop() })
    }
}

/// A document as the planner understands it: aliases that are names of fields too are renamed; what may turn out to ask
/// for nothing at all asks for `__typename`.
fn adapt(public: &Public, document: &mut Document) {
    fn within(public: &Public, set: &mut SelectionSet) {
        let always = |item: &Selection| matches!(item, Selection::Field(field) if field.directives.is_empty());
        if !set.items.is_empty() && !set.items.iter().any(always) {
            set.items.push(Selection::Field(Field {
                position: set.span.0,
                alias: None,
                name: TYPENAME.to_owned(),
                arguments: Vec::new(),
                directives: Vec::new(),
                selection_set: SelectionSet { span: set.span, items: Vec::new() },
            }));
        }
        for item in &mut set.items {
            match item {
                Selection::Field(field) => {
                    if let Some(alias) = &mut field.alias {
                        *alias = public.alias(alias);
                    }
                    within(public, &mut field.selection_set);
                }
                Selection::InlineFragment(fragment) => within(public, &mut fragment.selection_set),
                Selection::FragmentSpread(_) => {}
            }
        }
    }
    for definition in &mut document.definitions {
        let set = match definition {
            Definition::Fragment(fragment) => &mut fragment.selection_set,
            Definition::Operation(OperationDefinition::SelectionSet(set)) => set,
            Definition::Operation(OperationDefinition::Query(query)) => &mut query.selection_set,
            Definition::Operation(OperationDefinition::Mutation(mutation)) => &mut mutation.selection_set,
            Definition::Operation(OperationDefinition::Subscription(subscription)) => &mut subscription.selection_set,
        };
        within(public, set);
    }
}

fn read(text: &str, tokens: usize) -> Result<Document> {
    match parse_query_with_token_limit::<String>(text, tokens) {
        Ok(document) => Ok(document.into_static()),
        Err(error) => {
            let reason = error.to_string();
            if reason.to_ascii_lowercase().contains("token limit") {
                return Err(Error::new(&TOO_LARGE).with("limit", tokens).with("unit", "tokens"));
            }
            let lines: Vec<&str> = reason.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            Err(Error::new(&SYNTAX).with("reason", lines.join("; ")))
        }
    }
}

fn choose<'d>(document: &'d Document, name: Option<&str>) -> Result<&'d OperationDefinition> {
    let mut operations = document.definitions.iter().filter_map(|definition| match definition {
        Definition::Operation(operation) => Some(operation),
        Definition::Fragment(_) => None,
    });
    match name.filter(|name| !name.is_empty()) {
        Some(name) => operations
            .find(|operation| called(operation) == Some(name))
            .ok_or_else(|| Error::new(&NO_OPERATION).with("name", name)),
        None => match (operations.next(), operations.next()) {
            (Some(only), None) => Ok(only),
            (Some(_), Some(_)) => Err(Error::new(&WHICH_OPERATION)),
            (None, _) => Err(Error::new(&NO_OPERATION).with("name", "")),
        },
    }
}

fn called(operation: &OperationDefinition) -> Option<&str> {
    match operation {
        OperationDefinition::SelectionSet(_) => None,
        OperationDefinition::Query(query) => query.name.as_deref(),
        OperationDefinition::Mutation(mutation) => mutation.name.as_deref(),
        OperationDefinition::Subscription(subscription) => subscription.name.as_deref(),
    }
}

fn selection(operation: &OperationDefinition) -> &SelectionSet {
    match operation {
        OperationDefinition::SelectionSet(set) => set,
        OperationDefinition::Query(query) => &query.selection_set,
        OperationDefinition::Mutation(mutation) => &mutation.selection_set,
        OperationDefinition::Subscription(subscription) => &subscription.selection_set,
    }
}

fn fragments(document: &Document) -> HashMap<&str, &graphql_tools::static_graphql::query::FragmentDefinition> {
    let fragments = document.definitions.iter().filter_map(|definition| match definition {
        Definition::Fragment(fragment) => Some((fragment.name.as_str(), fragment)),
        Definition::Operation(_) => None,
    });
    fragments.collect()
}

/// Whether a document asks for the schema, wherever.
fn introspects(document: &Document) -> bool {
    fn within(set: &SelectionSet) -> bool {
        set.items.iter().any(|item| match item {
            Selection::Field(field) => {
                matches!(field.name.as_str(), "__schema" | "__type") || within(&field.selection_set)
            }
            Selection::InlineFragment(fragment) => within(&fragment.selection_set),
            Selection::FragmentSpread(_) => false,
        })
    }
    document.definitions.iter().any(|definition| match definition {
        Definition::Operation(operation) => within(selection(operation)),
        Definition::Fragment(fragment) => within(&fragment.selection_set),
    })
}

/// The fields of a selection one by one, each under the conditions of the fragments it stands in.
fn apart(item: SelectionItem) -> Vec<SelectionItem> {
    let SelectionItem::InlineFragment(mut fragment) = item else { return vec![item] };
    let items = std::mem::take(&mut fragment.selections.items).into_iter().flat_map(apart);
    let alone = |item| {
        let mut fragment = fragment.clone();
        fragment.selections.items.push(item);
        SelectionItem::InlineFragment(fragment)
    };
    items.map(alone).collect()
}

/// Leaves out what the gateway answers itself.
fn without_schema(items: &mut Vec<SelectionItem>) {
    items.retain_mut(|item| match item {
        SelectionItem::Field(field) => !field.name.starts_with("__"),
        SelectionItem::InlineFragment(fragment) => {
            without_schema(&mut fragment.selections.items);
            !fragment.selections.items.is_empty()
        }
        SelectionItem::FragmentSpread(_) => true,
    });
}
