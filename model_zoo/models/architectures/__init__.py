"""One small file per family: a function that builds the network, and the recipe that trains it."""
