# Two commands: `make demo` serves the product with the Lierne programme in it, `make test` passes all tests.
# Needs Python 3.11 or later (with venv), make and git; everything else comes through pip and npm.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BUILT := src/bulyst/web/ui/built/.complete

.PHONY: demo test check bench fmt setup clean

demo: $(VENV)/.runtime $(BUILT)
	$(BIN)/bulyst demo

test: check
	$(BIN)/python -m tests.run

check: $(VENV)/.develop $(BUILT)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	BULYST_MODE=test $(BIN)/python -m bulyst.config.translations check
	BULYST_MODE=test $(BIN)/python -m django makemigrations --check --dry-run --settings bulyst.config.settings

bench: $(VENV)/.develop
	$(BIN)/python -m benchmarks

fmt: $(VENV)/.develop
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

setup: $(VENV)/.develop $(BUILT)

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Bulyst needs Python 3.11 or later, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements/runtime.lock pyproject.toml $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m bulyst.config.translations compile
	$(BIN)/python -m bulyst.evaluation.solver
	$(BIN)/bulyst evaluate 5042 --start 2016 --json > /dev/null
	touch $@

$(VENV)/.develop: requirements/develop.lock $(VENV)/.runtime
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/develop.lock
	touch $@

$(BUILT): package.json package-lock.json src/bulyst/config/frontend.py $(VENV)/.runtime
	$(BIN)/npm ci --silent --no-audit --no-fund
	$(BIN)/python -m bulyst.config.frontend
	touch $@

clean:
	rm -rf $(VENV) node_modules src/bulyst/web/ui/built build
