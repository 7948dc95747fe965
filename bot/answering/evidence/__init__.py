"""The sentences that may answer: found, read, ordered, and where in them the answer stands."""
