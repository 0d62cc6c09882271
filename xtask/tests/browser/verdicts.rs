//! Every diagnosis, by token, by text and by answers.

use crate::lab::{Lab, Setting, everywhere, trial};
use crate::visitor::Visitor;
use anyhow::{Context, Result, ensure};
use libtest_mimic::Trial;
use std::collections::BTreeSet;
use std::sync::Arc;

/// For each token, whether the live call is consented to, the organization to bill, and the diagnosis.
const BY_TOKEN: &str = include_str!("../../../crates/checkup/tests/verdicts.tsv");

pub(crate) fn trials(lab: &Arc<Lab>) -> Vec<Trial> {
    let desk = Setting::default();
    let mut trials: Vec<_> = BY_TOKEN
        .lines()
        .filter(|row| !row.starts_with('#'))
        .flat_map(|row| {
            let cells: Vec<&'static str> = row.split('\t').collect();
            let &[scenario, live, bill_to, diagnosis] = cells.as_slice() else {
                panic!("verdicts.tsv has four columns, not `{row}`")
            };
            let (probe, bill_to) = (live == "live", bill_to.trim_matches('-'));
            let live = if probe { ", live call" } else { "" };
            let name = format!("{scenario}{live}: {diagnosis}");
            everywhere(lab, name, desk, async move |visit| {
                let played = hub_stub::scenario(scenario).context("no such scenario")?;
                visit.open("checkup/").await?;
                visit.fill("token", &played.token()).await?;
                visit.fill("bill_to", bill_to).await?;
                if probe {
                    visit.click("[name=\"probe\"]").await?;
                }
                ensure!(visit.submit().await? == "done", "it asks");
                let found = visit.diagnosis().await?;
                ensure!(found.as_deref() == Some(diagnosis), "it is {found:?}");
                ensure!(!visit.steps().await?.is_empty(), "the path is not shown");
                let lived = visit.stub.requests().iter().any(|sent| sent.method == "POST");
                ensure!(probe || !lived, "a live call was made without consent");
                Ok(())
            })
        })
        .collect();
    trials.extend(everywhere(
        lab,
        "a_quoted_token_is_told_so_and_sent_nowhere",
        desk,
        quoted_token,
    ));
    trials.extend(everywhere(
        lab,
        "a_text_alone_gives_candidates_and_a_question",
        desk,
        text_alone,
    ));
    trials.extend(everywhere(
        lab,
        "a_text_that_says_it_all_needs_no_question",
        desk,
        text_says_all,
    ));
    trials.extend(everywhere(
        lab,
        "without_anything_it_asks_and_the_answers_lead_on",
        desk,
        answers,
    ));
    trials.extend(everywhere(lab, "the_front_page_has_the_checker_too", desk, front_page));
    trials.extend(everywhere(lab, "the_keyboard_is_enough", desk, keyboard));
    trials.extend(everywhere(lab, "clear_forgets_everything", desk, clear));
    trials.extend(everywhere(lab, "a_report_of_402_and_a_token_that_works", desk, other_token));
    // One path to each diagnosis, on the visitor's word alone.
    trials.extend(diagnosis::diagnoses().into_iter().map(|diagnosis| {
        let path = diagnosis::paths().into_iter().find(|path| path.diagnosis.id == diagnosis.id);
        let path = path.expect("a diagnosis lies at the end of a path");
        let name = format!("by answers: {}", diagnosis.id);
        trial(lab, name, desk, async move |visit| walk(visit, &path).await)
    }));
    trials
}

async fn quoted_token(visit: &Visitor) -> Result<()> {
    visit.open("checkup/").await?;
    visit.fill("token", "\"hf_abc\"").await?;
    ensure!(visit.submit().await? == "done");
    ensure!(visit.diagnosis().await?.as_deref() == Some("token-malformed"));
    ensure!(visit.text().await?.contains("quotation marks around the token"));
    ensure!(visit.stub.requests().is_empty(), "a token that cannot be right was sent");
    Ok(())
}

async fn text_alone(visit: &Visitor) -> Result<()> {
    visit.open("checkup/").await?;
    visit.fill("report", "Error code: 402 - {'error': 'You have depleted your monthly included credits. Purchase pre-paid credits to continue using Inference Providers.'}").await?;
    ensure!(visit.submit().await? == "asking");
    let candidates: BTreeSet<_> = visit.candidates().await?.into_iter().collect();
    let expected = [
        "credits-depleted-org",
        "credits-depleted-pro",
        "credits-used-elsewhere",
        "payment-method-missing",
        "prepaid-credits-needed",
        "wrong-billing-target",
    ];
    ensure!(candidates.iter().eq(expected.iter()), "{candidates:?}");
    let pro = [
        ("bills-organization", "no"),
        ("in-paying-organization", "no"),
        ("is-pro", "yes"),
        ("can-be-charged", "yes"),
        ("inference-spent-it", "yes"),
    ];
    answer_all(visit, &pro).await?;
    ensure!(visit.diagnosis().await?.as_deref() == Some("credits-depleted-pro"));
    ensure!(visit.stub.requests().is_empty(), "a text alone sends nothing");
    Ok(())
}

/// Answers whatever is asked, until nothing is: with what is given for the question, else "I don't know".
async fn answer_all(visit: &Visitor, given: &[(&str, &str)]) -> Result<()> {
    for _ in 0..=2 * diagnosis::questions().len() {
        if visit.settled().await? == "done" {
            if !visit.is_shown("[data-checkup=\"ask-more\"]").await? {
                return Ok(());
            }
            visit.click("[data-checkup=\"ask-more\"]").await?;
            continue;
        }
        let asked: String = visit
            .eval("document.querySelector('[data-checkup=\"question\"]').dataset.question")
            .await?;
        let known = given.iter().find(|(question, _)| *question == asked);
        visit.answer(known.map_or("unknown", |(_, answer)| answer)).await?;
    }
    anyhow::bail!("it asks more questions than there are")
}

async fn walk(visit: &Visitor, path: &diagnosis::Path) -> Result<()> {
    visit.open("checkup/").await?;
    visit.submit().await?;
    let answers: Vec<_> = path
        .steps
        .iter()
        .map(|step| (step.question.id, if step.answer { "yes" } else { "no" }))
        .collect();
    answer_all(visit, &answers).await?;
    let found = visit.diagnosis().await?;
    ensure!(found.as_deref() == Some(path.diagnosis.id), "it is {found:?}");
    ensure!(visit.steps().await?.len() == path.steps.len(), "the path is not shown");
    Ok(())
}

async fn other_token(visit: &Visitor) -> Result<()> {
    let played = hub_stub::scenario("healthy-pro").context("no such scenario")?;
    visit.open("checkup/").await?;
    visit.fill("token", &played.token()).await?;
    visit.fill("report", "402 You have no remaining credits. Purchase pre-paid credits to continue using Inference Providers.").await?;
    visit.click("[name=\"probe\"]").await?;
    visit.submit().await?;
    let found = visit.diagnosis().await?;
    ensure!(found.as_deref() == Some("token-stale-cache"), "it is {found:?}");
    Ok(())
}

async fn text_says_all(visit: &Visitor) -> Result<()> {
    visit.open("checkup/").await?;
    visit
        .fill("report", "You have exceeded your monthly spending limit for Inference Providers.")
        .await?;
    ensure!(visit.submit().await? == "done");
    ensure!(visit.diagnosis().await?.as_deref() == Some("spending-limit-reached"));
    Ok(())
}

async fn answers(visit: &Visitor) -> Result<()> {
    visit.open("checkup/").await?;
    ensure!(visit.submit().await? == "asking");
    ensure!(visit.candidates().await?.len() == diagnosis::diagnoses().len());
    answer_all(visit, &[]).await?;
    ensure!(visit.diagnosis().await?.is_none(), "a verdict out of nothing");
    ensure!(visit.candidates().await?.len() == diagnosis::diagnoses().len());
    Ok(())
}

async fn front_page(visit: &Visitor) -> Result<()> {
    visit.open("").await?;
    visit
        .fill("report", "You have exceeded your monthly spending limit for Inference Providers.")
        .await?;
    ensure!(visit.submit().await? == "done");
    ensure!(visit.diagnosis().await?.as_deref() == Some("spending-limit-reached"));
    visit.click("[data-checkup=\"verdict\"] a").await?;
    visit.arrives("/diagnoses/spending-limit-reached/").await
}

async fn keyboard(visit: &Visitor) -> Result<()> {
    visit.open("checkup/").await?;
    visit.fill("model", "a/b").await?;
    visit.press("Enter").await?;
    ensure!(visit.settled().await? == "asking");
    let focused: String = visit.eval("document.activeElement.dataset.checkup ?? ''").await?;
    ensure!(focused == "ask", "the question has not got the focus: {focused}");
    visit.press("Tab").await?;
    let focused: String = visit.eval("document.activeElement.innerText").await?;
    ensure!(focused.starts_with("401"), "the next key press does not reach the answers: {focused}");
    let question = "document.querySelector('[data-checkup=\"question\"]').dataset.question";
    let asked: String = visit.eval(question).await?;
    visit.press("Enter").await?;
    let next: String = visit.eval(question).await?;
    ensure!(asked != next, "the answer is not taken");
    let focused: String = visit.eval("document.activeElement.dataset.checkup ?? ''").await?;
    ensure!(focused == "ask", "the next question has not got the focus: {focused}");
    visit.fill("report", "You have exceeded your monthly spending limit.").await?;
    visit.submit().await?;
    let focused: String = visit.eval("document.activeElement.dataset.checkup ?? ''").await?;
    ensure!(focused == "result", "the result has not got the focus: {focused}");
    Ok(())
}

async fn clear(visit: &Visitor) -> Result<()> {
    let played = hub_stub::scenario("pro-credits-spent").context("no such scenario")?;
    visit.open("checkup/").await?;
    visit.fill("token", &played.token()).await?;
    visit.submit().await?;
    visit.click("[data-checkup=\"clear\"]").await?;
    let left: String = visit.eval("document.querySelector('[name=token]').value").await?;
    ensure!(left.is_empty(), "the token is still in its field");
    ensure!(visit.diagnosis().await?.is_none(), "the verdict is still there");
    let state: String =
        visit.eval("document.querySelector('[data-checkup=\"state\"]').dataset.state").await?;
    ensure!(state == "idle", "{state}");
    Ok(())
}
