//! Amounts of money in words, and large numbers.

/// A number with a comma before each three digits: `4,312`.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut words = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

/// Billionths of a dollar as dollars and cents, cut off and not rounded: $1.99 must not read as $2.00.
pub fn dollars(nano: i64) -> String {
    let cents = nano / 10_000_000;
    let whole = (cents.unsigned_abs() / 100).to_string();
    let mut words = String::from(if cents < 0 { "−$" } else { "$" });
    words.push_str(&whole);
    words.push('.');
    words.push_str(&digits(cents.unsigned_abs() % 100, 2));
    words
}

/// An amount without what [`dollars`] cuts off.
pub(crate) const fn shown(nano: i64) -> i64 {
    nano - nano % 10_000_000
}

/// Millionths of a dollar, to the last digit that is not zero, and to the cent at least.
pub fn small_dollars(micro: i64) -> String {
    let amount = micro.unsigned_abs();
    let mut words = String::from(if micro < 0 { "−$" } else { "$" });
    words.push_str(&(amount / 1_000_000).to_string());
    words.push('.');
    let fraction = digits(amount % 1_000_000, 6);
    let kept = fraction.trim_end_matches('0').len().max(2);
    words.extend(fraction.chars().take(kept));
    words
}

/// A number with zeros before it, so that it has so many digits.
fn digits(number: u64, length: usize) -> String {
    let digits = number.to_string();
    let mut words = "0".repeat(length.saturating_sub(digits.len()));
    words.push_str(&digits);
    words
}

#[cfg(test)]
mod tests {
    use super::{dollars, grouped, small_dollars};

    #[test]
    fn large_numbers_are_grouped() {
        for (number, words) in [(0, "0"), (999, "999"), (4_312, "4,312"), (1_000_000, "1,000,000")]
        {
            assert_eq!(grouped(number), words);
        }
    }

    #[test]
    fn money_is_cut_off_and_not_rounded() {
        for (nano, words) in [
            (0, "$0.00"),
            (1_999_999_999, "$1.99"),
            (2_003_100_000, "$2.00"),
            (302_000_000_000, "$302.00"),
            (-20_000_000, "−$0.02"),
            (i64::MIN, "−$9223372036.85"),
        ] {
            assert_eq!(dollars(nano), words);
        }
    }

    #[test]
    fn prices_keep_every_digit_that_says_something() {
        for (micro, words) in [
            (0, "$0.00"),
            (50_000, "$0.05"),
            (1_500_000, "$1.50"),
            (12_000_000, "$12.00"),
            (37_500, "$0.0375"),
            (2, "$0.000002"),
        ] {
            assert_eq!(small_dollars(micro), words);
        }
    }
}
