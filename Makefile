# One-line recipes; `python3 tasks.py` does the same where there is no make.
.PHONY: demo test lint types contract data gate unit model lock

demo test lint types contract data gate unit:
	python3 tasks.py $@

model: ## retrain the shipped English pipeline
	.venv/bin/python scripts/train_language.py

lock: ## pin and hash the requirements anew (needs uv)
	uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 --group dev pyproject.toml -o requirements-dev.txt
