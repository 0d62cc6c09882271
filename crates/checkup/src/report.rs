//! The check-up as text: for a forum post, for billing support, or for a program.
//!
//! Of what the visitor pasted there are in it the status, the client with its version, and the provider, Hugging Face's
//! host and the model as far as they are [known]. Names of accounts and organizations, ids, and models that nobody lists are
//! left out unless the visitor wants them in.

use crate::app::Checkup;
use crate::hub::{Lane, PAYER, quoted};
use crate::known;
use crate::link::passed_on;
use crate::questions::BILLS_ORGANIZATION;
use crate::view::{Headline, StepView, View};
use diagnosis::{Account, Answer, Chat, Plan};
use reading::find::around;

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Markdown,
    /// For programs.
    Json,
}

impl Checkup {
    /// The report, with names and ids or without, and with addresses of this guide, which begins at `site`.
    pub fn report(&self, format: Format, with_names: bool, site: &str) -> String {
        let checkup = self.to_pass_on(with_names);
        let view = checkup.view();
        let facts = checkup.facts(&view);
        match format {
            Format::Markdown => checkup.markdown(&view, &facts, site),
            Format::Json => json(&view, &facts),
        }
    }

    /// The same check-up with nothing in it that may not be passed on.
    fn to_pass_on(&self, with_names: bool) -> Self {
        let (mut call, mut seen) = (self.call.clone(), self.seen.clone());
        let lanes = seen.lanes.take().and_then(Result::ok).unwrap_or_default();
        let name = |name: &mut Option<String>, stand_in: &str| {
            let wanted = |name: &&str| with_names && known::plain(name).is_some();
            *name =
                name.take().map(|name| Some(&*name).filter(wanted).unwrap_or(stand_in).to_owned());
        };
        name(&mut call.bill_to, ORGANIZATION);
        name(&mut seen.profile.name, "[account]");
        call.model = call.model.map(|model| named_model(&model, &lanes, with_names));
        let details = &mut seen.details;
        details.model = details.model.take().map(|model| named_model(&model, &lanes, with_names));
        details.host = details.host.take().and_then(|it| known::host(&it)).map(str::to_owned);
        details.provider =
            details.provider.take().and_then(|it| known::provider(&it)).map(str::to_owned);
        details.version = details.version.take().filter(|it| known::version(it).is_some());
        details.request_id = details.request_id.take().filter(|it| known::request_id(it).is_some());
        if !with_names {
            details.request_id = details.request_id.take().map(|_| "[request id]".to_owned());
        }
        for (provider, _) in &mut seen.books.providers {
            *provider = known::provider(provider).unwrap_or("Another provider").to_owned();
        }
        for sent in &mut seen.sent {
            let (_, path) = around(&sent.request.url, "://").unwrap_or_default();
            let (host, path) = path.split_once('/').unwrap_or((path, ""));
            // A site may ask hosts of its own.
            if known::host(host).is_none() {
                sent.request.url = ["[host]/", path].concat();
            }
            for (header, value) in &mut sent.request.headers {
                if *header == PAYER {
                    *value = call.bill_to.clone().unwrap_or_default();
                }
            }
        }
        let mut checkup = Self::new(self.endpoints.clone());
        (checkup.phase, checkup.now) = (self.phase, self.now);
        (checkup.evidence, checkup.answered) = (self.evidence.clone(), self.answered.clone());
        (checkup.call, checkup.seen) = (call, seen);
        checkup
    }

    /// The address of this result, to pass on.
    pub fn link(&self, site: &str) -> String {
        [site, "checkup/", &passed_on(&self.fragment())].concat()
    }

    fn markdown(&self, view: &View, facts: &[Fact], site: &str) -> String {
        let mut text = String::from("## hf402 check-up\n\n");
        let mut line = |parts: &[&str]| {
            text.push_str(&parts.concat());
            text.push('\n');
        };
        match &view.headline {
            Some(Headline::Settled(cause)) => line(&["**", cause.title, "** (`", cause.id, "`)"]),
            Some(Headline::Likely(cause, why)) => {
                line(&["Most likely: **", cause.title, "** (`", cause.id, "`). ", why]);
            }
            Some(Headline::Open { title, .. }) => line(&["**", title, "**"]),
            None => line(&["**Nothing is known yet**"]),
        }
        line(&[]);
        match &view.headline {
            Some(Headline::Settled(cause) | Headline::Likely(cause, _)) => {
                line(&["- The next step: ", cause.remedy]);
                if let Some((words, url)) = &cause.place {
                    line(&["- ", words, ": ", url]);
                }
                line(&["- Who can do it: ", cause.mender, "."]);
                line(&["- How: ", site, "diagnoses/", cause.id, "/"]);
            }
            Some(Headline::Open { step, .. }) => line(&["- The next step: ", step]),
            None => {}
        }
        line(&["- This result: ", &self.link(site)]);
        if !view.candidates.is_empty() {
            line(&["\n### Left, likeliest first\n"]);
            for candidate in &view.candidates {
                line(&["- ", candidate.title, " (`", candidate.id, "`). ", &candidate.tells]);
            }
        }
        line(&["\n### What is known\n"]);
        for (name, value) in facts {
            line(&["- ", name, ": ", value]);
        }
        line(&["\n### How it was found\n"]);
        for step in &view.steps {
            line(&["- ", step.mark.sign().0, " ", &step.words, " ", &step.because]);
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
        fact("Host", details.host.clone());
        fact("Client", details.client.map(|client| client.title.to_owned()));
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
}

/// What stands for an organization that is not named.
const ORGANIZATION: &str = "[organization]";

/// The model, if everybody may know it or the visitor wants it in.
fn named_model(model: &str, listed: &[Lane], with_names: bool) -> String {
    known::model(model, listed)
        .or_else(|| known::model_form(model).filter(|_| with_names).map(str::to_owned))
        .unwrap_or_else(|| "[model]".to_owned())
}

/// Something that is known, by name.
type Fact = (&'static str, String);

fn json(view: &View, facts: &[Fact]) -> String {
    let mut text = String::from("{\"tool\":\"hf402\",\"diagnosis\":");
    text.push_str(&view.verdict().map_or("null".to_owned(), |verdict| quoted(verdict.id)));
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
