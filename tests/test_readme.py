"""The README's figures are those of the models that ship."""

from pathlib import Path

from model_zoo.comparison import main_text

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_its_table_is_what_the_command_prints():
    printed = main_text(markdown=False).split("\n\n")[1].splitlines()
    cells = [[cell for cell in line.split("  ") if cell.strip()][:6] for line in printed]
    assert len(cells) > 5
    lines = {tuple(cell.strip() for cell in line.split("  ") if cell.strip()) for line in README.splitlines()}
    assert [row for row in cells if tuple(cell.strip() for cell in row) not in lines] == []
