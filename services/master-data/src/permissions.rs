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

    PROOF_READ = "master_data.proof.read",
        "See what parties showed and what is missing for tax, protected numbers by their last four signs",
        "পার্টির প্রমাণপত্র ও করের জন্য কী নেই তা দেখা, গোপন নম্বরের কেবল শেষ চার অঙ্ক",
        ["viewer", "internal-auditor", "accountant", "finance-manager", "accounts-payable", "procurement-officer",
         "document-controller", "tax-officer"];
    PROOF_CREATE = "master_data.proof.create",
        "Write down what parties showed", "পার্টির দেখানো প্রমাণপত্র লেখা",
        ["procurement-officer", "accountant", "accounts-payable", "document-controller"];
    PROOF_WITHDRAW = "master_data.proof.withdraw",
        "Withdraw proofs that turned out to be wrong", "ভুল প্রমাণপত্র প্রত্যাহার করা",
        ["accountant", "accounts-payable", "finance-manager"];
    PROOF_REVEAL = "master_data.proof.reveal",
        "Read whole NID and passport numbers", "পুরো এনআইডি ও পাসপোর্ট নম্বর দেখা", [], sensitive;

    TERMS_READ = "master_data.party-terms.read",
        "See on what terms companies deal with parties", "কোম্পানি কোন শর্তে পার্টির সঙ্গে কাজ করে তা দেখা",
        ["viewer", "internal-auditor", "accountant", "finance-manager", "accounts-payable", "procurement-officer",
         "project-director"];
    TERMS_UPDATE = "master_data.party-terms.update",
        "Say on what terms a company deals with parties, and block them", "কোম্পানির শর্ত লেখা ও পার্টি আটকানো",
        ["finance-manager"];
    // items
    // places
}
