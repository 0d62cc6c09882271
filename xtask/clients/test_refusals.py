"""What each client prints for each refusal, and whether what its page advises prints the sentence."""

import contextlib
import io
import json
import os
import re
from http import HTTPStatus
from typing import Any, Iterator

import pytest
import stand_in
from calls import CLIENTS, Client
from conftest import CODE, HERE, WORK
from refusals import REFUSALS, reply

TABLE = {
    (row["page"], row["client"], row["versions"]): row["refusals"]
    for row in json.loads((HERE / "printed.json").read_text(encoding="utf-8"))
}
ROWS: dict[tuple[str, str, str], dict[str, Any]] = {}
INSTALLED = [client for client in CLIENTS if client.versions()]

READINGS = {
    "error.body": lambda error: error.body,
    "error.response.text": lambda error: error.response.text,
    "error.__cause__.body": lambda error: error.__cause__.body,
    "error.__cause__.response.text": lambda error: error.__cause__.response.text,
}
"""Where the sentence may be, if it is not in the text of the error."""


@pytest.fixture(scope="module", autouse=True)
def table() -> Iterator[None]:
    """Leaves what was printed for the one table of all environments."""
    yield
    names = ("page", "client", "versions")
    rows = [dict(zip(names, key)) | {"refusals": refusals} for key, refusals in ROWS.items()]
    (WORK / f"printed-{os.environ['CLIENTS_ROOM']}.json").write_text(json.dumps(rows), encoding="utf-8")


@pytest.mark.parametrize("refusal", REFUSALS)
@pytest.mark.parametrize("client", INSTALLED, ids=lambda client: f"{client.page}-{client.name}")
def test_what_a_client_prints(client: Client, refusal: str) -> None:
    sent, sentence = reply(refusal)
    with contextlib.redirect_stdout(io.StringIO()), pytest.raises(Exception) as raised:
        client.call(stand_in.TOKENS[REFUSALS[refusal]])
    error = raised.value
    places = ["error"] if sentence in str(error) else []
    for place, read in READINGS.items():
        with contextlib.suppress(AttributeError):
            places += [place] if sentence in str(read(error)) else []
    text = re.sub(r"Root=[\w;-]+", "{id}", str(error)).replace(sent.strip(), "{reply}")
    if sentence != HTTPStatus(int(refusal[:3])).phrase:
        text = text.replace(sentence, "{sentence}")
    raises = f"{type(error).__module__}.{type(error).__qualname__}"
    row = {"raises": raises, "prints": text, "sentence": places}
    key = (client.page, client.name, client.versions() or "")
    ROWS.setdefault(key, {})[refusal] = row

    printed = advised(client.page, error)
    assert sentence in printed or not places, f"what content/clients/{client.page}.md advises prints no more than: {printed}"
    if not os.environ.get("CLIENTS_BLESS"):
        expected = TABLE.get(key, {}).get(refusal)
        assert row == expected, "if that is right, accept it: cargo xtask clients --bless"


def advised(page: str, error: Exception) -> str:
    """What the code below "Print the whole message" prints of an error."""
    path = f"content/clients/{page}.md"
    call = re.compile(r"^( +)\.\.\.  # .*$", re.MULTILINE)
    [code] = [block["text"] for block in CODE["blocks"] if block["path"] == path and call.search(block["text"])]

    def your_call() -> None:
        raise error

    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.suppress(type(error)):
        exec(compile(call.sub(r"\1your_call()", code), path, "exec"), {"your_call": your_call})
    return printed.getvalue()
