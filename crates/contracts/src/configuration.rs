//! What configuration tells; what others ask of it comes here as `kernel::contract!`. What a tenant configured is asked
//! of nobody: each process reads it by `data::Db::configured`.

#![allow(
    missing_docs,
    reason = "a fact's fields are named so that a sentence would repeat the name; types have theirs"
)]

use jiff::civil::Date;
use kernel::CompanyId;

use crate::organization::BranchId;

kernel::id! {
    /// A choice somebody made of a setting.
    SettingChoiceId,
    /// A feature flag.
    FlagId,
    /// A series of numbers.
    NumberSeriesId,
}

crate::events! { "configuration";
    /// A setting was chosen, for the whole tenant, a company or a branch; without a value it is again as in what the place
    /// lies in.
    ConfigChanged "config.changed" v 1 by setting_choice_id, "other systems that work by the same settings" {
        setting_choice_id: SettingChoiceId, key: String, company_id: Option<CompanyId>, branch_id: Option<BranchId>,
        value: Option<String>, starts_on: Date, on: Date,
    }
    /// A feature flag was switched, or is for other people than before.
    FeatureToggled "config.feature-toggled" v 1 by flag_id, "programs outside that follow which features are on" {
        flag_id: FlagId, key: String, enabled: bool, percent: i32, version: i32, on: Date,
    }
}
