//! What a visitor can do besides sending the form off.

use crate::lab::{Lab, Setting, everywhere, trial};
use crate::visit::Visit;
use crate::visitor::Visitor;
use anyhow::{Context, Result, bail, ensure};
use chromiumoxide::cdp::browser_protocol::emulation::{
    SetDeviceMetricsOverrideParams, SetEmulatedMediaParams,
};
use chromiumoxide::cdp::js_protocol::runtime::EvaluateParams;
use libtest_mimic::Trial;
use std::sync::Arc;
use std::time::Duration;

/// How often to look for what should come soon.
const PATIENCE: u32 = 250;

pub(crate) fn trials(lab: &Arc<Lab>) -> Vec<Trial> {
    let desk = Setting::default();
    let mut trials = vec![
        trial(lab, "what_would_be_sent_is_shown_before_it_is", desk, plan),
        trial(lab, "a_token_in_the_box_for_texts_moves_to_its_field", desk, token_in_box),
        trial(lab, "who_has_nothing_is_asked_and_can_go_back", desk, ask_me),
        trial(lab, "the_first_click_counts_and_moves_nothing", desk, first_click),
        trial(lab, "a_check_up_can_be_stopped", desk, stop),
        trial(lab, "it_can_be_checked_again_after_mending", desk, again),
        trial(lab, "a_live_call_is_offered_with_its_price", desk, offer),
        trial(lab, "amounts_and_account_are_shown", desk, amounts),
        trial(lab, "places_of_tokens_are_compared", desk, sources),
        trial(lab, "replies_fetched_by_hand_are_read", desk, by_hand),
        trial(lab, "reports_and_links_can_be_handed_on", desk, report),
        trial(lab, "code_is_told_from_an_error", desk, code),
        trial(lab, "the_right_code_has_what_the_verdict_says_was_missing", desk, right_code),
        trial(lab, "a_frame_takes_no_token", desk, frame),
        trial(lab, "a_token_in_a_field_for_names_is_taken_out", desk, misplaced),
        trial(lab, "a_link_that_was_sent_says_so_and_one_that_is_cut_off_too", desk, sent_link),
        trial(lab, "the_words_that_decided_are_marked", desk, marked),
        trial(lab, "an_example_is_one_click_away", desk, example),
        trial(lab, "the_form_and_its_button_fit_into_the_window", desk, fits),
        trial(lab, "a_result_is_printed_with_what_is_folded", desk, printed),
    ];
    trials.extend(everywhere(lab, "leaving_the_page_forgets_all_but_the_result", desk, leaving));
    trials
}

/// Waits a moment for the checker to show this text.
async fn shows(visit: &Visitor, part: &str, text: &str) -> Result<()> {
    let selector = format!("[data-checkup=\"{part}\"]");
    let mut shown = String::new();
    for _ in 0..PATIENCE {
        // Between two pages there is none to ask.
        let asked = visit.eval(&format!("document.querySelector('{selector}').textContent")).await;
        shown = asked.unwrap_or_default();
        if shown.contains(text) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    bail!("{part} does not show “{text}”, but “{shown}”")
}

/// Presses one of the checker's buttons.
async fn press(visit: &Visit, part: &str) -> Result<()> {
    visit.click(&format!("button[data-checkup=\"{part}\"]")).await
}

async fn enter(visit: &Visitor, scenario: &str) -> Result<()> {
    let played = hub_stub::scenario(scenario).context("no such scenario")?;
    visit.open("checkup/").await?;
    visit.fill("token", &played.token()).await
}

/// Opens every part that is folded away.
async fn unfold(visit: &Visit) -> Result<()> {
    let _: usize = visit
        .eval("[...document.querySelectorAll('.checkup details')].map((one) => one.open = true).length")
        .await?;
    Ok(())
}

async fn plan(visit: &Visit) -> Result<()> {
    enter(visit, "healthy-pro").await?;
    shows(visit, "plan", "/api/whoami-v2").await?;
    visit.click("[name=\"probe\"]").await?;
    visit.fill("bill_to", "acme-team").await?;
    shows(visit, "plan", "The organization acme-team, in the header X-HF-Bill-To.").await?;
    shows(visit, "plan", "/v1/models").await?;
    ensure!(visit.stub.requests().is_empty(), "it was sent before the button was pressed");
    Ok(())
}

async fn token_in_box(visit: &Visit) -> Result<()> {
    let token = hub_stub::scenario("pro-credits-spent").context("no such scenario")?.token();
    visit.open("checkup/").await?;
    visit.fill("report", &format!("HF_TOKEN={token}")).await?;
    visit.submit().await?;
    ensure!(visit.diagnosis().await?.as_deref() == Some("credits-depleted-pro"));
    let box_is_empty: bool =
        visit.eval("document.querySelector('[name=report]').value === ''").await?;
    ensure!(box_is_empty, "the token is still to be read on the page");
    Ok(())
}

async fn ask_me(visit: &Visit) -> Result<()> {
    visit.open("checkup/").await?;
    press(visit, "ask-me").await?;
    visit.settled().await?;
    let question = "document.querySelector('[data-checkup=\"question\"]').dataset.question";
    let first: String = visit.eval(question).await?;
    visit.answer("402").await?;
    press(visit, "back").await?;
    let again: String = visit.eval(question).await?;
    ensure!(first == again, "{first} was asked first, and now {again}");
    Ok(())
}

async fn stop(visit: &Visit) -> Result<()> {
    enter(visit, "fault-whoami-never-ends").await?;
    visit.click("[data-checkup=\"form\"] [type=\"submit\"]").await?;
    press(visit, "cancel").await?;
    visit.settled().await?;
    shows(visit, "ledger", "stopped by you").await?;
    ensure!(visit.stub.requests().len() <= 2, "something more was sent");
    Ok(())
}

async fn again(visit: &Visit) -> Result<()> {
    enter(visit, "pro-credits-spent").await?;
    visit.submit().await?;
    press(visit, "again").await?;
    visit.settled().await?;
    shows(visit, "before", "Before: Your monthly PRO credits are used up.").await?;
    ensure!(visit.diagnosis().await?.as_deref() == Some("credits-depleted-pro"));
    let asked = visit.stub.requests();
    let accounts =
        asked.iter().filter(|sent| sent.method == "GET" && sent.path_and_query == "/api/whoami-v2");
    ensure!(accounts.count() == 1, "the Hub is asked again whose token this is");
    Ok(())
}

async fn offer(visit: &Visit) -> Result<()> {
    enter(visit, "healthy-pro").await?;
    ensure!(visit.submit().await? == "asking");
    press(visit, "look-up").await?;
    shows(visit, "offer-words", "Qwen/Qwen3-4B-Instruct-2507:nscale").await?;
    shows(visit, "offer-words", "less than $0.00000").await?;
    shows(visit, "lanes", "free of charge").await?;
    shows(visit, "lanes-buy", "$2.00, what PRO includes for a month, buys about").await?;
    press(visit, "consent").await?;
    visit.settled().await?;
    ensure!(visit.diagnosis().await?.as_deref() == Some("nothing-wrong"));
    Ok(())
}

async fn amounts(visit: &Visit) -> Result<()> {
    enter(visit, "pro-credits-spent").await?;
    visit.submit().await?;
    shows(visit, "amounts", "Included: $2.00").await?;
    shows(visit, "reset", "in your time zone").await?;
    shows(visit, "account", "Subscription: PRO.").await?;
    let place: String =
        visit.eval("document.querySelector('[data-checkup=\"verdict\"] a.external').href").await?;
    ensure!(place.ends_with("/settings/billing?add-credits=true"), "{place}");
    Ok(())
}

async fn sources(visit: &Visit) -> Result<()> {
    enter(visit, "healthy-pro").await?;
    visit.click("[name=\"probe\"]").await?;
    let listing = "token-source: saved-login 37 zz99\nhuggingface_hub: 2.4.0";
    visit.fill("report", listing).await?;
    visit.submit().await?;
    shows(visit, "sources", "takes the one from saved-login").await?;
    ensure!(visit.diagnosis().await?.as_deref() == Some("token-stale-cache"));
    Ok(())
}

async fn by_hand(visit: &Visit) -> Result<()> {
    visit.open("checkup/").await?;
    visit.fill("model", "a/b").await?;
    unfold(visit).await?;
    shows(visit, "commands", "Authorization: Bearer $HF_TOKEN").await?;
    let reply = "{\"error\":\"You have exceeded your monthly spending limit for Inference Providers.\"}\nchat HTTP 403\n";
    visit.fill("report", reply).await?;
    visit.submit().await?;
    ensure!(visit.diagnosis().await?.as_deref() == Some("spending-limit-reached"));
    ensure!(visit.stub.requests().is_empty());
    Ok(())
}

async fn report(visit: &Visit) -> Result<()> {
    enter(visit, "pro-credits-spent").await?;
    visit.submit().await?;
    let text = "document.querySelector('[data-checkup=\"report-text\"]').value";
    press(visit, "copy-markdown").await?;
    shows(visit, "copied", "op").await?;
    let markdown: String = visit.eval(text).await?;
    for part in ["`credits-depleted-pro`", "The next step: ", "diagnoses/credits-depleted-pro/"] {
        ensure!(markdown.contains(part), "“{part}” is not in {markdown}");
    }
    ensure!(!markdown.contains("jane-pro"), "{markdown}");
    press(visit, "copy-json").await?;
    let json: String = visit.eval(text).await?;
    let json: serde_json::Value = serde_json::from_str(&json)?;
    ensure!(json["diagnosis"] == "credits-depleted-pro");
    press(visit, "copy-link").await?;
    let link: String = visit.eval(text).await?;
    ensure!(link.len() < 100, "{link}");
    let (_, fragment) = link.split_once("checkup/").context("the link leads elsewhere")?;
    // A link to another place on the same page would not load it anew.
    visit.open("privacy/").await?;
    visit.open(&format!("checkup/{fragment}")).await?;
    visit.settled().await?;
    ensure!(visit.diagnosis().await?.as_deref() == Some("credits-depleted-pro"), "{link}");
    Ok(())
}

async fn code(visit: &Visit) -> Result<()> {
    visit.open("checkup/").await?;
    let code = "import requests\nrequests.post(\"https://api-inference.huggingface.co/models/gpt2\", headers=headers)\n";
    visit.fill("report", code).await?;
    visit.submit().await?;
    shows(visit, "taken", "Run it, and paste the error that it prints.").await
}

async fn right_code(visit: &Visit) -> Result<()> {
    enter(visit, "wrong-billing-target").await?;
    visit.click("[name=\"probe\"]").await?;
    visit.submit().await?;
    // Where nothing says which client it is, the most common one.
    shows(visit, "sample", "from huggingface_hub import InferenceClient").await?;
    visit.fill("report", "openai.APIStatusError: Error code: 402").await?;
    visit.fill("model", "Qwen/Qwen3-4B-Instruct-2507").await?;
    visit.submit().await?;
    ensure!(visit.diagnosis().await?.as_deref() == Some("wrong-billing-target"));
    shows(visit, "sample", "X-HF-Bill-To").await?;
    shows(visit, "sample", "from openai import").await?;
    shows(visit, "sample", "Qwen/Qwen3-4B-Instruct-2507").await?;
    let code: String =
        visit.eval("document.querySelector('[data-checkup=sample]').textContent").await?;
    ensure!(!code.contains("nscale"), "a provider was not missing: {code}");
    Ok(())
}

async fn frame(visit: &Visit) -> Result<()> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = format!("http://{}/", listener.local_addr()?);
    let page = format!("<iframe width=900 height=900 src=\"{}checkup/\"></iframe>", visit.url);
    let app = axum::Router::new()
        .fallback(axum::routing::get(move || async move { axum::response::Html(page) }));
    tokio::spawn(async move { axum::serve(listener, app).await });
    visit.page.goto(address).await?;
    let token = hub_stub::scenario("healthy-pro").context("no such scenario")?.token();
    in_frame(visit, "document.querySelector('[name=token]')?.disabled === true && !document.querySelector('[data-checkup=framed]').hidden").await?;
    in_frame(visit, "document.querySelector('[data-checkup=framed] a').target === '_blank'")
        .await?;
    let fill_in = format!(
        "(() => {{ const form = document.querySelector('[data-checkup=form]');
            form.elements.report.value = '{token}'; form.elements.token.value = '{token}';
            form.elements.probe.checked = true; form.requestSubmit(); return true; }})()"
    );
    in_frame(visit, &fill_in).await?;
    in_frame(
        visit,
        "document.querySelector('[data-checkup=taken]').innerText.includes('it took none')",
    )
    .await?;
    in_frame(visit, "document.querySelector('[name=report]').value === ''").await?;
    ensure!(visit.stub.requests().is_empty(), "a page in a frame takes a token");
    Ok(())
}

async fn misplaced(visit: &Visit) -> Result<()> {
    let token = hub_stub::scenario("healthy-pro").context("no such scenario")?.token();
    visit.open("checkup/").await?;
    for field in ["model", "bill_to"] {
        visit.fill(field, &token).await?;
        shows(visit, "misplaced", "so the field was emptied").await?;
        let page: String = visit
            .eval("document.documentElement.outerHTML + [...document.querySelectorAll('input, textarea')].map((one) => one.value)")
            .await?;
        ensure!(!page.contains(&token[4..20]), "it is still in the page");
        visit.click("[data-checkup=\"clear\"]").await?;
        ensure!(
            !visit.is_shown("[data-checkup=\"misplaced\"]").await?,
            "Clear leaves the sentence"
        );
    }
    Ok(())
}

/// Waits until an expression is true in the frame of the page.
async fn in_frame(visit: &Visit, script: &str) -> Result<()> {
    for _ in 0..PATIENCE {
        for frame in visit.page.frames().await? {
            if visit.page.mainframe().await?.as_ref() == Some(&frame) {
                continue;
            }
            let Some(context) = visit.page.frame_execution_context(frame).await? else { continue };
            let evaluation = EvaluateParams::builder().expression(script).return_by_value(true);
            let ready = evaluation.context_id(context).build().map_err(anyhow::Error::msg)?;
            let holds = visit.page.evaluate_expression(ready).await;
            if holds.is_ok_and(|value| value.into_value().unwrap_or(false)) {
                return Ok(());
            }
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    bail!("in a frame it does not hold that {script}")
}

async fn leaving(visit: &Visitor) -> Result<()> {
    enter(visit, "pro-credits-spent").await?;
    visit.submit().await?;
    visit.open("privacy/").await?;
    let _: bool = visit.eval("(history.back(), true)").await?;
    visit.arrives("/checkup/#answers=credits-depleted-pro").await?;
    shows(visit, "taken", "the address of this page holds").await?;
    let left: String = visit.eval("document.querySelector('[name=token]').value").await?;
    ensure!(left.is_empty(), "the token is still in its field");
    ensure!(visit.diagnosis().await?.as_deref() == Some("credits-depleted-pro"));
    ensure!(!visit.text().await?.contains("jane"), "the account is still on the page");
    visit.click("[data-checkup=\"clear\"]").await?;
    visit.arrives("/checkup/").await?;
    ensure!(visit.diagnosis().await?.is_none(), "Clear leaves the result");
    Ok(())
}

async fn sent_link(visit: &Visit) -> Result<()> {
    visit.open("checkup/#answers=402,website&sent").await?;
    ensure!(visit.settled().await? == "asking");
    shows(visit, "taken", "Someone sent you this result.").await?;
    shows(visit, "verdict", "Most likely").await?;
    visit.open("privacy/").await?;
    visit.open("checkup/#answers=credits-depl&sent").await?;
    shows(visit, "taken", "we cannot read it").await?;
    let state: String =
        visit.eval("document.querySelector('[data-checkup=state]').dataset.state").await?;
    ensure!(state == "idle", "{state}");
    Ok(())
}

async fn marked(visit: &Visit) -> Result<()> {
    visit.open("checkup/").await?;
    let said = "You have exceeded your monthly spending limit for Inference Providers";
    visit.fill("report", &format!("12:01 worker 3: <b>{said}</b>.")).await?;
    visit.submit().await?;
    let marked: String = visit.eval("document.querySelector('.quote mark').innerText").await?;
    ensure!(said.contains(&marked) && marked.contains("spending limit"), "“{marked}” is marked");
    let line: String = visit.eval("document.querySelector('.quote').innerText").await?;
    ensure!(line.starts_with("12:01 worker 3: <b>"), "{line}");
    let message: String = visit.eval("document.querySelector('.quotes a').href").await?;
    visit.open(message.strip_prefix(&visit.url).context("the link leads elsewhere")?).await?;
    ensure!(visit.eval::<bool>("document.querySelector(':target') !== null").await?, "{message}");
    Ok(())
}

async fn example(visit: &Visit) -> Result<()> {
    visit.open("").await?;
    press(visit, "example").await?;
    visit.settled().await?;
    shows(visit, "checked", "Checked: an error text.").await?;
    let first = visit.candidates().await?.into_iter().next();
    ensure!(first.as_deref() == Some("credits-depleted-free"), "{first:?} is the likeliest");
    ensure!(visit.stub.requests().is_empty());
    press(visit, "change").await?;
    ensure!(visit.is_shown("[data-checkup=form]").await?, "the form does not come back");
    Ok(())
}

/// On a phone and on a small screen, without scrolling.
async fn fits(visit: &Visit) -> Result<()> {
    for (width, height) in [(390, 844), (1280, 800)] {
        let size = SetDeviceMetricsOverrideParams::new(width, height, 1.0, width < 600);
        visit.page.execute(size).await?;
        for page in ["", "checkup/"] {
            visit.open(page).await?;
            let bottom: f64 = visit
                .eval("document.querySelector('.checkup [type=submit]').getBoundingClientRect().bottom")
                .await?;
            ensure!(bottom <= height as f64, "/{page}: it ends at {bottom} of {width} x {height}");
        }
    }
    Ok(())
}

async fn printed(visit: &Visit) -> Result<()> {
    visit.open("checkup/#answers=402").await?;
    visit.settled().await?;
    visit.page.execute(SetEmulatedMediaParams::builder().media("print").build()).await?;
    let _: bool = visit.eval("(dispatchEvent(new Event('beforeprint')), true)").await?;
    for part in ["verdict", "candidates"] {
        let selector = format!("[data-checkup=\"{part}\"]");
        ensure!(visit.is_shown(&selector).await?, "{part} is not printed");
    }
    ensure!(!visit.is_shown("[data-checkup=\"clear\"]").await?, "a button is printed");
    Ok(())
}

/// The checker is loaded when the form is touched, which may be by the very click on its button.
async fn first_click(visit: &Visit) -> Result<()> {
    for _ in 0..5 {
        visit.open("checkup/").await?;
        let before: f64 = visit.eval(TOP_OF_BUTTON).await?;
        visit.fill("report", "").await?;
        visit.holds("document.querySelector('[data-checkup=plan] li p') !== null").await?;
        let after: f64 = visit.eval(TOP_OF_BUTTON).await?;
        ensure!(before == after, "the button moved by {} under the mouse", after - before);
        visit.open("checkup/").await?;
        ensure!(visit.submit().await? == "asking", "the first click is lost");
    }
    Ok(())
}

/// Where the button stands on the page, wherever that is scrolled to.
const TOP_OF_BUTTON: &str =
    "document.querySelector('.checkup [type=submit]').getBoundingClientRect().top + scrollY";
