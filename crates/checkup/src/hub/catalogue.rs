//! `GET /v1/models` of the router: which models are served, by whom, and at what price.
//!
//! The list is public. It is given to a wrong token, too, so it says nothing about the token.

use crate::json::{Document, Node};
use crate::money::small_dollars;
use crate::request::Reply;
use diagnosis::{Observed, Unseen};

/// A model at a provider that serves it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The model: `owner/name`.
    pub model: String,
    /// The provider.
    pub provider: String,
    /// What it costs; `None` when the list does not say.
    pub price: Option<Price>,
    /// Whether it is offered free of charge.
    pub free: bool,
}

/// A price, in millionths of a US dollar for a million tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Price {
    /// For tokens that the model writes.
    pub output: i64,
    /// For tokens that it reads.
    pub input: i64,
}

/// How many tokens the model reads for the live call, at most: the one word, and what the model's template puts
/// around it. (43 in a reply recorded in December 2025.)
const TOKENS_READ: i64 = 200;

impl Lane {
    /// The name under which the router calls just this provider: `owner/name:provider`.
    pub fn route(&self) -> String {
        let mut route = self.model.clone();
        route.push(':');
        route.push_str(&self.provider);
        route
    }

    /// Its price in words.
    pub fn price_words(&self) -> String {
        match self.price {
            _ if self.free => "free of charge".to_owned(),
            None => "the list names no price".to_owned(),
            Some(Price { output, input }) => {
                let mut words = small_dollars(input);
                words.push_str(" read, ");
                words.push_str(&small_dollars(output));
                words.push_str(" written, per million tokens");
                words
            }
        }
    }

    /// What one live call costs at most, in words; `None` when the list names no price.
    pub fn call_words(&self) -> Option<String> {
        let Price { output, input } = self.price?;
        let micro = input.checked_mul(TOKENS_READ)?.checked_add(output)? / 1_000_000 + 1;
        let mut words = String::from("less than ");
        words.push_str(&small_dollars(micro));
        Some(words)
    }

    /// Free lanes first, then by price; those without a price last.
    fn rank(&self) -> (bool, bool, Option<Price>) {
        (!self.free, self.price.is_none(), self.price)
    }
}

/// The lanes on which text is answered with text right now.
///
/// # Errors
/// The reason why the reply shows nothing.
pub fn catalogue(reply: &Reply) -> Observed<Vec<Lane>> {
    if reply.status != 200 {
        return Err(reply.unseen());
    }
    let document = Document::read(&reply.body).ok_or(Unseen::NotUnderstood)?;
    let models = document.root().at("data").list().ok_or(Unseen::NotUnderstood)?;
    let mut lanes = Vec::new();
    for model in models.filter(|model| answers_with_text(model.at("architecture"))) {
        for provider in model.at("providers").items() {
            if provider.at("status").text() == Some("live")
                && let Some(provider_name) = provider.at("provider").name()
                && let Some(model) = model.at("id").name()
            {
                lanes.push(Lane {
                    model,
                    provider: provider_name,
                    price: price(provider.at("pricing")),
                    free: provider.at("is_free").flag() == Some(true),
                });
            }
        }
    }
    // A list on which nobody serves anything is in a form that we do not know.
    if lanes.is_empty() { Err(Unseen::NotUnderstood) } else { Ok(lanes) }
}

/// Whether a model reads text and writes text; one that does not say is taken for such a model.
fn answers_with_text(architecture: Node<'_>) -> bool {
    ["input_modalities", "output_modalities"].iter().all(|modalities| {
        let modalities = architecture.at(modalities);
        modalities.list().is_none() || modalities.holds("text")
    })
}

/// The price, which the list gives in dollars for a million tokens.
fn price(pricing: Node<'_>) -> Option<Price> {
    Some(Price {
        output: pricing.at("output").millionths()?,
        input: pricing.at("input").millionths()?,
    })
}

/// The cheapest lane that takes money. A free one answers accounts without any credit, too, as several people
/// measured in 2026, so it would say nothing about credit.
pub fn cheapest(lanes: &[Lane]) -> Option<&Lane> {
    lanes.iter().filter(|lane| !lane.free && lane.price.is_some()).min_by_key(|lane| lane.rank())
}

/// What would work right now: at most `most` lanes for this model, or for all if nobody serves it, the free ones
/// first. Says, too, whether they are for this model.
pub fn live<'a>(lanes: &'a [Lane], model: &str, most: usize) -> (Vec<&'a Lane>, bool) {
    let model = model.split(':').next().unwrap_or(model);
    let named = |lane: &&Lane| lane.model.eq_ignore_ascii_case(model);
    let is_served = lanes.iter().any(|lane| named(&lane));
    let mut best: Vec<&Lane> = Vec::new();
    for lane in lanes.iter().filter(|lane| !is_served || named(lane)) {
        let place = best.partition_point(|other| other.rank() <= lane.rank());
        best.insert(place, lane);
        best.truncate(most);
    }
    (best, is_served)
}

#[cfg(test)]
mod tests {
    use super::{Lane, catalogue, cheapest, live};
    use crate::request::Reply;

    fn lanes() -> Vec<Lane> {
        let body = r#"{"data":[
            {"id":"a/dear","providers":[
                {"provider":"one","status":"live","pricing":{"input":0.1,"output":0.5}},
                {"provider":"two","status":"error","pricing":{"input":0.0,"output":0.0}},
                {"provider":"new","status":"live"}]},
            {"id":"a/cheap","providers":[{"provider":"one","status":"live","pricing":{"input":0.01,"output":0.03}}]},
            {"id":"a/free","providers":[{"provider":"gift","status":"live","is_free":true}]},
            {"id":"a/picture","architecture":{"output_modalities":["image"]},"providers":[
                {"provider":"one","status":"live","pricing":{"input":0.0,"output":0.0}}]}
        ]}"#;
        catalogue(&Reply { status: 200, body: body.to_owned() }).unwrap()
    }

    #[test]
    fn the_cheapest_lane_takes_money_and_serves_text() {
        let lanes = lanes();
        let lane = cheapest(&lanes).unwrap();
        assert_eq!(lane.route(), "a/cheap:one");
        assert_eq!(lane.price_words(), "$0.01 read, $0.03 written, per million tokens");
        assert_eq!(lane.call_words().unwrap(), "less than $0.000003");
    }

    #[test]
    fn a_model_that_is_served_has_its_own_lanes_and_another_gets_the_best_of_all() {
        let lanes = lanes();
        let routes = |model| {
            let (lanes, named) = live(&lanes, model, 3);
            (lanes.iter().map(|lane| lane.route()).collect::<Vec<_>>().join(" "), named)
        };
        assert_eq!(routes("A/Dear:two"), ("a/dear:one a/dear:new".to_owned(), true));
        assert_eq!(routes("b/none"), ("a/free:gift a/cheap:one a/dear:one".to_owned(), false));
    }

    #[test]
    fn an_odd_price_is_no_price() {
        let body = r#"{"data":[{"id":"a/b","providers":[
            {"provider":"x","status":"live","pricing":{"input":-1,"output":1e300}}]}]}"#;
        let lanes = catalogue(&Reply { status: 200, body: body.to_owned() }).unwrap();
        assert_eq!(cheapest(&lanes), None);
    }
}
