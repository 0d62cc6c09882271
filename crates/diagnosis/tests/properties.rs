//! What holds for every evidence, tried with some hundred of each.

mod common;

use common::{contradicts_itself, left, presumes, with_a_source_less};
use diagnosis::{
    Account, Answer, Chat, Evidence, Holder, Observed, Payer, Plan, Reading, Refusal, Standing,
    TokenShape, Topic, Unseen, Usage, consult, paths, questions,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};

proptest! {
    #[test]
    fn one_more_answer_or_source_only_narrows_the_candidates(
        evidence in evidence(),
        forgotten in any::<Index>(),
    ) {
        let verdict = consult(&evidence);
        // Evidence that contradicts itself has no truth that a part of it could be held to.
        prop_assume!(!contradicts_itself(&verdict));
        let less = knowing_less(&evidence);
        prop_assume!(!less.is_empty());
        let less = forgotten.get(&less);
        let verdict_with_less = consult(less);
        // A presumption about a token by itself ends where a report begins.
        prop_assume!(!presumes(&verdict_with_less));
        let (more, less_left) = (left(&verdict), left(&verdict_with_less));
        prop_assert!(
            more.iter().all(|id| less_left.contains(id)),
            "leads to {:?}, but\n{:#?}\nto {:?}", more, less, less_left,
        );
    }

    #[test]
    fn not_knowing_an_answer_is_like_not_being_asked(
        evidence in evidence(),
        question in select(questions()),
    ) {
        prop_assume!(evidence.answers.get(question.id).is_none());
        let mut asked = evidence.clone();
        asked.answers.set(question.id, Answer::DontKnow);
        prop_assert_eq!(left(&consult(&asked)), left(&consult(&evidence)));
    }
}

/// What can be known: a few observations, and answers along one way through the tree, so that they agree.
fn evidence() -> impl Strategy<Value = Evidence> {
    let answers = (select(paths()), prop::collection::vec(prop::bool::weighted(0.4), 40));
    (
        rarely(reading()),
        rarely(select(TokenShape::ALL)),
        rarely(observed(account())),
        rarely(observed(select(Usage::ALL))),
        rarely(observed(prop_oneof![
            Just(Chat::Answered),
            Just(Chat::OtherAnswered),
            reading().prop_map(Chat::Refused),
        ])),
        answers,
    )
        .prop_map(|(paste, token, account, usage, chat, (path, asked))| {
            let mut evidence =
                Evidence { paste, token, account, usage, chat, ..Evidence::default() };
            for (step, _) in path.steps.iter().zip(asked).filter(|(_, asked)| *asked) {
                let answer = if step.answer { Answer::Yes } else { Answer::No };
                evidence.answers.set(step.question.id, answer);
            }
            evidence
        })
}

fn rarely<T: std::fmt::Debug>(
    values: impl Strategy<Value = T>,
) -> impl Strategy<Value = Option<T>> {
    prop::option::weighted(0.4, values)
}

fn observed<T: std::fmt::Debug>(
    values: impl Strategy<Value = T>,
) -> impl Strategy<Value = Observed<T>> {
    prop_oneof![4 => values.prop_map(Ok), 1 => select(Unseen::ALL).prop_map(Err)]
}

fn reading() -> impl Strategy<Value = Reading> {
    let some = || prop::option::of(select(Refusal::ALL));
    (some(), prop::option::of(select(Payer::ALL)), prop::option::of(select(Topic::ALL)), some())
        .prop_map(|(refusal, payer, speaks_of, suspects)| Reading {
            refusal,
            payer,
            speaks_of,
            suspects,
        })
}

fn account() -> impl Strategy<Value = Account> {
    let holder = (
        prop::option::of(select(Plan::ALL)),
        any::<Option<bool>>(),
        any::<Option<bool>>(),
        any::<Option<bool>>(),
        prop::option::of(select(Standing::ALL)),
    )
        .prop_map(|(plan, can_pay, may_infer, in_paying_organization, named_organization)| {
            Account::Known(Holder {
                plan,
                can_pay,
                may_infer,
                in_paying_organization,
                named_organization,
            })
        });
    let others = select(&[Account::Rejected, Account::Expired, Account::NotAPerson][..]);
    prop_oneof![3 => holder, 1 => others]
}

/// The evidence with one source or one answer less, for each that it has.
fn knowing_less(evidence: &Evidence) -> Vec<Evidence> {
    let questions = questions();
    let answers = questions.iter().map(|forgotten| {
        let mut less = evidence.clone();
        less.answers = Default::default();
        for question in questions.iter().filter(|question| question.id != forgotten.id) {
            if let Some(answer) = evidence.answers.get(question.id) {
                less.answers.set(question.id, answer);
            }
        }
        (evidence.answers.get(forgotten.id).is_some()).then_some(less)
    });
    with_a_source_less(evidence).chain(answers.flatten()).collect()
}
