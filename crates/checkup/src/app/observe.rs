//! What Hugging Face replied, taken in.

use super::Checkup;
use super::state::Sent;
use crate::hub;
use crate::request::{Asked, Reply};
use diagnosis::Observed;

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
            Asked::Chat => self.evidence.chat = Some(outcome.and_then(|reply| hub::chat(&reply))),
            Asked::Catalogue => {
                seen.lanes = Some(outcome.and_then(|reply| hub::catalogue(&reply)));
            }
        }
    }
}
