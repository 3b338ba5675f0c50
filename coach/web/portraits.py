"""A professional in, a drawn portrait out: `draw(looks("ruth-adler", …))` → `<svg …>`, the same one every time.

What a profile says of somebody's looks is kept; what it does not say is drawn by lot, and the lot depends on the name alone. The
shapes are few and plain: a head, hair behind and before it, a collar. Everything is a presentation attribute, so that a page that
forbids styles shows it. Knows no server and no file.
"""

from __future__ import annotations

import random
from xml.sax.saxutils import escape

from coach.scenario.model import RoleProfile
from coach.web.looks import AGED, BACKDROPS, BEARDS, CLOTHES, HAIR_COLOURS, HAIRS, SCARF, SKINS, TRADES, Looks

SIZE = 120
"""The drawing is square, in units of its own."""
GLASSES = 0.35
"""As many wear them where nobody says."""


def looks(profile: RoleProfile) -> Looks:
    """How somebody looks: as wished, else by role and age, else by a lot that the name draws."""
    lot = random.Random(f"portrait of {profile.name}")  # a str seeds by its own bytes, the same on every machine
    presents, age = profile.voice.kind, profile.voice.age
    drawn: dict[str, str | bool] = {
        "skin": lot.choice(list(SKINS)),
        "hair": lot.choice(HAIRS[presents]),
        "hair_colour": lot.choice(AGED[age]),
        "beard": lot.choice(BEARDS) if presents == "man" else "none",
        "glasses": lot.random() < GLASSES,
        "clothes": lot.choice(("suit", "shirt", "jumper", "cardigan")),
        "backdrop": lot.choice(list(BACKDROPS)),
    }
    drawn["clothes"] = next((worn for word, worn in TRADES.items() if word in profile.role.casefold()), drawn["clothes"])
    drawn |= profile.portrait.model_dump(exclude_none=True)
    return Looks(presents=presents, older=age == "older", **drawn)  # type: ignore[arg-type]


def initials(profile: RoleProfile, words: str = "") -> str:
    """In place of a face for somebody who stands in for a real person: how that person looks is not ours to make up."""
    backdrop = random.Random(f"portrait of {profile.name}").choice(list(BACKDROPS.values()))
    letters = "".join(word[0] for word in (profile.first_name, profile.surname)).upper()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" role="img"><title>{escape(words)}</title>'
        f"{_circle(60, 60, 60, backdrop)}"
        '<text x="60" y="60" text-anchor="middle" dominant-baseline="central" font-family="serif" font-size="46" fill="#2b2a27">'
        f"{escape(letters)}</text></svg>"
    )


def draw(who: Looks, words: str = "") -> str:
    """The picture; `words` say who it is for those who do not see it."""
    title = f"<title>{escape(words)}</title>" if words else ""
    parts = (
        _circle(60, 60, 60, BACKDROPS[who.backdrop]),
        '<g clip-path="url(#round)"><g transform="translate(60 67) scale(1.12) translate(-60 -63)">',
        _behind(who),
        _body(who),
        _head(who),
        _face(who),
        _beard(who),
        _before(who),
        _glasses(who),
        "</g></g>",
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" role="img">{title}'
        '<defs><clipPath id="round"><circle cx="60" cy="60" r="60"/></clipPath></defs>'
        f"{''.join(parts)}</svg>"
    )


def _path(d: str, fill: str, more: str = "") -> str:
    return f'<path d="{d}" fill="{fill}"{" " + more if more else ""}/>'


def _line(d: str, stroke: str, width: float, more: str = "") -> str:
    return _path(
        d, "none", f'stroke="{stroke}" stroke-width="{width:g}" stroke-linecap="round" stroke-linejoin="round" {more}'.strip()
    )


def _circle(x: float, y: float, r: float, fill: str) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="{fill}"/>'


def _behind(who: Looks) -> str:
    """Hair that falls behind neck and shoulders."""
    colour = HAIR_COLOURS[who.hair_colour]
    match who.hair:
        case "long":
            return _path("M36 54C34 26 86 26 84 54C85 72 90 88 86 104L34 104C30 88 35 72 36 54Z", colour)
        case "wavy":
            return _path(
                "M34 56C30 24 90 24 86 56C92 64 84 72 90 82C94 92 84 98 80 96L40 96C34 98 26 92 30 82C36 72 28 64 34 56Z", colour
            )
        case "bob":
            return _path("M35 54C32 24 88 24 85 54L86 76C86 82 78 84 74 82L46 82C42 84 34 82 34 76Z", colour)
        case "curly":
            spots = (
                (38, 44, 13),
                (48, 33, 13),
                (62, 30, 14),
                (76, 37, 13),
                (83, 50, 12),
                (36, 58, 11),
                (85, 63, 10),
                (37, 70, 9),
                (83, 73, 9),
            )
            return "".join(_circle(x, y, r, colour) for x, y, r in spots)
        case "afro":
            return _circle(60, 46, 32, colour)
        case "bun":
            return _circle(60, 22, 11, colour)
        case "braids":
            return _path("M36 52C34 26 86 26 84 52L86 92C86 100 78 100 78 92L76 60L44 60L42 92C42 100 34 100 34 92Z", colour)
        case "ponytail":
            return _path("M74 36C94 36 96 62 90 88C86 94 80 90 82 84C86 66 80 54 72 50Z", colour)
        case _:
            return ""


def _body(who: Looks) -> str:
    """Neck, shoulders, and what is worn."""
    skin = SKINS[who.skin]
    cloth, second, detail = CLOTHES[who.clothes]
    shoulders = "M14 124C14 104 32 97 49 93L71 93C88 97 106 104 106 124Z"
    neck = _path("M50 70L70 70L70 92C70 99 50 99 50 92Z", skin.base) + _path(
        "M50 78C56 85 64 85 70 78L70 84C64 91 56 91 50 84Z", skin.shade
    )
    match detail:
        case "lapels":
            shirt = _path("M46 93L60 122L74 93Z", second)
            lapels = _path("M45 93L60 121L51 115L37 97Z", _darker(cloth)) + _path("M75 93L60 121L69 115L83 97Z", _darker(cloth))
            return _path(shoulders, cloth) + shirt + neck + lapels
        case "collar":
            collar = _path("M50 89L60 101L53 107L45 94Z", second) + _path("M70 89L60 101L67 107L75 94Z", second)
            return _path(shoulders, cloth) + neck + collar + _line("M60 103L60 124", _darker(cloth), 1.4)
        case "v":
            return (
                _path(shoulders, cloth) + _path("M47 92L60 111L73 92Z", second) + _path("M50 92L60 107L70 92Z", skin.base) + neck
            )
        case "round":
            return _path(shoulders, cloth) + neck + _line("M47.5 93.5C52 102 68 102 72.5 93.5", second, 4.5)
        case _:
            zipped = (
                _line("M60 100L60 124", second, 2.4) + _line("M30 108L40 108", second, 3.5) + _line("M80 108L90 108", second, 3.5)
            )
            return _path(shoulders, cloth) + neck + _path("M47 91L60 101L73 91L75 97L60 108L45 97Z", second) + zipped


def _darker(colour: str) -> str:
    """A darker line of the same cloth."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"#{red * 7 // 10:02x}{green * 7 // 10:02x}{blue * 7 // 10:02x}"


def _head(who: Looks) -> str:
    skin = SKINS[who.skin]
    ears = _circle(38.5, 57, 4.6, skin.base) + _circle(81.5, 57, 4.6, skin.base)
    jaw = 83 if who.presents == "man" else 82
    wide = 44 if who.presents == "man" else 46
    shape = f"M38.5 50C38.5 28 81.5 28 81.5 50L81 62C80 74 {120 - wide} {jaw} 60 {jaw}C{wide} {jaw} 40 74 39 62Z"
    return ears + _path(shape, skin.base)


def _face(who: Looks) -> str:
    """Two eyes, two brows, a nose and a mouth: as little as makes somebody."""
    skin = SKINS[who.skin]
    ink = skin.ink
    eyes = _circle(51.5, 57, 2.1, ink) + _circle(68.5, 57, 2.1, ink)
    brow = skin.shade if who.hair_colour in ("white", "blond") else HAIR_COLOURS[who.hair_colour]
    brows = _line("M47 50.5Q51 48.3 55 50.3", brow, 2) + _line("M65 50.3Q69 48.3 73 50.5", brow, 2)
    nose = _line("M60 58.5C60.5 62 62.5 64.5 60 65.3C59 65.5 58.2 65.2 57.8 64.7", skin.shade, 1.7)
    cheeks = f'<g opacity=".35">{_circle(47.5, 66, 4, skin.blush)}{_circle(72.5, 66, 4, skin.blush)}</g>'
    mouth = _line("M54 72.2Q60 76.6 66 72.2", skin.lips, 2)
    lines = _line("M45.5 61.5Q47.5 63.3 50 63M74.5 61.5Q72.5 63.3 70 63", skin.shade, 1) if who.older else ""
    return cheeks + eyes + brows + nose + mouth + lines


def _beard(who: Looks) -> str:
    skin, colour = SKINS[who.skin], HAIR_COLOURS[who.hair_colour]
    match who.beard:
        case "full":
            hair = _path(
                "M39 58C41 66 46 66.5 51 67.5C56 66.5 64 66.5 69 67.5C74 66.5 79 66 81 58C82.5 76 74 87.5 60 87.5"
                "C46 87.5 37.5 76 39 58Z",
                colour,
            )
            return hair + _line("M54.5 73.2Q60 77 65.5 73.2", skin.lips, 2.2)
        case "stubble":
            hair = _path(
                "M39 60C42 68 50 68 52 68.5C57 67 63 67 68 68.5C70 68 78 68 81 60C82 75 74 84 60 84C46 84 38 75 39 60Z", colour
            )
            return f'<g opacity=".28">{hair}</g>' + _line("M54 72.2Q60 76.6 66 72.2", skin.lips, 2)
        case "moustache":
            return _path(
                "M51 70.5C53 66.5 58 66.8 60 68C62 66.8 67 66.5 69 70.5C65 71.8 62 71 60 70.3C58 71 55 71.8 51 70.5Z", colour
            )
        case _:
            return ""


def _before(who: Looks) -> str:
    """Hair around the forehead."""
    colour = HAIR_COLOURS[who.hair_colour]
    match who.hair:
        case "cropped":
            return _path("M38 52C36 26 84 26 82 52C80 44 78 41 75 39.5C66 36.5 54 36.5 45 39.5C42 41 40 44 38 52Z", colour)
        case "short":
            return _path("M37.5 54C33 22 84 20 82.5 54C81 47 79 43 76 42C66 44 54 42 49 37C46 43 40 44 37.5 54Z", colour)
        case "parted":
            return _path(
                "M37.5 55C33 24 60 22 66 27C82 27 85 42 82.5 55C81 48 79 44 75 42C66 42 57 39 52 33C50 40 40 44 37.5 55Z", colour
            )
        case "tousled":
            return _path(
                "M37 55C32 36 38 27 46 29C48 21 60 21 63 26C72 20 80 28 80 34C87 40 84 48 83 55C81 49 80 45 77 43"
                "C72 45 68 43 65 40C60 45 54 44 51 41C46 46 39 47 37 55Z",
                colour,
            )
        case "balding":
            return _path("M37.5 58C36 49 37.5 45 40.5 42.5C40 48 41 51 40 58Z", colour) + _path(
                "M82.5 58C84 49 82.5 45 79.5 42.5C80 48 79 51 80 58Z", colour
            )
        case "bald":
            return ""
        case "afro":
            return _path("M38 54C36 32 84 32 82 54C80 45 76 41 72 40C64 38 56 38 48 40C44 41 40 45 38 54Z", colour)
        case "curly":
            spots = ((44, 41, 7), (52, 36.5, 7), (61, 35, 7), (70, 37.5, 7), (77, 43, 6.5))
            return "".join(_circle(x, y, r, colour) for x, y, r in spots)
        case "bun" | "ponytail" | "braids":
            return _path("M37.5 56C34 24 86 24 82.5 56C81 46 77 41 60 37C43 41 39 46 37.5 56Z", colour)
        case "bob":
            return _path("M36.5 60C32 22 88 22 83.5 60C82 54 82 49 80 45C70 46 54 44 46 38C44 46 38 50 36.5 60Z", colour)
        case "headscarf":
            scarf = SCARF
            around = _path(
                "M34 60C28 20 92 20 86 60C88 78 82 92 60 95C38 92 32 78 34 60ZM41 56C41 70 47 82 60 83"
                "C73 82 79 70 79 56C79 42 72 37 60 37C48 37 41 42 41 56Z",
                scarf,
                'fill-rule="evenodd"',
            )
            return (
                around
                + _path("M36 84C48 94 72 94 84 84L92 108C74 100 46 100 28 108Z", scarf)
                + _line("M44 90C54 96 66 96 76 90", _darker(scarf), 1.2)
            )
        case "wavy":
            return _path("M36 58C31 22 88 20 84 58C82 50 80 45 76 42C68 44 60 40 57 34C54 42 41 44 36 58Z", colour)
        case _:
            return _path(
                "M36.5 58C33 24 87 24 83.5 58C82 48 78 43 74 41C68 40 63 37 60 33C57 37 52 40 46 41C42 43 38 48 36.5 58Z", colour
            )


def _glasses(who: Looks) -> str:
    if not who.glasses:
        return ""
    ink = "#c9a45c" if who.skin in ("deep", "ebony") else "#2b2a28"  # dark frames are not seen on a dark face
    rim = f'fill="#fff" fill-opacity=".16" stroke="{ink}" stroke-width="1.7"'
    frames = "".join(f'<rect x="{x}" y="51.5" width="15" height="11.5" rx="5" {rim}/>' for x in (44, 61))
    return frames + _line("M59 55.5Q60 54.5 61 55.5M44 55L39.5 54M76 55L80.5 54", ink, 1.7)
