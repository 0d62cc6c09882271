//! Is there a token, is it a good one, and may it do this?

use super::gate::got_through;
use super::request::REQUEST_IS_UNDERSTOOD;
use super::{Ahead, Gate, Gates, Next, Question, Test, holder, on_website};
use crate::diagnoses::{
    BILL_TO_NOT_ALLOWED, ORG_OR_APP_TOKEN, ORG_TOKEN_POLICY, TOKEN_EXPIRED, TOKEN_INVALID,
    TOKEN_LACKS_INFERENCE_PERMISSION, TOKEN_MALFORMED, TOKEN_MISSING, TOKEN_STALE_CACHE,
};
use crate::{Account, Chat, Reading, Refusal, Standing, TokenShape};

pub(super) const TOKEN_IS_ACCEPTED: Question = Question {
    id: "token-is-accepted",
    ask: "Does Hugging Face accept the token?",
    look: "The command hf auth whoami prints your name when it does. The refusal for this is HTTP 401.",
    if_yes: "Hugging Face accepts the token",
    if_no: "Hugging Face does not accept the token",
    is_fork: false,
    tests: got_through!(
        [TokenSent, TokenForm, TokenHolder, TokenMeant, TokenKnown, TokenDate] presume on_website,
        Test::Account(|account| Some(holder(account).is_some())),
        // What was used this month is told to nobody else, even while nothing can be learned of the account.
        Test::Usage(|_| Some(true)),
        Test::Token(|shape| match shape {
            TokenShape::Malformed | TokenShape::Organization => Some(false),
            TokenShape::User | TokenShape::OAuth | TokenShape::OtherCompany => None,
        }),
    ),
    yes: Next::Ask(&TOKEN_MAY_INFER),
    no: Next::Ask(&TOKEN_IS_SENT),
};

/// Where a call can be stopped for its token.
const TOKEN_GATES: Ahead = Ahead::Only(&[
    Gate::TokenSent,
    Gate::TokenForm,
    Gate::TokenHolder,
    Gate::TokenMeant,
    Gate::TokenKnown,
    Gate::TokenDate,
]);

const TOKEN_IS_SENT: Question = Question {
    id: "token-is-sent",
    ask: "Is a token sent with the call?",
    look: "Look at the line that makes the client: it should be given a token, or a variable that holds one.",
    if_yes: "a token is sent",
    if_no: "no token is sent",
    is_fork: false,
    tests: &[
        // The text first: who has a token to paste may still not be sending it.
        Test::PastePassed(Gates::new(&[Gate::TokenSent], TOKEN_GATES)),
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
    if_yes: "the token is written as it should be",
    if_no: "the token is not written as it should be",
    is_fork: false,
    tests: &[
        Test::Token(|shape| Some(shape != TokenShape::Malformed)),
        Test::PastePassed(Gates::new(&[Gate::TokenForm], TOKEN_GATES)),
        Test::Visitor,
    ],
    yes: Next::Ask(&TOKEN_IS_A_PERSONS),
    no: Next::Conclude(&TOKEN_MALFORMED),
};

const TOKEN_IS_A_PERSONS: Question = Question {
    id: "token-is-a-persons",
    ask: "Is it a person's token, and not an organization's or an application's?",
    look: "Tokens of organizations began with api_org_; Hugging Face gave them up in 2023.",
    if_yes: "the token is a person's",
    if_no: "the token is not a person's",
    is_fork: false,
    tests: &[
        Test::Account(|account| Some(*account != Account::NotAPerson)),
        Test::Token(|shape| Some(shape != TokenShape::Organization)),
        // Texts that do not say so are about those that people make for themselves.
        Test::Paste(|reading| reading.refusal.map(|it| it != Refusal::NotAPersonsToken)),
        Test::Visitor,
    ],
    yes: Next::Ask(&TOKEN_IS_IN_DATE),
    no: Next::Conclude(&ORG_OR_APP_TOKEN),
};

const TOKEN_IS_IN_DATE: Question = Question {
    id: "token-is-in-date",
    ask: "Is the token still in date?",
    look: "The error for an expired token names it and says “is expired”. Your token settings list all of them.",
    if_yes: "the token has not expired",
    if_no: "the token has expired",
    is_fork: false,
    tests: &[
        Test::Chat(|chat| match chat {
            Chat::Refused(reading) => in_date(reading),
            Chat::Answered | Chat::OtherAnswered => None,
        }),
        Test::Account(|account| match account {
            Account::Expired => Some(false),
            Account::Rejected => Some(true),
            Account::NotAPerson | Account::Known(_) => None,
        }),
        Test::Paste(in_date),
        Test::Visitor,
    ],
    yes: Next::Ask(&TOKEN_IS_THE_ONE_MEANT),
    no: Next::Conclude(&TOKEN_EXPIRED),
};

/// An expired token is always named as such, where the words are shown.
fn in_date(reading: &Reading) -> Option<bool> {
    match reading.refusal? {
        Refusal::Unauthorized => None,
        refusal => Some(refusal != Refusal::ExpiredToken),
    }
}

const TOKEN_IS_THE_ONE_MEANT: Question = Question {
    id: "token-is-the-one-meant",
    ask: "Is the token that your code sends the one that you mean?",
    look: "Print its length and its last four characters where the call is made, and compare them with the one you made.",
    if_yes: "your code sends the token that you mean",
    if_no: "your code sends another token",
    is_fork: false,
    tests: &[
        Test::PastePassed(Gates::new(&[Gate::TokenMeant], TOKEN_GATES)),
        // It is the pasted token that the Hub does not know.
        Test::Account(|account| (*account == Account::Rejected).then_some(true)),
        Test::Visitor,
    ],
    yes: Next::Conclude(&TOKEN_INVALID),
    no: Next::Conclude(&TOKEN_STALE_CACHE),
};

const TOKEN_MAY_INFER: Question = Question {
    id: "token-may-infer",
    ask: "May the token call Inference Providers for the one who is to pay?",
    look: "A fine-grained token needs “Make calls to Inference Providers”; read and write tokens need nothing more.",
    if_yes: "the token may call Inference Providers",
    if_no: "the token may not call Inference Providers",
    is_fork: false,
    tests: got_through!(
        [Permission, BillTo, Policy] presume on_website,
        Test::Account(|account| {
            let holder = holder(account)?;
            match holder.named_organization {
                Some(Standing::Stranger | Standing::KeptOut) => Some(false),
                Some(Standing::Member) | None => holder.may_infer,
            }
        }),
    ),
    yes: Next::Ask(&REQUEST_IS_UNDERSTOOD),
    no: Next::Ask(&ORGANIZATION_LETS_TOKEN_IN),
};

const ORGANIZATION_LETS_TOKEN_IN: Question = Question {
    id: "organization-lets-token-in",
    ask: "Do the organization's rules let the token in?",
    look: "The message for this speaks of the organization's token policy, or of an admin who revoked the token.",
    if_yes: "the organization's rules let the token in",
    if_no: "the organization's rules keep the token out",
    is_fork: false,
    tests: got_through!(
        [Policy] ahead [Permission, BillTo],
        Test::Account(|account| Some(
            holder(account)?.named_organization != Some(Standing::KeptOut)
        )),
    ),
    yes: Next::Ask(&ORGANIZATION_MAY_BE_BILLED),
    no: Next::Conclude(&ORG_TOKEN_POLICY),
};

const ORGANIZATION_MAY_BE_BILLED: Question = Question {
    id: "organization-may-be-billed",
    ask: "Does the call bill you, or an organization that lets you?",
    look: "Search your code for bill_to, billTo or X-HF-Bill-To, and see whether you are a member of what it names.",
    if_yes: "whoever the call bills may be billed",
    if_no: "the token may not bill the organization",
    is_fork: false,
    tests: got_through!(
        [BillTo] ahead [Permission],
        Test::Account(|account| Some(holder(account)?.named_organization.is_none())),
    ),
    yes: Next::Conclude(&TOKEN_LACKS_INFERENCE_PERMISSION),
    no: Next::Conclude(&BILL_TO_NOT_ALLOWED),
};
