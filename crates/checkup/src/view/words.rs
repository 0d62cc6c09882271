//! The sentences of the page that depend on what was seen.

use crate::app::{CameBy, Checkup, Phase, Sent};
use crate::hub::Organization;
use crate::money::dollars;
use crate::paste::{MOST, Pasted};
use crate::questions::{
    BILLS_ORGANIZATION, BOOKS_SHOW_IT_SPENT, CALL_IS_ANSWERED, CODE_SENDS_THIS_TOKEN,
    TOKEN_IS_ACCEPTED, TOKEN_IS_IN_DATE,
};
use crate::request::Asked;
use diagnosis::{Account, Observed, Probe, Probes, Step, Unseen};

/// What is waited for; nothing while nothing is.
pub(super) fn status(checkup: &Checkup) -> String {
    match checkup.phase {
        Phase::Checking(asked) => match asked {
            Asked::Account => "Asking Hugging Face whose token this is…",
            Asked::Usage => "Asking Hugging Face what was used this month…",
            Asked::Catalogue => "Asking the router which model is cheapest…",
            Asked::Chat => "Making one live call…",
        },
        _ => "",
    }
    .to_owned()
}

/// What was checked: "an error text, a token".
pub(super) fn checked(checkup: &Checkup) -> String {
    let mut things = Vec::new();
    things.extend(match checkup.seen.taken {
        Some(Pasted::Text) => Some("an error text"),
        Some(Pasted::Code) => Some("code"),
        Some(Pasted::Replies) => Some("replies that you asked for by hand"),
        Some(Pasted::Sources) => Some("a list of tokens"),
        Some(Pasted::Token | Pasted::Nothing) | None => None,
    });
    if checkup.token().is_some() {
        things.push("a token");
    }
    if things.is_empty() {
        things.push("your answers");
    }
    things.join(", ")
}

/// What the pasted text was taken for, or how the answers came.
pub(super) fn taken(checkup: &Checkup) -> Option<&'static str> {
    match (checkup.seen.came_by, checkup.seen.taken?) {
        (Some(CameBy::Somebody), _) => Some(
            "Someone sent you this result. It rests on what they saw and answered; nothing of yours was looked at.",
        ),
        (Some(CameBy::OwnAddress), _) => {
            Some("This is the result that the address of this page holds.")
        }
        (Some(CameBy::NothingKnown), _) => Some(
            "The address of this page should hold a result, and we cannot read it: it may have been cut off. Ask for the link again, or begin here.",
        ),
        (None, Pasted::Token) if checkup.framed => Some(
            "What you pasted is a token. This page is shown inside another one, so it took none.",
        ),
        (None, taken) => taken.words(),
    }
}

/// How things stood before the visitor mended something.
pub(super) fn before(checkup: &Checkup) -> Option<String> {
    let before = checkup.seen.before.as_ref()?;
    let mut words = ["Before: ", before.title, "."].concat();
    let limits = (before.books.amounts.limit, checkup.seen.books.amounts.limit);
    if let (Some(was), Some(is)) = limits
        && was != is
    {
        words.push_str(&[" ", &dollars(was), " could be used, now ", &dollars(is), "."].concat());
    }
    Some(words)
}

/// What says so: the evidence behind an answer.
pub(super) fn because(checkup: &Checkup, step: &Step) -> String {
    let Some(probe) = step.decided_by else {
        return String::new();
    };
    let mut because = match probe {
        Probe::Paste => by_text(step).to_owned(),
        Probe::Token => "The token's form shows it.".to_owned(),
        Probe::Account => account(checkup, step),
        Probe::Usage if step.question.id == TOKEN_IS_ACCEPTED => {
            "Hugging Face told this token what was used this month.".to_owned()
        }
        Probe::Usage => usage(checkup),
        Probe::Chat => by_live_call(step).to_owned(),
        Probe::Visitor => by_visitor(checkup, step).to_owned(),
        // Without a token, only the visitor's answers are there to follow from.
        Probe::Presumption if checkup.evidence.token.is_none() && !checkup.evidence.on_website => {
            "It follows from your other answers.".to_owned()
        }
        Probe::Presumption if checkup.evidence.on_website => "The website sees to it.".to_owned(),
        Probe::Presumption => "Assumed; not checked.".to_owned(),
    };
    because.push_str(match step.contradicted_by {
        None => "",
        Some(Probe::Paste) => {
            " Your text says otherwise: it may be about another token or account."
        }
        Some(Probe::Usage) => " This month's usage looks otherwise.",
        Some(_) => " Something else that we saw looks otherwise.",
    });
    because
}

/// What a text says to a question: its refusal names this, or comes from further on the way.
fn by_text(step: &Step) -> &'static str {
    match (step.question.id, step.answer) {
        (CODE_SENDS_THIS_TOKEN, false) => {
            "Your text tells of a refusal, and this token is not refused."
        }
        (CODE_SENDS_THIS_TOKEN, true) => {
            "The refusal in your text would be the same for every token."
        }
        (BILLS_ORGANIZATION | BOOKS_SHOW_IT_SPENT, true) | (_, false) => "Your text says so.",
        (_, true) => "Your error happens at a later stage, so this part worked.",
    }
}

/// What a live call says to a question.
fn by_live_call(step: &Step) -> &'static str {
    match (step.question.id, step.answer) {
        (CODE_SENDS_THIS_TOKEN, true) => "Assumed; not checked.",
        (CALL_IS_ANSWERED, true) => "The live call was answered.",
        (BOOKS_SHOW_IT_SPENT, true) | (_, false) => "The live call was refused for this.",
        (_, true) => "The live call got through here.",
    }
}

/// What the visitor says to a question, who is asked, or has filled in the form or pasted a list of tokens.
fn by_visitor(checkup: &Checkup, step: &Step) -> &'static str {
    match (step.question.id, &checkup.call.bill_to) {
        _ if checkup.answered.contains(&step.question.id) => "You said so.",
        (BILLS_ORGANIZATION, Some(_)) => "The organization is named as payer.",
        (BILLS_ORGANIZATION, None) => "No organization is named as payer.",
        (CODE_SENDS_THIS_TOKEN, _) => "The list of your tokens says so.",
        _ => "The address of this page says so.",
    }
}

/// What the Hub says about the account, in the words of its reply where there are such.
fn account(checkup: &Checkup, step: &Step) -> String {
    let holder = match checkup.evidence.account {
        Some(Ok(Account::Known(holder))) => holder,
        // Of an expired token it says that it is; of one that it refuses for another reason it says nothing of the kind.
        Some(Ok(Account::Rejected)) if step.question.id == TOKEN_IS_IN_DATE => {
            return "Hugging Face refuses the token, and does not say that it has expired."
                .to_owned();
        }
        _ => return "Hugging Face says so.".to_owned(),
    };
    let field = match (step.question.id, holder.plan, holder.can_pay) {
        ("is-pro", Some(_), _) => {
            if step.answer {
                "isPro: true"
            } else {
                "isPro: false"
            }
        }
        ("can-be-charged", _, Some(_)) => {
            if step.answer {
                "canPay: true"
            } else {
                "canPay: false"
            }
        }
        (TOKEN_IS_ACCEPTED, ..) => {
            let name = checkup.seen.profile.name.as_deref().unwrap_or("somebody");
            return ["Hugging Face knows the token as one of ", name, "."].concat();
        }
        ("token-may-infer", ..) => {
            return match step.answer {
                true => "Hugging Face lists the permission inference.serverless.write, or a kind of token that has it.",
                false => "Hugging Face does not list the permission inference.serverless.write for the one who is to pay.",
            }
            .to_owned();
        }
        _ => return "Hugging Face says so about this account.".to_owned(),
    };
    ["Hugging Face says ", field, "."].concat()
}

/// This month's amounts in a sentence.
fn usage(checkup: &Checkup) -> String {
    let amounts = checkup.seen.books.amounts;
    match (amounts.used, amounts.included, amounts.limit) {
        (Some(used), Some(included), Some(limit)) => [
            "Hugging Face says: ",
            &dollars(used),
            " used this month, ",
            &dollars(included),
            " included, ",
            &dollars(limit),
            " in all may be used.",
        ]
        .concat(),
        _ => "Hugging Face's figures for this month say so.".to_owned(),
    }
}

/// What would settle a question that is open.
pub(super) fn would_settle(needs: Probes) -> String {
    let ways: Vec<_> = needs
        .iter()
        .map(|probe| match probe {
            Probe::Paste => "the text of the error",
            Probe::Token | Probe::Account => "a token to look up",
            Probe::Usage => "a token that may read your usage",
            Probe::Chat => "one live call",
            Probe::Visitor | Probe::Presumption => "your answer",
        })
        .collect();
    match ways.as_slice() {
        [] => "Nothing that hf402 can look at would settle it.".to_owned(),
        ways => ["Not known yet. It would be settled by ", &either(ways), "."].concat(),
    }
}

/// "a", "a or b", "a, b or c", each named once.
fn either(ways: &[&str]) -> String {
    let mut named: Vec<&str> = Vec::new();
    for way in ways {
        if !named.contains(way) {
            named.push(way);
        }
    }
    match named.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => [&rest.join(", "), " or ", last].concat(),
        None => String::new(),
    }
}

/// What the visitor should know besides the verdict.
pub(super) fn notices(checkup: &Checkup) -> Vec<String> {
    let seen = &checkup.seen;
    let mut notices = Vec::new();
    if seen.details.tokens > 0 {
        notices.push(
            "There is a token in the text that you pasted. hf402 did not keep it. Revoke it in your token settings, because whoever saw the text can use it.".to_owned(),
        );
    }
    if seen.misplaced {
        notices.push(
            "A token or another secret stood in the field for the organization or for the model. It was taken out, and was not sent.".to_owned(),
        );
    }
    if seen.report_is_cut {
        let half = (MOST / 2000).to_string();
        notices.push(
            ["The text is very long: its first and its last ", &half, " kB were read."].concat(),
        );
    }
    if seen.details.only_status {
        notices.push(match seen.details.print_this {
            Some(code) => ["The text names a status and hides the sentence that says why. Your client prints it with: ", code].concat(),
            None => "The text names a status and not the sentence that says why. Print the whole reply of the call, and paste that.".to_owned(),
        });
    }
    if seen.link_is_broken {
        notices.push(
            "A part of this address cannot be read: it may have been cut off, so the result may be another.".to_owned(),
        );
    }
    notices.extend(seen.flaw.map(|flaw| flaw.words().to_owned()));
    if seen.report_unread {
        notices.push(
            "The text that you pasted holds none of the sentences that we know. If your client hides the reply's body, print it and paste that.".to_owned(),
        );
    }
    notices.extend(near_name(checkup));
    let evidence = &checkup.evidence;
    notices.extend(
        [
            unseen("whose token this is", evidence.account.as_ref()),
            unseen("what was used this month", evidence.usage.as_ref()),
            unseen("which models are served", seen.lanes.as_ref()),
            unseen("whether a live call gets through", evidence.chat.as_ref()),
        ]
        .into_iter()
        .flatten(),
    );
    if evidence.usage == Some(Err(Unseen::NotPermitted)) && known(evidence.account.as_ref()) {
        notices.push(
            "The token may not read your usage, so hf402 cannot see how much is left. The usage page in your settings shows it. To let a token read it, tick “Read access to your billing usage” when you make one.".to_owned(),
        );
    }
    notices
}

/// An organization of the visitor's whose name is nearly the one that the call names.
fn near_name(checkup: &Checkup) -> Option<String> {
    let named = checkup.call.bill_to.as_deref()?;
    let organizations = &checkup.seen.profile.organizations;
    if organizations.iter().any(|organization| organization.bill_to == named) {
        return None;
    }
    let is_near = |organization: &&Organization| {
        let name = &organization.bill_to;
        name.len().abs_diff(named.len()) <= 2 && strsim::levenshtein(name, named) <= 2
    };
    let near = organizations.iter().find(is_near)?;
    Some(["The call names ", named, ". You are in ", &near.bill_to, ": is that the one?"].concat())
}

fn known(account: Option<&Observed<Account>>) -> bool {
    matches!(account, Some(Ok(Account::Known(_))))
}

/// Why a probe saw nothing, in a sentence; `None` where there is nothing to say.
fn unseen<T>(what: &str, observed: Option<&Observed<T>>) -> Option<String> {
    let why = *observed?.as_ref().err()?;
    let because = match why {
        Unseen::Unreachable => {
            "no reply came. The network, a blocker, a company proxy or Hugging Face itself may be in the way; the page “The checker” shows how to ask by hand"
        }
        Unseen::TimedOut => "no whole reply came in time",
        Unseen::TooManyRequests => {
            "Hugging Face asks for fewer requests: wait five minutes, then check again"
        }
        Unseen::ServerFault => {
            "Hugging Face answered with an error of its own: its status page is status.huggingface.co"
        }
        Unseen::NotUnderstood => "the reply has a form that hf402 does not know",
        Unseen::NotPermitted | Unseen::Declined | Unseen::Irrelevant => return None,
    };
    Some(["We could not see ", what, ": ", because, "."].concat())
}

impl Sent {
    /// The request in one line, as the ledger shows it: the token masked, and how it ended.
    pub(super) fn line(&self) -> String {
        let Sent { request, outcome } = self;
        let mut line = [request.method.name(), " ", &request.url].concat();
        if request.asks.needs_token() {
            line.push_str(" Authorization: Bearer ••••");
        }
        for (name, value) in &request.headers {
            line.push_str(&[" ", name, ": ", value].concat());
        }
        line.push_str(" → ");
        match outcome {
            None => line.push_str("waiting"),
            Some((Ok(status), took)) => line
                .push_str(&["HTTP ", &status.to_string(), ", ", &took.to_string(), " ms"].concat()),
            Some((Err(Unseen::TimedOut), _)) => line.push_str("no whole reply in time"),
            Some((Err(Unseen::Declined), _)) => line.push_str("stopped by you"),
            Some((Err(_), took)) => {
                line.push_str(&["no reply, ", &took.to_string(), " ms"].concat());
            }
        }
        line
    }
}
