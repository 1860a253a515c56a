"""From claims and decisions to the graph: pure functions, block by block."""
