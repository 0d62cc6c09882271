//! Asking by hand: the requests as commands for a shell, and their output read as replies.
//!
//! Where a browser is not let through (a blocker, a company's proxy, CORS), the visitor asks and pastes what came.

use crate::hub::Endpoints;
use crate::month::UnixSeconds;
use crate::request::{Asked, Method, Reply, Request};
use diagnosis::Unseen;
use reading::find::around;

/// A reply that was pasted, and what it answers.
pub type HandReply = (Asked, Result<Reply, Unseen>);

/// The names under which the commands report.
const NAMES: [(Asked, &str); 3] =
    [(Asked::Account, "whoami-v2"), (Asked::Usage, "usage-v2"), (Asked::Chat, "chat")];

/// The commands, one line each. The token comes from the variable `HF_TOKEN`, so it stands in no line.
pub fn commands(
    endpoints: &Endpoints,
    model: &str,
    bill_to: Option<&str>,
    now: UnixSeconds,
) -> String {
    let requests = [
        endpoints.ask_account(0),
        endpoints.ask_usage(0, now),
        endpoints.ask_chat(0, model, bill_to),
    ];
    let mut commands = String::new();
    for request in &requests {
        commands.push_str(&command(request));
        commands.push('\n');
    }
    commands
}

fn command(request: &Request) -> String {
    let name = NAMES.iter().find(|(asked, _)| *asked == request.asks).map_or("", |(_, name)| name);
    let mut command = String::from("curl -sS ");
    command.push_str(&quoted(&request.url));
    command.push_str(r#" -H "Authorization: Bearer $HF_TOKEN""#);
    for (header, value) in &request.headers {
        command.push_str(" -H ");
        command.push_str(&quoted(&[header, ": ", value].concat()));
    }
    if let (Method::Post, Some(body)) = (request.method, &request.body) {
        command.push_str(" -d ");
        command.push_str(&quoted(body));
    }
    command.push_str(" -w ");
    command.push_str(&quoted(&["\\n", name, " HTTP %{http_code}\\n"].concat()));
    command
}

/// The text as one word of a shell.
fn quoted(text: &str) -> String {
    ["'", &text.replace('\'', r"'\''"), "'"].concat()
}

/// Whether a line is the last of a reply.
pub(crate) fn is_reply(line: &str) -> bool {
    end_of_reply(line).is_some()
}

/// What the line says came to an end, and with which status.
fn end_of_reply(line: &str) -> Option<(Asked, u16)> {
    let (name, status) = around(line.trim(), " HTTP ")?;
    let (asked, _) = NAMES.iter().find(|(_, known)| *known == name)?;
    Some((*asked, status.parse().ok()?))
}

/// The replies in the output of the commands, in their order; where one was asked for again, the last.
pub fn replies(output: &str) -> Vec<HandReply> {
    let mut replies: Vec<HandReply> = Vec::new();
    let mut add = |asked, outcome| {
        replies.retain(|(other, _)| *other != asked);
        replies.push((asked, outcome));
    };
    let mut body = String::new();
    for line in output.lines() {
        match end_of_reply(line) {
            None => {
                body.push_str(line);
                body.push('\n');
            }
            // What curl says when no reply came.
            Some((asked, 0)) => {
                add(asked, Err(Unseen::Unreachable));
                body.clear();
            }
            Some((asked, status)) => {
                add(asked, Ok(Reply { status, body: std::mem::take(&mut body) }));
            }
        }
    }
    replies
}

#[cfg(test)]
mod tests {
    use super::{commands, replies};
    use crate::hub::Endpoints;
    use crate::request::{Asked, Reply};
    use diagnosis::Unseen;

    #[test]
    fn the_commands_take_the_token_from_a_variable_and_quote_what_is_odd() {
        let endpoints = Endpoints { hub: "https://hub".into(), router: "https://router".into() };
        let commands = commands(&endpoints, "a/b", Some("o'neill"), 1_795_392_000);
        let lines: Vec<_> = commands.lines().collect();
        assert_eq!(
            lines[0],
            r#"curl -sS 'https://hub/api/whoami-v2' -H "Authorization: Bearer $HF_TOKEN" -w '\nwhoami-v2 HTTP %{http_code}\n'"#
        );
        assert!(lines[2].contains(r"-H 'X-HF-Bill-To: o'\''neill'"), "{}", lines[2]);
        assert_eq!(lines.len(), 3);
    }

    #[test]
    fn the_output_is_read_reply_by_reply() {
        let output = "{\"type\":\"user\"}\nwhoami-v2 HTTP 200\ncurl: (6) Could not resolve host\nusage-v2 HTTP 000\n{\"error\":\"x\"}\nchat HTTP 402\n";
        let reply = |status, body: &str| Ok(Reply { status, body: body.to_owned() });
        assert_eq!(
            replies(output),
            [
                (Asked::Account, reply(200, "{\"type\":\"user\"}\n")),
                (Asked::Usage, Err(Unseen::Unreachable)),
                (Asked::Chat, reply(402, "{\"error\":\"x\"}\n")),
            ]
        );
        assert_eq!(replies("chat HTTP 200\nx\nchat HTTP 402"), [(Asked::Chat, reply(402, "x\n"))]);
    }
}
