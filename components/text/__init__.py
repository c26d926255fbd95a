"""Turkish letters, words and sentences, without places, dates or events."""
