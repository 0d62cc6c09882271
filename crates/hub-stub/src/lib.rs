//! A stand-in for Hugging Face: a real HTTP server on two origins, the Hub and the router.
//!
//! The token picks the [`Scenario`], so that one server plays them all, in tests and by hand.
//! What no token can pick, because a preflight carries none, is the [`Weather`] of an origin.
//!
//! | where | what |
//! |---|---|
//! | `replies/<id>.toml` | every reply, with where it is known from and what of it is a guess |
//! | `replies` | those files, read |
//! | `fault` | what can go wrong on the way |
//! | `scenario` | who calls, which replies they get, and the token that names them |
//! | `people`, `faults` | the cast: those whom something is the matter with, and one for each request and fault |
//! | `scenarios` | all of them, and whom a token picks |
//! | `routes` | which request gets which reply |
//! | `catalogue` | the models that there are |
//! | `respond`, `cors` | a reply in bytes, with the headers that Hugging Face sends |
//! | `server`, `origin` | sockets, the weather, and a list of what was received |
//!
//! ```
//! let stub = hub_stub::Stub::start(0, 0)?;
//! let token = hub_stub::scenario("healthy-pro").expect("it is in the list").token();
//! // … send `GET {stub.hub_url()}/api/whoami-v2` with that token …
//! assert!(stub.requests().is_empty());
//! # assert!(token.starts_with("hf_"));
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! **Invariant:** this crate depends on no other crate of the workspace, so that one wrong idea
//! of the protocol cannot sit on both sides; it listens on 127.0.0.1 only and calls nobody.

mod caller;
mod catalogue;
mod cors;
mod fault;
mod faults;
mod origin;
mod people;
mod replies;
mod respond;
mod routes;
mod scenario;
mod scenarios;
mod server;

pub use origin::{Origin, Recorded, Weather};
pub use replies::{Evidence, Reply, replies};
pub use scenario::Scenario;
pub use scenarios::{scenario, scenarios};
pub use server::Stub;
