"""The dashboard and the command on requirements-serve.txt alone: without TensorFlow and all that comes with it."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest
from packaging.requirements import Requirement

from model_zoo.core.paths import ROOT

pytestmark = pytest.mark.slow

# Names that `import` knows, of what requirements.txt has more than requirements-serve.txt, and of what these bring.
HEAVY = ("tensorflow", "keras", "tf_keras_vis", "sklearn", "scipy", "h5py", "tf2onnx", "skimage")
WITHOUT = f"""
import sys
import tomllib
for name in {HEAVY!r}:
    sys.modules[name] = None  # as where it is not installed
"""


def run_without(code: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-c", WITHOUT + code], cwd=ROOT, capture_output=True, text=True)


def test_pages_run_without_tensorflow():
    result = run_without("""
from devtools.local_server import PAGES
from dashboard.texts import say
from tests.support.pages import button, open_page
for page in PAGES:
    app = open_page(page)
    assert not app.exception and not app.error, (page, app.exception, app.error)
app = open_page("read")
app.pills(key="sample").set_value("pneumonia 1").run()
assert app.metric, app.main
app = open_page("worklist")
button(app, say("list.samples")).click().run()
assert app.dataframe and not app.exception and not app.error, (app.exception, app.error)
""")
    assert result.returncode == 0, result.stderr


def test_pages_for_educators_run_without_tensorflow():
    result = run_without("""
from dashboard.texts import say
from tests.support.pages import button, open_page
for view in ("stages", "sum", "versions", "changes"):
    app = open_page("inside", view=view)
    app.pills(key="sample").set_value("normal 1").run()
    assert not app.exception and not app.error, (view, app.exception, app.error)
    print(" ".join(info.value for info in app.info))
app = open_page("challenge", pictures="4")
for _ in range(4):
    next(widget for widget in app.segmented_control if widget.label == say("challenge.class")).set_value(1)
    button(app, say("challenge.next")).click().run()
assert app.metric and not app.exception and not app.error, (app.exception, app.error)
""")
    assert result.returncode == 0, result.stderr
    assert "pip install -r requirements.txt" in result.stdout


def test_map_by_gradients_says_what_to_install():
    result = run_without(f"""
from streamlit.testing.v1 import AppTest
app = AppTest.from_file({str(ROOT / "dashboard/app.py")!r}, default_timeout=60).run()
app.pills(key="sample").set_value("pneumonia 1").run()
app.selectbox(key="method").set_value("saliency").run()
print(" ".join(warning.value for warning in app.warning))
assert not app.exception
""")
    assert "pip install -r requirements.txt" in result.stdout, result.stderr


def test_command_reads_without_tensorflow(tmp_path):
    result = run_without(f"""
from model_zoo.cli.main import main
out, maps = {str(tmp_path / "out.parquet")!r}, {str(tmp_path / "maps")!r}
assert main(["predict", "model_zoo/samples", "--out", out, "--heatmaps", maps]) == 0
assert main(["list"]) == 0
assert main(["export", "scratch_cnn", "--out", {str(tmp_path / "a.tflite")!r}]) == 0
assert main(["export", "scratch_cnn", "--format", "savedmodel"]) == 2
""")
    assert result.returncode == 0, result.stderr
    assert "savedmodel needs tensorflow" in result.stderr


def test_first_page_imports_none_of_it():
    code = f"""
import sys
import tomllib
from streamlit.testing.v1 import AppTest
app = AppTest.from_file({str(ROOT / "dashboard/app.py")!r}, default_timeout=60).run()
app.pills(key="sample").set_value("pneumonia 1").run()
assert app.metric and not app.exception, app.exception
found = [name for name in {(*HEAVY, "pandas")!r} if name in sys.modules]
assert not found, found
"""
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr


def pinned() -> dict[str, str]:
    """The requirements file that pins each package."""
    pins = {}
    for file in sorted(ROOT.glob("requirements*.txt")):
        for line in file.read_text().splitlines():
            if line and not line.startswith(("#", "-r ")):
                name = re.fullmatch(r"([\w.-]+)==[\w.]+(;.*)?", line)[1]
                assert name not in pins, f"{name} is pinned in {pins[name]} and {file.name}"
                pins[name] = file.name
    return pins


def test_every_pinned_version_is_pinned_once():
    pins = pinned()
    assert pins["tensorflow"] == "requirements.txt"
    assert pins["ai-edge-litert"] == "requirements-serve.txt"


def test_package_asks_for_what_is_pinned():
    """The versions that `make` installs satisfy the ranges of pyproject.toml, which name the same packages."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    for file, ranges in (
        ("requirements-serve.txt", project["dependencies"]),
        ("requirements.txt", extras["train"]),
        ("requirements-export.txt", extras["onnx"]),
    ):
        lines = [line for line in (ROOT / file).read_text().splitlines() if "==" in line]
        versions = dict(line.split(";")[0].strip().split("==") for line in lines)
        asked = {one.name: one.specifier for one in map(Requirement, ranges) if one.name != project["name"]}
        assert set(asked) == set(versions)
        assert [name for name, version in versions.items() if version not in asked[name]] == []


def test_every_package_that_is_imported_is_pinned():
    own = ("model_zoo", "dashboard", "tests", "benchmarks", "devtools")
    names = set()
    for file in [ROOT / "train.py", *(path for folder in own for path in (ROOT / folder).rglob("*.py"))]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom):
                names.add(node.module.split(".")[0])
    packages = packages_distributions()
    # What is not installed here is for other systems.
    foreign = [packages[name][0] for name in names - set(own) - sys.stdlib_module_names if name in packages]
    assert {"starlette", "numpy", "websockets"} <= set(foreign)
    pins = {re.sub(r"[-_.]+", "-", name).lower() for name in pinned()}
    assert {re.sub(r"[-_.]+", "-", name).lower() for name in foreign} <= pins
