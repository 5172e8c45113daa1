"""Share of lines that the fast tests run, written into CONTRIBUTING.md by `make coverage`."""

import json
import re
from pathlib import Path

from model_zoo.core.paths import ROOT

PAGE = ROOT / "CONTRIBUTING.md"
BLOCK = re.compile(r"(<!-- coverage -->\n).*?(<!-- end of coverage -->)", re.DOTALL)


def main() -> None:
    """Write the figure of coverage.json, which pytest has left in the current folder."""
    report = Path("coverage.json")
    share = json.loads(report.read_text(encoding="utf-8"))["totals"]["percent_covered"]
    report.unlink()
    words = f"The fast tests run {share:.0f}% of the lines of `model_zoo` and `dashboard`."
    PAGE.write_text(BLOCK.sub(rf"\g<1>\n{words}\n\n\g<2>", PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print(words)


if __name__ == "__main__":
    main()
