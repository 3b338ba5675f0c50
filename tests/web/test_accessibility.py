"""axe-core over every page in a real Chromium, light and dark, narrow and wide: nothing serious, nothing critical."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from datetime import datetime, timedelta

import pytest

from coach.preparation.case import case_of
from coach.preparation.making import prepare
from coach.records.happened import agree
from coach.records.model import Contact, Note, Promise, Referral, Talk
from coach.wiring import open_house
from tests.web.kept import CALL, keep
from tests.web.serving import chromium, serving, window

pytestmark = pytest.mark.slow
AXE = "axe-core@4.10.3"
GRAVE = ("serious", "critical")
TALK = "20261102-090000-phone-request-3f2a"
PAGES = (
    "/", f"/sessions/{TALK}", "/practise/phone-request", "/check", "/check?kind=thank-you", "/sessions", f"/sessions/{CALL}/report", f"/sessions/{CALL}/delete",
    "/contacts", "/contacts/ruth-okafor", "/contacts/ruth-okafor/edit", "/contacts/ruth-okafor/notes", "/add-contact", "/import-contacts",
    "/due", "/prepare", "/prepare?contact=ruth-okafor", "/document?name=phone-script&contact=ruth-okafor", f"/sessions/{CALL}/notes",
    "/compare", "/plan", "/plan?contact=ruth-okafor", "/aloud", "/practise/written-request", f"/sessions/{CALL}/next",
    "/progress", "/scenarios", "/scenarios/phone-request", "/scenarios/new", "/me", "/privacy", "/practise/nothing",
)  # fmt: skip


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core, fetched once a run."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("needs npm, to fetch axe-core")
    folder = tmp_path_factory.mktemp("axe")
    packed = subprocess.run([npm, "pack", AXE, "--silent"], cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    if packed.returncode:
        pytest.skip(f"axe-core could not be fetched: {packed.stderr.strip()[-200:]}")
    with tarfile.open(folder / packed.stdout.strip().splitlines()[-1]) as archive:
        archive.extractall(folder, filter="data")
    return (folder / "package" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory):
    home = tmp_path_factory.mktemp("coach")
    house = open_house({"COACH_HOME": str(home)})
    keep(house)
    keep(house, TALK, finished=False)
    befriend(house)
    with serving(home) as running:
        yield running


@pytest.fixture(scope="module")
def browser():
    with chromium() as running:
        yield running


def befriend(house) -> None:
    """Somebody with everything that can hang on a contact, in today's time: the server's own clock says what is late."""
    now = datetime.now().astimezone()
    with house.book() as book:
        ruth = book.add_contact(Contact(name="Ruth Okafor", role="nurse manager", created=now.date(), why="To learn"))
        talk = book.add_talk(Talk(contact=ruth.id, kind="real", situation="meeting", at=now - timedelta(days=5), outcome="Kind."))
        agree(book, Talk(contact=ruth.id, kind="real", situation="phone", at=now + timedelta(days=5)))
        book.add_note(Note(contact=ruth.id, talk=talk.id, topic="typical_day", text="Rounds begin at seven.", written=now))
        book.add_referral(Referral(contact=ruth.id, name="Sam Ode", written=now))
        for days in (-2, 0, 3, 30):
            book.add_promise(Promise(contact=ruth.id, what="call", due=now.date() + timedelta(days=days)))
        facts = case_of(house.folder, book, ruth).facts
    prepare(house.folder, ruth.id, facts, house.library, now.date())


def grave(page, axe: str) -> list[str]:
    """What axe finds grave on a page, one line each."""
    page.evaluate(axe)
    found = page.evaluate("async () => (await axe.run(document)).violations")
    return [
        f"{each['impact']}: {each['help']}: {node['html'][:120]}"
        for each in found
        if each["impact"] in GRAVE
        for node in each["nodes"]
    ]


@pytest.fixture(scope="module")
def cookies(browser, server):
    with window(browser, server) as context:
        return context.storage_state()


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 390), ("light", 1280), ("dark", 1280)])
def test_axe_finds_nothing_grave_on_any_page_and_no_page_is_wider_than_the_window(
    browser, server, axe, cookies, scheme, width
) -> None:
    context = browser.new_context(
        base_url=server.address,
        color_scheme=scheme,
        viewport={"width": width, "height": 844},
        storage_state=cookies,
        bypass_csp=True,
    )
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for path in PAGES:
        page.goto(path)
        found[path] = grave(page, axe)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found[path].append("wider than the window")
    page.goto("/check?kind=email")
    page.fill("#text", "Dear Ms Adler, my name is Dana. Do you have a job for me? Thank you.")
    page.click("text=Check it")
    found["a checked text"] = grave(page, axe)
    page.goto("/aloud")
    page.fill("#text", "# My call\n\nHello, my name is Dana Ortiz. Could we meet for twenty minutes?")
    page.click("text=Begin")
    found["a script to be said"] = grave(page, axe)
    page.goto("/contacts/ruth-okafor")
    for summary in page.locator("details summary").all():
        summary.click()
    page.locator("form[action$='/promise'] button").click()
    found["a record with a mistake"] = grave(page, axe)
    page.goto("/scenarios/new")
    page.fill("#text", page.input_value("#text").replace("in_person", "telepathy", 1))
    page.click("button[value=check]")
    found["a file with mistakes"] = grave(page, axe)
    page.goto("/me")
    page.fill("#name", "")
    page.click("text=Keep it")
    found["a form with mistakes"] = grave(page, axe)
    context.close()
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_axe_finds_nothing_grave_on_a_first_visit(browser, axe, tmp_path) -> None:
    with serving(tmp_path) as fresh, window(browser, fresh, bypass_csp=True) as context:
        page = context.new_page()
        page.goto(fresh.address)
        assert page.get_by_label("What is your name?").count() == 1
        assert grave(page, axe) == []
        page.get_by_role("button", name="That is me").click()
        assert page.get_by_text("This one is needed.").count() == 3
        assert grave(page, axe) == []


def test_axe_would_find_a_picture_without_words(browser, axe) -> None:
    """The measure itself: a page with three grave faults."""
    page = browser.new_page()
    page.set_content('<img src="x.png"><input><p style="color:#ccc;background:#fff">pale</p>')
    faults = grave(page, axe)
    page.close()
    assert len([each for each in faults if "alternative text" in each or "labels" in each or "contrast" in each]) == 3


@pytest.mark.parametrize("width", [320, 1920])
def test_the_narrowest_and_the_widest_window_hold_every_page(browser, server, cookies, width) -> None:
    context = browser.new_context(base_url=server.address, viewport={"width": width, "height": 700}, storage_state=cookies)
    page = context.new_page()
    wide = []
    for path in PAGES:
        page.goto(path)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(path)
    context.close()
    assert wide == []


def test_without_script_a_talk_is_chosen_and_begun(browser, server, cookies) -> None:
    context = browser.new_context(base_url=server.address, storage_state=cookies, java_script_enabled=False)
    page = context.new_page()
    page.goto("/practise/voicemail")
    page.get_by_label("Yusuf Kaplan").check()
    page.get_by_role("button", name="Begin").click()
    assert "Yusuf Kaplan" in page.inner_text("main")
    context.close()


def test_a_talk_is_chosen_and_begun_by_keyboard_alone(browser, server, cookies) -> None:
    context = browser.new_context(base_url=server.address, storage_state=cookies, reduced_motion="reduce")
    page = context.new_page()
    page.goto("/practise/phone-request")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "profile":
            break
    page.keyboard.press("ArrowDown")
    picked = page.evaluate("document.querySelector('input[name=profile]:checked').value")
    assert picked != "ruth-adler"
    surname = picked.rpartition("-")[2].capitalize()
    assert surname in page.inner_text("#briefing"), "the briefing follows"
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Begin":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/sessions/*")
    assert surname in page.inner_text("main")
    context.close()
