"""Hand-written sentences of thank-you notes beside the talks they go back to: `python -m benchmarks.recall`."""
