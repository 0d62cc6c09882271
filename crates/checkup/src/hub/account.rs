//! `GET /api/whoami-v2`: whose token is this, and what may it do?

use super::is_resource_group;
use crate::request::Reply;
use diagnosis::{Account, Holder, Observed, Plan, Refusal, Standing, Unseen};
use miniserde::Deserialize;

/// The permission that a fine-grained token needs to call Inference Providers.
const INFER: &str = "inference.serverless.write";

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
    /// The organizations of the holder.
    pub organizations: Vec<Organization>,
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
            let whoami: Whoami =
                miniserde::json::from_str(&reply.body).map_err(|_| Unseen::NotUnderstood)?;
            Ok(whoami.reduce(bill_to))
        }
        401 => Ok(AccountReply {
            account: match reading::read(&reply.body).refusal {
                Some(Refusal::ExpiredToken) => Account::Expired,
                _ => Account::Rejected,
            },
            profile: Profile { may_read_usage: Some(false), ..Profile::default() },
        }),
        _ => Err(reply.unseen()),
    }
}

#[derive(Deserialize)]
struct Whoami {
    #[serde(rename = "type")]
    kind: String,
    name: Option<String>,
    #[serde(rename = "isPro")]
    is_pro: Option<bool>,
    #[serde(rename = "canPay")]
    can_pay: Option<bool>,
    #[serde(rename = "billingMode")]
    billing_mode: Option<String>,
    orgs: Option<Vec<Org>>,
    auth: Option<Auth>,
}

#[derive(Deserialize)]
struct Org {
    name: Option<String>,
    plan: Option<String>,
    #[serde(rename = "roleInOrg")]
    role: Option<String>,
    #[serde(rename = "securityRestrictions")]
    security_restrictions: Option<Vec<String>>,
    #[serde(rename = "resourceGroups")]
    resource_groups: Option<Vec<ResourceGroup>>,
}

#[derive(Deserialize)]
struct ResourceGroup {
    id: Option<String>,
    name: Option<String>,
    role: Option<String>,
}

#[derive(Deserialize)]
struct Auth {
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(rename = "accessToken")]
    access_token: Option<AccessToken>,
}

#[derive(Deserialize)]
struct AccessToken {
    role: Option<String>,
    #[serde(rename = "fineGrained")]
    fine_grained: Option<FineGrained>,
}

#[derive(Deserialize)]
struct FineGrained {
    global: Option<Vec<String>>,
    scoped: Option<Vec<Scoped>>,
}

#[derive(Deserialize)]
struct Scoped {
    entity: Option<Entity>,
    permissions: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Entity {
    #[serde(rename = "_id")]
    id: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    name: Option<String>,
}

impl Whoami {
    fn reduce(self, bill_to: Option<&str>) -> AccountReply {
        let auth_kind = self.auth.as_ref().and_then(|auth| auth.kind.clone());
        let token = self.auth.and_then(|auth| auth.access_token);
        let may = |permission: &str, payer: Option<&str>| token.as_ref()?.may(permission, payer);
        let mut profile = Profile {
            name: self.name,
            billing_mode: self.billing_mode,
            may_read_usage: may(READ_USAGE, None),
            token_kind: token.as_ref().and_then(|token| token.role.clone()).or(auth_kind),
            organizations: Vec::new(),
        };
        if self.kind != "user" {
            profile.may_read_usage = Some(false);
            return AccountReply { account: Account::NotAPerson, profile };
        }
        for org in self.orgs.iter().flatten() {
            profile.organizations.extend(org.payers(&may));
        }
        let account = Account::Known(Holder {
            plan: self.is_pro.map(|pro| if pro { Plan::Pro } else { Plan::Free }),
            can_pay: self.can_pay,
            may_infer: may(INFER, bill_to),
            in_paying_organization: self
                .orgs
                .as_ref()
                .map(|orgs| orgs.iter().any(|org| org.plan.is_some())),
            named_organization: standing(self.orgs.as_deref(), bill_to),
        });
        AccountReply { account, profile }
    }
}

/// How the holder stands to what the call names: an organization, or the id of a resource group.
fn standing(orgs: Option<&[Org]>, bill_to: Option<&str>) -> Option<Standing> {
    let (orgs, named) = (orgs?, bill_to?);
    match orgs.iter().find(|org| org.is(named)) {
        Some(org) if org.security_restrictions.iter().flatten().next().is_some() => {
            Some(Standing::KeptOut)
        }
        Some(_) => Some(Standing::Member),
        // Whether the reply lists every resource group is not known.
        None if is_resource_group(named) => None,
        None => Some(Standing::Stranger),
    }
}

impl Org {
    fn is(&self, named: &str) -> bool {
        let same = |name: &Option<String>| name.as_deref() == Some(named);
        same(&self.name) || self.resource_groups.iter().flatten().any(|group| same(&group.id))
    }

    /// All that a call could name to bill it: the organization, and each of its resource groups.
    fn payers(&self, may: &impl Fn(&str, Option<&str>) -> Option<bool>) -> Vec<Organization> {
        let Some(name) = &self.name else { return Vec::new() };
        let payer = |bill_to: &str, name: String, role: &Option<String>| Organization {
            bill_to: bill_to.to_owned(),
            name,
            plan: self.plan.clone(),
            role: role.clone(),
            restrictions: self.security_restrictions.clone().unwrap_or_default(),
            may_infer: may(INFER, Some(bill_to)),
        };
        let mut payers = vec![payer(name, name.clone(), &self.role)];
        for group in self.resource_groups.iter().flatten() {
            if let Some(id) = &group.id {
                let group_name = group.name.as_deref().unwrap_or(id);
                payers.push(payer(id, [name, "/", group_name].concat(), &group.role));
            }
        }
        payers
    }
}

impl AccessToken {
    /// Whether the token has a permission for the person, or for an organization or resource group.
    ///
    /// Read and write tokens have no switch for single permissions. In fine-grained ones, a person's permission stands
    /// in `global` (older tokens) or beside the person.
    fn may(&self, permission: &str, organization: Option<&str>) -> Option<bool> {
        match self.role.as_deref()? {
            "read" | "write" | "admin" => Some(true),
            "fineGrained" => {
                let rights = self.fine_grained.as_ref()?;
                let holds = |held: &Option<Vec<String>>| {
                    held.iter().flatten().any(|held| held == permission)
                };
                let globally = organization.is_none() && holds(&rights.global);
                let scoped = rights.scoped.iter().flatten().any(|scoped| {
                    let concerns = |entity: &Entity| entity.concerns(organization);
                    scoped.entity.as_ref().is_some_and(concerns) && holds(&scoped.permissions)
                });
                Some(globally || scoped)
            }
            _ => None,
        }
    }
}

impl Entity {
    fn concerns(&self, organization: Option<&str>) -> bool {
        match (self.kind.as_deref(), organization) {
            (Some("user"), None) => true,
            (Some("org"), Some(name)) => self.name.as_deref() == Some(name),
            (Some("resource-group"), Some(id)) => self.id.as_deref() == Some(id),
            _ => false,
        }
    }
}
