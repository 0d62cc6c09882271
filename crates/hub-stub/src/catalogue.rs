//! The models that there are: what the Hub and the router say about each.

use serde_json::Value;

use crate::replies::{Reply, reply};

/// One model.
pub(crate) struct Model {
    pub(crate) id: &'static str,
    /// What the Hub says about it.
    pub(crate) hub: &'static str,
    /// What the router says about it, if anyone serves it.
    pub(crate) router: Option<&'static str>,
}

const MODELS: [Model; 7] = [
    Model {
        id: "openai/gpt-oss-20b",
        hub: "hub-model-200-gpt-oss-20b",
        router: Some("models-200-single-gpt-oss-20b"),
    },
    Model {
        id: "Qwen/Qwen3-4B-Instruct-2507",
        hub: "hub-model-200-qwen3-4b",
        router: Some("models-200-single"),
    },
    Model {
        id: "example-org/promo-model",
        hub: "hub-model-200-promo-model",
        router: Some("models-200-single-promo-model"),
    },
    Model {
        id: "google/gemma-3-27b-it",
        hub: "hub-model-200-mapping-object",
        router: Some("models-200-single-gemma-3-27b"),
    },
    Model {
        id: "meta-llama/Llama-3.1-8B-Instruct",
        hub: "hub-model-200-mapping-array",
        router: Some("models-200-single-llama-3-1-8b"),
    },
    Model { id: "google/gemma-2-2b-it", hub: "hub-model-200-gemma-2-2b-it", router: None },
    Model {
        id: "manycore-research/SpatialLM-Llama-1B",
        hub: "hub-model-200-no-inference",
        router: None,
    },
];

/// The model with this id.
pub(crate) fn model(id: &str) -> Option<&'static Model> {
    MODELS.iter().find(|model| model.id == id)
}

/// Why a call for `asked` cannot be served; `asked` is `owner/name`, or `owner/name:choice`.
pub(crate) fn objection(asked: &str) -> Option<&'static Reply> {
    let (id, choice) = asked.split_once(':').unwrap_or((asked, "fastest"));
    let Some(model) = model(id) else {
        return Some(reply("chat-400-model-not-found"));
    };
    let Some(router) = model.router else {
        return Some(reply("chat-400-model-not-supported"));
    };
    let policy = ["fastest", "cheapest", "preferred"].contains(&choice);
    let served = policy || providers(reply(router)).any(|provider| provider == choice);
    (!served).then(|| reply("chat-400-model-not-supported-provider"))
}

fn providers(single: &Reply) -> impl Iterator<Item = String> + use<> {
    let read: Value = serde_json::from_str(&single.body).unwrap_or_default();
    let providers = read["providers"].as_array().cloned().unwrap_or_default();
    providers.into_iter().filter_map(|entry| entry["provider"].as_str().map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(id: &str) -> Value {
        serde_json::from_str(&reply(id).body).expect("a test checks that bodies are JSON")
    }

    #[test]
    fn the_list_holds_what_each_model_says_of_itself() {
        let single: Vec<Value> = MODELS.iter().filter_map(|model| model.router).map(read).collect();
        assert_eq!(read("models-200")["data"], Value::from(single));
    }

    #[test]
    fn the_hub_and_the_router_name_models_alike() {
        for model in &MODELS {
            assert_eq!(read(model.hub)["id"], model.id);
            assert!(model.router.is_none_or(|router| read(router)["id"] == model.id));
        }
    }
}
