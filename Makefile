# Two commands do everything on a fresh clone: `make run` and `make test`; `make check` adds format, lint and types.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check scores bench clean

run: $(VENV)/.run
	$(BIN)/python -m components gazetteer build --if-missing
	$(BIN)/streamlit run app.py

test: $(VENV)/.test
	$(BIN)/python -m components gazetteer build --if-missing
	$(BIN)/python -m pytest -n auto

check: $(VENV)/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(MAKE) test

scores: $(VENV)/.test
	PYTHONPATH=.:tests $(BIN)/python -m gold_scores

bench: $(VENV)/.test
	$(BIN)/python -m tests.bench

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.test: $(VENV)/.run tests/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	touch $@
