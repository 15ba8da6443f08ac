"""The pictures of docs/images, taken anew: every screen, wide and narrow, light and dark, in both languages.

Run by hand after the screens changed: ``python -m tests.browser.pictures [NAME ...]``. It loads the samples
into a folder of its own, serves them, and writes ``<screen>-<wide|narrow>-<light|dark>-<vi|en>.png``, what a
window shows first, and ``<screen>-<wide|narrow>-whole.png``, all of it down to its end; each with as many
colours, and so large, that it stays under 100 KB.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

import run
from tests.browser.conftest import FLAGS, free_port, place_id
from tests.browser.screen import Screen

FOLDER = run.ROOT / "docs" / "images"
MOST_BYTES = 100_000
COLOURS = (128, 64, 48, 32, 16)
SIZES = {"wide": (1280, 1000), "narrow": (375, 900)}
SLIDE = (1920, 1080)
SHADES = ("light", "dark")
WHOLE = ("light", "vi")
SMALLER = (1, 0.75, 0.6, 0.5, 0.4, 0.3)
LANGUAGES = {"vi": {}, "en": {"ngon_ngu": "en"}}


def views() -> dict[str, str]:
    """The address of each picture's view by its name; the parameters are put behind it."""
    district, commune = place_id("Thạch Thất", "district", "01"), place_id("Bình Yên", "commune", "01")
    chosen = {"noi": district, "nam": "2024"}
    return {
        "overview": "?" + urlencode(chosen),
        "communes": "communes?" + urlencode(chosen),
        "commune": "communes?" + urlencode({**chosen, "noi": commune}),
        "models": "models?" + urlencode(chosen),
        "years": "years?" + urlencode(chosen),
        "export": "export?" + urlencode(chosen),
        "method": "method?" + urlencode(chosen),
        "present": "present?" + urlencode({**chosen, "trinh_chieu": "2"}),
    }


def take(browser: Browser, address: str, name: str, view: str) -> None:
    """All pictures of one view."""
    sizes = {"wall": SLIDE} if name == "present" else SIZES
    for size, (width, height) in sizes.items():
        for shade in SHADES:
            for code, spoken in LANGUAGES.items():
                viewport = {"width": width, "height": height}
                context = browser.new_context(viewport=viewport, color_scheme=shade, locale="vi-VN")
                screen = Screen(context.new_page(), address)
                screen.go(f"{view}&{urlencode(spoken)}" if spoken else view)
                screen.page.wait_for_timeout(500)
                keep(screen.page.screenshot(), FOLDER / f"{name}-{size}-{shade}-{code}.png")
                if (shade, code, name != "present") == (*WHOLE, True):
                    keep(whole(screen), FOLDER / f"{name}-{size}-whole.png")
                context.close()


def whole(screen: Screen) -> bytes:
    """The screen in a window as tall as all that it shows."""
    height = screen.page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollHeight")
    width = screen.page.viewport_size["width"]
    screen.page.set_viewport_size({"width": width, "height": height})
    screen.settle()
    screen.page.wait_for_timeout(500)
    return screen.page.screenshot()


def keep(content: bytes, path: Path) -> None:
    """Write a picture with as many colours as keep it small."""
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    written = next(filter(lambda made: len(made) <= MOST_BYTES, _smaller(picture)), b"")
    path.write_bytes(written)
    print(f"{path.name}: {len(written) / 1000:.0f} KB")


def _smaller(picture: Image.Image) -> Iterator[bytes]:
    """The picture in fewer and fewer colours, then smaller and smaller."""
    for share in SMALLER:
        size = (round(picture.width * share), round(picture.height * share))
        scaled = picture.resize(size, Image.Resampling.LANCZOS)
        for colours in COLOURS:
            made = io.BytesIO()
            in_few_colours(scaled, colours).save(made, "PNG", optimize=True)
            yield made.getvalue()


def in_few_colours(picture: Image.Image, colours: int) -> Image.Image:
    """The picture in so many colours. A quarter of them are its most frequent ones: grounds and letters stay
    within a few shades. The others are spread over the rest, so that the colours of models stay, which are
    rare.
    """
    found = picture.getcolors(picture.width * picture.height) or []
    exact = [colour for _, colour in sorted(found, reverse=True)[: colours // 4]]
    spread = picture.quantize(colours - len(exact), Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    palette = Image.new("P", (1, 1))
    others = (spread.getpalette() or [])[: 3 * (colours - len(exact))]
    palette.putpalette([part for colour in exact for part in colour] + others)
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def main(names: list[str]) -> None:
    """Serve the samples and take the pictures of the named views, or of all."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XHHT_WAREHOUSE"] = str(Path(folder) / "warehouse")
        subprocess.run([sys.executable, "-m", "pipelines", "demo"], cwd=run.ROOT, check=False)
        run.PYTHON = Path(sys.executable)
        port = free_port()
        server = run.start_server(port)
        try:
            run.wait_until_ready(server, port)
            with sync_playwright() as driver:
                browser = driver.chromium.launch(executable_path=run.find_browser(), args=FLAGS)
                for name, view in views().items():
                    if not names or name in names:
                        take(browser, run.address_of(port), name, view)
        finally:
            run.stop_server(server)


if __name__ == "__main__":
    main(sys.argv[1:])
