"""Sends every request that a client makes for Hugging Face to the stand-in, and lets no other request out.

Python imports this file by itself, before anything else, where its folder is on PYTHONPATH. It sits below the clients,
where a request is about to become bytes, so that what they say of an address is what people see.
"""

import importlib.abc
import importlib.machinery
import os
import sys
from types import ModuleType
from typing import Any

STAND_INS = {
    "huggingface.co": os.environ["STAND_IN_HUB"],
    "router.huggingface.co": os.environ["STAND_IN_ROUTER"],
}


def stand_in(host: str) -> tuple[str, int]:
    """The address that plays this host."""
    if host not in STAND_INS:
        raise RuntimeError(f"a request for {host}, which nobody plays here")
    name, port = STAND_INS[host].removeprefix("http://").split(":")
    return name, int(port)


def redirect_httpx(module: ModuleType) -> None:
    """httpx, and httpx2, which is the same with another name."""
    original = module.HTTPTransport.handle_request
    plain = module.HTTPTransport()

    def handle_request(_: Any, request: Any) -> Any:
        name, port = stand_in(request.url.host)
        url = request.url.copy_with(scheme="http", host=name, port=port)
        moved = module.Request(
            request.method, url, headers=request.headers, stream=request.stream, extensions=request.extensions
        )
        return original(plain, moved)

    module.HTTPTransport.handle_request = handle_request


def redirect_requests(module: ModuleType) -> None:
    """requests."""
    original = module.adapters.HTTPAdapter.send

    def send(self: Any, request: Any, *rest: Any, **options: Any) -> Any:
        address = request.url
        scheme, _, path = address.partition("://")
        host, _, path = path.partition("/")
        name, port = stand_in(host)
        request.url = f"http://{name}:{port}/{path}"
        response = original(self, request, *rest, **options | {"proxies": {}})
        response.url = request.url = address
        return response

    module.adapters.HTTPAdapter.send = send


REDIRECTS = {"httpx": redirect_httpx, "httpx2": redirect_httpx, "requests": redirect_requests}


class Finder(importlib.abc.MetaPathFinder):
    """Has a library redirected as soon as it has been imported."""

    def find_spec(self, name: str, path: Any, target: Any = None) -> Any:
        redirect = REDIRECTS.get(name)
        spec = redirect and importlib.machinery.PathFinder.find_spec(name, path)
        if not redirect or not spec or not spec.loader:
            return None
        execute = spec.loader.exec_module

        def exec_module(module: ModuleType) -> None:
            execute(module)
            redirect(module)

        spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec


sys.meta_path.insert(0, Finder())
