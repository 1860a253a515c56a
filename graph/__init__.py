"""The graph: its model and ontology, derivation, stores and queries."""
