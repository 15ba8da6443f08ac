"""Boundary files that a user installs: :mod:`install` puts them in place, :mod:`shapes` gives them away."""
