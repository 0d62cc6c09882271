//! The questions of the tree that the check-up knows by name.

/// Declares ids of questions, all of which a test holds to the tree.
macro_rules! questions {
    ($($(#[doc = $doc:literal])+ $name:ident = $id:literal;)+) => {
        $($(#[doc = $doc])+ pub(crate) const $name: &str = $id;)+

        #[test]
        fn the_questions_that_are_known_by_name_are_questions_of_the_tree() {
            let ids: Vec<_> = diagnosis::questions().iter().map(|question| question.id).collect();
            for id in [$($id),+] {
                assert!(ids.contains(&id), "{id}");
            }
        }
    };
}

questions! {
    /// The form's `bill_to` field answers it.
    BILLS_ORGANIZATION = "bills-organization";
    /// A list of the places where tokens lie answers it.
    CODE_SENDS_THIS_TOKEN = "code-sends-this-token";
    /// This month's usage answers it, too.
    HAS_CREDIT = "has-credit";
    /// "Credits spent" answers it with yes.
    BOOKS_SHOW_IT_SPENT = "books-show-it-spent";
    /// Any answered live call answers it.
    CALL_IS_ANSWERED = "call-is-answered";
    /// Whoever is told this month's usage has a token that is accepted.
    TOKEN_IS_ACCEPTED = "token-is-accepted";
    /// A refusal that is for another reason answers it.
    TOKEN_IS_IN_DATE = "token-is-in-date";
    /// Nobody mends anything by answering it otherwise.
    IN_PAYING_ORGANIZATION = "in-paying-organization";
}
