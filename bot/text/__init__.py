"""Characters, scripts, sentences, words and sounds: what every other floor stands on."""
