//! What to change in the code: the samples of the site, loaded when a cause asks for a change, and the visitor's one of
//! them shown.

use crate::dom::{append, must, set};
use crate::send::load;
use checkup::View;
use checkup::samples::{Needed, Sample, samples};
use checkup::view::Headline;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::{Closure, JsCast};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, HtmlElement, HtmlSelectElement};

/// The part of the page that shows code.
#[derive(Clone)]
pub(crate) struct Code {
    document: Document,
    part: HtmlElement,
    client: HtmlSelectElement,
    place: HtmlElement,
    state: Rc<RefCell<State>>,
}

#[derive(Default)]
struct State {
    asked: bool,
    /// The client that was proposed last; after that the choice is the visitor's.
    proposed: &'static str,
    samples: Vec<Sample>,
    needed: Option<Needed>,
}

impl Code {
    /// Takes the elements, and lets the visitor choose a client.
    pub(crate) fn new(
        document: Document,
        part: HtmlElement,
        client: HtmlSelectElement,
        place: HtmlElement,
    ) -> Self {
        let code = Self { document, part, client, place, state: Rc::default() };
        let chosen = code.clone();
        let choose = Closure::<dyn Fn()>::new(move || chosen.show());
        must(
            code.client.add_event_listener_with_callback("change", choose.as_ref().unchecked_ref()),
        );
        choose.forget(); // The page keeps it as long as it is there.
        code
    }

    /// Shows the code for a cause that a change in it mends.
    pub(crate) fn paint(&self, view: &View) {
        let cause = match &view.headline {
            Some(Headline::Settled(cause) | Headline::Likely(cause, _)) => Some(cause),
            _ => None,
        };
        let Some(change) = cause.and_then(|cause| cause.change) else {
            self.state.borrow_mut().needed = None;
            return self.part.set_hidden(true);
        };
        let (bill_to, model) = (view.bill_to.clone(), view.model.clone());
        self.state.borrow_mut().needed = Some(Needed { change, bill_to, model });
        if std::mem::replace(&mut self.state.borrow_mut().proposed, view.client) != view.client {
            self.propose(view.client);
        }
        self.show();
        if !std::mem::replace(&mut self.state.borrow_mut().asked, true) {
            self.load();
        }
    }

    /// Loads the samples. Without them the page is only shorter: the guide has a page for each client.
    fn load(&self) {
        let (code, url) =
            (self.clone(), self.part.get_attribute("data-samples").unwrap_or_default());
        spawn_local(async move {
            let Some(window) = code.document.default_view() else { return };
            let Some(text) = load(&window, &url).await else { return };
            let samples = samples(&text);
            for sample in &samples {
                let option = append(&code.document, &code.client, "option", &sample.title);
                set(&option, "value", &sample.id);
            }
            code.propose(code.state.borrow().proposed);
            code.state.borrow_mut().samples = samples;
            code.show();
        });
    }

    /// Chooses a client, or the first where a host has no sample for it.
    fn propose(&self, client: &str) {
        self.client.set_value(client);
        if self.client.selected_index() < 0 {
            self.client.set_selected_index(0);
        }
    }

    /// What is shown.
    pub(crate) fn text(&self) -> String {
        self.place.text_content().unwrap_or_default()
    }

    /// Shows the sample of the client that is chosen, with the lines marked that change; nothing where none does.
    fn show(&self) {
        let (state, chosen) = (self.state.borrow(), self.client.value());
        let sample = state.samples.iter().find(|sample| sample.id == chosen);
        let lines = sample.zip(state.needed.as_ref()).map(|(sample, needed)| sample.lines(needed));
        let lines = lines.unwrap_or_default();
        self.place.set_text_content(None);
        self.part.set_hidden(lines.is_empty());
        for (line, changes) in &lines {
            let tag = if *changes { "mark" } else { "span" };
            append(&self.document, &self.place, tag, &[line, "\n"].concat());
        }
    }
}
