"""Raw pages into cases: decoding, cleaning with an offset map, what is body and what is chrome, passages."""
