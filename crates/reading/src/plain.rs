//! The words of a text, without what clients, terminals and JSON put around them.

/// The text in lower case (ASCII), with every run of white space one blank, and without terminal colours, quotation
/// marks and the backslashes of escaped strings.
///
/// A sentence then reads the same in a traceback, in JSON inside JSON, and in a log with colours.
pub fn plain(text: &str) -> String {
    let mut plain = Vec::with_capacity(text.len());
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += match byte {
            b'\x1b' => 1 + colour(&bytes[at + 1..]),
            b'\\' => match bytes.get(at + 1) {
                Some(b'n' | b'r' | b't') => {
                    blank(&mut plain);
                    2
                }
                _ => 1 + written_colour(&bytes[at + 1..]),
            },
            b'"' | b'\'' | b'`' => 1,
            b' ' | b'\t'..=b'\r' => {
                blank(&mut plain);
                1
            }
            // “ ” ‘ ’ are E2 80 98 … 9D; what else begins with E2 80 stays.
            0xe2 if matches!(bytes[at..], [_, 0x80, 0x98 | 0x99 | 0x9c | 0x9d, ..]) => 3,
            // ‐ and ‑ are E2 80 90 and 91.
            0xe2 if matches!(bytes[at..], [_, 0x80, 0x90 | 0x91, ..]) => {
                plain.push(b'-');
                3
            }
            // A no-break space.
            0xc2 if matches!(bytes[at..], [_, 0xa0, ..]) => {
                blank(&mut plain);
                2
            }
            _ => {
                plain.push(byte.to_ascii_lowercase());
                if matches!(byte, b'0' | b'2' | b';') {
                    decode(&mut plain);
                }
                1
            }
        };
    }
    String::from_utf8(plain).unwrap_or_else(|_| unreachable!("only whole characters were left out"))
}

/// The length of a terminal's colour behind its ESC: `[ … letter`, or nothing.
fn colour(bytes: &[u8]) -> usize {
    if bytes.first() != Some(&b'[') {
        return 0;
    }
    let parameters = bytes[1..].iter().take_while(|byte| matches!(byte, b'0'..=b'9' | b';' | b'?'));
    let end = 1 + parameters.count();
    match bytes.get(end) {
        Some(letter) if letter.is_ascii_alphabetic() => end + 1,
        _ => end,
    }
}

/// The same behind the backslash of an ESC that JSON or a shell has written out.
fn written_colour(bytes: &[u8]) -> usize {
    let written = [&b"u001b"[..], b"u001B", b"x1b", b"x1B", b"033"];
    let escape = written.iter().find(|written| bytes.starts_with(written));
    let length = escape.map_or(0, |written| written.len());
    match colour(&bytes[length..]) {
        colour if length > 0 && colour > 0 => length + colour,
        _ => 0,
    }
}

/// Takes the blank and the quotation mark as addresses and HTML write them, once they are written whole.
fn decode(plain: &mut Vec<u8>) {
    for (written, is_blank) in [(&b"%20"[..], true), (b"%22", false), (b"&nbsp;", true)] {
        if plain.ends_with(written) {
            plain.truncate(plain.len() - written.len());
            if is_blank {
                blank(plain);
            }
        }
    }
}

fn blank(plain: &mut Vec<u8>) {
    if plain.last() != Some(&b' ') {
        plain.push(b' ');
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
            "\u{1b}[1;31mUser Access Token\u{1b}[0m “my-token” is\u{a0}expired",
            "User%20Access%20Token%20%22my-token%22%20is%20expired",
            r"\u001b[1;31mUser\x1b[0m Access Token my-token is\033[0m expired",
        ] {
            assert_eq!(plain(wrapped), sentence, "{wrapped}");
        }
    }

    #[test]
    fn what_is_cut_off_or_foreign_stays_whole() {
        assert_eq!(plain("ok\u{1b}[1;"), "ok");
        assert_eq!(plain("ok\u{1b}"), "ok");
        assert_eq!(plain("ok\\"), "ok");
        // Plain text is plain: what falls together is taken, too.
        assert_eq!(plain(r"a%2\2b%2\0c"), "ab c");
        assert_eq!(plain("a%2%222 100%"), "a 100%");
        assert_eq!(plain("a&nb'sp;b&NBSP;"), "a b ");
        assert_eq!(plain("分类 … É – «x» \u{2028}"), "分类 … É – «x» \u{2028}");
    }
}
