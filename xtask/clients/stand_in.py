"""Sends every request that a client makes for Hugging Face to the stand-in, and lets no other request out.

It sits below the clients, where a request is about to become bytes, so that what they say of an address is what people
see. Import it before a client sends anything.
"""

import importlib
import json
import os
import socket
from typing import Any, NamedTuple

TOKENS: dict[str, str] = json.loads(os.environ["STAND_IN_TOKENS"])
HOSTS = {
    "huggingface.co": os.environ["STAND_IN_HUB"],
    "router.huggingface.co": os.environ["STAND_IN_ROUTER"],
    # Whoever is not Hugging Face, and gets what a setting sends there.
    "mirror.example": os.environ["STAND_IN_HUB"],
    "proxy.example": os.environ["STAND_IN_ROUTER"],
}


class Request(NamedTuple):
    """What a host would have received."""

    host: str
    path: str
    token: str | None


SEEN: list[Request] = []


def stand_in(address: str, headers: Any) -> str:
    """The address to ask in place of this one."""
    host, _, path = address.partition("://")[2].partition("/")
    if host not in HOSTS:
        raise RuntimeError(f"a request for {host}, which nobody plays here")
    token = headers.get("authorization")
    SEEN.append(Request(host, f"/{path.partition('?')[0]}", token and token.removeprefix("Bearer ")))
    return f"{HOSTS[host]}/{path}"


def redirect_httpx(module: Any) -> None:
    """httpx, and httpx2, which is the same with another name."""
    original = module.HTTPTransport.handle_request
    plain = module.HTTPTransport()

    def handle_request(_: Any, request: Any) -> Any:
        url = stand_in(str(request.url), request.headers)
        moved = module.Request(
            request.method, url, headers=request.headers, stream=request.stream, extensions=request.extensions
        )
        return original(plain, moved)

    module.HTTPTransport.handle_request = handle_request


def redirect_requests(module: Any) -> None:
    original = module.adapters.HTTPAdapter.send

    def send(self: Any, request: Any, *rest: Any, **options: Any) -> Any:
        address = request.url
        request.url = stand_in(address, request.headers)
        response = original(self, request, *rest, **options | {"proxies": {}})
        response.url = request.url = address
        return response

    module.adapters.HTTPAdapter.send = send


def stay_here(original: Any) -> Any:
    """Whatever goes another way than the two above, gets no further than this machine."""

    def connect(self: socket.socket, address: Any) -> Any:
        if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1"):
            raise RuntimeError(f"a connection to {address[0]}")
        return original(self, address)

    return connect


for name, redirect in [("httpx", redirect_httpx), ("httpx2", redirect_httpx), ("requests", redirect_requests)]:
    try:
        redirect(importlib.import_module(name))
    except ModuleNotFoundError:
        pass  # No client in this environment uses it.
socket.socket.connect = stay_here(socket.socket.connect)  # type: ignore[method-assign]
