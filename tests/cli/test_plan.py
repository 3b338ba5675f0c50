"""`coach plan`: for everything, and for one real call."""

from __future__ import annotations

import json

from tests.fakes.shell import coach
from tests.records.talked import kept


def test_without_a_rehearsal_it_says_so_and_how_to_begin(tmp_path):
    ran = coach(tmp_path, "plan")
    assert ran.code == 0, ran.err
    assert "No rehearsal has ended yet" in ran.out
    assert "coach rehearse phone-request" in ran.out.replace("\n", " ")


def test_one_session_is_too_few_to_know(tmp_path):
    out = " ".join(coach(kept(tmp_path / "coach"), "plan").out.split())
    assert "1 finished session on 1 day, of 9 to aim at." in out
    assert "Not known yet: 1 of 3 rehearsals done." in out
    assert "Kang, Lindsey, Mozer and Pashler" in out


def test_json_holds_the_whole_plan(tmp_path):
    made = json.loads(coach(kept(tmp_path / "coach"), "plan", "--json").out)
    assert (made["sessions"], made["aim"]) == (1, 9)
    assert {part["ready"] for part in made["readiness"]} == {"not_known"}
    assert made["weakest"][0]["drill"]["command"].startswith("coach ")


def test_a_real_call_is_ready_item_by_item(tmp_path):
    coach(tmp_path, "contacts", "add", "Maria Lopez", "--phone", "555 0142", "--why", "To learn what a ward needs.")
    made = json.loads(coach(tmp_path, "plan", "--contact", "maria", "--json").out)
    items = {item["id"]: item for item in made["items"]}
    assert items["reach"] == {"id": "reach", "title": "A way to reach them", "ready": True, "because": "555 0142", "do": ""}
    assert items["why"]["ready"] is True
    assert items["script"]["do"] == "coach prepare maria-lopez"
    assert items["place"]["ready"] is None
    assert made["sentence"].startswith("Not yet: 2 of ")
    assert set(made["missing"]) == {name for name, item in items.items() if item["ready"] is False}


def test_nobody_of_that_name_is_one_line(tmp_path):
    ran = coach(tmp_path, "plan", "-c", "nobody")
    assert (ran.code, ran.err.count("\n")) == (1, 1)
