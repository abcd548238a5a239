//! What people may do here. Whatever is granted, nobody sees a file of a document they may not see.

kernel::permissions! {
    FILE_READ = "file_storage.file.read",
        "See and open files of documents one may see", "যেসব ডকুমেন্ট দেখা যায় সেগুলোর ফাইল দেখা ও খোলা",
        ["viewer", "internal-auditor", "accountant", "finance-manager", "accounts-payable", "tax-officer", "cashier",
         "procurement-officer", "store-keeper", "hr-manager", "project-director", "project-manager", "site-engineer",
         "site-supervisor", "quality-inspector", "safety-officer", "document-controller", "contractor"];
    FILE_UPLOAD = "file_storage.file.upload",
        "Attach files to documents one may see", "যেসব ডকুমেন্ট দেখা যায় সেগুলোতে ফাইল যোগ করা",
        ["accountant", "finance-manager", "accounts-payable", "tax-officer", "cashier", "procurement-officer",
         "store-keeper", "hr-manager", "project-director", "project-manager", "site-engineer", "site-supervisor",
         "quality-inspector", "safety-officer", "document-controller", "contractor"];
    FILE_REMOVE = "file_storage.file.remove",
        "Take files off documents, saying why", "কারণ জানিয়ে ডকুমেন্ট থেকে ফাইল সরানো",
        ["finance-manager", "procurement-officer", "hr-manager", "project-director", "project-manager", "site-engineer",
         "document-controller"];
}
