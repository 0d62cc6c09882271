//! The guide without JavaScript, and in a sub-path.

use crate::lab::{Host, Lab, Setting, everywhere, stands_already, trial};
use crate::search;
use crate::visit::Visit;
use crate::visitor::Visitor;
use anyhow::{Context, Result, ensure};
use chromiumoxide::cdp::browser_protocol::emulation::SetScriptExecutionDisabledParams;
use libtest_mimic::Trial;
use std::sync::Arc;

pub(crate) fn trials(lab: &Arc<Lab>) -> Vec<Trial> {
    let root = Setting { base: "/", ..Setting::default() };
    let moved = Setting { settings: MOVED, ..Setting::default() };
    let no_script = Setting { host: Host::NoScript, ..Setting::default() };
    let phone = Setting { size: (320, 640), ..Setting::default() };
    let desk = Setting { size: (1280, 800), ..Setting::default() };
    let mut trials = vec![
        trial(lab, "the_drawing_is_walked_with_the_keyboard", Setting::default(), drawn),
        trial(lab, "in_a_folder_of_a_host_everything_is_found", Setting::default(), linked),
        trial(lab, "at_the_root_of_a_host_everything_is_found", root, linked),
        trial(
            lab,
            "a_visitor_comes_from_the_front_page_to_a_verdict_by_clicks",
            Setting::default(),
            tour,
        ),
        trial(lab, "who_has_an_old_address_is_led_on", moved, led_on),
        trial(lab, "nothing_is_wider_than_a_small_phone", phone, narrow),
        trial(lab, "a_page_of_the_guide_takes_four_requests", Setting::default(), light),
        trial(lab, "every_property_in_a_style_sheet_is_known", Setting::default(), properties),
        trial(lab, "an_address_that_is_not_there_helps_on", Setting::default(), lost),
        trial(lab, "the_way_around_is_in_view_beside_the_text", desk, beside),
        trial(lab, "colours_that_are_chosen_hold_on_every_page", Setting::default(), colours),
    ];
    let walked = "without_javascript_the_tree_is_walked_by_links";
    trials.extend(everywhere(lab, walked, no_script, walk));
    let verdict = "a_verdict_leads_to_its_page";
    trials.extend(everywhere(
        lab,
        format!("{verdict}_in_a_folder"),
        Setting::default(),
        to_its_page,
    ));
    trials.extend(everywhere(lab, format!("{verdict}_at_the_root"), root, to_its_page));
    trials
}

async fn walk(visit: &Visitor) -> Result<()> {
    visit.open("checkup/").await?;
    ensure!(!visit.is_shown("[data-checkup=\"form\"]").await?, "a form that does nothing is shown");
    ensure!(visit.is_shown(".no-script-only").await?, "nothing says what to do without JavaScript");
    ensure!(visit.is_shown("#by-hand").await?, "there is no section on checking by hand");

    visit.open("decision-tree/").await?;
    // From the first question by "yes" to the second, and from it by "no" to its diagnosis.
    visit.click("#token-is-sent a[href$=\"#token-is-well-formed\"]").await?;
    visit.arrives("/decision-tree/#token-is-well-formed").await?;
    visit.click("#token-is-well-formed a[href$=\"/diagnoses/token-malformed/\"]").await?;
    visit.arrives("/diagnoses/token-malformed/").await
}

async fn drawn(visit: &Visit) -> Result<()> {
    visit.open("decision-tree/#drawn-token-is-sent").await?;
    // A plate that the address points at has the focus.
    visit.press("Enter").await?;
    visit.arrives("/decision-tree/#token-is-sent").await?;
    visit.click("#token-is-sent a[href=\"#drawn-token-is-sent\"]").await?;
    visit.arrives("/decision-tree/#drawn-token-is-sent").await?;
    visit.press("Tab").await?;
    visit.press("Enter").await?;
    visit.arrives("/diagnoses/token-missing/").await
}

async fn to_its_page(visit: &Visitor) -> Result<()> {
    let token = hub_stub::scenario("pro-credits-spent").context("no such scenario")?.token();
    visit.open("checkup/").await?;
    visit.fill("token", &token).await?;
    visit.submit().await?;
    ensure!(visit.diagnosis().await?.as_deref() == Some("credits-depleted-pro"));
    visit.click("[data-checkup=\"verdict\"] a").await?;
    visit.arrives(&visit.path("diagnoses/credits-depleted-pro/")).await
}

/// Every link, style, script and icon of every page that the front page leads to.
async fn linked(visit: &Visit) -> Result<()> {
    visit.open("").await?;
    let dead: Vec<String> = visit
        .eval(
            "(async () => {
                const seen = new Set([location.href]);
                const dead = [];
                const parser = new DOMParser();
                for (const page of seen) {
                    const html = await (await fetch(page)).text();
                    const found = [...html.matchAll(/(?:href|src)=\"?([^\"\\s>]+)/g)].map((match) => match[1]);
                    for (const link of found) {
                        const url = new URL(link.replaceAll('&amp;', '&'), page);
                        if (url.origin !== location.origin) continue;
                        url.hash = '';
                        if (seen.has(url.href) || dead.includes(url.href)) continue;
                        const reply = await fetch(url.href);
                        if (!reply.ok || reply.redirected) dead.push(url.href);
                        else if (reply.headers.get('content-type').startsWith('text/html')) seen.add(url.href);
                    }
                }
                return seen.size > 10 ? dead : ['only ' + seen.size + ' pages'];
            })()",
        )
        .await?;
    ensure!(dead.is_empty(), "dead links: {dead:?}");
    Ok(())
}

/// By clicks alone: the front page, a diagnosis, the search, the checker.
async fn tour(visit: &Visit) -> Result<()> {
    visit.open("").await?;
    visit.click("main a[href$=\"/diagnoses/credits-depleted-free/\"]").await?;
    visit.is_at(&visit.path("diagnoses/credits-depleted-free/")).await?;

    search::open(visit).await?;
    let found = search::ask(visit, "spending limit").await?;
    let meant = visit.path("diagnoses/spending-limit-reached/");
    ensure!(found.contains(&meant), "{found:?}");
    let result = format!(".results a[href*=\"{meant}\"]");
    let part: String = visit.eval(&format!("document.querySelector('{result}').hash")).await?;
    visit.click(&result).await?;
    visit.is_at(&format!("{meant}{part}")).await?;

    visit.click("header.top a[href$=\"/checkup/\"]").await?;
    visit.is_at(&visit.path("checkup/")).await?;
    let token = hub_stub::scenario("pro-credits-spent").context("no such scenario")?.token();
    visit.fill("token", &token).await?;
    ensure!(visit.submit().await? == "done");
    ensure!(visit.diagnosis().await?.as_deref() == Some("credits-depleted-pro"));
    let trouble = [visit.heard("exception"), visit.heard("log")].concat();
    ensure!(trouble.is_empty(), "{trouble:#?}");
    Ok(())
}

const MOVED: &str = "
[[redirect]]
from = \"/old/\"
to = \"/privacy/\"

[[redirect]]
from = \"/old/#asked\"
to = \"/decision-tree/#token-is-sent\"
";

/// On a usual desk: the one open group of the sidebar with the page's own entry, and what is on the page.
async fn beside(visit: &Visit) -> Result<()> {
    for path in ["index.html", "clients/transformers-js/", "diagnoses/model-loading/", "formats/"] {
        visit.open(path).await?;
        let open: usize = visit
            .eval("document.querySelectorAll('.sidebar details details[open]').length")
            .await?;
        ensure!(open == 1, "/{path}: {open} groups of the sidebar are open");
        let bottom: f64 = visit
            .eval(
                "document.querySelector('.sidebar [aria-current]').getBoundingClientRect().bottom",
            )
            .await?;
        ensure!((0.0..=800.0).contains(&bottom), "/{path}: its own entry ends at {bottom} px");
    }
    let beside: bool = visit
        .eval("document.querySelector('.contents li').getBoundingClientRect().left > document.querySelector('article').getBoundingClientRect().right")
        .await?;
    ensure!(beside, "what is on the page does not stand beside the text");
    // (A click of these tests opens what it clicks at.)
    let closed = ".sidebar details details:not([open]) summary";
    visit.eval::<bool>(&format!("(document.querySelector('{closed}').click(), true)")).await?;
    visit.holds("document.querySelectorAll('.sidebar details details[open]').length === 2").await
}

/// The colours of a page, as the browser paints them: dark or not.
async fn is_dark(visit: &Visit) -> Result<bool> {
    visit.eval("getComputedStyle(document.body).backgroundColor === 'rgb(20, 23, 28)'").await
}

async fn colours(visit: &Visit) -> Result<()> {
    const CHOICE: &str = "document.querySelector('.top select')";
    let choose = async |colours: &str| -> Result<()> {
        let change = "dispatchEvent(new Event('change'))";
        let script = format!("({CHOICE}.value = '{colours}', {CHOICE}.{change})");
        visit.eval::<bool>(&script).await.map(drop)
    };
    visit.open("privacy/").await?;
    ensure!(!is_dark(visit).await?, "the browser of this test is light");
    choose("dark").await?;
    ensure!(is_dark(visit).await?, "dark colours do not come at once");

    visit.open("glossary/").await?;
    ensure!(is_dark(visit).await?, "dark colours are not kept");
    let shown: String = visit.eval(&format!("{CHOICE}.value")).await?;
    ensure!(shown == "dark", "the choice says “{shown}”");
    // Only a script that holds the page up until it has run comes before the first paint.
    let holds: bool = visit
        .eval("[...document.head.querySelectorAll('script')].some((one) => one.src.includes('/colours.') && !one.type && !one.defer && !one.async)")
        .await?;
    ensure!(holds, "the page is painted before its colours are known");

    choose("").await?;
    let kept: usize = visit.eval("localStorage.length").await?;
    ensure!(kept == 0 && !is_dark(visit).await?, "“System” leaves something behind");
    visit.page.execute(SetScriptExecutionDisabledParams::new(true)).await?;
    visit.open("privacy/").await?;
    ensure!(!visit.is_shown(".top select").await?, "a choice that does nothing is shown");
    Ok(())
}

async fn led_on(visit: &Visit) -> Result<()> {
    let cases = [
        ("old/", "privacy/"),
        ("old/#asked", "decision-tree/#token-is-sent"),
        // A part that has no address of its own is looked for where the page went.
        ("old/#other", "privacy/#other"),
    ];
    for (from, to) in cases {
        visit.open(from).await?;
        visit.arrives(&visit.path(to)).await?;
        visit.open("").await?;
    }
    visit.page.execute(SetScriptExecutionDisabledParams::new(true)).await?;
    visit.open("old/").await?;
    visit.arrives(&visit.path("privacy/")).await
}

async fn narrow(visit: &Visit) -> Result<()> {
    for path in
        ["", "checkup/", "decision-tree/", "short-version/", "diagnoses/credits-depleted-pro/"]
    {
        visit.open(path).await?;
        let width: u32 = visit.eval("document.documentElement.scrollWidth").await?;
        ensure!(width <= 320, "/{path} is {width} px wide on a phone of 320 px");
    }
    Ok(())
}

async fn light(visit: &Visit) -> Result<()> {
    visit.open("diagnoses/credits-depleted-pro/").await?;
    let loaded: Vec<String> = visit
        .eval("performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => !name.endsWith('.svg'))")
        .await?;
    ensure!(loaded.len() <= 3, "besides the page itself: {loaded:?}");
    Ok(())
}

async fn lost(visit: &Visit) -> Result<()> {
    // What is sent for an address that is not there is the host's choice.
    visit.open(if stands_already() { "404.html" } else { "no/such/page/" }).await?;
    let title: String = visit.eval("document.querySelector('h1').innerText").await?;
    ensure!(title == "This page is not here", "{title}");
    let styled: bool = visit
        .eval("document.styleSheets.length > 0 && document.styleSheets[0].cssRules.length > 0")
        .await?;
    ensure!(styled, "its style sheet is not found from there");
    Ok(())
}

/// A property that no browser knows does nothing, and none says so.
async fn properties(visit: &Visit) -> Result<()> {
    visit.open("").await?;
    let unknown: Vec<String> = visit
        .eval(
            "(async () => {
                const sheets = [...document.styleSheets].map(async (sheet) => (await fetch(sheet.href)).text());
                const css = (await Promise.all(sheets)).join('');
                const blocks = [...css.matchAll(/\\{([^{}]*)\\}/g)].map((match) => match[1]);
                const names = blocks.flatMap((block) => block.split(';')).map((one) => one.split(':')[0].trim());
                const known = (name) => !name || name.startsWith('-') || CSS.supports(name, 'inherit');
                return names.length > 100 ? names.filter((name) => !known(name)) : ['nothing is found'];
            })()",
        )
        .await?;
    ensure!(unknown.is_empty(), "not known: {unknown:?}");
    Ok(())
}
