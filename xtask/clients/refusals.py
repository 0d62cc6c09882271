"""The refusals, each by its status and where its sentence stands, and who is refused so by the stand-in."""

import json
import re
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import stand_in
from calls import MESSAGES, MODEL

REFUSALS: dict[str, str] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))


def reply(refusal: str) -> tuple[str, str]:
    """What the stand-in sends, and the sentence in it."""
    headers = {
        "authorization": f"Bearer {stand_in.TOKENS[REFUSALS[refusal]]}",
        "content-type": "application/json",
    }
    body = json.dumps({"model": MODEL, "messages": MESSAGES}).encode()
    address = f"{stand_in.HOSTS['router.huggingface.co']}/v1/chat/completions"
    status, place = refusal.split(" ")
    try:
        urlopen(Request(address, body, headers))
        raise AssertionError(f"{REFUSALS[refusal]} is not refused")
    except HTTPError as refused:
        assert refused.code == int(status), f"{refusal} is not what {REFUSALS[refusal]} gets"
        sent = refused.read().decode()
    if place == "HTML":
        return sent, re.findall("<title>(.*)</title>", sent)[0]
    sentence = json.loads(sent)
    for name in place.split("."):
        sentence = sentence[name]
    return sent, sentence
