# make run and make test do all their own set-up; see CONTRIBUTING.md.
PY := .venv/bin/python
SOURCES := $(wildcard ntm_desktop tests benchmarks faults scripts/*.py)

.PHONY: setup run test check format bench faults wheel lock clean

setup:
	@bash scripts/setup.sh

# With a display: the window on the sample district. Without: the same program walks the main job.
run: setup
	@if bash scripts/display.sh --real; then $(PY) -m ntm_desktop --sample; \
	else bash scripts/display.sh $(PY) -m ntm_desktop --walk out; fi

test: setup
	@bash scripts/display.sh $(PY) -m pytest

check: setup
	@$(PY) -m ruff check $(SOURCES)
	@$(PY) -m ruff format --check $(SOURCES)
	@$(PY) -m mypy $(SOURCES)

format: setup
	@$(PY) -m ruff check --fix $(SOURCES)
	@$(PY) -m ruff format $(SOURCES)

bench: setup
	@bash scripts/display.sh $(PY) -m benchmarks

# Kills, power cuts, full disks, spoiled packages, random worlds: all in full, kept in the docs.
faults: setup
	@$(PY) -m faults

wheel: setup
	@$(PY) -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

# Pins anew from the ranges in pyproject.toml; needs `uv` on the PATH.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes \
	    --no-header --no-annotate --no-emit-index-url --upgrade -o requirements.lock pyproject.toml

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist out
