# What takes minutes; everything else is in CONTRIBUTING.md.
PYTHON ?= python3
MINUTES ?= 5

.PHONY: fuzz
fuzz: # PYTHON needs the project, and does better with atheris
	PYTHONPATH=tests $(PYTHON) -m fuzz $(MINUTES)
