# Proof Points: `make` lists what can be made. Needs Python 3.11 or newer with venv, and make.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
ARGS ?=
UPGRADE ?=
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site test check serve schema lint format lock bench bom successor clean

help: ## List what can be made
	@awk 'BEGIN { FS = ":.*## " } /^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(VENV)/site.stamp ## Environment, check of all cases, website in site/
	$(RUN) build_site.py $(ARGS)

test: $(VENV)/test.stamp ## Environment, Chromium, linters, all tests (ARGS="-k word" chooses some)
	scripts/install-chromium.sh
	scripts/install-npm.sh tests/editor "the test of the editor help"
	scripts/lint.sh $(RUN)
	$(RUN) -m pytest -n auto $(ARGS)

check: $(VENV)/site.stamp ## Check cases and datasets only (ARGS=cases/SLUG.yml checks one)
	$(RUN) build_site.py check $(ARGS)

serve: $(VENV)/site.stamp ## Show the site on this machine; a saved file is built again
	$(RUN) build_site.py serve $(ARGS)

schema: $(VENV)/site.stamp ## Write the generated files: editor schema, descriptors, tables of the docs
	$(RUN) build_site.py schema

lint: $(VENV)/test.stamp ## Style and types of the code, form of the case files
	scripts/lint.sh $(RUN)

format: $(VENV)/test.stamp ## Put the code into our style
	$(RUN) -m ruff check --fix-only .
	$(RUN) -m ruff format .

bench: $(VENV)/test.stamp ## Measure beside other generators, with limits (ARGS="--sizes 10,100" takes less time)
	scripts/install-npm.sh tests/benchmarks/rivals/eleventy "the benchmark of Eleventy"
	$(RUN) -m tests.benchmarks $(ARGS)

lock: ## Write requirements/*.txt from pyproject.toml (UPGRADE=--upgrade takes newer versions)
	PYTHON="$(PYTHON)" scripts/lock.sh $(UPGRADE)

bom: $(VENV)/test.stamp ## Write the bill of materials and the list of licenses from the locks
	$(RUN) scripts/bill_of_materials.py

successor: $(VENV)/test.stamp ## Build the hand-written pages with the successor of Material as well, and compare (not part of test)
	$(PYTHON) -m venv build/successor
	build/successor/bin/pip install --quiet --disable-pip-version-check zensical==0.0.73
	$(RUN) scripts/successor.py build/successor/bin/zensical

clean: ## Remove the environment and everything that was built
	rm -rf $(VENV) build site .pytest_cache .mypy_cache .ruff_cache .hypothesis .site.lock .site-spare

# A stamp says that the environment holds what its lock file names; a new lock file makes it anew.
$(VENV)/site.stamp: requirements/site.txt
	PYTHON="$(PYTHON)" scripts/install.sh $(VENV) $<
	@touch $@

$(VENV)/test.stamp: requirements/test.txt
	PYTHON="$(PYTHON)" scripts/install.sh $(VENV) $<
	@touch $@
