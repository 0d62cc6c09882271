//! `api/diagnoses.json`: the decision tree as data, for programs that tell their own users what a refusal means.
//!
//! It deliberately holds no rules for reading a text: those are the crate `reading`, which does more than a list can.

use serde_json::{Value, json};

use crate::base::options::Options;
use crate::link::site::Site;
use crate::source::tree::Arrow;

/// The form of the file. It goes up when a field goes away or changes its meaning, not when one is added.
pub(crate) const SCHEMA: u32 = 1;

/// The questions with their arrows, the diagnoses with their pages, and every message that is known.
pub(crate) fn diagnoses(site: &Site, options: &Options) -> String {
    let arrow = |arrow: Arrow| json!({"to": arrow.to, "ends": arrow.ends});
    let questions = site.tree.questions.iter().map(|question| {
        json!({
            "id": question.id,
            "ask": question.ask,
            "look": question.look,
            "yes": arrow(question.yes),
            "no": arrow(question.no),
        })
    });
    let diagnoses = site.tree.diagnoses.iter().map(|diagnosis| {
        let name = format!("diagnoses/{}", diagnosis.id);
        let page = site.documents.iter().find(|page| page.name == name);
        let page = page.expect("pages and tree were held together before");
        json!({
            "id": diagnosis.id,
            "title": diagnosis.title,
            "remedy": diagnosis.remedy,
            "mender": diagnosis.mender,
            "group": diagnosis.group,
            "url": options.address(&page.url()),
            "markdown": options.address(&page.twin_url()),
        })
    });
    let all = json!({
        "schema": SCHEMA,
        "site": site.settings.title,
        "url": options.address("/"),
        "root": site.tree.questions.first().map(|question| question.id),
        "questions": questions.collect::<Vec<Value>>(),
        "diagnoses": diagnoses.collect::<Vec<Value>>(),
        "messages": site.messages,
    });
    format!("{all:#}\n")
}
