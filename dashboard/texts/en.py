"""English."""

NAME = "English"
DECIMAL, THOUSANDS = ".", ","
TEXTS = {
    # The frame of every page.
    "frame.language": "Language",
    "frame.notice": "**Not for diagnosis.**",
    "frame.instrument": "A research and teaching instrument.",
    # Downloads.
    "downloads.data": "Data",
    "downloads.help": "What is shown here, as a CSV file",
    "downloads.series": "series",
    "downloads.low": "low",
    "downloads.high": "high",
    # Leaderboard.
    "nav.leaderboard": "Leaderboard",
    "leaderboard.title": "Leaderboard",
    "leaderboard.intro": (
        "All stored models, side by side on the pictures that none of their weights was trained or chosen on. "
        "Models that were tested on the same pictures, for the same classes, stand together; only they can be "
        "compared."
    ),
    "leaderboard.none": (
        "No trained model is stored, so there is nothing to compare. Train one: `python train.py scratch_cnn "
        "--data synthetic --epochs 2`"
    ),
    "leaderboard.comparing": "Comparing the models on their test pictures ...",
    "leaderboard.drawn": "Drawn in the charts",
    "leaderboard.auc": "AUC",
    "leaderboard.accuracy": "Accuracy",
    "leaderboard.sensitivity": "Sensitivity",
    "leaderboard.specificity": "Specificity",
    "leaderboard.auc_verdict": "AUC against the best",
    "leaderboard.accuracy_verdict": "Accuracy against that model",
    "leaderboard.best": "best AUC",
    "leaderboard.verdict": "{verdict} (p {p})",
    "leaderboard.parameters": "Parameters",
    "leaderboard.speed": "ms a picture",
    "leaderboard.model": "Model",
    "leaderboard.value": "value",
    "leaderboard.from": "from",
    "leaderboard.to": "to",
    "leaderboard.ours": "stored here, with its 95% interval",
    "leaderboard.published_name": "published, no interval given",
    "leaderboard.published_label": "{model}, {source}",
    "leaderboard.measure": "Measure speeds",
    "leaderboard.measure_help": (
        "Every model reads a sample some times, here and now. Takes a few seconds, and is kept for this visit only."
    ),
    "leaderboard.measuring": "{model} reads ...",
    "leaderboard.stop": "Stop",
    "leaderboard.damaged": "{model} cannot be compared: {problem}",
    "leaderboard.task": "Telling apart {classes}",
    "leaderboard.task_data": "{images} test pictures of {data}. A click on a heading sorts the table.",
    "leaderboard.chart": "{quantity} of each model with its 95% interval; the highest AUC has {best}, at {value} here",
    "leaderboard.note": (
        "95% intervals and p are from 2,000 bootstrap samples of patients. p is of the difference on the same "
        "pictures, as if it were the only one asked about; from 0.05 on the models are *not told apart*. MB are "
        "those of the network that reads, of an ensemble those of all its members."
    ),
    "leaderboard.speed_note": (
        "ms a picture: the median of {passes} readings of one sample, resizing and gate included, just now on this "
        "server with its {cores} cores. Other visitors who read at the same time slow it."
    ),
    "leaderboard.two": "Any two models",
    "leaderboard.first": "First model",
    "leaderboard.second": "Second model",
    "leaderboard.alone": (
        "No other stored model was tested on the same pictures as {model}. Choose another first model, or train a "
        "second one on the same data."
    ),
    "leaderboard.auc_difference": "AUC of {one} minus that of {other}: **{value}** (95%: {low} to {high}).",
    "leaderboard.accuracy_difference": "Accuracy of {one} minus that of {other}: **{value}** (95%: {low} to {high}).",
    "leaderboard.agreement": (
        "Of the {images} pictures both call **{both}** right, only {one} **{only_one}**, only {other} "
        "**{only_other}**, and neither **{neither}**."
    ),
    "leaderboard.difference": "{one} minus {other}",
    "leaderboard.pair_note": (
        "Where the interval holds 0, these pictures do not tell the two apart. Whoever tries many pairs finds a "
        "small p by chance: of twenty pairs of equal models, one on average has p below 0.05."
    ),
    "leaderboard.published": "Published results",
    "leaderboard.published_intro": (
        "What others report on the same public set of children's radiographs. Those on the very same 624 pictures "
        "as the models here stand in the chart above; the others say how well things go elsewhere, not who is "
        "better."
    ),
    "leaderboard.images": "Pictures",
    "leaderboard.source": "Source",
    "leaderboard.published_note": (
        "Of the five student projects that this one grew from, networks and figures are known here, their titles "
        "and authors are not. Results of 96 to 99% that others report on random splits of the training folder have "
        "pictures of one patient on both sides, and cannot be compared."
    ),
}
