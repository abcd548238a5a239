//! T1 to T9: individuals and salaries.

use jiff::civil::{Date, date};
use rules::{Dates, Evaluation, Facts};

use crate::{TODAY, book, law, taka};

/// The last day of income year 2025-26, assessed in 2026-27.
const YEAR_2025_26: Date = date(2026, 6, 30);

fn person(income: i64, investment: i64) -> Facts {
    Facts::new()
        .poisha("total_income", taka(income))
        .poisha("investment", taka(investment))
        .word("taxpayer", "general")
        .number("disabled_children", 0)
        .flag("new_taxpayer", false)
}

fn employee(salary: i64, investment: i64) -> Facts {
    let facts = person(0, investment).without("total_income").poisha("salary_of_year", taka(salary));
    facts.number("months_left", 12).poisha("withheld_before", 0)
}

fn tax(facts: &Facts, on: Date) -> Evaluation {
    law().decide("income-tax", facts, Dates::new(on, TODAY)).unwrap_or_else(|refusal| panic!("{refusal}"))
}

fn salary(facts: &Facts, on: Date) -> Evaluation {
    law().decide("salary", facts, Dates::new(on, TODAY)).unwrap_or_else(|refusal| panic!("{refusal}"))
}

fn figures<const N: usize>(decided: &Evaluation, names: [&str; N]) -> [i64; N] {
    names.map(|name| decided.poisha(name).unwrap())
}

#[test]
fn t1_tax_and_rebate_of_ten_lakh() {
    let decided = tax(&person(10_00_000, 2_00_000), YEAR_2025_26);
    assert_eq!(figures(&decided, ["gross_tax", "rebate", "income_tax"]), [taka(75_000), taka(20_000), taka(55_000)]);
}

#[test]
fn t2_as_published_before_the_finance_act_2026() {
    // as it was known in July 2025, by that year's pack and by today's
    let asked = Dates::new(date(2026, 3, 31), date(2025, 7, 14));
    for id in ["BD-2025-07", "BD-2026-07"] {
        let decided = book(id).decide("income-tax", &person(11_47_470, 4_65_000), asked).unwrap();
        assert_eq!(
            figures(&decided, ["gross_tax", "rebate", "income_tax"]),
            [taka(1_04_494), taka(34_424), taka(70_070)]
        );
    }
}

#[test]
fn t3_the_same_facts_under_the_finance_act_2026() {
    let decided = tax(&person(11_47_470, 4_65_000), YEAR_2025_26);
    assert_eq!(figures(&decided, ["gross_tax", "rebate", "income_tax"]), [taka(99_494), taka(34_424), taka(65_070)]);
}

#[test]
fn t4_exempt_employment_income() {
    let facts = employee(14_25_600, 0);
    let now = salary(&facts, YEAR_2025_26);
    assert_eq!(figures(&now, ["exemption", "total_income"]), [taka(4_75_200), taka(9_50_400)]);
    let older = salary(&facts.word("area", "dhaka-chattogram"), date(2025, 6, 30));
    assert_eq!(figures(&older, ["exemption", "total_income"]), [taka(4_50_000), taka(9_75_600)]);
}

#[test]
fn t5_the_minimum_begins_a_taka_above_the_limit() {
    for (income, expected) in [(4_00_000, 0), (4_00_001, 5_000), (5_00_000, 10_000), (6_00_000, 20_000)] {
        assert_eq!(tax(&person(income, 0), YEAR_2025_26).poisha("income_tax").unwrap(), taka(expected), "{income}");
    }
    let new = person(4_00_001, 0).flag("new_taxpayer", true);
    assert_eq!(tax(&new, YEAR_2025_26).poisha("income_tax").unwrap(), taka(1_000));
}

#[test]
fn t6_forty_lakh_by_year_and_person() {
    let facts = person(40_00_000, 0);
    assert_eq!(tax(&facts, YEAR_2025_26).poisha("gross_tax").unwrap(), taka(8_10_000));
    let woman = facts.clone().word("taxpayer", "woman-or-senior");
    assert_eq!(tax(&woman, YEAR_2025_26).poisha("gross_tax").unwrap(), taka(7_95_000));
    let older = facts.word("area", "dhaka-chattogram");
    assert_eq!(tax(&older, date(2025, 6, 30)).poisha("gross_tax").unwrap(), taka(7_65_000));
}

#[test]
fn t7_a_salary_with_two_bonuses() {
    let decided = salary(&employee(13_00_000, 0), TODAY);
    let names = ["exemption", "total_income", "income_tax", "monthly_tax"];
    assert_eq!(figures(&decided, names), [4_33_333_33, 8_66_666_67, 55_000_00, 4_583_33]);
    // estimated again in the last month: what is left of the year's tax
    let last = employee(13_00_000, 0).number("months_left", 1).poisha("withheld_before", 11 * 4_583_33);
    assert_eq!(salary(&last, TODAY).poisha("monthly_tax").unwrap(), 4_583_37);
}

#[test]
fn t8_with_investment() {
    let decided = salary(&employee(13_00_000, 2_00_000), TODAY);
    assert_eq!(figures(&decided, ["rebate", "income_tax"]), [taka(20_000), taka(35_000)]);
}

#[test]
fn t9_the_rebate_does_not_touch_the_minimum() {
    let decided = tax(&person(4_10_000, 5_00_000), YEAR_2025_26);
    assert_eq!(figures(&decided, ["gross_tax", "rebate", "income_tax"]), [taka(1_000), taka(12_300), taka(5_000)]);
}

#[test]
fn one_income_year_was_known_differently_before_and_after_the_act() {
    let facts = person(10_00_000, 0);
    let asked = |known| law().decide("income-tax", &facts, Dates::new(date(2026, 5, 31), known)).unwrap();
    let (may, july) = (asked(date(2026, 5, 31)), asked(date(2026, 7, 31)));
    let limit = |decided: &Evaluation| decided.laws().find(|law| law.key == "general").unwrap().known_from;
    assert_eq!((limit(&may), limit(&july)), (date(2025, 6, 2), date(2026, 6, 30)));
    assert_eq!((may.poisha("gross_tax").unwrap(), july.poisha("gross_tax").unwrap()), (taka(78_750), taka(75_000)));
}

#[test]
fn limits_enacted_for_later_years_and_nothing_beyond() {
    let facts = person(10_00_000, 0);
    let asked = |on| law().decide("income-tax", &facts, Dates::new(on, TODAY));
    // the rebate of 2027-28 is not known, so the year is refused rather than guessed
    assert_eq!(asked(date(2027, 12, 31)).unwrap_err().code(), "rules.date-unknown");
    assert_eq!(asked(date(2023, 12, 31)).unwrap_err().code(), "rules.date-unknown");
    let limits = [(date(2027, 12, 31), 4_50_000), (date(2029, 12, 31), 5_00_000)];
    for (on, expected) in limits {
        let answer = law().ask("tax-free", &facts, Dates::new(on, TODAY)).unwrap();
        assert_eq!(answer.outputs["threshold"], rules::Value::Number(bangladesh::land::Ratio::whole(expected)));
    }
}

#[test]
fn a_parent_of_disabled_children_has_a_higher_limit() {
    let facts = person(5_00_000, 0).number("disabled_children", 2);
    assert_eq!(tax(&facts, YEAR_2025_26).poisha("income_tax").unwrap(), 0);
}

#[test]
fn the_employers_provident_fund_is_a_setting_and_a_doubt() {
    let facts = employee(12_00_000, 0).poisha("employer_pf", taka(60_000));
    let taxable = salary(&facts, TODAY);
    assert_eq!(taxable.poisha("total_income").unwrap(), taka(8_40_000));
    assert_eq!(taxable.doubts().next().unwrap().code, "salary.employer-pf");
    let exempt = salary(&facts.word("employer_pf_tax", "tax-exempt"), TODAY);
    assert_eq!(exempt.poisha("total_income").unwrap(), taka(8_00_000));
}
