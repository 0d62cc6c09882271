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
        let paste = Reading { refusal, speaks_of: Some(topic), ..Reading::default() };
        let spoken = consult(&Evidence { paste: Some(paste), ..Evidence::default() });
        let Verdict::Open { candidates, .. } = spoken else { panic!("a topic settles nothing") };
        assert_eq!(candidates[0].diagnosis.id, first, "{refusal:?} {topic:?}");
    }
    let nothing = consult(&Evidence::default());
    let Verdict::Open { candidates, .. } = nothing else { panic!("nothing settles nothing") };
    let [named @ .., support, rest] = &candidates[..] else { panic!("nothing is ruled out") };
    let last = [support, rest].map(|path| path.diagnosis.id);
    assert_eq!(last, ["contact-support", "other"], "what has no name comes last");
    let reports: Vec<_> = named.iter().map(|path| path.diagnosis.reports).collect();
    assert!(reports.is_sorted_by(|more, fewer| more >= fewer), "{reports:?}");
}

#[test]
fn loose_words_order_what_is_left_and_settle_nothing() {
    let suspected = |refusal, suspects| {
        let paste = Some(Reading { refusal, suspects: Some(suspects), ..Reading::default() });
        match consult(&Evidence { paste, ..Evidence::default() }) {
            Verdict::Open { candidates, .. } => {
                candidates.iter().map(|path| path.diagnosis.id).collect::<Vec<_>>()
            }
            Verdict::Reached(path) => panic!("settled as {}", path.diagnosis.id),
        }
    };
    let left = consult(&Evidence::default());
    let Verdict::Open { candidates: all, .. } = left else { panic!("nothing settles nothing") };
    for refusal in Refusal::ALL {
        let candidates = suspected(None, *refusal);
        assert_eq!(candidates.len(), all.len(), "{refusal:?} rules something out");
        let paste = Some(Reading { refusal: Some(*refusal), ..Reading::default() });
        let first = match consult(&Evidence { paste, ..Evidence::default() }) {
            Verdict::Reached(path) => path.diagnosis.id,
            Verdict::Open { candidates, .. } => candidates[0].diagnosis.id,
        };
        assert_eq!(candidates[0], first, "{refusal:?} is suspected");
    }
    // Beside a refusal that leaves several causes, they order these.
    let of_403 = suspected(Some(Refusal::Forbidden), Refusal::SpendingLimit);
    assert_eq!(of_403[0], "spending-limit-reached");
    assert_eq!(suspected(Some(Refusal::Forbidden), Refusal::Storage).len(), of_403.len());
}

#[test]
fn a_live_call_without_a_reply_points_to_what_lies_between() {
    use diagnosis::{Account, Holder, Plan, TokenShape, Unseen};
    let holder = Holder {
        plan: Some(Plan::Pro),
        can_pay: Some(true),
        may_infer: Some(true),
        in_paying_organization: Some(false),
        named_organization: None,
    };
    let evidence = Evidence {
        token: Some(TokenShape::User),
        account: Some(Ok(Account::Known(holder))),
        chat: Some(Err(Unseen::Unreachable)),
        ..Evidence::default()
    };
    let Verdict::Open { candidates, .. } = consult(&evidence) else { panic!("nothing was seen") };
    let first: Vec<_> = candidates.iter().map(|path| path.diagnosis.id).take(3).collect();
    assert_eq!(first, ["network-cors", "hf-incident", "timeout"]);
}

#[test]
fn a_providers_free_limit_stays_about_credits_whatever_the_books_show() {
    let paste = Some(Reading { refusal: Some(Refusal::ProviderFreeLimit), ..Reading::default() });
    let mut evidence = Evidence { paste, ..Evidence::default() };
    evidence.answers.set("books-show-it-spent", Answer::No);
    let verdict = consult(&evidence);
    let first = match &verdict {
        Verdict::Open { candidates, .. } => &candidates[0],
        Verdict::Reached(path) => path,
    };
    assert_eq!(first.diagnosis.id, "credits-depleted-free");
}

#[test]
fn the_way_to_a_cause_is_the_one_that_supposes_least() {
    let other = candidates(None, &[]).swap_remove(0);
    let last = other.steps.last().expect("there is a way");
    assert_eq!((last.question.id, last.answer), ("message-is-common", false));
}
