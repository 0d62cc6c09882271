//! The addresses of Hugging Face's pages on which something can be done.

use super::Endpoints;
use diagnosis::Place;

/// The form for a new token, with the two permissions ticked that the check-up and the calls need.
/// The first is in Hugging Face's own documentation; that the second can be named twice is inferred from it.
const NEW_TOKEN: &str = "/settings/tokens/new?tokenType=fineGrained\
    &ownUserPermissions=inference.serverless.write&ownUserPermissions=user.billing.read";

/// What the same form needs to tick calls for an organization, whose name comes behind it.
const FOR_ORGANIZATION: &str = "&orgPermissions=inference.serverless.write&orgs=";

impl Endpoints {
    /// The address of a place, for the person, or for the organization that is to pay.
    pub fn place(&self, place: Place, organization: Option<&str>) -> String {
        let path = match (place, organization) {
            (Place::Endpoints, _) => return "https://endpoints.huggingface.co".to_owned(),
            (Place::Status, _) => return "https://status.huggingface.co".to_owned(),
            (Place::Support, _) => return "mailto:billing@huggingface.co".to_owned(),
            (Place::BuyCredits | Place::Billing | Place::Payment | Place::Usage, Some(name))
                if is_name(name) =>
            {
                return [&self.hub, "/organizations/", name, "/settings/billing"].concat();
            }
            (Place::NewToken, Some(name)) if is_name(name) => {
                return [&self.hub, NEW_TOKEN, FOR_ORGANIZATION, name].concat();
            }
            (Place::BuyCredits, _) => "/settings/billing?add-credits=true",
            (Place::Billing, _) => "/settings/billing",
            (Place::Pro, _) => "/subscribe/pro",
            (Place::Payment, _) => "/settings/billing/payment",
            (Place::Usage, _) => "/settings/billing/usage",
            (Place::Tokens, _) => "/settings/tokens",
            (Place::NewToken, _) => NEW_TOKEN,
            (Place::ProviderSettings, _) => "/settings/inference-providers",
            (Place::Models, _) => "/inference/models",
        };
        [&self.hub, path].concat()
    }
}

/// Whether it can be the name of an organization, and is not the id of a resource group, which has no page.
fn is_name(name: &str) -> bool {
    !super::is_resource_group(name)
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::Endpoints;
    use diagnosis::Place;

    #[test]
    fn a_place_is_a_page_of_the_hub_whatever_the_organization_is_called() {
        let hub = Endpoints { hub: "https://huggingface.co".into(), router: String::new() };
        for (organization, url) in [
            (None, "https://huggingface.co/settings/billing"),
            (Some("acme"), "https://huggingface.co/organizations/acme/settings/billing"),
            (Some("../evil?"), "https://huggingface.co/settings/billing"),
            (Some("66501111c3d4e5f607182aaa"), "https://huggingface.co/settings/billing"),
        ] {
            assert_eq!(hub.place(Place::Billing, organization), url);
        }
        let form = |organization| hub.place(Place::NewToken, organization);
        assert!(form(Some("acme")).ends_with("&orgs=acme"), "{}", form(Some("acme")));
        assert_eq!(form(Some("../evil?")), form(None));
    }
}
