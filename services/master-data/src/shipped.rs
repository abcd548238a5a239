//! The country's lists as the program brings them, and what taking one of them did.

use async_graphql::SimpleObject;
use kernel::utoipa;
use serde::{Deserialize, Serialize};

/// What taking a list did, row by row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, SimpleObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ListTaken {
    /// Rows that were not there and are now.
    pub taken: i32,
    /// Rows the list now says otherwise, changed with it.
    pub renewed: i32,
    /// Rows that were there as the list says.
    pub unchanged: i32,
    /// Rows the organization changed by hand and the list says otherwise: left as they are.
    pub kept: i32,
    /// Rows of the list with something doubtful, such as a routing number that has lost a zero.
    pub warned: i32,
}

/// What becomes of a row of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is new.
    Take,
    /// It is there, and the list says otherwise now.
    Renew,
    /// It is there as the list says.
    Leave,
    /// It is the organization's own, and the list says otherwise.
    Keep,
}

impl Fate {
    /// Of a row that is there, the organization's own or not, alike or not.
    pub fn of(is_own: bool, is_alike: bool) -> Self {
        match (is_alike, is_own) {
            (true, _) => Self::Leave,
            (false, true) => Self::Keep,
            (false, false) => Self::Renew,
        }
    }
}

impl ListTaken {
    /// One more row.
    pub fn count(&mut self, fate: Fate) {
        *match fate {
            Fate::Take => &mut self.taken,
            Fate::Renew => &mut self.renewed,
            Fate::Leave => &mut self.unchanged,
            Fate::Keep => &mut self.kept,
        } += 1;
    }

    /// Whether nothing was written.
    pub fn is_nothing(&self) -> bool {
        self.taken == 0 && self.renewed == 0
    }
}

/// The rows below the heading of a tab-separated text; a line with fewer cells has blank ones at its end.
pub fn rows<const N: usize>(text: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    text.lines().skip(1).map(|line| {
        let mut cells = [""; N];
        for (cell, text) in cells.iter_mut().zip(line.split('\t')) {
            *cell = text;
        }
        cells
    })
}
