"""Tests of single modules; the folders mirror what they test."""
