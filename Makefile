# What a person does with a clone. Needs Python 3.11 or newer and make, nothing else.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
OURS   := services/core services/api services/worker plugins/email infra/development
READY  := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help set-up run demo test test-fast test-more lint types bench chaos rule lock

help:
	@echo 'make run         serve everything on this machine; Ctrl-C ends it'
	@echo 'make demo        one complaint on a test clock, from telephone call to closing'
	@echo 'make test        every test, with PostgreSQL, Valkey and SMTP'
	@echo 'make test-fast   the tests that need no service'
	@echo 'make test-more   the tests beside parts that come from Debian: PostgreSQL, PgBouncer, a browser'
	@echo 'make lint types  ruff, import contracts, house tests; mypy'
	@echo 'make bench       the workloads beside their floors; W=P-1,P-5 names some'
	@echo 'make chaos       the fault suites, and what was lost or doubled; N=10 for more, S=kills names some'
	@echo 'make rule P=6.3  a provision of the Code: function, docstring, tests, callers'
	@echo 'make lock        requirements.lock anew, from requirements.in and each pyproject.toml'

set-up: $(READY)

$(READY): requirements.lock infra/get_pip.py $(OURS:%=%/pyproject.toml)
	@$(PYTHON) infra/get_pip.py $(VENV) requirements.lock
	@echo 'installing requirements.lock'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index $(OURS:%=--editable ./%)
	@touch $@

run: $(READY)
	@$(BIN)/python -m putright_development.run

demo: $(READY)
	@$(BIN)/python -m putright_development.demo

test: $(READY)
	@$(BIN)/python -m pytest -q -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

test-fast: $(READY)
	@$(BIN)/python -m pytest -n auto -m 'not services' --ignore tests/house

test-more: $(READY)
	@bash infra/test_more.sh $(abspath $(BIN))/python

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest -q -n auto -m 'not services' tests/house

types: $(READY)
	@$(BIN)/mypy

bench: $(READY)
	@$(BIN)/python -m bench $(W)

chaos: $(READY)
	@$(BIN)/python -m chaos "$(N)" "$(S)"

rule: $(READY)
	@$(BIN)/python -m putright.commands.rule $(P)

# uv stays out of the environment that the product runs in
var/uv/bin/uv:
	@$(PYTHON) infra/get_pip.py var/uv requirements.lock
	@var/uv/bin/python -m pip install --quiet --disable-pip-version-check uv

COMPILE := var/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-header --no-annotate \
  $(foreach name,$(notdir $(wildcard services/*/putright*) $(wildcard plugins/*/putright*) $(wildcard infra/*/putright*)),--no-emit-package $(subst _,-,$(name)))

lock: var/uv/bin/uv
	@$(COMPILE) requirements.in -o requirements.lock
	@$(COMPILE) --constraint requirements.lock infra/images/requirements.in -o infra/images/requirements.lock
