//! Closed lists of words: text in the database and on the wire, an enum here and in the graph.

/// Declares an enum whose variants are words, with its SQL, JSON, GraphQL and OpenAPI encodings.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, async_graphql::Enum)]
        $(#[$doc])*
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// The word as it is stored and sent.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = kernel::Error;
            fn from_str(text: &str) -> kernel::Result<Self> {
                match text {
                    $($word => Ok(Self::$variant),)+
                    other => Err(kernel::Error::new(&kernel::codes::MALFORMED)
                        .with("reason", format!("“{other}” is none of {}", [$($word),+].join(", ")))),
                }
            }
        }

        impl postgres_types::ToSql for $name {
            fn to_sql(
                &self,
                ty: &postgres_types::Type,
                out: &mut bytes::BytesMut,
            ) -> Result<postgres_types::IsNull, Box<dyn std::error::Error + Sync + Send>> {
                self.word().to_sql(ty, out)
            }
            fn accepts(ty: &postgres_types::Type) -> bool {
                <&str as postgres_types::ToSql>::accepts(ty)
            }
            postgres_types::to_sql_checked!();
        }

        impl kernel::utoipa::PartialSchema for $name {
            fn schema() -> kernel::utoipa::openapi::RefOr<kernel::utoipa::openapi::schema::Schema> {
                kernel::rest::schema::words(&[$($word),+])
            }
        }

        impl kernel::utoipa::ToSchema for $name {}

        impl<'a> postgres_types::FromSql<'a> for $name {
            fn from_sql(
                ty: &postgres_types::Type,
                raw: &'a [u8],
            ) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
                Ok(<&str as postgres_types::FromSql>::from_sql(ty, raw)?.parse()?)
            }
            fn accepts(ty: &postgres_types::Type) -> bool {
                <&str as postgres_types::FromSql>::accepts(ty)
            }
        }
    };
}
pub(crate) use words;

words! {
    /// Whether something is in use.
    OpenState {
        /// In use.
        Open = "open",
        /// No longer used; kept because documents name it.
        Closed = "closed",
    }
}
