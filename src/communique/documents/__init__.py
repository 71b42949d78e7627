"""Documents: a path, an address, bytes, a string or standard input becomes a `records.Document`.

The text is normalised here, once; everything after reads `document.text` as it stands.
"""

from communique.documents.content import MAX_BYTES, MAX_CHARACTERS
from communique.documents.sources import from_bytes, from_path, from_text, from_url, load

__all__ = ["MAX_BYTES", "MAX_CHARACTERS", "from_bytes", "from_path", "from_text", "from_url", "load"]
