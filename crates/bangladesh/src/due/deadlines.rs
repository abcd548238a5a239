//! Deadlines of VAT, income tax and real-estate law.
//!
//! Collected from public material as of November 2026; no gazette was read directly, and a chartered accountant has to
//! sign them off. The holiday shift of the VAT return is known for its 15th; it is taken for the 20th and the month's
//! end too.

use std::borrow::Cow;

use jiff::civil::{Date, date};

use super::Anchor::{Deduction, Deposit, FullPayment, ReturnFiled, TaxPeriodEnd, TaxQuarterEnd, YearEnd};
use super::Status::{Found, Secondary};
use super::Step::{DayOfMonth, Days, EndOfMonth, Months, WorkingDays};
use super::{Anchor, Case, Deadline, Rule, Status, Unknown, When, choose};

const VAT_2026: &str = "VAT and Supplementary Duty Act 2012, s.64 as replaced by the Finance Act 2026, s.11";
const VAT_2019: &str = "VAT and Supplementary Duty Act 2012, s.64 as it stood until 30 June 2026";
const VAT_ACCOUNTS: &str = "VAT and Supplementary Duty Act 2012, s.90A";
const VDS_2025: &str = "VDS Rules 2025 (SRO 182-Ain/2025/310-Mushak)";
const TDS_2026: &str = "TDS Rules 2026 (SRO 273-Ain/Aykar-5/2026), r.9";
const WITHHOLDING: &str = "Income Tax Act 2023, s.177(3)";
const RETURNS: &str = "Income Tax Act 2023 as amended by the Finance Act 2026";
const REAL_ESTATE_9: &str = "Real Estate Development and Management Act 2010, s.9";
const REAL_ESTATE_15: &str = "Real Estate Development and Management Act 2010, s.15";

/// The Finance Act 2026 was enacted on 30 June 2026.
const FINANCE_ACT_2026: Date = date(2026, 6, 30);
const JULY_2026: Date = date(2026, 7, 1);
const JULY_2025: Date = date(2025, 7, 1);
/// The day the VAT Act came into force.
const JULY_2019: Date = date(2019, 7, 1);
/// Gazetted after it had come into force.
const TDS_RULES_GAZETTED: Date = date(2026, 7, 5);
const REAL_ESTATE_ACT: Date = date(2010, 10, 5);

const fn always(rule: Rule) -> [Case; 1] {
    [Case { when: When::Always, rule }]
}

const fn case(when: When, step: super::Step) -> Case {
    Case { when, rule: Rule::fixed(step) }
}

const FIFTEENTH: [Case; 1] = always(Rule::next(DayOfMonth { months: 1, day: 15 }));
const TWENTIETH: [Case; 1] = always(Rule::next(DayOfMonth { months: 1, day: 20 }));
const NEXT_MONTH_END: [Case; 1] = always(Rule::next(EndOfMonth(1)));
const TWO_WEEKS_OF_NEXT_MONTH: [Case; 1] = always(Rule::fixed(DayOfMonth { months: 1, day: 14 }));
const TWENTY_FIFTH: [Case; 1] = always(Rule::fixed(DayOfMonth { months: 1, day: 25 }));
const SIXTH_MONTH_END: [Case; 1] = always(Rule::fixed(EndOfMonth(6)));
/// The fiscal year must not end with tax in somebody's hands: the nearer its end, the shorter the time.
const TDS_DEPOSIT: [Case; 4] = [
    case(When::LastWorkingDayOf(6), Days(0)),
    case(When::Between((6, 1), (6, 20)), Days(7)),
    case(When::Between((6, 21), (6, 30)), Days(1)),
    case(When::Always, DayOfMonth { months: 1, day: 14 }),
];

type Row = (
    &'static str,
    &'static str,
    &'static str,
    Anchor,
    &'static [Case],
    (Date, Option<Date>, Date),
    (&'static str, Status),
);

/// Key, English, Bengali, anchor, cases, (in force, until, known from), (source, status).
#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("vat-return", "VAT return of a month", "মাসিক মূসক দাখিলপত্র", TaxPeriodEnd, &FIFTEENTH,
        (JULY_2019, Some(FINANCE_ACT_2026), JULY_2019), (VAT_2019, Secondary)),
    ("vat-return", "VAT return of three tax periods", "তিন করমেয়াদের মূসক দাখিলপত্র", TaxQuarterEnd, &FIFTEENTH,
        (JULY_2026, None, FINANCE_ACT_2026), (VAT_2026, Secondary)),
    ("vat-return-long", "VAT return of a government body, bank, insurer, or without supplies",
        "সরকারি সংস্থা, ব্যাংক ও বিমার কিংবা শূন্য মূসক দাখিলপত্র", TaxQuarterEnd, &TWENTIETH,
        (JULY_2026, None, FINANCE_ACT_2026), (VAT_2026, Secondary)),
    ("vat-return-monthly", "VAT return of whoever elected to file monthly", "মাসিক দাখিল বেছে নেওয়া করদাতার মূসক দাখিলপত্র",
        TaxPeriodEnd, &NEXT_MONTH_END, (JULY_2026, None, FINANCE_ACT_2026), (VAT_2026, Secondary)),
    ("vat-accounts", "Audited accounts to the VAT office", "মূসক দপ্তরে নিরীক্ষিত হিসাব জমা", YearEnd, &SIXTH_MONTH_END,
        (JULY_2026, None, FINANCE_ACT_2026), (VAT_ACCOUNTS, Secondary)),
    ("vds-certificate", "VDS certificate (Mushak 6.6) after the return", "দাখিলপত্রের পর উৎসে মূসক কর্তন সনদ (মূসক-৬.৬)",
        ReturnFiled, &always(Rule::fixed(WorkingDays(3))), (JULY_2025, None, JULY_2025), (VDS_2025, Secondary)),
    ("vds-deposit", "VDS deposited by whoever is not registered", "অনিবন্ধিত কর্তনকারীর উৎসে মূসক জমা",
        Deduction, &always(Rule::fixed(Days(15))), (JULY_2025, None, JULY_2025), (VDS_2025, Secondary)),
    ("vds-certificate-unregistered", "VDS certificate (Mushak 6.6) after the deposit",
        "জমার পর উৎসে মূসক কর্তন সনদ (মূসক-৬.৬)", Deposit, &always(Rule::fixed(WorkingDays(3))),
        (JULY_2025, None, JULY_2025), (VDS_2025, Secondary)),
    ("tds-deposit", "Income tax withheld, deposited", "উৎসে কর জমা", Deduction, &TDS_DEPOSIT,
        (JULY_2026, None, TDS_RULES_GAZETTED), (TDS_2026, Secondary)),
    ("tds-certificate", "Certificate of income tax withheld", "উৎসে কর কর্তনের সনদ", Deduction, &TWO_WEEKS_OF_NEXT_MONTH,
        (JULY_2026, None, TDS_RULES_GAZETTED), (TDS_2026, Secondary)),
    ("withholding-return", "Return of income tax withheld", "উৎসে কর রিটার্ন", TaxQuarterEnd, &TWENTY_FIFTH,
        (JULY_2026, None, FINANCE_ACT_2026), (WITHHOLDING, Secondary)),
    ("advance-tax", "Instalment of advance income tax", "অগ্রিম আয়করের কিস্তি", TaxQuarterEnd,
        &always(Rule::fixed(DayOfMonth { months: 0, day: 15 })), (JULY_2026, None, FINANCE_ACT_2026), (RETURNS, Secondary)),
    ("company-return", "Income tax return of a company", "কোম্পানির আয়কর রিটার্ন", YearEnd,
        &always(Rule::fixed(DayOfMonth { months: 9, day: 15 })), (FINANCE_ACT_2026, None, FINANCE_ACT_2026), (RETURNS, Secondary)),
    ("individual-return", "Income tax return of an individual", "ব্যক্তির আয়কর রিটার্ন", YearEnd, &SIXTH_MONTH_END,
        (FINANCE_ACT_2026, None, FINANCE_ACT_2026), (RETURNS, Status::Disputed)),
    ("possession-deed", "Possession, deed and registration of what is paid in full", "পুরো মূল্য পরিশোধের পর দখল, দলিল ও নিবন্ধন",
        FullPayment, &always(Rule::fixed(Months(3))), (REAL_ESTATE_ACT, None, REAL_ESTATE_ACT), (REAL_ESTATE_9, Found)),
    ("handover-refund", "Refund of a buyer whose handover was missed", "হস্তান্তরে ব্যর্থ হলে ক্রেতার অর্থ ফেরত", Anchor::Default,
        &always(Rule::fixed(Months(6))), (REAL_ESTATE_ACT, None, REAL_ESTATE_ACT), (REAL_ESTATE_15, Found)),
];

/// All of them.
#[must_use]
pub fn all() -> Vec<Deadline> {
    ROWS.iter().map(deadline).collect()
}

/// The version of a deadline that is law `on` a day as far as was known on the day `known`.
///
/// # Errors
/// No such key, or no version.
pub fn find(key: &str, on: Date, known: Date) -> Result<Deadline, Unknown> {
    choose(&all(), key, on, known).cloned()
}

fn deadline(row: &Row) -> Deadline {
    let (key, en, bn, anchor, cases, (in_force, until, known_from), (source, status)) = *row;
    Deadline {
        key: key.into(),
        en: en.into(),
        bn: bn.into(),
        anchor,
        cases: Cow::Borrowed(cases),
        in_force,
        until,
        known_from,
        source: source.into(),
        status,
    }
}
