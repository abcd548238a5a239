//! Who ordered what.

use std::sync::Arc;

use async_graphql::{ID, Object, Result, SimpleObject};
use kernel::{Cx, Error, Subgraph};

use super::{Log, Noting};

struct Order {
    number: i32,
}

struct Line {
    item: i32,
}

/// Somebody else's item, known by its id; its name came along for some.
struct Item {
    number: i32,
}

#[derive(SimpleObject)]
#[graphql(shareable)]
struct Place {
    name: String,
    rack: i32,
}

#[Object]
impl Order {
    async fn id(&self) -> ID {
        self.number.to_string().into()
    }
    async fn lines(&self) -> Vec<Line> {
        (0..2).map(|place| Line { item: 101 + (self.number + place) % 3 }).collect()
    }
    #[graphql(provides = "name")]
    async fn first(&self) -> Item {
        Item { number: 101 }
    }
    /// An item that is nowhere.
    async fn lost(&self) -> Option<Item> {
        Some(Item { number: 5000 })
    }
    async fn lost_for_sure(&self) -> Item {
        Item { number: 5000 }
    }
    async fn from(&self) -> Place {
        Place { name: "Savar".into(), rack: 2 }
    }
    async fn refused(&self, ctx: &async_graphql::Context<'_>) -> Result<Option<i32>> {
        let cx: &Cx = ctx.data_unchecked();
        kernel::said(cx, Err(Error::new(&kernel::codes::NOT_FOUND).with("noun", "order")))
    }
}

#[Object]
impl Line {
    async fn quantity(&self) -> i32 {
        self.item - 100
    }
    async fn item(&self) -> Item {
        Item { number: self.item }
    }
}

#[Object]
impl Item {
    async fn id(&self) -> ID {
        self.number.to_string().into()
    }
    #[graphql(external)]
    async fn name(&self) -> String {
        format!("Item {}", self.number)
    }
    async fn orders(&self) -> Vec<Order> {
        vec![Order { number: 1 }, Order { number: 2 }]
    }
}

#[derive(Default)]
struct Query;

#[Object(name = "Query")]
impl Query {
    async fn order(&self, id: ID) -> Result<Order> {
        Ok(Order { number: id.parse()? })
    }
    async fn orders(&self) -> Vec<Order> {
        vec![Order { number: 1 }, Order { number: 2 }]
    }
    #[graphql(entity)]
    async fn order_by_id(&self, id: ID) -> Option<Order> {
        id.parse().ok().map(|number| Order { number })
    }
    #[graphql(entity)]
    async fn item_by_id(&self, id: ID) -> Option<Item> {
        id.parse().ok().map(|number| Item { number })
    }
}

#[derive(Default)]
struct Mutation;

#[Object(name = "Mutation")]
impl Mutation {
    async fn place_order(&self, item: ID) -> Result<Order> {
        Ok(Order { number: item.parse::<i32>()? - 100 })
    }
}

pub fn part(log: Log) -> Arc<dyn Subgraph> {
    Noting::of::<Query, Mutation>("orders", log)
}
