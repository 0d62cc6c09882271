//! The samples on the page: the visitor's client is shown, with the lines that the verdict says are needed.

use crate::page::must;
use checkup::View;
use wasm_bindgen::prelude::{Closure, JsCast};
use web_sys::{Document, Element, HtmlElement, HtmlSelectElement};

/// The part of the page that holds the samples; not every page with a checker has it.
pub(crate) struct Samples {
    part: HtmlElement,
    client: HtmlSelectElement,
}

impl Samples {
    /// Finds the samples, and lets the visitor choose among them.
    pub(crate) fn find(document: &Document) -> Option<Self> {
        let find = |selector: &str| document.query_selector(selector).ok().flatten();
        let part: HtmlElement = find("[data-checkup=code]")?.unchecked_into();
        let client: HtmlSelectElement = find("[data-checkup=client]")?.unchecked_into();
        let (samples, choice) = (part.clone(), client.clone());
        let choose = Closure::<dyn Fn()>::new(move || show(&samples, &choice.value()));
        must(client.add_event_listener_with_callback("change", choose.as_ref().unchecked_ref()));
        choose.forget(); // The samples live as long as the page.
        Some(Self { part, client })
    }

    /// Shows the samples when there is a verdict.
    pub(crate) fn paint(&self, view: &View) {
        self.part.set_hidden(view.verdict.is_none());
        let Some(verdict) = &view.verdict else { return };
        if let Some(client) = view.client {
            self.client.set_value(client);
        }
        let bills = view.bill_to.is_some();
        each(&self.part, "[data-needs]", |line| {
            let needs = line.get_attribute("data-needs");
            let needed = needs.is_none() || needs.as_deref() == verdict.change;
            line.set_hidden(!(needed || (bills && needs.as_deref() == Some("bill-to"))));
        });
        for (name, value) in [("model", &view.model), ("bill-to", &view.bill_to)] {
            if let Some(value) = value {
                let places = ["[data-fill=", name, "]"].concat();
                each(&self.part, &places, |place| place.set_text_content(Some(value)));
            }
        }
        show(&self.part, &self.client.value());
    }
}

/// Shows one client's sample.
fn show(samples: &Element, client: &str) {
    each(samples, "[data-sample]", |sample| {
        sample.set_hidden(sample.get_attribute("data-sample").as_deref() != Some(client));
    });
}

fn each(within: &Element, selector: &str, react: impl Fn(HtmlElement)) {
    let found = must(within.query_selector_all(selector));
    for at in 0..found.length() {
        if let Some(node) = found.get(at) {
            react(node.unchecked_into());
        }
    }
}
