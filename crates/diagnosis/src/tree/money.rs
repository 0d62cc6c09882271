//! Who pays, and can they?

use super::{Gate, Next, Question, Test, holder, passed, passed_live};
use crate::diagnoses::{
    CREDITS_DEPLETED_FREE, CREDITS_DEPLETED_ORG, CREDITS_DEPLETED_PRO, NOT_TOKEN_OR_BILLING,
    NOTHING_WRONG, PAYMENT_METHOD_MISSING, SPENDING_LIMIT_REACHED, WRONG_BILLING_TARGET,
};
use crate::{Chat, Payer, Plan, Reading, Refusal, Usage};

pub(super) const WITHIN_SPENDING_LIMIT: Question = Question {
    id: "within-spending-limit",
    ask: "Is spending below the monthly limit?",
    look: "The refusal for this is HTTP 403 and says “monthly spending limit”.",
    tests: &[
        Test::Chat(|chat| passed_live(Gate::Limit, chat)),
        Test::Usage(|usage| match usage {
            Usage::CreditLeft | Usage::CreditSpent => Some(true),
            Usage::AllowanceSpent | Usage::LimitNotSaid => None,
        }),
        Test::Paste(|reading| passed(Gate::Limit, reading)),
        Test::Visitor,
    ],
    yes: Next::Ask(&BILLS_ORGANIZATION),
    no: Next::Conclude(&SPENDING_LIMIT_REACHED),
};

const BILLS_ORGANIZATION: Question = Question {
    id: "bills-organization",
    ask: "Does the call name an organization to bill?",
    look: "Search your code for bill_to, billTo or X-HF-Bill-To.",
    tests: &[
        Test::Paste(|reading| reading.payer.map(|payer| payer == Payer::Organization)),
        Test::Visitor,
    ],
    yes: Next::Ask(&ORGANIZATION_HAS_CREDIT),
    no: Next::Ask(&HAS_CREDIT),
};

const ORGANIZATION_HAS_CREDIT: Question = Question {
    id: "organization-has-credit",
    ask: "Has the organization credit left?",
    look: "The billing page of the organization shows it to its admins.",
    tests: &[
        Test::Chat(|chat| passed_live(Gate::Credit, chat)),
        Test::Paste(|reading| passed(Gate::Credit, reading)),
        Test::Visitor,
    ],
    yes: Next::Ask(&CALL_IS_ANSWERED),
    no: Next::Conclude(&CREDITS_DEPLETED_ORG),
};

const HAS_CREDIT: Question = Question {
    id: "has-credit",
    ask: "Has the account credit left?",
    look: "The usage page shows what was used this month, the billing page what is left.",
    tests: &[
        Test::Chat(|chat| passed_live(Gate::Credit, chat)),
        Test::Usage(|usage| match usage {
            Usage::CreditLeft => Some(true),
            Usage::CreditSpent | Usage::AllowanceSpent => Some(false),
            Usage::LimitNotSaid => None,
        }),
        Test::Paste(|reading| passed(Gate::Credit, reading)),
        Test::Visitor,
    ],
    yes: Next::Ask(&CALL_IS_ANSWERED),
    no: Next::Ask(&IN_PAYING_ORGANIZATION),
};

const IN_PAYING_ORGANIZATION: Question = Question {
    id: "in-paying-organization",
    ask: "Is there an organization on a Team or Enterprise plan that should pay for this?",
    look: "Your organizations are listed in your settings; their plan stands on their page.",
    tests: &[
        // Who is no member has none. A free account in one has no other credits to spend. Someone with PRO may want
        // either to pay, and is asked.
        Test::Account(|account| {
            let holder = holder(account)?;
            match holder.in_paying_organization? {
                true => (holder.plan? == Plan::Free).then_some(true),
                false => Some(false),
            }
        }),
        Test::Visitor,
    ],
    yes: Next::Conclude(&WRONG_BILLING_TARGET),
    no: Next::Ask(&IS_PRO),
};

const IS_PRO: Question = Question {
    id: "is-pro",
    ask: "Does the account have PRO?",
    look: "Your billing settings name your subscription.",
    tests: &[
        Test::Account(|account| Some(holder(account)?.plan? == Plan::Pro)),
        Test::Chat(|chat| match chat {
            Chat::Refused(reading) => pro_by_wording(reading),
            Chat::Answered => None,
        }),
        Test::Paste(pro_by_wording),
        Test::Visitor,
    ],
    yes: Next::Ask(&CAN_BE_CHARGED),
    no: Next::Conclude(&CREDITS_DEPLETED_FREE),
};

/// A text that offers PRO is written to an account without it. The other wording does not tell.
fn pro_by_wording(reading: &Reading) -> Option<bool> {
    (reading.refusal? == Refusal::CreditsSpentOnFree).then_some(false)
}

const CAN_BE_CHARGED: Question = Question {
    id: "can-be-charged",
    ask: "Is a card on file that can be charged?",
    look: "Your billing settings list payment methods. Compute is charged apart from the PRO subscription.",
    tests: &[
        Test::Account(|account| holder(account)?.can_pay),
        Test::Visitor,
    ],
    yes: Next::Conclude(&CREDITS_DEPLETED_PRO),
    no: Next::Conclude(&PAYMENT_METHOD_MISSING),
};

const CALL_IS_ANSWERED: Question = Question {
    id: "call-is-answered",
    ask: "Is the same call answered now?",
    look: "Run your code again, or let the check-up make one live call.",
    tests: &[
        Test::Chat(|chat| match chat {
            Chat::Answered => Some(true),
            Chat::Refused(reading) => reading.refusal.map(|_| false),
        }),
        // An old refusal for credits says nothing about now; one for something else is still to be mended.
        Test::Paste(|reading| (reading.refusal? == Refusal::SomethingElse).then_some(false)),
        Test::Visitor,
    ],
    yes: Next::Conclude(&NOTHING_WRONG),
    no: Next::Conclude(&NOT_TOKEN_OR_BILLING),
};
