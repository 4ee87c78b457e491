"""How well Dragoman reads, measured on public data beside what else there is.

`python -m benchmarks NAME [--data DIR] [--json]` runs one question, `python -m benchmarks all`
runs all of them and writes `docs/benchmarks.md`. Each module states its task, protocol, metric and
source, and has a `run(data, reader)`. Figures come from the product's own reading; what stands
here only converts formats and counts.
"""
