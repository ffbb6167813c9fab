"""Tests of the cleaning and cutting of text."""
