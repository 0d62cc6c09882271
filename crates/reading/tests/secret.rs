//! What the stand-in for Hugging Face gives people is taken for a token, and so is everything that looks like it.

#![allow(missing_docs)] // The names of the tests are their sentences.

use reading::secret::{Kind, is_one, kind};

#[test]
fn every_token_of_the_stand_in_is_one() {
    for scenario in hub_stub::scenarios() {
        let token = scenario.token();
        let expected = match scenario.name {
            "org-token" => Kind::Organization,
            name if name.contains("oauth") => Kind::Signed,
            _ => Kind::User,
        };
        assert!(is_one(&token), "{}", scenario.name);
        assert_eq!(kind(&token), Some(expected), "{}", scenario.name);
    }
}
