"""Prompts in, a language model's words out: sandboxed templates, a streaming chat, local servers, keys."""
