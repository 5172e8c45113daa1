"""English sentences of the message codes of `model_zoo.cli`."""

SENTENCES = {
    "name_taken": "A model {name} is stored already. Choose another --name, or add --replace.",
    "run_stopped": (
        "{folder} holds a run that was stopped. Add --resume to go on with it, or delete that folder to start afresh."
    ),
    "no_run": "{folder} holds no run to resume. Check --name, or leave out --resume.",
    "not_stored": "{reason}. No stored model was changed. {advice}",
    "can_resume": "The same command with --resume goes on after the last finished epoch.",
    "cannot_resume": "No epoch was finished, so there is nothing to resume.",
    "external_unusable": "--external {source}: {problem}",
}
