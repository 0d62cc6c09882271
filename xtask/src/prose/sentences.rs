//! The sentences of a page: its prose without headings, tables and code.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A sentence, and the line that it begins on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From 1.
    pub line: usize,
    /// Its words, with spaces between them; a piece of code, an address or a fact is one word.
    pub text: String,
}

impl Sentence {
    /// Its words.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric))
    }

    /// Those of these words that are in it, whole.
    pub fn says<'a>(&self, words: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
        let bare = self.words().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        let text = format!(" {} ", bare.collect::<Vec<_>>().join(" ").to_lowercase());
        words.iter().copied().filter(move |word| text.contains(&format!(" {word} ")))
    }
}

/// The sentences of a page with front matter.
pub fn sentences(page: &str) -> Vec<Sentence> {
    let start = page.strip_prefix("+++\n").and_then(|rest| rest.find("\n+++\n"));
    let start = start.map_or(0, |end| end + "+++\n".len() + "\n+++\n".len());
    let (front, body) = page.split_at(start);
    let first_line = 1 + front.matches('\n').count();
    let mut sentences = Vec::new();
    let mut block: Vec<(usize, String)> = Vec::new();
    let mut passed_over = 0_usize;
    let parser = Parser::new_ext(body, Options::ENABLE_TABLES).into_offset_iter();
    for (event, range) in parser {
        let line = || first_line + body[..range.start].matches('\n').count();
        match event {
            Event::Start(Tag::Heading { .. } | Tag::Table(_) | Tag::CodeBlock(_)) => {
                passed_over += 1;
            }
            Event::End(TagEnd::Heading(_) | TagEnd::Table | TagEnd::CodeBlock) => passed_over -= 1,
            Event::Text(text) if passed_over == 0 => block.push((line(), text.to_string())),
            Event::Code(_) if passed_over == 0 => block.push((line(), "Code".to_owned())),
            Event::SoftBreak | Event::HardBreak => block.push((line(), " ".to_owned())),
            // In a list without gaps, an item's text stands in no paragraph; a list in it ends the text.
            Event::Start(Tag::List(_) | Tag::Item)
            | Event::End(TagEnd::Paragraph | TagEnd::Item) => end(&mut block, &mut sentences),
            _ => {}
        }
    }
    sentences
}

/// Splits a block of text, and empties it.
fn end(block: &mut Vec<(usize, String)>, sentences: &mut Vec<Sentence>) {
    let mut sentence: Option<Sentence> = None;
    let mut stopped = false;
    for (line, piece) in block.drain(..) {
        for word in piece.split_inclusive(' ') {
            // A full stop ends a sentence where a capital, a figure or code follows.
            let begins = |c: char| !c.is_lowercase() && !c.is_whitespace();
            if stopped && word.starts_with(begins) {
                sentences.extend(sentence.take());
            }
            if !word.trim().is_empty() {
                stopped = word
                    .trim_end()
                    .trim_end_matches([')', '”', '"', '*'])
                    .ends_with(['.', '!', '?', ':']);
            }
            let sentence = sentence.get_or_insert_with(|| Sentence { line, text: String::new() });
            sentence.text.push_str(word);
        }
    }
    sentences.extend(sentence.filter(|sentence| sentence.words().next().is_some()));
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[track_caller]
    fn case(page: &str, expected: &[(usize, &str)]) {
        let found = sentences(page);
        let found: Vec<_> =
            found.iter().map(|sentence| (sentence.line, sentence.text.trim())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_page_falls_into_sentences() {
        case(
            "+++\ntitle = \"A. B.\"\n+++\n\n# No.\n\nOne is here.\nTwo is [there](/x/). It is `x.y`!\n",
            &[(7, "One is here."), (8, "Two is there."), (8, "It is Code!")],
        );
    }

    #[test]
    fn items_are_sentences_and_tables_and_code_are_not() {
        case(
            "- One item\n- Another:\n  - below\n\n| a | b |\n|---|---|\n| c. D | e |\n\n```sh\ncode. Code.\n```\n",
            &[(1, "One item"), (2, "Another:"), (3, "below")],
        );
    }

    #[test]
    fn a_stop_inside_a_sentence_ends_nothing() {
        case(
            "About $0.01 e.g. for a call. `code` follows.\n",
            &[(1, "About $0.01 e.g. for a call."), (1, "Code follows.")],
        );
    }

    #[test]
    fn unkind_words_are_found_whole() {
        let found = sentences("Of course, it is “simply” there, not easiliest.\n");
        let said: Vec<_> = found[0].says(&["simply", "of course", "easily"]).collect();
        assert_eq!(said, ["simply", "of course"]);
    }
}
