//! The roles every tenant has. The plan's words are mapped to our services' permissions; they are a floor, to which
//! each permission that names a role in its declaration adds itself.

/// A role of the program.
pub struct Shipped {
    /// What assignments call it.
    pub key: &'static str,
    /// English name.
    pub name: &'static str,
    /// Bengali name.
    pub name_bn: &'static str,
    /// Rank: 0 is the highest.
    pub level: i16,
    /// What it is for, in English.
    pub sentence: &'static str,
    /// What it is for, in Bengali.
    pub sentence_bn: &'static str,
    /// Names and patterns it holds whatever is registered.
    pub holds: &'static [&'static str],
    /// Whether it is given until a day only.
    pub dated: bool,
}

/// The role that holds all of the tenant, of which there is always one.
pub const OWNER: &str = "organization-owner";

/// The shipped role of this key.
pub fn find(key: &str) -> Option<&'static Shipped> {
    ALL.iter().find(|role| role.key == key)
}

impl Shipped {
    /// Everything it holds: its patterns, and every registered permission that names it and is in none of them.
    pub fn names(&self) -> Vec<String> {
        let all = kernel::permissions();
        let named = all.iter().filter(|known| known.roles.contains(&self.key));
        let besides = named.filter(|known| !self.holds.iter().any(|pattern| known.matches(pattern)));
        let floor = self.holds.iter().copied();
        floor.chain(besides.map(|known| known.name)).map(str::to_owned).collect()
    }
}

macro_rules! shipped {
    ($($key:literal $level:literal, $name:literal, $name_bn:literal, $sentence:literal, $sentence_bn:literal,
       [$($holds:literal),* $(,)?] $(, $dated:ident)?;)+) => {
        /// Every shipped role, the highest first.
        pub static ALL: &[Shipped] = &[$(Shipped {
            key: $key, name: $name, name_bn: $name_bn, level: $level, sentence: $sentence, sentence_bn: $sentence_bn,
            holds: &[$($holds),*], dated: false $(|| { stringify!($dated); true })?,
        }),+];
    };
}

shipped! {
    "system-admin" 0, "System Administrator", "সিস্টেম প্রশাসক",
        "Sets the system up and keeps it running for the whole organization.",
        "পুরো প্রতিষ্ঠানের জন্য সিস্টেম সাজান ও চালু রাখেন।",
        ["*"];
    "organization-owner" 1, "Organization Owner", "সংস্থার মালিক",
        "Answers for the organization, gives all roles and alone lets somebody hold two duties that do not go together.",
        "প্রতিষ্ঠানের দায়িত্বে থাকেন, সব ভূমিকা দেন এবং কেবল তিনিই কাউকে পরস্পরবিরোধী দুটি দায়িত্বের অনুমতি দিতে পারেন।",
        ["*"];
    "project-director" 2, "Project Director", "প্রকল্প পরিচালক",
        "Directs all projects and reads their finances.",
        "সব প্রকল্প পরিচালনা করেন এবং সেগুলোর আর্থিক তথ্য দেখেন।",
        ["project_management.*", "finance.*.read", "finance.report.*", "scm.report.*", "hr.report.*", "crm.report.*"];
    "finance-manager" 2, "Finance Manager", "অর্থ ব্যবস্থাপক",
        "Approves bills, vouchers and budgets, releases payments and closes periods; enters no bills.",
        "বিল, ভাউচার ও বাজেট অনুমোদন করেন, অর্থ ছাড় করেন ও হিসাবকাল বন্ধ করেন; বিল এন্ট্রি করেন না।",
        ["finance.*.read", "finance.*.approve", "finance.*.reject", "finance.payment.release", "finance.budget.*",
         "finance.period.*", "finance.account.*", "finance.report.*", "finance.tax.*", "scm.*.read",
         "project_management.*.read", "master_data.*.read"];
    "project-manager" 3, "Project Manager", "প্রকল্প ব্যবস্থাপক",
        "Runs projects, approves requisitions and manages materials and other resources.",
        "প্রকল্প চালান, চাহিদাপত্র অনুমোদন করেন এবং মালামাল ও অন্যান্য সম্পদ ব্যবস্থাপনা করেন।",
        ["project_management.*.create", "project_management.*.read", "project_management.*.update", "scm.*",
         "scm.requisition.approve"];
    "accountant" 3, "Accountant", "হিসাবরক্ষক",
        "Keeps the books, VAT and withholding tax, and the financial reports.",
        "হিসাবের বই, ভ্যাট ও উৎসে কর এবং আর্থিক প্রতিবেদন রাখেন।",
        ["finance.*"];
    "hr-manager" 3, "HR Manager", "এইচআর ম্যানেজার",
        "Looks after employees and users.",
        "কর্মী ও ব্যবহারকারীদের বিষয় দেখেন।",
        ["auth.user.*", "hr.*", "scm.*.allocate", "project_management.*.allocate"];
    "internal-auditor" 3, "Internal Auditor", "অভ্যন্তরীণ নিরীক্ষক",
        "Reads everything that is not protected, and the audit; changes nothing.",
        "সংরক্ষিত নয় এমন সব তথ্য ও অডিট দেখেন; কিছু পরিবর্তন করেন না।",
        ["*.read", "audit.*"];
    "site-engineer" 4, "Site Engineer", "সাইট ইঞ্জিনিয়ার",
        "Reports the work of a site, asks for materials, receives and issues them.",
        "সাইটের কাজের হিসাব দেন, মালামালের চাহিদা দেন, গ্রহণ করেন ও বিতরণ করেন।",
        ["project_management.*.read", "project_management.*.update", "document_generator.*", "file_storage.*",
         "scm.*.read", "scm.requisition.create", "scm.requisition.update", "scm.requisition.submit",
         "scm.receipt.create", "scm.receipt.update", "scm.receipt.submit", "scm.issue.create", "scm.issue.update",
         "scm.issue.submit"];
    "contractor" 4, "Contractor", "ঠিকাদার",
        "Sees the own project and submits bills.",
        "নিজের প্রকল্প দেখেন ও বিল জমা দেন।",
        ["project_management.*.read", "document_generator.*.read", "file_storage.*.read", "finance.bill.create",
         "finance.bill.submit"];
    "procurement-officer" 4, "Procurement Officer", "ক্রয় কর্মকর্তা",
        "Buys: requests for quotation, orders, deliveries and vendors' bills.",
        "ক্রয় করেন: দরপত্র আহ্বান, ক্রয়াদেশ, সরবরাহ ও ভেন্ডরের বিল।",
        ["scm.*", "finance.bill.*", "document_generator.*", "file_storage.*"];
    "quality-inspector" 4, "Quality Inspector", "মান পরিদর্শক",
        "Inspects the work and follows RAJUK's rules.",
        "কাজের মান পরিদর্শন করেন ও রাজউকের নিয়ম মানা নিশ্চিত করেন।",
        ["project_management.*.read", "project_management.rajuk.*", "project_management.inspection.*",
         "document_generator.*.approve", "file_storage.*.approve"];
    "safety-officer" 4, "Safety Officer", "নিরাপত্তা কর্মকর্তা",
        "Looks after safety on the sites and reports on it.",
        "সাইটের নিরাপত্তা দেখেন ও প্রতিবেদন দেন।",
        ["project_management.*.read", "project_management.safety.*", "project_management.safety-report.*"];
    "document-controller" 4, "Document Controller", "নথি নিয়ন্ত্রক",
        "Files, numbers and releases documents.",
        "নথি সংরক্ষণ, নম্বর প্রদান ও প্রকাশ করেন।",
        ["document_generator.*", "file_storage.*", "project_management.*.read"];
    "accounts-payable" 4, "Accounts Payable Officer", "বিল ও পাওনা কর্মকর্তা",
        "Enters and checks vendors' bills.",
        "ভেন্ডরদের বিল এন্ট্রি ও যাচাই করেন।",
        ["finance.bill.*"];
    "site-supervisor" 5, "Site Supervisor", "সাইট সুপারভাইজার",
        "Watches the work of a site and receives materials.",
        "সাইটের কাজ তদারকি করেন ও মালামাল গ্রহণ করেন।",
        ["project_management.*.read", "scm.*.read", "document_generator.*.read", "file_storage.*.read",
         "scm.receipt.create", "scm.receipt.update", "scm.receipt.submit"];
    "store-keeper" 5, "Store Keeper", "স্টোর কিপার",
        "Receives, keeps, issues and counts materials.",
        "মালামাল গ্রহণ, সংরক্ষণ, বিতরণ ও গণনা করেন।",
        ["scm.receipt.*", "scm.issue.*", "scm.count.create"];
    "cashier" 5, "Cashier", "ক্যাশিয়ার",
        "Prepares payments and keeps the petty cash.",
        "অর্থ প্রদানের প্রস্তুতি নেন ও খুচরা নগদ রাখেন।",
        ["finance.payment.prepare", "finance.petty-cash.*"];
    "tax-officer" 5, "Tax Officer", "কর কর্মকর্তা",
        "An officer of NBR who reads and exports tax registers and returns until a day.",
        "এনবিআরের কর্মকর্তা, যিনি নির্দিষ্ট দিন পর্যন্ত কর রেজিস্টার ও রিটার্ন দেখেন ও রপ্তানি করেন।",
        ["finance.tax-register.read", "finance.tax-register.export", "finance.tax-return.read",
         "finance.tax-return.export"], dated;
    "viewer" 5, "Viewer", "দর্শক",
        "Reads everything that is not protected.",
        "সংরক্ষিত নয় এমন সব তথ্য দেখেন।",
        ["*.read"];
}
