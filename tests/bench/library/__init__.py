"""How fast a library answers, beside what plain SQL takes for the same numbers."""
