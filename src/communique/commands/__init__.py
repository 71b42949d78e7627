"""The commands of the command line, beside `read` and `demo`, and the terminal that they write to."""
