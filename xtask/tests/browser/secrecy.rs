//! Where the token goes, and where not.

use crate::lab::{Lab, Setting, everywhere, trial};
use crate::visit::Visit;
use crate::visitor::Visitor;
use anyhow::{Context, Result, ensure};
use chromiumoxide::cdp::browser_protocol::storage::{GetCookiesParams, GetUsageAndQuotaParams};
use libtest_mimic::Trial;
use std::sync::Arc;

pub(crate) fn trials(lab: &Arc<Lab>) -> Vec<Trial> {
    let desk = Setting::default();
    let told = everywhere(lab, "the_console_is_told_nothing", desk, told_nothing).map(|trial| {
        // Its driver keeps the console to itself.
        let is_webkit = trial.kind() == "WebKit";
        trial.with_ignored_flag(is_webkit)
    });
    let mut trials = vec![
        trial(lab, "the_browser_calls_nobody_else_and_keeps_nothing", desk, nobody_else),
        trial(lab, "a_link_cannot_send_the_token_elsewhere", desk, hostile_link),
        trial(lab, "a_panic_tells_nothing_of_what_was_pasted", desk, panic),
    ];
    trials.extend(told);
    trials.extend(everywhere(lab, "the_token_goes_to_two_hosts_in_one_header", desk, two_hosts));
    trials.extend(everywhere(lab, "the_token_is_nowhere_else", desk, nowhere_else));
    trials.extend(everywhere(
        lab,
        "a_token_in_the_text_is_noticed_and_not_shown",
        desk,
        in_the_text,
    ));
    trials.extend(everywhere(lab, "the_policy_holds", desk, policy));
    trials.extend(everywhere(lab, "a_hostile_reply_is_shown_as_text", desk, hostile_reply));
    trials.extend(everywhere(lab, "after_clear_nothing_of_the_token_is_left", desk, cleared));
    trials
}

/// The middle of the token: it is told even when the ends are cut off.
fn heart(token: &str) -> &str {
    &token[6..token.len() - 4]
}

/// Checks a token through all its requests, and gives it.
async fn checked(visit: &Visitor) -> Result<String> {
    let token = hub_stub::scenario("healthy-pro").context("no such scenario")?.token();
    visit.open("checkup/").await?;
    visit.fill("token", &token).await?;
    visit.click("[name=\"probe\"]").await?;
    visit.submit().await?;
    ensure!(visit.diagnosis().await?.as_deref() == Some("nothing-wrong"));
    Ok(token)
}

async fn two_hosts(visit: &Visitor) -> Result<()> {
    let token = checked(visit).await?;
    let requests = visit.stub.requests();
    let real: Vec<_> = requests.iter().filter(|sent| sent.method != "OPTIONS").collect();
    let paths: Vec<_> =
        real.iter().map(|sent| sent.path_and_query.split('?').next().unwrap_or_default()).collect();
    const PUBLIC: &str = "/v1/models";
    // The usage shows that there is credit; what it cannot show, the live call does, for the cheapest model.
    let expected =
        ["/api/whoami-v2", "/api/settings/billing/usage-v2", PUBLIC, "/v1/chat/completions"];
    ensure!(paths == expected, "{paths:?}");
    for sent in &requests {
        ensure!(!sent.path_and_query.contains(heart(&token)), "the token is in an address");
        ensure!(!sent.body.contains(heart(&token)), "the token is in a body");
        for (name, value) in &sent.headers {
            let may = name.eq_ignore_ascii_case("authorization") && sent.method != "OPTIONS";
            ensure!(may || !value.contains(heart(&token)), "the token is in the header {name}");
            ensure!(!name.eq_ignore_ascii_case("cookie"), "a cookie is sent");
            ensure!(!name.eq_ignore_ascii_case("referer"), "the referrer is sent");
        }
    }
    for sent in real {
        let header =
            sent.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("authorization"));
        if sent.path_and_query == PUBLIC {
            ensure!(header.is_none(), "the token goes to a list that is public");
            continue;
        }
        let (_, value) = header.context("a request without the token")?;
        ensure!(*value == format!("Bearer {token}"));
    }
    Ok(())
}

async fn nowhere_else(visit: &Visitor) -> Result<()> {
    let token = checked(visit).await?;
    kept_nowhere(visit, heart(&token)).await?;
    let allowed = [visit.stub.hub_url(), visit.stub.router_url(), visit.url.clone()];
    let called: Vec<String> =
        visit.eval("performance.getEntriesByType('resource').map((one) => one.name)").await?;
    for address in called {
        ensure!(allowed.iter().any(|origin| address.starts_with(origin)), "it calls {address}");
    }
    let bases: usize = visit.eval("indexedDB.databases().then((all) => all.length)").await?;
    let caches: usize = visit.eval("caches.keys().then((all) => all.length)").await?;
    let workers: usize =
        visit.eval("navigator.serviceWorker.getRegistrations().then((all) => all.length)").await?;
    ensure!((bases, caches, workers) == (0, 0, 0), "something is stored");
    Ok(())
}

async fn told_nothing(visit: &Visitor) -> Result<()> {
    checked(visit).await?;
    let lines = visit.driver.console().context("this browser keeps its console to itself")?;
    ensure!(lines.is_empty(), "the browser was told something: {lines:?}");
    Ok(())
}

/// As Chromium itself reports it.
async fn nobody_else(visit: &Visit) -> Result<()> {
    checked(visit).await?;
    let allowed = [visit.stub.hub_url(), visit.stub.router_url(), visit.url.clone()];
    for line in visit.heard("request") {
        let known = allowed.iter().any(|origin| line.contains(&format!("url: \"{origin}")));
        ensure!(known, "a request to somebody else: {line}");
    }
    let origin = visit.url.trim_end_matches('/');
    let usage = visit.page.execute(GetUsageAndQuotaParams::new(origin)).await?;
    ensure!(usage.result.usage == 0.0, "the origin stores {} bytes", usage.result.usage);
    let cookies = visit.page.execute(GetCookiesParams::default()).await?;
    ensure!(cookies.result.cookies.is_empty(), "there are cookies");
    Ok(())
}

/// Neither the page nor what outlives it holds this.
async fn kept_nowhere(visit: &Visitor, secret: &str) -> Result<()> {
    let page: String = visit.eval("document.documentElement.outerHTML").await?;
    ensure!(!page.contains(secret), "it is in the page");
    let kept: String = visit
        .eval("JSON.stringify([location.href, history.state, window.name, document.cookie, {...localStorage}, {...sessionStorage}])")
        .await?;
    ensure!(!kept.contains(secret), "it is kept: {kept}");
    Ok(())
}

/// The browser refuses what no browser refuses, and quotes what was pasted: the checker has no answer but to panic.
async fn panic(visit: &Visit) -> Result<()> {
    const REFUSAL: &str = "Element.prototype.setAttribute = () => { throw new Error([...document.querySelectorAll('input, textarea')].map((field) => field.value).join()) }";
    let token = hub_stub::scenario("healthy-pro").context("no such scenario")?.token();
    const TEXT: &str = "402 Payment Required for the prompt about Aunt Agatha";
    visit.open("checkup/").await?;
    visit.submit().await?; // Now the checker is loaded.
    visit.fill("token", &token).await?;
    visit.fill("report", TEXT).await?;
    let _: bool = visit.eval(&format!("({REFUSAL}, true)")).await?;
    visit.click("[data-checkup=\"form\"] [type=\"submit\"]").await?;
    let stopped = |line: &String| line.contains("RuntimeError: unreachable");
    visit.hears("exception", stopped).await?;
    for kind in ["console", "log"] {
        let lines = visit.heard(kind);
        ensure!(lines.is_empty(), "the browser was told something: {lines:?}");
    }
    for secret in [heart(&token), "Agatha"] {
        let lines = visit.heard("exception");
        ensure!(!lines.iter().any(|line| line.contains(secret)), "it is told: {lines:?}");
        kept_nowhere(visit, secret).await?;
    }
    ensure!(visit.stub.requests().is_empty(), "a request was sent");
    Ok(())
}

async fn in_the_text(visit: &Visitor) -> Result<()> {
    let token = hub_stub::scenario("healthy-pro").context("no such scenario")?.token();
    visit.open("checkup/").await?;
    visit
        .fill(
            "report",
            &format!("curl -H 'Authorization: Bearer {token}' gave 402 Payment Required"),
        )
        .await?;
    visit.submit().await?;
    let text = visit.text().await?;
    ensure!(text.contains("There is a token in the text that you pasted."), "it is not noticed");
    ensure!(!text.contains(heart(&token)), "it is shown");
    ensure!(visit.stub.requests().is_empty(), "it is used");
    Ok(())
}

async fn hostile_link(visit: &Visit) -> Result<()> {
    let token = hub_stub::scenario("healthy-pro").context("no such scenario")?.token();
    visit.open("checkup/?hub=http://127.0.0.1:9&router=http://127.0.0.1:9&probe=on#hub=http://127.0.0.1:9").await?;
    visit.fill("token", &token).await?;
    visit.submit().await?;
    ensure!(!visit.heard("request").iter().any(|line| line.contains("url: \"http://127.0.0.1:9/")));
    ensure!(
        !visit.stub.requests().is_empty(),
        "the check-up does not ask the endpoints of its build"
    );
    Ok(())
}

async fn policy(visit: &Visitor) -> Result<()> {
    visit.open("checkup/").await?;
    let elsewhere = "new Promise((done) => {
        addEventListener('securitypolicyviolation', (violation) => done(violation.effectiveDirective));
        fetch('http://127.0.0.1:9/').then(() => done('sent'), () => setTimeout(() => done('it failed'), 2000));
    })";
    let stopped: String = visit.eval(elsewhere).await?;
    ensure!(stopped == "connect-src", "another host is not what stopped it, but: {stopped}");
    for script in [
        "eval('1')",
        "new Function('1')",
        "document.body.innerHTML = '<b>x</b>'",
        "document.createElement('script').src = 'x.js'",
    ] {
        // In a turn of its own: what a driver works out itself is not always held to the policy.
        let attempt = format!(
            "new Promise((done) => setTimeout(() => {{ try {{ {script}; done('done') }} catch (error) {{ done(error.name) }} }}))"
        );
        let outcome: String = visit.eval(&attempt).await?;
        ensure!(outcome != "done", "`{script}` is allowed");
    }
    Ok(())
}

async fn hostile_reply(visit: &Visitor) -> Result<()> {
    for call in ["whoami", "usage", "models", "chat"] {
        let name = format!("fault-{call}-hostile");
        let token = hub_stub::scenario(&name).context("no such scenario")?.token();
        visit.open("checkup/").await?;
        visit.fill("token", &token).await?;
        visit.click("[name=\"probe\"]").await?;
        visit.submit().await?;
        for button in ["look-up", "copy-markdown", "copy-json"] {
            let _: bool = visit
                .eval(&format!(
                    "(document.querySelector('[data-checkup=\"{button}\"]').click(), true)"
                ))
                .await?;
        }
        let ran: bool = visit
            .eval("new Promise((done) => setTimeout(() => done('pwned' in window), 200))")
            .await?;
        ensure!(!ran, "what the reply to {call} says was run");
        let alive: usize = visit
            .eval("document.querySelectorAll('.checkup :is(img, script, iframe, object, [onerror], [href^=\"javascript:\"])').length")
            .await?;
        ensure!(alive == 0, "what the reply to {call} says became part of the page");
    }
    Ok(())
}

/// What measures time, and so has to run alone.
pub(crate) fn timed(lab: &Arc<Lab>) -> Vec<Trial> {
    vec![trial(lab, "no_reply_and_no_paste_stops_the_page", Setting::default(), crowd)]
}

/// The longest time, in milliseconds, for which nothing that the visitor does is answered.
const LONGEST_STOP: f64 = 100.0;

async fn crowd(visit: &Visit) -> Result<()> {
    let mut pastes = vec![("", "402 Payment Required for url: https://router.huggingface.co/v1\n")];
    pastes.extend(["x ", "token-source: HF_TOKEN 37 ab12\n", "chat HTTP 402\n"].map(|it| ("", it)));
    let replies = ["whoami", "usage", "models", "chat"].map(|call| (call, ""));
    for (call, line) in replies.into_iter().chain(pastes) {
        let mut shortest = f64::INFINITY;
        // Others use this machine, too: what one of three times shows is the page's own doing.
        for _ in 0..3 {
            shortest = shortest.min(longest_stop(visit, call, line).await?);
            if shortest < LONGEST_STOP {
                break;
            }
        }
        ensure!(shortest < LONGEST_STOP, "{call}{line:?} stops the page for {shortest} ms");
    }
    Ok(())
}

/// The longest task of the page while it checks a token whose reply to this call is crowded, or reads 4 MB of this line, hands
/// out a report, and clears.
async fn longest_stop(visit: &Visit, call: &str, line: &str) -> Result<f64> {
    visit.open("checkup/").await?;
    visit.click("[name=\"report\"]").await?;
    visit.holds("document.querySelector('[data-checkup=plan] li p') !== null").await?;
    let _: bool = visit
        .eval("(window.tasks = [], new PerformanceObserver((list) => tasks.push(...list.getEntries().map((task) => task.duration))).observe({ type: 'longtask' }), true)")
        .await?;
    if call.is_empty() {
        visit.fill("report", &line.repeat(4_000_000 / line.len())).await?;
    } else {
        let name = format!("fault-{call}-crowded");
        let token = hub_stub::scenario(&name).context("no such scenario")?.token();
        visit.fill("token", &token).await?;
        visit.click("[name=\"probe\"]").await?;
    }
    visit.submit().await?;
    let elements: usize = visit.eval("document.querySelectorAll('.checkup *').length").await?;
    ensure!(elements < 700, "{call}{line:?} makes {elements} elements");
    for button in ["look-up", "copy-markdown", "clear"] {
        let press =
            format!("(document.querySelector('[data-checkup=\"{button}\"]').click(), true)");
        ensure!(visit.eval::<bool>(&press).await?);
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    }
    visit.eval("Math.max(0, ...tasks)").await
}

/// As an extension or a later visitor at the same machine would look.
async fn cleared(visit: &Visitor) -> Result<()> {
    let token = checked(visit).await?;
    visit.click("[data-checkup=\"clear\"]").await?;
    let left: String = visit
        .eval("[...document.querySelectorAll('*')].map((one) => [one.value, one.textContent, ...[...one.attributes].map((attribute) => attribute.value)].join()).join()")
        .await?;
    ensure!(!left.contains(heart(&token)), "the token is in the page");
    ensure!(!left.contains("jane-pro"), "the account is in the page");
    // Going back in the history must not bring the form's content back either.
    visit.open("privacy/").await?;
    let _: bool = visit.eval("(history.back(), true)").await?;
    visit.arrives("/checkup/").await?;
    Ok(())
}
