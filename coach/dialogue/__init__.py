"""The words that every room shares: acts, utterances, states, directives, events and the session they make up."""
