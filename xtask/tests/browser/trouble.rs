//! Hosts that cannot be reached or talk nonsense: each is said, and the page goes on.

use crate::lab::{Host, Lab, Setting, everywhere, trial};
use crate::visit::Visit;
use crate::visitor::Visitor;
use anyhow::{Context, Result, ensure};
use hub_stub::{Origin, Weather};
use libtest_mimic::Trial;
use std::sync::Arc;

pub(crate) fn trials(lab: &Arc<Lab>) -> Vec<Trial> {
    let weather = [
        ("a_refused_preflight", Weather::PreflightRefused),
        ("replies_that_this_page_may_not_read", Weather::NoCorsHeaders),
        ("dropped_connections", Weather::ConnectionDropped),
    ];
    let mut trials: Vec<_> = weather
        .into_iter()
        .flat_map(|(name, weather)| {
            everywhere(lab, name, Setting::default(), async move |visit| {
                visit.stub.set_weather(Origin::Hub, weather);
                visit.stub.set_weather(Origin::Router, weather);
                check(visit, "healthy-pro").await?;
                visit.says("We could not see whose token this is: no reply came.").await?;
                visit.says("We could not see whether a live call gets through: no reply").await
            })
        })
        .collect();
    let faults = [
        ("fault-whoami-html-502", "no reply came"),
        ("fault-whoami-never-ends", "no whole reply came in time"),
        ("fault-whoami-garbage", "the reply has a form that hf402 does not know"),
        ("fault-whoami-huge", "the reply has a form that hf402 does not know"),
        ("fault-whoami-429", "Hugging Face asks for fewer requests"),
        ("fault-whoami-500", "Hugging Face answered with an error of its own"),
    ];
    trials.extend(faults.into_iter().map(|(scenario, sentence)| {
        trial(lab, scenario, Setting::default(), async move |visit| {
            check(visit, scenario).await?;
            visit.says(&format!("We could not see whose token this is: {sentence}")).await?;
            // The live call is another matter, and shows that all is well.
            let found = visit.diagnosis().await?;
            ensure!(found.as_deref() == Some("nothing-wrong"), "it is {found:?}");
            Ok(())
        })
    }));
    trials.push(trial(lab, "offline", Setting::default(), offline));
    let lacks = Setting { host: Host::Lacks(".wasm"), ..Setting::default() };
    trials.extend(everywhere(lab, "a_checker_that_cannot_be_loaded_says_so", lacks, no_checker));
    trials
}

/// Checks a scenario's token, live call included.
async fn check(visit: &Visitor, scenario: &str) -> Result<()> {
    let played = hub_stub::scenario(scenario).context("no such scenario")?;
    visit.open("checkup/").await?;
    visit.fill("token", &played.token()).await?;
    visit.click("[name=\"probe\"]").await?;
    visit.submit().await?;
    Ok(())
}

async fn offline(visit: &Visit) -> Result<()> {
    visit.open("checkup/").await?;
    // The checker is loaded when the form is touched, which is before the network goes.
    visit.fill("report", "It does not work").await?;
    visit.submit().await?;
    visit.go_offline().await?;
    let played = hub_stub::scenario("healthy-pro").context("no such scenario")?;
    visit.fill("token", &played.token()).await?;
    visit.submit().await?;
    visit.says("We could not see whose token this is: no reply came.").await
}

async fn no_checker(visit: &Visitor) -> Result<()> {
    visit.open("checkup/").await?;
    ensure!(visit.submit().await? == "done");
    visit.says("The checker could not be loaded.").await
}
