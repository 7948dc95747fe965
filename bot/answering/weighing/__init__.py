"""Whether the best sentence answers: the bars, and what it must not be taken for."""
