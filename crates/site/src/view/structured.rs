//! What a page is, as JSON-LD in the words of schema.org.
//!
//! It deliberately is the article and the way to it: search engines read neither steps nor questions any more.

use serde_json::{Value, json};

use crate::base::options::Options;
use crate::link::site::Site;
use crate::page::document::{Document, PageKind};
use crate::view::navigation::Navigation;

/// All that a page is, as text that may stand in a script element.
pub(crate) fn data(
    site: &Site,
    options: &Options,
    navigation: &Navigation<'_>,
    position: usize,
) -> String {
    let document = &site.documents[position];
    let trail = trail(site, options, navigation.trail(position));
    let graph = [page(site, options, document), trail];
    in_script(&json!({"@context": "https://schema.org", "@graph": graph}))
}

fn page(site: &Site, options: &Options, document: &Document) -> Value {
    let url = options.address(&document.url());
    let mut page = match document.kind() {
        PageKind::Index => json!({"@type": "WebSite", "name": site.settings.title}),
        _ => json!({"@type": "TechArticle", "headline": document.title()}),
    };
    page["url"] = url.into();
    page["description"] = document.description().into();
    page["inLanguage"] = "en".into();
    if let Some(checked) = document.checked() {
        page["dateModified"] = checked.into();
    }
    page
}

/// The way from the front page.
fn trail<'a>(site: &Site, options: &Options, trail: impl Iterator<Item = &'a Document>) -> Value {
    let pages = trail.enumerate();
    let items: Vec<_> = pages
        .map(|(above, page)| {
            let name = match page.kind() {
                PageKind::Index => &site.settings.title,
                _ => page.title(),
            };
            let item = options.address(&page.url());
            json!({"@type": "ListItem", "position": above + 1, "name": name, "item": item})
        })
        .collect();
    json!({"@type": "BreadcrumbList", "itemListElement": items})
}

/// JSON in which nothing can end the script element around it, or be taken for markup.
fn in_script(value: &Value) -> String {
    let escapes = [('<', "\\u003c"), ('>', "\\u003e"), ('&', "\\u0026")];
    escapes.iter().fold(value.to_string(), |text, (from, to)| text.replace(*from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_script_element() {
        let said = json!({"a": "</script><script>alert(1)</script><!-- & \" \\"});
        let text = in_script(&said);
        assert!(!text.contains(['<', '>', '&']), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), said);
    }
}
