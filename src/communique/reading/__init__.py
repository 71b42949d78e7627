"""Reading: a document parsed once, by spaCy, into tokens, sentences, quotations, dates and quantities."""
