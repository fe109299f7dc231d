"""Takes the pictures of the HTML page that the README and these pages show: `python3 docs/pictures.py`.

It needs Chromium and the extra `browser`. The letters are those of the machine it runs on.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import sync_playwright

from claimcheck import load, review
from claimcheck.report.html import written

DOCS: Final = Path(__file__).resolve().parent
FLAGS: Final = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--hide-scrollbars"),
)

PICTURES: Final = {
    # The name of the file, the width and height in pixels, where the page is opened, and whether it is dark.
    "report.png": (1280, 1320, "", False),
    "report-claim.png": (1280, 1370, "#claim-it-exports-growth", False),
    "report-dark.png": (390, 1400, "#claim-us-remittances", True),
}


def main() -> int:
    """Take every picture; 2 where there is no browser to take it with."""
    program = shutil.which("chromium")
    if program is None:
        print("chromium is not installed", file=sys.stderr)
        return 2
    article = review(load(DOCS.parent / "claims" / "pakistani-american-diaspora"))
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder, "report.html")
        page.write_text(written([article]), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        for name, (width, height, place, is_dark) in PICTURES.items():
            opened = browser.new_page(
                viewport={"width": width, "height": height}, color_scheme="dark" if is_dark else "light"
            )
            opened.goto(page.as_uri() + place)
            opened.screenshot(path=DOCS / "images" / name)
            print(DOCS / "images" / name)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
