"""Cards to print. A card looks like any card: no words, no name, nothing that tells what it is for."""
