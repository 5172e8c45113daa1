"""Builders of the networks, each with the recipe that trains it: a file for each family built here, one for Keras's."""
