//! A picture for each cause, which others show beside a link to its page: the title, and the next step.
//!
//! It deliberately is drawn from three libraries that do one thing each, not from SVG: whoever renders text in SVG
//! brings fifty crates, and these pictures are words on paper.

use std::collections::BTreeMap;

use ab_glyph::{Font, FontRef, PxScale, ScaleFont, point};
use rayon::prelude::*;

use crate::base::asset::Asset;
use crate::base::options::Options;
use crate::link::site::Site;
use crate::source::tree::Diagnosis;

/// What those who show it ask for.
const WIDTH: usize = 1200;
const HEIGHT: usize = 630;

/// Between the words and the edges.
const MARGIN: usize = 90;

/// How many shades lie between paper and ink.
const SHADES: u8 = 16;

/// A colour as red, green and blue.
type Colour = [u8; 3];

const PAPER: Colour = [0xfc, 0xfb, 0xf8];
const BRAND: Colour = [0xff, 0xc5, 0x3d];
const INK: Colour = [0x1f, 0x24, 0x30];
const SOFT: Colour = [0x57, 0x5d, 0x6b];

/// What is drawn on what. Each pair has its shades in the palette, one pair behind the other.
#[derive(Clone, Copy)]
enum Pair {
    InkOnPaper,
    SoftOnPaper,
    InkOnBrand,
}

/// The picture of each diagnosis, by its id, if there are to be any.
pub(crate) fn pictures<'a>(site: &'a Site, options: &Options) -> BTreeMap<&'a str, Asset> {
    if !options.pictures {
        return BTreeMap::new();
    }
    let faces = [dejavu::sans::bold(), dejavu::sans::regular()];
    let faces = faces.map(|face| FontRef::try_from_slice(face).expect("the font is whole"));
    let brand = site.settings.own.colours.brand.as_ref();
    let brand = brand.map_or(BRAND, |brand| colour(&brand.text));
    let picture = |diagnosis: &'a Diagnosis| {
        let bytes = drawn(&site.settings.title, diagnosis, &faces).encoded(brand);
        (diagnosis.id, Asset::new(&format!("picture-{}", diagnosis.id), "png", bytes))
    };
    site.tree.diagnoses.par_iter().map(picture).collect()
}

/// The colour that the settings write as `#rrggbb`.
fn colour(hex: &str) -> Colour {
    let part = |at: usize| hex.get(at..at + 2).and_then(|part| u8::from_str_radix(part, 16).ok());
    [1, 3, 5].map(|at| part(at).unwrap_or_default())
}

fn drawn(site: &str, diagnosis: &Diagnosis, [bold, regular]: &[FontRef<'_>; 2]) -> Canvas {
    let mut canvas = Canvas { shades: vec![0; WIDTH * HEIGHT] };
    canvas.fill(0..WIDTH, 0..18);
    canvas.fill(MARGIN..MARGIN + 136, 92..164);
    canvas.line("402", bold, 44.0, (MARGIN + 20, 144), Pair::InkOnBrand);
    canvas.line(site, bold, 48.0, (MARGIN + 164, 145), Pair::InkOnPaper);
    let mut baseline = 290;
    for line in wrapped(diagnosis.title, bold, 64.0) {
        canvas.line(&line, bold, 64.0, (MARGIN, baseline), Pair::InkOnPaper);
        baseline += 78;
    }
    baseline += 10;
    for line in wrapped(diagnosis.remedy, regular, 34.0) {
        canvas.line(&line, regular, 34.0, (MARGIN, baseline), Pair::SoftOnPaper);
        baseline += 46;
    }
    canvas
}

/// The words in lines that fit between the margins.
fn wrapped(words: &str, font: &FontRef<'_>, size: f32) -> Vec<String> {
    let font = font.as_scaled(PxScale::from(size));
    let wide = |text: &str| text.chars().map(|c| font.h_advance(font.glyph_id(c))).sum::<f32>();
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ') {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match (lines.last_mut(), longer) {
            (Some(line), Some(longer)) if wide(&longer) <= (WIDTH - 2 * MARGIN) as f32 => {
                *line = longer;
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A picture as positions in its palette.
struct Canvas {
    shades: Vec<u8>,
}

impl Canvas {
    /// Fills a rectangle with the brand's colour.
    fn fill(&mut self, columns: std::ops::Range<usize>, rows: std::ops::Range<usize>) {
        for row in rows {
            self.shades[row * WIDTH..][columns.clone()].fill(Pair::InkOnBrand as u8 * SHADES);
        }
    }

    /// Writes a line, as far as there is room, from the left end of its baseline.
    fn line(
        &mut self,
        text: &str,
        font: &FontRef<'_>,
        size: f32,
        from: (usize, usize),
        pair: Pair,
    ) {
        let scaled = font.as_scaled(PxScale::from(size));
        let (mut x, y) = (from.0 as f32, from.1 as f32);
        for letter in text.chars() {
            let id = scaled.glyph_id(letter);
            let glyph = id.with_scale_and_position(size, point(x, y));
            x += scaled.h_advance(id);
            let Some(outline) = font.outline_glyph(glyph) else { continue };
            let corner = outline.px_bounds().min;
            outline.draw(|right, down, covered| {
                let column = corner.x as usize + right as usize;
                let row = corner.y as usize + down as usize;
                let shade = (covered * f32::from(SHADES - 1)).round() as u8;
                if column < WIDTH && row < HEIGHT && shade > 0 {
                    let here = &mut self.shades[row * WIDTH + column];
                    *here = (*here).max(pair as u8 * SHADES + shade.min(SHADES - 1));
                }
            });
        }
    }

    /// The picture as PNG.
    fn encoded(&self, brand: Colour) -> Vec<u8> {
        let pairs = [(PAPER, INK), (PAPER, SOFT), (brand, INK)];
        let between = |from: u8, to: u8, shade: u8| {
            let (from, to, part) = (f32::from(from), f32::from(to), f32::from(shade));
            (from + (to - from) * part / f32::from(SHADES - 1)).round() as u8
        };
        let shades = pairs.iter().flat_map(|(paper, ink)| {
            (0..SHADES)
                .flat_map(move |shade| [0, 1, 2].map(|at| between(paper[at], ink[at], shade)))
        });
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, WIDTH as u32, HEIGHT as u32);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(shades.collect::<Vec<u8>>());
        // Neighbours are either the same or of another colour: there is nothing to predict.
        encoder.set_filter(png::Filter::NoFilter);
        let written = encoder.write_header().and_then(|mut writer| {
            writer.write_image_data(&self.shades)?;
            writer.finish()
        });
        written.expect("memory can be written, and the size is right");
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_title_and_every_step_has_room() {
        let faces = [dejavu::sans::bold(), dejavu::sans::regular()];
        let [bold, regular] = faces.map(|face| FontRef::try_from_slice(face).unwrap());
        for diagnosis in diagnosis::diagnoses() {
            let titles = wrapped(diagnosis.title, &bold, 64.0).len();
            let steps = wrapped(diagnosis.remedy, &regular, 34.0).len();
            let bottom = 290 + titles * 78 + 10 + (steps - 1) * 46;
            assert!(bottom <= HEIGHT - 30, "the picture of `{}` is too small", diagnosis.id);
        }
    }
}
