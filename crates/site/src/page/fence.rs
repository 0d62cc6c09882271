//! What stands behind the three backticks of a block of code: a language, and what else is asked for.

use pulldown_cmark::{CowStr, Event};

use crate::base::problem::closest;
use crate::page::language::{LANGUAGES, knows};
use crate::page::markdown::Body;

/// The first line of a fenced block of code, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fence {
    /// The language; nothing means plain text.
    pub language: String,
    /// `sample=<id>`: the block shows this file of `content/samples/`.
    pub sample: Option<String>,
    /// `status=<number>`: what the request in the block is answered with.
    pub status: Option<u16>,
    /// `client=<name>`: the block is for the client of this page of `content/clients/`.
    pub client: Option<String>,
    /// Whether it follows another block of code, with nothing between them.
    pub follows: bool,
    /// The line in the file, from 1.
    pub line: usize,
    /// Where its event stands among those of the body.
    pub(crate) event: usize,
}

impl Fence {
    /// Understands what stands behind the backticks. Whatever is wrong with it is handed to `problem`, with what may
    /// help.
    pub(crate) fn parse(
        info: &str,
        line: usize,
        mut problem: impl FnMut(String, Option<String>),
    ) -> Self {
        let mut words = info.split_whitespace();
        let language = words.next().unwrap_or_default().to_owned();
        if !knows(&language) {
            let hint = match closest(&language, LANGUAGES.iter().copied()) {
                Some(close) => format!("did you mean `{close}`?"),
                None => format!("known are {}", LANGUAGES.join(", ")),
            };
            problem(format!("the language `{language}` is not known"), Some(hint));
        }
        let mut fence = Fence {
            language,
            sample: None,
            status: None,
            client: None,
            follows: false,
            line,
            event: 0,
        };
        for word in words {
            match word.split_once('=') {
                Some(("sample", id)) => fence.sample = Some(id.to_owned()),
                Some(("client", name)) => fence.client = Some(name.to_owned()),
                Some(("status", number)) => match number.parse() {
                    Ok(status) if (100..600).contains(&status) => fence.status = Some(status),
                    _ => problem(format!("`{number}` is no HTTP status"), None),
                },
                _ => {
                    let message = format!(
                        "a block of code knows `sample=`, `status=` and `client=`, and not `{word}`"
                    );
                    problem(message, None);
                }
            }
        }
        fence
    }
}

impl Body {
    /// The fenced blocks of code, each with its text.
    pub fn code(&self) -> impl Iterator<Item = (&Fence, String)> {
        self.fences.iter().map(|fence| {
            let inside = self.events[fence.event + 1..].iter();
            let texts = inside.map_while(|event| match event {
                Event::Text(text) => Some(&**text),
                _ => None,
            });
            (fence, texts.collect())
        })
    }

    /// Puts a text into the block of this fence, which has to be empty.
    pub(crate) fn fill(&mut self, fence: usize, text: String) {
        let behind = self.fences[fence].event + 1;
        self.events.insert(behind, Event::Text(CowStr::from(text)));
        for later in &mut self.fences[fence + 1..] {
            later.event += 1;
        }
    }
}
