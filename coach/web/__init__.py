"""The page in the browser: HTTP and one WebSocket in, the same rehearsals as in the terminal out.

`gate.py` lets in nobody but the owner's own page, `rooms.py` holds the rehearsals that are going on, `socket.py` carries their
events, `pages.py` shows everything else. Nothing here decides what is said or how it is judged.
"""
