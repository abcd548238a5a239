//! How configuration refuses: what, why, and what to do.

kernel::errors! {
    SETTING_LEVEL = Invalid "configuration.setting.level",
        "This setting cannot be chosen for so small a place. Choose it for what the place lies in.",
        "এই সেটিং এত ছোট পরিসরে ঠিক করা যায় না। এর ওপরের স্তরে ঠিক করুন।";
    SETTING_BRANCH_ALONE = Invalid "configuration.setting.branch-alone",
        "Say which company the branch belongs to.",
        "শাখাটি কোন কোম্পানির তা বলুন।";
}

/// Each constraint a person can run into, its sentence and the field it speaks of.
pub static CONSTRAINTS: &[(&str, &kernel::Code, &str)] = &[];
