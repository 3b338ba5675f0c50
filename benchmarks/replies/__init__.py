"""Our own questions and remarks in, the offline professional's replies out: how well each reply fits, judged by reading."""
