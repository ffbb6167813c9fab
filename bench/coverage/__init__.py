"""Counts how much of the dossier of facts stands in the base."""
