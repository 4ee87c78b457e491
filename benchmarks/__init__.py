"""How well Dragoman reads, measured on public data beside what else there is.

`python -m benchmarks NAME [--data DIR] [--json]` runs one question, `python -m benchmarks all`
runs all of them and writes `docs/benchmarks.md`. Each module states its task, protocol, metric and
source, and has a `run(data, reader)`. Figures come from the product's own reading; what stands
here only converts formats and counts. A figure per core is of one: the threads of matrix sums are
kept to one, as they are in the workers of `dragoman read`.
"""

import os

from dragoman.farm.worker import one_thread

os.environ.update(one_thread(os.environ))  # before anything imports numpy
