"""The guide's blocks of code in Python and for a shell, and the samples for a shell: parsed, and run if they call."""

import ast
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import stand_in
import yaml
from conftest import CODE
from refusals import REFUSALS, reply

SHELLS = ("bash", "sh", "shell")
HOSTS = ("https://huggingface.co", "https://router.huggingface.co")
HELLO = "Hello."


def at(block: Any) -> str:
    return f"{block['path']}:{block['line']}" if "path" in block else "-".join(block["needs"]) or "plain"


def blocks(*languages: str) -> Any:
    found = [block for block in CODE["blocks"] if block["language"] in languages]
    return pytest.mark.parametrize("block", found, ids=at)


@blocks("python", "py")
def test_python_is_python(block: Any) -> None:
    # A notebook has commands between the lines of Python.
    ast.parse(re.sub(r"(?m)^[%!].*", "", block["text"]), at(block))


@blocks("typescript", "ts")
def test_nothing_is_typescript(block: Any) -> None:
    pytest.fail("nothing here reads it: write JavaScript")


def shell(script: str, who: str, folder: Path) -> tuple[str, list[int]]:
    """What a script prints, and the statuses that its calls are answered with."""
    for host, address in stand_in.HOSTS.items():
        script = script.replace(f"https://{host}", address)
    # The last word on what is written is ours: once for the page, and once where no pipe takes it.
    shim = (
        "curl() { command curl --noproxy '*' --max-time 20 \"$@\" "
        "--write-out '\\nHTTP %{http_code}\\n%{stderr}HTTP %{http_code}\\n'; }\n"
    )
    environment = os.environ | {"HF_TOKEN": stand_in.TOKENS[who]}
    ran = subprocess.run(
        ["bash", "-c", shim + script], env=environment, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    return ran.stdout, [int(status) for status in re.findall(r"(?m)^HTTP (\d+)", ran.stderr)]


@blocks(*SHELLS)
def test_a_script_is_a_script_and_is_answered_as_the_page_says(block: Any, tmp_path: Path) -> None:
    script, status = block["text"], block["status"]
    parsed = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True)
    assert not parsed.stderr
    calls = "curl" in script and any(host in script for host in HOSTS)
    assert calls or not status, "the page says how the call is answered, and there is none"
    if not calls:
        return
    # The stand-in knows few models, so it is asked about one of those.
    script = re.sub(r"/v1/models/[^\s\"'?]+", "/v1/models/openai/gpt-oss-20b", script)
    who = "healthy-pro"
    if status and status >= 300:
        who = next(who for refusal, who in REFUSALS.items() if refusal.startswith(f"{status} "))
    elif not status and "X-HF-Bill-To" in script:
        # Who may bill an organization, bills that.
        who, script = "wrong-billing-target", re.sub("my-org(-name)?", "acme-team", script)
    printed, statuses = shell(script, who, tmp_path)
    assert statuses, printed
    if status:
        assert set(statuses) == {status}, printed
    else:
        assert not {400, 404} & set(statuses), printed


def scripts(sample: Any, text: str) -> list[str]:
    """What is run: the sample, or the steps of a workflow."""
    if sample["language"] != "yaml":
        return [text]
    return [step["run"] for job in yaml.safe_load(text)["jobs"].values() for step in job["steps"] if "run" in step]


SAMPLES = [sample for sample in CODE["samples"] if sample["language"] in (*SHELLS, "yaml")]
ALONE = [(sample, variant) for sample in SAMPLES for variant in sample["variants"] if len(variant["needs"]) < 2]


@pytest.mark.parametrize(("sample", "variant"), ALONE, ids=lambda value: value.get("id") or at(value))
def test_a_sample_answers(sample: Any, variant: Any, tmp_path: Path) -> None:
    who = "wrong-billing-target" if "bill-to" in variant["needs"] else "healthy-pro"
    for script in scripts(sample, variant["text"].replace("my-org", "acme-team")):
        printed, statuses = shell(script, who, tmp_path)
        assert HELLO in printed and statuses == [200]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["id"])
def test_a_sample_shows_the_refusal(sample: Any, tmp_path: Path) -> None:
    for script in scripts(sample, sample["variants"][0]["text"]):
        printed, statuses = shell(script, "pro-credits-spent", tmp_path)
        assert reply("402 error")[1] in printed and statuses == [402]
