//! Who pays, and can they?

use super::gate::got_through;
use super::service::{ALL_IS_IN_ORDER, SERVICE_IS_UP};
use super::{Ahead, Gate, Gates, Next, Question, Test, holder, token_alone_without_credit};
use crate::diagnoses::{
    CREDITS_DEPLETED_FREE, CREDITS_DEPLETED_ORG, CREDITS_DEPLETED_PRO, CREDITS_USED_ELSEWHERE,
    PAYMENT_METHOD_MISSING, PENDING_HOLDS, PREPAID_CREDITS_NEEDED, PROVIDER_KEY_BALANCE,
    PROVIDER_NOT_ENABLED, SPENDING_LIMIT_REACHED, TOKEN_STALE_CACHE, WRONG_BILLING_TARGET,
};
use crate::{Chat, Payer, Plan, Reading, Refusal, Topic, Usage};

const LIMIT: Gates = Gates::new(&[Gate::Limit], Ahead::All);
const CARD_AND_CREDIT: Gates = Gates::new(&[Gate::Card, Gate::Credit], Ahead::All);
const CREDIT: Gates = Gates::new(&[Gate::Credit], Ahead::Only(&[Gate::Card]));

pub(super) const WITHIN_SPENDING_LIMIT: Question = Question {
    id: "within-spending-limit",
    ask: "Is spending below the monthly limit?",
    look: "The refusal for this is HTTP 403 and says “monthly spending limit”.",
    if_yes: "the monthly spending limit is not reached",
    if_no: "the monthly spending limit is reached",
    is_fork: false,
    tests: &[
        Test::Chat(|chat| match chat {
            // Without a word of the limit it may be anything that a 403 is for: this month's usage knows better.
            Chat::Refused(reading) if reading.refusal == Some(Refusal::Forbidden) => None,
            _ => LIMIT.passed_live(chat),
        }),
        Test::Usage(|usage| match usage {
            Usage::AllowanceSpent | Usage::NotSaid => None,
            _ => Some(true),
        }),
        Test::PastePassed(LIMIT),
        Test::Visitor,
        Test::PresumePassed(LIMIT),
    ],
    yes: Next::Ask(&PROVIDER_IS_BILLED_BY_HUGGING_FACE),
    no: Next::Conclude(&SPENDING_LIMIT_REACHED),
};

const PROVIDER_IS_BILLED_BY_HUGGING_FACE: Question = Question {
    id: "provider-is-billed-by-hugging-face",
    ask: "Can Hugging Face bill this provider?",
    look: "If it cannot, the message says “Pay-as-you go is not enabled for provider …”.",
    if_yes: "Hugging Face can bill the provider",
    if_no: "Hugging Face cannot bill the provider",
    is_fork: false,
    tests: got_through!([ProviderBillable] presume token_alone_without_credit),
    yes: Next::Ask(&PROVIDER_HAS_BALANCE),
    no: Next::Conclude(&PROVIDER_NOT_ENABLED),
};

const PROVIDER_HAS_BALANCE: Question = Question {
    id: "provider-has-balance",
    ask: "Does Hugging Face pay the provider, or your own key there with a balance?",
    look: "Your provider settings show custom keys. A provider's own words, such as NOT_ENOUGH_BALANCE, are about such a key.",
    if_yes: "the provider is paid",
    if_no: "your own account with the provider is empty",
    is_fork: false,
    tests: got_through!([ProviderBalance] presume token_alone_without_credit),
    yes: Next::Ask(&HAS_CREDIT),
    no: Next::Conclude(&PROVIDER_KEY_BALANCE),
};

const HAS_CREDIT: Question = Question {
    id: "has-credit",
    ask: "Has the one who pays credit left?",
    look: "The refusal for this is HTTP 402. The usage page shows what was used this month, the billing page what is left.",
    if_yes: "whoever pays has credit left",
    if_no: "whoever pays has no credit left",
    is_fork: false,
    tests: &[
        Test::ChatPassed(CARD_AND_CREDIT),
        // A refusal for want of credit comes before the books: where these differ, it may be held for calls in flight.
        Test::PastePassed(CARD_AND_CREDIT),
        Test::Usage(|usage| match usage {
            Usage::CreditLeft => Some(true),
            Usage::CreditSpent | Usage::AllowanceSpent | Usage::Held => Some(false),
            Usage::UsedElsewhere | Usage::NotSaid => None,
        }),
        Test::Visitor,
    ],
    yes: Next::Ask(&SERVICE_IS_UP),
    no: Next::Ask(&CHECKOUT_WORKS),
};

const CHECKOUT_WORKS: Question = Question {
    id: "checkout-works",
    ask: "Does Hugging Face accept your card?",
    look: "A card that is refused is refused on the billing page. Prepaid cards are reported to be.",
    if_yes: "no card was refused",
    if_no: "Hugging Face does not accept your card",
    is_fork: false,
    tests: &[
        Test::PastePassed(Gates::new(&[Gate::Card], Ahead::Only(&[Gate::Credit]))),
        Test::Visitor,
        // Only somebody who tried to pay can know better.
        Test::Presume(|evidence| {
            matches!(evidence.usage, Some(Ok(_))) || matches!(evidence.chat, Some(Ok(_)))
        }),
    ],
    yes: Next::Ask(&BILLS_ORGANIZATION),
    no: Next::Conclude(&PAYMENT_METHOD_MISSING),
};

const BILLS_ORGANIZATION: Question = Question {
    id: "bills-organization",
    ask: "Does the call name an organization to bill?",
    look: "Search your code for bill_to, billTo or X-HF-Bill-To.",
    if_yes: "the call bills an organization",
    if_no: "the call bills you, not an organization",
    is_fork: true,
    tests: &[
        Test::Visitor,
        Test::Paste(|reading| reading.payer.map(|payer| payer == Payer::Organization)),
    ],
    yes: Next::Conclude(&CREDITS_DEPLETED_ORG),
    no: Next::Ask(&BOOKS_SHOW_IT_SPENT),
};

const BOOKS_SHOW_IT_SPENT: Question = Question {
    id: "books-show-it-spent",
    ask: "Does the usage page show the credits as spent?",
    look: "Your usage page under billing shows this month's amounts, and what is included.",
    if_yes: "the usage page shows the credits as spent",
    if_no: "the usage page does not show the credits as spent",
    is_fork: true,
    tests: &[
        // What is free at one provider may be used up while the account has credit left.
        Test::Paste(|reading| (reading.refusal? == Refusal::ProviderFreeLimit).then_some(true)),
        Test::Usage(|usage| match usage {
            Usage::CreditLeft | Usage::Held => Some(false),
            Usage::CreditSpent | Usage::AllowanceSpent | Usage::UsedElsewhere => Some(true),
            Usage::NotSaid => None,
        }),
        Test::Visitor,
        // The text says so itself; only the books could contradict it.
        Test::Chat(|chat| match chat {
            Chat::Refused(reading) => CREDIT.passed(reading).map(|passed| !passed),
            Chat::Answered | Chat::OtherAnswered => None,
        }),
        Test::Paste(|reading| {
            // What is refused only sometimes may be held for calls in flight.
            let steadily = reading.speaks_of != Some(Topic::Sometimes);
            let had_credit = CREDIT.passed(reading)?;
            steadily.then_some(!had_credit)
        }),
    ],
    yes: Next::Ask(&IN_PAYING_ORGANIZATION),
    no: Next::Ask(&REFUSED_STEADILY),
};

const REFUSED_STEADILY: Question = Question {
    id: "refused-steadily",
    ask: "Is every call refused, and not only some in a burst of many?",
    look: "About one cent is held for each call until its price is known. Try one call after five quiet minutes.",
    if_yes: "every call is refused",
    if_no: "only some calls in a burst are refused",
    is_fork: true,
    tests: &[Test::Usage(|usage| (usage == Usage::Held).then_some(false)), Test::Visitor],
    yes: Next::Ask(&REFUSED_WITH_THIS_TOKEN),
    no: Next::Conclude(&PENDING_HOLDS),
};

const REFUSED_WITH_THIS_TOKEN: Question = Question {
    id: "refused-with-this-token",
    ask: "Is it the token of this account that is refused?",
    look: "Compare the name that hf auth whoami prints where your code runs with the account whose usage you look at.",
    if_yes: "the refused token is this account's",
    if_no: "the refused token is another account's",
    is_fork: false,
    tests: &[Test::Chat(|chat| matches!(chat, Chat::Refused(_)).then_some(true)), Test::Visitor],
    yes: Next::Ask(&ALL_IS_IN_ORDER),
    no: Next::Conclude(&TOKEN_STALE_CACHE),
};

const IN_PAYING_ORGANIZATION: Question = Question {
    id: "in-paying-organization",
    ask: "Is there an organization on a Team or Enterprise plan that should pay for this?",
    look: "Your organizations are listed in your settings; their plan stands on their page.",
    if_yes: "an organization on a paid plan should pay",
    if_no: "no organization is to pay",
    is_fork: true,
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
    if_yes: "the account has PRO",
    if_no: "the account does not have PRO",
    is_fork: true,
    tests: &[
        Test::Account(|account| Some(holder(account)?.plan? == Plan::Pro)),
        Test::Visitor,
        Test::Chat(|chat| match chat {
            Chat::Refused(reading) => pro_by_wording(reading),
            Chat::Answered | Chat::OtherAnswered => None,
        }),
        Test::Paste(pro_by_wording),
    ],
    yes: Next::Ask(&CAN_BE_CHARGED),
    no: Next::Ask(&LIVES_ON_BOUGHT_CREDITS),
};

/// Whether the words are those for an account without PRO.
const fn is_for_free(refusal: Refusal) -> bool {
    matches!(refusal, Refusal::CreditsSpentOnFree | Refusal::ProviderFreeLimit)
}

/// A text that offers PRO is written to an account without it. The other wordings do not tell.
fn pro_by_wording(reading: &Reading) -> Option<bool> {
    is_for_free(reading.refusal?).then_some(false)
}

const CAN_BE_CHARGED: Question = Question {
    id: "can-be-charged",
    ask: "Is a card on file that can be charged?",
    look: "Your billing settings list payment methods. Compute is charged apart from the PRO subscription.",
    if_yes: "a card that can be charged is on file",
    if_no: "no card that can be charged is on file",
    is_fork: false,
    tests: &[Test::Account(|account| holder(account)?.can_pay), Test::Visitor],
    yes: Next::Ask(&INFERENCE_SPENT_IT),
    no: Next::Conclude(&PAYMENT_METHOD_MISSING),
};

const INFERENCE_SPENT_IT: Question = Question {
    id: "inference-spent-it",
    ask: "Did inference spend the credits, and not Jobs, Spaces or Endpoints?",
    look: "Your usage page shows each service by itself. Since August 2026 they share one credit.",
    if_yes: "inference spent the credits",
    if_no: "Jobs, Spaces or Endpoints spent the credits",
    is_fork: true,
    tests: &[
        Test::Usage(|usage| match usage {
            Usage::UsedElsewhere => Some(false),
            Usage::CreditSpent | Usage::AllowanceSpent => Some(true),
            Usage::CreditLeft | Usage::Held | Usage::NotSaid => None,
        }),
        Test::Visitor,
    ],
    yes: Next::Conclude(&CREDITS_DEPLETED_PRO),
    no: Next::Conclude(&CREDITS_USED_ELSEWHERE),
};

const LIVES_ON_BOUGHT_CREDITS: Question = Question {
    id: "lives-on-bought-credits",
    ask: "Did the account have credits that were bought?",
    look: "The billing page lists what was bought. The message for a free account that bought none offers PRO.",
    if_yes: "the account had bought credits",
    if_no: "the account has bought no credits",
    is_fork: true,
    tests: &[
        Test::Chat(|chat| match chat {
            Chat::Refused(reading) => bought(reading),
            Chat::Answered | Chat::OtherAnswered => None,
        }),
        Test::Usage(|usage| match usage {
            Usage::AllowanceSpent => Some(true),
            Usage::CreditSpent => Some(false),
            _ => None,
        }),
        Test::Paste(bought),
        Test::Visitor,
    ],
    yes: Next::Conclude(&PREPAID_CREDITS_NEEDED),
    no: Next::Conclude(&CREDITS_DEPLETED_FREE),
};

/// Of an account without PRO: whether the wording is the one for somebody who has bought before.
fn bought(reading: &Reading) -> Option<bool> {
    match reading.refusal? {
        Refusal::CreditsSpentBuyMore | Refusal::JobsBalance => Some(true),
        refusal if is_for_free(refusal) => Some(false),
        _ => None,
    }
}
