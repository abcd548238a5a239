//! Ids that cannot be confused: one newtype a noun, UUIDv7 inside, so that they sort by birth.

/// Declares an id type with its SQL, JSON, GraphQL and OpenAPI encodings.
///
/// Turning one id into another is written where it is true, never derived.
#[macro_export]
macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, $crate::serde::Serialize, $crate::serde::Deserialize)]
        #[serde(crate = "kernel::serde", transparent)]
        pub struct $name(pub $crate::uuid::Uuid);

        impl $name {
            /// A new id, later than all before it in this process.
            #[must_use]
            pub fn new() -> Self {
                Self($crate::uuid::Uuid::now_v7())
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::new()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl $crate::postgres_types::ToSql for $name {
            fn to_sql(
                &self,
                ty: &$crate::postgres_types::Type,
                out: &mut $crate::bytes::BytesMut,
            ) -> Result<$crate::postgres_types::IsNull, Box<dyn std::error::Error + Sync + Send>> {
                self.0.to_sql(ty, out)
            }
            fn accepts(ty: &$crate::postgres_types::Type) -> bool {
                *ty == $crate::postgres_types::Type::UUID
            }
            $crate::postgres_types::to_sql_checked!();
        }

        impl<'a> $crate::postgres_types::FromSql<'a> for $name {
            fn from_sql(
                ty: &$crate::postgres_types::Type,
                raw: &'a [u8],
            ) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
                $crate::uuid::Uuid::from_sql(ty, raw).map(Self)
            }
            fn accepts(ty: &$crate::postgres_types::Type) -> bool {
                *ty == $crate::postgres_types::Type::UUID
            }
        }

        $crate::async_graphql::scalar!($name);

        impl $crate::utoipa::PartialSchema for $name {
            fn schema() -> $crate::utoipa::openapi::RefOr<$crate::utoipa::openapi::schema::Schema> {
                $crate::rest::schema::id()
            }
        }

        impl $crate::utoipa::ToSchema for $name {}
    )+};
}

// `id!` is written for other crates and says `kernel::…`; here that name is ourselves.
use crate as kernel;

id! {
    /// A customer of the installation: one builder with all its companies.
    TenantId,
    /// A legal entity of a tenant.
    CompanyId,
    /// Somebody who can sign in; owned by the auth service.
    PersonId,
}
