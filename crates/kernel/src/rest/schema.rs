//! The shapes of what goes in and out, as OpenAPI says them.
//!
//! A type in a body derives `utoipa::ToSchema` (with `use kernel::utoipa;` above it); ids, money and closed lists of
//! words bring theirs.

use std::borrow::Cow;

use utoipa::ToSchema;
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Schema, SchemaType, Type};
use utoipa::openapi::{KnownFormat, Ref, RefOr, SchemaFormat};

/// A type's shape, made when the reference is written.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    name: fn() -> Cow<'static, str>,
    own: fn() -> RefOr<Schema>,
    inside: fn(&mut Vec<Named>),
    form: Form,
}

#[derive(Clone, Copy, Debug)]
enum Form {
    One,
    All,
    Page,
}

/// A shape with its name in the reference.
pub type Named = (String, RefOr<Schema>);

impl Shape {
    /// One `T`.
    #[must_use]
    pub fn of<T: ToSchema>() -> Self {
        Self { name: T::name, own: T::schema, inside: T::schemas, form: Form::One }
    }

    /// All there are, as a list.
    #[must_use]
    pub fn all<T: ToSchema>() -> Self {
        Self { form: Form::All, ..Self::of::<T>() }
    }

    /// A page: `{"items": […], "next": …}`.
    #[must_use]
    pub fn page<T: ToSchema>() -> Self {
        Self { form: Form::Page, ..Self::of::<T>() }
    }

    /// The shape as it stands in an operation, by reference.
    #[must_use]
    pub fn schema(&self) -> RefOr<Schema> {
        let one = RefOr::Ref(Ref::from_schema_name((self.name)()));
        match self.form {
            Form::One => one,
            Form::All => ArrayBuilder::new().items(one).into(),
            Form::Page => {
                let next = ObjectBuilder::new()
                    .schema_type(SchemaType::from_iter([Type::String, Type::Null]))
                    .description(Some("What to send as `after` for the next page; null on the last."));
                ObjectBuilder::new()
                    .property("items", ArrayBuilder::new().items(one).description(Some("The rows of this page.")))
                    .required("items")
                    .property("next", next)
                    .required("next")
                    .into()
            }
        }
    }

    /// The shape itself and every one it refers to.
    #[must_use]
    pub fn parts(&self) -> Vec<Named> {
        let mut parts = vec![((self.name)().into_owned(), (self.own)())];
        (self.inside)(&mut parts);
        parts
    }
}

fn text() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

fn formatted(format: KnownFormat, example: &str) -> RefOr<Schema> {
    text().format(Some(SchemaFormat::KnownFormat(format))).examples([example]).into()
}

/// An id.
#[must_use]
pub fn id() -> RefOr<Schema> {
    formatted(KnownFormat::Uuid, "0199a3c0-8a52-7cc1-b5f2-6f2a4a1d9e10")
}

/// A business date.
#[must_use]
pub fn date() -> RefOr<Schema> {
    formatted(KnownFormat::Date, "2026-07-01")
}

/// An instant.
#[must_use]
pub fn timestamp() -> RefOr<Schema> {
    formatted(KnownFormat::DateTime, "2026-07-01T04:00:00Z")
}

/// Text.
#[must_use]
pub fn string() -> RefOr<Schema> {
    text().into()
}

/// Text that is not empty.
#[must_use]
pub fn filled() -> RefOr<Schema> {
    text().min_length(Some(1)).into()
}

/// A whole number within these bounds.
#[must_use]
pub fn whole(least: i32, most: i32) -> RefOr<Schema> {
    ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(least)).maximum(Some(most)).into()
}

/// One of a closed list of words.
#[must_use]
pub fn words(words: &[&str]) -> RefOr<Schema> {
    text().enum_values(Some(words.iter().copied())).into()
}

/// Text of this form, such as this.
#[must_use]
pub fn pattern(pattern: &str, example: &str, sentence: &str) -> RefOr<Schema> {
    text().pattern(Some(pattern)).examples([example]).description(Some(sentence)).into()
}
