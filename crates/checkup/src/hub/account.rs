//! `GET /api/whoami-v2`: whose token is this, and what may it do?

use super::is_resource_group;
use crate::json::{Document, Node};
use crate::request::Reply;
use diagnosis::{Account, Holder, Observed, Plan, Refusal, Standing, Unseen};

/// The permission that a fine-grained token needs to call Inference Providers.
const INFER: &str = "inference.serverless.write";

/// More kinds of rules than Hugging Face has.
const MOST_RESTRICTIONS: usize = 8;

/// The permission that a fine-grained token needs to read its owner's usage.
const READ_USAGE: &str = "user.billing.read";

/// What the reply says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountReply {
    /// For the tree.
    pub account: Account,
    /// For the page.
    pub profile: Profile,
}

/// What the reply tells the page about the holder. Names are the Hub's words, so untrusted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// The name of the holder.
    pub name: Option<String>,
    /// How compute is billed: `prepaid` or `postpaid`.
    pub billing_mode: Option<String>,
    /// Whether the token may read the usage; `None` when the reply does not say.
    pub may_read_usage: Option<bool>,
    /// What kind of token it is: `read`, `write`, `fineGrained`, `oauth` and others.
    pub token_kind: Option<String>,
    /// The organizations of the holder and their resource groups: the first [`MOST`](Profile::MOST).
    pub organizations: Vec<Organization>,
    /// How many more there are.
    pub more_organizations: usize,
}

impl Profile {
    /// So many organizations are kept. Each is looked up among all that the token may do, and shown on the page.
    pub const MOST: usize = 24;
}

/// An organization of the holder, or one of its resource groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    /// What a call has to say to bill it: its name, or the id of the resource group.
    pub bill_to: String,
    /// What it is called.
    pub name: String,
    /// Its plan: `team`, `enterprise`; `None` when it has none.
    pub plan: Option<String>,
    /// The holder's role in it.
    pub role: Option<String>,
    /// What keeps the token out: `mfa`, `sso`, `ip`, `token-policy`.
    pub restrictions: Vec<String>,
    /// Whether the token has the permission to bill it; `None` when the reply does not say.
    pub may_infer: Option<bool>,
}

/// Reads the reply, for a call that the person or the organization `bill_to` is to pay.
///
/// # Errors
/// The reason why the reply shows nothing.
pub fn account(reply: &Reply, bill_to: Option<&str>) -> Observed<AccountReply> {
    match reply.status {
        200 => {
            let document = Document::read(&reply.body).ok_or(Unseen::NotUnderstood)?;
            whoami(document.root(), bill_to).ok_or(Unseen::NotUnderstood)
        }
        401 => Ok(AccountReply {
            account: match reading::reply(reply.status, reply.error()).refusal {
                Some(Refusal::ExpiredToken) => Account::Expired,
                _ => Account::Rejected,
            },
            profile: Profile { may_read_usage: Some(false), ..Profile::default() },
        }),
        _ => Err(reply.unseen()),
    }
}

/// What the reply says; `None` when it does not even name the kind of holder.
fn whoami(body: Node<'_>, bill_to: Option<&str>) -> Option<AccountReply> {
    let is_person = body.at("type").text()? == "user";
    let auth = body.at("auth");
    let token = auth.at("accessToken");
    let kind = token.at("role").name().or_else(|| auth.at("type").name());
    let mut profile = Profile {
        name: body.at("name").name(),
        billing_mode: body.at("billingMode").name(),
        may_read_usage: if is_person {
            may(token, READ_USAGE, BilledTo::Person)
        } else {
            Some(false)
        },
        token_kind: kind,
        organizations: Vec::new(),
        more_organizations: 0,
    };
    if !is_person {
        return Some(AccountReply { account: Account::NotAPerson, profile });
    }
    let orgs = body.at("orgs");
    for org in orgs.items() {
        add_payers(&mut profile, org, token);
    }
    let account = Account::Known(Holder {
        plan: body.at("isPro").flag().map(|pro| if pro { Plan::Pro } else { Plan::Free }),
        can_pay: body.at("canPay").flag(),
        may_infer: may(token, INFER, payer(orgs, bill_to)),
        in_paying_organization: in_paying_organization(orgs),
        named_organization: standing(orgs, bill_to),
    });
    Some(AccountReply { account, profile })
}

/// Whether one of the organizations is on a paid plan and lets the token in; `None` when one may be that keeps the token
/// out, or does not name its plan.
fn in_paying_organization(orgs: Node<'_>) -> Option<bool> {
    let pays = |org: Node<'_>| match org.at("plan").text() {
        Some("free") => Some(false),
        Some(_) => (!keeps_out(org)).then_some(true),
        // What has no plan is an organization without one, unless something else of it is paid for.
        None => {
            let paid = |name| org.at(name).flag() == Some(true);
            (!paid("isEnterprise") && !paid("canPay")).then_some(false)
        }
    };
    any(orgs.list()?.map(pays))
}

/// Whether one is so; `None` when none is said to be, and some do not say.
fn any(told: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut any = Some(false);
    for told in told {
        match told {
            Some(true) => return told,
            Some(false) => {}
            None => any = None,
        }
    }
    any
}

/// Whether the organization's rules keep the token out.
fn keeps_out(org: Node<'_>) -> bool {
    org.at("securityRestrictions").items().next().is_some()
}

/// How the holder stands to what the call names: an organization, or the id of a resource group.
fn standing(orgs: Node<'_>, bill_to: Option<&str>) -> Option<Standing> {
    let (mut orgs, named) = (orgs.list()?, bill_to?);
    let is = |place: Node<'_>| place.text() == Some(named);
    let has = |org: Node<'_>| org.at("resourceGroups").items().any(|group| is(group.at("id")));
    match orgs.find(|org| is(org.at("name")) || has(*org)) {
        Some(org) if keeps_out(org) => Some(Standing::KeptOut),
        Some(_) => Some(Standing::Member),
        // Whether the reply lists every resource group is not known.
        None if is_resource_group(named) => None,
        None => Some(Standing::Stranger),
    }
}

/// All that a call could name to bill it: the organization, and each of its resource groups.
fn add_payers(profile: &mut Profile, org: Node<'_>, token: Node<'_>) {
    let Some(org_name) = org.at("name").name() else { return };
    let org_name = &*org_name;
    let mut add = |bill_to: &str, name: String, role: Node<'_>, payer: BilledTo<'_>| {
        if profile.organizations.len() == Profile::MOST {
            profile.more_organizations += 1;
            return;
        }
        let restrictions = org.at("securityRestrictions").items().take(MOST_RESTRICTIONS);
        profile.organizations.push(Organization {
            bill_to: bill_to.to_owned(),
            name,
            plan: org.at("plan").name(),
            role: role.name(),
            restrictions: restrictions.filter_map(Node::name).collect(),
            may_infer: may(token, INFER, payer),
        });
    };
    let organization = BilledTo::Organization { name: org_name, id: org.at("id").text() };
    add(org_name, org_name.to_owned(), org.at("roleInOrg"), organization);
    for group in org.at("resourceGroups").items() {
        if let Some(id) = group.at("id").text().filter(|id| is_resource_group(id)) {
            let name = group.at("name").name();
            let name = [org_name, "/", name.as_deref().unwrap_or(id)].concat();
            add(id, name, group.at("role"), BilledTo::Group { id });
        }
    }
}

/// Who is to pay for a call.
#[derive(Clone, Copy)]
enum BilledTo<'a> {
    /// The holder of the token.
    Person,
    /// An organization; its id, if the holder is a member.
    Organization { name: &'a str, id: Option<&'a str> },
    /// A resource group.
    Group { id: &'a str },
}

/// Who is meant by what the call names.
fn payer<'a>(orgs: Node<'a>, bill_to: Option<&'a str>) -> BilledTo<'a> {
    match bill_to {
        None => BilledTo::Person,
        Some(id) if is_resource_group(id) => BilledTo::Group { id },
        Some(name) => {
            let org = orgs.items().find(|org| org.at("name").text() == Some(name));
            BilledTo::Organization { name, id: org.and_then(|org| org.at("id").text()) }
        }
    }
}

/// Whether the token has a permission for this payer; `None` when the reply leaves it open.
///
/// Read and write tokens have no switch for single permissions. In fine-grained ones, a person's permission stands in
/// `global` (older tokens) or beside the person.
fn may(token: Node<'_>, permission: &str, payer: BilledTo<'_>) -> Option<bool> {
    match token.at("role").text()? {
        "read" | "write" | "admin" => return Some(true),
        "fineGrained" => {}
        _ => return None,
    }
    let rights = token.at("fineGrained");
    if matches!(payer, BilledTo::Person) && rights.at("global").holds(permission) {
        return Some(true);
    }
    let grants = |scoped: Node<'_>| {
        let concerned = concerns(scoped.at("entity"), payer);
        if concerned == Some(false) {
            return concerned;
        }
        let permissions = scoped.at("permissions");
        match permissions.list().map(|_| permissions.holds(permission)) {
            Some(true) => concerned,
            listed => listed,
        }
    };
    any(rights.at("scoped").list()?.map(grants))
}

/// Whether a scope is about this payer; `None` when too little of it is said.
fn concerns(entity: Node<'_>, payer: BilledTo<'_>) -> Option<bool> {
    let id = entity.at("_id").text();
    match (entity.at("type").text()?, payer) {
        ("user", BilledTo::Person) => Some(true),
        ("org", BilledTo::Organization { name, id: own }) => match entity.at("name").text() {
            Some(other) => Some(other == name),
            None => Some(id? == own?),
        },
        ("resource-group", BilledTo::Group { id: own }) => Some(id? == own),
        // Whether a permission for an organization covers its groups is not known.
        ("org", BilledTo::Group { .. }) => None,
        _ => Some(false),
    }
}
