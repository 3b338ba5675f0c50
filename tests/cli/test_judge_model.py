"""`coach report --judge llm` over a real local server: a yes needs a quote, and a failing server costs only its answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.fakes.chat import chunk, serving
from tests.fakes.shell import Ran, coach

SAID = "Hello, my name is Dana. I picked you because you wrote about the tyre plant, and my uncle worked there.\n/done\n"


def report(home: Path, base_url: str) -> Ran:
    coach(home, "rehearse", "phone-request", "--seed", "3", stdin=SAID)
    server = {"COACH_LLM_BASE_URL": base_url, "COACH_LLM_MODEL": "tiny", "OPENAI_API_KEY": "sk-x"}
    return coach(home, "report", "last", "--judge", "llm", "--json", **server)


def serve(httpserver: HTTPServer, quote: str) -> str:
    """A model that knows its controls and says yes, with this quote, to all else."""

    def answer(request: Request) -> Response:
        prompt = json.loads(request.get_data())["messages"][0]["content"]
        no = "sailing boat" in prompt.split("Question:")[1]
        reply = json.dumps({"answer": "no" if no else "yes", "quote": "" if no else quote})
        body = chunk(reply) + chunk("", finish="stop") + b"data: [DONE]\n\n"
        return Response(body, content_type="text/event-stream")

    httpserver.expect_request("/v1/chat/completions").respond_with_handler(answer)
    return httpserver.url_for("/v1")


def test_a_yes_with_a_true_quote_counts(tmp_path, httpserver):
    ran = report(tmp_path / "coach", serve(httpserver, "I picked you because you wrote about the tyre plant"))
    judged = {each["id"]: each for each in json.loads(ran.out)["criteria"]}
    assert judged["specific_interest"]["verdict"] == "met"
    assert judged["specific_interest"]["quote"]["text"] == "I picked you because you wrote about the tyre plant"


def test_a_yes_with_an_invented_quote_is_unverifiable(tmp_path, httpserver):
    ran = report(tmp_path / "coach", serve(httpserver, "I have admired you all my life"))
    judged = [each for each in json.loads(ran.out)["criteria"] if "unverifiable" in each["because"]]
    assert judged
    assert {each["verdict"] for each in judged} == {"unscored"}


@pytest.mark.parametrize("how", ["429", "html", "cut", "empty"])
def test_a_server_that_fails_leaves_the_rest_of_the_report_alone(tmp_path, how):
    with serving(how) as server:
        ran = report(tmp_path / "coach", server.base_url)
    assert ran.code == 0, ran.err
    verdicts = {each["id"]: each for each in json.loads(ran.out)["criteria"]}
    assert verdicts["states_own_name"]["verdict"] == "met"
    assert any("language model" in each["because"] and each["verdict"] == "unscored" for each in verdicts.values())


def test_a_judge_without_a_server_is_explained(tmp_path):
    coach(tmp_path, "rehearse", "phone-request", "--seed", "3", stdin=SAID)
    ran = coach(tmp_path, "report", "last", "--judge", "llm")
    assert ran.code == 1
    assert "COACH_LLM_BASE_URL" in ran.err
