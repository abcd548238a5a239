//! What people may do here.

kernel::permissions! {
    PARTY_READ = "master_data.party.read",
        "See parties", "parties দেখা", ["viewer", "internal-auditor"];
    PARTY_CREATE = "master_data.party.create",
        "Set up parties", "parties তৈরি করা", [];

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
