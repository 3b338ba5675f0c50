"""How fast and how well coach listens: `python -m benchmarks.speech activity|windows|words|pieces|turns`."""
