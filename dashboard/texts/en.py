"""English."""

NAME = "English"
DECIMAL, THOUSANDS, PERCENT = ".", ",", "%"
TEXTS = {
    # The frame of every page.
    "frame.language": "Language",
    "frame.notice": "**Not for diagnosis.**",
    "frame.instrument": "For research and teaching only.",
    "frame.log_in": "Log in",
    "frame.model": "Model",
    "frame.no_model": (
        "No trained model is stored. To train one: `thoraxlens train scratch_cnn --data synthetic --epochs 2`"
    ),
    "frame.upload_hint": "Drop files here or choose them with *Upload*; {megabytes} MB each at most.",
    "frame.and": "and",
    "frame.under": "under {value}",
    "frame.over": "over {value}",
    "frame.interval": "{value} ({low}\u2013{high})",
    # Page titles, and the audiences of the pages.
    "nav.menu": "Menu",
    "nav.radiologists": "Radiologists",
    "nav.educators": "Educators",
    "nav.stakeholders": "Stakeholders",
    "nav.read": "Read an X-ray",
    "nav.worklist": "Worklist",
    "nav.compare": "Compare models",
    "nav.inside": "Inside the network",
    "nav.challenge": "Reading challenge",
    "nav.training_curves": "Training curves",
    "nav.leaderboard": "Leaderboard",
    "nav.performance": "Performance",
    "nav.class_balance": "Class balance",
    "nav.model_cards": "Model cards",
    "nav.about": "About and limits",
    # Classes as labels and within a sentence, subtypes, parts of a data set, training stages.
    "class.NORMAL": "NORMAL",
    "class.PNEUMONIA": "PNEUMONIA",
    "class.EFFUSION": "EFFUSION",
    "class.BACTERIAL": "BACTERIAL",
    "class.VIRAL": "VIRAL",
    "finding.NORMAL": "normal",
    "finding.PNEUMONIA": "pneumonia",
    "finding.EFFUSION": "pleural effusion",
    "finding.BACTERIAL": "bacterial pneumonia",
    "finding.VIRAL": "viral pneumonia",
    "subtype.bacterial": "bacterial",
    "subtype.viral": "viral",
    "split.train": "training",
    "split.val": "validation",
    "split.test": "test",
    "split.external": "external test set",
    "stage.head": "head",
    "stage.upper half": "upper layers",
    "stage.fine-tune": "fine-tuning",
    "stage.half size": "half resolution",
    "stage.from scratch": "full resolution",
    "stage.scikit-learn": "scikit-learn",
    # Metrics.
    "figure.auc": "AUC",
    "figure.accuracy": "Accuracy",
    "figure.balanced_accuracy": "Balanced accuracy",
    "figure.sensitivity": "Sensitivity",
    "figure.specificity": "Specificity",
    "figure.ppv": "Positive predictive value",
    "figure.npv": "Negative predictive value",
    "figure.f1": "F1 score",
    "figure.average_precision": "Average precision",
    "figure.brier": "Brier score",
    "figure.ece": "Expected calibration error (ECE)",
    "figure.ece_balanced": "ECE with equal class weights",
    "figure.brier_balanced": "Brier score with equal class weights",
    "figure.bacterial": "Sensitivity, bacterial pneumonia",
    "figure.viral": "Sensitivity, viral pneumonia",
    "figure.net_benefit": "Net benefit",
    # Deleting uploads.
    "forgetting.privacy.one": "Uploaded images stay in this session's memory and are never written to disk. They are "
    "deleted after {count} minute without activity, and when you close the page.",
    "forgetting.privacy.many": "Uploaded images stay in this session's memory and are never written to disk. They are "
    "deleted after {count} minutes without activity, and when you close the page.",
    "forgetting.forget": "Delete",
    "forgetting.help": "Deletes at once everything that comes from your uploads: images, predictions and heat maps, "
    "the worklist with its notes, and your own text for the report.",
    # The queue.
    "turns.before.one": "{count} request ahead of yours",
    "turns.before.many": "{count} requests ahead of yours",
    "turns.limit": "More than {limit} requests in one minute. Wait a minute, then try again.",
    "turns.earlier": "Your earlier requests are still being processed. Wait for them to finish, then try again.",
    "turns.crowded": "The queue is full. Try again in a minute.",
    "turns.late": "The server was busy for {seconds} seconds. Try again in a minute.",
    # The input check.
    "input_check.asked": "The prediction is shown at your request.",
    "input_check.no_probability": "No prediction is shown.",
    "input_check.image": "Image rejected by the input check",
    "input_check.correct": "Correct the image",
    "input_check.anyway": "Predict anyway",
    "input_check.window": "Show with window: {window}",
    "input_check.middle_window": "1st to 99th percentile of the grey values",
    "input_check.first_window": "Back to the original window",
    # Read an X-ray.
    "read.classes": "Classes: {classes}. Training data: {data}.",
    "read.samples": "Or choose a synthetic radiograph (shows no patient)",
    "read.samples_note": (
        "The synthetic images imitate radiographs of children. Their class is only weakly visible, so a model may "
        "predict pneumonia for a normal image."
    ),
    "read.nothing_yet": "Upload a radiograph or choose a synthetic one to get a prediction.",
    "read.predicted_above": "**{model} predicts {label}.** The probability of {finding} is {probability}, above the "
    "threshold of {threshold}.",
    "read.predicted_below": "**{model} predicts {label}.** The probability of {finding} is {probability}, below the "
    "threshold of {threshold}.",
    "read.predicted_likeliest": (
        "**{model} predicts {label}.** At {probability}, it is the most probable of {classes} classes."
    ),
    "read.indeterminate": "The prediction is **indeterminate**: its confidence is below the limit fixed on the "
    "validation set.",
    "read.no_diagnosis": "This is the output of a model, not a diagnosis.",
    "read.limits": "Limits of this model",
    "read.test_rates": (
        "On the test set, its sensitivity for {finding} is {right} and its false-positive rate is {wrong}."
    ),
    "read.test_rates_each": "Sensitivity on the test set: {rates}.",
    "read.test_rate_of_one": "{finding} {share}",
    "read.pretest": "The probability assumes a pre-test probability of {pretest} for each class.",
    "read.time": "Computing time: {milliseconds} ms.",
    "read.probability_of": "Probability of {finding}",
    "read.scale": "Probability {probability} on a scale from 0 to {all}; threshold {threshold}.",
    "read.bars": "Probabilities: {probabilities}",
    "read.heat_map": "Heat map",
    "read.method": "Method",
    "read.heat_map_for": "Heat map for",
    "read.size": "{width} x {height} pixels",
    "read.radiograph": "Radiograph",
    "read.no_map": "Without heat map",
    "read.radiograph_alone": "Radiograph without heat map",
    "read.radiograph_under": "Radiograph with heat map",
    "read.evidence": "{method}: evidence for {finding}",
    "read.evidence_rather": "{method}: evidence for {finding} over the other classes",
    "read.no_evidence": "**No region shows evidence for {finding}**, so nothing is coloured.",
    "read.no_evidence_rather": "**No region shows evidence for {finding}** over the other classes, so nothing is "
    "coloured.",
    "read.influence": "{method}: influence on the logit of {finding}",
    "read.influence_rather": "{method}: influence on the logit of {finding} minus the mean of the others",
    "read.no_influence": "No region influences the logit, so nothing is coloured.",
    "read.map_of_members": "The heat map is the mean of the members' heat maps.",
    "read.locates_poorly": "Heat maps localise findings poorly in radiographs: worse than radiologists do, and worst "
    "for small findings (Saporta et al. 2022).",
    # Probability scales.
    "scales.threshold": "threshold {value}",
    "scales.predicted": "predicted {label}",
    "scales.indeterminate": "indeterminate from {low} to {high}",
    # A heat map in words.
    "heat_maps.drawing": "Computing the heat map: {method}",
    "heat_maps.no_lungs": "No lungs were found in the image.",
    "heat_maps.in_lungs": "{share} of the attribution lies in the lungs, which cover {lungs} of the image.",
    "heat_maps.at_border": "**{share} of the attribution lies at the border**, which covers {border} of the image. "
    "Letters, edges and devices there reflect how the image was acquired, not the disease.",
    "heat_maps.cell": "The calibrated logit of {logit} is a constant ({constant}) plus the mean of this map over its "
    "{cells} cells. Its strongest cell reads {most}.",
    "heat_maps.cell_rather": "The calibrated logit of {finding} minus the mean of the others is {logit}: a constant "
    "({constant}) plus the mean of this map over its {cells} cells. Its strongest cell reads {most}.",
    "heat_maps.hiding": "Covering the most important region lowers the calibrated logit ({logit}) by {most}.",
    "heat_maps.hiding_rather": "The calibrated logit of {finding} minus the mean of the others is {logit}. Covering "
    "the most important region lowers it by {most}.",
    "heat_maps.unsigned": "The values have no sign: a change there may raise or lower the logit.",
    # Training curves.
    "curves.models": "Models",
    "curves.others": "Not shown: {models}. An ensemble consists of trained models and has no training of its own.",
    "curves.choose": "Choose at least one model.",
    "curves.lines": "Dotted lines: training. Solid lines: validation, on unperturbed images of other patients.",
    "curves.augmented": "{models}: trained with augmentation (random rotation, blur, compression) and dropout, so "
    "validation can look better than training.",
    "curves.not_augmented": "{models}: trained without augmentation.",
    "curves.at_once": "{models}: fitted in one step, without epochs, so the lines are level.",
    "curves.half_size": "{models}: first trained at half resolution, in a quarter of the time per epoch. Values jump "
    "at the change to full resolution; the best values below are taken from there on.",
    "curves.overfitting": "Overfitting begins where training still improves but validation no longer does.",
    "curves.quantity.auc": "AUC",
    "curves.quantity.loss": "loss (cross-entropy)",
    "curves.quantity.accuracy": "accuracy before calibration",
    "curves.alt": "{quantity} per epoch, training and validation, for {models}",
    "curves.best": "Best on validation: {values}.",
    "curves.best_of_one": "{model} {value}",
    "curves.best_in_epoch": "{model} {value} in epoch {epoch}",
    "curves.figures": "Values by epoch",
    "column.epoch": "epoch",
    "column.stage": "stage",
    "column.loss": "loss",
    "column.auc": "AUC",
    "column.accuracy": "accuracy",
    "column.val_loss": "loss, validation",
    "column.val_auc": "AUC, validation",
    "column.val_accuracy": "accuracy, validation",
    "column.learning_rate": "learning rate",
    "column.seconds": "seconds",
    # Charts.
    "charts.training": "{model}, training",
    "charts.chance": "chance level",
    "charts.guessing": "chance level: {name}",
    "charts.perfect": "perfect calibration",
    "charts.predicted": "predicted probability",
    "charts.observed": "observed frequency",
    "charts.bin": "{images} images: predicted {predicted}, observed {observed}",
    "charts.unit.images": "images",
    "charts.unit.patients": "patients",
    "charts.images_of_patient": "images per patient",
    "charts.share_of_patients": "proportion of patients",
    "charts.share_of_images": "proportion of images",
    "charts.patients_in_bar": "{patients} patients ({share})",
    "charts.images_in_bar": "{images} images ({share})",
    "charts.median": "{name}, median {value}",
    # Performance.
    "performance.data_set": "Data set",
    "performance.split.test": "Test set",
    "performance.split.val": "Validation set",
    "performance.split.external": "External test set",
    "performance.origin.test": "No weights were trained or selected on the test set.",
    "performance.origin.val": "The best epoch and the calibration were chosen on these images; expect lower "
    "performance elsewhere.",
    "performance.origin.external": "These images come from another hospital; nothing was trained, selected or tuned "
    "on them.",
    "performance.interval_help": "With its 95% confidence interval below",
    "performance.interval": "95% CI: {low} to {high}",
    "performance.counted": "{images} images, counted as {patients} patients. Threshold for {finding}: {threshold}.",
    "performance.counted_likeliest": "{images} images, counted as {patients} patients. The most probable class is "
    "predicted.",
    "performance.rule": "Decision rule: {rule}. Fixed on {fixed_on}.",
    "performance.headline": "At the model's own threshold, {threshold}",
    "performance.headline_likeliest": "Predicted class: the most probable one",
    "performance.moving": "At a threshold of your choice",
    "performance.confusion": "Confusion matrix",
    "performance.confusion_alt": "{label}: {right} of {images} correct",
    "performance.roc_alt": "ROC curve, AUC {area}",
    "performance.precision_recall_alt": "Precision-recall curve, average precision {precision}",
    "performance.every_figure": "All metrics with 95% confidence intervals",
    "performance.column": "{split}, {images} images",
    "performance.column_only_here": "test, patient numbers that occur nowhere else, {images} images",
    "performance.elsewhere.one": "{count} test image has a patient number that also occurs in training or validation. "
    "The source does not say whether it is the same patient. The last column is without this image.",
    "performance.elsewhere.many": "{count} test images have a patient number that also occurs in training or "
    "validation. The source does not say whether it is the same patient. The last column is without these images.",
    "performance.of_two": "Each pair of classes, without the others:",
    "performance.means": "AUC, average precision, balanced accuracy and F1 score are means over the classes, each "
    "against the rest.",
    "performance.bootstrap": "Confidence intervals: 2,000 bootstrap samples of patients, not of images, because "
    "images of one patient are alike.",
    "performance.kinds": "By class and subtype",
    "performance.points": "Other operating points",
    "performance.points_note": "Fixed on the validation set, measured on these images. The model's own threshold is "
    "{threshold}.",
    "performance.external": "External validation",
    "performance.fall": "Decrease from the test set to the external test set: {losses}. A negative value is an "
    "increase.",
    "performance.calibrated": "Calibration",
    "performance.before": "before calibration",
    "performance.after": "after calibration",
    "performance.calibration_alt": "Predicted probability and observed frequency, before and after calibration",
    "performance.calibration_of": "Shown is the probability of {finding}; its prevalence here is {prevalence}.",
    "performance.calibration_of_predicted": "Shown is the probability of the predicted class.",
    "performance.calibration_note": "Calibration was fixed on {fixed_on}, assuming a pre-test probability of "
    "{pretest} for each class. With another prevalence or other images the probability is biased. Errors "
    "with equal class weights are measured at that pre-test probability, the others at the prevalence in these images.",
    "performance.by_own_rule": "**By the model's own decision rule**, leaving out the least confident predictions "
    "first:",
    "performance.indeterminate_note": (
        "The page *{page}* marks predictions as indeterminate below a confidence limit fixed on the validation set. "
        "{share} of these images are above it; for them, the accuracy is {accuracy}."
    ),
    "performance.robustness": "Robustness to perturbations",
    "performance.robustness_note": "Results on the {images} test images after perturbations that change the image but "
    "not the patient. The change in probability is that of the class with the largest change. Uniform "
    "borders are cut off before the prediction; photographs are simulated.",
    "performance.copies.one": (
        "For {images} validation images, another copy of the file was tested too, such as the full-size original. "
        "**{count}** predicted class differs; the probability differs by {median} (median) and {percentile} (95th "
        "percentile)."
    ),
    "performance.copies.many": (
        "For {images} validation images, another copy of the file was tested too, such as the full-size original. "
        "**{count}** predicted classes differ; the probability differs by {median} (median) and {percentile} (95th "
        "percentile)."
    ),
    "performance.heat_maps": "Faithfulness of the heat maps",
    "performance.heat_maps_note": "Measured on {images} validation images. *Insertion*: mean probability of the "
    "predicted class while pixels appear in a blurred image, the most important first; high is good. *Deletion*: the "
    "same while pixels turn black; low is good (Petsiuk et al. 2018). The random map shows the chance level and the "
    "size of lungs and border. Attribution at the border suggests that the model learned from edges and letters.",
    "performance.heat_maps_earlier": "The probabilities were those of an earlier calibration (temperature "
    "{temperature}); the model was calibrated again since.",
    # Tables of metrics.
    "tables.figure": "metric",
    "tables.class": "class",
    "tables.images": "images",
    "tables.pair": "classes",
    "tables.correct": "correct",
    "tables.share": "proportion",
    "tables.criterion": "criterion",
    "tables.point.youden": "maximum Youden index",
    "tables.point.sensitivity_0.95": "sensitivity of at least 95%",
    "tables.point.sensitivity_0.99": "sensitivity of at least 99%",
    "tables.threshold": "threshold",
    "tables.heat_map": "heat map",
    "tables.insertion": "insertion",
    "tables.deletion": "deletion",
    "tables.in_lungs": "attribution in the lungs",
    "tables.at_border": "attribution at the border",
    "tables.perturbation": "perturbation",
    "tables.unperturbed": "none",
    "tables.auc_decrease": "decrease in AUC",
    "tables.changed": "changed predictions",
    "tables.change_median": "change in probability, median",
    "tables.change": "change in probability, 95th percentile",
    "tables.warned": "warned of as a photograph",
    # How a stored model was made.
    "card.item.network": "Network",
    "card.network_words": "{description}; feature maps {features}, {parameters} parameters. Reference: {reference}.",
    "card.ensemble_words": "{description}; {parameters} parameters in all. Reference: {reference}.",
    "card.item.members": "Members",
    "card.members_words": "{members}. They were trained separately; the ensemble has no training and no network files "
    "of its own.",
    "card.item.weights": "Initial weights",
    "card.item.training": "Training",
    "card.training_words": "{recipe}; {seconds} seconds.",
    "card.training_at_once": "Fitted in one step with scikit-learn; {seconds} seconds.",
    "card.true": "yes",
    "card.false": "no",
    "card.item.files": "Files",
    "card.files_both": "The Keras network, `model.keras`, is stored beside the LiteRT network that predicts here.",
    "card.files_litert": (
        "Only the LiteRT network that predicts here is stored, because the Keras network is large. The command below "
        "makes both; give it another `--name`."
    ),
    "card.item.data": "Data",
    "card.data_words": "{name}, {images} images: {splits}.",
    "card.copies.one": "In training, {count} image was also shown from another copy of its file.",
    "card.copies.many": "In training, {count} images were also shown from other copies of their files.",
    "card.adults": "Trained jointly on radiographs of {patients} adults ({classes}) from {name}.",
    "card.fingerprint": "Fingerprint `{fingerprint}`.",
    "card.item.decision": "Calibration",
    "card.decision_words": "Temperature {temperature}, offset {offsets}; fixed on {fixed_on}.",
    "card.item.input_check": "Input check",
    "card.input_check_words": (
        "Images with a warning / rejected: {splits}. The warning limit was fixed on the validation set."
    ),
    "card.input_check_split": "{split} {warned} / {refused}",
    "card.item.command": "Command",
    "card.item.licence": "Licence",
    "card.item.made": "Created",
    "card.made_words": "{date}, with {libraries}.",
    "recipe.head_epochs": "epochs of the head",
    "recipe.epochs": "epochs",
    "recipe.learning_rate": "learning rate",
    "recipe.weight_decay": "weight decay",
    "recipe.dropout": "dropout",
    "recipe.label_smoothing": "label smoothing",
    "recipe.batch": "batch size",
    "recipe.warmup_steps": "warm-up steps",
    "recipe.average": "weight averaging",
    "recipe.lung_penalty": "penalty on evidence outside the lungs",
    "recipe.mixup": "mixup",
    "recipe.augmented": "augmentation",
    "recipe.half_size_epochs": "epochs at half resolution",
    "recipe.full_size_rate": "learning rate at full resolution",
    "recipe.patience": "patience in epochs",
    "recipe.upper_epochs": "epochs of the upper layers",
    "recipe.seed": "seed",
    # Class balance.
    "balance.none": (
        "No data set has been described yet. Describe one with `thoraxlens dataset DIR`, or train a model: `thoraxlens "
        "train scratch_cnn --data synthetic --epochs 2`"
    ),
    "balance.data": "Data set",
    "balance.as_counted": "{data} (from the model card of {model})",
    "balance.count": "Count",
    "balance.unit.images": "Images",
    "balance.unit.patients": "Patients",
    "balance.radiographs": "**{images} radiographs** in {count} classes: {classes}.",
    "balance.unreadable.one": "{count} file could not be read.",
    "balance.unreadable.many": "{count} files could not be read.",
    "balance.splits_given": "The split into training, validation and test is that of the source.",
    "balance.splits_drawn": "The split was drawn at random by patient (seed {seed}).",
    "balance.splits_mixed": "Split given by the source: {given}. Drawn at random by patient: {drawn} (seed {seed}).",
    "balance.fingerprint": "Fingerprint of the files: `{fingerprint}`.",
    "balance.trained": "Stored models trained on this data set: {models}.",
    "balance.not_trained": (
        "No stored model was trained on this data set. To train one: `thoraxlens train mobilenet_v2 --data DIR`."
    ),
    "balance.bars_alt": "{unit} by split and class; the counts are in the table below",
    "balance.column.split": "split",
    "balance.column.label": "class",
    "balance.column.subtype": "subtype",
    "balance.column.images": "images",
    "balance.column.patients": "patients",
    "balance.column.groups": "patients (number only)",
    "balance.weights": "Class weights",
    "balance.share": "Proportion of {label}: {shares}.",
    "balance.share_of_split": "{split} **{share}**",
    "balance.weights_note": (
        "A model trained on unbalanced classes favours the more frequent one. In training, each image is therefore "
        "weighted, so that all classes have the same total weight:"
    ),
    "balance.weight_of": "Weight of {label}",
    "balance.two_keys": (
        "Patients are counted by two keys, because the source does not say which one is right: (1) subtype or series "
        "plus number, (2) number only. Patients in both the test set and training or validation: **{shared}** by key "
        "1, **{by_number}** by key 2. Validation sets drawn here use key 2, which is stricter."
    ),
    "balance.shared": "Patients in both the test set and training or validation: **{shared}**.",
    "balance.not_stored": (
        "Image sizes, brightness, duplicates and mean radiographs of this data set are not stored. To store them from "
        "the images in a folder DIR: `thoraxlens dataset DIR --name {name}`"
    ),
    "balance.nameless.one": (
        "**{count}** image has no patient identifier and is counted as a patient of its own. Whether this patient "
        "appears in two splits cannot be determined."
    ),
    "balance.nameless.many": (
        "**{count}** images have no patient identifier; each is counted as a patient of its own. Whether any of these "
        "patients appears in two splits cannot be determined."
    ),
    "balance.by.patient": "Key 1: subtype or series plus number",
    "balance.by.group": "Key 2: number only",
    "balance.per_patient_alt": "Proportion of patients in each class by number of images; key: {key}",
    "balance.most": "The largest number of images of one patient within a class is **{most}**.",
    "balance.most_two_keys": (
        "The largest number of images of one patient within a class is **{most}** by key 1 and **{by_number}** by key "
        "2."
    ),
    "balance.alike": (
        "Images of one patient are alike. Splits and confidence intervals are therefore based on patients, not on "
        "images."
    ),
    "balance.size_and_brightness": "Size and brightness",
    "balance.one_size": "All files are **{size}** pixels, so image size reveals nothing about the class.",
    "balance.sizes": (
        "If image size or aspect ratio differs between classes, a network can learn that difference instead of the "
        "disease."
    ),
    "balance.axis.width": "image width, pixels",
    "balance.axis.height": "image height, pixels",
    "balance.axis.brightness": "brightness, grey levels",
    "balance.axis.contrast": "contrast, grey levels",
    "balance.alt.width": "Distribution of width by class",
    "balance.alt.height": "Distribution of height by class",
    "balance.alt.brightness": "Distribution of brightness by class",
    "balance.alt.contrast": "Distribution of contrast by class",
    "balance.brightness": (
        "Brightness is the mean grey level of an image at the models' input size, from 0 (black) to 255. Contrast is "
        "the standard deviation of its grey levels. A difference between classes may come from exposure or equipment "
        "rather than disease; a network can learn it all the same."
    ),
    "balance.duplicates": "Duplicates",
    "balance.groups.exact": "Groups of identical files: {places}.",
    "balance.groups.near": "Groups of near-duplicates (the same image recompressed, resized or brightened): {places}.",
    "balance.places": (
        "**{groups}** ({files} files); across splits **{splits}**, across classes **{classes}**, across patients "
        "**{patients}**"
    ),
    "balance.duplicates_note": (
        "A duplicate across splits means that a model is tested on an image that it has already seen (data leakage). A "
        "duplicate across classes means that at least one label is wrong. Images were compared by perceptual hash, "
        "then by correlation of local detail."
    ),
    "balance.names": "File names",
    "balance.column.kind": "kind",
    "balance.column.files": "files",
    "balance.means": "Mean radiographs",
    "balance.means_note": (
        "What the images of a class have in common, and where the classes differ. A network can learn any difference "
        "outside the lungs (image borders, burned-in letters, arm position) instead of the disease."
    ),
    "balance.mean": "{label}: mean of {images} images",
    "balance.mean_alt": "Mean radiograph of {label}",
    "balance.difference": (
        "Difference ({label} minus {other}): red is brighter, blue is darker; the deepest colour stands for {levels} "
        "grey levels"
    ),
    "balance.difference_alt": "Mean radiograph of {label} minus that of {other}",
    # Class balance: shortcut audit.
    "shortcuts.title": "Shortcuts",
    "shortcuts.not_stored": (
        "The shortcut audit of this data set is not stored. To store it from the images in a folder DIR: "
        "`python -m model_zoo dataset DIR --name {name}`"
    ),
    "shortcuts.intro": (
        "A network learns whatever distinguishes the classes, disease or not. Here the classes are predicted without "
        "knowing where the lungs are: from statistics of the whole image (brightness, sharpness, file size and "
        "others), from burned-in marks, or from the origin of the file. Logistic regression, 5-fold cross-validation "
        "by patient, on the **{images}** images outside the test set; 95% confidence intervals in brackets. Disease "
        "can change some statistics too (an opacity lowers contrast): a high AUC is a warning, not a proof."
    ),
    "shortcuts.pair": "Classes compared",
    "shortcuts.too_few": "There are too few patients for cross-validation.",
    "shortcuts.together": (
        "All whole-image statistics together distinguish {second} from {first} with an AUC of **{auc}**."
    ),
    "shortcuts.carried_over": "Fitted to these images and applied to the test set, they reach **{auc}**.",
    "shortcuts.strongest": "The strongest single statistic is **{name}**: {auc}.",
    "shortcuts.auc_alt": (
        "AUC with 95% confidence interval for {second} versus {first}, of each whole-image statistic and of other "
        "properties"
    ),
    "shortcuts.statistics": "whole-image statistic",
    "shortcuts.others": "other property",
    "shortcuts.chance": "chance",
    "shortcuts.within": (
        "All whole-image statistics together, among the images of one view, sex or file name series only. A higher AUC "
        "here than above suggests that these images were prepared differently by class:"
    ),
    "shortcuts.styles": "Style clusters",
    "shortcuts.styles_words": (
        "k-means on the whole-image statistics groups the images into {styles} styles, that is, ways in which images "
        "were made. Styles with one class only: **{alone}**. Styles with at least {limit} of one class: **{nearly}**, "
        "with **{share}** of the images. Test images are assigned to these styles, not clustered."
    ),
    "shortcuts.styles_alt": "Proportion of each class in each style cluster; the counts are in the table below",
    "shortcuts.styles_all": "All style clusters",
    "shortcuts.groups_words": (
        "Groups join the styles into parts that are about equal in images of each class: for a cross-validation that "
        "leaves out the styles of one group."
    ),
    "shortcuts.marks": "Burned-in marks",
    "shortcuts.marks_words": (
        "Bright letters and signs near the edges were cut out and grouped by their look; **{marks}** occur in many "
        "images. Some may be anatomy (rib margins) or equipment. Marks that outside the test set stand on one class "
        "only, and too often to be chance:"
    ),
    "shortcuts.no_marks": "No letters or signs occur alike in many images.",
    "shortcuts.no_one_class_marks": "None.",
    "shortcuts.mark_words": (
        "**Mark {number}**: {images} images of {patients} patients, all of them {label}. In the test set: {test}."
    ),
    "shortcuts.properties": "Origin of the files",
    "shortcuts.properties_words": (
        "Letters that file names begin with and, where a table states them, view and sex. A network does not see file "
        "names, but files of one series were often made in one way."
    ),
    "shortcuts.examples": "Example images",
    "shortcuts.examples_of": "Examples of",
    "shortcuts.example_missing": "{file} cannot be read.",
    "shortcuts.example_alt": "Example image, {label}",
    "shortcuts.style": "Style {number}",
    "shortcuts.mark": "Mark {number}",
    "shortcuts.column.property": "property",
    "shortcuts.column.value": "AUC",
    "shortcuts.column.low": "95% interval from",
    "shortcuts.column.high": "to",
    "shortcuts.column.only": "images of",
    "shortcuts.column.style": "style",
    "shortcuts.column.mark": "mark",
    "shortcuts.column.look": "mean image",
    "shortcuts.column.place": "place",
    "shortcuts.column.training": "{label}",
    "shortcuts.column.test": "{label} (test)",
    "shortcuts.column.group": "group",
    "shortcuts.column.typical": "typical (standard deviations from the mean)",
    "shortcuts.column.one_class": "one class only",
    "shortcuts.place.top_left": "top left",
    "shortcuts.place.top_middle": "top",
    "shortcuts.place.top_right": "top right",
    "shortcuts.place.middle_left": "left",
    "shortcuts.place.middle_middle": "various",
    "shortcuts.place.middle_right": "right",
    "shortcuts.place.bottom_left": "bottom left",
    "shortcuts.place.bottom_middle": "bottom",
    "shortcuts.place.bottom_right": "bottom right",
    "property.together": "all statistics together",
    "property.brightness": "brightness",
    "property.contrast": "contrast",
    "property.entropy": "entropy of grey levels",
    "property.black": "proportion of black",
    "property.white": "proportion of white",
    "property.sharpness": "sharpness",
    "property.noise": "noise",
    "property.fine_detail": "fine detail",
    "property.spectrum_slope": "slope of the spectrum",
    "property.blocks": "JPEG blocks",
    "property.border_brightness": "border: brightness",
    "property.border_contrast": "border: contrast",
    "property.border_black": "border: proportion of black",
    "property.empty_edges": "empty edges",
    "property.symmetry": "left-right symmetry",
    "property.bytes": "file size",
    "property.width": "width",
    "property.height": "height",
    "property.style": "style cluster",
    "property.marks": "burned-in marks",
    "property.series": "file name series",
    "property.view": "view",
    "property.sex": "sex",
    "property.age": "age",
    # For educators: inside the network, reading challenge, interpretation of training curves.
    "inside.intro": "How a network gets from an image to a probability, in four views.",
    "inside.choose": "Upload a radiograph or choose a synthetic sample to look inside the network.",
    "inside.reading": "{title} predicts **{label}** with a probability of {probability}.",
    "inside.view": "View",
    "inside.stages": "Feature maps",
    "inside.sum": "Heat map, step by step",
    "inside.versions": "Data augmentation",
    "inside.changes": "Perturbations",
    "inside.member": "Network of the ensemble",
    "inside.member_help": "An ensemble combines several networks. Choose which one to look into.",
    "stages.intro": (
        "A network processes an image in stages. Each stage computes many *feature maps*: small grey images, bright "
        "where the network finds the pattern that the map has learned to detect. Early maps are fine and follow edges "
        "and brightness. Late maps are coarse, and their patterns have no simple name. For each stage, the {count} "
        "maps that vary most across this image are shown."
    ),
    "stages.picture": "The image as the network receives it",
    "stages.one": "{title} has only one stage: it weights each cell of the downsampled image and detects no patterns.",
    "stages.heading": "Stage {number} of {count}: {channels} maps of {side} x {side}",
    "stages.alt": "The {shown} most variable of {channels} feature maps of stage {number}, {side} x {side} cells each",
    "stages.cell": "One cell covers {pixels} x {pixels} pixels.",
    "stages.passed": "Convolutions so far: {convolutions}.",
    "stages.first": "First maps: mainly edges and brightness.",
    "stages.last": "The weighted sum of these maps is the heat map.",
    "stages.scales": (
        "Each map has its own scale, from black (lowest value) to white (highest). Brightness can be compared within a "
        "map, not between maps. The maps come from the network that computes the probability."
    ),
    "sum.asked": "Class",
    "sum.of_two": "the logit of {asked}",
    "sum.of_more": "the logit of {asked} minus the mean of the others",
    "sum.intro": (
        "The last stage has {channels} maps (channels) of {side} x {side} cells. The network multiplies each map by a "
        "learned weight and adds up the results. This sum is the class-activation map (Grad-CAM), shown as the heat "
        "map. Its mean over the {cells} cells plus a constant, the bias, is {what}; the probability is computed from "
        "it. The heat map is therefore an exact part of the prediction, not a later estimate."
    ),
    "sum.strongest": "The most important channels",
    "sum.adds": "No. {channel}: {added}",
    "sum.colours": (
        "Contribution of each channel in each cell (weight times map): red is evidence for the class, blue is evidence "
        "against it. The deepest colour stands for {most} in a cell. The number below each map is the mean over all "
        "cells, with its sign."
    ),
    "sum.numbers": "The sum in numbers",
    "sum.part": "term",
    "sum.weight": "weight",
    "sum.mean": "mean of the map",
    "sum.added": "contribution to the logit",
    "sum.channel": "channel {channel}",
    "sum.number": "channel",
    "sum.others": "the other {count} channels",
    "sum.bias": "bias",
    "sum.logit": "logit",
    "sum.equation": "Mean of the heat map ({mean}) plus bias ({bias}) is the logit: **{logit}**.",
    "sum.calibrated": (
        "Calibration subtracts an offset of {offset} and divides by a temperature of {temperature}, both fixed on the "
        "validation set. The result is the probability of {asked} according to {model}: **{probability}**."
    ),
    "sum.growing": "How the heat map builds up",
    "sum.count": "Channels summed, strongest first",
    "sum.of_some": "Heat map of the first {count} channels",
    "sum.of_all": "Heat map of all {count} channels",
    "sum.so_far_words": (
        "Bias plus the first {count} channels: **{sum}** of {logit}. No cell is more than {furthest} away from its "
        "final value. The sum can rise and fall, because some channels add evidence for the class and others against "
        "it."
    ),
    "sum.so_far": "running sum",
    "sum.chosen": "as chosen above",
    "sum.channels": "channels summed",
    "sum.logit_axis": "bias plus channels, logits",
    "sum.chart_alt": "Running sum of the logit against the number of channels, ending at {logit}",
    "sum.data": "The first row of the data is the bias.",
    "versions.intro": (
        "In training, an image is changed at random each time it is used (data augmentation): rotated, shifted, "
        "zoomed, changed in brightness, collimated, overlaid with letters, blurred or compressed. This teaches the "
        "network to rely less on how an image was taken. Images are not mirrored, because the heart lies on the left."
    ),
    "versions.seed": "Seed",
    "versions.draw": "Generate {count} versions",
    "versions.slow": "The first time takes a few seconds. The same seed gives the same versions.",
    "versions.drawing": "Generating versions",
    "versions.original": "Original",
    "versions.version": "Version {number}",
    "versions.range": (
        "Below each image is its probability of {asked}: original {original}, versions from **{low}** to **{high}** "
        "(seed {seed}). The patient is always the same. A wide range means that the prediction depends on how the "
        "image was taken."
    ),
    "versions.plain.one": "{titles} is an exception: it was trained without augmentation.",
    "versions.plain.many": "{titles} are exceptions: they were trained without augmentation.",
    "changes.intro": (
        "Perturb the image and see how the probability changes. The network predicts each perturbed image anew."
    ),
    "changes.kind": "Perturbation",
    "changes.brightness": "Brightness",
    "changes.contrast": "Contrast",
    "changes.blur": "Blur",
    "changes.noise": "Noise",
    "changes.rotation": "Rotation",
    "changes.crop": "Crop",
    "changes.cover": "Occlusion",
    "changes.brightness_slider": "Brightness, percent",
    "changes.contrast_slider": "Contrast, percent",
    "changes.blur_slider": "Gaussian blur, sigma in pixels",
    "changes.noise_slider": "Gaussian noise, sigma in grey levels",
    "changes.rotation_slider": "Rotation, degrees (positive: counter-clockwise)",
    "changes.crop_slider": "Cropped from each side, percent",
    "changes.cover_slider": "Size of the occluding square, percent of the image side",
    "changes.across_slider": "Centre from the left, percent",
    "changes.down_slider": "Centre from the top, percent",
    "changes.none": "No perturbation applied.",
    "changes.done": "Applied: {changes}.",
    "changes.reset": "Reset",
    "changes.metric_before": "Original, {asked}",
    "changes.metric_after": "Perturbed, {asked}",
    "changes.points": "{points} points",
    "changes.same_call": "The predicted class remains **{after}**.",
    "changes.other_call": "The predicted class changes from {before} to **{after}**, although the patient is the same.",
    "changes.gate": "On upload, this image would get this warning or be rejected without a probability.",
    "changes.before": "Original",
    "changes.after": "Perturbed",
    "changes.heat": "Perturbed, with the evidence for {asked}",
    "changes.no_heat": "Perturbed; no evidence for {asked}",
    "changes.note": (
        "Perturbations are applied at the network's input size, {side} x {side} pixels. The occluding square has the "
        "mean grey level of the image. If it lowers the probability, the network used the region beneath it."
    ),
    "challenge.intro": (
        "Read a few radiographs yourself, rate your confidence, and compare your results with those of a model. The "
        "link in the address bar identifies the images and their order; anyone who opens it gets the same ones."
    ),
    "challenge.source": "Images",
    "challenge.synthetic": "Synthetic",
    "challenge.samples": "The 12 samples",
    "challenge.folder": "From this server",
    "challenge.pictures": "Number of images",
    "challenge.seed": "Seed",
    "challenge.seed_help": "Another seed gives other images; the same seed always gives the same ones.",
    "challenge.preparing": "Preparing the images",
    "challenge.folder_error": (
        "The images configured on this server for the challenge cannot be used. Choose others above. The operator of "
        "the server finds the reason in its log."
    ),
    "challenge.fewer": "Only {count} images of this kind are available.",
    "challenge.soft": (
        "These radiographs are synthetic. *Truth* is the class that was requested from the generator, not a diagnosis. "
        "Some of them resemble neither class, and radiologists would disagree. Do not judge anyone by these results."
    ),
    "challenge.restart": "Start again",
    "challenge.another": "Other images",
    "challenge.place": "Image {number} of {count}",
    "challenge.picture": "Image {number}",
    "challenge.class": "Your reading",
    "challenge.sure": "Your confidence",
    "challenge.sure_help": (
        "{least} is guessing, 100 is certain. Choose 80 if you expect to be right in four out of five cases."
    ),
    "challenge.next": "Next",
    "challenge.back": "Back",
    "challenge.first_class": "Choose a class first.",
    "challenge.yours": "Your results",
    "challenge.recall": "Sensitivity for {name}",
    "challenge.kappa": "Cohen's kappa",
    "challenge.kappa_help": "Agreement with the truth beyond chance: 1 is perfect, 0 is chance (Cohen 1960).",
    "challenge.summary": "You classified **{right} of {count}** images correctly.",
    "challenge.small": (
        "With so few images, the confidence intervals are wide (Wilson 1927). Kappa and the Brier score, shown without "
        "intervals, are just as uncertain. With another seed, the same reader would get other figures."
    ),
    "challenge.beside": "Comparison with a model",
    "challenge.other_classes": "{title} has other classes than this challenge: {classes}. Choose another model.",
    "challenge.refused": (
        "Images rejected by the input check of this model: {count}. The figures below refer to the others."
    ),
    "challenge.reading": "Computing the predictions of the model",
    "challenge.stopped": "Stopped before the model had predicted all images.",
    "challenge.you": "You",
    "challenge.agreement": "You and the model agree on **{same} of {count}** images (Cohen's kappa {kappa}).",
    "challenge.brier_words": (
        "Proportions with confidence intervals ({level}). The Brier score is the mean squared difference between the "
        "stated probability and the truth (Brier 1950): 0 is best; equal probabilities for all classes give {even}."
    ),
    "challenge.chart_alt": "Stated probability against observed frequency, for you and for the model",
    "challenge.reliability": (
        "On the dotted line, the stated probability equals the observed frequency. Larger points stand for more "
        "images; points of one or two images carry no information."
    ),
    "challenge.cases": "Case by case",
    "challenge.number": "no.",
    "challenge.truth": "truth",
    "challenge.your_confidence": "your confidence",
    "challenge.model": "model",
    "challenge.model_confidence": "its probability",
    "challenge.outcome": "result",
    "challenge.both": "both correct",
    "challenge.only_you": "only you correct",
    "challenge.only_model": "only the model correct",
    "challenge.neither": "both wrong",
    "challenge.you_right": "you correct, image rejected",
    "challenge.you_wrong": "you wrong, image rejected",
    "challenge.download": "All cases (CSV)",
    "challenge.case": "Case",
    "challenge.you_said": "Truth: **{truth}**. Your reading: **{label}**, confidence {sure}.",
    "challenge.model_said": "The model predicts **{label}** with a probability of {probability}.",
    "challenge.no_call": "The input check of this model rejected the image, so there is no prediction.",
    "challenge.heat": "Evidence for {asked} (Grad-CAM)",
    "challenge.no_heat": "No evidence for {asked} (Grad-CAM)",
    "learning.words": "Interpretation of the curves",
    "learning.rule": (
        "These verdicts follow fixed rules. Overfitting: over at least {late} epochs, the validation loss has risen by "
        "{notable} or more above its minimum, the training loss lies below it, and the gap between them has widened. "
        "Still improving: in the last {late} epochs, the validation loss fell by {notable} or more below its previous "
        "minimum. Augmentation raises the training loss at first; as long as it exceeds the validation loss, a small "
        "rise of the validation loss may be chance."
    ),
    "learning.best": "Highest validation AUC {auc}, in epoch {epoch} of {epochs}; the weights of that epoch are kept.",
    "learning.step": "At the change from *{before}* to *{after}*, the AUC went from {low} to {high} within one epoch.",
    "learning.overfits": (
        "**Overfitting**: since epoch {epoch}, the validation loss has risen by {rise}. Its gap to the training loss "
        "widened from {then} to {now}."
    ),
    "learning.improving": (
        "**Still improving**: in the last {late} epochs, the validation loss fell {gain} below its previous minimum. "
        "Longer training might help a little; so far, the model is underfitted rather than overfitted."
    ),
    "learning.settled": (
        "**Converged**: the validation loss ends {rise} above its minimum (epoch {epoch}). There is no sign of "
        "overfitting or underfitting."
    ),
    "learning.at_once": "Fitted in one step, without epochs: there is no learning curve.",
    "learning.rate": "Learning rate",
    "learning.rate_alt": "Learning rate per epoch for {names}; the best epoch of each is marked",
    "learning.rate_words": (
        "Learning rate at the end of each epoch. It decays along a half cosine, over one stage or over two consecutive "
        "ones. A star marks the epoch whose weights are kept."
    ),
    "learning.best_epoch": "epoch kept",
    "learning.val_auc": "validation AUC",
    "learning.download": "All histories (CSV)",
    "learning.two_ways": "Training from scratch and transfer learning",
    "learning.no_pair": (
        "This comparison needs a network trained from scratch and a transfer-learning network on the same data and "
        "classes. To train the missing one: `thoraxlens train scratch_cnn --data DIR` or `thoraxlens train "
        "mobilenet_v2 --data DIR`."
    ),
    "learning.scratch": "from scratch",
    "learning.transfer": "transfer learning",
    "learning.two_ways_alt": "Validation AUC per epoch of {names}",
    "learning.gradual": (
        "**{title}** starts from random weights and improves gradually: validation AUC {first} after the first epoch, "
        "at best {auc} in epoch {epoch}."
    ),
    "learning.sudden": (
        "**{title}** starts from pretrained weights: validation AUC {first} after the first epoch, at best {auc} in "
        "epoch {epoch}."
    ),
    "learning.rise": (
        "When further layers begin to train (from *{before}* to *{after}*), its AUC goes from {low} to {high} within "
        "one epoch."
    ),
    "learning.download_two": "Both curves (CSV)",
    # For radiologists: the list of images, worklist, comparison of models, an image opened from the list.
    "list.upload": "Upload radiographs (JPEG, PNG, DICOM, ZIP)",
    "list.samples": "Add twelve synthetic samples",
    "list.clear": "Clear the list",
    "list.limits": (
        "The list holds up to {most} images, {megabytes} MB in total. *Worklist* and *Compare models* share it. It is "
        "kept in memory for this session only."
    ),
    "list.no_room": (
        "The list is full. Images not added: **{left_out}**. Clear the list when you are done, then upload the rest."
    ),
    "list.no_pictures": "Skipped files in the archive (no JPEG, PNG or DICOM images): {left_out}.",
    "list.unpacking": "Loading the files",
    "list.later": "{problem} The files are kept and will be loaded with the next click on this page.",
    "list.empty": "Upload radiographs or a ZIP archive, or add the synthetic samples.",
    "list.reading": "Reading {number} of {all}: {name}, {model}",
    "stopping.stop": "Stop",
    "stopping.go_on": "Continue",
    "list.stopped": "Stopped. Predictions remaining: {left}. Finished ones are kept.",
    "hand_over.from": "From your list, image {place} of {count}: **{name}**",
    "hand_over.back": "Back to the list",
    "hand_over.next": "Next image",
    "hand_over.upload": "Upload another file",
    "worklist.intro": (
        "Many radiographs at once, sorted by suspicion, the most suspicious first. This is an order for review, not a "
        "diagnosis."
    ),
    "worklist.summary.one": "{count} image: {counts}. Indeterminate: {unsure}. Seen: {seen}.",
    "worklist.summary.many": "{count} images: {counts}. Indeterminate: {unsure}. Seen: {seen}.",
    "worklist.only": "Filter by result",
    "worklist.only_unsure": "Indeterminate",
    "worklist.only_unseen": "Unseen",
    "worklist.none_left": "No image matches these filters. Clear a filter to see more.",
    "worklist.open": "Open",
    "worklist.picture": "Image",
    "worklist.label": "Predicted class",
    "worklist.probability": "Probability of {label}",
    "worklist.chance": "Probability",
    "worklist.sure_column": "Certainty",
    "worklist.sure": "determinate",
    "worklist.unsure": "indeterminate",
    "worklist.seen": "Seen",
    "worklist.note": "Note",
    "worklist.file": "File",
    "worklist.remark": "Remark",
    "worklist.unusual": "Unlike the training images (out-of-distribution).",
    "worklist.photograph": "Looks like a photograph of a screen or a film.",
    "worklist.refused": "rejected",
    "worklist.unreadable": "unreadable",
    "worklist.not_read": "not read yet",
    "worklist.alt": "The worklist: one row per image, with the prediction, whether you have seen it, and your note",
    "worklist.by_name": "Open an image by name",
    "worklist.why": "Images without a probability, and why ({count})",
    "worklist.download.one": "Download {count} row as CSV",
    "worklist.download.many": "Download {count} rows as CSV",
    "worklist.how": (
        "*Open* shows an image on *Read an X-ray* and marks it as seen. Click a heading to sort; click a cell of "
        "*Seen* or *Note* to edit it. Indeterminate: the confidence of the prediction is below the limit fixed on the "
        "validation set. Rejected: the input check found no upright chest radiograph, so there is no probability."
    ),
    "compare.intro": (
        "Predictions and heat maps of several models for the same images: where the models agree and where they "
        "disagree. Models trained on the same data can be wrong together."
    ),
    "compare.classes": "Classes",
    "compare.models": "Models",
    "compare.pictures": "All images",
    "compare.disputed": (
        "The models disagree on **{disputed}** of {pictures} images; these come first. Select a row to see the image "
        "below."
    ),
    "compare.alone": "Only one model is selected. Select a second one to compare. Select a row to see the image below.",
    "compare.calls": "Predicted classes",
    "compare.difference": "Largest difference",
    "compare.suspicion": "{model}: probability of any class other than {label}",
    "compare.alt_pictures": (
        "One row per image: the number of models for each predicted class, and the probability of each model"
    ),
    "compare.alt_models": "One row per model: predicted class, probability, and result of the input check",
    "compare.all_refuse": (
        "No model gives a prediction: the input check rejects this image for all of them. *Read with ...* shows how to "
        "correct it or predict anyway."
    ),
    "compare.all_agree": "All {models} models predict **{label}**.",
    "compare.both": "Both models predict **{label}**.",
    "compare.one": "The selected model predicts **{label}**.",
    "compare.votes": "**The models disagree.** Predicted classes of {read} models: {counts}.",
    "compare.some_refuse": (
        "Predictions from {read} of {models} models: **{label}**. The input checks of the others reject this image."
    ),
    "compare.widest": (
        "The probability of {label} differs by up to **{points} percentage points**: highest for {highest}, lowest for "
        "{lowest}."
    ),
    "compare.model": "Model",
    "compare.gate": "Input check",
    "compare.fine": "similar to the training images",
    "compare.method": "Heat map method",
    "compare.heat_for": "Heat maps for",
    "compare.original": "Radiograph",
    "compare.map": "{model}: {label}. Probability of {asked}: {probability}.",
    "compare.nothing_speaks": "No evidence for {asked}.",
    "compare.alt_maps": "The radiograph beside its heat maps by each model for {asked}; all zoom and pan together",
    "compare.read_with": "Read with {model}",
    # Report of one prediction (PDF, JSON).
    "report.heading": "Download report",
    "report.what": (
        "PDF: image, heat map, prediction, model and its limits. JSON: the same without the images, for further "
        "processing. Neither contains the file name or patient data from the file."
    ),
    "report.field": "Your comment for the report (optional)",
    "report.field_help": (
        "Appears in the report as the user's comment. The PDF shows Latin letters only; JSON keeps all characters."
    ),
    "report.pdf": "PDF",
    "report.json": "JSON",
    "report.title": "ThoraxLens: report on a chest radiograph",
    "report.notice": "Not for diagnosis. Produced by a tool for research and teaching; its predictions may be wrong.",
    "report.made": "Created {time} (UTC)",
    "report.time_form": "%Y-%m-%d %H:%M:%S",
    "report.page": "Page",
    "report.picture": "Radiograph as analysed",
    "report.result": "Prediction",
    "report.label": "Predicted class",
    "report.unsure": "{label} (indeterminate)",
    "report.probability": "Probability of {label}",
    "report.band": "Indeterminate",
    "report.from_to": "{low} to {high}",
    "report.no_class": "if no class reaches {limit}",
    "report.logit": "Logit of {label}, before calibration",
    "report.gate": "Input check",
    "report.speaks_for": "Evidence for",
    "report.reacts": "Influence on the logit of",
    "report.largest": "Maximum",
    "report.in_lungs": "Attribution in the lungs",
    "report.at_border": "Attribution at the border",
    "report.of": "{share} (area: {size} of the image)",
    "report.typed": "User's comment",
    "report.limits": "Intended use and limits",
    "report.model": "Model",
    "report.name": "Model, created",
    "report.classes": "Classes",
    "report.trained_on": "Data set",
    "report.data": "{name}, {images} images",
    "report.auc": "AUC, test set (95% CI)",
    "report.accuracy": "Accuracy, test set",
    "report.sensitivity": "Sensitivity, test set",
    "report.specificity": "Specificity, test set",
    "report.digest": "SHA-256, {file}",
    "report.origin": "Provenance",
    "report.pixels": "Image size",
    "report.of_pixels": "image pixels",
    "report.notes": "Image processing",
    "report.program": "Software",
    # Viewer of radiographs.
    "viewer.tools": "Image tools",
    "viewer.preset": "Window",
    "viewer.as_read": "As analysed",
    "viewer.own": "Custom",
    "viewer.range": "Full range",
    "viewer.of_file": "Window {place} of the file",
    "viewer.figures": "centre {centre}, width {width}",
    "viewer.centre": "Centre",
    "viewer.width": "Width",
    "viewer.dragging": "Dragging on the image",
    "viewer.window": "Drag to change the window",
    "viewer.pan": "Drag to pan",
    "viewer.picture": "Image",
    "viewer.invert": "Invert",
    "viewer.closer": "Zoom in",
    "viewer.farther": "Zoom out",
    "viewer.reset": "Reset window and zoom",
    "viewer.heat": "Heat map",
    "viewer.style": "Heat map style",
    "viewer.colours": "Colours",
    "viewer.contours": "Contours",
    "viewer.colour_map": "Colour map",
    "viewer.opacity": "Opacity",
    "viewer.layout": "Layout",
    "viewer.side": "Side by side",
    "viewer.swipe": "Swipe",
    "viewer.overlay": "Overlay",
    "viewer.part": "Region",
    "viewer.whole": "Whole image",
    "viewer.lungs": "Lungs",
    "viewer.warmest": "Heat map maximum",
    "viewer.more": "More tools",
    "viewer.full": "Full screen",
    "viewer.help": "Keys and gestures",
    "viewer.keys": "Keys and gestures",
    "viewer.close": "Close",
    "viewer.gesture_window": "Drag|Width of the window to the sides, centre up and down",
    "viewer.gesture_pan": "Shift or right button + drag|Pan",
    "viewer.gesture_zoom": "Wheel (with Ctrl over images that fill the screen), double-click|Zoom at the pointer, "
    "show the whole image",
    "viewer.gesture_touch": "Two fingers|Zoom and pan",
    "viewer.waiting": "Loading the radiograph",
    "viewer.point": "Point at the image to read the values there.",
    "viewer.thinned": "Too large to be sent whole: not every pixel of the file is shown.",
    "viewer.value": "value",
    "viewer.evidence": "evidence",
    "viewer.influence": "influence",
    "viewer.relative": "relative to the maximum",
    "viewer.alt": (
        "Radiograph, and the same radiograph overlaid with the evidence for {label}; both zoom and pan together"
    ),
    "viewer.alt_reacts": (
        "Radiograph, and the same radiograph overlaid with the influence on the logit of {label}; both zoom and pan "
        "together"
    ),
    # Data of a chart or a table.
    "downloads.data": "Data",
    "downloads.help": "Download the data shown here as CSV",
    "downloads.series": "series",
    # Leaderboard.
    "leaderboard.intro": (
        "All stored models on their test sets. No test image was used to train or select the weights. Models are "
        "grouped by test set and classes; compare them only within a group."
    ),
    "leaderboard.comparing": "Comparing the models on their test sets ...",
    "leaderboard.drawn": "Metric in the charts",
    "leaderboard.auc_verdict": "AUC vs best model",
    "leaderboard.accuracy_verdict": "Accuracy vs best model",
    "leaderboard.best": "highest AUC",
    "leaderboard.verdict": "{verdict} (p {p})",
    "leaderboard.adjusted_verdict": "{verdict} (p {p}, adjusted {adjusted})",
    "leaderboard.p_below": "< {least}",
    "leaderboard.undefined": "difference undefined",
    "leaderboard.parameters": "Parameters",
    "leaderboard.speed": "ms per image",
    "leaderboard.model": "Model",
    "leaderboard.value": "value",
    "leaderboard.from": "95% CI, lower limit",
    "leaderboard.to": "95% CI, upper limit",
    "leaderboard.ours": "stored model with 95% CI",
    "leaderboard.published_name": "published, no CI reported",
    "leaderboard.published_label": "{model}, {source}",
    "leaderboard.measure": "Measure speed",
    "leaderboard.measure_help": (
        "Runs every model several times on one sample on this server. Takes a few seconds. The result is kept for this "
        "session only."
    ),
    "leaderboard.measuring": "Measuring {model} ...",
    "leaderboard.damaged": "{model} cannot be compared: {problem}",
    "leaderboard.task": "Classes: {classes}",
    "leaderboard.task_data": "{images} test images from {data}. Click a column heading to sort.",
    "leaderboard.chart": "{quantity} of each model with 95% confidence interval; highest AUC: {best}, here {value}",
    "leaderboard.test": (
        "95% confidence intervals: {draws} bootstrap samples of patients. p values of the AUC: DeLong's test, "
        "clustered by patient. p values of the accuracy: exact permutation test by patient. Significance is judged by "
        "p values adjusted for the number of tests in a table (Holm). Intervals and tests use different methods, so "
        "they can disagree where a difference is close to significance."
    ),
    "leaderboard.note": (
        "Best model: the one with the highest AUC. *No significant difference*: p of {limit} or more. MB: size of the "
        "network that runs here; for an ensemble, of all its members."
    ),
    "leaderboard.speed_note": (
        "ms per image: median of {passes} predictions for one sample, including resizing and input check, measured "
        "just now on this server ({cores} cores). Other users' predictions at the same time slow it down."
    ),
    "leaderboard.two": "Compare two models",
    "leaderboard.first": "First model",
    "leaderboard.second": "Second model",
    "leaderboard.alone": (
        "No other stored model has the same test images and classes as {model}. Choose another first model, or train a "
        "second one on the same data."
    ),
    "leaderboard.auc_difference": (
        "AUC of {one} minus AUC of {other}: **{value}** (95% CI {low} to {high}), **{verdict}**."
    ),
    "leaderboard.accuracy_difference": (
        "Accuracy of {one} minus accuracy of {other}: **{value}** (95% CI {low} to {high}), **{verdict}**."
    ),
    "leaderboard.agreement": (
        "Correct predictions among {images} images: both models **{both}**, only {one} **{only_one}**, only {other} "
        "**{only_other}**, neither **{neither}**."
    ),
    "leaderboard.difference": "{one} minus {other}",
    "leaderboard.pair_note": (
        "p of {limit} or more: no significant difference on these images. With few discordant predictions, the "
        "interval of the accuracy is too narrow: rely on p, which is exact. Among many pairs, small p values occur by "
        "chance: of twenty pairs of equal models, one on average has p below {limit}."
    ),
    "leaderboard.published": "Published results",
    "leaderboard.published_intro": (
        "Results reported by others, nearly all on the same public set of paediatric chest radiographs. Those on the "
        "same 624 test images also appear in the chart above. The others are not directly comparable."
    ),
    "leaderboard.images": "Images",
    "leaderboard.source": "Source",
    "leaderboard.published_note": (
        "This project grew from five student projects. Their networks and figures are known, their titles and authors "
        "are not. Some authors report {low} to {high} on random splits of the training folder. Such splits have images "
        "of the same patient in training and test, so these results are not comparable."
    ),
    # Performance: effect of threshold and prevalence.
    "what_if.of_more": (
        "A model with {classes} classes predicts the most probable class and has no threshold. Below, one class is "
        "compared with all others."
    ),
    "what_if.asked": "Class of interest",
    "what_if.one_sided": (
        "Either all of these images show {name} or none does, so a threshold cannot be assessed. Choose another class "
        "or model."
    ),
    "what_if.rest": "all others",
    "what_if.threshold_intro": (
        "The model predicts {name} from this threshold upwards. A lower threshold misses fewer cases and raises more "
        "false alarms. The slider changes all charts down to *{last}*."
    ),
    "what_if.threshold": "Threshold",
    "what_if.own": "The model's own threshold, fixed on the validation set, is {threshold}.",
    "what_if.rarer": "Effect of prevalence",
    "what_if.prevalence_intro": (
        "The lower the prevalence, the more of the positive predictions are false alarms. This slider changes the "
        "example population below."
    ),
    "what_if.prevalence": "Prevalence (pre-test probability): {name}",
    "what_if.prevalence_help": (
        "Choose it freely: these images do not show the prevalence elsewhere. It changes the predictive values and the "
        "example population below, not the metrics on these images."
    ),
    "what_if.test": "Test set (n = {images})",
    "what_if.val": "Validation set (n = {images})",
    "what_if.external": "External test set (n = {images})",
    "what_if.matrix": (
        "Confusion matrix: {tp} true positive, {fn} false negative, {fp} false positive, {tn} true negative"
    ),
    "what_if.figure": "at this threshold",
    "what_if.rows": "true class (rows), predicted class (columns)",
    "what_if.truth": "true class",
    "what_if.called": "predicted class",
    "what_if.stops": "the model's own limit: {name}",
    "what_if.false_alarms": "False-positive rate (1 - specificity)",
    "what_if.roc": "ROC curve",
    "what_if.pr": "Precision-recall curve",
    "what_if.decision": "Decision curve",
    "what_if.roc_alt": "ROC curves; false-positive rate and sensitivity at the threshold: {point}",
    "what_if.pr_alt": "Precision-recall curves; sensitivity and positive predictive value at the threshold: {point}",
    "what_if.decision_alt": "Decision curves; threshold and net benefit: {point}",
    "what_if.here": "at the threshold: {name}",
    "what_if.everyone": "treat all",
    "what_if.nobody": "treat none",
    "what_if.decision_note": (
        "The markers show the threshold. Net benefit (Vickers & Elkin 2006): proportion of true positives minus "
        "proportion of false positives, the latter weighted by the odds of the threshold. At a threshold of {risk}, "
        "one missed case weighs as much as four false alarms. A model is useful where its curve lies above *treat all* "
        "and *treat none*. Net benefit is computed from sensitivity and specificity on these images, for equal "
        "pre-test probabilities of all classes. The predicted probabilities assume the same."
    ),
    "what_if.people_title": "**Of {people} people, {prevalence} have {name}:**",
    "what_if.found": "True positive, {name} detected: {count} ({low} to {high})",
    "what_if.missed": "False negative, {name} missed: {count} ({low} to {high})",
    "what_if.alarmed": "False positive, false alarm: {count} ({low} to {high})",
    "what_if.cleared": "True negative: {count} ({low} to {high})",
    "what_if.predictive": (
        "Positive predictive value **{ppv}**: probability of {name} after a positive prediction. Negative predictive "
        "value **{npv}**: probability of its absence after a negative prediction."
    ),
    "what_if.range": "{value} ({low} to {high})",
    "what_if.people_note": (
        "Computed from sensitivity and specificity on these images, with their 95% confidence limits in brackets. This "
        "assumes that both are the same wherever the model is used. In another hospital they can be much lower."
    ),
    "what_if.risk_coverage": "Error rate without indeterminate images",
    "what_if.coverage": "Share of images with a prediction",
    "what_if.risk": "Error rate among these",
    "what_if.risk_alt": "Error rate against the share of images with a prediction; at the model's own limit: {point}",
    "what_if.risk_note": (
        "Read from right to left: the least confident predictions are left out first, as indeterminate. Among the "
        "rest, the error rate should fall. The markers show the model's own limit, fixed on the validation set. Where "
        "a curve does not fall towards the left, low confidence does not indicate errors."
    ),
    # Model cards.
    "cards.link": "Model card of {model}: development, limitations and files",
    "cards.head": "{model}, version {version}, created {date}. Classes: {classes}.",
    "cards.use": "Intended use",
    "cards.tested": (
        "AUC and accuracy on {images} test images, counted as {patients} patients. MB: size of the network that runs "
        "here; for an ensemble, of all its members."
    ),
    "cards.external": (
        "External validation: AUC {auc} on {images} images from another hospital, by labels mined from reports, many "
        "of which are wrong."
    ),
    "cards.made": "Development",
    "cards.robustness_words": (
        "Of {changes} perturbations, *{worst}* lowers the AUC most, by {loss}. *{most}* changes the most predictions: "
        "{flips} of {images} ({share})."
    ),
    "cards.robustness_all": "All perturbations",
    "cards.heat_maps_all": "All methods",
    "cards.shortcuts_words": (
        "Logistic regression on statistics of the whole image (brightness, sharpness, file size and others), which "
        "does not know where the lungs are, was cross-validated on the {images} images outside the test set and "
        "applied to the test set. As far as it distinguishes the classes, the AUC of a model need not come from "
        "disease."
    ),
    "cards.column.together": "statistics, cross-validated",
    "cards.column.test": "statistics, test set",
    "cards.column.model": "this model, test set",
    "cards.column.strongest": "strongest statistic",
    "cards.one_class_style": (
        "A style cluster with {images} images outside the test set, all of them {label}. In the test set: {test}."
    ),
    "cards.one_class_mark": (
        "A burned-in mark on {images} images outside the test set, all of them {label}. In the test set: {test}."
    ),
    "cards.no_one_class": "No style cluster and no burned-in mark occurs in one class only.",
    "cards.class_balance": "All figures of the audit: Class balance",
    "cards.performance": "All metrics of this model: Performance",
    "cards.files": "Files",
    "cards.files_words": (
        "The complete model. Licence: {licence}. Each file is checked against its SHA-256 before download; `sha256sum` "
        "checks your copy. If a download fails, *Check all files* below shows why. The training data have their own "
        "licence: see *About and limits*."
    ),
    "cards.members": (
        "An ensemble has no network of its own. The networks of its members ({members}) are on their own cards."
    ),
    "files.download": "Download",
    "files.download_help": "Download {file}",
    "files.check": "Check all files",
    "files.check_help": (
        "Reads every file of this model, compares it with the SHA-256 on its card, and loads the network; for an "
        "ensemble, also those of its members."
    ),
    "files.whole": "All {files} files match the model card, and the model loads.",
    "files.card.json": "**{file}** ({size}): everything on this page, machine-readable.",
    "files.model.keras": (
        "**{file}** ({size}): the Keras network, for further training. Loads without external code (`safe_mode=True`)."
    ),
    "files.model.tflite": (
        "**{file}** ({size}): the LiteRT network that runs here. Returns logits and the last feature maps."
    ),
    "files.head.npz": (
        "**{file}** ({size}): weights of the last layer, from which the heat map is computed. NumPy arrays."
    ),
    "files.gate.npz": "**{file}** ({size}): statistics of the training images, for the input check. NumPy arrays.",
    "files.history.csv": "**{file}** ({size}): training history, one row per epoch.",
    "files.predictions.csv": (
        "**{file}** ({size}): predictions for every validation, test and external image. All performance metrics are "
        "computed from them."
    ),
    # About and limits.
    "about.version": "ThoraxLens, version {version}; {models} stored models.",
    "about.is_title": "What it is",
    "about.is": (
        "A tool for research and teaching. From a frontal chest radiograph it predicts the probability of pneumonia "
        "(some models: bacterial or viral pneumonia, or effusion), and shows the evidence as a heat map."
    ),
    "about.is_not_title": "What it is not",
    "about.is_not": (
        "- **Not for diagnosis**, triage or any decision about a patient. It is not a medical device and not approved "
        "as one.\n- **Not for every population.** Most models were trained only on children aged one to five years "
        "from one hospital. {elsewhere}\n- **Not for every image.** It expects upright frontal chest radiographs. The "
        "input check rejects other images, offers to correct rotated or inverted ones, and warns of "
        "out-of-distribution images. It does not detect mirrored images.\n- **Not for every disease.** A model assigns "
        "any disease to one of its own classes.\n- **Not localisation.** A heat map shows what the network used, not "
        "where the disease is."
    ),
    "about.elsewhere": (
        "On adults from another hospital the AUC is {low} to {high} by labels mined from reports. Radiologists who "
        "read part of these images again found many of the labels wrong, so the AUC measures the labels as much as the "
        "models."
    ),
    "about.figures_title": "Limits of the results",
    "about.figures": (
        "- **Test set.** No weight was trained or selected on it. However, first test results were known before three "
        "choices were made: wider augmentation, calibration on perturbed images, and longer training of the CNN with "
        "dropout. Results are therefore slightly optimistic.\n- **Patients.** By subtype and number none is in both "
        "training and test; by number alone many are. *Performance* has the results without them.\n- **Prevalence.** "
        "The test set has more pneumonia than most clinics. Accuracy and predictive values depend on this. "
        "Probabilities assume equal pre-test probabilities of all classes: where pneumonia is rarer, they are too "
        "high.\n- **ChestX-ray14** (adults). Labels were mined from reports. Preparation and projection (AP, PA) "
        "differ between classes; a model may have learned that instead of the disease.\n- **Confidence intervals** "
        "cover chance in these images, not other hospitals, devices or ages."
    ),
    "about.data_title": "Data sources",
    "about.data": (
        "- **Training and test**: Kermany, Zhang, Goldbaum 2018, doi "
        "[10.17632/rscbjbr9sj](https://doi.org/10.17632/rscbjbr9sj), CC BY 4.0.\n"
        "- **External validation, and training of the effusion model**: ChestX-ray14, Wang et al. 2017, free to use "
        "with credit to the NIH Clinical Center.\n"
        "- **Lung segmentation**: masks of V7 Labs' covid-19-xray-dataset, CC BY 4.0.\n"
        "- **Initial weights** of MobileNetV2 and EfficientNet-Lite0: ImageNet, Apache-2.0.\n"
        "- **Samples**: synthetic radiographs from a principal component model; no patient.\n\n"
        "No image of these data sets is stored here, only means of many."
    ),
    "about.trained": "The stored models were trained on: {data}.",
    "about.stored_title": "What is stored",
    "about.stored": (
        "**Uploads are not stored.** Images, predictions and heat maps stay in the memory of your session. They are "
        "deleted when you press *{forget}*, after {minutes} minutes without activity, and when you close the page. No "
        "temporary file is written. Whoever runs the server could read its memory.\n\n"
        "{log}\n\n"
        "Cookies only keep the session and block forged uploads. There are no usage statistics, and nothing is loaded "
        "from other servers."
    ),
    "about.log_off": "This server keeps no log.",
    "about.log_on": (
        "This server keeps a log. Each entry has time, event (decoding, prediction, heat map, list, deletion), model, "
        "duration, outcome, and an 8-digit code of the image that is valid until the server restarts. Names, pixels, "
        "DICOM elements and error texts are never logged."
    ),
    "about.cite_title": "How to cite",
    "about.cite": (
        "Cite the version, the model, the first digits of its SHA-256 (a model may be retrained under the same name), "
        "and the data. For example:"
    ),
    "about.cited": "ThoraxLens {version}, model {model} (SHA-256 {digest}), {today}. Apache-2.0. Trained on {data}.",
    "about.cards": "SHA-256 of all files: Model cards",
    "about.hole_title": "Report an error",
    "about.hole": (
        "Report a **security problem** privately in the repository (*Security*, *Report a vulnerability*). You get an "
        "answer within a week; please allow 90 days before you publish. For a **wrong figure, text or prediction**, "
        "open an issue. Never send a patient's image."
    ),
    "about.licences_title": "Licences",
    "about.licences": (
        "Code, texts and models: **Apache-2.0**, without warranty. Data: see above. The packages that decode images "
        "have permissive licences (`imagecodecs`: **BSD-3-Clause**; `simplejpeg`: **MIT**)."
    ),
    "source.chest_xray": "Kermany, Zhang, Goldbaum 2018, doi 10.17632/rscbjbr9sj",
    "source.nih": "ChestX-ray14, Wang et al. 2017, NIH Clinical Center",
    # Class balance: tables.
    "data.key": "patients identified by",
    "data.patient": "subtype or series plus number",
    "data.group": "number only",
    "data.usual": "Typical values by class",
    "data.usual_words": (
        "Median, with 5th and 95th percentile in brackets. Width and height in pixels of the files, brightness and "
        "contrast in grey levels (0 to 255)."
    ),
    "data.between": "{median} ({low} to {high})",
    "data.quantity": "quantity",
    "data.width": "Width",
    "data.height": "Height",
    "data.brightness": "Brightness",
    "data.contrast": "Contrast",
    "data.class": "class",
    "data.images": "images",
    "data.patients": "patients",
    "data.from": "from",
    "data.to": "to",
    "data.kind": "kind",
    "data.exact": "identical files",
    "data.near": "near-duplicates",
    "data.groups": "groups",
    "data.files": "files",
    "data.across_splits": "groups across splits",
    "data.across_classes": "groups across classes",
    "data.across_patients": "groups across patients",
    # Upload of an image.
    "picture.files": "Upload chest radiographs (JPEG, PNG, DICOM, ZIP); several files go to the worklist",
    "picture.drop": "Remove",
}
