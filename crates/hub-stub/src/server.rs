//! The sockets: two listeners on a thread of their own, and a list of what they received.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Request};
use axum::response::Response;
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::sync::oneshot;
use tower::ServiceExt;

use crate::caller::scenario_of;
use crate::origin::{Origin, Recorded, Weather};
use crate::respond::{Dropped, Envelope, respond};
use crate::routes::{self, Answer, plain};
use crate::scenario::Scenario;
use crate::{cors, fault};

/// A stand-in that runs, until it is dropped.
pub struct Stub {
    hub: SocketAddr,
    router: SocketAddr,
    shared: Arc<Shared>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Stub {
    /// Listens on two ports of 127.0.0.1; port 0 means any that is free.
    pub fn start(hub_port: u16, router_port: u16) -> io::Result<Stub> {
        let (hub, hub_address) = bind(hub_port)?;
        let (router, router_address) = bind(router_port)?;
        let shared = Arc::new(Shared::default());
        let (stop, stopped) = oneshot::channel();
        let serving = Arc::clone(&shared);
        // A runtime of its own, so that callers may be in another one, or in none.
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let thread = std::thread::Builder::new().name("hub-stub".to_owned()).spawn(move || {
            runtime.block_on(async move {
                tokio::select! {
                    () = listen(hub, Origin::Hub, routes::hub::routes(), &serving) => {}
                    () = listen(router, Origin::Router, routes::router::routes(), &serving) => {}
                    _ = stopped => {}
                }
            });
            // Dropping the runtime ends every connection, also those that would never end.
        })?;
        Ok(Stub {
            hub: hub_address,
            router: router_address,
            shared,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// Where the Hub is played: `http://127.0.0.1:PORT`, without a slash at the end.
    pub fn hub_url(&self) -> String {
        format!("http://{}", self.hub)
    }

    /// Where the router is played: `http://127.0.0.1:PORT`, without a slash at the end.
    pub fn router_url(&self) -> String {
        format!("http://{}", self.router)
    }

    /// Every request so far, preflights too, in the order of arrival.
    pub fn requests(&self) -> Vec<Recorded> {
        lock(&self.shared.requests).clone()
    }

    /// Starts the list of requests anew.
    pub fn forget_requests(&self) {
        lock(&self.shared.requests).clear();
    }

    /// Changes what goes wrong at an origin, from its next request on.
    pub fn set_weather(&self, origin: Origin, weather: Weather) {
        *lock(self.shared.weather(origin)) = weather;
    }
}

impl Drop for Stub {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has said so already.
            let _ = thread.join();
        }
    }
}

#[derive(Default)]
struct Shared {
    requests: Mutex<Vec<Recorded>>,
    hub_weather: Mutex<Weather>,
    router_weather: Mutex<Weather>,
    /// Whom the last token played.
    last: Mutex<Option<&'static Scenario>>,
}

impl Shared {
    /// What goes wrong with a list of models that is asked for without a token: it goes wrong for whoever showed one
    /// last.
    fn fault_of_public_list(&self, parts: &Parts) -> Option<fault::Kind> {
        let mut last = lock(&self.last);
        *last = scenario_of(&parts.headers).or(*last);
        let is_public =
            parts.uri.path() == "/v1/models" && !parts.headers.contains_key(AUTHORIZATION);
        let fault = last.and_then(|scenario| scenario.fault).filter(|_| is_public)?;
        (fault.call == fault::Call::Models).then_some(fault.kind)
    }

    fn weather(&self, origin: Origin) -> &Mutex<Weather> {
        match origin {
            Origin::Hub => &self.hub_weather,
            Origin::Router => &self.router_weather,
        }
    }

    /// Adds to the list and says how long it has become.
    fn record(&self, recorded: Recorded) -> usize {
        let mut requests = lock(&self.requests);
        requests.push(recorded);
        requests.len()
    }
}

fn bind(port: u16) -> io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

async fn listen(listener: TcpListener, origin: Origin, routes: Router, shared: &Arc<Shared>) {
    let listener = tokio::net::TcpListener::from_std(listener);
    let listener = listener.expect("a listener that does not block can be waited for");
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        let (routes, shared) = (routes.clone(), Arc::clone(shared));
        let service =
            service_fn(move |request| answer(request, origin, routes.clone(), Arc::clone(&shared)));
        // An error is a caller that went away, or one that was to be dropped.
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

async fn answer(
    request: Request<Incoming>,
    origin: Origin,
    routes: Router,
    shared: Arc<Shared>,
) -> Result<Response, Dropped> {
    let (parts, body) = request.into_parts();
    let body = body.collect().await.map_err(|_| Dropped)?.to_bytes();
    let number = shared.record(Recorded {
        origin,
        method: parts.method.to_string(),
        path_and_query: parts.uri.to_string(),
        headers: listed(&parts.headers),
        body: String::from_utf8_lossy(&body).into_owned(),
    });
    let weather = *lock(shared.weather(origin));
    let fault = shared.fault_of_public_list(&parts);
    let mut answer = match weather {
        Weather::ConnectionDropped => return Err(Dropped),
        Weather::EdgeDown => plain("chat-502-cloudfront-html"),
        _ if parts.method == Method::OPTIONS => {
            return Ok(cors::preflight(origin, weather, &parts.headers));
        }
        _ => decided(&routes, Request::from_parts(parts.clone(), body)).await,
    };
    answer.fault = answer.fault.or(fault);
    respond(answer, Envelope { origin, weather, request: &parts.headers, number }).await
}

async fn decided(routes: &Router, request: Request<Bytes>) -> Answer {
    let Ok(mut carrier) = routes.clone().oneshot(request.map(Body::from)).await;
    let answer = carrier.extensions_mut().remove();
    answer.expect("every route, and every fallback, gives an answer")
}

fn listed(headers: &HeaderMap) -> Vec<(String, String)> {
    let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
    headers.iter().map(|(name, value)| (name.to_string(), text(value.as_bytes()))).collect()
}

/// What a panic left behind is still a list.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
