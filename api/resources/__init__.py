"""One blueprint per resource of the REST service."""
