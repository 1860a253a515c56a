"""The explorer: which nodes and edges to draw, where, and how they look."""
