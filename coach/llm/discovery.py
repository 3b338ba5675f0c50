"""Nothing in, the language-model servers that run on this machine out.

`find()` → `[Server("Ollama", "http://127.0.0.1:11434/v1", ("qwen3:4b",))]`. Asks the usual ports for their models, all at once,
with a short patience; sends no key and no words of anybody, and asks no other machine.
"""

from __future__ import annotations

import http.client
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

PORTS: tuple[tuple[str, int], ...] = (("Ollama", 11434), ("llama.cpp", 8080), ("LM Studio", 1234), ("vLLM", 8000))
"""The ports on which these servers listen unless told otherwise, from their own documentation."""
PATIENCE_SECONDS = 0.4
MOST_BYTES = 1_000_000
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answered."""

    name: str
    base_url: str
    models: tuple[str, ...]


def find(ports: Sequence[tuple[str, int]] = PORTS, patience_seconds: float = PATIENCE_SECONDS) -> list[Server]:
    """Every server that answers, in the order of `ports`."""
    with ThreadPoolExecutor(max_workers=len(ports) or 1) as pool:
        found = pool.map(lambda each: _ask(each[0], each[1], patience_seconds), ports)
        return [server for server in found if server is not None]


def _ask(server: str, port: int, patience_seconds: float) -> Server | None:
    """The server on this port, or None when nothing there speaks the protocol."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=patience_seconds)  # no proxy, whatever is set
    try:
        connection.request("GET", "/v1/models", headers={"Accept": "application/json"})
        answer = connection.getresponse()
        if answer.status != 200:
            return None
        listed = json.loads(answer.read(MOST_BYTES))["data"]
        # What a stranger's server calls its models will stand on a terminal.
        models = tuple(name for model in listed if (name := str(model["id"])).isprintable() and len(name) <= LONGEST_NAME)
    except (OSError, http.client.HTTPException, ValueError, LookupError, TypeError, RecursionError):
        return None  # nobody there, or somebody else
    finally:
        connection.close()
    return Server(server, f"http://127.0.0.1:{port}/v1", models)
