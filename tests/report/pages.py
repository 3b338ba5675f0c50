"""A page taken apart by the standard library's parser, for assertions on what a browser would find."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "br", "hr", "img", "input"})


class Page(HTMLParser):
    """Tags, ids, headings, links and marks of one page, and whether its tags close in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: Counter[str] = Counter()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.headings: list[int] = []
        self.links: list[str] = []
        self.marks: dict[str, dict[str, str]] = {}
        """Note number → turn's anchor → the marked words, joined."""
        self.text = ""
        self.unclosed: list[str] = []
        self._marking: list[list[str]] = []
        self._turn = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags[tag] += 1
        self.attributes += [(tag, name, value) for name, value in given.items()]
        if "id" in given:
            self.ids[given["id"]] += 1
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(int(tag[1]))
        if tag == "a":
            self.links.append(given["href"])
        if tag == "li" and given.get("id", "").startswith(("turn-", "answer-")):
            self._turn = given["id"]
        if tag == "mark":
            self._marking.append(given["data-notes"].split())
        if tag not in VOID:
            self.unclosed.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.unclosed.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.unclosed.pop() == tag, f"</{tag}> closes nothing, in {self.unclosed}"
        if tag == "mark":
            self._marking.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        for note in self._marking[-1] if self._marking else ():
            turns = self.marks.setdefault(note, {})
            turns[self._turn] = turns.get(self._turn, "") + data
