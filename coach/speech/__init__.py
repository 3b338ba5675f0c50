"""Audio in, audio out: frames become what the trainee said, and what the professional says becomes frames.

One backend a file under `devices/`, `vad/`, `stt/` and `tts/`; `ports.py` names what each kind must do. This room knows no
scenario and judges nothing.
"""
