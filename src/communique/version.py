"""The version of this package, as records state it."""

VERSION = "0.1.0"
