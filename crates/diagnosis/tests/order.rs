//! The order in which causes are shown that are still possible.

use diagnosis::{Answer, Evidence, Path, Reading, Refusal, Topic, Verdict, consult};

/// The candidates for a text with this refusal, when these questions were answered with yes.
fn candidates(refusal: Option<Refusal>, yes: &[&'static str]) -> Vec<Path> {
    let paste = Some(Reading { refusal, ..Reading::default() });
    let mut evidence = Evidence { paste, ..Evidence::default() };
    for question in yes {
        evidence.answers.set(question, Answer::Yes);
    }
    match consult(&evidence) {
        Verdict::Open { candidates, .. } => candidates,
        Verdict::Reached(path) => vec![path],
    }
}

#[test]
fn what_the_text_speaks_for_comes_first() {
    for (refusal, yes, first) in [
        (Some(Refusal::CreditsSpentBuyMore), &[][..], "prepaid-credits-needed"),
        (Some(Refusal::CreditsSpentBuyMore), &["is-pro"], "credits-depleted-pro"),
        (Some(Refusal::CreditsSpent), &[], "credits-depleted-free"),
        (Some(Refusal::CreditsSpent), &["is-pro"], "credits-depleted-pro"),
        (Some(Refusal::SomeBill), &[], "third-party-billing"),
        (Some(Refusal::SomeBill), &["answer-is-hugging-faces"], "credits-depleted-free"),
        (Some(Refusal::NoConnection), &[], "network-cors"),
        (None, &[], "other"),
    ] {
        assert_eq!(candidates(refusal, yes)[0].diagnosis.id, first, "{refusal:?} {yes:?}");
    }
    for (refusal, topic, first) in [
        (Some(Refusal::CreditsSpentBuyMore), Topic::Pro, "credits-depleted-pro"),
        (Some(Refusal::CreditsSpentBuyMore), Topic::Organization, "wrong-billing-target"),
        (Some(Refusal::CreditsSpentOnFree), Topic::Organization, "wrong-billing-target"),
        (Some(Refusal::PaymentRequired), Topic::Organization, "wrong-billing-target"),
        (None, Topic::Credits, "credits-depleted-free"),
        (None, Topic::Organization, "wrong-billing-target"),
        (None, Topic::BillTo, "wrong-billing-target"),
        (None, Topic::OtherToken, "token-stale-cache"),
        (None, Topic::Pro, "other"),
        (None, Topic::Sometimes, "other"),
    ] {
        let paste = Reading { refusal, speaks_of: Some(topic), payer: None };
        let spoken = consult(&Evidence { paste: Some(paste), ..Evidence::default() });
        let Verdict::Open { candidates, .. } = spoken else { panic!("a topic settles nothing") };
        assert_eq!(candidates[0].diagnosis.id, first, "{refusal:?} {topic:?}");
    }
    let nothing = consult(&Evidence::default());
    let Verdict::Open { candidates, .. } = nothing else { panic!("nothing settles nothing") };
    let reports: Vec<_> = candidates.iter().map(|path| path.diagnosis.reports).collect();
    assert!(reports.is_sorted_by(|more, fewer| more >= fewer), "{reports:?}");
}

#[test]
fn the_way_to_a_cause_is_the_one_that_supposes_least() {
    let other = candidates(None, &[]).swap_remove(0);
    let last = other.steps.last().expect("there is a way");
    assert_eq!((last.question.id, last.answer), ("message-is-common", false));
}
