"""Sessions on disk without rehearsing them, for pages that list and show them."""

from __future__ import annotations

from html.parser import HTMLParser

from coach.dialogue.events import SessionEnded
from coach.wiring import House
from tests.report.talks import phone_call

CALL = "20261101-140500-phone-request-3f2a"


def keep(house: House, name: str = CALL, *, finished: bool = True, **start: object) -> str:
    """The short call of the report's tests, as a journal."""
    session, _ = phone_call(session=name, **start)
    with house.journals.beginning(name) as (kept, journal):
        for event in session.events:
            if finished or not isinstance(event, SessionEnded):
                journal.append(event)
    return kept


class Parts(HTMLParser):
    """What a page is made of, as far as its promises go."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.sources: list[str] = []
        self.forms: list[str] = []
        self.ids: list[str] = []
        self.labelled: set[str] = set()
        self.unlabelled: list[str] = []
        self.headings: list[int] = []
        self.faults: list[str] = []
        self._in_label = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.faults += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag in ("img", "script", "link"):
            self.sources.append(given.get("src") or given.get("href", ""))
            if tag == "img" and "alt" not in given:
                self.faults.append("img without alt")
            if tag == "script" and not given.get("src"):
                self.faults.append("script in the page")
        if tag == "form":
            self.forms.append(given.get("action", ""))
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(int(tag[1]))
        if tag == "label":
            self._in_label += 1
            self.labelled.add(given.get("for", ""))
        if tag in ("input", "textarea", "select") and given.get("type") != "hidden" and not self._in_label:
            self.unlabelled.append(given.get("id", tag))

    def handle_endtag(self, tag: str) -> None:
        if tag == "label":
            self._in_label -= 1
