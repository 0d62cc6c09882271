//! What the Rust code states of Hugging Face, held to `content/facts.toml`, so that the two cannot drift apart.
//!
//! A value that changes is changed in the facts first; then these tests say where else it stands.

#![allow(missing_docs)] // The names of the tests are their sentences.

use checkup::Endpoints;
use checkup::seekers::{COLAB_LAST, HUGGINGFACE_HUB, SEEKERS, variables};
use diagnosis::Place;
use site::facts::Facts;

fn facts() -> Facts {
    let sources = site::load(&xtask::repository()).expect("the sources can be read");
    let mut problems = Vec::new();
    let facts = Facts::parse(&sources.facts, &mut problems);
    assert_eq!(problems, []);
    facts.expect("they can be read")
}

/// Hugging Face, as the terminal and the site know it where nobody has set other hosts.
fn endpoints() -> Endpoints {
    let site::Options { hub_url, router_url, .. } = site::Options::default();
    let endpoints = Endpoints::default();
    assert_eq!([&endpoints.hub, &endpoints.router], [&hub_url, &router_url]);
    endpoints
}

#[track_caller]
fn value<'a>(facts: &'a Facts, name: &str) -> &'a str {
    &facts.fact(name).unwrap_or_else(|| panic!("there is no fact `{name}`")).value
}

/// The number with which a value begins.
#[track_caller]
fn number(value: &str) -> usize {
    let digits = value.split(' ').next().unwrap_or_default();
    digits.parse().unwrap_or_else(|_| panic!("`{value}` begins with no number"))
}

#[test]
fn every_place_is_where_the_facts_say() {
    let (facts, endpoints) = (facts(), endpoints());
    for (place, name) in [
        (Place::BuyCredits, "buy-credits"),
        (Place::Billing, "settings-billing"),
        (Place::Pro, "subscribe-pro"),
        (Place::Payment, "settings-billing-payment"),
        (Place::Usage, "settings-billing-usage"),
        (Place::Tokens, "settings-tokens"),
        (Place::ProviderSettings, "settings-inference-providers"),
        (Place::Models, "inference-models"),
        (Place::Status, "status-page"),
        (Place::Endpoints, "endpoints-page"),
        (Place::Support, "billing-mail"),
    ] {
        assert_eq!(endpoints.place(place, None), value(&facts, name), "{place:?} is not `{name}`");
    }
    for place in [Place::BuyCredits, Place::Billing] {
        let organization = endpoints.place(place, Some("my-org-name"));
        assert_eq!(organization, value(&facts, "org-billing"), "{place:?}");
    }
}

#[test]
fn the_form_for_a_token_ticks_what_the_facts_say() {
    let facts = facts();
    let form = |organization| endpoints().place(Place::NewToken, organization);
    for (form, fact) in [
        (form(None), "new-checkup-token"),
        (form(None), "new-inference-token"),
        (form(Some("my-org-name")), "new-org-token"),
    ] {
        let (path, ticked) = form.split_once('?').expect("it ticks something");
        let (known, ticks) = value(&facts, fact).split_once('?').expect("so");
        assert_eq!(path, known);
        let ticked: Vec<&str> = ticked.split('&').collect();
        for tick in ticks.split('&') {
            assert!(ticked.contains(&tick), "`{fact}` ticks `{tick}`, and {form} does not");
        }
    }
}

#[test]
fn the_calls_go_where_the_facts_say() {
    let (facts, endpoints) = (facts(), endpoints());
    let list = endpoints.ask_catalogue(0);
    assert_eq!(list.url, value(&facts, "router-models"));
    let call = endpoints.ask_chat(0, "org/model", None);
    assert_eq!(call.url, value(&facts, "router-chat"));
}

#[test]
fn every_address_in_the_tree_is_a_fact() {
    let facts = facts();
    let known: Vec<&str> =
        facts.facts.keys().filter_map(|name| facts.url(name.get_ref())).collect();
    let looks =
        diagnosis::questions().into_iter().flat_map(|question| [question.ask, question.look]);
    let remedies = diagnosis::diagnoses()
        .into_iter()
        .flat_map(|diagnosis| [diagnosis.title, diagnosis.remedy, diagnosis.vain]);
    for text in looks.chain(remedies) {
        let words = text.split_whitespace().map(|word| word.trim_end_matches(['.', ',', ':', ')']));
        for address in words.filter(|word| word.starts_with("https://")) {
            assert!(known.contains(&address), "`{address}` is in no fact: {text}");
        }
    }
}

#[test]
fn billing_support_has_one_address() {
    let facts = facts();
    let billing = value(&facts, "billing-mail").trim_start_matches("mailto:");
    let remedies = diagnosis::diagnoses().into_iter().map(|diagnosis| diagnosis.remedy.to_owned());
    let sources = site::load(&xtask::repository()).expect("the sources can be read");
    let pages = sources.pages.into_iter().map(|page| page.text);
    let mut found = 0;
    for text in remedies.chain(pages) {
        for (at, _) in text.match_indices("@huggingface.co") {
            let name = text[..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            // `website@` stands in a message of Hugging Face's, word for word.
            let is_right = matches!(name, "website" | "") || billing.starts_with(name);
            assert!(is_right, "`{name}@huggingface.co` is not `{billing}`");
            found += 1;
        }
    }
    assert!(found > 5, "the pages name `{billing}` no more");
}

/// The tree and the view say "one cent" in words, and cannot take it from here: whoever changes the fact has to look
/// for `one cent` in `crates/`.
#[test]
fn the_hold_is_one_cent() {
    let facts = facts();
    assert_eq!(checkup::money::dollars(checkup::hub::HOLD), value(&facts, "hold"));
    assert_eq!(value(&facts, "hold"), "$0.01", "look for `one cent` in `crates/`");
}

#[test]
fn the_figures_of_the_examples_are_of_today() {
    let facts = facts();
    // Everybody in the stand-in who has PRO has what PRO includes.
    let replies = xtask::repository().join("crates/hub-stub/replies");
    let included = format!("\"includedNanoUsd\": {},", nano(value(&facts, "pro-credits")));
    for name in ["billing-200-pending-holds", "billing-200-pro-included-used-up"] {
        let reply = std::fs::read_to_string(replies.join(format!("{name}.toml"))).expect(name);
        assert!(reply.contains(&included), "{name} does not say `{included}`");
    }
}

#[test]
fn the_checker_counts_calls_as_the_guide_does() {
    use checkup::budget::{LONG, PRO_INCLUDES, SHORT, calls};
    let facts = facts();
    let included = i64::try_from(nano(value(&facts, "pro-credits"))).expect("it is a few dollars");
    assert_eq!(PRO_INCLUDES, included);
    let count = |name| value(&facts, name).replace(',', "").parse::<i64>().expect(name);
    assert_eq!((SHORT.read, LONG.read), (count("short-tokens"), count("long-tokens")));
    // In millionths of a dollar, as the router's list gives them.
    let price = |name| i64::try_from(nano(value(&facts, name))).expect(name) / 1_000;
    let price =
        checkup::hub::Price { input: price("v4-novita-input"), output: price("v4-novita-output") };
    assert_eq!(calls(included, price, SHORT), Some(count("v4-novita-shorts")));
    assert_eq!(calls(included, price, LONG), Some(count("v4-novita-longs")));
}

/// An amount like `$2.00` in billionths of a dollar.
fn nano(dollars: &str) -> u64 {
    let cents: String = dollars.chars().filter(char::is_ascii_digit).collect();
    assert!(dollars.contains('.'), "`{dollars}` has no cents");
    cents.parse::<u64>().expect("digits") * 10_000_000
}

#[test]
fn a_token_and_a_group_have_the_documented_lengths() {
    let facts = facts();
    let usual = number(value(&facts, "token-length"));
    assert_eq!(checkup::sources::USUAL_LENGTH, usual);

    // The id of a resource group has no page; a name of another length is that of an organization.
    let digits = number(value(&facts, "resource-group-id"));
    let page = |length| endpoints().place(Place::Billing, Some(&"a".repeat(length)));
    assert_eq!(page(digits), value(&facts, "settings-billing"));
    assert_ne!(page(digits + 1), value(&facts, "settings-billing"));
}

#[test]
fn the_secret_of_colab_comes_last_from_the_same_version_on() {
    let (major, minor) = COLAB_LAST;
    assert_eq!(format!("{major}.{minor}"), value(&facts(), "colab-last-version"));
}

#[test]
fn a_month_begins_when_the_facts_say() {
    assert_eq!(value(&facts(), "month-reset"), "the 1st of the month, 00:00 UTC");
    // 24 November 2026 at noon, and the first of December.
    assert_eq!(checkup::month::next_month_start(1_795_521_600), 1_796_083_200);
}

#[test]
fn each_client_looks_for_a_token_where_its_page_says() {
    for seeker in &SEEKERS {
        let path = format!("content/clients/{}.md", seeker.page);
        let page = std::fs::read_to_string(xtask::repository().join(&path)).expect(&path);
        let (_, section) = page.split_once("## Which token it uses").expect(&path);
        let section = section.split("\n## ").next().unwrap_or_default();
        let follows_hub = section.contains("/clients/inference-client/#which-token-it-uses");
        let hub = HUGGINGFACE_HUB.places(None);
        for place in seeker.places(None).iter().filter(|place| variables().contains(place)) {
            let is_said = section.contains(&format!("`{place}`"));
            let is_there = is_said || (follows_hub && hub.contains(place));
            assert!(is_there, "{path} does not say that it looks at {place}");
        }
    }
}
