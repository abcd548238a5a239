//! An object's fields: those that are ready are written down at once, the others are waited for together.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

use async_graphql::indexmap::IndexMap;
use async_graphql::indexmap::map::Entry;
use async_graphql::parser::types::{Field, Selection, SelectionSet};
use async_graphql::{ContainerType, ContextSelectionSet, Name, Positioned, ServerResult, Value, resolver_utils};

const TYPENAME: &str = "__typename";

/// Resolves an object, its fields side by side. Extensions of the library are not told of fields; we have none.
///
/// # Errors
/// The selection asks for what cannot be. A field's own error is noted in the context and leaves its place empty.
// In a box: an object's fields may be objects of its own kind.
pub fn resolve_container<'c, 'a: 'c, T: ContainerType + ?Sized>(
    ctx: &'c ContextSelectionSet<'a>,
    root: &'a T,
) -> Pin<Box<dyn Future<Output = ServerResult<Value>> + Send + 'c>> {
    Box::pin(resolve(ctx, root))
}

async fn resolve<'a, T: ContainerType + ?Sized>(ctx: &ContextSelectionSet<'a>, root: &'a T) -> ServerResult<Value> {
    let own = root.introspection_type_name();
    let mut fields = Vec::with_capacity(ctx.item.node.items.len());
    // What stands for several types asks the library which of them this is.
    if own != T::type_name() || !gather(&own, &ctx.item.node, &mut fields) {
        return resolver_utils::resolve_container(ctx, root).await;
    }
    let ask = |field: &'a Positioned<Field>| async move { root.resolve_field(&ctx.with_field(field)).await };
    let note = |answer: ServerResult<Option<Value>>| match answer {
        Ok(value) => Some(value.unwrap_or_default()),
        Err(error) => {
            ctx.add_error(error);
            None
        }
    };
    let mut found: Vec<Option<Value>> = Vec::with_capacity(fields.len());
    let (mut waiting, mut free) = (Vec::new(), None);
    for (place, field) in fields.iter().enumerate() {
        if field.node.name.node == TYPENAME {
            found.push(Some(Value::String(own.to_string())));
            continue;
        }
        // Most are ready at once: one place serves them all, one after another.
        let mut work = renew(free.take(), ask(field));
        match poll_fn(|waker| Poll::Ready(work.as_mut().poll(waker))).await {
            Poll::Ready(answer) => {
                found.push(note(answer));
                free = Some(work);
            }
            Poll::Pending => {
                found.push(None);
                waiting.push((place, work));
            }
        }
    }
    // All of a level are begun before any is asked again: only then do they know what they can fetch together.
    let mut begun = waiting.is_empty();
    poll_fn(|waker| {
        if !std::mem::replace(&mut begun, true) {
            return Poll::Pending;
        }
        waiting.retain_mut(|(place, work)| match work.as_mut().poll(waker) {
            Poll::Ready(answer) => {
                found[*place] = note(answer);
                false
            }
            Poll::Pending => true,
        });
        if waiting.is_empty() { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    Ok(object(&fields, found))
}

/// Work in a place that is free, else in a new one.
fn renew<F: Future>(free: Option<Pin<Box<F>>>, work: F) -> Pin<Box<F>> {
    match free {
        Some(mut place) => {
            place.set(work);
            place
        }
        None => Box::pin(work),
    }
}

/// The fields asked of an object of type `own`; `false` when that takes more than looking.
fn gather<'a>(own: &str, set: &'a SelectionSet, fields: &mut Vec<&'a Positioned<Field>>) -> bool {
    set.items.iter().all(|item| match &item.node {
        Selection::Field(field) => {
            fields.push(field);
            field.node.directives.is_empty()
        }
        Selection::InlineFragment(fragment) => {
            let own_or_any = fragment.node.type_condition.as_ref().is_none_or(|only| only.node.on.node == own);
            own_or_any && gather(own, &fragment.node.selection_set.node, fields)
        }
        Selection::FragmentSpread(_) => false,
    })
}

/// What was found, under the names it was asked by; null when nothing was.
fn object(fields: &[&Positioned<Field>], found: Vec<Option<Value>>) -> Value {
    let mut object = IndexMap::with_capacity(fields.len());
    for (field, value) in fields.iter().zip(found) {
        if let Some(value) = value {
            put(&mut object, field.node.response_key().node.clone(), value);
        }
    }
    if object.is_empty() { Value::Null } else { Value::Object(object) }
}

/// Adds a value; what is asked for twice under one name is put together.
fn put(object: &mut IndexMap<Name, Value>, name: Name, value: Value) {
    match object.entry(name) {
        Entry::Vacant(place) => {
            place.insert(value);
        }
        Entry::Occupied(mut known) => merge(known.get_mut(), value),
    }
}

fn merge(into: &mut Value, from: Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => from.into_iter().for_each(|(name, value)| put(into, name, value)),
        (Value::List(into), Value::List(from)) => into.iter_mut().zip(from).for_each(|(into, from)| merge(into, from)),
        _ => {}
    }
}
