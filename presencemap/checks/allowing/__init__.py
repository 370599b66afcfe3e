"""Comments that allow findings: read, obeyed, written."""
