"""From an article to officials and facts: pure stages, no language in the code."""
