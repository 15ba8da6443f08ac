"""Boundary files: reading, checking, thinning, installing."""
