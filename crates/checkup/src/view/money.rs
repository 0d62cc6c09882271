//! Amounts and prices, as the page shows them.

use super::{LanesView, MeterView};
use crate::app::Checkup;
use crate::budget;
use crate::hub::{self, Amounts};
use crate::money::{dollars, grouped, shown};
use crate::month::next_month_start;
use diagnosis::{Unseen, Usage};

/// How many ways that work are shown.
const MOST_LANES: usize = 6;

/// This month's amounts, when the token may read them.
pub(super) fn meter(checkup: &Checkup) -> Option<MeterView> {
    let Some(Ok(usage)) = checkup.evidence.usage else { return None };
    let books = &checkup.seen.books;
    let Amounts { used, included, limit } = books.amounts;
    let mut words = vec![match used {
        Some(used) => ["Used this month: ", &dollars(used), "."].concat(),
        None => "What was used this month is not said.".to_owned(),
    }];
    let mut say = |parts: &[&str]| words.push(parts.concat());
    if let Some((start, end)) = &books.period {
        say(&["Counted since ", start, ", until ", end, " begins (UTC)."]);
    }
    if let Some(included) = included {
        // Of the amounts as they are shown, so that a reader who subtracts finds the same.
        let left = used.map(|used| dollars(shown(included).saturating_sub(shown(used)).max(0)));
        let left = left.map_or(String::new(), |left| [", of which ", &left, " is left"].concat());
        say(&["Included: ", &dollars(included), &left, "."]);
    }
    if let Some(limit) = limit {
        say(&["In all, up to ", &dollars(limit), " may be used."]);
    }
    if let Some(requests) = books.requests {
        say(&["Calls: ", &requests.to_string(), "."]);
    }
    match usage {
        Usage::Held => say(&[
            "The average call stands there at one cent: most of this is held for calls whose price is not known yet, and comes back in some minutes.",
        ]),
        Usage::UsedElsewhere => say(&[
            "Jobs, Spaces or Endpoints draw on the same credits, and are not in this amount.",
        ]),
        _ => {}
    }
    for (provider, cost) in &books.providers {
        say(&["At the provider ", provider, ": ", &dollars(*cost), "."]);
    }
    if books.more_providers > 0 {
        say(&["And ", &grouped(books.more_providers), " more providers."]);
    }
    say(&["What is left of bought credits is told to no token: the billing page shows it."]);
    // What is included is spent first; a limit that lies far above it would make that look like nothing.
    let whole = included.filter(|included| *included > 0).or(limit);
    let percent = |(used, whole): (i64, i64)| {
        used.checked_div(whole / 100).unwrap_or(100).clamp(0, 100) as u8
    };
    Some(MeterView {
        used: used.zip(whole).map(percent),
        words,
        ends: next_month_start(checkup.now),
    })
}

/// The live call that could be made.
pub(super) fn offer(checkup: &Checkup) -> String {
    let lanes = checkup.seen.lanes.as_ref().and_then(|lanes| lanes.as_ref().ok());
    let mut words = String::from("One live call for one word could settle it. ");
    match (&checkup.call.model, lanes.and_then(|lanes| hub::cheapest(lanes))) {
        (Some(model), _) => {
            words.push_str(&["It would call ", model, ". "].concat());
        }
        (None, Some(lane)) => {
            words.push_str(
                &["It would call ", &lane.route(), ", at ", &lane.price_words()].concat(),
            );
            if let Some(cost) = lane.call_words() {
                words.push_str(&[": ", &cost, " for this call"].concat());
            }
            words.push_str(". ");
        }
        (None, None) => {
            words.push_str("It would call the cheapest model of the router's public list. ")
        }
    }
    words.push_str("About one cent is held for some minutes.");
    words
}

/// What would work right now, once the list of models is there.
pub(super) fn lanes(checkup: &Checkup) -> Option<LanesView> {
    let lanes = match checkup.seen.lanes.as_ref()? {
        Ok(lanes) => lanes,
        Err(Unseen::Declined) => return None,
        Err(_) => {
            return Some(LanesView {
                words: "The router's list of models could not be read.".to_owned(),
                lanes: Vec::new(),
                buys: None,
            });
        }
    };
    let model = checkup.call.model.as_ref().or(checkup.seen.details.model.as_ref());
    let (best, named) = hub::live(lanes, model.map_or("", String::as_str), MOST_LANES);
    let words = match (model, named) {
        (Some(model), true) => ["Who serves ", model, " right now:"].concat(),
        (Some(model), false) => [
            "Nobody on the router's list serves ",
            model,
            " right now. The cheapest that is served:",
        ]
        .concat(),
        (None, _) => "The cheapest that is served right now:".to_owned(),
    };
    let priced = best.iter().find_map(|lane| Some((lane.route(), lane.price?)));
    let priced = priced.as_ref().map(|(route, price)| (route.as_str(), *price));
    let buys = budget::words(&checkup.seen.books, priced);
    let lanes = best.into_iter().map(|lane| (lane.route(), lane.price_words())).collect();
    Some(LanesView { words, lanes, buys })
}
