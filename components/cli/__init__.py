"""The commands of the house: what `python -m components …` does with files and pipes."""
