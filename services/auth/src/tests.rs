//! Permissions of services that are not part of these tests, as they would declare them.

use std::sync::Once;

mod others {
    kernel::permissions! {
        BILL_READ = "finance.bill.read", "See bills", "বিল দেখা", ["viewer", "accountant"];
        BILL_CREATE = "finance.bill.create", "Enter bills", "বিল এন্ট্রি করা", ["accounts-payable"];
        BILL_APPROVE = "finance.bill.approve", "Approve bills", "বিল অনুমোদন করা", ["finance-manager"];
        PAYMENT_RELEASE = "finance.payment.release", "Release payments", "অর্থ ছাড় করা", ["finance-manager"];
        SALARY_READ = "finance.salary.read", "See salaries", "বেতন দেখা", [], sensitive;
        ORDER_CREATE = "scm.order.create", "Order goods", "ক্রয়াদেশ দেওয়া", ["procurement-officer"];
        RECEIPT_CREATE = "scm.receipt.create", "Receive goods", "মাল গ্রহণ করা", ["store-keeper"];
        RECEIPT_READ = "scm.receipt.read", "See receipts", "মাল গ্রহণের রসিদ দেখা", ["viewer"];
    }
}

/// Makes them known, once in the process.
pub fn register() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        kernel::register_permissions(crate::permissions::ALL);
        kernel::register_permissions(others::ALL);
    });
}
