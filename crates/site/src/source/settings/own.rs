//! What makes the site the site of its host: looks, whom to ask, who pays, and which service the checker talks to.
//!
//! It deliberately has no place for scripts, styles or trackers of one's own: the policy of every page forbids them.

use serde::Serialize;
use toml::de::DeTable;

use super::reader::{Reader, is_address};
use crate::base::options::endpoint;
use crate::base::place::Lines;
use crate::base::problem::Problem;
use crate::source::load::{Sources, StaticFile};

/// The part of the settings that a host sets.
#[derive(Clone, Debug, Serialize)]
pub struct Own {
    /// The icon of the site: a file of `static/`.
    pub logo: Option<Placed>,
    /// The picture beside links to the site: a PNG of `static/`, 1200 by 630.
    pub card: Option<Placed>,
    /// A few letters before the name of the site.
    pub mark: Option<String>,
    /// The sentence at the foot of every page.
    pub footer: Option<String>,
    /// Whether the site has the checker.
    pub checker: bool,
    /// The organization that the checker's form names at first.
    pub bill_to: Option<String>,
    /// The Hub that the checker asks, if not Hugging Face's.
    pub hub_url: Option<String>,
    /// The router that the checker asks, if not Hugging Face's.
    pub router_url: Option<String>,
    /// Whom to ask.
    pub support: Option<Support>,
    /// Colours in place of those of the style sheet.
    pub colours: Colours,
}

/// Someone to ask, linked at the foot of every page.
#[derive(Clone, Debug, Serialize)]
pub struct Support {
    /// What the link says.
    pub title: String,
    /// An https address, or `mailto:`.
    pub url: String,
}

/// Colours, each as `#rrggbb`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Colours {
    /// Links and buttons, on light paper.
    pub accent: Option<Placed>,
    /// Links and buttons, on dark paper.
    pub accent_dark: Option<Placed>,
    /// The mark beside the site's name, and the edge of what is to be done next.
    pub brand: Option<Placed>,
}

/// A setting that is held against something else later, so that it is known where it stands.
#[derive(Clone, Debug, Serialize)]
pub struct Placed {
    /// What it says.
    pub text: String,
    /// The byte of `content/site.toml` at which it stands.
    pub offset: usize,
}

impl Own {
    /// The name of the logo's file.
    pub fn logo(&self) -> &str {
        self.logo.as_ref().map_or("logo.svg", |logo| &logo.text)
    }

    /// What is wrong with the files of `static/` that are named.
    pub(crate) fn pictures(&self, sources: &Sources) -> Vec<Problem> {
        let wrong = |picture: &Placed, is_right: fn(&StaticFile) -> bool, has_to_be: &str| {
            let Placed { text: name, offset } = picture;
            let message = match sources.statics.iter().find(|file| file.name() == name) {
                None => format!("names `{name}`, which is not in `static/`"),
                Some(file) if !is_right(file) => format!("`{name}` has to be {has_to_be}"),
                Some(_) => return None,
            };
            let place = Lines::new(&sources.settings.text).place(*offset);
            Some(Problem::at(&sources.settings.path, place, message))
        };
        let is_icon =
            |file: &StaticFile| file.name().ends_with(".svg") || png_size(&file.bytes).is_some();
        let is_card = |file: &StaticFile| png_size(&file.bytes) == Some(CARD);
        let logo = self.logo.iter().filter_map(|logo| wrong(logo, is_icon, "an SVG or a PNG"));
        let card = self.card.iter().filter_map(|card| wrong(card, is_card, "a PNG of 1200 by 630"));
        logo.chain(card).collect()
    }

    pub(super) fn read(reader: &mut Reader<'_>, table: &DeTable<'_>) -> Self {
        Self {
            logo: placed(reader, table, "logo"),
            card: placed(reader, table, "card"),
            mark: reader.checked(table, "mark", mark),
            footer: reader.text(table, "footer").map(|(_, text)| text),
            checker: reader.flag(table, "checker").unwrap_or(true),
            bill_to: reader.checked(table, "bill-to", organization),
            hub_url: reader.checked(table, "hub-url", endpoint),
            router_url: reader.checked(table, "router-url", endpoint),
            support: support(reader, table),
            colours: colours(reader, table),
        }
    }
}

fn support(reader: &mut Reader<'_>, table: &DeTable<'_>) -> Option<Support> {
    let (line, table) = reader.table(table, "support")?;
    reader.keys(table, &["title", "url"]);
    let title = reader.required(table, "title", line);
    if !table.contains_key("url") {
        return reader.missing("url", line);
    }
    let url =
        reader.checked(table, "url", |url| match is_address(url, &["https://", "mailto:"]) {
            true => Ok(url.to_owned()),
            false => Err(format!("`{url}` begins with neither `https://` nor `mailto:`")),
        })?;
    Some(Support { title, url })
}

fn colours(reader: &mut Reader<'_>, table: &DeTable<'_>) -> Colours {
    let Some((_, table)) = reader.table(table, "colours") else {
        return Colours::default();
    };
    reader.keys(table, &["accent", "accent-dark", "brand"]);
    let mut colour = |key: &str| {
        let (offset, text) = reader.text(table, key)?;
        let digits = text.strip_prefix('#').unwrap_or_default();
        if digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Some(Placed { text, offset });
        }
        reader.problem(offset, format!("`{key}`: `{text}` is not a colour like `#0a5a7d`"));
        None
    };
    Colours { accent: colour("accent"), accent_dark: colour("accent-dark"), brand: colour("brand") }
}

fn placed(reader: &mut Reader<'_>, table: &DeTable<'_>, key: &str) -> Option<Placed> {
    reader.text(table, key).map(|(offset, text)| Placed { text, offset })
}

/// The size that pages say that their picture has.
const CARD: (u32, u32) = (1200, 630);

/// The width and the height of a picture, if it is a PNG, whose first part says them.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?.strip_prefix(b"\0\0\0\x0dIHDR")?;
    let number = |at| Some(u32::from_be_bytes(*header.get(at..)?.first_chunk()?));
    Some((number(0)?, number(4)?))
}

fn mark(letters: &str) -> Result<String, String> {
    match letters.chars().count() {
        ..=4 => Ok(letters.to_owned()),
        count => Err(format!("`{letters}` has {count} letters, and there is room for 4")),
    }
}

fn organization(name: &str) -> Result<String, String> {
    let plain = |letter: u8| letter.is_ascii_alphanumeric() || b"-_.".contains(&letter);
    match name.bytes().all(plain) {
        true => Ok(name.to_owned()),
        false => Err(format!(
            "`{name}` is not the name of an organization: give it as it stands in its address"
        )),
    }
}
