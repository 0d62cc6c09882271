//! What a wording makes likelier than the number of reports says.
//!
//! It only orders what is still possible: a wording that settles something is a matter of the tree.

use crate::diagnoses::{
    CREDITS_DEPLETED_FREE, CREDITS_DEPLETED_PRO, NETWORK_CORS, PREPAID_CREDITS_NEEDED,
    THIRD_PARTY_BILLING,
};
use crate::{Diagnosis, Refusal};

/// What the wording speaks for, likeliest first.
pub(crate) const fn favoured(refusal: Refusal) -> &'static [&'static Diagnosis] {
    match refusal {
        // Free accounts are offered PRO in the same breath, and this text is whole and offers none.
        Refusal::CreditsSpentBuyMore => &[&PREPAID_CREDITS_NEEDED, &CREDITS_DEPLETED_PRO],
        // Whoever has PRO and reads of spent credits has mostly spent those of PRO.
        Refusal::CreditsSpent | Refusal::PaymentRequired => {
            &[&CREDITS_DEPLETED_FREE, &CREDITS_DEPLETED_PRO]
        }
        // All seven public reports of this kind that were read on 2026-11-25 were about another company.
        Refusal::SomeBill => &[&THIRD_PARTY_BILLING],
        // A name that is not resolved is nearly always the visitor's own network: so in all seven public reports read.
        Refusal::NoConnection => &[&NETWORK_CORS],
        _ => &[],
    }
}
