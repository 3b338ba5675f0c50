"""Where sound comes from and where it goes: sound cards and files, each a Microphone and a Speaker. One kind a file."""
