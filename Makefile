# make run: serve the dashboard on http://127.0.0.1:8501. make test: run every test. make bench: measure speeds.
# make audit: known holes in what is installed.
# make torture: every bad file, full fuzzing, twenty visitors at once, every fault (half an hour).
# make screenshots: a picture of every page, in docs/screenshots.
# Another Python: make run PYTHON=python3.12
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test lint bench audit torture screenshots clean

# By itself the GNU C library gives each thread a pool of memory of its own; Streamlit runs every page in a new thread, and
# all of them would come to hold pieces that pictures left behind.
run: .venv/installed
	MALLOC_ARENA_MAX=1 $(BIN)/python -m streamlit run dashboard/serve.py

test: .venv/installed-dev
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/hadolint Dockerfile

bench: .venv/installed-dev
	$(BIN)/python -m benchmarks

audit: .venv/installed-dev
	$(BIN)/python -m pip_audit --strict --requirement requirements-dev.txt

torture: .venv/installed-dev
	$(BIN)/python -m tests.stress

screenshots: .venv/installed-dev
	$(BIN)/python -m devtools.screenshots

clean:
	rm -rf .venv runs

.venv/created:
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v <= (3, 13) else \
	"Python %d.%d is not supported by TensorFlow 2.21. Use 3.11, 3.12 or 3.13, for example: make run PYTHON=python3.12" % v)'
	$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/created requirements.txt requirements-serve.txt
	$(BIN)/python -m pip install --quiet --requirement requirements.txt
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.txt requirements-export.txt
	$(BIN)/python -m pip install --quiet --requirement requirements-dev.txt
	@touch $@
