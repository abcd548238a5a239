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
    DIMENSION_READ = "master_data.dimension.read",
        "See projects, sites, cost codes and other dimensions", "প্রকল্প, সাইট, কস্ট কোড ও অন্যান্য ডাইমেনশন দেখা",
        ["viewer", "internal-auditor", "accountant", "finance-manager", "procurement-officer", "project-director", "project-manager",
         "site-engineer", "store-keeper"];
    DIMENSION_WRITE = "master_data.dimension.write",
        "Set up and change dimensions", "ডাইমেনশন তৈরি ও পরিবর্তন করা", ["finance-manager", "project-director"];
    DIMENSION_CLOSE = "master_data.dimension.close",
        "Close dimensions and open them again", "ডাইমেনশন বন্ধ ও পুনরায় চালু করা", ["finance-manager"];
    MEASURE_READ = "master_data.measure.read",
        "See units of measure", "পরিমাপের একক দেখা",
        ["viewer", "internal-auditor", "accountant", "finance-manager", "procurement-officer", "project-director", "project-manager",
         "site-engineer", "store-keeper"];
    MEASURE_WRITE = "master_data.measure.write",
        "Set up, change and close units of measure", "পরিমাপের একক তৈরি, পরিবর্তন ও বন্ধ করা", ["procurement-officer"];
    ITEM_READ = "master_data.item.read",
        "See items, their groups and units", "আইটেম এবং এর গ্রুপ ও একক দেখা",
        ["viewer", "internal-auditor", "accountant", "finance-manager", "procurement-officer", "project-director", "project-manager",
         "site-engineer", "store-keeper"];
    ITEM_WRITE = "master_data.item.write",
        "Set up and change items and what their units convert to", "আইটেম ও এর এককের রূপান্তর তৈরি ও পরিবর্তন করা", ["procurement-officer"];
    ITEM_CLOSE = "master_data.item.close",
        "Close items and open them again", "আইটেম বন্ধ ও পুনরায় চালু করা", ["procurement-officer"];
    ITEM_GROUP_WRITE = "master_data.item-group.write",
        "Set up, change and close groups of items", "আইটেমের গ্রুপ তৈরি, পরিবর্তন ও বন্ধ করা", ["procurement-officer"];
    PRICE_READ = "master_data.price.read",
        "See price lists and prices", "মূল্যতালিকা ও দর দেখা",
        ["internal-auditor", "accountant", "finance-manager", "procurement-officer", "project-director", "project-manager"];
    PRICE_WRITE = "master_data.price.write",
        "Set up, change and close price lists and prices", "মূল্যতালিকা ও দর তৈরি, পরিবর্তন ও বন্ধ করা", ["procurement-officer"];
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
    ADDRESS_WRITE = "master_data.address.write",
        "Write and change addresses of parties", "পার্টির ঠিকানা লেখা ও বদলানো",
        ["procurement-officer", "accountant", "document-controller"];
    CONTACT_WRITE = "master_data.contact.write",
        "Write and change contacts of parties", "পার্টির যোগাযোগ লেখা ও বদলানো",
        ["procurement-officer", "accountant", "document-controller"];
    VENDOR_BANK_READ = "master_data.vendor-bank.read",
        "See parties' bank accounts, without their whole numbers", "পার্টির ব্যাংক হিসাব দেখা, পুরো নম্বর ছাড়া",
        ["internal-auditor", "accountant", "accounts-payable", "finance-manager"], sensitive;
    VENDOR_BANK_REVEAL = "master_data.vendor-bank.reveal",
        "See the whole number of parties' bank accounts", "পার্টির ব্যাংক হিসাবের পুরো নম্বর দেখা", ["finance-manager"], sensitive;
    VENDOR_BANK_CREATE = "master_data.vendor-bank.create",
        "Ask for bank accounts of parties to be added", "পার্টির ব্যাংক হিসাব যোগের অনুরোধ করা", ["accountant", "accounts-payable"],
        sensitive;
    VENDOR_BANK_UPDATE = "master_data.vendor-bank.update",
        "Ask for bank accounts of parties to be replaced or closed", "পার্টির ব্যাংক হিসাব বদল বা বন্ধের অনুরোধ করা",
        ["accountant", "accounts-payable"], sensitive;
    VENDOR_BANK_HOLD = "master_data.vendor-bank.set-hold",
        "Choose how long new bank accounts of parties are held", "পার্টির নতুন ব্যাংক হিসাব কতক্ষণ আটকে থাকবে তা ঠিক করা",
        ["finance-manager"], sensitive;
    VENDOR_BANK_DECIDE = "master_data.vendor-bank.decide",
        "Decide changes of parties' bank accounts that somebody else asked for", "অন্যের করা পার্টির ব্যাংক হিসাব পরিবর্তনের অনুরোধে সিদ্ধান্ত দেওয়া",
        ["finance-manager"], sensitive;
}
