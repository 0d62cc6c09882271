//! The search: by keyboard, for words and for messages.

use crate::lab::{Lab, Setting, trial};
use crate::visit::Visit;
use anyhow::{Result, anyhow, bail, ensure};
use chromiumoxide::cdp::browser_protocol::input::InsertTextParams;
use libtest_mimic::Trial;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

pub(crate) fn trials(lab: &Arc<Lab>) -> Vec<Trial> {
    let desk = Setting::default();
    let phone = Setting { size: (320, 640), ..desk };
    vec![
        trial(lab, "the_search_opens_by_a_key_and_finds_words", desk, by_key),
        trial(lab, "the_search_works_on_a_phone_in_a_sub_path", phone, on_a_phone),
        trial(lab, "every_message_is_found_and_a_pasted_one_goes_to_the_checker", desk, messages),
        trial(lab, "a_word_finds_what_says_it_before_what_is_like_it", desk, words),
        trial(lab, "what_people_search_for_is_among_the_first_three_pages", desk, first_three),
        trial(lab, "what_is_not_found_is_handed_to_the_checker", desk, nothing),
        trial(lab, "who_does_not_search_loads_nothing_for_it", desk, lazily),
    ]
}

const INPUT: &str = "document.querySelector('.search-dialog textarea')";

/// Opens the search, and waits until it is ready.
pub(crate) async fn open(visit: &Visit) -> Result<()> {
    visit.click("[data-search]").await?;
    ready(visit).await
}

async fn ready(visit: &Visit) -> Result<()> {
    says(visit, "Everything is searched on this page").await
}

/// Waits until the search says this.
async fn says(visit: &Visit, text: &str) -> Result<()> {
    let mut status = String::new();
    for _ in 0..250 {
        let script = "document.querySelector('.search-dialog [role=status]')?.textContent ?? ''";
        status = visit.eval(script).await?;
        if status.contains(text) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    bail!("the search does not say “{text}”, but “{status}”")
}

/// Puts a query in place of the last one, and gives the addresses that are found.
pub(crate) async fn ask(visit: &Visit, query: &str) -> Result<Vec<String>> {
    let query = serde_json::to_string(query)?;
    visit
        .eval(&format!(
            "(() => {{ {INPUT}.value = {query}; {INPUT}.dispatchEvent(new Event('input')); \
             return [...document.querySelectorAll('.results a')].map((one) => one.pathname); }})()"
        ))
        .await
}

async fn by_key(visit: &Visit) -> Result<()> {
    visit.open("privacy/").await?;
    visit.page.find_element("body").await?.press_key("/").await?;
    ready(visit).await?;
    visit.page.execute(InsertTextParams::new("spending limit")).await?;
    says(visit, "found").await.or(says(visit, "The best").await)?;
    let marked: usize = visit.eval("document.querySelectorAll('.results mark').length").await?;
    ensure!(marked > 0, "no word is marked");
    visit.page.find_element(".search-dialog textarea").await?.press_key("ArrowDown").await?;
    let focused: String = visit.eval("document.activeElement.pathname").await?;
    let found: Vec<String> = visit
        .eval("[...document.querySelectorAll('.results a')].map((one) => one.pathname)")
        .await?;
    ensure!(found.first() == Some(&focused), "{focused} has the focus among {found:?}");
    let meant = visit.path("diagnoses/spending-limit-reached/");
    ensure!(found.contains(&meant), "{found:?}");
    let address: String = visit.eval("document.activeElement.href").await?;
    visit.page.find_element(":focus").await?.press_key("Enter").await?;
    visit.arrives(address.trim_start_matches(&visit.url)).await
}

async fn on_a_phone(visit: &Visit) -> Result<()> {
    visit.open("").await?;
    open(visit).await?;
    let found = ask(visit, "PRO credits").await?;
    ensure!(found.iter().all(|path| path.starts_with(&visit.path(""))), "{found:?}");
    let wide: bool = visit.eval("document.documentElement.scrollWidth > innerWidth").await?;
    ensure!(!wide, "the page is wider than the phone");
    Ok(())
}

/// Every message that is known is found; who pastes it with noise around it is led to the checker, which reads it.
async fn messages(visit: &Visit) -> Result<()> {
    visit.open("").await?;
    open(visit).await?;
    let sources = site::load(&xtask::repository())?;
    let draft = site::parse(&sources).map_err(|problems| anyhow!("{problems:?}"))?;
    let mut lost = BTreeSet::new();
    for site::messages::Entry { message, .. } in &draft.messages {
        let text = message.filled();
        let found = ask(visit, &text).await?;
        let mut meant = message.also.iter().chain([&message.diagnosis]);
        if !meant.any(|id| found.contains(&visit.path(&format!("diagnoses/{id}/")))) {
            lost.insert(format!("{}: {text}", message.diagnosis));
        }
    }
    ensure!(lost.is_empty(), "{lost:#?}");
    ask(visit, "Traceback (most recent call last):\n  File \"main.py\", line 7, in <module>\n    client.chat.completions.create(model=model)\n").await?;
    visit.click(".search-dialog [role=status] a").await?;
    visit.arrives("/checkup/").await
}

/// What a word or two lead to: the page whose message holds them, and only without it something like them.
async fn words(visit: &Visit) -> Result<()> {
    visit.open("").await?;
    open(visit).await?;
    for (query, meant) in [
        ("depleted", "diagnoses/credits-depleted"),
        ("spending limit", "diagnoses/spending-limit-reached/"),
        ("expired token", "diagnoses/token-expired/"),
        ("zerogpu", "diagnoses/zerogpu-quota/"),
        ("ollama", "guide/local-endpoints/"),
        ("expird tokn", "diagnoses/token-expired/"),
        ("cors", "diagnoses/network-cors/"),
    ] {
        let found = ask(visit, query).await?;
        let first = found.first().map_or("", String::as_str);
        ensure!(first.starts_with(&visit.path(meant)), "{query}: {found:?}");
    }
    Ok(())
}

/// What people searched for where the guide could help, and the pages that somebody who knows it would name.
const SEARCHES: [(&str, &[&str]); 15] = [
    ("402", CREDITS),
    ("payment required", CREDITS),
    ("vercel ai sdk payment required", &["clients/vercel-ai-sdk/"]),
    ("crdits depleted", CREDITS),
    ("when do credits reset", &["diagnoses/credits-depleted-pro/"]),
    ("403 forbidden", &["diagnoses/token-lacks-inference-permission/"]),
    ("rate limit 429", &["diagnoses/rate-limited/"]),
    ("StopIteration", &["diagnoses/model-not-supported-by-provider/"]),
    ("bill_to", &["diagnoses/wrong-billing-target/"]),
    ("token permission", &["diagnoses/token-lacks-inference-permission/"]),
    ("クレジット 不足", CREDITS),
    ("额度 用完", CREDITS),
    ("créditos agotados", CREDITS),
    ("model not supported by provider", &["diagnoses/model-not-supported-by-provider/"]),
    ("api-inference no longer supported", &["diagnoses/legacy-endpoint/"]),
];

const CREDITS: &[&str] = &["diagnoses/credits-depleted-free/", "diagnoses/credits-depleted-pro/"];

async fn first_three(visit: &Visit) -> Result<()> {
    visit.open("").await?;
    open(visit).await?;
    for (query, meant) in SEARCHES {
        let mut pages = ask(visit, query).await?;
        pages.dedup();
        let is_meant = |page: &String| meant.iter().any(|meant| *page == visit.path(meant));
        ensure!(pages.iter().take(3).any(is_meant), "{query}: {pages:?}");
        let once: BTreeSet<_> = pages.iter().collect();
        ensure!(once.len() == pages.len(), "{query}: a page is there twice: {pages:?}");
    }
    Ok(())
}

async fn nothing(visit: &Visit) -> Result<()> {
    const REPORT: &str = "document.querySelector('[data-checkup=form] [name=report]').value";
    const LINK: &str = ".search-dialog [role=status] a";
    for page in ["privacy/", "checkup/"] {
        visit.open(page).await?;
        open(visit).await?;
        let found = ask(visit, "xyzzyplugh & qzxw %").await?;
        ensure!(found.is_empty(), "{found:?}");
        visit.click(LINK).await?;
        visit.arrives("/checkup/").await?;
        visit.holds(&format!("{REPORT} === 'xyzzyplugh & qzxw %'")).await?;
        visit.settled().await?;
    }
    // What may be a secret is in no address.
    visit.click("[data-search]").await?;
    ask(visit, &"xyzzy".repeat(6)).await?;
    let address: String = visit.eval(&format!("document.querySelector('{LINK}').href")).await?;
    ensure!(address.ends_with("/checkup/"), "{address}");
    Ok(())
}

async fn lazily(visit: &Visit) -> Result<()> {
    visit.open("privacy/").await?;
    let loaded: Vec<String> =
        visit.eval("performance.getEntriesByType('resource').map((one) => one.name)").await?;
    ensure!(!loaded.iter().any(|name| name.contains("search")), "{loaded:?}");
    Ok(())
}
