//! One row of an answer, whichever client brought it.

use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;
use kernel::{Error, Result};
use postgres_types::{FromSql, Type};

/// A column of a prepared statement.
#[derive(Debug)]
pub(crate) struct Column {
    pub name: String,
    pub ty: Type,
}

/// A row; columns are read by name.
pub struct Row(pub(crate) From);

pub(crate) enum From {
    Client(tokio_postgres::Row),
    Wire { columns: Arc<[Column]>, body: Bytes, cells: Vec<Option<Range<usize>>> },
}

impl Row {
    /// The value of a column.
    ///
    /// # Errors
    /// Our mistake when there is no such column or its type differs: statements are ours.
    pub fn get<'a, T: FromSql<'a>>(&'a self, column: &str) -> Result<T> {
        match &self.0 {
            From::Client(row) => row.try_get(column).map_err(Error::internal),
            From::Wire { columns, body, cells } => {
                let place = columns.iter().position(|known| known.name == column);
                let Some(place) = place else {
                    return Err(Error::internal(format!("no column {column}")));
                };
                let ty = &columns[place].ty;
                if !T::accepts(ty) {
                    return Err(Error::internal(format!("column {column} is {ty}")));
                }
                let raw = cells[place].as_ref().map(|range| &body[range.clone()]);
                T::from_sql_nullable(ty, raw).map_err(Error::internal)
            }
        }
    }
}
