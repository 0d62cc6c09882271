//! Variables that change where a token goes or which one it is: what they do, as the guide says it.

use crate::paper::Mark;
use crate::places::Surroundings;
use checkup::seekers::{COLAB_LAST, TRUSTED_PUBLISHER};
use reading::is_hugging_face;
use ureq::http::Uri;

/// The variables that are looked at besides those that hold tokens.
pub(crate) const LOOKED_AT: [&str; 9] = [
    TRUSTED_PUBLISHER,
    "HF_TOKEN_PATH",
    "HF_HOME",
    "XDG_CACHE_HOME",
    ENDPOINT,
    NOT_IMPLICIT,
    OPENAI_ADDRESS,
    COLAB,
    "HF_INFERENCE_ENDPOINT",
];

const ENDPOINT: &str = "HF_ENDPOINT";
const NOT_IMPLICIT: &str = "HF_HUB_DISABLE_IMPLICIT_TOKEN";
const OPENAI_ADDRESS: &str = "OPENAI_BASE_URL";

/// Google sets it where its notebooks run.
const COLAB: &str = "COLAB_RELEASE_TAG";

/// What stands out, and how bad it is, with this version of `huggingface_hub`.
pub(crate) fn notes(here: &Surroundings, hub: Option<(u32, u32)>) -> Vec<(Mark, String)> {
    let mut notes = Vec::new();
    if here.get(TRUSTED_PUBLISHER).is_some() {
        notes.push((Mark::Unknown, format!("{TRUSTED_PUBLISHER} is set: huggingface_hub takes a token for this trusted publisher before all of these, and hf402 cannot look it up.")));
    }
    if let Some(address) = here.get(ENDPOINT)
        && !is_hub(address)
    {
        notes.push((Mark::Wrong, format!("{ENDPOINT} names another host than huggingface.co. Look-ups, whoami and downloads go there, with the token that is saved here. A chat call still goes to the router; hf402 asks Hugging Face itself.")));
    }
    if here.get("HF_INFERENCE_ENDPOINT").is_some() {
        notes.push((
            Mark::Unknown,
            "HF_INFERENCE_ENDPOINT is set. It does not move a chat call.".to_owned(),
        ));
    }
    if here.get(NOT_IMPLICIT).is_some() {
        notes.push((Mark::Unknown, format!("{NOT_IMPLICIT} is set. Look-ups on the Hub then go without a token that was not passed; a chat call still sends the one that wins.")));
    }
    if let Some(address) = here.get(OPENAI_ADDRESS) {
        notes.push(match host(address).is_some_and(|host| is_hugging_face(&host)) {
            true => (
                Mark::Right,
                format!("{OPENAI_ADDRESS} names Hugging Face: OpenAI's clients call it."),
            ),
            false => (
                Mark::Unknown,
                format!("{OPENAI_ADDRESS} names another host than Hugging Face: OpenAI's clients call that one unless your code passes an address."),
            ),
        });
    }
    if here.get(COLAB).is_some() {
        let order = match hub.is_some_and(|version| version < COLAB_LAST) {
            true => "comes before all of these in this version of huggingface_hub",
            false => "comes last in huggingface_hub from version 1.19 on, and first before that",
        };
        notes.push((Mark::Unknown, format!("This is Google Colab. Its secret HF_TOKEN {order}. It can be seen from a cell alone; the guide's page “Which token does your code really use?” has the lines for it.")));
    }
    notes
}

fn is_hub(address: &str) -> bool {
    host(address).is_some_and(|host| matches!(&*host, "huggingface.co" | "hf.co"))
}

fn host(address: &str) -> Option<String> {
    address.trim().parse::<Uri>().ok()?.host().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::notes;
    use crate::paper::Mark;
    use crate::places::Surroundings;
    use zeroize::Zeroizing;

    fn marks(name: &str, value: &str) -> Vec<Mark> {
        let mut here = Surroundings::default();
        here.variables.insert(name.to_owned(), Zeroizing::new(value.to_owned()));
        notes(&here, None).into_iter().map(|(mark, _)| mark).collect()
    }

    #[test]
    fn another_host_stands_out_and_hugging_face_does_not() {
        for (name, value, expected) in [
            ("HF_ENDPOINT", "https://huggingface.co/", &[][..]),
            ("HF_ENDPOINT", "https://hub.mirror.example", &[Mark::Wrong]),
            ("HF_ENDPOINT", "https://huggingface.co@mirror.example/", &[Mark::Wrong]),
            ("HF_ENDPOINT", "", &[]),
            ("OPENAI_BASE_URL", "https://router.huggingface.co/v1", &[Mark::Right]),
            ("OPENAI_BASE_URL", "https://api.openai.com/v1", &[Mark::Unknown]),
        ] {
            assert_eq!(marks(name, value), expected, "{name}={value}");
        }
    }

    #[test]
    fn whether_a_secret_of_colab_wins_depends_on_the_version() {
        let mut here = Surroundings::default();
        here.variables.insert("COLAB_RELEASE_TAG".to_owned(), Zeroizing::new("x".to_owned()));
        let said = |hub| notes(&here, hub)[0].1.clone();
        assert!(said(Some((1, 18))).contains("comes before all of these"));
        assert!(said(Some((1, 19))).contains("comes last"));
    }
}
