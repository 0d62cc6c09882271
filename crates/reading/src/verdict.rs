//! What a call was refused for: its message, or else its status and its host.

use crate::address::{Address, Whose};
use crate::calls::{Draft, Said, is_of_transport, is_ours};
use crate::catalogue::By;
use crate::find::has;
use diagnosis::{Payer, Refusal};

/// Whose the answer to a call is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answerer {
    /// Somebody else's.
    Other,
    /// It is not said whose.
    Unknown,
    /// Hugging Face's.
    HuggingFace,
}

/// What the text as a whole says about whose calls it tells of.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Names {
    /// Hugging Face is named.
    pub us: bool,
    /// Another company is.
    pub others: bool,
}

/// A call, and what it comes to.
pub(crate) struct Judged {
    pub draft: Draft,
    pub answerer: Answerer,
    /// What it was refused for, and the words that say so.
    pub refusal: Option<(Refusal, crate::Span)>,
}

impl Judged {
    pub(crate) fn of(draft: Draft, plain: &str, names: Names) -> Self {
        let answerer = draft.answerer(names);
        let refusal = draft.refusal(plain, answerer);
        Self { draft, answerer, refusal }
    }
}

impl Draft {
    /// Whose answer it is.
    pub(crate) fn answerer(&self, names: Names) -> Answerer {
        if let Some(said) = &self.message {
            match said.message.by {
                By::Company if said.message.elsewhere.is_none() => return Answerer::Other,
                By::Client | By::Company | By::Provider => {}
                _ if said.whole => return Answerer::HuggingFace,
                _ => {}
            }
        }
        match (self.host.as_ref().map(|(whose, _)| *whose), self.lane) {
            (Some(whose), _) if is_ours(whose) => Answerer::HuggingFace,
            (Some(Whose::Other | Whose::Imposter), _) => Answerer::Other,
            // A gateway on this machine may pass calls on to anybody.
            (Some(Whose::Local), None) if !names.us => Answerer::Other,
            (_, Some(true)) => Answerer::HuggingFace,
            (_, Some(false)) => Answerer::Other,
            _ if self.names_us || (names.us && !self.names_others) => Answerer::HuggingFace,
            _ => Answerer::Unknown,
        }
    }

    /// How much is known of it: 3 with a message, 2 with a status and a host, 1 with a status, 0 with a warning alone.
    pub(crate) fn strength(&self) -> u8 {
        match (&self.message, &self.status, &self.host) {
            (Some(_), _, _) => 3,
            (None, Some(_), Some(_)) => 2,
            (None, Some(_), None) => 1,
            _ => 0,
        }
    }

    /// What it was refused for, and the words that say so.
    pub(crate) fn refusal(
        &self,
        plain: &str,
        answerer: Answerer,
    ) -> Option<(Refusal, crate::Span)> {
        let by_status = || {
            let (status, span) = self.status.as_ref()?;
            Some((self.by_status(*status, plain, answerer)?, span.clone()))
        };
        if self.host.as_ref().is_some_and(|(whose, _)| *whose == Whose::Imposter) {
            let (_, span) = self.host.as_ref()?;
            return Some((Refusal::ForeignHost, span.clone()));
        }
        match &self.message {
            // Names and settings of timeouts stand in every traceback; a status that is stated says more.
            Some(said)
                if is_of_transport(said.message)
                    && said.message.means == Some(Refusal::NoConnection)
                    && matches!(self.status, Some((400 | 500.., _))) =>
            {
                Some((Refusal::NoConnectionBehind, said.span.clone()))
            }
            Some(said) if is_of_transport(said.message) && self.states_a_refusal() => by_status(),
            Some(said) => {
                self.by_message(said, answerer).map(|refusal| (refusal, said.span.clone()))
            }
            None => match &self.notice {
                Some(said)
                    if matches!(self.status, None | Some((401, _)))
                        || said.message.status.is_some() =>
                {
                    let refusal = match (said.message.means?, answerer) {
                        (Refusal::TooManyRequests, Answerer::Other) => Refusal::OtherCompany,
                        (Refusal::TooManyRequests, _) if self.status.is_some() => {
                            return by_status();
                        }
                        (refusal, _) => refusal,
                    };
                    Some((refusal, said.span.clone()))
                }
                _ => by_status(),
            },
        }
    }

    /// Whether a status stands beside it that no broken connection has.
    fn states_a_refusal(&self) -> bool {
        matches!(self.status, Some((400..=407 | 409..=503, _)))
    }

    fn by_message(&self, said: &Said, answerer: Answerer) -> Option<Refusal> {
        let message = said.message;
        let means = if said.whole { message.means } else { message.cut }?;
        if is_of_transport(message) {
            return Some(match (self.host.as_ref().map(|(whose, _)| *whose), means) {
                (Some(Whose::Retired), Refusal::NoConnection) => Refusal::RetiredHost,
                (Some(Whose::Other), Refusal::TimedOut | Refusal::NoConnection) => {
                    Refusal::OtherCompany
                }
                (_, Refusal::NoConnection) if self.status.is_some() => Refusal::NoConnectionBehind,
                _ => means,
            });
        }
        let general = matches!(message.by, By::Client | By::Provider | By::Company);
        let elsewhere = message
            .elsewhere
            .filter(|_| answerer != Answerer::HuggingFace && (general || !said.whole));
        if elsewhere.is_some() && answerer == Answerer::Other {
            return Some(Refusal::OtherCompany);
        }
        let general = general && answerer == Answerer::Other;
        Some(match means {
            Refusal::TooManyRequests | Refusal::WrongRequest | Refusal::ProviderFault
                if general =>
            {
                Refusal::OtherCompany
            }
            _ => elsewhere.unwrap_or(means),
        })
    }

    /// What a status stands for, with nothing beside it that says so.
    fn by_status(&self, status: u16, plain: &str, answerer: Answerer) -> Option<Refusal> {
        let host = self.host.as_ref().map(|(whose, _)| *whose);
        if answerer == Answerer::Other {
            return (host.is_some() || status < 500).then_some(Refusal::OtherCompany);
        }
        // Another company is named, and nothing says that the answer is its: it may be.
        if answerer == Answerer::Unknown && self.names_others {
            return match status {
                401 => Some(Refusal::SomeKeyRefused),
                402 => Some(Refusal::SomeBill),
                _ => None,
            };
        }
        let path = self
            .host
            .as_ref()
            .and_then(|(_, span)| Address::behind_colon(plain.get(span.start..)?));
        let path = path.map_or("", |address| address.path);
        let is_on = |part: &str| has(path, part);
        let ours = answerer == Answerer::HuggingFace;
        Some(match (host, status) {
            (Some(Whose::Endpoint), 400 | 404 | 500..) => Refusal::EndpointDown,
            (Some(Whose::Retired), 404 | 410) => Refusal::RetiredHost,
            (Some(Whose::Hub), 402) if is_on("/api/repos/create") || is_on("/api/spaces") => {
                Refusal::SpaceHosting
            }
            (Some(Whose::Hub), 402) if is_on("/api/jobs") => Refusal::JobsBalance,
            (Some(Whose::Hub), 400 | 401 | 403 | 404) if is_on("/api/whoami") => {
                Refusal::Unauthorized
            }
            (Some(Whose::Hub), 401 | 403 | 404) if is_on("/resolve/") => Refusal::HubFile,
            // Files are no inference.
            (Some(Whose::Hub), 400 | 409 | 413 | 422) if is_on("/commit") || is_on("upload") => {
                Refusal::Rarity
            }
            (Some(Whose::Hub), 404) => Refusal::Rarity,
            (Some(Whose::Hub), 500..) => Refusal::Incident,
            (Some(Whose::Router), 404) if is_on("/hf-inference/models") => Refusal::ModelNotServed,
            (Some(Whose::Router), 404)
                if is_on("/v1/embeddings") || is_on("/v1/rerank") || is_on("/v1/completions") =>
            {
                Refusal::WrongRequest
            }
            (Some(Whose::Router), 404 | 410) => Refusal::NotFoundAtRouter,
            (_, 401) => Refusal::Unauthorized,
            (_, 402) if ours => Refusal::PaymentRequired,
            (_, 402) => Refusal::PaymentRequiredSomewhere,
            (_, 403) => Refusal::Forbidden,
            (_, 404 | 410) => Refusal::NotFound,
            (_, 400 | 422) => Refusal::Unprocessable,
            (_, 413) => Refusal::WrongRequest,
            (_, 429) => Refusal::TooManyRequests,
            (_, 504) if answerer == Answerer::Unknown => Refusal::GatewayTimedOut,
            (_, 408 | 504 | 524) => Refusal::TimedOut,
            (_, 500..) if self.names_form => Refusal::Unprocessable,
            (Some(Whose::Router), 500..) => Refusal::ProviderFault,
            (_, 503) => Refusal::Unavailable,
            (_, 500..) => Refusal::ServerFault,
            _ => return None,
        })
    }

    /// Whose credits or permission it is about.
    pub(crate) fn payer(&self, refusal: Option<Refusal>) -> Option<Payer> {
        let said = self.message.as_ref().filter(|said| said.whole);
        said.and_then(|said| said.message.payer)
            .or((refusal == Some(Refusal::CreditsSpentOnFree)).then_some(Payer::Person))
    }
}
