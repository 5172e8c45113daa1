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
    "what_if.title": "What if the threshold were another, or the disease rarer?",
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
        "brackets, as if both were the same wherever {name} is rarer or more frequent. They are not: in another "
        "hospital they can fall far."
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
    # Model cards.
    "nav.model_cards": "Model cards",
    "cards.title": "Model cards",
    "cards.link": "The card of {model}: how it was made, what it cannot do, and its files",
    "cards.head": "{model}, version {version}, made on {date}. Tells apart: {classes}.",
    "cards.use": "What it is for",
    "cards.interval": "95%: {low} to {high}",
    "cards.tested": (
        "AUC and accuracy on {images} test pictures, counted as {patients} patients. MB: the network that reads, "
        "of an ensemble those of all members."
    ),
    "cards.limits": "What it cannot do",
    "cards.external": "On {images} pictures of another hospital its AUC is {auc}, where chance has 0.5.",
    "cards.made": "How it was made",
    "cards.robustness": "How it bears altered pictures",
    "cards.robustness_words": (
        "Of {changes} changes that alter the picture and not the patient, *{worst}* costs most: {loss} of the AUC. "
        "Most labels change by *{most}*: {flips} of {images}, which are {share}."
    ),
    "cards.robustness_all": "All changes",
    "cards.performance": "All figures of this model: Performance",
    "cards.files": "Files",
    "cards.files_words": (
        "The whole model. Licence: {licence}. A file is held against its SHA-256 before it is sent; afterwards, "
        "`sha256sum` tells whether it arrived whole. Where a download fails, *Check all files* below says why. The "
        "data it learned from has a licence of its own: see *About and limits*."
    ),
    "cards.members": "An ensemble has no network of its own. Those of its members, {members}, are on their cards.",
    "files.download": "Download",
    "files.download_help": "Download {file}",
    "files.check": "Check all files",
    "files.check_help": (
        "Reads every file of this model, holds it against the SHA-256 on its card, and loads the network; of an "
        "ensemble, the members' too."
    ),
    "files.whole": "All {files} files are those that the card names, and the model loads.",
    "files.card.json": "**{file}** ({size}): everything on this page, for programs to read.",
    "files.model.keras": (
        "**{file}** ({size}): the Keras network, to train on from. Loads without code from outside "
        "(`safe_mode=True`)."
    ),
    "files.model.tflite": "**{file}** ({size}): the LiteRT network that reads here. Logits and last feature maps.",
    "files.head.npz": (
        "**{file}** ({size}): the weights of the last layer, which the heat map is drawn with. NumPy arrays."
    ),
    "files.gate.npz": "**{file}** ({size}): what the training pictures are like, for the gate. NumPy arrays.",
    "files.history.csv": "**{file}** ({size}): the training, one row per epoch.",
    "files.predictions.csv": (
        "**{file}** ({size}): what it says of each validation, test and other hospital's picture. All figures come "
        "from it."
    ),
    # About and limits.
    "nav.about": "About and limits",
    "about.version": "ThoraxLens, version {version}; {models} models are stored here.",
    "about.is_title": "What it is",
    "about.is": (
        "An instrument for research and teaching. It reads a frontal chest radiograph, says how likely pneumonia "
        "is (some models: which kind of pneumonia, or effusion), and shows where in the picture that came "
        "from.\n\n- **Radiologists** explore what a network says of a picture, and why.\n- **Teachers** show how "
        "such networks learn, work and fail.\n- **Everyone who has to judge** sees how good they are, with "
        "intervals, and where they stop being good."
    ),
    "about.is_not_title": "What it is not",
    "about.is_not": (
        "- **Not for diagnosis**, not for triage, not for any decision about a patient. It is no medical device, "
        "and nobody has approved it as one.\n- **Not for everybody.** Most models have seen children of one to "
        "five years of a single hospital and nobody else. {elsewhere}\n- **Not for every picture.** It knows "
        "upright frontal chest radiographs. A gate looks at each picture first, offers to put right what is turned "
        "or inverted, refuses what is no chest radiograph and warns of what is unlike the training pictures; a "
        "mirrored picture it does not notice.\n- **Not for every disease.** A model knows its classes only; "
        "everything else is forced into one of them.\n- **Not a proof.** A heat map shows what the network used, "
        "not where the disease is. Such maps locate poorly in radiographs, worse than radiologists and worst for "
        "small findings (Saporta et al. 2022)."
    ),
    "about.elsewhere": (
        "On adults of another hospital the AUC falls to {low} to {high}, where chance has 0.5: there they know nothing."
    ),
    "about.reading_title": "How a reading comes about",
    "about.reading": (
        "1. The file is checked before a pixel is decoded: kind, size, dimensions. Of a DICOM file only what the "
        "picture needs is used.\n2. The radiograph is turned into grey and stretched to 224 x 224 pixels.\n3. The "
        "gate looks whether it is an upright chest radiograph like those of the training.\n4. It passes once "
        "through the network, which returns a logit and its last feature maps. The head is linear, so each cell of "
        "these maps adds a known amount to the logit: that is the heat map, Grad-CAM without a gradient.\n5. "
        "Temperature and offset, fixed on validation, turn the logit into a probability. It is meant for an even "
        "chance of each class beforehand; where pneumonia is rarer, it says too much.\n6. From its threshold on "
        "the model calls the picture by its class. Near the threshold it says that it is not sure."
    ),
    "about.figures_title": "What the figures leave open",
    "about.figures": (
        "- Figures are computed from stored predictions on pictures that no weight was trained or chosen on. But "
        "first results on the test pictures were known when the augmentation was widened (burned-in letters, "
        "framing) and when it was decided to fit the calibration on *altered* validation pictures. So the figures "
        "flatter a little.\n- Whether some patients are in training and test both cannot be told for certain: by "
        "sub-type and number none is, by the number alone many are. The page *Performance* has the figures without "
        "them.\n- The test pictures hold more pneumonia than most clinics see. Predictive values and accuracy "
        "depend on that; sensitivity, specificity and AUC do not.\n- Among the adults of ChestX-ray14, labels were "
        "mined from reports, all effusions were prepared apart from the pneumonias, and normal pictures are mostly "
        "AP, pneumonias more often PA: a model may have learned that instead of the disease.\n- Intervals say how "
        "much chance there is in these pictures. They say nothing of other hospitals, devices and ages."
    ),
    "about.data_title": "Whose data it rests on",
    "about.data": (
        "- **Trained and tested** on *Labeled Optical Coherence Tomography (OCT) and Chest X-Ray Images for "
        "Classification*: Kermany, Zhang, Goldbaum 2018, doi "
        "[10.17632/rscbjbr9sj](https://doi.org/10.17632/rscbjbr9sj), CC BY 4.0.\n- **Tested elsewhere**, and the "
        "model of effusions trained, on ChestX-ray14: Wang et al. 2017, NIH Clinical Center.\n- **Lung finder**: "
        "masks of V7 Labs' covid-19-xray-dataset, CC BY 4.0.\n- **Start weights** of MobileNetV2 and "
        "EfficientNet-Lite0: ImageNet, published under Apache-2.0.\n- **Samples** are drawn by a program from a "
        "principal component model; they show nobody.\n\nNo picture of these sets is stored here, only means of "
        "many."
    ),
    "about.stored_title": "What is stored",
    "about.stored": (
        "**Of uploads, nothing.** A picture, its result and its heat maps are in the memory of your session and go "
        "when you press *Forget*, after {minutes} minutes without activity, and when you close the page. No "
        "temporary file is written. Who runs the server could see what is in its memory.\n\n{log}\n\nThere are no "
        "cookies but those that keep the session and stop forged uploads, no usage statistics, and nothing is "
        "loaded from other servers. The language and the choices you make stand in the link of the page."
    ),
    "about.log_off": "This server keeps no log.",
    "about.log_on": (
        "This server keeps a log: for each event time, kind (decoding, reading, drawing, forgetting), model, "
        "milliseconds and outcome, and 8 digits that tell pictures of one run of the server apart. Names, pixels, "
        "DICOM elements and error texts are never in it."
    ),
    "about.cite_title": "How to cite",
    "about.cite": (
        "Name the version, the model and the first digits of its SHA-256, for a model of the same name may be "
        "trained anew, and the data by its own citation above. For example:"
    ),
    "about.citation": (
        "ThoraxLens {version}, model {model} (SHA-256 {digest}), {today}. Apache-2.0. Trained on Kermany, Zhang, "
        "Goldbaum 2018, doi 10.17632/rscbjbr9sj."
    ),
    "about.cards": "The hashes of all files: Model cards",
    "about.hole_title": "Errors and holes",
    "about.hole": (
        "Found a **hole in security**? Write in private, by the repository's security advisory form (*Security*, "
        "*Report a vulnerability*), with what you did, what you saw and what you expected; with made-up pictures, "
        "never a patient's. You get an answer within a week; please give us 90 days before you publish.\n\nFound a "
        "**wrong figure, a wrong word, or a picture that is read badly**? Open an issue in the repository. Again: "
        "no patient's picture."
    ),
    "about.licences_title": "Licences",
    "about.licences": (
        "- Code, texts and models: **Apache-2.0**, without any warranty.\n- Data of the training: **CC BY 4.0** "
        "(Kermany et al.; masks of V7 Labs); ChestX-ray14 is free to use with credit to the NIH Clinical "
        "Center.\n- Of the packages it installs, `pylibjpeg-libjpeg`, which decodes lossless JPEG in DICOM files, "
        "is under **GPL-3.0**."
    ),
    # Class balance, more of a report.
    "data.keys": "Patients by either key",
    "data.keys_words": (
        "By sub-type or series and number, and by the number alone, which takes everybody of one number for one "
        "patient. Below, images per patient by the latter."
    ),
    "data.key": "key",
    "data.patient": "sub-type or series, and number",
    "data.group": "number alone",
    "data.shared": "patients in the test pictures and in training or validation",
    "data.by_number_alt": "Share of the patients of each class by their number of images, by the number alone",
    "data.usual": "What is usual in each class",
    "data.usual_words": (
        "The median, and in brackets between what nine of ten pictures lie. Width and height are in pixels as the "
        "files were read, brightness and contrast in grey levels of 255."
    ),
    "data.between": "{median} ({low} to {high})",
    "data.quantity": "quantity",
    "data.width": "Width",
    "data.height": "Height",
    "data.brightness": "Brightness",
    "data.contrast": "Contrast",
    "data.charts": "Data of the charts on this page",
    "data.images_per_patient": "Images per patient",
    "data.duplicates": "Duplicates",
    "data.class": "class",
    "data.images": "images",
    "data.patients": "patients",
    "data.from": "from",
    "data.to": "to",
    "data.kind": "kind",
    "data.exact": "equal bytes",
    "data.near": "same picture in other bytes",
    "data.groups": "groups",
    "data.files": "files",
    "data.across_splits": "groups across splits",
    "data.across_classes": "groups across classes",
    "data.across_patients": "groups across patients",
}
