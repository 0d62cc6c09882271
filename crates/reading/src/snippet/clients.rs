//! The clients that code makes.

/// A client that is made in the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Client {
    /// One that calls Inference Providers of itself.
    Inference,
    /// The same in JavaScript, where the token comes first and has no name.
    NewInference,
    /// One that calls what it is told to.
    OpenAi,
}

/// The client that a call of this name makes, if it does.
pub(super) fn client(name: &str, word_before: &str) -> Option<Client> {
    if matches!(word_before, "class" | "def" | "function") {
        return None;
    }
    match name {
        "InferenceClient" | "HfInference" if word_before == "new" => Some(Client::NewInference),
        "InferenceClient"
        | "AsyncInferenceClient"
        | "InferenceClientModel"
        | "HfApiModel"
        | "HuggingFaceEndpoint"
        | "HuggingFaceInferenceAPI" => Some(Client::Inference),
        "OpenAIServerModel" | "OpenAIModel" | "OpenAILike" => Some(Client::OpenAi),
        _ => name.ends_with("OpenAI").then_some(Client::OpenAi),
    }
}
