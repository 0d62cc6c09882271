//! The only module that knows Hugging Face's addresses and JSON.
//!
//! Each reply is reduced to what the tree asks. What is missing in it is `None`, never a guess.

mod account;
mod catalogue;
mod chat;
mod places;
mod usage;

pub use account::{AccountReply, Organization, Profile, account};
pub use catalogue::{Lane, Price, catalogue, cheapest, live};
pub use chat::{DEFAULT_MODEL, chat};
pub use usage::{Amounts, Books, HOLD, usage};

pub(crate) use chat::quoted;

use crate::month::{UnixSeconds, month_start};
use crate::request::{Asked, Method, Request};

/// Where Hugging Face is. Fixed when the site is built: a link must not be able to send a token elsewhere.
#[derive(Clone, Debug)]
pub struct Endpoints {
    /// The Hub, `https://huggingface.co`, without a slash at the end.
    pub hub: String,
    /// The router, `https://router.huggingface.co`, without a slash at the end.
    pub router: String,
}

impl Default for Endpoints {
    /// Hugging Face itself.
    fn default() -> Self {
        Self {
            hub: "https://huggingface.co".to_owned(),
            router: "https://router.huggingface.co".to_owned(),
        }
    }
}

/// The header that names the organization to bill.
pub(crate) const PAYER: &str = "X-HF-Bill-To";

/// How long to wait for the Hub, in milliseconds.
const HUB_DEADLINE: u32 = 10_000;

/// How long to wait for a model, in milliseconds: the first answer of a busy one takes its time.
const CHAT_DEADLINE: u32 = 30_000;

impl Endpoints {
    /// "Whose token is this?" Hugging Face limits this call strictly, so it is sent once for a token.
    pub fn ask_account(&self, run: u32) -> Request {
        self.get(run, Asked::Account, [&self.hub, "/api/whoami-v2"].concat())
    }

    /// "What was used this month?" The times are seconds; milliseconds are answered with HTTP 500.
    pub fn ask_usage(&self, run: u32, now: UnixSeconds) -> Request {
        let (start, hub) = (month_start(now), &self.hub);
        let (start, now) = (start.to_string(), now.to_string());
        let path = "/api/settings/billing/usage-v2?startDate=";
        self.get(run, Asked::Usage, [hub, path, &start, "&endDate=", &now].concat())
    }

    /// "Which models are served, by whom, and at what price?" The list is public: no token goes with it.
    pub fn ask_catalogue(&self, run: u32) -> Request {
        self.get(run, Asked::Catalogue, [&self.router, "/v1/models"].concat())
    }

    /// One live call for one word.
    pub fn ask_chat(&self, run: u32, model: &str, bill_to: Option<&str>) -> Request {
        let mut headers = vec![("Content-Type", "application/json".to_owned())];
        headers.extend(bill_to.map(|name| (PAYER, name.to_owned())));
        Request {
            run,
            asks: Asked::Chat,
            method: Method::Post,
            url: [&self.router, "/v1/chat/completions"].concat(),
            headers,
            body: Some(chat::body(model)),
            deadline: CHAT_DEADLINE,
        }
    }

    fn get(&self, run: u32, asks: Asked, url: String) -> Request {
        Request {
            run,
            asks,
            method: Method::Get,
            url,
            headers: Vec::new(),
            body: None,
            deadline: HUB_DEADLINE,
        }
    }
}

/// Whether what a call names to be billed is the id of a resource group: 24 hexadecimal digits.
pub(crate) fn is_resource_group(named: &str) -> bool {
    named.len() == 24 && named.bytes().all(|byte| byte.is_ascii_hexdigit())
}
