//! The decision tree as a drawing: sheets of plates and arrows, with a place for each.
//!
//! A list of the [`outline`](mod@crate::view::outline) runs downwards, and what leaves it stands to its right. A long branch
//! has a sheet of its own, so that each sheet can be read on paper.
//!
//! ```text
//! outline ─draft─► sheets of cells ─measure─► sheets of plates ─template─► SVG
//! ```
//!
//! It deliberately knows nothing of SVG or of colours: those are the template's and the style sheet's.

mod draft;
mod measure;

use serde::Serialize;

use crate::view::outline::OutlineItem;

/// A part of the drawing.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Sheet {
    /// What its first question asks.
    pub title: &'static str,
    /// In units of the drawing, which are pixels at its own size.
    pub width: usize,
    /// In the same units.
    pub height: usize,
    /// In the order in which one reads: each list downwards, and before its next question whatever leaves this one.
    pub plates: Vec<Plate>,
    /// What leads from plate to plate.
    pub arrows: Vec<DrawnArrow>,
}

/// A question, an end or a sign that points elsewhere.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Plate {
    /// What it is.
    pub kind: PlateKind,
    /// The id of the question or of the diagnosis.
    pub to: &'static str,
    /// Whether it is the first of its question or its diagnosis, which can be pointed at.
    pub first: bool,
    /// The answer that leads here; none at the start of a sheet.
    pub answer: Option<bool>,
    /// Which sheet goes on from here, counted from 1; 0 unless this is a sign to one.
    pub sheet: usize,
    /// Distance of its left edge.
    pub x: usize,
    /// Distance of its upper edge.
    pub y: usize,
    /// How wide it is.
    pub width: usize,
    /// How high it is.
    pub height: usize,
    /// Its words.
    pub lines: Vec<PlateLine>,
}

/// What a plate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum PlateKind {
    /// A question, where it is asked.
    Question,
    /// A diagnosis.
    End,
    /// A question with which another sheet begins.
    Sheet,
    /// A question that is asked elsewhere, because more than one arrow leads to it.
    Elsewhere,
}

/// A line of words.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PlateLine {
    /// The height at which the words stand.
    pub y: usize,
    /// As many words as the plate is wide enough for.
    pub words: String,
}

/// A straight arrow, downwards or to the right.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct DrawnArrow {
    /// The answer that leads this way.
    pub yes: bool,
    /// Where it begins.
    pub from: (usize, usize),
    /// Where it ends.
    pub to: (usize, usize),
    /// Where the answer begins that is written beside it.
    pub label: (usize, usize),
}

/// Draws a tree.
pub(crate) fn drawing(outline: &[OutlineItem]) -> Vec<Sheet> {
    draft::draft(outline).into_iter().map(measure::measure).collect()
}

#[cfg(test)]
mod tests {
    use super::{Plate, PlateKind, Sheet, drawing};
    use crate::source::tree::Tree;
    use crate::view::outline::outline;
    use std::collections::BTreeSet;

    fn drawn() -> (Tree, Vec<Sheet>) {
        let tree = Tree::whole();
        let sheets = drawing(&outline(&tree));
        (tree, sheets)
    }

    fn plates(sheets: &[Sheet]) -> impl Iterator<Item = &Plate> {
        sheets.iter().flat_map(|sheet| &sheet.plates)
    }

    #[test]
    fn every_question_and_every_diagnosis_can_be_pointed_at_once() {
        let (tree, sheets) = drawn();
        let firsts: Vec<_> = plates(&sheets).filter(|plate| plate.first).collect();
        let ids: BTreeSet<_> = firsts.iter().map(|plate| plate.to).collect();
        assert_eq!(firsts.len(), ids.len());
        assert_eq!(ids.len(), tree.questions.len() + tree.diagnoses.len());
        let asked = firsts.iter().filter(|plate| plate.kind == PlateKind::Question).count();
        assert_eq!(asked, tree.questions.len());
    }

    #[test]
    fn every_arrow_of_the_tree_is_drawn() {
        let (tree, sheets) = drawn();
        for question in &tree.questions {
            let sheet = sheets.iter().find(|sheet| plate(sheet, question.id).is_some());
            let sheet = sheet.expect("every question has its plate");
            let from = plate(sheet, question.id).expect("it was found there");
            for (yes, to) in [(true, question.yes.to), (false, question.no.to)] {
                let arrow = sheet.arrows.iter().find(|it| it.yes == yes && touches(from, it.from));
                let arrow = arrow.expect("both answers lead somewhere");
                let ends = sheet.plates.iter().find(|plate| touches(plate, arrow.to));
                assert_eq!(ends.map(|plate| plate.to), Some(to), "{} {yes}", question.id);
                assert_eq!(ends.map(|plate| plate.answer), Some(Some(yes)), "{}", question.id);
            }
        }
        let arrows: usize = sheets.iter().map(|sheet| sheet.arrows.len()).sum();
        assert_eq!(arrows, 2 * tree.questions.len());
    }

    fn plate<'a>(sheet: &'a Sheet, question: &str) -> Option<&'a Plate> {
        let mut plates = sheet.plates.iter();
        plates.find(|plate| plate.kind == PlateKind::Question && plate.to == question)
    }

    /// Whether the point is on the plate's edge.
    fn touches(plate: &Plate, (x, y): (usize, usize)) -> bool {
        (plate.x..=plate.x + plate.width).contains(&x)
            && (plate.y..=plate.y + plate.height).contains(&y)
    }

    #[test]
    fn plates_lie_beside_each_other_and_on_their_sheet() {
        for sheet in drawn().1 {
            for (at, one) in sheet.plates.iter().enumerate() {
                assert!(one.x + one.width <= sheet.width && one.y + one.height <= sheet.height);
                for other in &sheet.plates[at + 1..] {
                    let apart = one.x + one.width <= other.x
                        || other.x + other.width <= one.x
                        || one.y + one.height <= other.y
                        || other.y + other.height <= one.y;
                    assert!(apart, "{} and {}", one.to, other.to);
                }
            }
        }
    }

    #[test]
    fn a_sign_to_a_sheet_names_the_sheet_that_goes_on_there() {
        let sheets = drawn().1;
        let signs: Vec<_> =
            plates(&sheets).filter(|plate| plate.kind == PlateKind::Sheet).collect();
        assert_eq!(signs.len(), sheets.len() - 1);
        for sign in signs {
            assert_eq!(sheets[sign.sheet - 1].plates[0].to, sign.to);
        }
    }
}
