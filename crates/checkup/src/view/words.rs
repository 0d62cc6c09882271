//! The sentences of the page that depend on what was seen.

use super::{State, View};
use crate::app::{Checkup, Phase, Sent};
use diagnosis::{Account, Observed, Probe, Step, Unseen};

/// Where the check-up stands.
pub(super) fn status(checkup: &Checkup, view: &View) -> String {
    match (view.state, checkup.phase) {
        (_, Phase::Checking(probe)) => match probe {
            Probe::Account => "Asking Hugging Face whose token this is…",
            Probe::Usage => "Asking Hugging Face what was used this month…",
            _ => "Making one live call…",
        }
        .to_owned(),
        (State::Idle, _) => String::new(),
        (_, Phase::Asking(_)) => {
            let left = view.candidates.len();
            format!("{left} causes are left. One question to narrow it down:")
        }
        _ if view.verdict.is_some() => "This is it:".to_owned(),
        _ => "It cannot be settled from here. These causes are left, likeliest first:".to_owned(),
    }
}

/// What says so: the evidence behind an answer.
pub(super) fn because(checkup: &Checkup, step: &Step) -> String {
    let Some(probe) = step.decided_by else {
        return String::new();
    };
    let mut because = match probe {
        Probe::Paste => "Your text says so.".to_owned(),
        Probe::Token => "The token's form shows it.".to_owned(),
        Probe::Account => match &checkup.seen.name {
            Some(name) => format!("Hugging Face says so. It knows the token as one of {name}."),
            None => "Hugging Face says so.".to_owned(),
        },
        Probe::Usage => usage(checkup),
        Probe::Chat => "The live call showed it.".to_owned(),
        Probe::Visitor => "You said so.".to_owned(),
        Probe::Presumption => "Nothing that you gave says otherwise.".to_owned(),
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

/// This month's amounts in a sentence.
fn usage(checkup: &Checkup) -> String {
    let amounts = checkup.seen.amounts;
    match (amounts.used, amounts.included, amounts.limit) {
        (Some(used), Some(included), Some(limit)) => format!(
            "Hugging Face says: {} used this month, {} included, {} in all may be used.",
            dollars(used),
            dollars(included),
            dollars(limit),
        ),
        _ => "Hugging Face's figures for this month say so.".to_owned(),
    }
}

/// Billionths of a dollar as dollars and cents, cut off and not rounded: $1.99 must not read as $2.00.
fn dollars(nano: i64) -> String {
    let cents = nano / 10_000_000;
    let sign = if cents < 0 { "−" } else { "" };
    format!("{sign}${}.{:02}", cents.abs() / 100, cents.abs() % 100)
}

/// What would settle a question that is open.
pub(super) fn would_settle(needs: &[Probe]) -> String {
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
        [] => "Nothing that this page can look at would settle it.".to_owned(),
        ways => format!("Not known yet. It would be settled by {}.", either(ways)),
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
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// What the visitor should know besides the verdict.
pub(super) fn notices(checkup: &Checkup) -> Vec<String> {
    let seen = &checkup.seen;
    let mut notices = Vec::new();
    if seen.tokens_in_report > 0 {
        notices.push(
            "There is a token in the text that you pasted. This page did not keep it. Revoke it in your token settings, because whoever saw the text can use it.".to_owned(),
        );
    }
    notices.extend(seen.print_this.map(|code| {
        format!("The text names a status and hides the sentence that says why. Your client prints it with: {code}")
    }));
    notices.extend(seen.flaw.map(|flaw| flaw.words().to_owned()));
    if seen.report_unread {
        notices.push(
            "The text that you pasted holds none of the sentences that we know. If your client hides the reply's body, print it and paste that.".to_owned(),
        );
    }
    let evidence = &checkup.evidence;
    notices.extend(
        [
            unseen("whose token this is", evidence.account.as_ref()),
            unseen("what was used this month", evidence.usage.as_ref()),
            unseen("whether a live call gets through", evidence.chat.as_ref()),
        ]
        .into_iter()
        .flatten(),
    );
    if evidence.usage == Some(Err(Unseen::NotPermitted)) && known(evidence.account.as_ref()) {
        notices.push(
            "The token may not read your usage, so this page cannot see how much is left. The usage page in your settings shows it.".to_owned(),
        );
    }
    notices
}

fn known(account: Option<&Observed<Account>>) -> bool {
    matches!(account, Some(Ok(Account::Known(_))))
}

/// Why a probe saw nothing, in a sentence; `None` where there is nothing to say.
fn unseen<T>(what: &str, observed: Option<&Observed<T>>) -> Option<String> {
    let why = *observed?.as_ref().err()?;
    let because = match why {
        Unseen::Unreachable => {
            "no reply reached this page. The network, a blocker, a company proxy or Hugging Face itself may be in the way; the page “Check what is wrong” shows how to ask by hand"
        }
        Unseen::TimedOut => "no whole reply came in time",
        Unseen::TooManyRequests => {
            "Hugging Face asks for fewer requests: wait five minutes, then check again"
        }
        Unseen::ServerFault => {
            "Hugging Face answered with an error of its own: its status page is status.huggingface.co"
        }
        Unseen::NotUnderstood => "the reply has a form that this page does not know",
        Unseen::NotPermitted | Unseen::Declined | Unseen::Irrelevant => return None,
    };
    Some(format!("We could not see {what}: {because}."))
}

impl Sent {
    /// The request in one line, as the ledger shows it.
    pub(super) fn line(&self) -> String {
        let Sent { request, outcome } = self;
        let billed = request
            .headers
            .iter()
            .find(|(name, _)| *name == "X-HF-Bill-To")
            .map_or(String::new(), |(name, value)| format!(" {name}: {value}"));
        let ended = match outcome {
            None => "waiting".to_owned(),
            Some(Ok(status)) => format!("HTTP {status}"),
            Some(Err(Unseen::TimedOut)) => "no whole reply in time".to_owned(),
            Some(Err(_)) => "no reply".to_owned(),
        };
        format!(
            "{} {} Authorization: Bearer ••••{billed} → {ended}",
            request.method.name(),
            request.url
        )
    }
}

#[cfg(test)]
mod tests {
    use super::dollars;

    #[test]
    fn money_is_cut_off_and_not_rounded() {
        for (nano, words) in [
            (0, "$0.00"),
            (1_999_999_999, "$1.99"),
            (2_003_100_000, "$2.00"),
            (302_000_000_000, "$302.00"),
            (-20_000_000, "−$0.02"),
            (i64::MIN, "−$9223372036.85"),
        ] {
            assert_eq!(dollars(nano), words);
        }
    }
}
