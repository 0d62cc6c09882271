"""One call with each Python client: a new client is a function here, its page, and its package in `requirements/`."""

import importlib
import importlib.metadata
from dataclasses import dataclass
from typing import Any, Callable

MODEL = "openai/gpt-oss-20b"
ROUTER = "https://router.huggingface.co/v1"
MESSAGES: list[Any] = [{"role": "user", "content": "hi"}]


@dataclass
class Client:
    """How a client is called, and where the guide tells of it."""

    name: str
    """What is called, as one would write it."""
    page: str
    """The page in `content/clients/`."""
    packages: tuple[str, ...]
    """What has to be installed; the versions are told with what it prints."""
    call: Callable[[str], Any]
    """Makes a call with a token."""

    def versions(self) -> str | None:
        """The versions that are installed, or nothing if one is missing."""
        try:
            return ", ".join(f"{name} {importlib.metadata.version(name)}" for name in self.packages)
        except importlib.metadata.PackageNotFoundError:
            return None


CLIENTS: list[Client] = []


def client(name: str, page: str, *packages: str) -> Callable[[Callable[[str], Any]], Callable[[str], Any]]:
    def add(call: Callable[[str], Any]) -> Callable[[str], Any]:
        CLIENTS.append(Client(name, page, packages, call))
        return call

    return add


@client("InferenceClient", "inference-client", "huggingface_hub")
def huggingface_hub(token: str) -> Any:
    from huggingface_hub import InferenceClient

    # Before version 1 a provider is chosen here; an address leaves no choice.
    return InferenceClient(base_url=ROUTER, api_key=token).chat_completion(MESSAGES, model=MODEL)


@client("requests.post", "python-http", "requests")
def requests(token: str) -> Any:
    import requests

    body = {"model": MODEL, "messages": MESSAGES}
    headers = {"Authorization": f"Bearer {token}"}
    requests.post(f"{ROUTER}/chat/completions", headers=headers, json=body, timeout=20).raise_for_status()


@client("OpenAI", "openai-python", "openai")
def openai(token: str) -> Any:
    from openai import OpenAI

    client = OpenAI(base_url=ROUTER, api_key=token, max_retries=0)
    return client.chat.completions.create(model=MODEL, messages=MESSAGES)


@client("ChatOpenAI", "langchain-python", "langchain-openai", "openai")
def langchain_openai(token: str) -> Any:
    from langchain_openai import ChatOpenAI
    from pydantic import SecretStr

    return ChatOpenAI(base_url=ROUTER, api_key=SecretStr(token), model=MODEL, max_retries=0).invoke("hi")


@client("ChatHuggingFace", "langchain-python", "langchain-huggingface", "huggingface_hub")
def langchain_huggingface(token: str) -> Any:
    from langchain_huggingface import ChatHuggingFace, HuggingFaceEndpoint

    endpoint = HuggingFaceEndpoint(model=MODEL, huggingfacehub_api_token=token)
    return ChatHuggingFace(llm=endpoint).invoke("hi")


@client("HuggingFaceInferenceAPI", "llamaindex", "llama-index-llms-huggingface-api", "huggingface_hub")
def llama_index_huggingface(token: str) -> Any:
    from llama_index.core.llms import ChatMessage
    from llama_index.llms.huggingface_api import HuggingFaceInferenceAPI

    return HuggingFaceInferenceAPI(model_name=MODEL, token=token).chat([ChatMessage(content="hi")])


@client("OpenAILike", "llamaindex", "llama-index-llms-openai-like", "openai")
def llama_index_openai_like(token: str) -> Any:
    from llama_index.core.llms import ChatMessage
    from llama_index.llms.openai_like import OpenAILike

    llm = OpenAILike(model=MODEL, api_base=ROUTER, api_key=token, is_chat_model=True, max_retries=0)
    return llm.chat([ChatMessage(content="hi")])


@client("InferenceClientModel", "smolagents", "smolagents", "huggingface_hub")
def smolagents_hub(token: str) -> Any:
    from smolagents import InferenceClientModel

    return agent(InferenceClientModel(model_id=MODEL, token=token, retry=False))


@client("OpenAIModel", "smolagents", "smolagents", "openai")
def smolagents_openai(token: str) -> Any:
    from smolagents import OpenAIModel

    client = {"max_retries": 0}
    return agent(OpenAIModel(model_id=MODEL, api_base=ROUTER, api_key=token, client_kwargs=client, retry=False))


def agent(model: Any) -> Any:
    """One question to an agent without tools. With `retry`, it would wait a minute behind a 429."""
    from smolagents import CodeAgent

    return CodeAgent(tools=[], model=model, max_steps=1, verbosity_level=0).run("hi")


@client("completion, huggingface/…", "litellm", "litellm", "openai")
def litellm_huggingface(token: str) -> Any:
    from litellm import completion

    return completion(model=f"huggingface/{MODEL}", messages=MESSAGES, api_key=token, max_retries=0)


@client("completion, openai/…", "litellm", "litellm", "openai")
def litellm_openai(token: str) -> Any:
    from litellm import completion

    return completion(model=f"openai/{MODEL}", messages=MESSAGES, api_key=token, api_base=ROUTER, max_retries=0)
