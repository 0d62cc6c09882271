//! JSON, looked into by name. What is not there, or is of another kind, is `None`: never a guess.

use hifijson::SliceLexer;
use hifijson::token::Lex;
use hifijson::value::{Value, parse_bounded};
use std::borrow::Cow;

type Parsed<'a> = Value<&'a str, Cow<'a, str>>;

/// Deeper than any reply that we know; much deeper, and reading it would take all of the stack.
const DEEPEST: usize = 64;

/// No name of Hugging Face's is longer, in bytes.
const LONGEST_NAME: usize = 120;

/// A whole text of JSON.
pub(crate) struct Document<'a>(Parsed<'a>);

/// A value in it, or nothing: whoever looks on from nothing finds nothing.
#[derive(Clone, Copy)]
pub(crate) struct Node<'a>(Option<&'a Parsed<'a>>);

impl<'a> Document<'a> {
    /// Reads a text; `None` when it is not JSON. A byte-order mark before it says nothing.
    pub(crate) fn read(text: &'a str) -> Option<Self> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lexer = SliceLexer::new(text.as_bytes());
        let value =
            lexer.exactly_one(Lex::ws_peek, |next, lexer| parse_bounded(DEEPEST, next, lexer));
        value.ok().map(Self)
    }

    /// Where everything is.
    pub(crate) fn root(&self) -> Node<'_> {
        Node(Some(&self.0))
    }
}

impl<'a> Node<'a> {
    /// The member of an object with this name.
    pub(crate) fn at(self, name: &str) -> Self {
        let Some(Value::Object(members)) = self.0 else { return Self(None) };
        Self(members.iter().find(|(key, _)| key == name).map(|(_, value)| value))
    }

    /// The items of a list, if it is one.
    pub(crate) fn list(self) -> Option<impl Iterator<Item = Self>> {
        let Some(Value::Array(items)) = self.0 else { return None };
        Some(items.iter().map(|item| Self(Some(item))))
    }

    /// The items of a list; none, if it is not one.
    pub(crate) fn items(self) -> impl Iterator<Item = Self> {
        self.list().into_iter().flatten()
    }

    /// Whether one of the items is this text.
    pub(crate) fn holds(self, text: &str) -> bool {
        self.items().any(|item| item.text() == Some(text))
    }

    pub(crate) fn text(self) -> Option<&'a str> {
        let Some(Value::String(text)) = self.0 else { return None };
        Some(text)
    }

    /// A text of one's own.
    pub(crate) fn owned(self) -> Option<String> {
        self.text().map(str::to_owned)
    }

    /// A name of one's own; none that is longer than any name, which would fill the page.
    pub(crate) fn name(self) -> Option<String> {
        self.text().filter(|name| name.len() <= LONGEST_NAME).map(str::to_owned)
    }

    pub(crate) fn flag(self) -> Option<bool> {
        let Some(Value::Bool(flag)) = self.0 else { return None };
        Some(*flag)
    }

    /// A whole number.
    pub(crate) fn whole(self) -> Option<i64> {
        self.digits()?.parse().ok()
    }

    /// A number of at least zero, in millionths, rounded.
    pub(crate) fn millionths(self) -> Option<i64> {
        millionths(self.digits()?)
    }

    fn digits(self) -> Option<&'a str> {
        let Some(Value::Number((digits, _))) = self.0 else { return None };
        Some(digits)
    }
}

/// `0.25`, `12` or `3e-7` in millionths, rounded; `None` when it is negative or more than anything costs.
///
/// Digit by digit, because floating-point numbers would bring tables of powers of ten into the download.
fn millionths(number: &str) -> Option<i64> {
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let length = exponent.parse::<i32>().ok()?.checked_add(6 + i32::try_from(whole.len()).ok()?)?;
    if whole.starts_with('-') || length > 18 {
        return None;
    }
    let mut digits = whole.bytes().chain(fraction.bytes()).map(|digit| i64::from(digit - b'0'));
    let mut amount = 0;
    for _ in 0..length {
        amount = amount * 10 + digits.next().unwrap_or(0);
    }
    let rounds_up = length >= 0 && digits.next().is_some_and(|digit| digit >= 5);
    Some(amount + i64::from(rounds_up))
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, Document, millionths};

    #[test]
    fn a_place_is_found_by_names_and_nothing_is_found_from_nowhere() {
        let text = r#" {"a":{"b":[1,"two",true,-3,4.0]},"a\n":null} "#;
        let document = Document::read(text).unwrap();
        let root = document.root();
        let list: Vec<_> = root.at("a").at("b").items().collect();
        assert_eq!(list.iter().filter_map(|it| it.whole()).collect::<Vec<_>>(), [1, -3]);
        assert_eq!((list[1].text(), list[2].flag()), (Some("two"), Some(true)));
        assert!(root.at("a").at("b").holds("two"));
        assert!(Document::read(&["\u{feff}", text].concat()).is_some());
        assert!(root.at("a\n").text().is_none() && root.at("b").at("c").list().is_none());
    }

    #[test]
    fn what_is_not_json_is_no_document() {
        for text in ["", "{", "{}{}", "<html>", "{'a':1}", "[1,]", "\"\\ud800\"", "nul", "01", "-"]
        {
            assert!(Document::read(text).is_none(), "{text}");
        }
        let nested = |depth| "[".repeat(depth) + &"]".repeat(depth);
        assert!(Document::read(&nested(DEEPEST)).is_some());
        assert!(Document::read(&nested(1_000_000)).is_none());
    }

    #[test]
    fn decimals_are_exact() {
        for (number, expected) in [
            ("0", Some(0)),
            ("0.1", Some(100_000)),
            ("12", Some(12_000_000)),
            ("1.15", Some(1_150_000)),
            ("0.0000005", Some(1)),
            ("0.00000049", Some(0)),
            ("5e-7", Some(1)),
            ("5E-9", Some(0)),
            ("1.5e+2", Some(150_000_000)),
            ("999999999999", Some(999_999_999_999_000_000)),
            ("1e300", None),
            ("1e99999999999", None),
            ("1e2147483647", None),
            ("-1", None),
        ] {
            assert_eq!(millionths(number), expected, "{number}");
        }
    }
}
