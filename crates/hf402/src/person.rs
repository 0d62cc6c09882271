//! Whoever sits at the keyboard, asked. What is asked goes to standard error, so that the answer can be piped on.

use crate::paper::{self, Mark, Paper};
use checkup::plan::Planned;
use checkup::view::QuestionView;
use std::io::{IsTerminal, Write};

/// What was said to a question.
pub(crate) enum Said {
    /// One of the choices, by name.
    Choice(&'static str),
    /// The last answer was wrong.
    Back,
    /// No more questions.
    Enough,
}

/// Whether somebody can be asked.
pub(crate) fn is_there() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Says what would be sent, to whom and why.
pub(crate) fn show_plan(place: &str, plan: &[Planned]) {
    let mut paper = Paper::new();
    paper.gap();
    paper.heading(&format!("To check the token from {place}, hf402 would send"));
    for planned in plan {
        paper.line(Mark::Next, &planned.line);
        paper.below(&planned.with);
        paper.below(planned.why);
    }
    paper::warn(&format!("\n{}", paper.text()));
}

/// Whether somebody is there who says yes to a question, for which there may be reasons.
pub(crate) fn agrees(reasons: &str, question: &str) -> bool {
    if !is_there() {
        return false;
    }
    if !reasons.is_empty() {
        let mut paper = Paper::new();
        paper.paragraph(reasons);
        paper::warn(&format!("\n{}", paper.text().trim_end()));
    }
    let answer = say(&format!("{question} [y/N] "));
    matches!(answer.as_deref(), Some("y" | "yes"))
}

/// The answer to a question.
pub(crate) fn asked(question: &QuestionView) -> Said {
    let mut paper = Paper::new();
    paper.heading(question.ask);
    paper.paragraph(question.look);
    for (number, (_, words)) in (1..).zip(&question.choices) {
        paper.paragraph(&format!("{number:>3}  {words}"));
    }
    paper::warn(&format!("\n{}", paper.text().trim_end()));
    let most = question.choices.len();
    loop {
        let typed = say(&format!("1 to {most}, b to go back, Enter to end: "));
        match typed.as_deref() {
            None | Some("" | "q") => return Said::Enough,
            Some("b") => return Said::Back,
            Some(number) => {
                let number = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
                if let Some((name, _)) = number.and_then(|at| question.choices.get(at)) {
                    return Said::Choice(name);
                }
            }
        }
    }
}

/// Tells somebody who waits what for.
pub(crate) fn waits(words: &str) {
    if is_there() && !words.is_empty() {
        paper::warn(words);
    }
}

/// Prompts, and gives what was typed; `None` at the end of input.
fn say(prompt: &str) -> Option<String> {
    let mut output = anstream::stderr();
    write!(output, "{}", paper::clean(prompt)).and_then(|()| output.flush()).ok()?;
    let mut line = String::new();
    let read = std::io::stdin().read_line(&mut line).ok()?;
    (read > 0).then(|| line.trim().to_lowercase())
}
