"""The records of the book as files of other programs, and back: `.vcf`, `.csv`, `.md`; and promises as `.ics`.

Every row of a file is read by itself: what cannot be kept is named with its line, its field and the fix, and the rest is kept.
What this folder writes it reads back equal, whatever the names hold; formats and their escaping are left to libraries.
"""
