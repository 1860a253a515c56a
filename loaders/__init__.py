"""From sources to claims: reading, extraction, loading."""
