"""Makes calls with the clients of one environment, and says as JSON what came of each.

Standard input is a list of jobs, each of one kind:

- `file`: it is run, and gives what it printed;
- `client`: the function of that name below is called and refused, and gives what the client raised;
- `python`: it is parsed and not run, and gives what is wrong;
- `workflow`: it is read as YAML, and gives the scripts in it.
"""

import ast
import contextlib
import io
import json
import os
import re
import runpy
import sys
import traceback
from typing import Any, Callable

MODEL = "openai/gpt-oss-20b"
ROUTER = "https://router.huggingface.co/v1"
MESSAGES: list[Any] = [{"role": "user", "content": "hi"}]


def main() -> None:
    """All jobs, in order."""
    does = {"file": ran, "client": refused, "python": parsed, "workflow": scripts}
    answers = []
    for job in json.load(sys.stdin):
        os.environ["HF_TOKEN"] = job["token"]
        [(kind, what)] = [(kind, job[kind]) for kind in does if kind in job]
        answers.append({"id": job["id"]} | does[kind](what))
    json.dump(answers, sys.stdout)


def ran(file: str) -> dict[str, str]:
    """What a file prints, to the end of a traceback if it fails."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            runpy.run_path(file, run_name="__main__")
        except BaseException:
            traceback.print_exc()
    return {"printed": printed.getvalue()}


def refused(client: str) -> dict[str, Any]:
    """What a client raises."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            answer = CLIENTS[client](os.environ["HF_TOKEN"])
    except Exception as error:
        kind = type(error)
        reads = {
            "text": str(error),
            "e.body": str(getattr(error, "body", None)),
            "e.__cause__.body": str(getattr(error.__cause__, "body", None)),
        }
        return {"raises": f"{kind.__module__}.{kind.__qualname__}", "reads": reads}
    return {"raises": "nothing", "reads": {"text": f"an answer: {answer}"}}


def parsed(source: str) -> dict[str, Any]:
    """What is wrong with a piece of Python: its line and the words, or nothing."""
    try:
        # A notebook has commands between the lines of Python.
        ast.parse(re.sub(r"(?m)^[%!].*", "", source))
    except SyntaxError as error:
        return {"wrong": [error.lineno or 1, error.msg]}
    return {}


def scripts(source: str) -> dict[str, Any]:
    """What the steps of a workflow run."""
    import yaml

    jobs = yaml.safe_load(source)["jobs"].values()
    return {"scripts": [step["run"] for job in jobs for step in job["steps"] if "run" in step]}


def huggingface_hub(token: str) -> Any:
    from huggingface_hub import InferenceClient

    # Before version 1 a provider is chosen here; an address leaves no choice.
    return InferenceClient(base_url=ROUTER, api_key=token).chat_completion(MESSAGES, model=MODEL)


def huggingface_hub_whoami(token: str) -> Any:
    from huggingface_hub import whoami

    return whoami(token=token)


def openai(token: str) -> Any:
    from openai import OpenAI

    client = OpenAI(base_url=ROUTER, api_key=token, max_retries=0)
    return client.chat.completions.create(model=MODEL, messages=MESSAGES)


def langchain_openai(token: str) -> Any:
    from langchain_openai import ChatOpenAI
    from pydantic import SecretStr

    return ChatOpenAI(base_url=ROUTER, api_key=SecretStr(token), model=MODEL, max_retries=0).invoke("hi")


def langchain_huggingface(token: str) -> Any:
    from langchain_huggingface import ChatHuggingFace, HuggingFaceEndpoint

    endpoint = HuggingFaceEndpoint(model=MODEL, huggingfacehub_api_token=token)
    return ChatHuggingFace(llm=endpoint).invoke("hi")


def llama_index_huggingface(token: str) -> Any:
    from llama_index.core.llms import ChatMessage
    from llama_index.llms.huggingface_api import HuggingFaceInferenceAPI

    return HuggingFaceInferenceAPI(model_name=MODEL, token=token).chat([ChatMessage(content="hi")])


def llama_index_openai_like(token: str) -> Any:
    from llama_index.core.llms import ChatMessage
    from llama_index.llms.openai_like import OpenAILike

    llm = OpenAILike(model=MODEL, api_base=ROUTER, api_key=token, is_chat_model=True, max_retries=0)
    return llm.chat([ChatMessage(content="hi")])


def smolagents_hub(token: str) -> Any:
    from smolagents import InferenceClientModel

    return agent(InferenceClientModel(model_id=MODEL, token=token, retry=False))


def smolagents_openai(token: str) -> Any:
    from smolagents import OpenAIModel

    client = {"max_retries": 0}
    return agent(OpenAIModel(model_id=MODEL, api_base=ROUTER, api_key=token, client_kwargs=client, retry=False))


def agent(model: Any) -> Any:
    """One question to an agent without tools. With `retry`, it would wait a minute behind a 429."""
    from smolagents import CodeAgent

    return CodeAgent(tools=[], model=model, max_steps=1, verbosity_level=0).run("hi")


def litellm_huggingface(token: str) -> Any:
    from litellm import completion

    return completion(model=f"huggingface/{MODEL}", messages=MESSAGES, api_key=token, max_retries=0)


def litellm_openai(token: str) -> Any:
    from litellm import completion

    return completion(model=f"openai/{MODEL}", messages=MESSAGES, api_key=token, api_base=ROUTER, max_retries=0)


CLIENTS: dict[str, Callable[[str], Any]] = {
    call.__name__: call
    for call in (
        huggingface_hub,
        huggingface_hub_whoami,
        openai,
        langchain_openai,
        langchain_huggingface,
        llama_index_huggingface,
        llama_index_openai_like,
        smolagents_hub,
        smolagents_openai,
        litellm_huggingface,
        litellm_openai,
    )
}

if __name__ == "__main__":
    main()
