//! What the targets share: bytes as a reply, and what the tests claim of every reply.

use checkup::Reply;

#[path = "../../tests/replies/claims.rs"]
pub mod claims;

/// Two bytes of status, the lower one first; the rest is the body.
pub fn reply(bytes: &[u8]) -> Option<Reply> {
    let (status, body) = bytes.split_first_chunk()?;
    let body = String::from_utf8_lossy(body).into_owned();
    Some(Reply { status: u16::from_le_bytes(*status), body })
}
