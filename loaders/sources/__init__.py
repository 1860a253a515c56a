"""Streams of raw articles out of files, folders and standard input."""
