"""Places measured beside rivals on the article gold."""
