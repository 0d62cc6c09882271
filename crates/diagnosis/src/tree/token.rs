//! Is there a token, is it a good one, and may it do this?

use super::money::WITHIN_SPENDING_LIMIT;
use super::{Gate, Next, Question, Test, holder, passed, passed_live};
use crate::diagnoses::{
    TOKEN_EXPIRED, TOKEN_INVALID, TOKEN_LACKS_INFERENCE_PERMISSION, TOKEN_MALFORMED, TOKEN_MISSING,
};
use crate::{Account, Chat, Refusal, TokenShape};

pub(super) const TOKEN_IS_SENT: Question = Question {
    id: "token-is-sent",
    ask: "Is a token sent with the call?",
    look: "Look at the line that makes the client: it should be given a token, or a variable that holds one.",
    tests: &[
        // The text first: who has a token to paste may still not be sending it.
        Test::Paste(|reading| passed(Gate::TokenSent, reading)),
        Test::Token(|_| Some(true)),
        Test::Visitor,
    ],
    yes: Next::Ask(&TOKEN_IS_WELL_FORMED),
    no: Next::Conclude(&TOKEN_MISSING),
};

const TOKEN_IS_WELL_FORMED: Question = Question {
    id: "token-is-well-formed",
    ask: "Is it written the way Hugging Face gives it?",
    look: "A user access token is one word that begins with hf_, with no quotes, no “Bearer” and no spaces.",
    tests: &[
        Test::Token(|shape| Some(shape != TokenShape::Malformed)),
        Test::Paste(|reading| match reading.refusal? {
            Refusal::NoToken | Refusal::BadToken | Refusal::NoOrBadToken => None,
            _ => Some(true),
        }),
        Test::Visitor,
    ],
    yes: Next::Ask(&HUB_ACCEPTS_TOKEN),
    no: Next::Conclude(&TOKEN_MALFORMED),
};

const HUB_ACCEPTS_TOKEN: Question = Question {
    id: "hub-accepts-token",
    ask: "Does Hugging Face accept the token?",
    look: "The command hf auth whoami prints your name when it does.",
    tests: &[
        Test::Chat(|chat| passed_live(Gate::TokenValid, chat)),
        Test::Account(|account| Some(holder(account).is_some())),
        Test::Paste(|reading| passed(Gate::TokenValid, reading)),
        Test::Visitor,
    ],
    yes: Next::Ask(&TOKEN_MAY_INFER),
    no: Next::Ask(&TOKEN_IS_IN_DATE),
};

const TOKEN_IS_IN_DATE: Question = Question {
    id: "token-is-in-date",
    ask: "Is the token still in date?",
    look: "The error for an expired token names it and says “is expired”. Your token settings list all of them.",
    tests: &[
        Test::Chat(|chat| match chat {
            Chat::Refused(reading) => in_date(reading.refusal?),
            Chat::Answered => None,
        }),
        Test::Account(|account| Some(*account != Account::Expired)),
        Test::Paste(|reading| in_date(reading.refusal?)),
        Test::Visitor,
    ],
    yes: Next::Conclude(&TOKEN_INVALID),
    no: Next::Conclude(&TOKEN_EXPIRED),
};

/// Among refusals for the token: whether it was for anything but its age.
fn in_date(refusal: Refusal) -> Option<bool> {
    match refusal {
        Refusal::ExpiredToken => Some(false),
        Refusal::BadToken | Refusal::NoOrBadToken => Some(true),
        _ => None,
    }
}

const TOKEN_MAY_INFER: Question = Question {
    id: "token-may-infer",
    ask: "May the token call Inference Providers?",
    look: "A fine-grained token needs “Make calls to Inference Providers”; read and write tokens need nothing more.",
    tests: &[
        Test::Chat(|chat| passed_live(Gate::Permission, chat)),
        Test::Account(|account| holder(account)?.may_infer),
        Test::Paste(|reading| passed(Gate::Permission, reading)),
        Test::Visitor,
    ],
    yes: Next::Ask(&WITHIN_SPENDING_LIMIT),
    no: Next::Conclude(&TOKEN_LACKS_INFERENCE_PERMISSION),
};
