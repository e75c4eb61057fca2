# Needs Python 3.11 or newer and make. `make` alone lists the targets.
#
# HOST, PORT, WORKERS and DATABASE_URL may be given as `make run PORT=9000` or come from the environment;
# the README lists them and the other settings. PYTHON names the interpreter that the environment is made with.

PYTHON ?= python3
PY := .venv/bin/python

# A stamp is newer than its lock exactly when the environment holds what the lock says.
ENVIRONMENT := .venv/pyvenv.cfg
RUNTIME := .venv/.runtime-installed
DEVELOPMENT := .venv/.development-installed
# A user's pip configuration may say `user = true`, which no virtual environment allows.
# Where somebody watches (make says so, from 4.1 on), pip shows how far it is.
PIP_INSTALL := PIP_USER=0 $(PY) -m pip install $(if $(MAKE_TERMOUT),,--quiet) --disable-pip-version-check --require-hashes
COMPILE_LOCK := $(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

EXAMPLE := app/api/programs/example

# Nothing but the environment's own packages is to be found.
unexport PYTHONHOME PYTHONPATH

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run migrate seed test test-engine test-faults check fmt bench clients openapi docs golden lock docker-check clean

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: $(RUNTIME) ## Set up what is missing, migrate, seed, make the program library, and serve
	@exec $(PY) -m app run

migrate: $(RUNTIME) ## Bring the database's schema up to date
	@$(PY) -m app migrate

seed: migrate ## Write seed/ into the database and make its ready-made programs; safe to repeat
	@$(PY) -m app seed
	@$(PY) -m app library

test: $(DEVELOPMENT) ## Run all tests, on SQLite and PostgreSQL; ARGS="-k words" picks some
	@$(PY) -m pytest -n auto $(ARGS)

test-engine: $(DEVELOPMENT) ## Run the tests of the engine alone, within a minute
	@$(PY) -m pytest -n auto tests/engine $(ARGS)

test-faults: $(DEVELOPMENT) ## Kill, stop and fill what the service runs on, and see what is left; takes minutes
	@$(PY) -m pytest tests/faults $(ARGS)

check: $(DEVELOPMENT) ## Check format, lint, types, import contracts and generated files
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@.venv/bin/lint-imports --no-logo --no-cache
	@$(PY) -m app openapi | diff openapi/openapi.json - || { echo "Run 'make openapi' and read the difference." >&2; exit 1; }

fmt: $(DEVELOPMENT) ## Format the code and mend what the linter can mend
	@$(PY) -m ruff check --fix-only --quiet .
	@$(PY) -m ruff format .

bench: $(DEVELOPMENT) ## Measure speed and quality; ARGS="proof --programs 500" picks a part
	@$(PY) -m benchmarks $(ARGS)

clients: $(DEVELOPMENT) ## Generate clients, compile and run a program with each, lint the contract; ARGS=orval picks one
	@$(PY) -m clients $(ARGS)

openapi: $(RUNTIME) ## Write the example program and openapi/openapi.json from the code
	@$(PY) -m app generate $(EXAMPLE)_profile.json > $(EXAMPLE)_program.json.new && mv $(EXAMPLE)_program.json.new $(EXAMPLE)_program.json
	@$(PY) -m app openapi > openapi/openapi.json.new && mv openapi/openapi.json.new openapi/openapi.json

docs: $(RUNTIME) ## Write docs/ from the code
	@$(PY) -m app docs

golden: $(DEVELOPMENT) ## Write the golden programs and the README's anew; read the difference as a coach
	@$(PY) -m tests.engine.golden_programs
	@$(PY) -m tests.readme.answer

lock: $(DEVELOPMENT) ## Write the lock files from pyproject.toml; ARGS=--upgrade takes newer versions
	@$(COMPILE_LOCK) $(ARGS) --extra dev pyproject.toml --output-file requirements-dev.lock
	@cp requirements-dev.lock requirements.lock # uv keeps the versions that it finds in the file it writes
	@$(COMPILE_LOCK) pyproject.toml --output-file requirements.lock

docker-check: ## Lint and build the Dockerfile without Docker, then try the image (as root, on Debian)
	@.ci/docker-check

clean: ## Remove the environment and the tools' caches; the database in data/ stays
	@rm -rf .venv .clients .mypy_cache .ruff_cache .pytest_cache .hypothesis .schemathesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(ENVIRONMENT):
	@command -v "$(PYTHON)" >/dev/null || { echo "There is no '$(PYTHON)' here. Install Python 3.11 or newer." >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed, and this is $$("$(PYTHON)" --version 2>&1)." >&2; \
	  echo "Name a newer one: make run PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -m venv --clear .venv || { rm -rf .venv; \
	  echo "'$(PYTHON) -m venv' failed. Debian and Ubuntu keep it in a package: apt install python3-venv" >&2; exit 1; }

$(RUNTIME): requirements.lock $(ENVIRONMENT)
	@echo "Installing what the service needs …"
	@$(PIP_INSTALL) -r requirements.lock
	@touch $@

# The development lock holds the runtime lock's pins too, so one installation serves both.
$(DEVELOPMENT): requirements-dev.lock $(ENVIRONMENT)
	@echo "Installing what development needs …"
	@$(PIP_INSTALL) -r requirements-dev.lock
	@touch $(RUNTIME) $@
