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

            /// The value's name in code and in addresses.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$value => stringify!($value)),+
                }
            }
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
        /// Nothing by itself: it is presumed, because a token is checked by itself and nobody reports otherwise, or because
        /// it follows from an answer to another question.
        Presumption,
    }
}

/// A set of probes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Probes(u8);

impl Probes {
    /// Puts one in.
    pub const fn insert(&mut self, probe: Probe) {
        self.0 |= 1 << probe as u8;
    }

    /// Whether this one is in it.
    pub const fn contains(self, probe: Probe) -> bool {
        self.0 & (1 << probe as u8) != 0
    }

    /// Those that are in it, in the order of their declaration.
    pub fn iter(self) -> impl Iterator<Item = Probe> {
        Probe::ALL.iter().copied().filter(move |probe| self.contains(*probe))
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
    /// Whether the call is made on Hugging Face's own website, which uses no token and no code of the visitor's.
    pub on_website: bool,
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
    /// What its writer speaks of besides.
    pub speaks_of: Option<Topic>,
    /// What loose words would fit. They may be a question, or about something else: they order the causes that are left,
    /// and settle nothing.
    pub suspects: Option<Refusal>,
}

closed! {
    /// What a text speaks of. It may be a question, or about something else, so it makes a cause likelier, or keeps one
    /// possible, and settles nothing.
    Topic {
        /// Refusals that come and go.
        Sometimes,
        /// An organization that is to pay, or has credits.
        Organization,
        /// The parameter that names the organization to bill.
        BillTo,
        /// Having PRO.
        Pro,
        /// Another token, or an older one.
        OtherToken,
        /// Hugging Face's credits.
        Credits,
    }
}

closed! {
    /// What a call was refused for, by the family of the wording.
    ///
    /// Where a wording or a bare status can stand for several causes, it has a name of its own, and the tree keeps
    /// all of them open.
    Refusal {
        /// There was no reply, because a name did not resolve or a connection broke.
        NoConnection,
        /// There was a reply, which says that somebody behind it had no connection: it may be the visitor's own gateway.
        NoConnectionBehind,
        /// There was no reply, because something on the visitor's side did not allow it: a certificate, a proxy, CORS.
        Obstructed,
        /// Somebody stopped waiting.
        TimedOut,
        /// A 504, and it is not said whose: a wait that was too long, or a fault.
        GatewayTimedOut,
        /// The token went to a host that is not Hugging Face's.
        ForeignHost,
        /// Another company's words about its own bill, quota or limit.
        OtherCompany,
        /// Another company refuses Hugging Face's token as a key.
        WrongKey,
        /// A key was refused, and it is not said whose or by whom.
        SomeKeyRefused,
        /// The GPU quota of Spaces.
        SpaceQuota,
        /// The storage quota.
        Storage,
        /// Hosting a Space takes a paid plan.
        SpaceHosting,
        /// A dedicated endpoint is paused, scaled to zero or failed.
        EndpointDown,
        /// A file of a repository is kept back: it is gated or private, its name is wrong, or the token is.
        HubFile,
        /// A repository whose owner grants access.
        Gated,
        /// Too many requests: HTTP 429.
        TooManyRequests,
        /// No token came with the call.
        NoToken,
        /// Another credential than the intended one is in use.
        OtherTokenInUse,
        /// A token came that is written wrongly.
        MalformedToken,
        /// An organization's or an application's token came, and a person's is wanted.
        NotAPersonsToken,
        /// A token came, and is not a valid one.
        BadToken,
        /// A missing and a wrong token are worded alike: "Invalid username or password."
        NoOrBadToken,
        /// A bare 401: anything about the token.
        Unauthorized,
        /// The token was valid until it expired.
        ExpiredToken,
        /// An organization's rules keep the token out.
        TokenPolicy,
        /// The token may not call Inference Providers for its owner.
        NoPermission,
        /// The token may not call Inference Providers for the organization that the call names.
        NoPermissionForOrganization,
        /// The retired address.
        RetiredHost,
        /// The model is not served, for this task or by this provider, or does not exist.
        ModelNotServed,
        /// No provider "you have enabled" serves the model: it may be the model or the settings.
        ModelNotServedByEnabled,
        /// The request has a wrong form.
        WrongRequest,
        /// An old client keeps the reply to itself; it still calls the retired address.
        HiddenByOldClient,
        /// A 404 that does not say what was not found: the address, the path or the model.
        NotFound,
        /// The same at the router, so that it is not the retired address.
        NotFoundAtRouter,
        /// A bare 400 or 422: the model or the request.
        Unprocessable,
        /// A bare 403: the permission, the limit, the policy or access to the model.
        Forbidden,
        /// The monthly spending limit: HTTP 403, not 402.
        SpendingLimit,
        /// The same, and only now and then: it may be what is held for calls in flight.
        SpendingLimitAtTimes,
        /// A monthly spending limit, and it is not said whose.
        SomeSpendingLimit,
        /// The provider cannot be billed through Hugging Face.
        ProviderNotBillable,
        /// A provider behind Hugging Face's router wants money of its own.
        ProviderBalance,
        /// A card or a checkout fails.
        CardRefused,
        /// The credits are gone, in words for a free account: the text offers PRO, or speaks of the free limit.
        CreditsSpentOnFree,
        /// What is free at one provider is used up: words for a free account, whatever its books show.
        ProviderFreeLimit,
        /// The credits are gone, and the whole text names buying as the only way on: not the words for a free account.
        CreditsSpentBuyMore,
        /// The credits are gone, in words that do not tell what kind of account it is.
        CreditsSpent,
        /// Bought credits do not suffice for a Job.
        JobsBalance,
        /// HTTP 402 from Hugging Face, without the sentence that says why.
        PaymentRequired,
        /// HTTP 402, and it is not said from whom.
        PaymentRequiredSomewhere,
        /// Credits, a balance or a bill, in words that are not Hugging Face's, and it is not said whose.
        SomeBill,
        /// The model is being loaded.
        ModelLoading,
        /// A fault of the service, and it is not said whose.
        ServerFault,
        /// A bare 503: a fault, or a model that is being loaded.
        Unavailable,
        /// The firewall of a provider behind the router takes the client for a robot.
        ProviderFirewall,
        /// A fault of a provider behind the router.
        ProviderFault,
        /// A fault of Hugging Face that passed by itself, or that its staff confirmed.
        Incident,
        /// A message that is known, and belongs to no cause of its own.
        Rarity,
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
        /// Like an organization's token, a kind that was given up in 2023.
        Organization,
        /// Like another company's key.
        OtherCompany,
        /// Not like any credential: pasted with something around it, cut off, or its name instead of its value.
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
    /// It knows the token as one of an organization or an application.
    NotAPerson,
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
    /// Whether the holder is a member of an organization with a paid plan that lets the token in; `None` when that cannot
    /// be told.
    pub in_paying_organization: Option<bool>,
    /// How the holder stands to the organization that the call names; `None` when it names none, or a resource group
    /// that the reply does not list.
    pub named_organization: Option<Standing>,
}

closed! {
    /// How somebody stands to an organization.
    Standing {
        /// A member, whose token is let in.
        Member,
        /// A member whose token or sign-in the organization's rules keep out.
        KeptOut,
        /// Not a member.
        Stranger,
    }
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
        /// Inference has used less than may be used, but Jobs, Spaces or Endpoints have used some, too.
        UsedElsewhere,
        /// What is left is less than what is held for one more call.
        Held,
        /// What is included was used up, and no more than that may be used.
        CreditSpent,
        /// More than is included may be used, and that was used up too: bought credits or a limit of one's own. The
        /// reply does not tell which.
        AllowanceSpent,
        /// The reply does not name what was used, or not the limit.
        NotSaid,
    }
}

/// How one live call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Chat {
    /// With an answer.
    Answered,
    /// With an answer, and it may be another model than the one whose call is reported to fail.
    OtherAnswered,
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
        self.0.iter().find(|(id, _)| *id == question).map(|(_, answer)| *answer)
    }

    /// Records an answer, in place of an earlier one to the same question.
    pub fn set(&mut self, question: &'static str, answer: Answer) {
        self.forget(question);
        self.0.push((question, answer));
    }

    /// Takes an answer back.
    pub fn forget(&mut self, question: &str) {
        self.0.retain(|(id, _)| *id != question);
    }
}
