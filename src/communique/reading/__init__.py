"""Reading: a document parsed once, by spaCy, into plain tokens, sentences, quotations, dates and quantities."""
