//! Bytes of a file or a program, as text.

/// The bytes as text: UTF-8, or UTF-16 as PowerShell writes it. What is neither is replaced.
pub(crate) fn text(bytes: &[u8]) -> String {
    let units = |pair: fn([u8; 2]) -> u16| {
        let pairs = bytes.chunks_exact(2).skip(1);
        let units: Vec<u16> = pairs.map(|bytes| pair([bytes[0], bytes[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, ..] => units(u16::from_le_bytes),
        [0xfe, 0xff, ..] => units(u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn a_text_is_read_in_the_encodings_that_shells_write() {
        let words = "402 – é";
        let little: Vec<u8> = "\u{feff}402 – é".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{feff}402 – é".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [words.as_bytes(), &little, &big] {
            assert_eq!(text(bytes), words);
        }
        assert_eq!(text(&[0x34, 0xff]), "4\u{fffd}");
    }
}
