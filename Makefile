# make demo and make test each work alone on a fresh machine with Python 3.11 or newer.

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then echo $$p; break; fi; done)
BIN := .venv/bin
UV_ENV := build/uv

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint gate accuracy registers readme picture train wheel lock clean

help:
	@echo "make demo      read the shipped examples and show what they say"
	@echo "make test      style, types, layers, registers, tests, accuracy"
	@echo "make setup     build .venv from requirements.lock"
	@echo "make accuracy  measure the examples, print and write the tables of docs/accuracy.md; DATA=FOLDER adds other sets"
	@echo "make registers build the register tables from registers/ and count what is in them"
	@echo "make readme    run what README.md shows and put today's output beneath it; draws the picture too"
	@echo "make picture   draw docs/demo.svg"
	@echo "make train     train the relation model anew from corpus/relations (torch, two hours on 2 cores); NAME= FOLDS= TEACHER="
	@echo "make wheel     build dist/communique-*.whl"
	@echo "make lock      renew requirements.lock from pyproject.toml"
	@echo "make clean     remove everything that these made"

setup: .venv/.stamp

# exact versions by hash first, then this package without asking any index for more
.venv/.stamp: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "communique needs Python 3.11 or newer; none was found" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

demo: .venv/.stamp
	@$(BIN)/communique demo

lint: .venv/.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict
	$(BIN)/lint-imports
	$(BIN)/python registers/build.py --check

gate: .venv/.stamp
	$(BIN)/python -m evaluation.gate
	$(BIN)/python -m evaluation.model

# the data of others are not in this repository; see docs/accuracy.md
accuracy: .venv/.stamp
	@PYTHONPATH=. $(BIN)/python docs/figures.py
ifdef DATA
	$(BIN)/python evaluation/relations.py --data "$(DATA)/plv_dev.tsv"
	$(BIN)/python evaluation/attributions.py --data "$(DATA)/attributions_dev.jsonl"
	$(BIN)/python evaluation/quantities.py --data "$(DATA)/quantities_dev.jsonl"
endif

registers: .venv/.stamp
	$(BIN)/python registers/build.py
	PYTHONPATH=. $(BIN)/python docs/counts.py

readme: picture
	$(BIN)/python docs/shown.py

picture: .venv/.stamp
	$(BIN)/python docs/picture.py

# one line after the other: with -j the closing lines would mix
test: .venv/.stamp
	@$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest
	@$(MAKE) --no-print-directory gate

# torch and what else only training needs live in an environment of their own
build/training/.stamp: training/requirements.txt training/bases.txt
	@test -n "$(PYTHON)" || { echo "communique needs Python 3.11 or newer; none was found" >&2; exit 1; }
	rm -rf build/training
	$(PYTHON) -m venv build/training
	build/training/bin/python -m pip install --quiet --disable-pip-version-check -r training/requirements.txt
	build/training/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -r training/bases.txt
	@touch $@

train: build/training/.stamp
	PYTHONPATH=src:. build/training/bin/python -m training.train \
		$(if $(NAME),--name $(NAME)) $(if $(FOLDS),--folds $(FOLDS)) $(if $(TEACHER),--teacher "$(TEACHER)")

wheel: .venv/.stamp
	rm -rf dist
	$(BIN)/python -m hatchling build -t wheel

# The lock holds for every system and for Python 3.11 on; uv makes it because pip cannot.
lock:
	@test -n "$(PYTHON)" || { echo "communique needs Python 3.11 or newer; none was found" >&2; exit 1; }
	test -x $(UV_ENV)/bin/uv || { $(PYTHON) -m venv $(UV_ENV) && $(UV_ENV)/bin/python -m pip install --quiet uv; }
	$(UV_ENV)/bin/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-annotate --no-header --quiet --upgrade -o requirements.lock
	@! grep -vE '^ *--hash=' requirements.lock | grep -nE '://|^ *-|@ *file' \
		|| { echo "requirements.lock names an address" >&2; exit 1; }
	@! grep -niE '^(torch|tensorflow|jax|nvidia|triton|ray)' requirements.lock \
		|| { echo "requirements.lock holds what only training or wide runs need" >&2; exit 1; }
	@echo "requirements.lock: $$(grep -c '==' requirements.lock) packages"

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
