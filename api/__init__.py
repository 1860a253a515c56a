"""The REST service, its pages and the command line."""
