//! The loop around the check-up: events in, requests out, the page painted after each.

use crate::dom::{must, set};
use crate::page::Page;
use crate::parts::Part;
use crate::send::send;
use checkup::link::Link;
use checkup::report::Format;
use checkup::{Checkup, Event, Form, State};
use diagnosis::Place;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::{Closure, JsCast};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, Element, EventTarget, Window};

struct Shell {
    window: Window,
    page: Page,
    checkup: RefCell<Checkup>,
    /// Ends the request that is under way.
    abort: RefCell<Option<AbortController>>,
}

/// Finds the page's elements and listens to them.
///
/// # Errors
/// What the page lacks.
pub(crate) fn start(checkup: Checkup) -> Result<(), String> {
    let window = web_sys::window().ok_or("window")?;
    let page = Page::find(window.document().ok_or("document")?)?;
    let shell = Rc::new(Shell { window, page, checkup: checkup.into(), abort: None.into() });

    let form = shell.page.at(Part::Form);
    listen(form, "submit", &shell, |shell, event| {
        event.prevent_default();
        shell.handle(Event::Submitted { form: shell.page.form(), now: now() });
    });
    listen(form, "input", &shell, |shell, _| shell.plan());
    // `boot.js` empties the fields, and tells of it in this way, whatever it was that wanted everything forgotten.
    listen(form, "reset", &shell, |shell, _| shell.forget());
    listen(shell.page.at(Part::Checker), "click", &shell, |shell, event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let button = target.and_then(|target| target.closest("button[type=button]").ok().flatten());
        if let Some(button) = button {
            shell.press(&button);
        }
    });

    let new_token = shell.checkup.borrow().place(Place::NewToken);
    set(shell.page.at(Part::NewToken), "href", &new_token);
    shell.plan();
    shell.paint();
    let fragment = shell.window.location().hash().unwrap_or_default();
    if let Some(link) = Link::read(&fragment) {
        shell.handle(Event::Linked { link, now: now() });
    }
    Ok(())
}

/// The visitor's clock, in seconds since 1970.
fn now() -> i64 {
    (js_sys::Date::now() / 1000.0) as i64
}

impl Shell {
    /// A button that is not the form's own was pressed.
    fn press(self: &Rc<Self>, button: &Element) {
        if let Some(answer) = button.get_attribute("data-answer-with") {
            return self.handle(Event::Answered(answer));
        }
        self.handle(match button.get_attribute("data-checkup").as_deref() {
            Some("ask-me") => Event::Submitted { form: Form::default(), now: now() },
            Some("cancel") => {
                self.stop();
                Event::Cancelled
            }
            Some("change") => return self.page.want_form(true),
            Some("back") => Event::TookBack,
            Some("ask-more") => Event::WantsQuestions,
            Some("again") => Event::CheckedAgain { now: now() },
            Some("look-up") => Event::WantsCatalogue,
            Some("consent") => {
                Event::Consented { model: self.page.intent().model, bill_to: self.page.payer() }
            }
            Some("copy-markdown") => return self.report(Format::Markdown),
            Some("copy-json") => return self.report(Format::Json),
            Some("copy-link") => return self.link(),
            Some("copy-code") => return self.copy(&self.page.code.text()),
            _ => return,
        });
    }

    fn handle(self: &Rc<Self>, event: Event) {
        let is_new = matches!(event, Event::Submitted { .. });
        if is_new {
            self.page.want_form(false);
        }
        let is_answer =
            matches!(event, Event::Answered(_) | Event::TookBack | Event::WantsQuestions);
        let forgets = matches!(event, Event::Cleared);
        let (request, before) = {
            let mut checkup = self.checkup.borrow_mut();
            let before = checkup.state();
            (checkup.update(event), before)
        };
        let (state, has_headline) = self.paint();
        let settled = matches!(state, State::Asking | State::Done);
        if settled && (is_new || is_answer || state != before) {
            let asks = state == State::Asking && (is_answer || !has_headline);
            self.page.go_to(if asks { Part::Ask } else { Part::Result });
        }
        if settled && !forgets {
            self.note_in_address();
        }
        let Some(request) = request else { return };
        let token = self.checkup.borrow().token().map(|token| token.authorization());
        let token = token.filter(|_| request.asks.needs_token());
        let abort = must(AbortController::new());
        let signal = abort.signal();
        if request.asks.needs_token() {
            self.abort.replace(Some(abort));
        }
        let shell = Rc::clone(self);
        spawn_local(async move {
            let begun = js_sys::Date::now();
            let outcome = send(&shell.window, &request, token, &signal).await;
            let took = (js_sys::Date::now() - begun) as u32;
            shell.handle(Event::Ended { run: request.run, asked: request.asks, outcome, took });
        });
    }

    /// Shows how things stand; gives the state, and whether there is a headline.
    fn paint(&self) -> (State, bool) {
        let checkup = self.checkup.borrow();
        let view = checkup.view();
        let stands = (view.state, view.headline.is_some());
        self.page.paint(view, &checkup.commands(now()));
        stands
    }

    /// Lets the address bring this result back, also after the visitor has followed a link from it.
    fn note_in_address(&self) {
        let Ok(history) = self.window.history() else { return };
        let mut fragment = self.checkup.borrow().fragment();
        if fragment.is_empty() {
            // The page itself, with nothing behind it.
            fragment = self.window.location().pathname().unwrap_or_default();
        }
        // An address that the browser does not take is no loss for the result.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&fragment));
    }

    /// Shows what would be sent.
    fn plan(&self) {
        self.page.take_out_secrets();
        self.page.paint_plan(&self.checkup.borrow().plan(&self.page.intent()));
    }

    /// Forgets everything.
    fn forget(self: &Rc<Self>) {
        self.stop();
        self.handle(Event::Cleared);
        self.plan();
    }

    /// Ends the request that is under way.
    fn stop(&self) {
        if let Some(abort) = self.abort.take() {
            abort.abort();
        }
    }

    fn report(self: &Rc<Self>, format: Format) {
        let names = self.page.wants_names();
        let report = self.checkup.borrow().report(format, names, &self.site());
        self.hand_out(&report);
    }

    fn link(self: &Rc<Self>) {
        let link = self.checkup.borrow().link(&self.site());
        self.hand_out(&link);
    }

    /// The address at which the site begins.
    fn site(&self) -> String {
        [&self.window.location().origin().unwrap_or_default(), &*self.page.base].concat()
    }

    /// Shows a text, and puts it on the clipboard where the browser allows it.
    fn hand_out(self: &Rc<Self>, text: &str) {
        self.page.show_report(text);
        self.copy(text);
    }

    fn copy(self: &Rc<Self>, text: &str) {
        let copied = self.window.navigator().clipboard().write_text(text);
        let shell = Rc::clone(self);
        spawn_local(async move {
            let done = JsFuture::from(copied).await.is_ok();
            shell.page.say_copied(done);
        });
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
