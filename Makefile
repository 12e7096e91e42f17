# Each target sets up .venv by itself; Python 3.11 or newer is all a fresh machine needs.
PYTHON ?= python3
BIN := .venv/bin
PACKAGES := bot handlers mission storage words sandbox tests

.PHONY: demo test check faults format bench strictness pictures clean

demo: .venv/ready
	$(BIN)/python bot.py demo

test: .venv/ready
	$(BIN)/pytest

check: .venv/ready
	$(BIN)/ruff format --no-cache --check .
	$(BIN)/ruff check --no-cache .
	$(BIN)/mypy
	$(BIN)/mypy bot.py
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest

# About a quarter of an hour. A fire that failed prints its own line, such as: make faults SEED=7 ROUNDS=1
faults: .venv/ready
	$(BIN)/python -m tests.faults $(if $(SEED),--seed $(SEED)) $(if $(ROUNDS),--rounds $(ROUNDS) --fires-only)

format: .venv/ready
	$(BIN)/ruff format --no-cache .
	$(BIN)/ruff check --no-cache --fix .

bench: .venv/ready
	$(BIN)/python -m tests.bench

strictness: .venv/ready
	$(BIN)/python -m tests.sandbox.specification

# The pictures of README and guides, of the demo's tour; needs chromium.
pictures: .venv/ready
	$(BIN)/python -m tests.pictures

clean:
	rm -rf .venv build attache.egg-info

.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt ".[sandbox,develop]"
	rm -rf build attache.egg-info
	touch $@
