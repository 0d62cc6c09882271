//! The way to Hugging Face: certificates, proxies and redirects, and what a token does on it.

#![allow(missing_docs)] // The names of the tests are their sentences.
#![allow(clippy::unwrap_used)] // All of it is a test.

mod program;

use hub_stub::{Stub, scenario};
use program::{Ended, hf402};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use tempfile::tempdir;

/// What was received, byte for byte.
type Received = Arc<Mutex<Vec<u8>>>;

/// A server on this machine that does this with each connection.
fn serve(answer: impl Fn(TcpStream) + Clone + Send + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it is bound");
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = answer.clone();
            thread::spawn(move || answer(stream));
        }
    });
    address
}

/// Reads the head of a request, keeps it, and replies.
fn reply(mut stream: impl Read + Write, received: &Received, reply: &str) {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|read| read == 1) {
        head.extend(byte);
    }
    received.lock().unwrap().extend(head);
    // Whoever does not trust the certificate is gone by now.
    let _ = stream.write_all(reply.as_bytes()).and_then(|()| stream.flush());
}

/// A Hub behind TLS, and its certificate as PEM.
fn behind_tls(received: &Received) -> (SocketAddr, String) {
    let certified = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(certified.signing_key.serialize_der()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certified.cert.der().clone()], key)
        .unwrap();
    let (config, received) = (Arc::new(config), Arc::clone(received));
    let address = serve(move |stream| {
        let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
        let body = r#"{"error":"Invalid username or password."}"#;
        let length = body.len();
        reply(
            StreamOwned::new(connection, stream),
            &received,
            &format!(
                "HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
            ),
        );
    });
    (address, certified.cert.pem())
}

/// A proxy that opens tunnels and keeps what goes through them.
fn proxy(received: &Received) -> SocketAddr {
    let received = Arc::clone(received);
    serve(move |stream| {
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        let mut head = String::new();
        while reader.read_line(&mut head).is_ok_and(|read| read > 2) {}
        received.lock().unwrap().extend(head.as_bytes());
        let target = head.strip_prefix("CONNECT ").and_then(|rest| rest.split(' ').next());
        let Some(Ok(mut there)) = target.map(TcpStream::connect) else { return };
        let (mut here, mut back) = (stream.try_clone().unwrap(), there.try_clone().unwrap());
        here.write_all(b"HTTP/1.1 200 OK\r\n\r\n").unwrap();
        thread::spawn(move || std::io::copy(&mut back, &mut here));
        let mut buffer = [0; 4096];
        while let Ok(read @ 1..) = reader.read(&mut buffer) {
            received.lock().unwrap().extend(&buffer[..read]);
            if there.write_all(&buffer[..read]).is_err() {
                return;
            }
        }
    })
}

fn token() -> String {
    scenario("healthy-pro").unwrap().token()
}

fn has_token(received: &Received) -> bool {
    let received = String::from_utf8_lossy(&received.lock().unwrap()).into_owned();
    received.contains(&token())
}

fn check(hub: &str, variables: &[(&str, &str)]) -> Ended {
    let arguments = ["--hub-url", hub, "--router-url", hub, "--yes"];
    let program = hf402(&arguments).env("HF_TOKEN", token());
    variables.iter().fold(program, |program, (name, value)| program.env(name, value)).run()
}

#[test]
fn a_certificate_that_the_system_does_not_trust_gets_no_token() {
    let received = Received::default();
    let (hub, _) = behind_tls(&received);
    let ended = check(&format!("https://{hub}"), &[]);
    assert_eq!(ended.status, 2);
    assert!(ended.stdout.contains("no reply came"), "{}", ended.stdout);
    assert!(received.lock().unwrap().is_empty(), "something was sent after the handshake");
}

#[test]
#[cfg(target_os = "linux")] // Elsewhere the system keeps its certificates where a test must not write.
fn one_that_the_system_trusts_is_asked_through_the_proxy_which_sees_no_token() {
    let (received, seen) = (Received::default(), Received::default());
    let (hub, certificate) = behind_tls(&received);
    let folder = tempdir().unwrap();
    let file = folder.path().join("certificates.pem");
    std::fs::write(&file, certificate).unwrap();
    let proxy = format!("http://{}", proxy(&seen));
    let trusted = ("SSL_CERT_FILE", file.to_str().unwrap());
    let ended = check(&format!("https://{hub}"), &[trusted, ("HTTPS_PROXY", &proxy)]);
    assert!(ended.stdout.contains("explain token-invalid"), "{}", ended.stdout);
    assert!(has_token(&received), "the Hub was not asked");
    let through = String::from_utf8_lossy(&seen.lock().unwrap()).into_owned();
    assert!(through.starts_with(&format!("CONNECT {hub} ")), "{through}");
    assert!(!has_token(&seen), "the proxy sees the token");
}

#[test]
fn a_proxy_that_is_not_there_is_told() {
    let received = Received::default();
    let (hub, _) = behind_tls(&received);
    let ended = check(&format!("https://{hub}"), &[("ALL_PROXY", "http://127.0.0.1:1")]);
    assert_eq!(ended.status, 2);
    assert!(ended.stdout.contains("no reply came"), "{}", ended.stdout);
}

#[test]
fn a_proxy_sees_nothing_that_is_not_encrypted() {
    let stub = Stub::start(0, 0).unwrap();
    let seen = Received::default();
    let proxy = format!("http://{}", proxy(&seen));
    check(&stub.hub_url(), &[("ALL_PROXY", &proxy), ("HTTP_PROXY", &proxy)]);
    assert!(seen.lock().unwrap().is_empty() && !stub.requests().is_empty());
}

#[test]
fn a_redirect_carries_the_token_nowhere() {
    let (asked, elsewhere) = (Received::default(), Received::default());
    let other = {
        let elsewhere = Arc::clone(&elsewhere);
        serve(move |stream| {
            reply(stream, &elsewhere, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        })
    };
    for status in [301, 302, 307, 308] {
        let asked = Arc::clone(&asked);
        let hub = serve(move |stream| {
            let to = format!(
                "HTTP/1.1 {status} Moved\r\nLocation: http://{other}/api/whoami-v2\r\nContent-Length: 0\r\n\r\n"
            );
            reply(stream, &asked, &to);
        });
        let ended = check(&format!("http://{hub}"), &[]);
        assert_eq!(ended.status, 2);
        assert!(ended.stdout.contains("the reply has a form"), "{}", ended.stdout);
    }
    assert!(has_token(&asked));
    assert!(elsewhere.lock().unwrap().is_empty(), "a redirect was followed");
}
