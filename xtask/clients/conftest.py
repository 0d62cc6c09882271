"""What all tests of an environment share: the stand-in, the guide's code, and the table of what clients print."""

import json
import os
from pathlib import Path
from typing import Any

# Nothing is sent but calls: no statistics, and no question to GitHub about prices.
os.environ |= {"HF_HUB_DISABLE_TELEMETRY": "1", "LITELLM_LOCAL_MODEL_COST_MAP": "True"}

import pytest  # noqa: E402
import stand_in  # noqa: E402

HERE = Path(__file__).parent
WORK = Path(os.environ["CLIENTS_WORK"])
CODE = json.loads((WORK / "code.json").read_text(encoding="utf-8"))
# What needs no client, needs one environment.
collect_ignore = [] if os.environ["CLIENTS_ROOM"] == "newest" else ["test_code.py"]


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """No token is there but what a test brings, and nothing was sent yet."""
    monkeypatch.delenv("HF_TOKEN", raising=False)
    stand_in.SEEN.clear()


@pytest.fixture
def be(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Puts the token of somebody whom the stand-in knows into the variable, as most people do."""
    return lambda who: monkeypatch.setenv("HF_TOKEN", stand_in.TOKENS[who])
