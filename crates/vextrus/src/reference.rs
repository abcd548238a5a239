//! The API reference of the services, as OpenAPI.

use anyhow::Result;
use host::openapi::{Title, document};
use kernel::Endpoint;
use serde_json::Value;

use crate::house;

/// What each service is called.
const TITLES: &[Title] = &[
    title("auth", "People and sign-in", "ব্যবহারকারী ও সাইন ইন"),
    title("organization", "Organization", "প্রতিষ্ঠান"),
    title("master-data", "Master data", "মাস্টার ডেটা"),
    title("configuration", "Settings", "সেটিংস"),
    title("rules-engine", "Rules", "নিয়ম"),
    title("workflow", "Workflow", "কার্যপ্রবাহ"),
    title("audit", "Audit", "অডিট"),
    title("notification", "Messages", "বার্তা"),
    title("file-storage", "Files", "ফাইল"),
    title("document-generator", "Papers", "কাগজপত্র"),
    title("import-export", "Import and export", "আমদানি ও রপ্তানি (ডেটা)"),
    title("scheduler", "Schedules", "সময়সূচি"),
    title("finance", "Finance", "হিসাব ও অর্থ"),
    title("scm", "Purchase and stock", "ক্রয় ও মজুদ"),
    title("crm", "Sales", "বিক্রয়"),
    title("hr", "People and payroll", "জনবল ও বেতন"),
    title("project-management", "Projects", "প্রকল্প"),
];

const fn title(service: &'static str, en: &'static str, bn: &'static str) -> Title {
    Title { service, en, bn }
}

/// The reference of these operations.
pub fn of(endpoints: &[(&'static str, Endpoint)]) -> Result<Value> {
    Ok(document(endpoints, TITLES)?)
}

/// The reference of everything there is, as it is committed.
pub fn page() -> Result<String> {
    let named = |service: data::Service| service.endpoints.into_iter().map(move |endpoint| (service.name, endpoint));
    let endpoints: Vec<_> = house::described()?.into_iter().flat_map(named).collect();
    Ok(serde_json::to_string_pretty(&of(&endpoints)?)?)
}
