"""`hf402 run` on a program that fails with each client: its exit status stays, and the refusal is explained."""

import os
import subprocess
import sys

import pytest
from calls import CLIENTS, Client
from conftest import HERE

SENTENCE = "You have exceeded your monthly spending limit"
INSTALLED = [client for client in CLIENTS if client.versions()]

PROGRAM = """
import sys, stand_in
from calls import CLIENTS

CLIENTS[int(sys.argv[1])].call(stand_in.TOKENS["spending-limit"])
"""


@pytest.mark.parametrize("client", INSTALLED, ids=lambda client: f"{client.page}-{client.name}")
def test_a_refusal_is_explained(client: Client) -> None:
    program = [sys.executable, "-c", PROGRAM, str(CLIENTS.index(client))]
    command = [os.environ["CLIENTS_HF402"], "run", "--", *program]
    environment = os.environ | {"PYTHONPATH": str(HERE)}
    ran = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8")
    assert ran.returncode == 1, ran.stderr
    printed, _, explained = ran.stderr.partition("hf402: why it failed")
    assert "Traceback" in printed and "Traceback" not in ran.stdout
    # What hides the sentence leaves the status to go by.
    cause = "✗ The monthly spending limit is reached." if SENTENCE in printed + ran.stdout else "403"
    assert cause in explained, ran.stderr
