"""Colours of all figures: distinct for the colour-blind (Okabe & Ito 2008), readable on white and on black."""

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
ACCENT, WARM, GREY = COLOURS[0], COLOURS[1], "#8a979e"
