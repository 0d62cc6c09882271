//! Where something stands in a text: bytes as lines and columns.

/// A place in a file, as editors count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// The lines of a text, found once, so that every place in it is found fast.
#[derive(Clone, Debug)]
pub(crate) struct Lines<'a> {
    text: &'a str,
    /// Where each line begins.
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Finds the lines of a text.
    pub(crate) fn new(text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self { text, starts: std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect() }
    }

    /// The place of a byte; what lies behind the end is at the end.
    pub(crate) fn place(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= offset);
        let before = &self.text.as_bytes()[self.starts[line - 1]..offset];
        // A character of several bytes counts by its first.
        let characters = before.iter().filter(|byte| (**byte & 0xC0) != 0x80).count();
        Position { line, column: characters + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Position};

    #[test]
    fn places_are_counted_as_editors_count() {
        let lines = Lines::new("ab\n\nä€c\n");
        for (offset, line, column) in [
            (0, 1, 1),
            (2, 1, 3),
            (3, 2, 1),
            (4, 3, 1),
            (6, 3, 2),
            (9, 3, 3),
            (10, 3, 4),
            (11, 4, 1),
            (99, 4, 1),
        ] {
            assert_eq!(lines.place(offset), Position { line, column }, "byte {offset}");
        }
    }
}
