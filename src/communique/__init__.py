"""communique: who did, said, signed and stood for what, read from reports, with the words that prove it."""
