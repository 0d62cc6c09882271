//! Code for several clients: as tabs, by keyboard, from page to page, and without JavaScript.

use crate::lab::{Host, Lab, Setting, trial};
use crate::visit::Visit;
use anyhow::{Result, bail, ensure};
use libtest_mimic::Trial;
use std::sync::Arc;
use std::time::Duration;

pub(crate) fn trials(lab: &Arc<Lab>) -> Vec<Trial> {
    let desk = Setting::default();
    let no_scripts = Setting { host: Host::NoScript, ..desk };
    let phone = Setting { size: (320, 640), ..Setting::default() };
    vec![
        trial(lab, "the_tabs_follow_the_client_from_page_to_page", desk, follow),
        trial(lab, "the_tabs_are_walked_by_keyboard", phone, by_keyboard),
        trial(lab, "the_page_of_a_client_chooses_its_tab", desk, by_page),
        trial(lab, "without_javascript_every_alternative_is_shown", no_scripts, no_script),
    ]
}

const PAGE: &str = "diagnoses/wrong-billing-target/";

/// The clients whose code is shown.
async fn shown(visit: &Visit) -> Result<Vec<String>> {
    visit
        .eval(
            "[...document.querySelectorAll('[data-client]')]
                .filter((one) => one.offsetHeight > 0).map((one) => one.dataset.client)",
        )
        .await
}

/// Waits until another page is there, with what its scripts make of it.
async fn lands(visit: &Visit, end: &str) -> Result<()> {
    visit.arrives(end).await?;
    for _ in 0..250 {
        // While one page gives way to the next, there is none to ask.
        let ready = "document.readyState === 'complete' && location.href";
        if visit.eval::<String>(ready).await.is_ok_and(|url| url.ends_with(end)) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    bail!("…{end} is not loaded")
}

async fn follow(visit: &Visit) -> Result<()> {
    visit.open(PAGE).await?;
    ensure!(shown(visit).await? == ["inference-client"], "{:?}", shown(visit).await?);
    visit.click("[role=tab]:nth-child(4)").await?;
    ensure!(shown(visit).await? == ["openai-js"], "{:?}", shown(visit).await?);
    visit.arrives("/diagnoses/wrong-billing-target/?client=openai-js").await?;
    // A link on the same page leads there without loading it again.
    visit.eval::<bool>("window.marked = true").await?;
    visit.click("#why-it-happens a").await?;
    visit.arrives("?client=openai-js#why-it-happens").await?;
    ensure!(visit.eval::<bool>("window.marked === true").await?, "the page was loaded again");
    // By a page without the client, to one with it.
    visit.click("header a[href$=\"/decision-tree/\"]").await?;
    lands(visit, "/decision-tree/?client=openai-js").await?;
    visit.click("#token-is-sent a[href*=\"/diagnoses/token-missing/\"]").await?;
    lands(visit, "/diagnoses/token-missing/?client=openai-js").await?;
    ensure!(shown(visit).await? == ["openai-js"], "{:?}", shown(visit).await?);
    let kept: usize =
        visit.eval("localStorage.length + sessionStorage.length + document.cookie.length").await?;
    ensure!(kept == 0, "something is kept in the browser");
    Ok(())
}

async fn by_keyboard(visit: &Visit) -> Result<()> {
    visit.open(PAGE).await?;
    let first = visit.page.find_element("[role=tab]").await?;
    first.focus().await?.press_key("ArrowLeft").await?;
    ensure!(shown(visit).await? == ["curl"], "{:?}", shown(visit).await?);
    let focus: String = visit.eval("document.activeElement.textContent").await?;
    ensure!(focus == "curl and plain HTTP", "the focus is on “{focus}”");
    visit.page.find_element(":focus").await?.press_key("Home").await?;
    ensure!(shown(visit).await? == ["inference-client"], "{:?}", shown(visit).await?);
    let width: u32 = visit.eval("document.documentElement.scrollWidth").await?;
    ensure!(width <= 320, "the page is {width} px wide on a phone of 320 px");
    Ok(())
}

async fn by_page(visit: &Visit) -> Result<()> {
    visit.open("clients/curl/").await?;
    visit.click("header a[href$=\"/decision-tree/\"]").await?;
    visit.arrives("/decision-tree/?client=curl").await?;
    visit.open(&format!("{PAGE}?client=no-such-client")).await?;
    ensure!(shown(visit).await? == ["inference-client"], "{:?}", shown(visit).await?);
    Ok(())
}

async fn no_script(visit: &Visit) -> Result<()> {
    visit.open(PAGE).await?;
    for client in ["inference-client", "openai-python", "curl"] {
        let block = format!("[data-client=\"{client}\"] .label");
        ensure!(visit.is_shown(&block).await?, "the code for {client} is not shown");
    }
    Ok(())
}
