//! The tree, walked with every evidence there is.

mod common;

use common::{contradicts_itself, left, presumes, with_a_source_less};
use diagnosis::{
    Account, Answer, Chat, Evidence, Holder, Payer, Plan, Probe, Reading, Refusal, Standing, Test,
    TokenShape, Unseen, Usage, Verdict, consult, diagnoses, paths, questions,
};
use std::collections::HashSet;

/// `None`, then every value.
fn maybe<T: Copy>(values: &[T]) -> Vec<Option<T>> {
    std::iter::once(None).chain(values.iter().copied().map(Some)).collect()
}

/// Every reading that some question can tell from the others.
fn readings() -> Vec<Reading> {
    let mut all = Vec::new();
    for refusal in maybe(Refusal::ALL) {
        for payer in maybe(Payer::ALL) {
            all.push(Reading { refusal, payer, ..Reading::default() });
        }
    }
    told_apart(all, |test, reading| match test {
        Test::Paste(says) => says(reading),
        Test::PastePassed(gates) => gates.passed(reading),
        Test::Chat(says) => says(&Chat::Refused(*reading)),
        Test::ChatPassed(gates) => gates.passed_live(&Chat::Refused(*reading)),
        _ => None,
    })
}

fn accounts() -> Vec<Account> {
    let mut all = vec![Account::Rejected, Account::Expired, Account::NotAPerson];
    for plan in maybe(Plan::ALL) {
        for can_pay in maybe(&[true, false]) {
            for may_infer in maybe(&[true, false]) {
                for in_paying_organization in maybe(&[true, false]) {
                    for named_organization in maybe(Standing::ALL) {
                        all.push(Account::Known(Holder {
                            plan,
                            can_pay,
                            may_infer,
                            in_paying_organization,
                            named_organization,
                        }));
                    }
                }
            }
        }
    }
    told_apart(all, |test, account| match test {
        Test::Account(says) => says(account),
        _ => None,
    })
}

fn chats() -> Vec<Chat> {
    let all = [Chat::Answered, Chat::OtherAnswered]
        .into_iter()
        .chain(readings().into_iter().map(Chat::Refused));
    told_apart(all.collect(), |test, chat| match test {
        Test::Chat(says) => says(chat),
        Test::ChatPassed(gates) => gates.passed_live(chat),
        _ => None,
    })
}

/// One value of each kind that the questions cannot tell apart.
fn told_apart<T>(values: Vec<T>, says: impl Fn(&Test, &T) -> Option<bool>) -> Vec<T> {
    let mut seen = HashSet::new();
    let tests: Vec<_> = questions().iter().flat_map(|question| question.tests).collect();
    let mut kinds = values;
    kinds.retain(|value| {
        seen.insert(tests.iter().map(|test| says(test, value)).collect::<Vec<_>>())
    });
    kinds
}

/// Not looked at, looked at in vain, and every observation. The tree cannot tell one failure to look from another,
/// so one stands for all.
fn observed<T: Copy>(values: &[T]) -> Vec<Option<Result<T, Unseen>>> {
    [None, Some(Err(Unseen::Unreachable))]
        .into_iter()
        .chain(values.iter().map(|value| Some(Ok(*value))))
        .collect()
}

/// Every evidence from up to three sources, without asking anyone: some million.
///
/// Three are enough. A verdict can only change with more evidence where two sources answer one question differently,
/// so each pair is tried, and each beside every observation of a third.
fn for_every_evidence(check: impl Fn(&Evidence) + Sync) {
    let tokens = maybe(TokenShape::ALL);
    let pastes = maybe(&readings());
    let accounts = observed(&accounts());
    let usages = observed(Usage::ALL);
    let chats = observed(&chats());
    std::thread::scope(|scope| {
        for half in 0..2 {
            let (check, tokens, pastes, accounts, usages, chats) =
                (&check, &tokens, &pastes, &accounts, &usages, &chats);
            scope.spawn(move || {
                for account in accounts.iter().skip(half).step_by(2) {
                    for paste in pastes {
                        for token in tokens {
                            for usage in usages {
                                for chat in chats {
                                    let sources = [
                                        account.is_some(),
                                        paste.is_some(),
                                        token.is_some(),
                                        usage.is_some(),
                                        chat.is_some(),
                                    ];
                                    if sources.iter().filter(|source| **source).count() > 3 {
                                        continue;
                                    }
                                    check(&Evidence {
                                        paste: *paste,
                                        token: *token,
                                        account: *account,
                                        usage: *usage,
                                        chat: *chat,
                                        ..Evidence::default()
                                    });
                                }
                            }
                        }
                    }
                }
            });
        }
    });
}

#[test]
fn more_evidence_only_narrows_the_candidates() {
    for_every_evidence(|evidence| {
        let verdict = consult(evidence);
        // Evidence that contradicts itself has no truth that a part of it could be held to.
        if contradicts_itself(&verdict) {
            return;
        }
        let left_with_more = left(&verdict);
        for less in with_a_source_less(evidence) {
            let verdict_with_less = consult(&less);
            // A presumption about a token by itself ends where a report begins.
            if presumes(&verdict_with_less) {
                continue;
            }
            let left_with_less = left(&verdict_with_less);
            assert!(
                left_with_more.iter().all(|id| left_with_less.contains(id)),
                "knowing less concludes differently:\n{evidence:#?}\nleads to {left_with_more:?}, but\n{less:#?}\nto {left_with_less:?}",
            );
        }
    });
}

#[test]
fn nothing_is_concluded_without_evidence() {
    let Verdict::Open { so_far, candidates, .. } = consult(&Evidence::default()) else {
        panic!("a verdict out of nothing");
    };
    assert!(so_far.is_empty());
    assert_eq!(candidates.len(), diagnoses().len());
}

#[test]
fn every_path_is_walked_on_the_visitors_word_alone() {
    for path in paths() {
        let mut evidence = Evidence::default();
        for step in &path.steps {
            let answer = if step.answer { Answer::Yes } else { Answer::No };
            evidence.answers.set(step.question.id, answer);
        }
        let Verdict::Reached(reached) = consult(&evidence) else {
            panic!("the answers along a path do not lead to its end: {path:#?}");
        };
        assert_eq!(reached.diagnosis.id, path.diagnosis.id);
    }
}

#[test]
fn not_knowing_the_answers_concludes_nothing_and_leaves_nothing_to_ask() {
    let mut evidence = Evidence::default();
    for question in questions() {
        evidence.answers.set(question.id, Answer::DontKnow);
    }
    let Verdict::Open { undecided, .. } = consult(&evidence) else {
        panic!("a verdict out of nothing");
    };
    for open in undecided {
        assert!(!open.needs.contains(Probe::Visitor), "{} is asked again", open.question.id);
    }
}

#[test]
fn every_diagnosis_but_the_last_resort_is_reached_without_asking_anyone() {
    let reached = std::sync::Mutex::new(std::collections::BTreeSet::new());
    for_every_evidence(|evidence| {
        if let Verdict::Reached(path) = consult(evidence) {
            reached.lock().unwrap().insert(path.diagnosis.id);
        }
    });
    let unreached: Vec<_> = diagnoses()
        .into_iter()
        .map(|diagnosis| diagnosis.id)
        .filter(|id| !reached.lock().unwrap().contains(id))
        .collect();
    // Only the visitor knows whether all of support's conditions hold.
    assert_eq!(unreached, ["contact-support"]);
}
