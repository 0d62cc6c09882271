//! What Hugging Face replied, taken in.

use super::Checkup;
use super::state::Sent;
use crate::hub;
use crate::request::{Asked, Reply};
use diagnosis::{Chat, Observed};

impl Checkup {
    /// Writes down how a request has ended.
    pub(super) fn note(&mut self, asked: Asked, outcome: &Observed<Reply>, took: u32) {
        let waiting = |sent: &&mut Sent| sent.request.asks == asked && sent.outcome.is_none();
        if let Some(sent) = self.seen.sent.iter_mut().find(waiting) {
            let status = outcome.as_ref().map(|reply| reply.status).map_err(|why| *why);
            sent.outcome = Some((status, took));
        }
    }

    /// Reduces a reply to what the tree asks.
    pub(super) fn observe(&mut self, asked: Asked, outcome: Observed<Reply>) {
        let (bill_to, seen) = (self.call.bill_to.as_deref(), &mut self.seen);
        match asked {
            Asked::Account => {
                let reply = outcome.as_ref().map_err(|why| *why);
                let read = reply.and_then(|reply| hub::account(reply, bill_to));
                self.evidence.account = Some(read.map(|read| {
                    seen.profile = read.profile;
                    if let (Some(token), Ok(reply)) = (&self.token, outcome) {
                        self.known = Some((token.again(), reply));
                    }
                    read.account
                }));
            }
            Asked::Usage => {
                let read = outcome.and_then(|reply| hub::usage(&reply));
                self.evidence.usage = Some(read.map(|(usage, books)| {
                    seen.books = books;
                    usage
                }));
            }
            Asked::Chat => {
                let read = outcome.and_then(|reply| hub::chat(&reply));
                // Which model it is that fails is known only where the visitor names it.
                let reported = self.evidence.paste.is_some_and(|paste| paste.refusal.is_some());
                let same = self.call.model.is_some()
                    && (seen.details.model.is_none() || seen.details.model == self.call.model);
                self.evidence.chat = Some(read.map(|chat| match chat {
                    Chat::Answered if reported && !same => Chat::OtherAnswered,
                    chat => chat,
                }));
            }
            Asked::Catalogue => {
                seen.lanes = Some(outcome.and_then(|reply| hub::catalogue(&reply)));
            }
        }
    }
}
