"""Paths of all folders that the package reads or writes; no other module works out where it lies."""

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
ROOT = _PACKAGE.parent  # of the checkout, or where the packages are installed

TRAINED = _PACKAGE / "trained"  # a folder for each stored model
SAMPLES = _PACKAGE / "samples"  # synthetic radiographs
GENERATOR = _PACKAGE / "synthetic_generator.npz"  # model that synthetic radiographs are drawn from
LUNG_FINDER = _PACKAGE / "lung_finder"
GATEKEEPER = _PACKAGE / "gatekeeper"
DASHBOARD = ROOT / "dashboard"  # run from here, never imported
DATA_REPORTS = _PACKAGE / "data_reports"  # a folder for each data set
ABLATION_RUNS = ROOT / "docs" / "runs"
CROSS_FIT_RUNS = ABLATION_RUNS / "cross_fit"
RESULTS_PAGE = ROOT / "docs" / "results.md"
TRAINING_RUNS = Path("runs")  # checkpoints of trainings, below the folder in which they were started
