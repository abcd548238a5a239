//! What the depot deals in.

use std::sync::Arc;

use async_graphql::{Enum, ID, InputObject, Interface, Object, Result, SimpleObject, Union};
use kernel::Subgraph;

use super::{Log, Noting};

#[derive(Clone)]
pub struct Item {
    number: i32,
}

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    Bag,
    Piece,
    #[graphql(inaccessible)]
    Hidden,
}

#[derive(SimpleObject, Clone)]
#[graphql(shareable)]
struct Price {
    amount: String,
    currency: String,
}

#[derive(SimpleObject, Clone)]
#[graphql(inaccessible)]
struct Margin {
    percent: i32,
}

#[Object]
impl Item {
    async fn id(&self) -> ID {
        self.number.to_string().into()
    }
    async fn company(&self) -> i32 {
        self.number / 100
    }
    async fn code(&self) -> String {
        format!("I-{}", self.number % 100)
    }
    async fn name(&self) -> String {
        format!("Item {}", self.number)
    }
    async fn weight(&self) -> Option<i32> {
        (self.number != 103).then_some(self.number * 10)
    }
    async fn measure(&self) -> Measure {
        match self.number % 3 {
            0 => Measure::Bag,
            1 => Measure::Piece,
            _ => Measure::Hidden,
        }
    }
    #[graphql(shareable)]
    async fn price(&self) -> Price {
        Price { amount: format!("{}.00", self.number), currency: "BDT".into() }
    }
    async fn label(&self) -> String {
        "an old label".into()
    }
    #[graphql(inaccessible)]
    async fn margin(&self) -> Margin {
        Margin { percent: 30 }
    }
    #[graphql(deprecation = "use name")]
    async fn title(&self, #[graphql(default = 3)] letters: i32, filter: Option<Filter>) -> String {
        format!("{}{}", &"Item"[..letters as usize], filter.map(|filter| filter.word).unwrap_or_default())
    }
    async fn parent(&self) -> Option<Thing> {
        Some(if self.number % 2 == 0 { Thing::Item(Item { number: 101 }) } else { Thing::Labour(Labour { number: 7 }) })
    }
}

#[derive(InputObject)]
struct Filter {
    word: String,
    #[graphql(default)]
    times: i32,
}

#[derive(Clone)]
struct Labour {
    number: i32,
}

#[Object]
impl Labour {
    async fn id(&self) -> ID {
        self.number.to_string().into()
    }
    async fn rate(&self) -> i32 {
        500
    }
}

#[derive(Interface, Clone)]
#[graphql(field(name = "id", ty = "ID"))]
enum Thing {
    Item(Item),
    Labour(Labour),
}

#[derive(Union)]
enum Found {
    Item(Item),
    Labour(Labour),
}

#[derive(Default)]
struct Query;

#[Object(name = "Query")]
impl Query {
    async fn item(&self, id: ID) -> Option<Item> {
        id.parse().ok().filter(|number| *number < 1000).map(|number| Item { number })
    }
    async fn items(&self, #[graphql(default = 3)] first: i32) -> Vec<Item> {
        (0..first).map(|number| Item { number: 101 + number }).collect()
    }
    async fn find(&self) -> Vec<Found> {
        vec![Found::Item(Item { number: 101 }), Found::Labour(Labour { number: 7 }), Found::Item(Item { number: 102 })]
    }
    async fn things(&self) -> Vec<Thing> {
        vec![Thing::Item(Item { number: 102 }), Thing::Labour(Labour { number: 7 })]
    }
    #[graphql(shareable)]
    async fn motto(&self) -> &str {
        "everything in its place"
    }
    #[graphql(entity)]
    async fn item_by_id(&self, id: ID) -> Option<Item> {
        id.parse().ok().filter(|number| *number < 1000).map(|number| Item { number })
    }
    #[graphql(entity)]
    async fn item_by_code(&self, company: i32, code: String) -> Option<Item> {
        Some(Item { number: company * 100 + code.trim_start_matches("I-").parse::<i32>().ok()? })
    }
}

#[derive(Default)]
struct Mutation;

#[Object(name = "Mutation")]
impl Mutation {
    async fn rename_item(&self, id: ID, name: String) -> Result<Item> {
        if name.is_empty() { Err("a name is needed".into()) } else { Ok(Item { number: id.parse()? }) }
    }
}

pub fn part(log: Log) -> Arc<dyn Subgraph> {
    Noting::of::<Query, Mutation>("items", log)
}
