"""Text to annotations: each file adds one kind; `read` in reader.py runs them all."""
