"""Notes on several people in, what each said on one topic side by side out, with day and source."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from coach.dialogue.vocabulary import TOPICS
from coach.errors import NotFound
from coach.records.compare import side_by_side
from coach.rehearsal.gathering import all_said
from coach.web.arc_contexts import ComparePage
from coach.web.contexts import Extra
from coach.web.render import page
from coach.wiring import House

router = APIRouter(include_in_schema=False)


@router.get("/compare")
async def compare(request: Request) -> Response:
    """Every topic; `?topic=` one of them, `?real` only what real people said."""
    topic, only_real = request.query_params.get("topic", ""), "real" in request.query_params
    if topic and topic not in TOPICS:
        raise NotFound("topic", topic, TOPICS)
    return page("compare.html.j2", await run_in_threadpool(_compare, request.app.state.house, topic, only_real=only_real))


def _compare(house: House, topic: str, *, only_real: bool) -> ComparePage:
    with house.book() as book:
        said = all_said(book, house.journals, house.folder)
    everything = side_by_side([each for each in said if each.source == "real" or not only_real])
    known = tuple(Extra(each.topic, each.title) for each in everything if each.topic)
    return ComparePage(tuple(each for each in everything if not topic or each.topic == topic), known, topic, only_real)
