"""English sentences of the codes of this package."""

SENTENCES = {
    # The command `predict`.
    "out_is_folder": "{out} is a folder. Name a .csv or a .parquet file, for example {example}.",
    "out_format": "Rows can be written to a .csv or a .parquet file, not to {out}.",
    "out_missing": "--resume and --replace need the file of --out. Add that, or leave them out.",
    "out_exists": "{out} exists already. Add --resume to go on with it, or --replace, or name another file.",
    "out_finished": "{out} is finished. Name another file, or add --replace instead of --resume.",
    "no_images": "No image was found. Name images, or folders, .zip archives or lists that hold some.",
    "begun_by_other_command": (
        "{out} was not begun by this command: it has other columns or another model. Name another file, or add "
        "--replace instead of --resume."
    ),
    "begun_with_other_version": (
        "{out} was begun with another version of {model}: its network is {then}, the stored one is {now}. Add "
        "--replace instead of --resume, or name another file."
    ),
    "begun_without_any_picture": (
        "{out} was begun without --any-picture. Leave that out, or add --replace instead of --resume."
    ),
    "begun_with_any_picture": "{out} was begun with --any-picture. Add that, or add --replace instead of --resume.",
    # The worklist.
    "note_synthetic": "Synthetic, no patient.",
    # The reader challenge.
    "challenge_unusable": "The images for the challenge cannot be used: {reason}",
    "challenge_too_few": "The images for the challenge cannot be used: fewer than {least} of them can be read.",
}
