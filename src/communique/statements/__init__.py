"""What somebody said: direct quotations and reported speech, each with its speaker."""

from communique.statements.find import find_statements
from communique.statements.lookup import statement_of

__all__ = ["find_statements", "statement_of"]
