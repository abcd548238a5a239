use super::Series;
use crate::meta::said;

const INVOICE: Series = Series {
    key: "finance.invoice",
    label: said("Invoice", "চালান"),
    usual: "INV/{fy}/{branch}/{n:05}",
    parts: &["fy", "branch"],
    signs: "-/",
    limit: 24,
};

#[test]
fn a_number_is_written_as_its_format_says() {
    let part = |name: &str| if name == "fy" { "2026-27" } else { "DHK" };
    for (format, written) in
        [(INVOICE.usual, "INV/2026-27/DHK/00042"), ("{n}", "42"), ("A-{n:03}", "A-042"), ("{n:01}-{branch}", "42-DHK")]
    {
        assert_eq!(INVOICE.read(format).unwrap().write(42, &part), written);
    }
    assert_eq!(INVOICE.read("{n:03}").unwrap().write(123_456, &part), "123456", "a number is never cut");
}

#[test]
fn a_format_that_cannot_be_is_refused() {
    for format in
        ["", "INV", "{n}{n}", "{n:5}", "{n:00}", "{n:099}", "{company}{n}", "inv-{n}", "{n", "INV {n}", "ক-{n}"]
    {
        let refused = INVOICE.read(format).unwrap_err();
        assert_eq!(refused.code(), "kernel.series-format", "{format}");
    }
    assert!(INVOICE.read("ABCDEFGHIJKLMNOPQRSTUVWX-{n}").is_err(), "longer than a paper has room for");
}
