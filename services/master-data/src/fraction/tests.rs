use super::{Fraction, written};

#[test]
fn a_factor_is_read_exactly_in_either_digits() {
    for (text, numerator, denominator, said) in [
        ("50", 50, 1, "50"),
        ("0.482", 241, 500, "0.482"),
        ("৩৮১/১২৫০", 381, 1250, "0.3048"),
        ("1/3", 1, 3, "1/3"),
        (" 2.5 / 5 ", 1, 2, "0.5"),
    ] {
        let fraction = Fraction::read("size", text).unwrap();
        assert_eq!(fraction, Fraction { numerator, denominator }, "{text}");
        assert_eq!(written(fraction.ratio()), said);
    }
    for text in ["", "0", "-1", "1/0", "a", "1.", ".5", "1/2/3", "1,000", "9999999999999999999"] {
        let refused = Fraction::read("size", text).unwrap_err();
        assert_eq!(refused.code(), "master_data.measure.fraction-invalid", "{text}");
    }
}
