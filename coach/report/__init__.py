"""A judged session in, pages out: terminal text, Markdown, JSON and one HTML file that makes no request."""
