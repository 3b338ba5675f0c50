"""Speech to text: (n,) samples in, words out. One backend a file, each with `EXTRA` and `build`."""
