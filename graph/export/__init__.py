"""Results as files, one module per format."""
