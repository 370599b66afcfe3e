"""Fuzzing of `read_presence`: a value or a documented error, never anything else.

`target` says what must hold of any input, `seeds` where inputs come from, `mutations` how they are
changed where no fuzzer that watches coverage is at hand; `python -m fuzz` runs it for minutes.
"""
