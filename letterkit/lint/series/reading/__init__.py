"""What the rules over a series ask of one message: hardness, formality, amounts, dates, promises, contact, options."""
