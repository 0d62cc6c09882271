//! The form before its script is there, and without the checker: nothing can put what stands in it into an address, no
//! press is lost, and what was put in is forgotten all the same.

use crate::lab::{FOR_EVER, Host, Lab, Setting, trial};
use crate::visit::Visit;
use anyhow::{Context, Result, ensure};
use libtest_mimic::Trial;
use std::sync::Arc;
use std::time::Duration;

pub(crate) fn trials(lab: &Arc<Lab>) -> Vec<Trial> {
    let at = |host| Setting { host, ..Setting::default() };
    let late = [("script", ".js"), ("module", ".wasm")];
    let mut trials: Vec<_> = late
        .iter()
        .flat_map(|(name, end)| {
            [
                trial(
                    lab,
                    format!("before the checker: a press waits for a late {name}"),
                    at(Host::Holds(end, 3)),
                    late_one,
                ),
                trial(
                    lab,
                    format!("before the checker: a {name} that never comes sends nothing"),
                    at(Host::Holds(end, FOR_EVER)),
                    never,
                ),
            ]
        })
        .collect();
    trials.push(trial(
        lab,
        "before the checker: enter waits for a late script",
        at(Host::Holds(".js", 3)),
        late_enter,
    ));
    trials.push(trial(
        lab,
        "before the checker: clear takes a press back",
        at(Host::Holds(".wasm", 3)),
        taken_back,
    ));
    for (name, host) in [
        ("is missing", Host::Lacks(".wasm")),
        ("is changed", Host::Changes(".wasm")),
        ("never comes", Host::Holds(".wasm", FOR_EVER)),
        ("is there", Host::NoPolicy),
    ] {
        let forgets = [
            trial(
                lab,
                format!("before the checker: clear forgets where the module {name}"),
                at(host),
                clear,
            ),
            trial(
                lab,
                format!("before the checker: leaving forgets where the module {name}"),
                at(host),
                leave,
            ),
            trial(
                lab,
                format!("before the checker: a quarter of an hour forgets where the module {name}"),
                at(host),
                wait,
            ),
        ];
        trials.extend(forgets);
    }
    trials
}

const SUBMIT: &str = "[data-checkup=\"form\"] [type=\"submit\"]";

/// What can be read in any field of the checker.
const FIELDS: &str = "[...document.querySelectorAll('.checkup :is(input, textarea)')].map((one) => one.type === 'checkbox' ? one.checked || '' : one.value).join('')";

fn token(scenario: &str) -> Result<String> {
    Ok(hub_stub::scenario(scenario).context("no such scenario")?.token())
}

/// Fills in all that can be, and presses the button.
async fn fill_in(visit: &Visit) -> Result<String> {
    let token = token("pro-credits-spent")?;
    visit.begin_to_open("checkup/").await?;
    visit.fill("report", "It does not work for jane@acme.example").await?;
    visit.fill("token", &token).await?;
    Ok(token)
}

/// That the address is the page's own, and that the token stands in no address and in nothing that the browser was told.
async fn sent_nothing(visit: &Visit, token: &str) -> Result<()> {
    let address: String = visit.eval("location.href").await?;
    let page = address.split("#answers=").next().unwrap_or_default();
    ensure!(page == format!("{}checkup/", visit.url), "the address is {address}");
    ensure!(!address.contains(&token[4..20]), "the address is {address}");
    for kind in ["request", "console", "log", "exception"] {
        for line in visit.heard(kind) {
            let before_headers = line.split("headers: ").next().unwrap_or_default();
            ensure!(!before_headers.contains(&token[4..20]), "{kind}: {line}");
        }
    }
    Ok(())
}

async fn late_one(visit: &Visit) -> Result<()> {
    let token = fill_in(visit).await?;
    visit.click(SUBMIT).await?;
    visit.click(SUBMIT).await?;
    says_that_it_loads(visit).await?;
    visit.settled().await?;
    ensure!(visit.diagnosis().await?.as_deref() == Some("credits-depleted-pro"));
    visit.unfold_form().await?;
    let label: String =
        visit.eval(&format!("document.querySelector('{SUBMIT}').innerText")).await?;
    ensure!(label == "Check", "{label}");
    let asked = visit.stub.requests();
    let accounts = asked
        .iter()
        .filter(|sent| sent.method == "GET" && sent.path_and_query.ends_with("whoami-v2"));
    ensure!(accounts.count() == 1, "one press counts twice");
    sent_nothing(visit, &token).await
}

async fn late_enter(visit: &Visit) -> Result<()> {
    let token = fill_in(visit).await?;
    visit.page.find_element("[name=\"token\"]").await?.press_key("Enter").await?;
    says_that_it_loads(visit).await?;
    visit.settled().await?;
    ensure!(visit.diagnosis().await?.as_deref() == Some("credits-depleted-pro"));
    sent_nothing(visit, &token).await
}

async fn says_that_it_loads(visit: &Visit) -> Result<()> {
    let label: String =
        visit.eval(&format!("document.querySelector('{SUBMIT}').innerText")).await?;
    ensure!(label == "Check as soon as it is loaded…", "the button says “{label}”");
    Ok(())
}

async fn never(visit: &Visit) -> Result<()> {
    let token = fill_in(visit).await?;
    visit.click(SUBMIT).await?;
    visit.page.find_element("[name=\"token\"]").await?.press_key("Enter").await?;
    // A page that would go somewhere would have gone.
    tokio::time::sleep(Duration::from_secs(2)).await;
    says_that_it_loads(visit).await?;
    sent_nothing(visit, &token).await?;
    ensure!(visit.stub.requests().is_empty());
    visit.click("[data-checkup=\"clear\"]").await?;
    let left: String = visit.eval(FIELDS).await?;
    ensure!(left.is_empty(), "Clear leaves “{left}”");
    Ok(())
}

async fn taken_back(visit: &Visit) -> Result<()> {
    fill_in(visit).await?;
    visit.click(SUBMIT).await?;
    visit.click("[data-checkup=\"clear\"]").await?;
    tokio::time::sleep(Duration::from_secs(5)).await;
    let state: String =
        visit.eval("document.querySelector('[data-checkup=state]').dataset.state").await?;
    ensure!(state == "idle" && visit.stub.requests().is_empty(), "it is {state}");
    Ok(())
}

/// Fills in the form once the script listens.
async fn fill_in_all(visit: &Visit) -> Result<String> {
    let token = fill_in(visit).await?;
    visit.holds("document.querySelector('[data-checkup=guard]') === null").await?;
    Ok(token)
}

async fn clear(visit: &Visit) -> Result<()> {
    fill_in_all(visit).await?;
    visit.click("[data-checkup=\"clear\"]").await?;
    let left: String = visit.eval(FIELDS).await?;
    ensure!(left.is_empty(), "Clear leaves “{left}”");
    let status: String =
        visit.eval("document.querySelector('[data-checkup=status]').innerText").await?;
    ensure!(status.is_empty(), "{status}");
    Ok(())
}

async fn leave(visit: &Visit) -> Result<()> {
    fill_in_all(visit).await?;
    visit.page.reload().await.ok();
    visit.holds("document.querySelector('.no-script-only') !== null").await?;
    let left: String = visit.eval(FIELDS).await?;
    ensure!(left.is_empty(), "a reload leaves “{left}”");
    fill_in_all(visit).await?;
    visit.open("privacy/").await?;
    let _: bool = visit.eval("(history.back(), true)").await?;
    visit.arrives("/checkup/").await?;
    visit.holds("document.querySelector('.no-script-only') !== null").await?;
    let left: String = visit.eval(FIELDS).await?;
    ensure!(left.is_empty(), "Back brings “{left}”");
    Ok(())
}

async fn wait(visit: &Visit) -> Result<()> {
    fill_in_all(visit).await?;
    let _: bool = visit
        .eval("(Date.now = () => performance.timeOrigin + performance.now() + 14 * 60000, true)")
        .await?;
    tokio::time::sleep(Duration::from_secs(6)).await;
    let left: String = visit.eval(FIELDS).await?;
    ensure!(!left.is_empty(), "it is forgotten too early");
    let _: bool = visit
        .eval("(Date.now = () => performance.timeOrigin + performance.now() + 16 * 60000, true)")
        .await?;
    visit.holds(&format!("{FIELDS} === ''")).await
}
