"""Which token `huggingface_hub` sends to which host: the variable's and the saved one's are not the one that is passed."""

import importlib.metadata
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import stand_in
from conftest import HERE
from packaging.version import Version

pytest.importorskip("huggingface_hub")
OLD = Version(importlib.metadata.version("huggingface_hub")) < Version("1")
"""Before version 1, every call is looked up, and the name of a model holds no provider."""
since_version_1 = pytest.mark.skipif(OLD, reason="so it is from version 1 on")

VARIABLE, SAVED, PASSED = "the variable's", "the saved one", "the one that is passed"
WHOSE = {
    stand_in.TOKENS["token-invalid"]: VARIABLE,
    stand_in.TOKENS["token-expired"]: SAVED,
    stand_in.TOKENS["healthy-pro"]: PASSED,
    None: "none",
}
CHAT = "router.huggingface.co/v1/chat/completions"
LANE = "router.huggingface.co/nscale/v1/chat/completions"
LOOK_UP = "huggingface.co/api/models/openai/gpt-oss-20b"

PROGRAM = """
import json, sys, stand_in
from huggingface_hub import InferenceClient

client, call = json.loads(sys.argv[1])
raised = None
try:
    InferenceClient(**client).chat_completion([{"role": "user", "content": "hi"}], **call)
except Exception as error:
    raised = str(error)
print(json.dumps([stand_in.SEEN, raised]))
"""


def sent(
    folder: Path, client: dict[str, str], model: str, variables: dict[str, str], saved: bool
) -> tuple[list[tuple[str, str]], str | None]:
    """What a program of its own sends where, and what it raises: settings are read when the library is loaded."""
    if saved:
        (folder / "token").write_text(next(token for token, whose in WHOSE.items() if whose == SAVED))
    environment = os.environ | {"PYTHONPATH": str(HERE), "HF_HOME": str(folder)} | variables
    arguments = json.dumps([client, {"model": model}])
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, arguments], env=environment, capture_output=True, text=True, check=True
    )
    seen, raised = json.loads(ran.stdout)
    return [(host + path, WHOSE[token]) for host, path, token in seen], raised


TOKEN = {whose: token for token, whose in WHOSE.items() if token}
MODEL = "openai/gpt-oss-20b"
PINNED = {"provider": "nscale"}
KEY = {"api_key": TOKEN[PASSED]}
HAS_VARIABLE = {"HF_TOKEN": TOKEN[VARIABLE]}


@since_version_1
def test_without_a_provider_only_the_passed_token_is_sent(tmp_path: Path) -> None:
    assert sent(tmp_path, KEY, MODEL, HAS_VARIABLE, saved=True) == ([(CHAT, PASSED)], None)


@since_version_1
def test_a_provider_in_the_name_of_the_model_sends_only_the_passed_token(tmp_path: Path) -> None:
    assert sent(tmp_path, KEY, f"{MODEL}:nscale", HAS_VARIABLE, saved=True) == ([(CHAT, PASSED)], None)


@pytest.mark.skipif(not OLD, reason="so it was before version 1")
def test_once_even_a_call_without_a_provider_was_looked_up_with_another_token(tmp_path: Path) -> None:
    seen, _ = sent(tmp_path, KEY, MODEL, HAS_VARIABLE, saved=True)
    assert seen == [(LOOK_UP, VARIABLE)], "the call is not even made"
    _, raised = sent(tmp_path, KEY, f"{MODEL}:nscale", {}, saved=False)
    assert raised and "Repo id must" in raised
    router = KEY | {"base_url": "https://router.huggingface.co/v1"}
    assert sent(tmp_path, router, f"{MODEL}:nscale", HAS_VARIABLE, saved=True) == ([(CHAT, PASSED)], None)


@pytest.mark.parametrize("whose", [VARIABLE, SAVED])
def test_a_pinned_provider_is_looked_up_with_another_token_than_the_passed_one(whose: str, tmp_path: Path) -> None:
    variables = HAS_VARIABLE if whose == VARIABLE else {}
    seen, raised = sent(tmp_path, KEY | PINNED, MODEL, variables, saved=True)
    assert seen == [(LOOK_UP, whose)], "the call is not even made"
    assert raised and "401" in raised and "/api/models/" in raised


def test_a_pinned_provider_works_if_there_is_no_other_token(tmp_path: Path) -> None:
    # The stand-in, like the Hub, shows a public model to anybody.
    seen, _ = sent(tmp_path, KEY | PINNED, MODEL, {}, saved=False)
    assert seen == [(LOOK_UP, "none"), (LANE, PASSED)]


@pytest.mark.parametrize("whose", [VARIABLE, SAVED])
def test_without_implicit_tokens_the_call_still_has_one(whose: str, tmp_path: Path) -> None:
    variables = {"HF_HUB_DISABLE_IMPLICIT_TOKEN": "1"} | (HAS_VARIABLE if whose == VARIABLE else {})
    unpinned = [(LOOK_UP, "none"), (LANE, whose)] if OLD else [(CHAT, whose)]
    assert sent(tmp_path, {}, MODEL, variables, saved=True)[0] == unpinned
    assert sent(tmp_path, PINNED, MODEL, variables, saved=True)[0] == [(LOOK_UP, "none"), (LANE, whose)]


def test_the_endpoints_of_the_variables_get_look_ups_and_no_call(tmp_path: Path) -> None:
    variables = HAS_VARIABLE | {
        "HF_ENDPOINT": "https://mirror.example",
        "HF_INFERENCE_ENDPOINT": "https://proxy.example",
    }
    if not OLD:
        assert sent(tmp_path, {}, MODEL, variables, saved=True)[0] == [(CHAT, VARIABLE)]
    seen, _ = sent(tmp_path, KEY | PINNED, MODEL, variables, saved=True)
    assert seen == [("mirror.example/api/models/openai/gpt-oss-20b", VARIABLE)]


@pytest.mark.parametrize("hidden", [{}, {"HF_HUB_DISABLE_IMPLICIT_TOKEN": "1"}])
def test_an_address_of_ones_own_gets_the_token(hidden: dict[str, str], tmp_path: Path) -> None:
    elsewhere = {"base_url": "https://proxy.example/v1"}
    seen, _ = sent(tmp_path, elsewhere, MODEL, HAS_VARIABLE | hidden, saved=True)
    assert seen == [("proxy.example/v1/chat/completions", VARIABLE)]
