//! What would be sent, shown before anything is.

use crate::form::{Intent, model, payer};
use crate::hub::Endpoints;
use crate::request::{Asked, Request};

/// A request that may be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Method and address: `GET https://huggingface.co/api/whoami-v2`.
    pub line: String,
    /// What of the form goes with it.
    pub with: String,
    /// What for, and when.
    pub why: &'static str,
}

impl Endpoints {
    /// Every request that a check-up of such a form may send with a token, in order. Without one it sends none.
    pub fn plan(&self, intent: &Intent) -> Vec<Planned> {
        let (model, bill_to) = (model(&intent.model), payer(&intent.bill_to));
        let mut requests = vec![self.ask_account(0)];
        if bill_to.is_none() {
            requests.push(self.ask_usage(0, 0));
        }
        if intent.probe {
            if model.is_none() {
                requests.push(self.ask_catalogue(0));
            }
            let model = model.as_deref().unwrap_or_default();
            requests.push(self.ask_chat(0, model, bill_to.as_deref()));
        }
        requests.iter().map(|request| Planned::of(request, intent)).collect()
    }
}

impl Planned {
    fn of(request: &Request, intent: &Intent) -> Self {
        let path = request.url.split('?').next().unwrap_or_default();
        let mut with = String::from(match request.asks {
            Asked::Catalogue => "Nothing of yours.",
            _ => "Your token, in the header Authorization.",
        });
        if request.asks == Asked::Chat {
            match model(&intent.model) {
                Some(model) => with.push_str(&[" The model ", &model, "."].concat()),
                None => with.push_str(" The cheapest model of that list."),
            }
            if let Some(name) = payer(&intent.bill_to) {
                with.push_str(
                    &[" The organization ", &name, ", in the header X-HF-Bill-To."].concat(),
                );
            }
            with.push_str(" The one word “hi”.");
        }
        Self {
            line: [request.method.name(), " ", path].concat(),
            with,
            why: match request.asks {
                Asked::Account => "Whose token is it, and what may it do? Asked once for a token.",
                Asked::Usage => {
                    "What was used this month? Only if the token may, and if it bears on the cause."
                }
                Asked::Catalogue => "Which models are served, and at what price? A public list.",
                Asked::Chat => {
                    "Does a call get through? Only if it bears on the cause. About one cent is held for some minutes; the price is far lower."
                }
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::form::Intent;
    use crate::hub::Endpoints;

    #[track_caller]
    fn case(intent: &Intent, expected: &[&str]) {
        let endpoints = Endpoints { hub: "https://hub".into(), router: "https://router".into() };
        let plan = endpoints.plan(intent);
        assert_eq!(plan.iter().map(|planned| &*planned.line).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_plan_grows_with_what_is_given() {
        const ACCOUNT: &str = "GET https://hub/api/whoami-v2";
        const USAGE: &str = "GET https://hub/api/settings/billing/usage-v2";
        const LIST: &str = "GET https://router/v1/models";
        const CALL: &str = "POST https://router/v1/chat/completions";
        let nothing = Intent::default();
        let call = Intent { probe: true, ..nothing.clone() };
        let own = Intent { model: "a/b".into(), bill_to: "acme".into(), ..call.clone() };
        case(&nothing, &[ACCOUNT, USAGE]);
        case(&call, &[ACCOUNT, USAGE, LIST, CALL]);
        case(&own, &[ACCOUNT, CALL]);
    }
}
