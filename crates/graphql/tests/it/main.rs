//! Objects resolved in our way and in the library's: the same answers.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use graphql::{EmptyMutation, EmptySubscription, Interface, Request, Schema};
use serde_json::{Value, json};

/// Begun and not yet done, and the most there were at once.
#[derive(Default)]
struct Crowd(AtomicUsize, Arc<AtomicUsize>);

impl Crowd {
    async fn wait(&self) {
        let inside = self.0.fetch_add(1, Ordering::SeqCst) + 1;
        self.1.fetch_max(inside, Ordering::SeqCst);
        tokio::task::yield_now().await;
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

macro_rules! world {
    ($name:ident, $path:path) => {
        mod $name {
            use super::Crowd;
            use graphql::{Context, Object, Result};

            #[derive(Clone)]
            pub struct Thing(pub i32);

            #[Object(crate = $path)]
            impl Thing {
                pub async fn id(&self) -> i32 {
                    self.0
                }
                async fn name(&self, #[graphql(default = 1)] times: usize) -> String {
                    format!("thing {}", self.0).repeat(times)
                }
                async fn slow(&self, ctx: &Context<'_>) -> i32 {
                    ctx.data_unchecked::<Crowd>().wait().await;
                    self.0 * 2
                }
                async fn refused(&self) -> Result<Option<i32>> {
                    Err("not now".into())
                }
                async fn refused_for_sure(&self) -> Result<i32> {
                    Err("never".into())
                }
                async fn next(&self, ctx: &Context<'_>) -> Option<Thing> {
                    ctx.data_unchecked::<Crowd>().wait().await;
                    (self.0 < 5).then_some(Thing(self.0 + 1))
                }
                async fn parts(&self) -> Vec<Thing> {
                    (0..self.0).map(Thing).collect()
                }
            }

            pub struct Query;

            #[Object(crate = $path)]
            impl Query {
                async fn thing(&self, id: i32) -> Thing {
                    Thing(id)
                }
                async fn any(&self, id: i32) -> super::$name::Any {
                    Thing(id).into()
                }
            }

            #[derive(super::Interface)]
            #[graphql(crate = $path, field(name = "id", ty = "i32"))]
            pub enum Any {
                Thing(Thing),
            }
        }
    };
}

world!(ours, graphql);
world!(theirs, async_graphql);

const QUERIES: &[&str] = &[
    "{ thing(id: 3) { name id __typename slow again: name(times: 2) } }",
    "{ thing(id: 3) { parts { id slow next { slow next { id refused } } } } }",
    "{ thing(id: 1) { id refused next { refused id } } }",
    "{ thing(id: 1) { id refusedForSure } }",
    "{ thing(id: 1) { id next { id refusedForSure } } }",
    "{ thing(id: 2) { next { id } next { name } parts { id } parts { name slow } } }",
    "{ thing(id: 2) { ... { id } ... on Thing { name ... on Thing { slow } } ... on Any { id } } }",
    "query($no: Boolean = false) { thing(id: 2) { id @include(if: $no) name @skip(if: $no) ...F } } fragment F on Thing { slow }",
    "{ any(id: 2) { id ... on Thing { name next { id } } __typename } }",
    "{ thing(id: 2) { parts { ...F } } } fragment F on Thing { refused slow }",
    "{ thing(id: 0) { parts { id } } }",
    "{ thing(id: 2) { refused } }",
];

/// Answer and errors; the library has no order of its own among fields that wait, nor among errors.
async fn told(response: graphql::Response) -> (Value, Vec<String>) {
    let mut errors: Vec<String> =
        response.errors.iter().map(|error| json!({ "at": error.path, "what": error.message }).to_string()).collect();
    errors.sort();
    (response.data.into_json().expect("JSON"), errors)
}

#[tokio::test]
async fn the_answers_are_the_librarys() {
    let ours = Schema::build(ours::Query, EmptyMutation, EmptySubscription).data(Crowd::default()).finish();
    let theirs = Schema::build(theirs::Query, EmptyMutation, EmptySubscription).data(Crowd::default()).finish();
    assert_eq!(ours.sdl(), theirs.sdl());
    for query in QUERIES {
        let (here, there) = (told(ours.execute(*query).await).await, told(theirs.execute(*query).await).await);
        assert_eq!(here, there, "{query}");
        assert!(here.0 != Value::Null || !here.1.is_empty(), "{query} asks for something");
    }
}

#[tokio::test]
async fn fields_come_in_the_order_they_were_asked_for() {
    let schema = Schema::build(ours::Query, EmptyMutation, EmptySubscription).data(Crowd::default()).finish();
    let response = schema.execute("{ thing(id: 1) { slow id next { slow name } name } }").await;
    assert_eq!(
        serde_json::to_string(&response.data).expect("JSON"),
        r#"{"thing":{"slow":2,"id":1,"next":{"slow":4,"name":"thing 2"},"name":"thing 1"}}"#
    );
}

#[tokio::test]
async fn what_waits_waits_together() {
    for (query, at_once) in [
        ("{ thing(id: 40) { parts { slow } } }", 40),
        ("{ thing(id: 1) { a: slow b: slow c: slow next { id } } }", 4),
        ("{ thing(id: 7) { id parts { next { id } slow } } }", 14),
    ] {
        let schema = Schema::build(ours::Query, EmptyMutation, EmptySubscription).finish();
        let crowd = Crowd::default();
        let most = crowd.1.clone();
        let response = schema.execute(Request::new(query).data(crowd)).await;
        assert!(response.is_ok(), "{:?}", response.errors);
        assert_eq!(most.load(Ordering::SeqCst), at_once, "{query}");
    }
}
