//! The check-up as text: for a forum post, for billing support, or for a program.
//!
//! Of what the visitor pasted there are in it the status, the client with its version, the provider and Hugging Face's
//! host, and no token can be. Names of accounts and organizations, ids, and models that nobody lists are left out unless
//! the visitor wants them in.

use crate::app::Checkup;
use crate::form::to_fragment;
use crate::hub::quoted;
use crate::questions::BILLS_ORGANIZATION;
use crate::view::{StepView, View};
use diagnosis::{Account, Answer, Chat, Plan, Verdict};
use reading::find::around;

/// The hosts that a report names. Any other may be the visitor's own.
const OURS: [&str; 3] = ["router.huggingface.co", "huggingface.co", "api-inference.huggingface.co"];

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Markdown,
    /// For programs.
    Json,
}

impl Checkup {
    /// The report, with names and ids or without.
    pub fn report(&self, format: Format, with_names: bool) -> String {
        let names = if with_names { Vec::new() } else { self.names() };
        let blot = |text: &mut String| {
            for (name, with) in &names {
                *text = replace_word(text, name, with);
            }
        };
        let mut view = self.view();
        view.steps.iter_mut().for_each(|step| blot(&mut step.because));
        view.ledger.iter_mut().for_each(blot);
        let mut facts = self.facts(&view);
        facts.iter_mut().for_each(|(_, value)| blot(value));
        match format {
            Format::Markdown => self.markdown(&view, &facts),
            Format::Json => json(&view, &facts),
        }
    }

    /// What a link to this check-up says: the answers on the way and nothing else.
    pub fn fragment(&self) -> String {
        let steps = match self.verdict() {
            Verdict::Reached(path) => path.steps,
            Verdict::Open { so_far, .. } => so_far,
        };
        let on_the_way = steps.iter().map(|step| (step.question.id, step.answer));
        let said = |id: &&'static str| match self.evidence.answers.get(id)? {
            Answer::Yes => Some((*id, true)),
            Answer::No => Some((*id, false)),
            Answer::DontKnow => None,
        };
        // What was asked out of its turn is not on the way yet.
        let aside = self.answered.iter().filter_map(said);
        let aside = aside.filter(|(id, _)| !steps.iter().any(|step| step.question.id == *id));
        to_fragment(on_the_way.chain(aside))
    }

    fn markdown(&self, view: &View, facts: &[Fact]) -> String {
        let mut text = String::from("## hf402 check-up\n\n");
        let mut line = |parts: &[&str]| {
            text.push_str(&parts.concat());
            text.push('\n');
        };
        match &view.verdict {
            Some(verdict) => line(&["**", verdict.title, "** (`", verdict.id, "`)"]),
            None => {
                line(&["Not settled. Left, likeliest first:\n"]);
                for candidate in &view.candidates {
                    line(&["- ", candidate.title, " (`", candidate.id, "`)"]);
                }
            }
        }
        line(&["\n### What is known\n"]);
        for (name, value) in facts {
            line(&["- ", name, ": ", value]);
        }
        line(&["\n### How it was found\n"]);
        for step in &view.steps {
            line(&["1. ", step.ask, " **", step.answer, ".** ", &step.because]);
        }
        if !view.ledger.is_empty() {
            line(&["\n### What was sent\n"]);
            for sent in &view.ledger {
                line(&["- `", sent, "`"]);
            }
        }
        line(&["\n### Before writing to billing support\n"]);
        for (met, condition) in self.conditions(&view.steps) {
            let mark = match met {
                Some(true) => "- [x] ",
                Some(false) => "- [ ] not so: ",
                None => "- [ ] not known: ",
            };
            line(&[mark, condition]);
        }
        text
    }

    /// What the pasted text and the replies told, by name.
    fn facts(&self, view: &View) -> Vec<Fact> {
        let details = &self.seen.details;
        let mut facts = Vec::new();
        let mut fact = |name, value: Option<String>| facts.extend(value.map(|value| (name, value)));
        fact("HTTP status", details.status.map(|status| status.to_string()));
        let ours = |host: &String| OURS.contains(&host.as_str());
        fact("Host", details.host.clone().filter(ours));
        fact("Client", details.client.map(|client| client.name().to_owned()));
        fact("Version of the client", details.version.clone());
        fact("Provider", details.provider.clone());
        fact("Model", view.model.clone());
        fact("Request id", details.request_id.clone());
        fact("Organization to bill", view.bill_to.clone());
        for line in &view.account {
            fact("Account", Some(line.clone()));
        }
        for line in view.meter.iter().flat_map(|meter| &meter.words) {
            fact("Usage", Some(line.clone()));
        }
        facts
    }

    /// The conditions under which billing support can help, and whether each is met, as far as that is known.
    fn conditions(&self, steps: &[StepView]) -> [(Option<bool>, &'static str); 6] {
        let holder = match self.evidence.account {
            Some(Ok(Account::Known(holder))) => Some(holder),
            _ => None,
        };
        let in_order =
            steps.iter().find(|step| step.id == "all-is-in-order").map(|step| step.answer == "yes");
        let billed = self.evidence.answers.get(BILLS_ORGANIZATION);
        [
            (
                holder.and_then(|holder| holder.plan).map(|plan| plan == Plan::Pro).or(in_order),
                "PRO is active.",
            ),
            (
                holder.and_then(|holder| holder.can_pay).or(in_order),
                "The billing page shows a valid payment method.",
            ),
            (
                holder.and_then(|holder| holder.may_infer).or(in_order),
                "The token is fresh and may call Inference Providers.",
            ),
            (in_order, "The code passes the token by name."),
            (
                in_order.or(billed.and_then(|answer| (answer == Answer::Yes).then_some(true))),
                "The call names the organization, if one is to pay.",
            ),
            (
                match (self.evidence.chat, self.evidence.paste) {
                    (Some(Ok(chat)), _) => Some(matches!(chat, Chat::Refused(_))),
                    (_, Some(paste)) => paste.refusal.map(|_| true),
                    _ => None,
                },
                "The call is refused all the same.",
            ),
        ]
    }

    /// Names and ids, and what stands for each where they are left out.
    fn names(&self) -> Vec<(&str, &'static str)> {
        let profile = &self.seen.profile;
        let organizations = profile.organizations.iter();
        let organizations = organizations.flat_map(|known| [&known.bill_to, &known.name]);
        let organizations =
            organizations.chain(&self.call.bill_to).map(|it| (it, "[organization]"));
        let account = profile.name.iter().map(|name| (name, "[account]"));
        let details = &self.seen.details;
        let request = details.request_id.iter().map(|id| (id, "[request id]"));
        // A model that is on the public list is nobody's own.
        let lanes = self.seen.lanes.iter().flatten().flatten();
        let listed: Vec<_> = lanes.map(|lane| &lane.model).collect();
        let models = self.call.model.iter().chain(&details.model);
        let models = models.filter(|model| !listed.contains(model)).map(|it| (it, "[model]"));
        models
            .chain(organizations)
            .chain(account)
            .chain(request)
            .map(|(name, with)| (name.as_str(), with))
            .collect()
    }
}

/// Something that is known, by name.
type Fact = (&'static str, String);

fn json(view: &View, facts: &[Fact]) -> String {
    let mut text = String::from("{\"tool\":\"hf402\",\"diagnosis\":");
    text.push_str(&view.verdict.as_ref().map_or("null".to_owned(), |verdict| quoted(verdict.id)));
    list(&mut text, "candidates", view.candidates.iter().map(|candidate| quoted(candidate.id)));
    list(
        &mut text,
        "steps",
        view.steps.iter().map(|step| {
            object(&[("question", step.id), ("answer", step.answer), ("because", &step.because)])
        }),
    );
    list(
        &mut text,
        "facts",
        facts.iter().map(|(name, value)| object(&[("name", name), ("value", value)])),
    );
    list(&mut text, "requests", view.ledger.iter().map(|line| quoted(line)));
    text.push('}');
    text
}

fn list(text: &mut String, name: &str, items: impl Iterator<Item = String>) {
    text.push_str(&[",\"", name, "\":["].concat());
    for (at, item) in items.enumerate() {
        if at > 0 {
            text.push(',');
        }
        text.push_str(&item);
    }
    text.push(']');
}

fn object(fields: &[(&str, &str)]) -> String {
    let mut text = String::from("{");
    for (at, (name, value)) in fields.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        text.push_str(&[&quoted(name), ":", &quoted(value)].concat());
    }
    text.push('}');
    text
}

/// The text with another word in place of one, wherever that stands by itself.
fn replace_word(text: &str, word: &str, with: &str) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut rest = text;
    // Beyond ASCII, whatever it is counts as a letter: the tables that tell would have to be downloaded.
    let is_inside = |byte: Option<u8>| {
        byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii())
    };
    while let Some((before, after)) = around(rest, word) {
        replaced.push_str(before);
        let alone = !is_inside(replaced.bytes().next_back()) && !is_inside(after.bytes().next());
        replaced.push_str(if alone { with } else { word });
        rest = after;
    }
    replaced.push_str(rest);
    replaced
}

#[cfg(test)]
mod tests {
    use super::replace_word;

    #[test]
    fn a_name_is_replaced_where_it_stands_by_itself() {
        assert_eq!(
            replace_word("acme: X-HF-Bill-To: acme, acmeville /acme/ macme", "acme", "[o]"),
            "[o]: X-HF-Bill-To: [o], acmeville /[o]/ macme"
        );
        assert_eq!(replace_word("x", "", "y"), "x");
        assert_eq!(replace_word("ää ä", "ä", "e"), "ää e");
    }
}
