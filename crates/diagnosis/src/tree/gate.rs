//! The gates on the way of a call, and at which of them a refusal may have happened.

use crate::{Answer, Chat, Evidence, Reading, Refusal};

/// Where a call can be stopped: one for each way out of the tree that a refusal can name, in the order of the questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd)]
pub(super) enum Gate {
    Network,
    HostDown,
    Deadline,
    ForeignHost,
    OtherCompany,
    WrongKey,
    SpaceQuota,
    Storage,
    SpaceHosting,
    Endpoint,
    Gated,
    Rate,
    TokenSent,
    TokenForm,
    TokenHolder,
    TokenDate,
    TokenMeant,
    TokenKnown,
    Policy,
    Permission,
    BillTo,
    RetiredHost,
    Model,
    ProviderEnabled,
    Request,
    Rarity,
    Limit,
    ProviderBillable,
    ProviderBalance,
    Card,
    Credit,
    Loading,
    Incident,
    Firewall,
    Outage,
}

/// The gates at which this refusal may have happened.
const fn stops(refusal: Refusal) -> &'static [Gate] {
    use Gate::*;
    match refusal {
        Refusal::NoConnection | Refusal::NoConnectionBehind => &[Network, HostDown],
        Refusal::Obstructed => &[Network],
        Refusal::TimedOut => &[Deadline],
        Refusal::GatewayTimedOut => &[Deadline, Outage],
        Refusal::ForeignHost => &[ForeignHost],
        Refusal::OtherCompany => &[OtherCompany],
        Refusal::WrongKey => &[WrongKey],
        Refusal::SomeKeyRefused => &[TokenKnown, TokenSent, TokenMeant, WrongKey],
        Refusal::SpaceQuota => &[SpaceQuota],
        Refusal::Storage => &[Storage],
        Refusal::SpaceHosting => &[SpaceHosting],
        Refusal::EndpointDown => &[Endpoint],
        Refusal::HubFile => &[Gated, TokenSent, TokenMeant, TokenKnown, Rarity],
        Refusal::Gated => &[Gated],
        Refusal::TooManyRequests => &[Rate],
        Refusal::NoToken => &[TokenSent],
        Refusal::OtherTokenInUse => &[TokenMeant],
        Refusal::MalformedToken => &[TokenForm],
        Refusal::NotAPersonsToken => &[TokenHolder],
        Refusal::BadToken => &[TokenKnown],
        Refusal::NoOrBadToken => &[TokenSent, TokenForm, TokenMeant, TokenKnown],
        Refusal::Unauthorized => &[TokenSent, TokenForm, TokenMeant, TokenKnown, TokenDate],
        Refusal::ExpiredToken => &[TokenDate],
        Refusal::TokenPolicy => &[Policy],
        Refusal::NoPermission => &[Permission],
        Refusal::NoPermissionForOrganization => &[BillTo],
        Refusal::RetiredHost => &[RetiredHost],
        Refusal::ModelNotServed => &[Model],
        Refusal::ModelNotServedByEnabled => &[Model, ProviderEnabled],
        Refusal::WrongRequest => &[Request],
        Refusal::HiddenByOldClient => &[RetiredHost, Model],
        Refusal::NotFound => &[RetiredHost, Model, Request],
        Refusal::NotFoundAtRouter | Refusal::Unprocessable => &[Model, Request],
        Refusal::Forbidden => &[Permission, BillTo, Policy, Gated, Limit],
        Refusal::SpendingLimit => &[Limit],
        Refusal::SpendingLimitAtTimes => &[Limit, Credit],
        Refusal::SomeSpendingLimit => &[Limit, OtherCompany],
        Refusal::ProviderNotBillable => &[ProviderBillable],
        Refusal::ProviderBalance => &[ProviderBalance, OtherCompany],
        Refusal::CardRefused => &[Card],
        Refusal::CreditsSpentOnFree
        | Refusal::ProviderFreeLimit
        | Refusal::CreditsSpentBuyMore
        | Refusal::CreditsSpent
        | Refusal::JobsBalance => &[Credit],
        Refusal::PaymentRequired => &[Credit, ProviderBillable, ProviderBalance],
        Refusal::PaymentRequiredSomewhere | Refusal::SomeBill => {
            &[Credit, ProviderBillable, ProviderBalance, OtherCompany]
        }
        Refusal::ModelLoading => &[Loading],
        Refusal::ServerFault => &[Outage, Incident],
        Refusal::Unavailable => &[Outage, Loading, Incident],
        Refusal::ProviderFirewall => &[Firewall],
        Refusal::ProviderFault => &[Outage],
        Refusal::Incident => &[Incident],
        Refusal::Rarity => &[Rarity],
    }
}

impl Refusal {
    /// Whether it leaves fewer causes than another, all of them among that one's.
    pub fn narrows(self, other: Self) -> bool {
        let (own, others) = (stops(self), stops(other));
        own.len() < others.len() && own.iter().all(|gate| others.contains(gate))
    }

    /// Whether one call may have met both: they may have happened at the same gate.
    pub fn overlaps(self, other: Self) -> bool {
        stops(self).iter().any(|gate| stops(other).contains(gate))
    }
}

/// Gates that a question asks about.
#[derive(Clone, Copy, Debug)]
pub struct Gates {
    here: &'static [Gate],
    ahead: Ahead,
}

/// The gates behind those that a question asks about.
#[derive(Clone, Copy, Debug)]
pub(super) enum Ahead {
    /// All that come later in the order.
    All,
    /// These: the questions before this one have left no others.
    Only(&'static [Gate]),
}

impl Gates {
    pub(super) const fn new(here: &'static [Gate], ahead: Ahead) -> Self {
        Self { here, ahead }
    }

    /// Whether a call that met this refusal got through, where it cannot have been stopped anywhere but here or ahead;
    /// `None` when the wording leaves it open.
    pub fn passed(self, reading: &Reading) -> Option<bool> {
        self.passed_of(stops(reading.refusal?).iter())
    }

    /// The same for a live call: an answer means that every gate is open, and a refusal comes from Hugging Face, for it
    /// was Hugging Face that was asked.
    pub fn passed_live(self, chat: &Chat) -> Option<bool> {
        const ELSEWHERE: [Gate; 3] = [Gate::ForeignHost, Gate::OtherCompany, Gate::WrongKey];
        match chat {
            Chat::Answered => Some(true),
            Chat::OtherAnswered => {
                (!self.here.iter().any(|gate| OF_THE_MODEL.contains(gate))).then_some(true)
            }
            Chat::Refused(reading) => {
                let stops = stops(reading.refusal?).iter();
                self.passed_of(stops.filter(|stop| !ELSEWHERE.contains(stop)))
            }
        }
    }

    /// Whether the visitor says that the call was stopped further on: then it got through here.
    pub fn refused_later(self, evidence: &Evidence) -> bool {
        /// What the visitor may have been asked out of turn, and the first gate at which a "no" may mean that it
        /// stopped. (A provider that cannot be billed, or has no balance, is refused like spent credits.)
        const ASKED: [(&str, Gate); 4] = [
            ("token-is-accepted", Gate::TokenSent),
            ("token-may-infer", Gate::Policy),
            ("request-is-understood", Gate::RetiredHost),
            ("has-credit", Gate::ProviderBillable),
        ];
        ASKED.iter().any(|(id, first)| {
            let refused = evidence.answers.get(id) == Some(Answer::No);
            refused && self.here.iter().all(|gate| gate < first)
        })
    }

    fn passed_of<'a>(self, stops: impl Iterator<Item = &'a Gate>) -> Option<bool> {
        let (mut here, mut later) = (false, false);
        for stop in stops {
            if self.here.contains(stop) {
                here = true;
            } else if match self.ahead {
                Ahead::All => self.here.iter().all(|gate| gate < stop),
                Ahead::Only(ahead) => ahead.contains(stop),
            } {
                later = true;
            }
        }
        match (here, later) {
            (true, true) => None,
            (here, _) => Some(!here),
        }
    }
}

/// The gates at which one model may be stopped, and another not.
const OF_THE_MODEL: [Gate; 11] = [
    Gate::Gated,
    Gate::RetiredHost,
    Gate::Model,
    Gate::ProviderEnabled,
    Gate::Request,
    Gate::Rarity,
    Gate::ProviderBillable,
    Gate::ProviderBalance,
    Gate::Loading,
    Gate::Firewall,
    Gate::Outage,
];

/// Whether a live call may have been refused at this gate.
pub(super) fn may_have_stopped(gate: Gate, evidence: &Evidence) -> bool {
    let Some(Ok(Chat::Refused(reading))) = &evidence.chat else { return false };
    reading.refusal.is_some_and(|refusal| stops(refusal).contains(&gate))
}

/// The tests for a question that asks whether a call got through some gates: the live call first, then the text.
/// A question inside a group names the gates of the group that are still `ahead`.
macro_rules! got_through {
    ([$($gate:ident),+] $(ahead [$($next:ident),+])? $(presume $presumed:ident)? $(, $test:expr)* $(,)?) => {
        {
            const GATES: Gates =
                Gates::new(&[$(Gate::$gate),+], got_through!(@ahead $($($next)+)?));
            &[
                Test::ChatPassed(GATES),
                $($test,)*
                Test::PastePassed(GATES),
                Test::Visitor,
                Test::PresumePassed(GATES),
                $(Test::Presume($presumed),)?
            ]
        }
    };
    (@ahead) => { Ahead::All };
    (@ahead $($next:ident)+) => { Ahead::Only(&[$(Gate::$next),+]) };
}
pub(super) use got_through;
