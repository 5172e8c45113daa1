"""English sentences of the codes of this package."""

SENTENCES = {
    "text": "{text}",
    "none": "none",
    "model_unknown": "There is no trained model {name}. Known: {known}.",
    "card_damaged": "{name}: card.json is damaged ({reason}). Restore the folder or train again.",
    "card_too_new": "{name}: card.json has schema {schema}, newer than this program's {known}. Update the program.",
    "card_too_old": "{name}: card.json has schema {schema}, too old for this program. Train the model again.",
    "card_unknown_text": (
        "{name}: card.json holds {text}, a text that this program does not have. Update the program."
    ),
    "card_other_files": "{name}: card.json lists files other than {files}. Train the model again.",
    "file_unreadable": "{name}: {file} cannot be read ({reason}). Restore the folder.",
    "file_not_stored": "{name} comes without {file}. This command makes it: {command}",
    "file_altered": (
        "{name}: {file} is not the file that was trained (its SHA-256 differs from the card's). Restore the folder or "
        "train again."
    ),
    "model_incomplete": "{name} cannot be stored without {files}.",
    "name_invalid": "{name} is not a valid name: use 1 to 60 letters, digits, '-' and '_'.",
    "setting_not_whole": "{name} is {value}; it must be a whole number of 1 or more.",
    "setting_not_positive": "{name} is {value}; it must be a number above 0.",
}
