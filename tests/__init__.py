"""The tests of yearbot."""
