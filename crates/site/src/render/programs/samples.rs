//! `assets/samples.*.json`: the samples as the checker reads them.

use serde_json::json;

use crate::base::asset::Asset;
use crate::source::samples::{Need, Sample, SampleLine};

/// For each sample its name, its title and its lines, which know when they are needed.
pub(crate) fn asset(samples: &[Sample]) -> Asset {
    let sample = |sample: &Sample| {
        let line =
            |line: &SampleLine| json!({ "text": line.text, "needs": line.needs.map(Need::word) });
        let lines: Vec<_> = sample.lines.iter().map(line).collect();
        json!({ "id": sample.id, "title": sample.title, "lines": lines })
    };
    let samples: Vec<_> = samples.iter().map(sample).collect();
    Asset::new("samples", "json", json!(samples).to_string().into_bytes())
}
