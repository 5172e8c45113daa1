# make run: serve the dashboard on http://127.0.0.1:8501. make test: run every test; make test-fast: unit tests only.
# make lint: style, layers, types. make coverage: what the fast tests run. make install-check: the wheel, on its own.
# make docs: the figures in README and docs. make screenshots: an image of every page, in docs/screenshots.
# make bench: speeds. make audit: known vulnerabilities of what is installed.
# make torture: every bad file, full fuzzing, twenty sessions at once, every fault (half an hour).
# Another Python: make run PYTHON=python3.12
PYTHON ?= python3
BIN := .venv/bin
TWO_AT_A_TIME := --numprocesses 2 --dist loadfile --no-loadscope-reorder
FAST := -m "not browser and not slow"

.PHONY: run test test-fast lint coverage install-check docs screenshots bench audit torture clean

run: .venv/installed
	$(BIN)/thoraxlens serve

test: .venv/installed-dev
	$(BIN)/python -m pytest $(TWO_AT_A_TIME)

test-fast: .venv/installed-dev
	$(BIN)/python -m pytest $(TWO_AT_A_TIME) $(FAST)

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/pyright
	$(BIN)/hadolint Dockerfile

coverage: .venv/installed-dev
	$(BIN)/python -m pytest $(TWO_AT_A_TIME) $(FAST) --cov=model_zoo --cov=dashboard --cov-report=json
	$(BIN)/python -m devtools.coverage_figure

install-check: .venv/installed-dev
	$(BIN)/python -m devtools.install_check

docs: .venv/installed-dev
	$(BIN)/python -m devtools.docs_figures

screenshots: .venv/installed-dev
	$(BIN)/python -m devtools.screenshots

bench: .venv/installed-dev
	$(BIN)/python -m benchmarks

audit: .venv/installed-dev
	$(BIN)/python -m pip_audit --strict --requirement requirements-dev.txt

torture: .venv/installed-dev
	$(BIN)/python -m tests.stress

clean:
	rm -rf .venv runs

.venv/created:
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v <= (3, 13) else \
	"Python %d.%d is not supported by TensorFlow 2.21. Use 3.11, 3.12 or 3.13, for example: make run PYTHON=python3.12" % v)'
	$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/created requirements.txt requirements-serve.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.txt requirements-export.txt
	$(BIN)/python -m pip install --quiet --requirement requirements-dev.txt
	@touch $@
