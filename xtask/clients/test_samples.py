"""The guide's samples in Python: type-checked for every reader, and run with every version that is installed here."""

import contextlib
import importlib.metadata
import io
import re
import runpy
import shlex
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any

import pytest
import stand_in
from conftest import CODE, HERE, WORK
from packaging.requirements import Requirement
from refusals import reply

HELLO = "Hello."
"""What the stand-in's model says."""


def is_ready(sample: Any) -> bool:
    """Whether what the sample says to install is installed here."""
    [packages] = re.findall(r"pip install ([^,\n]+)", sample["variants"][0]["text"])
    try:
        for package in map(Requirement, shlex.split(packages)):
            if importlib.metadata.version(package.name) not in package.specifier:
                return False
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


SAMPLES = [sample for sample in CODE["samples"] if sample["language"] == "python" and is_ready(sample)]
ALONE = [(sample, variant) for sample in SAMPLES for variant in sample["variants"] if len(variant["needs"]) < 2]


def name(value: Any) -> str:
    return value.get("id") or "-".join(value["needs"]) or "plain"


def ran(text: str, path: Path) -> str:
    """What a program prints, to the end of a traceback if it fails."""
    path.write_text(text.replace("my-org", "acme-team"), encoding="utf-8")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            runpy.run_path(str(path), run_name="__main__")
        except BaseException:
            traceback.print_exc()
    return printed.getvalue()


@pytest.mark.parametrize(("sample", "variant"), ALONE, ids=name)
def test_a_sample_answers(sample: Any, variant: Any, be: Any, tmp_path: Path) -> None:
    # Whoever has no credits is answered only if the organization pays.
    be("wrong-billing-target" if "bill-to" in variant["needs"] else "healthy-pro")
    assert HELLO in ran(variant["text"], tmp_path / "sample.py")
    # A look-up would have the token that is saved, whatever token the sample passes.
    trusted = {request.host + request.path for request in stand_in.SEEN if request.token}
    assert trusted - {"huggingface.co/api/whoami-v2"} == {"router.huggingface.co/v1/chat/completions"}


@pytest.mark.parametrize("sample", SAMPLES, ids=name)
def test_a_sample_shows_the_refusal(sample: Any, be: Any, tmp_path: Path) -> None:
    be("pro-credits-spent")
    printed = ran(sample["variants"][0]["text"], tmp_path / "sample.py")
    _, sentence = reply("402 error")
    assert "402" in printed and sentence in printed


def test_types() -> None:
    """For every choice of needs. The versions that get no mypy are too old to have types."""
    pytest.importorskip("mypy", reason="this environment has no mypy")
    folder = WORK / "types"
    folder.mkdir(exist_ok=True)
    lines = {}
    for sample in SAMPLES:
        for variant in sample["variants"]:
            # Without a word before it, the sample of a client would be the module that it imports.
            file = folder / f"{'_'.join(['sample', sample['id'], *variant['needs']]).replace('-', '_')}.py"
            file.write_text(variant["text"], encoding="utf-8")
            lines[file.name] = [f"{sample['path']}:{line}" for line in variant["lines"]]
    cache = f"--cache-dir={WORK / 'mypy' / Path(sys.prefix).name}"
    command = [sys.executable, "-m", "mypy", "--no-error-summary", f"--config-file={HERE / 'mypy.ini'}", cache]
    checked = subprocess.run(command + [str(folder / file) for file in lines], capture_output=True, text=True)
    found = re.sub(r"(?m)^.*?([\w.]+):(\d+): ", lambda at: lines[at[1]][int(at[2]) - 1] + ": ", checked.stdout)
    assert checked.returncode == 0, found + checked.stderr
