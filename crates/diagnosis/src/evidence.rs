//! What can be known about a failed call.
//!
//! Every observation says what the tree needs and nothing else: no name, no amount, no token.
//! `None` in [`Evidence`] means "not looked at yet", which is not "no".

/// Declares an enum whose every value can be listed, so that tests can try them all.
macro_rules! closed {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $value:ident),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$doc])* $value),+ }

        impl $name {
            /// Every value there is, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];
        }
    };
}

closed! {
    /// The places where evidence comes from; what a [`Test`](crate::Test) looks at.
    Probe {
        /// The text that the visitor pasted.
        Paste,
        /// The shape of the credential. The credential itself never enters this crate.
        Token,
        /// Hugging Face's reply to "whose token is this?".
        Account,
        /// Hugging Face's reply to "what was used this month?".
        Usage,
        /// One live call, sent only with consent.
        Chat,
        /// The visitor, who can be asked.
        Visitor,
    }
}

/// All that is known so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// What the pasted text says.
    pub paste: Option<Reading>,
    /// What the credential looks like.
    pub token: Option<TokenShape>,
    /// Who the Hub says the token belongs to.
    pub account: Option<Observed<Account>>,
    /// Whether the person's own account has credit left.
    pub usage: Option<Observed<Usage>>,
    /// How one live call ended.
    pub chat: Option<Observed<Chat>>,
    /// What the visitor answered.
    pub answers: Answers,
}

/// What was seen, or why nothing was: a failure to look is an observation too.
pub type Observed<T> = Result<T, Unseen>;

closed! {
    /// Why a probe saw nothing.
    Unseen {
        /// No reply came: no network, a blocker, or a host that does not allow this page.
        Unreachable,
        /// No whole reply came before the deadline.
        TimedOut,
        /// The token may not ask this.
        NotPermitted,
        /// The host wants fewer requests for now.
        TooManyRequests,
        /// The host has a fault of its own.
        ServerFault,
        /// A reply came, but not in a form that this version knows.
        NotUnderstood,
        /// The visitor did not consent, or stopped it.
        Declined,
        /// What it would show does not bear on this call.
        Irrelevant,
    }
}

/// What an error says, whether it was pasted or came back from a live call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Reading {
    /// What the call was refused for; `None` when the text does not say in words that we know.
    pub refusal: Option<Refusal>,
    /// Whose credits the text is about; `None` when it does not say.
    pub payer: Option<Payer>,
}

closed! {
    /// What a call was refused for, by the family of the wording.
    Refusal {
        /// No token came with the call.
        NoToken,
        /// A token came, and is not a valid one.
        BadToken,
        /// The Hub words a missing and a wrong token alike ("Invalid username or password.").
        NoOrBadToken,
        /// The token was valid until it expired.
        ExpiredToken,
        /// The token may not call Inference Providers.
        NoPermission,
        /// The monthly spending limit is reached: HTTP 403, not 402.
        SpendingLimit,
        /// The credits are gone, in words for a free account: the text offers PRO, or speaks of the free limit.
        CreditsSpentOnFree,
        /// The credits are gone, in words that do not tell what kind of account it is.
        CreditsSpent,
        /// HTTP 402 from Hugging Face without the sentence that says why.
        PaymentRequired,
        /// Something that is neither about the token nor about money.
        SomethingElse,
    }
}

closed! {
    /// Who pays for a call.
    Payer {
        /// The owner of the token.
        Person,
        /// The organization that the call names.
        Organization,
    }
}

closed! {
    /// What a credential looks like.
    TokenShape {
        /// Like a user access token.
        User,
        /// Like an OAuth token, which an application gets for its user.
        OAuth,
        /// Not like any token that Hugging Face gives: pasted with something around it, cut off, or another company's.
        Malformed,
    }
}

/// What the Hub says about the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Account {
    /// It does not know this token.
    Rejected,
    /// It knows the token, which has expired.
    Expired,
    /// It knows the token and its holder.
    Known(Holder),
}

/// The account behind a token, as far as the tree asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Holder {
    /// The subscription; `None` when the reply does not say.
    pub plan: Option<Plan>,
    /// Whether a payment method is on file; `None` when the reply does not say.
    pub can_pay: Option<bool>,
    /// Whether the token may call Inference Providers for the one who is to pay; `None` when the reply does not say.
    pub may_infer: Option<bool>,
    /// Whether the holder is a member of an organization with a paid plan.
    pub in_paying_organization: Option<bool>,
}

closed! {
    /// A person's subscription.
    Plan {
        /// No subscription.
        Free,
        /// PRO.
        Pro,
    }
}

closed! {
    /// How the person's own account stands this month.
    Usage {
        /// Less was used than may be used.
        CreditLeft,
        /// What is included was used up, and no more than that may be used.
        CreditSpent,
        /// More than is included may be used, and that was used up too: bought credits or a limit of one's own. The
        /// reply does not tell which.
        AllowanceSpent,
        /// The reply does not name a limit.
        LimitNotSaid,
    }
}

/// How one live call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Chat {
    /// With an answer.
    Answered,
    /// With a refusal, read like any other error.
    Refused(Reading),
}

closed! {
    /// What the visitor says to a question.
    Answer {
        /// Yes.
        Yes,
        /// No.
        No,
        /// "I don't know": asked, and still open.
        DontKnow,
    }
}

/// What the visitor said, by question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(Vec<(&'static str, Answer)>);

impl Answers {
    /// What was said to the question with this id; `None` if it was not asked.
    pub fn get(&self, question: &str) -> Option<Answer> {
        self.0
            .iter()
            .find(|(id, _)| *id == question)
            .map(|(_, answer)| *answer)
    }

    /// Records an answer, in place of an earlier one to the same question.
    pub fn set(&mut self, question: &'static str, answer: Answer) {
        self.0.retain(|(id, _)| *id != question);
        self.0.push((question, answer));
    }
}
