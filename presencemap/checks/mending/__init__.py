"""Edits of a rules file: made by checks, and carried out."""
