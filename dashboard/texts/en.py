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
    # Performance, what if.
    "what_if.title": "What if the threshold were another, or pneumonia rarer?",
    "what_if.intro": (
        "From how high a probability on should the model call a picture {name}? A lower threshold misses less and "
        "raises more false alarms. And the rarer {name} is where a model is used, the more of its alarms are "
        "false. Move either and see what follows."
    ),
    "what_if.of_more": (
        "A model of {classes} classes calls the likeliest one and has no threshold. What a threshold would do is "
        "shown here for one class against all others."
    ),
    "what_if.asked": "Asked about",
    "what_if.one_sided": (
        "The test pictures are all of {name}, or none of them is, so there is nothing to weigh. Choose another "
        "class or another model."
    ),
    "what_if.rest": "all others",
    "what_if.threshold": "Threshold",
    "what_if.own": "The model's own, fixed on validation, is {threshold}.",
    "what_if.prevalence": "How frequent {name} is where the model is used",
    "what_if.prevalence_help": (
        "Yours to choose: these pictures do not tell how frequent it is elsewhere. It moves the predictive values "
        "and the people below, not the figures of these pictures."
    ),
    "what_if.test": "Test pictures ({images})",
    "what_if.external": "Another hospital ({images})",
    "what_if.matrix": "Confusion matrix: {tp} found, {fn} missed, {fp} false alarms, {tn} rightly left alone",
    "what_if.figure": "at this threshold",
    "what_if.rows": "truth, by row; called, by column",
    "what_if.truth": "truth",
    "what_if.called": "called",
    "what_if.model": "net benefit of the model",
    "what_if.everyone_axis": "net benefit of calling everyone",
    "what_if.stops": "not sure from here on: {pictures}",
    "what_if.sensitivity": "Sensitivity",
    "what_if.bacterial": "Sensitivity, bacterial",
    "what_if.viral": "Sensitivity, viral",
    "what_if.specificity": "Specificity",
    "what_if.ppv": "Positive predictive value",
    "what_if.npv": "Negative predictive value",
    "what_if.accuracy": "Accuracy",
    "what_if.net_benefit": "Net benefit",
    "what_if.false_alarms": "1 - specificity",
    "what_if.roc": "ROC",
    "what_if.pr": "Precision and recall",
    "what_if.decision": "Decision curve",
    "what_if.roc_alt": "ROC curves; at the threshold, 1 - specificity and sensitivity: {point}",
    "what_if.pr_alt": (
        "Curves of precision and recall; at the threshold, sensitivity and positive predictive value: {point}"
    ),
    "what_if.decision_alt": "Decision curves; threshold and net benefit: {point}",
    "what_if.here": "at the threshold: {pictures}",
    "what_if.everyone": "call everyone: {pictures}",
    "what_if.nobody": "call nobody",
    "what_if.decision_note": (
        "The marks are at the threshold. Net benefit (Vickers & Elkin 2006): the share of all pictures that is "
        "rightly called, less the false alarms, each weighed by the odds of the threshold: who would act from 20% "
        "on finds four false alarms as bad as one miss. A model is of use where its line lies above both calling "
        "everyone and calling nobody. It is that of these pictures as they are, however frequent the class is in "
        "them."
    ),
    "what_if.people_title": "**Of {people} people, of whom {prevalence}% have {name}:**",
    "what_if.found": "{count} have {name} and are found ({low} to {high})",
    "what_if.missed": "{count} have {name} and are missed ({low} to {high})",
    "what_if.alarmed": "{count} do not and are a false alarm ({low} to {high})",
    "what_if.cleared": "{count} do not and are left alone ({low} to {high})",
    "what_if.predictive": (
        "Who is called {name} has it with a chance of **{ppv}**; who is not, does not have it with a chance of "
        "**{npv}**."
    ),
    "what_if.range": "{value} ({low} to {high})",
    "what_if.people_note": (
        "Computed from sensitivity and specificity on these pictures, with the ends of their 95% intervals in "
        "brackets, as if both were the same wherever {name} is rarer or more frequent. They are not: another "
        "hospital shows how far they can fall."
    ),
    "what_if.risk_coverage": "Where only the surest get an answer",
    "what_if.coverage": "share of the pictures that get a label",
    "what_if.risk": "share of those that is wrong",
    "what_if.risk_alt": (
        "Share of wrong labels against the share of pictures that get one; where the model itself stops: {point}"
    ),
    "what_if.risk_note": (
        "Read from right to left: the pictures of which the model is least sure are left open first, and of the "
        "rest fewer should be wrong. The marks are where the model itself says that it is not sure, by a limit "
        "fixed on validation. Where a line does not fall to the left, the model does not know what it does not "
        "know."
    ),
}
