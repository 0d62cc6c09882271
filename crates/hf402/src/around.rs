//! What was found on this machine, which client takes what of it, and which token is to be checked.

use crate::machine::{self, Installed};
use crate::notes::{LOOKED_AT, notes};
use crate::outcome::Trouble;
use crate::paper::{Mark, Paper};
use crate::places::{Found, Surroundings};
use checkup::Token;
use checkup::seekers::{HUGGINGFACE_HUB, Runtime};
use checkup::sources::{Listing, Source};
use std::fmt::Write;

/// The tokens of this machine.
pub(crate) struct Tokens {
    here: Surroundings,
    pub(crate) found: Vec<Found>,
}

/// The tokens, and who takes them.
pub(crate) struct Around {
    pub(crate) found: Vec<Found>,
    pub(crate) installed: Vec<Installed>,
    pub(crate) notes: Vec<(Mark, String)>,
    /// The same as the commands of the guide list it.
    pub(crate) listed: String,
    listing: Listing,
}

impl Tokens {
    /// Looks for them; in this variable, too.
    pub(crate) fn here(variable: Option<&str>) -> Self {
        let names: Vec<_> = LOOKED_AT.into_iter().chain(variable).collect();
        let here = machine::surroundings(&names);
        let mut found = here.tokens(&machine::files(&here));
        if let Some(name) = variable
            && let Some(value) = here.get(name)
            && !found.iter().any(|known| known.place == name)
        {
            found.push(Found::at(name, value));
        }
        Self { here, found }
    }

    pub(crate) fn write(&self, paper: &mut Paper) {
        paper.heading("Tokens on this machine");
        if self.found.is_empty() {
            paper.line(Mark::Wrong, "None lies where clients look.");
        }
        for (at, found) in self.found.iter().enumerate() {
            let source = found.source();
            let flaw = Token::new(found.value.to_string()).and_then(|token| token.flaw());
            let flaw = flaw.map(|flaw| flaw.words()).or(source.odd_length());
            let same =
                self.found[..at].iter().find(|other| other.value.trim() == found.value.trim());
            let mut words = format!("{}: {}", source.place, length(&source));
            if let Some(name) = &found.stored_as {
                write!(words, ", stored as {name}").expect(WRITES);
            }
            if let Some(other) = same {
                write!(words, ", the same as {}", other.place).expect(WRITES);
            }
            words.push('.');
            paper.line(if flaw.is_some() { Mark::Wrong } else { Mark::Right }, &words);
            if let Some(flaw) = flaw {
                paper.below(flaw);
            }
        }
    }
}

const WRITES: &str = "a string takes any text";

fn length(source: &Source) -> String {
    match &*source.end {
        "" => format!("{} characters", source.length),
        end => format!("{} characters, ends in {end}", source.length),
    }
}

impl Around {
    /// Asks the Python on the path and looks at the packages for Node.js, which takes longer than all the rest.
    pub(crate) fn of(tokens: Tokens) -> Self {
        let installed = machine::installed();
        let mut listed = String::new();
        for found in &tokens.found {
            let Source { place, end, .. } = found.source();
            // Blanks around it are not sent.
            let length = found.value.trim().chars().count();
            // What lies at a place that no client knows by itself is not listed.
            if !place.contains(' ') {
                writeln!(listed, "token-source: {place} {length} {end}").expect(WRITES);
            }
        }
        if let Some(hub) = installed.iter().find(|it| it.seeker == HUGGINGFACE_HUB) {
            writeln!(listed, "huggingface_hub: {}", hub.version).expect(WRITES);
        }
        let listing = Listing::read(&listed);
        Self {
            notes: notes(&tokens.here, listing.version),
            listing,
            found: tokens.found,
            installed,
            listed,
        }
    }

    /// The place from which a client takes its token.
    pub(crate) fn taken_by(&self, client: &Installed) -> Option<&str> {
        self.listing.taken_by(client.seeker).map(|source| &*source.place)
    }

    /// The token to be checked: the one named, or the one that most clients take, or any.
    ///
    /// # Errors
    /// None has this name.
    pub(crate) fn choose(&self, name: Option<&str>) -> Result<Option<&Found>, Trouble> {
        let Some(name) = name else {
            let winner = self.listing.winner().map(|source| &*source.place);
            let wins = self.found.iter().find(|found| Some(&*found.place) == winner);
            return Ok(wins.or(self.found.first()));
        };
        let named = self.found.iter().find(|found| found.place == name);
        named.map(Some).ok_or_else(|| {
            let places: Vec<_> = self.found.iter().map(|found| &*found.place).collect();
            let places = if places.is_empty() { "none".to_owned() } else { places.join(", ") };
            Trouble::WrongUse(format!("error: there is no token at `{name}`; found: {places}"))
        })
    }

    pub(crate) fn write(&self, paper: &mut Paper) {
        if self.installed.is_empty() {
            let taken = match self.listing.winner() {
                Some(source) => {
                    format!("huggingface_hub would take the token from {}", source.place)
                }
                None => "huggingface_hub would find none".to_owned(),
            };
            paper.line(Mark::Unknown, &format!("No client is installed in the Python and for the Node.js of this folder. Where your code passes no token, {taken}."));
        } else {
            paper.heading("What your clients take when your code passes no token");
        }
        for client in &self.installed {
            let Installed { seeker, version } = client;
            let name = match seeker.runtime {
                Runtime::Python => format!("{} {version}", seeker.package),
                Runtime::Node => format!("{} {version} for Node.js", seeker.package),
            };
            match self.taken_by(client) {
                Some(place) => paper.line(Mark::Right, &format!("{name}: the one from {place}.")),
                None => paper.line(Mark::Unknown, &format!("{name}: none. Pass it by name.")),
            }
        }
        for (mark, words) in &self.notes {
            paper.line(*mark, words);
        }
    }
}
