//! The API reference as OpenAPI 3.1, written from the operations themselves.
//!
//! What is said in Bengali stands beside the English under `x-…-bn`.

mod example;
mod operation;
mod refusals;

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Endpoint, Error, Result, SESSION_COOKIE};
use serde_json::{Map, Value, json};

use crate::http::KEY_LIMIT;

/// A service as the reference calls it.
#[derive(Clone, Copy, Debug)]
pub struct Title {
    /// Its name, as in addresses.
    pub service: &'static str,
    /// In English.
    pub en: &'static str,
    /// In Bengali.
    pub bn: &'static str,
}

const TITLE: &str = "Vextrus";
const ABOUT: &str = "Sign in first: send `Authorization: Bearer …`, or let the browser send the session cookie. \
    What changes something takes an `Idempotency-Key`: sent again with the same key, it answers as the first time and \
    happens once. Refusals are `application/problem+json` with a stable `code`, in the language of `Accept-Language` \
    (en or bn). Money is a decimal string with its currency; dates are days in Asia/Dhaka, instants are UTC. \
    The graph at `POST /graphql` has its schema in `vextrus schema print`.";
const ABOUT_BN: &str = "আগে সাইন ইন করুন: `Authorization: Bearer …` পাঠান, অথবা ব্রাউজারকে সেশন কুকি পাঠাতে দিন। \
    যা কিছু পরিবর্তন করে তা `Idempotency-Key` নেয়: একই কী দিয়ে আবার পাঠালে প্রথমবারের উত্তরই আসে এবং কাজটি একবারই ঘটে। \
    প্রত্যাখ্যান আসে `application/problem+json` হিসেবে, স্থায়ী `code` সহ, `Accept-Language`-এর ভাষায় (en বা bn)। \
    টাকার অঙ্ক মুদ্রাসহ দশমিক লেখা; তারিখ ঢাকার দিন, মুহূর্ত ইউটিসি। `POST /graphql`-এর স্কিমা `vextrus schema print` দেখায়।";
const HEALTH: Title = Title { service: "health", en: "Health", bn: "অবস্থা" };

/// The whole document for these operations, each with its service.
///
/// # Errors
/// `kernel.internal` when two types share a name and not their shape, or a shape has no JSON form: mistakes of ours.
pub fn document(endpoints: &[(&'static str, Endpoint)], titles: &[Title]) -> Result<Value> {
    // Pages are for people.
    let endpoints: Vec<_> = endpoints.iter().filter(|(_, endpoint)| endpoint.page.is_none()).cloned().collect();
    let endpoints = endpoints.as_slice();
    let schemas = schemas(endpoints)?;
    let mut paths: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    for (service, endpoint) in endpoints {
        let operation = operation::describe(service, endpoint, &schemas)?;
        paths.entry(endpoint.path).or_default().insert(operation::method(endpoint.method).to_owned(), operation);
    }
    for (path, en, bn) in operation::HEALTH {
        paths.entry(path).or_default().insert("get".to_owned(), operation::health(path, en, bn));
    }
    let known = |service: &'static str| {
        let title = titles.iter().find(|title| title.service == service).copied();
        title.unwrap_or(Title { service, en: service, bn: service })
    };
    let services: BTreeSet<&'static str> = endpoints.iter().map(|(service, _)| *service).collect();
    let tags: Vec<Value> = services.into_iter().map(known).chain([HEALTH]).map(tag).collect();
    Ok(json!({
        "openapi": "3.1.0",
        "info": {
            "title": TITLE,
            "version": env!("CARGO_PKG_VERSION"),
            "description": ABOUT,
            "x-description-bn": ABOUT_BN,
            "license": { "name": "Apache License 2.0", "identifier": "Apache-2.0" },
        },
        "servers": [{ "url": "/", "description": "This installation" }],
        "tags": tags,
        "security": [{ "bearer": [] }, { "session": [] }],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "parameters": { "IdempotencyKey": key() },
            "headers": { "RequestId": request_id() },
            "responses": refusals::responses(),
            "securitySchemes": {
                "bearer": { "type": "http", "scheme": "bearer", "description": "An access token." },
                "session": {
                    "type": "apiKey", "in": "cookie", "name": SESSION_COOKIE,
                    "description": "The session of a browser. What changes something must then come from our own pages.",
                },
            },
        },
    }))
}

fn tag(title: Title) -> Value {
    json!({ "name": title.service, "description": title.en, "x-description-bn": title.bn })
}

fn key() -> Value {
    json!({
        "name": "Idempotency-Key", "in": "header", "required": false,
        "description": "Names this change: sent again with the same key it answers as the first time and happens once. A fresh UUID is a good key.",
        "x-description-bn": "এই পরিবর্তনের নাম: একই কী দিয়ে আবার পাঠালে প্রথমবারের উত্তরই আসে এবং কাজটি একবারই ঘটে। নতুন একটি UUID ভালো কী।",
        "schema": { "type": "string", "minLength": 1, "maxLength": KEY_LIMIT, "pattern": "^[\\x21-\\x7e]+$" },
    })
}

fn request_id() -> Value {
    json!({
        "description": "The request's id, for whoever looks into the log.",
        "schema": { "type": "string", "format": "uuid" },
    })
}

/// Every shape that is spoken of, by name.
fn schemas(endpoints: &[(&'static str, Endpoint)]) -> Result<Map<String, Value>> {
    let mut schemas = Map::new();
    schemas.insert("Problem".to_owned(), refusals::problem()?);
    schemas.insert("Complaint".to_owned(), refusals::complaint()?);
    schemas.insert("Health".to_owned(), operation::health_schema());
    let shapes = endpoints.iter().flat_map(|(_, endpoint)| endpoint.takes.iter().chain(&endpoint.gives));
    for (name, schema) in shapes.flat_map(kernel::rest::schema::Shape::parts) {
        let schema = serde_json::to_value(schema).map_err(Error::internal)?;
        match schemas.get(&name) {
            Some(other) if *other != schema => {
                return Err(Error::internal(format!("two types of the API are called {name}")));
            }
            _ => schemas.insert(name, schema),
        };
    }
    Ok(schemas)
}
