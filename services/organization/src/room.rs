//! The room: its nouns, each with what people do with it.

use data::Db;

use crate::branch::Branches;
use crate::company::Companies;
use crate::company_change::CompanyChanges;
use crate::fiscal_year::FiscalYears;
use crate::position::Positions;
use crate::tenant::Tenants;
use crate::unit::Units;

/// Everything organization does. Cheap to clone: each noun holds a handle of the same database.
#[derive(Clone)]
pub struct Room {
    pub tenants: Tenants,
    pub companies: Companies,
    pub fiscal_years: FiscalYears,
    pub branches: Branches,
    pub units: Units,
    pub positions: Positions,
    pub changes: CompanyChanges,
    /// Comments stand in the audit rows of what they speak of.
    pub comments: Db,
}

impl Room {
    /// The room on this database.
    pub fn new(db: &Db) -> Self {
        let db = || db.clone();
        Self {
            tenants: Tenants { db: db() },
            companies: Companies { db: db() },
            fiscal_years: FiscalYears { db: db() },
            branches: Branches { db: db() },
            units: Units { db: db() },
            positions: Positions { db: db() },
            changes: CompanyChanges { db: db() },
            comments: db(),
        }
    }
}
