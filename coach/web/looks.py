"""What somebody can look like: skins, hair, beards, clothes and backdrops, as names and colours for `portraits.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Presents = Literal["woman", "man"]


@dataclass(frozen=True, slots=True)
class Skin:
    """The colours of one face."""

    base: str
    shade: str
    blush: str
    lips: str
    ink: str = "#2b2521"


@dataclass(frozen=True, slots=True)
class Looks:
    """One face."""

    presents: Presents
    older: bool
    skin: str
    hair: str
    hair_colour: str
    """A name of HAIR_COLOURS."""
    beard: str
    glasses: bool
    clothes: str
    backdrop: str


SKINS: Mapping[str, Skin] = {
    "porcelain": Skin("#f6dcc8", "#dfb79c", "#eda58e", "#b8604f"),
    "fair": Skin("#f0cdae", "#d6a682", "#e59a7d", "#ad5848"),
    "sand": Skin("#e3b68d", "#c4925f", "#d58a63", "#9c4f3c"),
    "olive": Skin("#d2a276", "#b07f52", "#c47c57", "#8f4837"),
    "bronze": Skin("#b5804f", "#946337", "#a8603f", "#79382a"),
    "brown": Skin("#94613c", "#754829", "#8c4a30", "#5f2a20", "#1f1814"),
    "deep": Skin("#6f4429", "#54311c", "#74382a", "#43211a", "#17110e"),
    "ebony": Skin("#543222", "#3d2216", "#5f3026", "#2f1712", "#100b09"),
}
SCARF = "#3f7268"
HAIRS: Mapping[Presents, tuple[str, ...]] = {
    "woman": ("long", "wavy", "bob", "bun", "curly", "ponytail", "cropped"),
    "man": ("short", "parted", "tousled", "cropped", "balding", "bald", "curly"),
}
"""Among which the lot is drawn; a profile may wish for any that is drawn below."""
BEARDS = ("none", "none", "none", "stubble", "full", "moustache")
HAIR_COLOURS: Mapping[str, str] = {
    "black": "#211c1a",
    "brown": "#4a3226",
    "chestnut": "#7a4a2a",
    "blond": "#cfa563",
    "red": "#a5502b",
    "grey": "#8d8983",
    "white": "#d8d4cc",
}
AGED: Mapping[str, tuple[str, ...]] = {
    "young": ("black", "brown", "chestnut", "blond", "red"),
    "middle": ("black", "brown", "chestnut", "blond", "grey"),
    "older": ("grey", "grey", "white"),
}
"""Age → colours of hair."""
CLOTHES: Mapping[str, tuple[str, str, str]] = {
    "suit": ("#3d4654", "#eef0ef", "lapels"),
    "shirt": ("#7d9bb0", "#e9eff2", "collar"),
    "jumper": ("#8a5f3c", "#6d4a2e", "round"),
    "cardigan": ("#5d7a5e", "#efe6d4", "v"),
    "blouse": ("#9b5a6a", "#f3e4e1", "collar"),
    "scrubs": ("#3f8784", "#2f6b69", "v"),
    "work jacket": ("#d08a2d", "#4b4a45", "zip"),
    "field jacket": ("#6d7350", "#4c5138", "zip"),
}
"""Cloth, collar or trimming, and the cut."""
TRADES: Mapping[str, str] = {
    "nurse": "scrubs",
    "electrician": "work jacket",
    "soil": "field jacket",
    "lender": "suit",
    "bank": "suit",
}
"""A word of the role → what is worn at such work."""
BACKDROPS: Mapping[str, str] = {
    "sky": "#cfe0e6",
    "sage": "#d4dfc9",
    "sun": "#f0dfb6",
    "rose": "#eed3cb",
    "lilac": "#dcd6e8",
    "clay": "#e6cdb2",
}
