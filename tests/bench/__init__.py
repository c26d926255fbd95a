"""Measurements: ratios against a named rival in one run, never in the tests. `make bench` runs them all."""
