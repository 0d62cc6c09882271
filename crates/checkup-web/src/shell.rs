//! The loop around the check-up: events in, requests out, the page painted after each.

use crate::page::{Page, Part, must};
use crate::send::send;
use checkup::{Checkup, Endpoints, Event, State};
use diagnosis::Answer;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::{Closure, JsCast};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, EventTarget};

struct Shell {
    page: Page,
    checkup: RefCell<Checkup>,
}

/// Finds the page's elements and listens to them.
///
/// # Errors
/// The name of the element that the page lacks.
pub(crate) fn start(endpoints: Endpoints) -> Result<(), String> {
    let shell =
        Rc::new(Shell { page: Page::find()?, checkup: RefCell::new(Checkup::new(endpoints)) });

    listen(shell.page.at(Part::Form), "submit", &shell, |shell, event| {
        event.prevent_default();
        let now = (js_sys::Date::now() / 1000.0) as i64;
        shell.handle(Event::Submitted { form: shell.page.form(), now });
    });
    listen(shell.page.at(Part::Clear), "click", &shell, |shell, _| {
        shell.page.empty_form();
        shell.handle(Event::Cleared);
    });
    listen(shell.page.at(Part::Question), "click", &shell, |shell, event| {
        let answer = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .and_then(|button| button.get_attribute("data-answer-with"));
        shell.handle(Event::Answered(match answer.as_deref() {
            Some("yes") => Answer::Yes,
            Some("no") => Answer::No,
            Some("unknown") => Answer::DontKnow,
            _ => return,
        }));
    });
    Ok(())
}

impl Shell {
    fn handle(self: &Rc<Self>, event: Event) {
        let (requests, before) = {
            let mut checkup = self.checkup.borrow_mut();
            let before = checkup.state();
            (checkup.update(event), before)
        };
        let view = self.checkup.borrow().view();
        self.page.paint(&view);
        if view.state != before && matches!(view.state, State::Asking | State::Done) {
            self.page.go_to_result();
        }
        for request in requests {
            let Some(authorization) =
                self.checkup.borrow().token().map(|token| token.authorization())
            else {
                continue;
            };
            let shell = Rc::clone(self);
            spawn_local(async move {
                let outcome = send(&request, authorization).await;
                shell.handle(Event::Ended { run: request.run, probe: request.probe, outcome });
            });
        }
    }
}

fn listen(
    target: &EventTarget,
    kind: &str,
    shell: &Rc<Shell>,
    react: impl Fn(&Rc<Shell>, web_sys::Event) + 'static,
) {
    let shell = Rc::clone(shell);
    let listener = Closure::<dyn Fn(web_sys::Event)>::new(move |event| react(&shell, event));
    must(target.add_event_listener_with_callback(kind, listener.as_ref().unchecked_ref()));
    listener.forget(); // The form lives as long as the page.
}
