"""Tests of the checks of a base: a good and a bad case each."""
