//! Where the items lie.

use std::sync::Arc;

use async_graphql::{Object, Result, SimpleObject};
use kernel::Subgraph;

use super::{Log, Noting};

struct Item {
    company: i32,
    code: String,
    weight: Option<i32>,
}

#[derive(SimpleObject)]
#[graphql(shareable)]
struct Place {
    name: String,
    rack: i32,
}

#[Object]
impl Item {
    #[graphql(external)]
    async fn company(&self) -> i32 {
        self.company
    }
    #[graphql(external)]
    async fn code(&self) -> &str {
        &self.code
    }
    #[graphql(external)]
    async fn weight(&self) -> Option<i32> {
        self.weight
    }
    async fn on_hand(&self) -> i32 {
        self.company + self.code.len() as i32
    }
    /// What carrying one costs, which depends on how heavy it is.
    #[graphql(requires = "weight")]
    async fn freight(&self) -> Option<i32> {
        self.weight.map(|weight| weight * 2)
    }
    #[graphql(override_from = "items")]
    async fn label(&self) -> String {
        format!("{}/{}", self.company, self.code)
    }
    async fn place(&self) -> Place {
        Place { name: "Tongi".into(), rack: 4 }
    }
    /// Not counted for the second item, and never told for the third.
    async fn counted(&self) -> Result<Option<i32>> {
        match self.code.as_str() {
            "I-2" => Err("nobody has counted it".into()),
            _ => Ok(Some(9)),
        }
    }
    async fn must_count(&self) -> Result<i32> {
        match self.code.as_str() {
            "I-2" => Err("nobody has counted it".into()),
            _ => Ok(9),
        }
    }
}

#[derive(Default)]
struct Query;

#[Object(name = "Query")]
impl Query {
    async fn places(&self) -> Vec<Place> {
        vec![Place { name: "Tongi".into(), rack: 4 }, Place { name: "Savar".into(), rack: 2 }]
    }
    #[graphql(shareable)]
    async fn motto(&self) -> &str {
        "everything in its place"
    }
    #[graphql(entity)]
    async fn item(
        &self,
        #[graphql(key)] company: i32,
        #[graphql(key)] code: String,
        weight: Option<i32>,
    ) -> Option<Item> {
        Some(Item { company, code, weight })
    }
}

#[derive(Default)]
struct Mutation;

#[Object(name = "Mutation")]
impl Mutation {
    async fn move_stock(&self, company: i32, code: String) -> Item {
        Item { company, code, weight: None }
    }
}

pub fn part(log: Log) -> Arc<dyn Subgraph> {
    Noting::of::<Query, Mutation>("stock", log)
}
