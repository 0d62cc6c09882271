//! What comes next: a request, a question, or the end.

use super::Checkup;
use super::state::{Phase, Sent};
use crate::hub;
use crate::questions::HAS_CREDIT;
use crate::request::{Asked, Reply, Request};
use diagnosis::{Account, Path, Payer, Probe, Step, Unseen, Verdict};

/// How a probe can be had.
enum Way {
    Send(Request),
    Known(Reply),
    Not(Unseen),
}

impl Checkup {
    /// Decides what comes next: a request, a question, or the end.
    pub(super) fn advance(&mut self) -> Option<Request> {
        loop {
            let verdict = self.verdict();
            let wanted = |probe| match &verdict {
                Verdict::Open { undecided, .. } => {
                    undecided.iter().any(|open| open.needs.contains(probe))
                }
                Verdict::Reached(path) => self.may_contradict(probe, path),
            };
            let next = [
                (Probe::Account, Asked::Account),
                (Probe::Usage, Asked::Usage),
                (Probe::Chat, Asked::Chat),
            ]
            .into_iter()
            .find(|(probe, _)| self.token.is_some() && wanted(*probe));
            let Some((_, asked)) = next else {
                self.phase = match verdict {
                    Verdict::Open { so_far, undecided, .. } => {
                        self.query(&so_far, &undecided).map_or(Phase::Done, Phase::Asking)
                    }
                    Verdict::Reached(_) => Phase::Done,
                };
                return None;
            };
            match self.way(asked) {
                Way::Send(request) => {
                    self.phase = Phase::Checking(request.asks);
                    self.seen.sent.push(Sent { request: request.clone(), outcome: None });
                    return Some(request);
                }
                Way::Known(reply) => self.observe(asked, Ok(reply)),
                // It cannot be seen, which is known now: the walk may go on from there.
                Way::Not(why) => self.observe(asked, Err(why)),
            }
        }
    }

    /// Whether a text has settled what the token's account may say otherwise: whoever gives a token has it looked at.
    fn may_contradict(&self, probe: Probe, path: &Path) -> bool {
        let by_text = |step: &Step| step.decided_by == Some(Probe::Paste);
        match probe {
            Probe::Account => self.evidence.account.is_none() && path.steps.iter().any(by_text),
            Probe::Usage => {
                let spent = |step: &Step| by_text(step) && step.question.id == HAS_CREDIT;
                let known = matches!(self.evidence.account, Some(Ok(Account::Known(_))));
                known && self.evidence.usage.is_none() && path.steps.iter().any(spent)
            }
            _ => false,
        }
    }

    /// How to have what is wanted next.
    fn way(&self, asked: Asked) -> Way {
        let usable = self.token.as_ref().is_some_and(|token| token.flaw().is_none());
        let refused = self
            .evidence
            .account
            .is_some_and(|account| !matches!(account, Ok(Account::Known(_)) | Err(_)));
        if !usable || refused {
            return Way::Not(Unseen::NotPermitted);
        }
        if let (Asked::Account, Some((_, reply))) = (asked, &self.known) {
            return Way::Known(reply.clone());
        }
        if self.call.stopped {
            return Way::Not(Unseen::Declined);
        }
        match asked {
            Asked::Account => Way::Send(self.endpoints.ask_account(self.run)),
            // The usage is the person's own.
            Asked::Usage if self.payer() == Payer::Organization => Way::Not(Unseen::Irrelevant),
            Asked::Usage if self.seen.profile.may_read_usage == Some(false) => {
                Way::Not(Unseen::NotPermitted)
            }
            Asked::Usage => Way::Send(self.endpoints.ask_usage(self.run, self.now)),
            Asked::Chat | Asked::Catalogue if !self.call.consent => Way::Not(Unseen::Declined),
            Asked::Chat | Asked::Catalogue => {
                let bill_to = self.call.bill_to.as_deref();
                match (self.model(), &self.seen.lanes) {
                    (None, None) => Way::Send(self.endpoints.ask_catalogue(self.run)),
                    (model, _) => {
                        let model = model.unwrap_or_else(|| hub::DEFAULT_MODEL.to_owned());
                        Way::Send(self.endpoints.ask_chat(self.run, &model, bill_to))
                    }
                }
            }
        }
    }

    /// The model of the live call: the visitor's, or the cheapest on the list.
    pub(super) fn model(&self) -> Option<String> {
        let cheapest = || Some(hub::cheapest(self.seen.lanes.as_ref()?.as_ref().ok()?)?.route());
        self.call.model.clone().or_else(cheapest)
    }

    pub(super) fn want_catalogue(&mut self) -> Option<Request> {
        let waiting = |sent: &Sent| sent.request.asks == Asked::Catalogue && sent.outcome.is_none();
        if self.seen.sent.iter().any(waiting) {
            return None;
        }
        let request = self.endpoints.ask_catalogue(self.run);
        self.seen.sent.push(Sent { request: request.clone(), outcome: None });
        Some(request)
    }
}
