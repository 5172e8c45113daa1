"""English."""

NAME = "English"
DECIMAL, THOUSANDS = ".", ","
TEXTS = {
    # The frame of every page.
    "frame.language": "Language",
    "frame.notice": "**Not for diagnosis.**",
    "frame.instrument": "A research and teaching instrument.",
    # Radiologists: the list of pictures, the worklist, the comparison, the hand-over to Read an X-ray.
    "nav.worklist": "Worklist",
    "nav.compare": "Compare models",
    "list.upload": "Upload radiographs (JPEG, PNG, DICOM, ZIP)",
    "list.samples": "Add twelve synthetic samples",
    "list.clear": "Empty the list",
    "list.limits": (
        "The list holds at most {most} pictures with {megabytes} MB together. *Worklist* and *Compare models* share "
        "it; it is in the memory of this session only."
    ),
    "list.no_room": (
        "**{left_out}** more found no room on the list. Empty it once you are done with these, then upload the rest."
    ),
    "list.no_pictures": (
        "Files left out of the archive, because their names do not end as JPEG, PNG or DICOM do: {left_out}."
    ),
    "list.unpacking": "Taking in the files",
    "list.empty": "Upload radiographs or a ZIP archive of them, or add the synthetic samples, to have them read.",
    "list.reading": "Reading {number} of {all}: {name}, by {model}",
    "list.stop": "Stop",
    "list.stopped": "Stopped. {left} readings are left; what has been read stays.",
    "list.go_on": "Go on",
    "hand_over.from": "From your list, picture {place} of {count}: **{name}**",
    "hand_over.back": "Back to the list",
    "hand_over.next": "Next picture",
    "hand_over.upload": "Read another file",
    "worklist.intro": (
        "Many radiographs at once, read one after the other. The most suspicious come first: an order to look at "
        "them in, not a diagnosis."
    ),
    "worklist.summary": "{pictures} pictures: {counts}. The model is not sure of {unsure}; you have seen {seen}.",
    "worklist.only": "Show only",
    "worklist.only_unsure": "Not sure",
    "worklist.only_unseen": "Not seen yet",
    "worklist.none_left": "No picture on the list is like that. Take a filter away to see more.",
    "worklist.open": "Open",
    "worklist.picture": "Picture",
    "worklist.label": "Called",
    "worklist.probability": "Probability of {label}",
    "worklist.chance": "Probability",
    "worklist.sure_column": "Certainty",
    "worklist.sure": "sure",
    "worklist.unsure": "not sure",
    "worklist.seen": "Seen",
    "worklist.note": "Note",
    "worklist.file": "File",
    "worklist.remark": "Remark",
    "worklist.unusual": "Unlike the pictures that the model has learned from.",
    "worklist.refused": "refused",
    "worklist.unreadable": "unreadable",
    "worklist.alt": (
        "The worklist: a row for each picture, with what the model says of it, whether it was seen, and a note"
    ),
    "worklist.by_name": "Open a picture by its name",
    "worklist.why": "Why there is no probability of {count} of them",
    "worklist.download": "Download {rows} rows as CSV",
    "worklist.how": (
        "*Open* shows a picture on *Read an X-ray* and marks it as seen. Click a heading to sort, a cell of *Seen* "
        "or *Note* to change it. Refused: the gate takes it for no upright chest radiograph, so there is no "
        "probability."
    ),
    "compare.intro": (
        "The same pictures read by several models: where they agree, where they do not, and what each of them looks "
        "at. Models that learned from the same pictures may well be wrong together."
    ),
    "compare.no_model": (
        "No trained model is stored. Train one: `python train.py scratch_cnn --data synthetic --epochs 2`"
    ),
    "compare.classes": "Models that tell apart",
    "compare.models": "Models",
    "compare.choose": "Choose at least one model.",
    "compare.pictures": "All pictures",
    "compare.disputed": (
        "The models disagree on **{disputed}** of {pictures} pictures; these come first. Choose a row to see it below."
    ),
    "compare.alone": (
        "Only one model is chosen: with another one that tells apart the same there is something to compare. Choose "
        "a row to see it below."
    ),
    "compare.calls": "Calls",
    "compare.difference": "Largest difference",
    "compare.suspicion": "{model}, probability that it is not {label}",
    "compare.alt_pictures": "A row for each picture: how many models call it what, and each model's probability",
    "compare.alt_models": "A row for each model: what it calls the picture, its probability, and the gate's finding",
    "compare.data": "Data",
    "compare.all_refuse": (
        "No model reads this picture: the gate of each refuses it. *Read with* shows what can be done."
    ),
    "compare.all_agree": "All {models} models call it **{label}**.",
    "compare.one": "One model was asked; it calls the picture **{label}**.",
    "compare.votes": "**The models disagree.** Of the {read} that read it, so many call it: {counts}.",
    "compare.some_refuse": (
        "{read} of {models} models read it, and call it **{label}**; the gates of the others refuse it."
    ),
    "compare.widest": (
        "The largest difference in the probability of {label} is **{points} percentage points**: highest by "
        "{highest}, lowest by {lowest}."
    ),
    "compare.model": "Model",
    "compare.gate": "Gate",
    "compare.fine": "like the training pictures",
    "compare.method": "Heat maps by",
    "compare.heat_for": "Heat maps for",
    "compare.original": "The picture",
    "compare.map": "**{model}**: {label}. Probability of {asked}: {probability}.",
    "compare.nothing_speaks": "No region speaks for {asked}.",
    "compare.alt_map": "The picture under the heat map of {model} for {asked}",
    "compare.read_with": "Read with {model}",
    "compare.poorly": (
        "Grad-CAM locates poorly in radiographs, worse than radiologists do and worst for small findings (Saporta et "
        "al. 2022)."
    ),
    # The report of a reading.
    "report.heading": "Report to take along",
    "report.what": (
        "Picture, heat map, figures, model and limits, as a PDF or as JSON for programs. Neither holds the file's "
        "name or anything else that the file says of a patient."
    ),
    "report.field": "Words of your own on the report (optional)",
    "report.field_help": "Stands there as typed by the user. The PDF shows Latin letters; JSON keeps all.",
    "report.pdf": "PDF",
    "report.json": "JSON",
    "report.title": "ThoraxLens: reading of a chest radiograph",
    "report.notice": "Not for diagnosis. Made by a research and teaching instrument; what it says may be wrong.",
    "report.made": "Made {time} (UTC)",
    "report.time_form": "%Y-%m-%d %H:%M:%S",
    "report.page": "Page",
    "report.picture": "The picture as it was read",
    "report.covered": "{method}: what speaks for {label}",
    "report.result": "What the model says",
    "report.label": "Called",
    "report.unsure": "{label}, but the model is not sure",
    "report.probability": "Probability of {label}",
    "report.threshold": "Threshold",
    "report.band": "Not sure",
    "report.from_to": "from {low} to {high}",
    "report.no_class": "where no class reaches {limit}",
    "report.logit": "Logit of {label}, before calibration",
    "report.gate": "Gate",
    "report.even": "The probability is meant for an even chance of each class beforehand.",
    "report.heat_map": "Heat map",
    "report.method": "Method",
    "report.speaks_for": "Shows what speaks for",
    "report.largest": "Largest value",
    "report.in_lungs": "Heat in the lungs",
    "report.at_border": "Heat at the border",
    "report.of": "{share}, on {size} of the picture",
    "report.typed": "Typed by the user",
    "report.limits": "Intended use and limits",
    "report.model": "The model",
    "report.name": "Model, made on",
    "report.classes": "Tells apart",
    "report.trained_on": "Learned from",
    "report.data": "{name}, {images} pictures",
    "report.auc": "AUC on its test pictures (95% interval)",
    "report.accuracy": "Accuracy there",
    "report.sensitivity": "Sensitivity there",
    "report.specificity": "Specificity there",
    "report.digest": "SHA-256, {file}",
    "report.origin": "Where this comes from",
    "report.pixels": "Picture",
    "report.size": "{width} x {height} pixels",
    "report.of_pixels": "pixels of the picture",
    "report.notes": "Done to the picture",
    "report.program": "Programs",
    # The close-up.
    "close_up.toggle": "Close-up",
    "close_up.help": "Zoom into both pictures at once, read off values, and change colours and window.",
    "close_up.style": "Heat map as",
    "close_up.colours": "Colours",
    "close_up.contours": "Contours",
    "close_up.colour_map": "Colour map",
    "close_up.part": "Part",
    "close_up.whole": "Whole",
    "close_up.lungs": "Lungs",
    "close_up.warmest": "Warmest place",
    "close_up.arrangement": "Pictures",
    "close_up.beside": "Side by side",
    "close_up.stacked": "Stacked",
    "close_up.invert": "Invert",
    "close_up.relative": "relative to the largest",
    "close_up.alt": "The radiograph, and again under what speaks for {label}; both zoom and pan together",
    "close_up.how": (
        "Drag to pan, scroll or pinch to zoom, double-click to go back; point anywhere to read the value there, "
        "smoothed between the cells of the map."
    ),
    "close_up.mean": "Their mean over the whole picture, and a constant, make the logit.",
    "close_up.nothing": "No region speaks for {label}, so nothing is coloured; point anywhere to read the value there.",
    "close_up.window": "Window",
    "close_up.as_read": "As it was read",
    "close_up.own": "My own",
    "close_up.range": "Whole range",
    "close_up.of_file": "Window {place} of the file",
    "close_up.figures": "centre {centre}, width {width}",
    "close_up.centre": "Centre",
    "close_up.width": "Width",
}
