//! Which plate stands in which column and row of which sheet.

use std::collections::{HashSet, VecDeque};

use super::PlateKind;
use crate::view::outline::{Leads, OutlineArrow, OutlineItem};

/// A branch of more questions than this gets a sheet of its own.
const LONGEST_BRANCH: usize = 2;

/// A list that comes to this row goes on on another sheet: more rows would be too small to read on paper.
const LAST_ROW: usize = 11;

/// A sheet, in columns and rows.
pub(super) struct Grid {
    pub(super) cells: Vec<Cell>,
    /// The answer, and the cells that it leads from and to.
    pub(super) arrows: Vec<(bool, usize, usize)>,
}

/// A plate without a size.
pub(super) struct Cell {
    pub(super) column: usize,
    pub(super) row: usize,
    pub(super) kind: PlateKind,
    pub(super) to: &'static str,
    pub(super) words: &'static str,
    pub(super) first: bool,
    pub(super) sheet: usize,
}

/// Every sheet; the first is the root's.
pub(super) fn draft(outline: &[OutlineItem]) -> Vec<Grid> {
    let mut drawer = Drawer {
        sheet: Grid { cells: Vec::new(), arrows: Vec::new() },
        sheets: 1,
        waiting: VecDeque::from([outline]),
        ends: HashSet::new(),
    };
    let mut drafts = Vec::new();
    while let Some(list) = drawer.waiting.pop_front() {
        drawer.list(list, 0, 0);
        let next = Grid { cells: Vec::new(), arrows: Vec::new() };
        drafts.push(std::mem::replace(&mut drawer.sheet, next));
    }
    drafts
}

struct Drawer<'a> {
    /// The one that is being drawn.
    sheet: Grid,
    /// How many there are, those included that are still to be drawn.
    sheets: usize,
    waiting: VecDeque<&'a [OutlineItem]>,
    /// The diagnoses that are drawn already.
    ends: HashSet<&'static str>,
}

impl<'a> Drawer<'a> {
    /// Draws a list from this cell downwards, and gives the first question's cell and the next row that is free.
    fn list(&mut self, list: &'a [OutlineItem], column: usize, mut row: usize) -> (usize, usize) {
        let start = self.sheet.cells.len();
        let mut above = None;
        for (at, item) in list.iter().enumerate() {
            let full = column == 0 && row >= LAST_ROW;
            let question = match full {
                true => self.leave(column, row, &list[at..]),
                false => self.put(column, row, PlateKind::Question, item.id, item.ask),
            };
            if let Some((yes, above)) = above {
                self.sheet.arrows.push((yes, above, question));
            }
            if full {
                return (start, row + 1);
            }
            let (aside, onwards) = sides(item);
            row = self.aside(aside, question, column + 1, row).max(row + 1);
            above = Some((onwards.yes, question));
            if onwards.leads != Leads::Below {
                let end = self.arrive(onwards, column, row);
                self.sheet.arrows.push((onwards.yes, question, end));
                row += 1;
            }
        }
        (start, row)
    }

    /// Draws what leaves a list to the right, and gives the next row that is free.
    fn aside(&mut self, arrow: &'a OutlineArrow, from: usize, column: usize, row: usize) -> usize {
        let short = arrow.leads == Leads::Branch && size(&arrow.branch) <= LONGEST_BRANCH;
        let (to, next) = match short {
            true => self.list(&arrow.branch, column, row),
            false => (self.arrive(arrow, column, row), row + 1),
        };
        self.sheet.arrows.push((arrow.yes, from, to));
        next
    }

    /// Puts what an arrow leads to into a single cell.
    fn arrive(&mut self, arrow: &'a OutlineArrow, column: usize, row: usize) -> usize {
        let kind = match arrow.leads {
            Leads::ToAnEnd => PlateKind::End,
            Leads::Branch => return self.leave(column, row, &arrow.branch),
            Leads::Below | Leads::Elsewhere => PlateKind::Elsewhere,
        };
        self.put(column, row, kind, arrow.to, arrow.words)
    }

    /// Points to another sheet, on which a list is to be drawn.
    fn leave(&mut self, column: usize, row: usize, list: &'a [OutlineItem]) -> usize {
        let cell = self.put(column, row, PlateKind::Sheet, list[0].id, list[0].ask);
        self.sheets += 1;
        self.sheet.cells[cell].sheet = self.sheets;
        self.waiting.push_back(list);
        cell
    }

    fn put(
        &mut self,
        column: usize,
        row: usize,
        kind: PlateKind,
        to: &'static str,
        words: &'static str,
    ) -> usize {
        let first = match kind {
            PlateKind::Question => true,
            PlateKind::End => self.ends.insert(to),
            PlateKind::Sheet | PlateKind::Elsewhere => false,
        };
        self.sheet.cells.push(Cell { column, row, kind, to, words, first, sheet: 0 });
        self.sheet.cells.len() - 1
    }
}

/// What leaves the list to the right, and what goes on downwards.
fn sides(item: &OutlineItem) -> (&OutlineArrow, &OutlineArrow) {
    let [yes, no] = &item.arrows;
    if no.leads == Leads::Below || (yes.leads == Leads::Branch && no.leads != Leads::Branch) {
        (yes, no)
    } else {
        (no, yes)
    }
}

/// How many questions there are in a list and its branches.
fn size(list: &[OutlineItem]) -> usize {
    let branches = list.iter().flat_map(|item| &item.arrows).map(|arrow| size(&arrow.branch));
    list.len() + branches.sum::<usize>()
}
