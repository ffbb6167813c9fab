"""yearbot answers questions about a cultural year from a curated fact base."""
