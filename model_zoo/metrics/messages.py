"""English sentences of the codes of this package."""

SENTENCES = {
    "label_unknown": "The data have the class {label}, which the model does not know. Its classes are {labels}.",
}
