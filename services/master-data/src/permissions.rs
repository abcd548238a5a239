//! What people may do here.

kernel::permissions! {
    // parties
    PARTY_READ = "master_data.party.read",
        "See parties", "পার্টি দেখা",
        ["viewer", "internal-auditor", "accountant", "finance-manager", "accounts-payable", "procurement-officer",
         "project-director", "project-manager", "site-engineer", "document-controller", "store-keeper", "cashier",
         "tax-officer"];
    PARTY_CREATE = "master_data.party.create",
        "Set up parties", "পার্টি তৈরি করা", ["procurement-officer", "accountant"];
    PARTY_UPDATE = "master_data.party.update",
        "Change parties and the roles they are dealt with in", "পার্টির তথ্য ও ভূমিকা পরিবর্তন করা",
        ["procurement-officer", "accountant"];
    PARTY_CLOSE = "master_data.party.close",
        "Close parties and open them again", "পার্টি বন্ধ করা ও আবার চালু করা", ["finance-manager"];
    PARTY_MERGE = "master_data.party.merge",
        "Say whether two parties are one, and merge them", "দুটি পার্টি একই কি না বলা ও একত্র করা", ["finance-manager"];

    VENDOR_READ = "master_data.vendor.read",
        "See vendors", "ভেন্ডর দেখা",
        ["viewer", "internal-auditor", "accountant", "finance-manager", "accounts-payable", "procurement-officer",
         "project-director", "project-manager", "site-engineer", "store-keeper", "tax-officer"];
    VENDOR_CREATE = "master_data.vendor.create",
        "Ask for vendors and enlist them", "ভেন্ডরের আবেদন ও তালিকাভুক্তি করা", ["procurement-officer"];
    VENDOR_APPROVE = "master_data.vendor.approve",
        "Decide vendors that somebody else asked for", "অন্যের আবেদন করা ভেন্ডরে সিদ্ধান্ত দেওয়া",
        ["accounts-payable", "finance-manager"];
    VENDOR_SUSPEND = "master_data.vendor.suspend",
        "Suspend, reinstate and close vendors", "ভেন্ডর স্থগিত, পুনর্বহাল ও বন্ধ করা",
        ["accounts-payable", "finance-manager"];
    VENDOR_BLACKLIST = "master_data.vendor.blacklist",
        "Blacklist vendors and take them off the list", "ভেন্ডর কালো তালিকাভুক্ত করা ও তালিকা থেকে সরানো",
        ["finance-manager"];
    // items
    // places
    AREA_READ = "master_data.area.read",
        "See divisions, districts, upazilas and unions", "বিভাগ, জেলা, উপজেলা ও ইউনিয়ন দেখা",
        ["viewer", "internal-auditor", "accountant", "finance-manager", "hr-manager", "procurement-officer", "project-director",
         "project-manager", "site-engineer", "document-controller"];
    AREA_CREATE = "master_data.area.create",
        "Set up places", "এলাকা তৈরি করা", ["document-controller"];
    AREA_UPDATE = "master_data.area.update",
        "Change places", "এলাকার তথ্য পরিবর্তন করা", ["document-controller"];
    AREA_CLOSE = "master_data.area.close",
        "Close places", "এলাকা বন্ধ করা", ["document-controller"];
    AREA_LOAD = "master_data.area.load",
        "Take the country's list of places", "দেশের এলাকার তালিকা নেওয়া", ["document-controller"];
    BANK_READ = "master_data.bank.read",
        "See banks and their branches", "ব্যাংক ও তার শাখা দেখা",
        ["viewer", "internal-auditor", "accountant", "finance-manager", "hr-manager", "procurement-officer"];
    BANK_CREATE = "master_data.bank.create",
        "Set up banks and their branches", "ব্যাংক ও তার শাখা তৈরি করা", ["accountant", "finance-manager"];
    BANK_UPDATE = "master_data.bank.update",
        "Change banks and their branches", "ব্যাংক ও তার শাখার তথ্য পরিবর্তন করা", ["accountant", "finance-manager"];
    BANK_CLOSE = "master_data.bank.close",
        "Close banks and their branches", "ব্যাংক ও তার শাখা বন্ধ করা", ["finance-manager"];
    BANK_LOAD = "master_data.bank.load",
        "Take the country's list of banks and branches", "দেশের ব্যাংক ও শাখার তালিকা নেওয়া", ["accountant", "finance-manager"];
}
