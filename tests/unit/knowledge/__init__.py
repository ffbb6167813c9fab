"""Tests of the fact base."""
