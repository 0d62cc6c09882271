//! How many calls an amount of money buys, by what the visitor's calls cost, or else by a price of the router's list.

use crate::hub::{Books, HOLD, Price};
use crate::money::{dollars, grouped, small_dollars};

/// What PRO includes for a month, in billionths of a US dollar.
pub const PRO_INCLUDES: i64 = 2_000_000_000;

/// The size of a call, in tokens that the model reads and writes.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// What is sent: the question, and all that goes with it.
    pub read: i64,
    /// What comes back.
    pub written: i64,
}

/// A question with a short answer.
pub const SHORT: Size = Size { read: 500, written: 200 };

/// A document, a long chat, or one step of an agent.
pub const LONG: Size = Size { read: 20_000, written: 1_000 };

/// How many calls of this size an amount in billionths of a US dollar buys; `None` if they cost nothing, or more than
/// anything costs.
pub fn calls(amount: i64, price: Price, size: Size) -> Option<i64> {
    let read = price.input.checked_mul(size.read)?;
    let written = price.output.checked_mul(size.written)?;
    // Millionths of a dollar for a million tokens are a thousandth of a billionth for one.
    amount.checked_mul(1_000)?.checked_div(read.checked_add(written)?)
}

/// What a call of this month cost on average, in billionths of a US dollar; `None` if the books do not say, or count
/// what is only held.
fn average(books: &Books) -> Option<i64> {
    let average = books.amounts.used?.checked_div(books.requests?)?;
    (1_000..HOLD).contains(&average).then_some(average)
}

/// How far what PRO includes goes, in a sentence; `None` where nothing tells what a call costs.
pub(crate) fn words(books: &Books, lane: Option<(&str, Price)>) -> Option<String> {
    let amount = [&dollars(PRO_INCLUDES), ", what PRO includes for a month, buys about "].concat();
    if let Some(average) = average(books) {
        let calls = about(PRO_INCLUDES / average);
        let cost = small_dollars(average / 1_000);
        let of_this_month = " calls like yours: those of this month cost ";
        return Some([&amount, &calls, of_this_month, &cost, " each on average."].concat());
    }
    let (route, price) = lane?;
    let calls = |size| calls(PRO_INCLUDES, price, size).map(about);
    let (short, long) = (calls(SHORT)?, calls(LONG)?);
    let sizes = |size: Size| {
        [
            &grouped(size.read as usize),
            " tokens read, ",
            &grouped(size.written as usize),
            " written",
        ]
        .concat()
    };
    Some(
        [
            &amount,
            &short,
            " short calls of ",
            route,
            " (",
            &sizes(SHORT),
            ") or ",
            &long,
            " long ones (",
            &sizes(LONG),
            ").",
        ]
        .concat(),
    )
}

/// A number cut off behind its first two digits, because the sizes of calls differ by more than that.
fn about(number: i64) -> String {
    let mut unit = 1;
    while number / unit >= 100 {
        unit *= 10;
    }
    grouped(usize::try_from(number / unit * unit).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::{LONG, PRO_INCLUDES, SHORT, about, calls, words};
    use crate::hub::{Amounts, Books, Price};

    const LARGE: Price = Price { input: 1_690_000, output: 3_380_000 };

    fn books(used: i64, requests: i64) -> Books {
        let amounts = Amounts { used: Some(used), ..Amounts::default() };
        Books { amounts, requests: Some(requests), ..Books::default() }
    }

    #[test]
    fn a_price_buys_as_many_calls_as_by_hand() {
        assert_eq!(calls(PRO_INCLUDES, LARGE, SHORT), Some(1_314));
        assert_eq!(calls(PRO_INCLUDES, LARGE, LONG), Some(53));
        assert_eq!(calls(PRO_INCLUDES, Price { input: 0, output: 0 }, SHORT), None);
        assert_eq!(calls(PRO_INCLUDES, Price { input: i64::MAX, output: 0 }, LONG), None);
    }

    #[test]
    fn what_ones_own_calls_cost_comes_before_a_price() {
        let lane = Some(("a/b:c", LARGE));
        assert_eq!(
            words(&books(500_000_000, 400), lane).unwrap(),
            "$2.00, what PRO includes for a month, buys about 1,600 calls like yours: those of this month cost $0.00125 each on average."
        );
        let by_price = "$2.00, what PRO includes for a month, buys about 1,300 short calls of a/b:c (500 tokens read, 200 written) or 53 long ones (20,000 tokens read, 1,000 written).";
        // Calls whose price is not known yet stand there at one cent.
        for unknown in [books(4_000_000_000, 400), books(0, 0), books(0, 7), Books::default()] {
            assert_eq!(words(&unknown, lane).unwrap(), by_price);
            assert_eq!(words(&unknown, None), None);
        }
    }

    #[test]
    fn no_more_digits_are_said_than_are_known() {
        for (number, words) in [(0, "0"), (53, "53"), (107, "100"), (1_314, "1,300")] {
            assert_eq!(about(number), words);
        }
    }
}
