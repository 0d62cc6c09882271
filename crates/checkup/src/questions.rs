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

/// What is asked of nobody who met the refusal on Hugging Face's website: it is about their code.
pub(crate) const OF_CODE: &[&str] = &[
    ADDRESS_IS_CURRENT,
    ALL_IS_IN_ORDER,
    BILLS_ORGANIZATION,
    CALL_IS_ANSWERED,
    CODE_SENDS_THIS_TOKEN,
    HUGGING_FACE_IS_WELL,
    MODEL_IS_SERVED,
    MESSAGE_IS_COMMON,
    PROVIDER_TAKES_CLIENT,
    REFUSED_WITH_THIS_TOKEN,
    TOKEN_IS_A_PERSONS,
    TOKEN_IS_IN_DATE,
    TOKEN_IS_SENT,
    TOKEN_IS_THE_ONE_MEANT,
    TOKEN_IS_WELL_FORMED,
];

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
    /// It asks for the host in the code.
    ADDRESS_IS_CURRENT = "address-is-current";
    /// It asks for the token in the code.
    ALL_IS_IN_ORDER = "all-is-in-order";
    /// It asks for a call with another provider.
    HUGGING_FACE_IS_WELL = "hugging-face-is-well";
    /// It asks for what the code calls.
    MODEL_IS_SERVED = "model-is-served";
    /// It asks for the form of a request.
    MESSAGE_IS_COMMON = "message-is-common";
    /// It asks for a call with curl.
    PROVIDER_TAKES_CLIENT = "provider-takes-client";
    /// It asks for the token in the code.
    REFUSED_WITH_THIS_TOKEN = "refused-with-this-token";
    /// It asks for the token in the code.
    TOKEN_IS_A_PERSONS = "token-is-a-persons";
    /// It asks for the line that makes the client.
    TOKEN_IS_SENT = "token-is-sent";
    /// It asks for the token in the code.
    TOKEN_IS_THE_ONE_MEANT = "token-is-the-one-meant";
    /// It asks for the token in the code.
    TOKEN_IS_WELL_FORMED = "token-is-well-formed";
}
