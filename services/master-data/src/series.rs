//! What is numbered here.

use kernel::Series;
use kernel::meta::said;

/// Parties.
pub static PARTY: Series = Series {
    key: "master_data.party",
    label: said("Parties", "পার্টি"),
    usual: "P-{n:06}",
    parts: &[],
    signs: "-",
    limit: 16,
};

/// Applications of vendors.
pub static VENDOR: Series = Series {
    key: "master_data.vendor",
    label: said("Applications of vendors", "ভেন্ডরের আবেদন"),
    usual: "V-{n:06}",
    parts: &[],
    signs: "-",
    limit: 16,
};

/// Requests to change bank accounts.
pub static VENDOR_BANK_CHANGE: Series = Series {
    key: "master_data.vendor-bank-change",
    label: said("Requests to change bank accounts", "ব্যাংক হিসাব পরিবর্তনের অনুরোধ"),
    usual: "BA-{n:06}",
    parts: &[],
    signs: "-",
    limit: 16,
};

/// Every series of this service.
pub static ALL: &[&Series] = &[&PARTY, &VENDOR, &VENDOR_BANK_CHANGE];
