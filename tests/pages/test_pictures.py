"""The pictures of docs/images: few colours, and the right ones."""

from __future__ import annotations

from PIL import Image

from pages.kit.palette import MODEL_COLOURS
from tests.browser.pictures import in_few_colours

GROUND, SIDEBAR = (255, 255, 255), (243, 245, 248)


def test_grounds_stay_as_they_are_and_rare_colours_are_not_lost() -> None:
    picture = Image.new("RGB", (200, 100), GROUND)
    picture.paste(SIDEBAR, (0, 0, 50, 100))
    for place in range(100):  # shades of the edges of letters
        picture.putpixel((60 + place, 5), (place, place // 2, 255 - place))
    models = [tuple(bytes.fromhex(colour[1:])) for colour in MODEL_COLOURS.values()]
    for place, colour in enumerate(models):
        picture.putpixel((100, 50 + place), colour)
    few = in_few_colours(picture, 48).convert("RGB")
    assert few.getpixel((150, 50)) == GROUND
    assert few.getpixel((10, 50)) == SIDEBAR
    assert len(few.getcolors() or []) <= 48
    seen = [few.getpixel((100, 50 + place)) for place in range(len(models))]
    apart = [
        max(abs(a - b) for a, b in zip(one, two, strict=True)) for one, two in zip(seen, models, strict=True)
    ]
    assert max(apart) < 30
