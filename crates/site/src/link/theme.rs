//! The site's own colours, put into the style sheet at build time, where the content security policy allows them.
//!
//! It deliberately changes a few variables and nothing else, and refuses colours that people cannot read.

use crate::base::place::Lines;
use crate::base::problem::Problem;
use crate::source::load::{Sources, StaticFile};
use crate::source::settings::{Colours, Placed};

/// What text needs at least, by WCAG 2.2, success criterion 1.4.3.
const CONTRAST: f64 = 4.5;

/// The style sheet of the site.
const SHEET: &str = "site.css";

/// What stands behind links.
const BACKGROUNDS: [&str; 3] = ["--paper", "--surface", "--sunk"];

/// What is written on the brand's colour.
const ON_BRAND: &str = "#1f2430";

/// What may be written on a button.
const ON_ACCENT: [&str; 2] = ["#ffffff", "#000000"];

/// The static files, with the site's colours in the style sheet, or what is wrong with the colours.
pub(super) fn statics(
    colours: &Colours,
    sources: &Sources,
) -> Result<Vec<StaticFile>, Vec<Problem>> {
    let mut statics = sources.statics.clone();
    if colours.accent.is_none() && colours.accent_dark.is_none() && colours.brand.is_none() {
        return Ok(statics);
    }
    let sheet = statics.iter_mut().find(|file| file.name() == SHEET);
    let Some(sheet) = sheet else {
        let message = format!("`[colours]` needs `static/{SHEET}`, which is not there");
        return Err(vec![Problem::new(&sources.settings.path, 1, message)]);
    };
    let css = String::from_utf8_lossy(&sheet.bytes).into_owned();
    let mut problems = Vec::new();
    let mut added = String::new();
    for (colour, scheme) in [(&colours.accent, "light"), (&colours.accent_dark, "dark")] {
        let Some(colour) = colour else { continue };
        let behind = BACKGROUNDS.map(|name| variable(&css, name, scheme));
        problems.extend(unreadable(
            colour,
            &behind.into_iter().flatten().collect::<Vec<_>>(),
            scheme,
            sources,
        ));
        // White and black together reach the contrast on any colour.
        let [white, black] = ON_ACCENT;
        let on = if contrast(white, &colour.text) >= CONTRAST { white } else { black };
        added += &format!(":root{{--link-{scheme}:{};--on-link-{scheme}:{on}}}\n", colour.text,);
    }
    if let Some(brand) = &colours.brand {
        problems.extend(unreadable(brand, &[ON_BRAND.to_owned()], "the letters on it", sources));
        added += &format!(":root{{--amber:{}}}\n", brand.text);
    }
    sheet.bytes.extend(added.into_bytes());
    crate::base::problem::unless(problems, statics)
}

/// What is wrong with a colour: the first of these against which it cannot be read.
fn unreadable(
    colour: &Placed,
    against: &[String],
    what: &str,
    sources: &Sources,
) -> Option<Problem> {
    let (least, other) = against
        .iter()
        .map(|other| (contrast(&colour.text, other), other))
        .min_by(|one, other| one.0.total_cmp(&other.0))?;
    if least >= CONTRAST {
        return None;
    }
    let what = match what {
        "light" | "dark" => format!("the {what} paper"),
        what => what.to_owned(),
    };
    // Rounded down: a contrast that is too small must not look as if it were enough.
    let least = (least * 100.0).floor() / 100.0;
    let message = format!(
        "`{}` has a contrast of {least}:1 to {what} (`{other}`), and needs {CONTRAST}:1 to be readable",
        colour.text,
    );
    let place = Lines::new(&sources.settings.text).place(colour.offset);
    Some(Problem::at(&sources.settings.path, place, message))
}

/// The value of a variable in the style sheet, written as `light-dark(…, …)`, as it is in one colour scheme.
fn variable(css: &str, name: &str, scheme: &str) -> Option<String> {
    let (_, behind) = css.split_once(&format!("{name}:"))?;
    let (both, _) = behind.trim_start().strip_prefix("light-dark(")?.split_once(')')?;
    let (light, dark) = both.split_once(',')?;
    Some(if scheme == "dark" { dark } else { light }.trim().to_owned())
}

/// The contrast of two colours, from 1 to 21, by WCAG 2.2.
fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The relative luminance of `#rgb` or `#rrggbb`, by WCAG 2.2; that of black for anything else.
fn luminance(hex: &str) -> f64 {
    let digits: Vec<u32> = hex.chars().filter_map(|digit| digit.to_digit(16)).collect();
    let channels = match digits[..] {
        [red, green, blue] => [red * 17, green * 17, blue * 17],
        [r, red, g, green, b, blue] => [r * 16 + red, g * 16 + green, b * 16 + blue],
        _ => [0; 3],
    };
    let linear = channels.map(|channel| {
        let part = f64::from(channel) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_standard() {
        fn case(one: &str, other: &str, expected: f64) {
            let found = contrast(one, other);
            assert!((found - expected).abs() < 0.01, "{one} on {other}: {found}");
        }
        case("#000", "#ffffff", 21.0);
        case("#777777", "#fff", 4.48);
        case("#fff", "#fff", 1.0);
    }

    #[test]
    fn something_is_readable_on_every_colour() {
        for red in (0..=255).step_by(15) {
            for green in (0..=255).step_by(15) {
                for blue in (0..=255).step_by(15) {
                    let hex = format!("#{red:02x}{green:02x}{blue:02x}");
                    let best = ON_ACCENT.map(|on| contrast(on, &hex));
                    assert!(best.iter().any(|contrast| *contrast >= CONTRAST), "{hex}: {best:?}");
                }
            }
        }
    }

    #[test]
    fn variables_are_those_of_the_scheme() {
        let css = ":root { --paper: light-dark(#fff, #000); --sunk:light-dark(#eee,#111) }";
        assert_eq!(variable(css, "--paper", "light").as_deref(), Some("#fff"));
        assert_eq!(variable(css, "--paper", "dark").as_deref(), Some("#000"));
        assert_eq!(variable(css, "--sunk", "dark").as_deref(), Some("#111"));
        assert_eq!(variable(css, "--ink", "light"), None);
    }
}
