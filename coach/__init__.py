"""coach: the rehearsal room for informational interviews."""

import os

__version__ = "0.1.0"

# What numpy multiplies here is small. Its own threads wait for one another by spinning: on two busy cores a turn that costs 25 ms
# of one core took up to two seconds (`benchmarks/web/typed.py`). It is read when numpy is loaded, hence this early.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
