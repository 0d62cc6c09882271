//! `assets/samples.*.json`: the samples as the checker reads them.

use serde_json::json;

use crate::base::asset::Asset;
use crate::link::alternatives::client;
use crate::link::site::Site;
use crate::source::samples::{Need, SampleLine};

/// For each sample the name and the title of its client's page and its lines, which know when they are needed; in the
/// order of the sidebar.
pub(crate) fn asset(site: &Site) -> Asset {
    let line =
        |line: &SampleLine| json!({ "text": line.text, "needs": line.needs.map(Need::word) });
    let pages = site.sidebar.iter().flat_map(|(_, pages)| pages);
    let samples = pages.filter_map(|page| {
        let page = &site.documents[*page];
        let sample = site.samples.iter().find(|sample| client(page) == Some(&sample.id))?;
        let lines: Vec<_> = sample.lines.iter().map(line).collect();
        Some(json!({ "id": sample.id, "title": page.title(), "lines": lines }))
    });
    let samples: Vec<_> = samples.collect();
    Asset::new("samples", "json", json!(samples).to_string().into_bytes())
}
