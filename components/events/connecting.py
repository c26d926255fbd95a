"""Connected components of many edges at once: every row knows the smallest row it is connected to."""

import numpy as np

from components.events.columns import Ints


def connect(root: Ints, a: Ints, b: Ints) -> Ints:
    """Root of each row after edges a-b were added to what `root` already connects; the smallest row is the root.

    Labels are passed along the edges and shortened (pointer jumping) until none changes, so the number of rounds grows
    with the logarithm of the longest chain (Shiloach and Vishkin 1982).
    """
    if not len(a):
        return root
    root = root.copy()
    left, right = root[a], root[b]
    while True:
        open_ = left != right
        left, right = left[open_], right[open_]
        if not len(left):
            return flat(root)
        np.minimum.at(root, np.maximum(left, right), np.minimum(left, right))
        root = flat(root)
        left, right = root[left], root[right]


def flat(root: Ints) -> Ints:
    """Every row pointing straight at its root."""
    while True:
        shorter = root[root]
        if np.array_equal(shorter, root):
            return shorter
        root = shorter
