//! From columns and rows to distances.

use super::draft::{Cell, Grid};
use super::{DrawnArrow, Plate, PlateLine, Sheet};

/// How wide a plate is.
const WIDTH: usize = 198;

/// How many letters stand in a line of a plate, whatever the visitor's font: most are narrower than this assumes.
const LETTERS: usize = 24;

/// From line to line.
const LINE: usize = 17;

/// Between the words of a plate and its edge.
const PADDING: usize = 9;

/// Between plates: room for an arrow and its answer.
const GAP: usize = 28;

/// Between rows: room for the same.
const ROW_GAP: usize = 26;

/// How far from its corner an arrow leaves a plate.
const INSET: usize = 18;

/// Between the drawing and its border, for the ring around a plate that has the focus.
const MARGIN: usize = 6;

/// Gives every plate its place.
pub(super) fn measure(draft: Grid) -> Sheet {
    let words: Vec<_> = draft.cells.iter().map(|cell| wrapped(&words(cell))).collect();
    let height = |at: usize| words[at].len() * LINE + 2 * PADDING;
    let rows = 1 + draft.cells.iter().map(|cell| cell.row).max().unwrap_or(0);
    let columns = 1 + draft.cells.iter().map(|cell| cell.column).max().unwrap_or(0);
    let mut tops = vec![MARGIN];
    for row in 0..rows {
        let cells = draft.cells.iter().enumerate().filter(|(_, cell)| cell.row == row);
        let highest = cells.map(|(at, _)| height(at)).max().unwrap_or(0);
        tops.push(tops[row] + highest + ROW_GAP);
    }
    let mut plates: Vec<Plate> = (draft.cells.iter().zip(&words).enumerate())
        .map(|(at, (cell, words))| {
            let y = tops[cell.row];
            // The words stand on their line, a little above the next one.
            let line = |(number, words): (usize, &String)| PlateLine {
                y: y + PADDING + (number + 1) * LINE - 4,
                words: words.clone(),
            };
            Plate {
                kind: cell.kind,
                to: cell.to,
                first: cell.first,
                answer: None,
                sheet: cell.sheet,
                x: MARGIN + cell.column * (WIDTH + GAP),
                y,
                width: WIDTH,
                height: height(at),
                lines: words.iter().enumerate().map(line).collect(),
            }
        })
        .collect();
    let arrows = (draft.arrows.iter())
        .map(|&(yes, from, to)| {
            plates[to].answer = Some(yes);
            let (from, to) = (&plates[from], &plates[to]);
            let down = from.x == to.x;
            let (start, end) = match down {
                true => ((from.x + INSET, from.y + from.height), (to.x + INSET, to.y)),
                false => ((from.x + WIDTH, from.y + INSET), (to.x, to.y + INSET)),
            };
            let label = match down {
                true => (start.0 + 8, start.1 + LINE),
                false => (start.0 + 8, start.1 - 5),
            };
            DrawnArrow { yes, from: start, to: end, label }
        })
        .collect();
    Sheet {
        title: draft.cells.first().map_or("", |cell| cell.words),
        width: 2 * MARGIN + columns * (WIDTH + GAP) - GAP,
        height: tops[rows] - ROW_GAP + MARGIN,
        plates,
        arrows,
    }
}

fn words(cell: &Cell) -> String {
    match cell.sheet {
        0 => cell.words.to_owned(),
        sheet => format!("Sheet {sheet}: {}", cell.words),
    }
}

/// The words in lines that are short enough, unless a word is too long by itself.
fn wrapped(words: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= LETTERS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn words_go_into_lines() {
        let lines = wrapped("Is it one that looks like Hugging Face's and is not?");
        assert_eq!(lines, ["Is it one that looks", "like Hugging Face's and", "is not?"]);
    }
}
