//! The words of a text, without what clients, terminals and JSON put around them.

/// The text in lower case, with every run of white space one blank, and without terminal colours, quotation marks and
/// the backslashes of escaped strings.
///
/// A sentence then reads the same in a traceback, in JSON inside JSON, and in a log with colours.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\u{1b}' => {
                // A colour: ESC [ … letter.
                if chars.next_if_eq(&'[').is_some() {
                    while chars
                        .next_if(|c| c.is_ascii() && !c.is_ascii_alphabetic())
                        .is_some()
                    {}
                    chars.next_if(char::is_ascii_alphabetic);
                }
            }
            '\\' => {
                if chars.next_if(|c| matches!(c, 'n' | 'r' | 't')).is_some() {
                    blank(&mut plain);
                }
            }
            '"' | '\'' | '`' | '“' | '”' | '‘' | '’' => {}
            c if c.is_whitespace() => blank(&mut plain),
            c => plain.push(c.to_ascii_lowercase()),
        }
    }
    plain
}

fn blank(plain: &mut String) {
    if !plain.ends_with(' ') {
        plain.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_sentence_reads_the_same_in_every_wrapping() {
        let sentence = "user access token my-token is expired";
        for wrapped in [
            "User Access Token \"my-token\" is expired",
            r#"User Access Token \"my-token\" is expired"#,
            r#"User Access Token \\\"my-token\\\" is expired"#,
            "User Access Token 'my-token'\n    is expired",
            r"User Access Token `my-token`\nis expired",
            "\u{1b}[1;31mUser Access Token\u{1b}[0m “my-token” is expired",
        ] {
            assert_eq!(plain(wrapped), sentence, "{wrapped}");
        }
    }

    #[test]
    fn an_unfinished_colour_ends_with_the_text() {
        assert_eq!(plain("ok\u{1b}[1;"), "ok");
        assert_eq!(plain("ok\u{1b}"), "ok");
        assert_eq!(plain("ok\\"), "ok");
    }
}
