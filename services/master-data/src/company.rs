//! Companies, of the service that owns them: here they are ids.

use async_graphql::SimpleObject;
use kernel::CompanyId;

/// A company, of the service that owns companies.
#[derive(SimpleObject)]
#[graphql(name = "Company", unresolvable = "id")]
pub struct CompanyStub {
    pub id: CompanyId,
}
