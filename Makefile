# The habits of this house. `make kiosk` and `make test` need only Python 3.11 (or newer) and make.

PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
# Whatever mirror or proxy pip is configured for is used; only what would install elsewhere, or refuse our own
# source folder, is set aside.
PIP := PIP_USER=0 PIP_REQUIRE_VIRTUALENV=0 PIP_REQUIRE_HASHES=0 PIP_CONSTRAINT=/dev/null \
	PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 $(BIN)/python -m pip --quiet

.PHONY: kiosk board admin setup test test-long lint format types bench pictures messages dictionary lock clean

kiosk: .venv/.ready
	@if [ -t 0 ] && [ -t 1 ] && [ -t 2 ]; then $(BIN)/tachiyori kiosk; else $(BIN)/tachiyori rehearse --headless; fi

board: .venv/.ready
	@$(BIN)/tachiyori board

admin: .venv/.ready
	@$(BIN)/tachiyori admin

setup: .venv/.ready

test: .venv/.ready-dev
	$(BIN)/python -m pytest -q -n 2 -m "not long"

test-long: .venv/.ready-dev
	$(BIN)/python -m pytest -q -m long

lint: .venv/.ready-dev types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: .venv/.ready-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: .venv/.ready-dev
	$(BIN)/mypy

bench: .venv/.ready-dev
	$(BIN)/python -m bench.arrive
	$(BIN)/python -m bench.start
	$(BIN)/python -m bench.touch
	$(BIN)/python -m bench.board
	$(BIN)/python -m bench.admin
	$(BIN)/python -m bench.export
	$(BIN)/python -m bench.cards
	$(BIN)/python -m bench.camera

# Pictures for the docs from a real terminal; needs Xvfb, xterm, tmux, ImageMagick and the DejaVu and Noto CJK fonts.
pictures: .venv/.ready-dev
	$(BIN)/python -m docs.pictures.make

# Collects the sentences from the code into every catalogue and compiles them.
messages: .venv/.ready-dev
	$(BIN)/python -m kiosk.locale.build

# The data dictionary, made from the code.
dictionary: .venv/.ready-dev
	$(BIN)/python -m admin.reports.dictionary

# Pins every dependency with its hashes; run after changing the dependencies in pyproject.toml.
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --all-build-deps --strip-extras \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options
lock: .venv/.ready-dev
	$(COMPILE) --output-file requirements/run.txt pyproject.toml
	$(COMPILE) --extra dev --constraint requirements/run.txt --output-file requirements/dev.txt pyproject.toml

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/.ready: requirements/run.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Tachiyori needs Python 3.11 or newer; install it and try again." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo "Python could not make .venv; on Debian or Ubuntu install the package python3-venv and try again." >&2; exit 1; }
	@echo "Installing Tachiyori into .venv (once) ..."
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/.ready-dev: .venv/.ready requirements/dev.txt
	@echo "Installing the tools for tests ..."
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@
