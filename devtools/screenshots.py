"""Screenshots of every page in docs/screenshots, by `make screenshots`, with a synthetic sample where it takes one."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Page, expect
from tqdm import tqdm

from dashboard.texts import ENGLISH, LANGUAGES
from devtools.local_server import PAGES, ROOT, chromium, serving, settle

FOLDER = ROOT / "docs/screenshots"
LARGEST = 150_000  # bytes of a file
WIDTHS = (1280, 1120, 960, 800)
SAMPLE, SAMPLES = "pneumonia 1", LANGUAGES[ENGLISH].TEXTS["list.samples"]
QUERIES = {"inside": "?view=sum", "compare": "?models=mobilenet_v2&models=scratch_cnn&models=pca_logistic"}


def wait_for(page: Page) -> None:
    """Wait until nothing runs and everything is drawn."""
    expect(page.locator("h1")).to_be_visible()
    settle(page)
    page.wait_for_timeout(1500)


def show(page: Page, address: str, name: str) -> None:
    """Open a page and give it what it needs to show its content."""
    page.goto(f"{address}/{'' if name == 'read' else name}{QUERIES.get(name, '')}")
    wait_for(page)
    if name in ("read", "inside"):
        page.get_by_text(SAMPLE, exact=True).click()
    elif name in ("worklist", "compare"):
        page.get_by_role("button", name=SAMPLES).click()
    wait_for(page)


def small(png: bytes) -> bytes:
    """Return a screenshot with few colours, and so narrow that it takes at most LARGEST bytes.

    Raises
    ------
    RuntimeError
        Where even the narrowest takes more.
    """
    screenshot = Image.open(io.BytesIO(png)).convert("RGB")
    for width in WIDTHS:
        file = io.BytesIO()
        narrow = screenshot.resize((width, screenshot.height * width // screenshot.width), Image.Resampling.LANCZOS)
        narrow.quantize(256).save(file, "PNG", optimize=True)
        if file.tell() <= LARGEST:
            return file.getvalue()
    raise RuntimeError(f"{WIDTHS[-1]} pixels wide it still takes {file.tell()} bytes.")


def main() -> None:
    """Take the screenshots."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, serving(Path(folder) / "log.txt") as address, chromium() as browser:
        for name in tqdm(PAGES):
            page = browser.new_context(viewport={"width": 1280, "height": 1500}, locale="en-US").new_page()
            page.set_default_timeout(60_000)
            show(page, address, name)
            (FOLDER / f"{name}.png").write_bytes(small(page.screenshot()))
            page.context.close()


if __name__ == "__main__":
    main()
