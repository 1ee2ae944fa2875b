PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
DEMO_DAY := 2026-11-23
DIR ?= werkmap
# Compiled test modules are kept, also where the environment says otherwise: collecting costs three times as much without.
# worksteal: each worker goes through files that lie together, so that what a file sets up is set up once.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto --dist worksteal

.PHONY: reader help demo werkbank test quick quick-tests mutants check static types fix golden docs docs-site bench dist lock model clean
.DEFAULT_GOAL := demo

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("letterkit needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

help:  ## what make can do
	@grep -hE '^[a-z-]+:.*  ## ' $(MAKEFILE_LIST) | sed 's/:.*  ## /\t/' | expand -t 11

demo: $(READY)  ## a night's letters, e-mails and texts for the sample portfolio, in demo/
	@rm -rf demo
	$(BIN)/letterkit batch samples/portfolio.csv --creditor samples/creditor.yaml --today $(DEMO_DAY) --out demo
	$(BIN)/letterkit batch samples/fasen.json --creditor samples/creditor.yaml --today $(DEMO_DAY) --out demo/fasen >/dev/null
	@echo
	@echo "Look at:   demo/letters/*.pdf   demo/email/*.eml   demo/sms.jsonl   demo/held.csv   demo/rejected.csv"
	@echo "           demo/fasen has one customer in each stage of the journey"
	@echo "Try next:  edit templates/nl/herinnering/letter.md.j2 and run make demo again"
	@echo "           $(BIN)/letterkit lint templates/nl"
	@echo "           $(BIN)/letterkit init my-workspace"

werkbank: $(READY)  ## write, see and compare the texts in a browser: make werkbank DIR=folder (without: werkmap/)
	@test -e "$(DIR)" || $(BIN)/letterkit init "$(DIR)"
	@$(BIN)/letterkit werkbank "$(DIR)"

test: $(READY)  ## all tests
	$(PYTEST)

mutants: $(READY)  ## which small wrong changes of journey, gate, law, payment and verify no test sees
	$(BIN)/python -m tests.mutants

quick: $(READY)  ## formatting, types, layers and the tests not marked slow or browser, for while you work
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(MAKE) --jobs=2 types quick-tests

types: $(READY)
	$(BIN)/mypy
	$(BIN)/lint-imports

quick-tests: $(READY)
	$(PYTEST) -m "not slow and not browser" --unmarked-over 0.3

# Types and pages use one core for a minute, and the tests begin slowly: beside each other they take less.
check: $(READY)  ## everything CI runs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(MAKE) --jobs=2 static test

static: types  ## types, layers, licences and pages
	$(BIN)/reuse lint --quiet
	$(MAKE) docs-site

fix: $(READY)  ## format, and repair what can be repaired
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

golden: $(READY)  ## write the texts of the sample journey anew (then read the difference)
	rm -f tests/golden/*.txt
	LETTERKIT_GOLDEN=1 $(BIN)/python -m pytest tests/test_golden.py

docs: $(READY)  ## the pages made from rules, glossary and schema
	$(BIN)/python -m letterkit.reports.rule_pages docs/nl/regels
	$(BIN)/python -m letterkit.reports.glossary_page docs/nl/woordenlijst.md
	$(BIN)/python -m letterkit.reports.field_tables docs/nl
	$(BIN)/python -m letterkit.disclosure.fields_page docs/nl/microkrediet.md
	$(BIN)/python -m letterkit.norms docs/nl/normen.md

docs-site: $(READY)  ## the documentation as a site, in build/site; a broken link is an error
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict
	@echo "Look at:   build/site/index.html"

DATA ?= treebanks
model: $(READY)  ## train the Dutch models anew: make model DATA=folder (see training/README.md)
	OMP_NUM_THREADS=1 $(BIN)/python -m training.tagger $(DATA)
	OMP_NUM_THREADS=1 $(BIN)/python -m training.lemmas $(DATA)
	OMP_NUM_THREADS=1 $(BIN)/python -m training.parser $(DATA) --work build/parser
	OMP_NUM_THREADS=1 $(BIN)/python -m training.reader $(DATA)

reader: $(READY)  ## train the reader of threat, blame, ways out and contact anew: make reader DATA=folder
	OMP_NUM_THREADS=1 $(BIN)/python -m training.reader $(DATA)

bench: $(READY)  ## speed and quality, beside others; what needs outside data or peers says so and is left out
	-$(BIN)/python -m benchmarks.letters 5
	-$(BIN)/python -m benchmarks.print_file 10000
	-$(BIN)/python -m benchmarks.batch_speed --cases 12000
	-$(BIN)/python -m benchmarks.glossary_speed
	-$(BIN)/python -m benchmarks.lint_speed
	-$(BIN)/python -m benchmarks.werkbank
	-$(BIN)/python -m benchmarks.language $(DATA)

lock: pyproject.toml  ## new versions and hashes in requirements.lock (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --all-extras --generate-hashes \
	  --no-header --no-annotate --no-emit-index-url --no-emit-find-links --output-file requirements.lock pyproject.toml

dist: $(READY)  ## wheel, source archive and bill of materials in dist/
	rm -rf dist
	$(BIN)/python -m hatchling build
	$(BIN)/python -m release.bill_of_materials dist

clean:  ## away with all that make made
	rm -rf .venv demo dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
