"""casebot: ask a library of Chinese case pages, and be answered with the sentence that says it."""
