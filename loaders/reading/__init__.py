"""From raw text to an article: dispatch conventions, language, sentences."""
