"""The named queries, one module per resource, the same texts on both stores."""
