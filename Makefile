# Every target sets up .venv by itself, from requirements.lock. Another Python: make PYTHON=python3.12 …

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

export PREFECT_SERVER_ANALYTICS_ENABLED := false
export DO_NOT_TRACK := 1
export GX_ANALYTICS_ENABLED := False

# A tool in an environment of its own, in $$tools, for one recipe.
define with_tool
set -e; tools=$$(mktemp -d); trap 'rm -rf "$$tools"' EXIT; $(PYTHON) -m venv "$$tools"; \
"$$tools/bin/python" -m pip --disable-pip-version-check --quiet install $(1)
endef

.DEFAULT_GOAL := help
.PHONY: help setup run ui serve test lint format bench pictures data lock audit clean

help: ## List the targets
	@grep -E '^[a-z]+:.* ## ' Makefile | sed -E 's/^([a-z]+):.* ## (.*)/\1|\2/' | awk -F'|' '{printf "  make %-8s %s\n", $$1, $$2}'

setup: .venv/.ready ## Set up .venv (the other targets do it by themselves)
	@:

run: .venv/.ready ## Run the flow over seeds/: findings, summary, report files
	@status=0; $(BIN)/assay run seeds/ || status=$$?; \
	case $$status in \
	0) meaning="the gate passes" ;; \
	1) meaning="findings break the gate" ;; \
	2) meaning="wrong usage or unreadable input" ;; \
	*) meaning="it broke off" ;; \
	esac; \
	echo "assay run ended with exit status $$status: $$meaning"; \
	if [ $$status -gt 1 ]; then exit $$status; fi

ui: .venv/.ready ## Start Prefect's server and UI on this machine and run the flow against it
	@$(BIN)/python -m flows.ui seeds/

serve: .venv/.ready ## Run the desk unattended: server, worker and schedules, until Ctrl-C (DESK=folder)
	@$(BIN)/python -m flows.serve --desk $(or $(DESK),desk)

test: lint ## Lint, then run the tests
	$(BIN)/python -m pytest --numprocesses=auto

lint: .venv/.ready ## Check style, types and import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/.ready ## Format the code and mend what ruff can mend
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

bench: .venv/.ready ## Measure accuracy and speed; fail where a figure is below benchmarks/floors.json
	$(BIN)/python -m benchmarks

pictures: .venv/.ready ## Take the pictures of README and docs anew (needs Chromium)
	$(BIN)/python -m docs.pictures.take

data: .venv/.ready ## Validate the reference tables and write tables.lock
	$(BIN)/assay data check

lock: ## Renew requirements.lock from pyproject.toml (FLAGS=--upgrade for newer releases)
	@$(call with_tool,uv); \
	"$$tools/bin/uv" pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --quiet \
		$(FLAGS) --output-file requirements.lock; \
	echo "requirements.lock is renewed"

audit: ## Ask pypi.org for known vulnerabilities of the locked packages; fail where it cannot tell
	@$(call with_tool,pip-audit); \
	"$$tools/bin/pip-audit" --strict --disable-pip --require-hashes --progress-spinner off \
		--requirement requirements.lock || { \
	echo "Not audited as sound: a vulnerability is known, or pypi.org does not say (it has to be reached itself," \
		"mirrors carry no such data); the lines above tell which" >&2; exit 1; }

clean: ## Remove what these targets made, .venv too
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.locked: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 13))' || \
	{ echo "Assay needs Python 3.11 or 3.12; name one: make PYTHON=python3.11" >&2; exit 2; }
	@echo "Setting up .venv from requirements.lock; this takes about a minute"
	@rm -rf .venv
	@$(PYTHON) -m venv .venv
	@$(PIP) install --require-hashes --no-deps -r requirements.lock
	@touch $@

.venv/.ready: .venv/.locked pyproject.toml
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@
