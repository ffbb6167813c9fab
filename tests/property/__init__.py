"""Tests that state a rule and try it on many inputs."""
