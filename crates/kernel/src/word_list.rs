//! Closed lists of words: text in the database and on the wire, an enum here and in the graph.

/// Declares an enum whose variants are words (text in the database and on the wire), with its SQL, JSON,
/// GraphQL and OpenAPI encodings.
#[macro_export]
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, async_graphql::Enum)]
        $(#[$doc])*
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// The word as it is stored and sent.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::Error;
            fn from_str(text: &str) -> $crate::Result<Self> {
                match text {
                    $($word => Ok(Self::$variant),)+
                    other => Err($crate::Error::new(&$crate::codes::MALFORMED)
                        .with("reason", format!("“{other}” is none of {}", [$($word),+].join(", ")))),
                }
            }
        }

        impl $crate::postgres_types::ToSql for $name {
            fn to_sql(
                &self,
                ty: &$crate::postgres_types::Type,
                out: &mut $crate::bytes::BytesMut,
            ) -> Result<$crate::postgres_types::IsNull, Box<dyn std::error::Error + Sync + Send>> {
                self.word().to_sql(ty, out)
            }
            fn accepts(ty: &$crate::postgres_types::Type) -> bool {
                <&str as $crate::postgres_types::ToSql>::accepts(ty)
            }
            $crate::postgres_types::to_sql_checked!();
        }

        impl $crate::utoipa::PartialSchema for $name {
            fn schema() -> $crate::utoipa::openapi::RefOr<$crate::utoipa::openapi::schema::Schema> {
                $crate::rest::schema::words(&[$($word),+])
            }
        }

        impl $crate::utoipa::ToSchema for $name {}

        impl<'a> $crate::postgres_types::FromSql<'a> for $name {
            fn from_sql(
                ty: &$crate::postgres_types::Type,
                raw: &'a [u8],
            ) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
                Ok(<&str as $crate::postgres_types::FromSql>::from_sql(ty, raw)?.parse()?)
            }
            fn accepts(ty: &$crate::postgres_types::Type) -> bool {
                <&str as $crate::postgres_types::FromSql>::accepts(ty)
            }
        }
    };
}
