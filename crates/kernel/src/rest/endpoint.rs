//! A REST operation and what the reference says of it.

use std::future::Future;
use std::ops::Deref;
use std::sync::Arc;

use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;
use utoipa::{PartialSchema, ToSchema};

use super::schema::{self, Shape};
use super::{Call, Reply};
use crate::graph::limits;
use crate::{Actor, BoxFuture, Code, Cx, Error, Language, Permission, Result, codes};

/// The HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Changes nothing.
    Get,
    /// Changes something.
    Post,
    /// Adds to something that is there, such as an upload.
    Patch,
    /// Ends something, such as a session.
    Delete,
}

/// What an operation does: a context and a call in, an answer out.
pub type Act = Arc<dyn Fn(Cx, Call) -> BoxFuture<'static, Result<Reply>> + Send + Sync>;

/// How a refusal looks on a page: its status is set by whoever answers.
pub type Shown = fn(&Error, Language) -> Reply;

/// A value of the path or of the query string.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it is, in English.
    pub sentence: &'static str,
    /// The same in Bengali.
    pub sentence_bn: &'static str,
    /// Its shape.
    pub schema: fn() -> RefOr<Schema>,
    /// Whether nothing works without it.
    pub required: bool,
}

/// What the reference says of an operation. A room writes it as one sentence that ends in [`Outline::does`]:
///
/// ```text
/// Endpoint::get("/api/v1/organization/companies/{id}", "A company", "একটি কোম্পানি")
///     .needs(&permissions::COMPANY_READ)
///     .gives::<Company>()
///     .does(room, async |room, cx, call| Reply::json(&room.companies.find(&cx, call.param("id", "company")?).await?))
/// ```
#[derive(Clone, Debug)]
pub struct Outline {
    /// How.
    pub method: Method,
    /// Where, with `{name}` for parameters.
    pub path: &'static str,
    /// What it is or does, in English.
    pub sentence: &'static str,
    /// The same in Bengali.
    pub sentence_bn: &'static str,
    /// The permission the act requires first.
    pub needs: Option<&'static Permission>,
    /// Whether anybody may call it, signed in or not. A token that is wrong is then as good as none.
    pub open: bool,
    /// Whether it answers with a page of a list.
    pub list: bool,
    /// Whether the act looks at [`Call::head`].
    pub wants_head: bool,
    /// Whether it goes on to its end when its caller hangs up.
    pub finishes: bool,
    /// Whether the body is handed on piece by piece. No time limit but that each piece comes in time; what was begun goes on
    /// to its end when the caller hangs up.
    pub streams: bool,
    /// Names of the head the act looks at, in small letters.
    pub hears: &'static [&'static str],
    /// It is a page for people and no operation of the API: how it shows what the act itself does not answer.
    pub page: Option<Shown>,
    /// The status of success.
    pub status: u16,
    /// Values of the path that are not ids.
    pub places: Vec<Parameter>,
    /// Values of the query string.
    pub query: Vec<Parameter>,
    /// What the body holds.
    pub takes: Option<Shape>,
    /// What the answer holds, when it is JSON.
    pub gives: Option<Shape>,
    /// The content type of the answer, when it is a file.
    pub file: Option<&'static str>,
    /// What it refuses with in particular; what everything may be refused with goes without saying.
    pub refuses: Vec<&'static Code>,
}

/// One REST operation.
#[derive(Clone)]
pub struct Endpoint {
    /// What is said of it.
    pub outline: Outline,
    /// Does it.
    pub call: Act,
}

impl Deref for Endpoint {
    type Target = Outline;
    fn deref(&self) -> &Outline {
        &self.outline
    }
}

impl Endpoint {
    /// An operation that changes nothing.
    #[must_use]
    pub fn get(path: &'static str, sentence: &'static str, sentence_bn: &'static str) -> Outline {
        Outline::new(Method::Get, path, sentence, sentence_bn)
    }

    /// An operation that changes something.
    #[must_use]
    pub fn post(path: &'static str, sentence: &'static str, sentence_bn: &'static str) -> Outline {
        Outline::new(Method::Post, path, sentence, sentence_bn)
    }

    /// An operation that adds to something.
    #[must_use]
    pub fn patch(path: &'static str, sentence: &'static str, sentence_bn: &'static str) -> Outline {
        Outline::new(Method::Patch, path, sentence, sentence_bn)
    }

    /// An operation that ends something.
    #[must_use]
    pub fn delete(path: &'static str, sentence: &'static str, sentence_bn: &'static str) -> Outline {
        Outline::new(Method::Delete, path, sentence, sentence_bn)
    }
}

impl Outline {
    fn new(method: Method, path: &'static str, sentence: &'static str, sentence_bn: &'static str) -> Self {
        Self {
            method,
            path,
            sentence,
            sentence_bn,
            needs: None,
            open: false,
            list: false,
            wants_head: false,
            finishes: false,
            streams: false,
            hears: &[],
            page: None,
            status: 200,
            places: Vec::new(),
            query: Vec::new(),
            takes: None,
            gives: None,
            file: None,
            refuses: Vec::new(),
        }
    }

    /// The permission the act requires first.
    #[must_use]
    pub fn needs(mut self, permission: &'static Permission) -> Self {
        self.needs = Some(permission);
        self
    }

    /// Anybody may call it.
    #[must_use]
    pub fn open(mut self) -> Self {
        self.open = true;
        self
    }

    /// The act looks at [`Call::head`].
    #[must_use]
    pub fn wants_head(mut self) -> Self {
        self.wants_head = true;
        self
    }

    /// It goes on to its end when its caller hangs up: for what must not be left half done between two transactions.
    #[must_use]
    pub fn finishes(mut self) -> Self {
        self.finishes = true;
        self
    }

    /// Its body comes piece by piece, see [`Call::stream`].
    #[must_use]
    pub fn streams(mut self) -> Self {
        self.streams = true;
        self.finishes()
    }

    /// The act looks at these values of the head, see [`Call::heard`].
    #[must_use]
    pub fn hears(mut self, names: &'static [&'static str]) -> Self {
        self.hears = names;
        self
    }

    /// It is a page for people: HTML, in the language of `?lang=`, else as chosen before, else as the browser wishes. No
    /// part of the reference. What it is refused with before the act begins is shown by `shown`.
    #[must_use]
    pub fn page(mut self, shown: Shown) -> Self {
        self.page = Some(shown);
        self.gives_file("text/html").open().wants_head()
    }

    /// The body holds a `T`.
    #[must_use]
    pub fn takes<T: ToSchema>(mut self) -> Self {
        self.takes = Some(Shape::of::<T>());
        self
    }

    /// The answer is a `T`.
    #[must_use]
    pub fn gives<T: ToSchema>(mut self) -> Self {
        self.gives = Some(Shape::of::<T>());
        self
    }

    /// The answer is all there are.
    #[must_use]
    pub fn gives_all<T: ToSchema>(mut self) -> Self {
        self.gives = Some(Shape::all::<T>());
        self
    }

    /// The answer is a page; `first` and `after` are asked for.
    #[must_use]
    pub fn pages<T: ToSchema>(mut self) -> Self {
        self.gives = Some(Shape::page::<T>());
        self.list = true;
        let size = || schema::whole(1, i32::try_from(limits::PAGE).unwrap_or(i32::MAX));
        self.asked_as("first", "How many rows, at most 200; 50 when absent", "কতটি সারি, সর্বোচ্চ ২০০; না দিলে ৫০", size)
            .asked_as("after", "`next` of the page before", "আগের পাতার `next`", schema::filled)
    }

    /// The answer is a file of this content type.
    #[must_use]
    pub fn gives_file(mut self, kind: &'static str) -> Self {
        self.file = Some(kind);
        self
    }

    /// Success answers nothing: 204.
    #[must_use]
    pub fn gives_nothing(self) -> Self {
        self.status(204)
    }

    /// Success answers with this status instead of 200.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// A value of the path that is no id of ours.
    #[must_use]
    pub fn place(mut self, name: &'static str, sentence: &'static str, sentence_bn: &'static str) -> Self {
        self.places.push(Parameter { name, sentence, sentence_bn, schema: schema::string, required: true });
        self
    }

    /// A value of the query string, of a type that has a shape.
    #[must_use]
    pub fn asked<T: PartialSchema>(
        self,
        name: &'static str,
        sentence: &'static str,
        sentence_bn: &'static str,
    ) -> Self {
        self.asked_as(name, sentence, sentence_bn, T::schema)
    }

    /// A value of the query string, of this shape.
    #[must_use]
    pub fn asked_as(
        mut self,
        name: &'static str,
        sentence: &'static str,
        sentence_bn: &'static str,
        schema: fn() -> RefOr<Schema>,
    ) -> Self {
        self.query.push(Parameter { name, sentence, sentence_bn, schema, required: false });
        self
    }

    /// The value of the query string named last must be there.
    #[must_use]
    pub fn always(mut self) -> Self {
        if let Some(last) = self.query.last_mut() {
            last.required = true;
        }
        self
    }

    /// What it refuses with in particular.
    #[must_use]
    pub fn refuses(mut self, codes: &[&'static Code]) -> Self {
        self.refuses.extend(codes);
        self
    }

    /// The operation, done by `act` in `room`. Unless it is open, nobody is refused before a word of the call is read: a
    /// mistake in it is no answer to whoever did not sign in.
    #[must_use]
    pub fn does<R, F>(self, room: &Arc<R>, act: impl Fn(Arc<R>, Cx, Call) -> F + Send + Sync + 'static) -> Endpoint
    where
        R: Send + Sync + 'static,
        F: Future<Output = Result<Reply>> + Send + 'static,
    {
        let (room, open) = (room.clone(), self.open);
        let call: Act = Arc::new(move |cx, call| {
            if !open && *cx.actor() == Actor::Nobody {
                return Box::pin(async { Err(Error::new(&codes::UNAUTHENTICATED)) });
            }
            Box::pin(act(room.clone(), cx, call))
        });
        Endpoint { outline: self, call }
    }
}
