//! What is numbered here.

use kernel::Series;
use kernel::meta::said;

/// Requests to change registered facts.
pub static COMPANY_CHANGE: Series = Series {
    key: "organization.company-change",
    label: said("Requests to change registered facts", "নিবন্ধিত তথ্য পরিবর্তনের অনুরোধ"),
    usual: "CC-{n:06}",
    parts: &[],
    signs: "-",
    limit: 16,
};

/// Every series of this service.
pub static ALL: &[&Series] = &[&COMPANY_CHANGE];
