"""English."""

NAME = "English"
DECIMAL, THOUSANDS, PERCENT = ".", ",", "%"
TEXTS = {
    # The frame of every page.
    "frame.language": "Language",
    "frame.notice": "**Not for diagnosis.**",
    "frame.instrument": "A research and teaching instrument.",
    "frame.log_in": "Log in",
    "frame.model": "Model",
    "frame.no_model": "No trained model is stored. Train one: "
    "`python train.py scratch_cnn --data synthetic --epochs 2`",
    "frame.and": "and",
    "frame.under": "under {value}",
    "frame.over": "over {value}",
    "frame.interval": "{value} ({low}-{high})",
    # Titles of the pages, and the groups of visitors that they are for.
    "nav.menu": "Menu",
    "nav.radiologists": "Radiologists",
    "nav.educators": "Educators",
    "nav.stakeholders": "Stakeholders",
    "nav.read": "Read an X-ray",
    "nav.training_curves": "Training curves",
    "nav.performance": "Performance",
    "nav.class_balance": "Class balance",
    # Classes as labels and within a sentence, sub-types, parts of a data set, stages of a training.
    "class.NORMAL": "NORMAL",
    "class.PNEUMONIA": "PNEUMONIA",
    "class.EFFUSION": "EFFUSION",
    "class.BACTERIAL": "BACTERIAL",
    "class.VIRAL": "VIRAL",
    "finding.NORMAL": "normal",
    "finding.PNEUMONIA": "pneumonia",
    "finding.EFFUSION": "effusion",
    "finding.BACTERIAL": "bacterial pneumonia",
    "finding.VIRAL": "viral pneumonia",
    "subtype.bacterial": "bacterial",
    "subtype.viral": "viral",
    "split.train": "training",
    "split.val": "validation",
    "split.test": "test",
    "split.external": "another hospital",
    "stage.head": "head",
    "stage.upper half": "upper half",
    "stage.fine-tune": "fine-tune",
    "stage.half size": "half size",
    "stage.from scratch": "full size",
    "stage.scikit-learn": "scikit-learn",
    # Figures of how good a model is.
    "figure.auc": "AUC",
    "figure.accuracy": "Accuracy",
    "figure.balanced_accuracy": "Balanced accuracy",
    "figure.sensitivity": "Sensitivity",
    "figure.specificity": "Specificity",
    "figure.ppv": "Positive predictive value",
    "figure.npv": "Negative predictive value",
    "figure.f1": "F1",
    "figure.average_precision": "Average precision",
    "figure.brier": "Brier score",
    "figure.ece": "Expected calibration error",
    "figure.bacterial": "Sensitivity, bacterial",
    "figure.viral": "Sensitivity, viral",
    "figure.net_benefit": "Net benefit",
    # Forgetting of uploads.
    "forgetting.privacy.one": "An uploaded picture stays in the memory of this session and is written nowhere. It is "
    "forgotten after {count} minute without activity, and when you close the page.",
    "forgetting.privacy.many": "An uploaded picture stays in the memory of this session and is written nowhere. It is "
    "forgotten after {count} minutes without activity, and when you close the page.",
    "forgetting.forget": "Forget",
    "forgetting.help": (
        "Removes now whatever is made of uploads: picture, result and heat maps, the list with its notes, and your own "
        "words for the report."
    ),
    # The queue.
    "turns.before.reading.one": "{count} reading before yours",
    "turns.before.reading.many": "{count} readings before yours",
    "turns.before.heat_map.one": "{count} heat map before yours",
    "turns.before.heat_map.many": "{count} heat maps before yours",
    "turns.limit.reading": "You asked for more than {limit} readings in a minute. Wait a minute and try again.",
    "turns.limit.heat_map": "You asked for more than {limit} heat maps in a minute. Wait a minute and try again.",
    "turns.earlier.reading": "Your earlier readings are not done yet. Wait until they are, then try again.",
    "turns.earlier.heat_map": "Your earlier heat maps are not done yet. Wait until they are, then try again.",
    "turns.crowded.reading": "Too many people are waiting for readings just now. Try again in a minute.",
    "turns.crowded.heat_map": "Too many people are waiting for heat maps just now. Try again in a minute.",
    "turns.late": "It was not your turn within {seconds} seconds. Try again in a minute.",
    # The gate.
    "gate.asked": "You asked for it to be read as it is.",
    "gate.no_probability": "No probability is shown for it.",
    "gate.picture": "The picture that is not read",
    "gate.put_right": "Put it right",
    "gate.anyway": "Read it as it is",
    # Read an X-ray.
    "read.tells_apart": "Tells apart: {classes}. Training data: {data}.",
    "read.samples": "Or try a synthetic sample: drawn by a program, no patient",
    "read.samples_note": "They resemble radiographs of children, and their class softly only: a network may well call "
    "a normal one pneumonia.",
    "read.nothing_yet": "Upload a radiograph, or pick one of the synthetic samples, to see what the model says of it.",
    "read.called_above": "**{model} calls this picture {label}**: it gives {finding} a probability of {probability}, "
    "above its threshold of {threshold}.",
    "read.called_below": "**{model} calls this picture {label}**: it gives {finding} a probability of {probability}, "
    "below its threshold of {threshold}.",
    "read.called_likeliest": "**{model} calls this picture {label}**: of its {classes} classes the most probable, with "
    "{probability}.",
    "read.not_sure": "It is **not sure**: it belongs to the readings that it would rather leave open.",
    "read.no_diagnosis": "That is what a network learned from its training pictures, not a diagnosis.",
    "read.limits": "What this model cannot do",
    "read.hits": (
        "On its test pictures it called {right} of those labelled {finding} so, and {wrong} of those labelled {other} "
        "too."
    ),
    "read.hits_each": "Of its test pictures it called right {hits}.",
    "read.hits_of_one": "{share} of {finding}",
    "read.even_chance": "The probability is meant for an even chance of each class beforehand. Resized and read in "
    "{milliseconds} ms.",
    "read.probability_of": "Probability of {finding}",
    "read.scale": "Probability {probability} on a scale from 0 to {all}, threshold {threshold}.",
    "read.bars": "Probabilities: {probabilities}",
    "read.heat_map": "Heat map",
    "read.method": "Method",
    "read.opacity": "Opacity of the heat map",
    "read.heat_map_for": "Heat map for",
    "read.size": "{width} x {height} pixels",
    "read.radiograph": "Radiograph",
    "read.no_map": "Without heat map",
    "read.radiograph_alone": "Radiograph without heat map",
    "read.radiograph_under": "Radiograph under its heat map",
    "read.speaks_for": "{method}: what speaks for {finding}",
    "read.speaks_rather_for": "{method}: what speaks for {finding} rather than for the other classes",
    "read.nothing_speaks_for": "**No region speaks for {finding}**, so nothing is coloured.",
    "read.nothing_speaks_rather_for": "**No region speaks for {finding}** rather than for the other classes, so "
    "nothing is coloured.",
    "read.map_of_members": "The map is the mean of those of the ensemble's members.",
    "read.locates_poorly": "Heat maps locate poorly in radiographs, worse than radiologists do and worst for small "
    "findings (Saporta et al. 2022).",
    # Probabilities as small pictures.
    "scales.threshold": "threshold {value}",
    "scales.called": "called {label}",
    "scales.not_sure": "not sure from {low} to {high}",
    # What a heat map says, in words.
    "heat_maps.drawing": "Drawing: {method}",
    "heat_maps.no_lungs": "No lungs were found in the picture.",
    "heat_maps.in_lungs": "{share} of the heat lies in the lungs, which are {lungs} of the picture.",
    "heat_maps.at_border": "**{share} lies at the border**, {border} of the picture: letters, edges and devices there "
    "say how a picture was taken, not what the patient has.",
    "heat_maps.cell": "The warmest of {cells} cells adds {most} to the logit of {logit}; all cells and a constant of "
    "{constant} together make it.",
    "heat_maps.cell_rather": "The warmest of {cells} cells adds {most} to the {logit} between the logit of {finding} "
    "and the mean of the others; all cells and a constant of {constant} together make it.",
    "heat_maps.hiding": "Hiding the warmest part lowers the logit of {logit} by {most}.",
    "heat_maps.hiding_rather": "Hiding the warmest part lowers the {logit} between the logit of {finding} and the mean "
    "of the others by {most}.",
    # Training curves.
    "curves.models": "Models",
    "curves.others": "Not among them: {models}. An ensemble is made of trained models and has no training of its own.",
    "curves.choose": "Choose at least one model.",
    "curves.lines": "A dotted line is the training, a solid line the validation, on plain pictures of other patients.",
    "curves.altered": "{models}: trained on pictures that are turned, blurred and compressed at random, and with "
    "dropout, so validation may well look better.",
    "curves.plain": "{models}: trained on plain pictures too.",
    "curves.at_once": "{models}: fitted in one go, without epochs, hence level lines.",
    "curves.half_size": "{models}: saw pictures of half the side at first, in a quarter of the time. Figures jump "
    "where full size begins, and only those from there on count below.",
    "curves.by_heart": "Where training still improves and validation no longer does, a model begins to learn its "
    "pictures by heart.",
    "curves.quantity.auc": "AUC",
    "curves.quantity.loss": "loss (cross-entropy)",
    "curves.quantity.accuracy": "accuracy before calibration",
    "curves.alt": "{quantity} per epoch, training and validation, for {models}",
    "curves.best": "Best on validation: {values}.",
    "curves.best_of_one": "{model} {value}",
    "curves.best_in_epoch": "{model} {value} in epoch {epoch}",
    "curves.figures": "The figures",
    "column.epoch": "epoch",
    "column.stage": "stage",
    "column.loss": "loss",
    "column.auc": "auc",
    "column.accuracy": "accuracy",
    "column.val_loss": "val_loss",
    "column.val_auc": "val_auc",
    "column.val_accuracy": "val_accuracy",
    "column.learning_rate": "learning_rate",
    "column.seconds": "seconds",
    # Charts.
    "charts.training": "{model}, training",
    "charts.chance": "chance",
    "charts.perfect": "perfect",
    "charts.probability": "probability",
    "charts.share": "share that is so",
    "charts.bin": "{images} images: said {said}, was {was}",
    "charts.unit.images": "images",
    "charts.unit.patients": "patients",
    "charts.images_of_patient": "images of the patient",
    "charts.share_of_patients": "share of the patients",
    "charts.share_of_images": "share of the images",
    "charts.patients_in_bar": "{patients} patients ({share})",
    "charts.median": "{name}, median {value}",
    # Performance.
    "performance.pictures": "Pictures",
    "performance.split.test": "Test",
    "performance.split.val": "Validation",
    "performance.split.external": "Another hospital",
    "performance.origin.test": "No weight was trained or chosen on the test pictures.",
    "performance.origin.val": "The best epoch and the calibration were chosen on these pictures: expect less "
    "elsewhere.",
    "performance.origin.external": "They are of another hospital: nothing was trained, chosen or tuned on them.",
    "performance.interval_help": "With its 95% interval below",
    "performance.interval": "95%: {low} to {high}",
    "performance.counted": "{images} pictures, counted as {patients} patients; called {label} from a probability of "
    "{threshold} on.",
    "performance.counted_likeliest": "{images} pictures, counted as {patients} patients; called the likeliest class.",
    "performance.rule": "The rule: {rule}; fixed on {fixed_on}.",
    "performance.fall": "Against the test pictures it loses: {losses}. A negative loss is a gain.",
    "performance.confusion": "Confusion matrix",
    "performance.confusion_alt": "of {images} {label}, {right} called so",
    "performance.roc_alt": "ROC curve, area {area}",
    "performance.precision_recall_alt": "Precision-recall curve, average precision {precision}",
    "performance.every_figure": "Every figure, with its 95% interval",
    "performance.column": "{split}, {images} pictures",
    "performance.column_only_here": "patients of the test alone, {images} pictures",
    "performance.elsewhere.one": "{count} test picture is of a patient whose number occurs in training or validation "
    "too; whether it is the same patient, the source does not say. The last column is without it.",
    "performance.elsewhere.many": "{count} test pictures are of a patient whose number occurs in training or "
    "validation too; whether it is the same patient, the source does not say. The last column is without them.",
    "performance.of_two": "Of every two classes, the others left aside:",
    "performance.means": "AUC, average precision, balanced accuracy and F1 are means over the classes, each against "
    "the rest.",
    "performance.bootstrap": "Intervals: 2,000 bootstrap samples of patients, not of pictures, as pictures of one "
    "patient are alike.",
    "performance.kinds": "By class and sub-type",
    "performance.points": "Other thresholds",
    "performance.points_note": "Fixed on validation, measured on these pictures; the model itself uses {threshold}.",
    "performance.before": "before calibration",
    "performance.after": "after",
    "performance.calibration_alt": "Probability against the share that is so, before and after",
    "performance.calibration_note": "Of the probability of {label}. It is meant for an even chance of each class, and "
    "fixed on {fixed_on}; where the classes are not even, or the pictures of another kind, it errs. {share} of these "
    "pictures are {label}.",
    "performance.calibration_note_likeliest": "Of the probability of the class called. It is meant for an even chance "
    "of each class, and fixed on {fixed_on}; where the classes are not even, or the pictures of another kind, it errs.",
    "performance.abstains_note": "The page *{page}* says when the model is not sure, by a limit fixed on validation. "
    "Of these pictures it was sure of {share}, and of these the accuracy is {accuracy}.",
    "performance.robustness": "Robustness",
    "performance.robustness_note": "The {images} test pictures, altered in ways that change the picture and not the "
    "patient. The change is that of the probability, of the class where it changes most.",
    "performance.copies.one": "Of {images} validation pictures another copy of the file was read too, such as the "
    "original beside a small one: **{count}** gets another label, and the probability differs by {median} (median) and "
    "{percentile} (95th percentile).",
    "performance.copies.many": "Of {images} validation pictures another copy of the file was read too, such as the "
    "original beside a small one: **{count}** get another label, and the probability differs by {median} (median) and "
    "{percentile} (95th percentile).",
    "performance.heat_maps": "Heat maps",
    "performance.heat_maps_note": "How far they can be believed, on {images} validation pictures. *Insertion*: the "
    "mean probability of the label while pixels appear in a blurred picture, hottest first; high is good. *Deletion*: "
    "while they turn black; low is good (Petsiuk et al. 2018). A random map shows what chance does, and how large "
    "lungs and border are: heat at the border is a sign of learning from edges and letters.",
    # Tables of what a card says of a model's predictions.
    "tables.figure": "figure",
    "tables.class": "class",
    "tables.pictures": "pictures",
    "tables.only": "only",
    "tables.called_right": "called right",
    "tables.share": "share",
    "tables.fixed_for": "fixed for",
    "tables.point.youden": "Youden index",
    "tables.point.sensitivity_0.95": "sensitivity of 95% or more",
    "tables.point.sensitivity_0.99": "sensitivity of 99% or more",
    "tables.threshold": "threshold",
    "tables.error": "error",
    "tables.calibration.before": "before",
    "tables.calibration.after": "after",
    "tables.answered": "pictures that get a label",
    "tables.wrong": "of them wrong",
    "tables.heat_map": "heat map",
    "tables.insertion": "insertion",
    "tables.deletion": "deletion",
    "tables.in_lungs": "heat in the lungs",
    "tables.at_border": "heat at the border",
    "tables.as_they_are": "as they are",
    "tables.lost": "AUC lost",
    "tables.other_label": "other label",
    "tables.change": "change, 95th percentile",
    # How a stored model was made.
    "card.item.network": "Network",
    "card.network_words": "{description} Reference: {reference}.",
    "card.item.members": "Members",
    "card.members_words": "{members}. They were trained on their own; the ensemble has no training and no network "
    "files.",
    "card.item.weights": "Initial weights",
    "card.item.training": "Training",
    "card.training_words": "{recipe}; {seconds} seconds.",
    "card.training_at_once": "fitted by scikit-learn in one go; {seconds} seconds.",
    "card.true": "True",
    "card.false": "False",
    "card.item.files": "Files",
    "card.files_both": "the Keras network, `model.keras`, is stored beside the LiteRT one that reads here.",
    "card.files_litert": "only the LiteRT network that reads here, as the Keras one is large; the command below, with "
    "another `--name`, makes both.",
    "card.item.data": "Data",
    "card.data_words": "{name}, {images} pictures: {splits}.",
    "card.copies.one": "{count} of the training pictures was shown in another copy too.",
    "card.copies.many": "{count} of the training pictures were shown in another copy too.",
    "card.fingerprint": "Fingerprint `{fingerprint}`.",
    "card.item.decision": "Decision",
    "card.decision_words": "Temperature {temperature}, offset {offsets}; fixed on {fixed_on}.",
    "card.item.gate": "Gate",
    "card.gate_words": "warns at, and refuses, so many of the pictures of {splits}. The limit was fixed on validation.",
    "card.gate_of_split": "{split} {warned} and {refused}",
    "card.item.command": "Command",
    "card.item.licence": "Licence",
    "card.item.made": "Made",
    "card.made_words": "{date}, with {libraries}.",
    "recipe.head_epochs": "head epochs",
    "recipe.epochs": "epochs",
    "recipe.learning_rate": "learning rate",
    "recipe.weight_decay": "weight decay",
    "recipe.dropout": "dropout",
    "recipe.label_smoothing": "label smoothing",
    "recipe.batch": "batch",
    "recipe.warmup_steps": "warmup steps",
    "recipe.average": "average",
    "recipe.mixup": "mixup",
    "recipe.augmented": "augmented",
    "recipe.half_size_epochs": "half size epochs",
    "recipe.full_size_rate": "full size learning rate",
    "recipe.patience": "patience",
    "recipe.upper_epochs": "upper epochs",
    "recipe.seed": "seed",
    # Class balance.
    "balance.none": "No data set is described yet. Describe one with `python -m model_zoo dataset DIR`, or train a "
    "model: `python train.py scratch_cnn --data synthetic --epochs 2`",
    "balance.data": "Data set",
    "balance.as_counted": "{data}, as {model} counted it",
    "balance.count": "Count",
    "balance.unit.images": "Images",
    "balance.unit.patients": "Patients",
    "balance.radiographs": "**{images} radiographs** of {count} classes: {classes}.",
    "balance.unreadable.one": "{count} file could not be read.",
    "balance.unreadable.many": "{count} files could not be read.",
    "balance.splits_given": "All splits are the source's own.",
    "balance.splits_drawn": "The splits were drawn here, patients kept whole (seed {seed}).",
    "balance.splits_mixed": "The source gives {given}; {drawn} were drawn here, patients kept whole (seed {seed}).",
    "balance.fingerprint": "Fingerprint of the files: `{fingerprint}`.",
    "balance.trained": "Stored models trained on it: {models}.",
    "balance.not_trained": "No stored model was trained on it; `python train.py mobilenet_v2 --data DIR` trains one.",
    "balance.bars_alt": "{unit} by split and class; the table below holds the counts",
    "balance.column.split": "split",
    "balance.column.label": "label",
    "balance.column.subtype": "subtype",
    "balance.column.images": "images",
    "balance.column.patients": "patients",
    "balance.column.groups": "patients by number alone",
    "balance.weights": "Weights",
    "balance.share": "{label} makes up {shares}.",
    "balance.share_of_split": "**{share}** of {split}",
    "balance.weights_note": "Where the share in training differs from that in the clinic, a model calls the more "
    "frequent class too readily; so each picture weighs, in training, by its class:",
    "balance.weight_of": "Weight of {label}",
    "balance.two_keys": "Patients are counted by two keys, for the source does not say which is right. By sub-type or "
    "series and number, **{shared}** patients are both in the test pictures and in training or validation; by the "
    "number alone it would be **{by_number}**. Where validation is drawn here, it is by the second, stricter key.",
    "balance.shared": "**{shared}** patients are both in the test pictures and in training or validation.",
    "balance.not_stored": "Sizes, brightness, duplicates and mean radiographs of this data set are not stored. Where "
    "its images lie in a folder DIR, this stores them: `python -m model_zoo dataset DIR --name {name}`",
    "balance.nameless.one": "**{count}** picture names no patient and counts as one. Whether this patient is in two "
    "splits, nobody can say.",
    "balance.nameless.many": "**{count}** pictures name no patient and count as one each. Whether one of these "
    "patients is in two splits, nobody can say.",
    "balance.by.patient": "By sub-type or series, and number",
    "balance.by.group": "By the number alone",
    "balance.per_patient_alt": "Share of the patients of each class by their number of images; key: {key}",
    "balance.most": "The patient with the most pictures of a class has **{most}**.",
    "balance.most_two_keys": "The patient with the most pictures of a class has **{most}**, by the number alone "
    "**{by_number}**.",
    "balance.alike": "Pictures of one patient are alike, so splits and intervals go by patient, not by picture.",
    "balance.size_and_brightness": "Size and brightness",
    "balance.one_size": "Every file is **{size}** pixels, so size gives no class away.",
    "balance.sizes": "Where one class comes in other sizes or proportions than another, a network can learn that "
    "instead.",
    "balance.axis.width": "width of the picture, pixels",
    "balance.axis.height": "height of the picture, pixels",
    "balance.axis.brightness": "brightness, grey levels",
    "balance.axis.contrast": "contrast, grey levels",
    "balance.alt.width": "width by class",
    "balance.alt.height": "height by class",
    "balance.alt.brightness": "Distribution of brightness by class",
    "balance.alt.contrast": "Distribution of contrast by class",
    "balance.brightness": "Brightness is the mean grey level of a picture at the models' input size, from 0 (black) to "
    "255, and contrast the standard deviation of its grey levels. A difference between classes may come from exposure "
    "or device instead of disease, and a network can learn it all the same.",
    "balance.duplicates": "Duplicates",
    "balance.groups.exact": "Groups of files with equal bytes: {places}.",
    "balance.groups.near": "Groups with the same picture in other bytes (compressed again, resized or brightened): "
    "{places}.",
    "balance.places": "**{groups}** ({files} files), of which across splits **{splits}**, across classes "
    "**{classes}**, across patients **{patients}**",
    "balance.duplicates_note": "A duplicate across splits tests a model on what it has seen; one across classes has a "
    "wrong label somewhere. Pictures were compared by perceptual hash, then by correlation of their local detail.",
    "balance.names": "Names of the files",
    "balance.column.kind": "kind",
    "balance.column.files": "files",
    "balance.means": "Mean radiographs",
    "balance.means_note": "What all pictures of a class have in common, and where the classes differ. A difference "
    "outside the lungs (at the borders, in the letters, in how the arms are held) is one that a network can learn "
    "instead of the disease.",
    "balance.mean": "{label}: mean of {images} pictures",
    "balance.mean_alt": "Mean radiograph of {label}",
    "balance.difference": "{label} minus {other}: red is brighter, blue darker; the deepest colour is {levels} grey "
    "levels",
    "balance.difference_alt": "Mean radiograph of {label} minus that of {other}",
    # Pages for educators: inside the network, reading challenge, how networks learned.
    "nav.inside": "Inside the network",
    "nav.challenge": "Reading challenge",
    "inside.intro": "What happens between a picture and its probability, in four views.",
    "inside.choose": "Upload a radiograph, or pick one of the synthetic samples, to look inside.",
    "inside.reading": "{title} calls this picture **{label}**, with a probability of {probability}.",
    "inside.view": "What do you want to see?",
    "inside.stages": "What each stage sees",
    "inside.sum": "The heat map, step by step",
    "inside.versions": "What training does to it",
    "inside.changes": "Change the picture",
    "inside.member": "Network of the ensemble",
    "inside.member_help": "An ensemble has no stages of its own; look into one of its members.",
    "stages.intro": "A network looks at the picture in stages. Each makes many *feature maps*: small grey pictures "
    "that are bright where the network finds what that map has learned to look for. Early maps are fine and follow "
    "edges and brightness; late ones are coarse and have no simple name. Of every stage you see the {count} maps that "
    "vary most in this picture.",
    "stages.picture": "The picture as the network gets it",
    "stages.one": "{title} has one stage only: it weighs every cell of the shrunk picture, and looks for no patterns.",
    "stages.heading": "Stage {number} of {count}: {channels} maps of {side} x {side}",
    "stages.alt": "The {shown} liveliest of {channels} feature maps of stage {number}, {side} x {side} cells each",
    "stages.cell": "A cell stands for {pixels} x {pixels} pixels.",
    "stages.passed": "Convolutions so far: {convolutions}.",
    "stages.first": "These maps come first: mostly edges and brightness.",
    "stages.last": "Of these, weighted and summed, the heat map is made.",
    "stages.scales": "Each map has its own scale, from black, its lowest value, to white, its highest: brightness can "
    "be compared within a map, not between maps. Read from the network that also gives the probability.",
    "sum.asked": "Sum for",
    "sum.of_two": "the logit of {asked}",
    "sum.of_more": "the logit of {asked} less the mean of the others",
    "sum.intro": "The last stage has {channels} maps of {side} x {side} cells. The network multiplies each map by a "
    "weight that it has learned, and adds them up. The sum is the heat map; its mean over the {cells} cells, plus a "
    "constant, is {what}, from which the probability is computed. So nothing in the heat map is guessed afterwards.",
    "sum.strongest": "The channels that count most",
    "sum.adds": "No. {channel}: {added}",
    "sum.colours": "What each channel adds in each cell (weight times map): red speaks for the class, blue against it. "
    "The deepest colour is {most} in a cell; the number below is the mean over all cells, with its sign.",
    "sum.numbers": "The numbers",
    "sum.part": "part",
    "sum.weight": "weight",
    "sum.mean": "mean of the map",
    "sum.added": "adds to the logit",
    "sum.channel": "channel {channel}",
    "sum.others": "the other {count} channels",
    "sum.bias": "constant",
    "sum.logit": "logit",
    "sum.equation": "Mean of the heat map {mean} and constant {bias} make the logit: **{logit}**.",
    "sum.calibrated": (
        "Less the offset of {offset} and divided by the temperature of {temperature}, both fixed on validation, it "
        "becomes the probability of {asked} that {model} gives: **{probability}**."
    ),
    "sum.growing": "The heat map grows",
    "sum.count": "Channels summed, the strongest first",
    "sum.of_some": "Heat map of the first {count} channels",
    "sum.of_all": "Heat map of all {count} channels",
    "sum.so_far_words": "Constant and the first {count} channels make **{sum}** of {logit}; no cell is further "
    "than {furthest} from its final value. The sum often goes to and fro: channels speak for and against.",
    "sum.so_far": "sum so far",
    "sum.chosen": "as chosen above",
    "sum.channels": "channels summed",
    "sum.logit_axis": "constant and channels, in logits",
    "sum.chart_alt": "The logit so far against the number of channels summed, ending at {logit}",
    "sum.data": "The first row of the data is the constant.",
    "versions.intro": "While it learns, a network never sees a picture twice as it is: each time it is turned, "
    "shifted, zoomed, darkened, framed, lettered, blurred or compressed at random. So it learns to look past what "
    "says how a picture was taken. It is not mirrored, as the heart lies on the left.",
    "versions.seed": "Seed",
    "versions.draw": "Draw {count} versions",
    "versions.slow": "The first time takes some seconds. The same seed gives the same versions.",
    "versions.drawing": "Drawing versions",
    "versions.original": "As it is",
    "versions.version": "Version {number}",
    "versions.range": "Below each picture is its probability of {asked}: from **{low}** to **{high}** over these "
    "versions, {original} as it is (seed {seed}). The patient is the same in all of them; a wide range means that the "
    "answer hangs on how the picture was taken.",
    "changes.intro": "Change the picture and see what becomes of the probability. Each change is read anew by the "
    "network.",
    "changes.kind": "What to change",
    "changes.brightness": "Brightness",
    "changes.contrast": "Contrast",
    "changes.blur": "Blur",
    "changes.noise": "Noise",
    "changes.rotation": "Turn",
    "changes.crop": "Crop",
    "changes.cover": "Cover a part",
    "changes.brightness_slider": "Brightness, percent",
    "changes.contrast_slider": "Contrast, percent",
    "changes.blur_slider": "Blur, sigma in pixels",
    "changes.noise_slider": "Noise, sigma in grey values",
    "changes.rotation_slider": "Turned to the left (to the right below 0), degrees",
    "changes.crop_slider": "Cut off each side, percent",
    "changes.cover_slider": "Size of the cover, percent of the side",
    "changes.across_slider": "From the left, percent",
    "changes.down_slider": "From the top, percent",
    "changes.none": "Nothing is changed yet.",
    "changes.done": "Changed: {changes}.",
    "changes.reset": "Set back",
    "changes.metric_before": "{asked}, before",
    "changes.metric_after": "{asked}, after",
    "changes.points": "{points} points",
    "changes.same_call": "It is called **{after}**, as before.",
    "changes.other_call": "It is now called **{after}**, no longer {before}, though the patient is the same.",
    "changes.gate": "Uploaded like this, it would get this warning or no probability at all.",
    "changes.before": "As it is",
    "changes.after": "As changed",
    "changes.heat": "As changed, with what speaks for {asked}",
    "changes.no_heat": "As changed; no region speaks for {asked}",
    "changes.note": (
        "Changes are made at the size that the network sees, 224 x 224 pixels. A cover has the picture's mean grey: "
        "where the probability falls with it, the network used what lay below."
    ),
    "challenge.intro": "Read a few pictures yourself, say how sure you are, and see how well you did, beside a model. "
    "The link in the address bar names the pictures and their order: whoever opens it gets the same ones.",
    "challenge.source": "Pictures",
    "challenge.synthetic": "Synthetic",
    "challenge.samples": "The 12 samples",
    "challenge.folder": "Of this server",
    "challenge.pictures": "How many",
    "challenge.seed": "Seed",
    "challenge.seed_help": "Another number gives other pictures; the same number the same ones.",
    "challenge.preparing": "Preparing the pictures",
    "challenge.folder_error": "The pictures that this server was given for the challenge cannot be used. Choose others "
    "above. Whoever runs the server finds the reason in its log.",
    "challenge.fewer": "There are {count} pictures of this kind.",
    "challenge.soft": "These pictures are drawn by a program. *Truth* here is the class that it was asked for, not a "
    "diagnosis, and some look like neither: radiologists would disagree with it. Do not judge anybody by them.",
    "challenge.restart": "Start again",
    "challenge.another": "Other pictures",
    "challenge.place": "Picture {number} of {count}",
    "challenge.picture": "Picture {number}",
    "challenge.class": "What is it?",
    "challenge.sure": "How sure are you?",
    "challenge.sure_help": "{least} is guessing, 100 is certain. Say 80 where you expect to be right four times in "
    "five.",
    "challenge.next": "Next",
    "challenge.back": "Back",
    "challenge.first_class": "Choose a class first.",
    "challenge.yours": "What you did",
    "challenge.right": "Called right",
    "challenge.recall": "{name} recognised",
    "challenge.kappa": "Cohen's kappa",
    "challenge.kappa_help": "Agreement with the truth beyond chance: 1 is full, 0 is what chance gives (Cohen 1960).",
    "challenge.summary": "You called **{right} of {count}** pictures right.",
    "challenge.small": "So few pictures say little: the intervals (Wilson 1927) are wide, and kappa and Brier score, "
    "which have none here, are as unsure. The same reader would get other figures with the next seed.",
    "challenge.beside": "Beside a model",
    "challenge.other_classes": "{title} tells apart {classes}, and not what you told apart. Choose another model.",
    "challenge.refused": (
        "Pictures that the gate does not let this model read: {count}. The figures below are of the others."
    ),
    "challenge.reading": "The model reads the pictures",
    "challenge.you": "You",
    "challenge.agreement": "You and the model agree on **{same} of {count}** pictures, Cohen's kappa {kappa}.",
    "challenge.brier_words": "Shares with 95% intervals. The Brier score is the mean squared distance of what was "
    "said, with its confidence, from what was so (Brier 1950): 0 is best, and always saying half and half gets 0.25.",
    "challenge.chart_alt": "Confidence against the share that is so, yours and the model's",
    "challenge.reliability": "Whoever lies on the dotted line is as often right as they say. Larger points are of more "
    "pictures; those of one or two mean nothing.",
    "challenge.cases": "Case by case",
    "challenge.number": "no.",
    "challenge.truth": "truth",
    "challenge.your_confidence": "how sure",
    "challenge.model": "model",
    "challenge.model_confidence": "its probability",
    "challenge.outcome": "outcome",
    "challenge.both": "both right",
    "challenge.only_you": "only you right",
    "challenge.only_model": "only the model right",
    "challenge.neither": "both wrong",
    "challenge.you_right": "you right, picture refused",
    "challenge.you_wrong": "you wrong, picture refused",
    "challenge.download": "All cases (CSV)",
    "challenge.case": "Look at",
    "challenge.you_said": "Truth: **{truth}**. You said **{label}**, {sure} sure.",
    "challenge.model_said": "The model says **{label}**, {probability}.",
    "challenge.no_call": "The gate does not let this model read this picture.",
    "challenge.heat": "What speaks for {asked}, by the model (Grad-CAM)",
    "challenge.no_heat": "No region speaks for {asked}, by the model",
    "learning.words": "What the curves say",
    "learning.rule": "By rules on the stored history: learning by heart is said where the validation loss has risen by "
    "1% or more since its lowest, over at least {late} epochs, while that of training went on falling and lies below "
    "it; still improving, where within the last {late} epochs it fell 1% or more below its lowest before. Training on "
    "altered pictures has the higher loss at first; as long as it has, a small rise of validation may be chance.",
    "learning.best": "Highest validation AUC {auc} in epoch {epoch} of {epochs}; those weights are kept.",
    "learning.step": "From *{before}* to *{after}* it went from {low} to {high} within an epoch.",
    "learning.overfits": "**Overfitting**: since epoch {epoch} the validation loss has risen by {rise} while training "
    "went on; the gap between them grew from {then} to {now}.",
    "learning.improving": "**Still improving**: within the last {late} epochs the validation loss fell {gain} below "
    "its lowest before. A longer training might gain a little; until then it underfits rather than overfits.",
    "learning.settled": "**Settled**: the validation loss ends {rise} above its lowest, that of epoch {epoch}. Neither "
    "over- nor underfitting shows.",
    "learning.at_once": "Fitted in one go, without epochs: there is no curve to judge.",
    "learning.rate": "Learning rate",
    "learning.rate_alt": "Learning rate per epoch, with the best epoch of each, for {names}",
    "learning.rate_words": "At the end of each epoch. It falls along half a cosine, over a stage or over two of which "
    "the second goes on where the first ends. A star is the epoch whose weights are kept.",
    "learning.best_epoch": "epoch that is kept",
    "learning.val_auc": "validation AUC",
    "learning.download": "All histories (CSV)",
    "learning.two_ways": "From scratch and transferred",
    "learning.no_pair": "To compare, a network from scratch and a transferred one of the same data and classes are "
    "needed. Train the one that is missing: `python train.py scratch_cnn --data DIR` or `python train.py mobilenet_v2 "
    "--data DIR`.",
    "learning.scratch": "from scratch",
    "learning.transfer": "transferred",
    "learning.two_ways_alt": "Validation AUC per epoch of {names}",
    "learning.gradual": "**{title}** starts at random and rises gradually: {first} after the first epoch, {auc} at "
    "best, in epoch {epoch}.",
    "learning.sudden": "**{title}** starts with weights learned elsewhere: {first} after the first epoch, {auc} at "
    "best, in epoch {epoch}.",
    "learning.rise": "Its step comes where all layers begin to learn: from *{before}* to *{after}*, {low} to {high} in "
    "one epoch.",
    "learning.download_two": "Both lines (CSV)",
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
    "list.later": "{problem} The files are kept: the next click on this page takes them in.",
    "list.empty": "Upload radiographs or a ZIP archive of them, or add the synthetic samples, to have them read.",
    "list.reading": "Reading {number} of {all}: {name}, by {model}",
    "stopping.stop": "Stop",
    "stopping.go_on": "Go on",
    "list.stopped": "Stopped. {left} readings are left; what has been read stays.",
    "hand_over.from": "From your list, picture {place} of {count}: **{name}**",
    "hand_over.back": "Back to the list",
    "hand_over.next": "Next picture",
    "hand_over.upload": "Read another file",
    "worklist.intro": (
        "Many radiographs at once, read one after the other. The most suspicious come first: an order to look at "
        "them in, not a diagnosis."
    ),
    "worklist.summary.one": "{count} picture: {counts}. The model is not sure of {unsure}; you have seen {seen}.",
    "worklist.summary.many": "{count} pictures: {counts}. The model is not sure of {unsure}; you have seen {seen}.",
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
    "worklist.download.one": "Download {count} row as CSV",
    "worklist.download.many": "Download {count} rows as CSV",
    "worklist.how": (
        "*Open* shows a picture on *Read an X-ray* and marks it as seen. Click a heading to sort, a cell of *Seen* "
        "or *Note* to change it. Refused: the gate takes it for no upright chest radiograph, so there is no "
        "probability."
    ),
    "compare.intro": (
        "The same pictures read by several models: where they agree, where they do not, and what each of them looks "
        "at. Models that learned from the same pictures may well be wrong together."
    ),
    "compare.classes": "Models that tell apart",
    "compare.models": "Models",
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
    "compare.all_refuse": (
        "No model reads this picture: the gate of each refuses it. *Read with* shows what can be done."
    ),
    "compare.all_agree": "All {models} models call it **{label}**.",
    "compare.both": "Both models call it **{label}**.",
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
    # Downloads.
    "downloads.data": "Data",
    "downloads.help": "What is shown here, as a CSV file",
    "downloads.series": "series",
    # Leaderboard.
    "nav.leaderboard": "Leaderboard",
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
    "leaderboard.auc_verdict": "AUC against the best",
    "leaderboard.accuracy_verdict": "Accuracy against that model",
    "leaderboard.best": "best AUC",
    "leaderboard.verdict": "{verdict} (p {p})",
    "leaderboard.clear_verdict": "{verdict} (p < {p})",
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
    "leaderboard.damaged": "{model} cannot be compared: {problem}",
    "leaderboard.task": "Telling apart {classes}",
    "leaderboard.task_data": "{images} test pictures of {data}. A click on a heading sorts the table.",
    "leaderboard.chart": "{quantity} of each model with its 95% interval; the highest AUC has {best}, at {value} here",
    "leaderboard.note": (
        "95% intervals and p of AUC are from 2,000 bootstrap samples of patients, p of accuracy from all changes of "
        "sign of the patients' differences. p is of the difference on the same pictures, as if it were the only one "
        "asked about; from 0.05 on the models are *not told apart*. MB are those of the network that reads, of an "
        "ensemble those of all its members."
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
        "Where p is 0.05 or more, these pictures do not tell the two apart. Intervals are found another way than p; "
        "where few pictures are called otherwise, they are too narrow, and p is what counts. Whoever tries many pairs "
        "finds a small p by chance: of twenty pairs of equal models, one on average has p below 0.05."
    ),
    "leaderboard.published": "Published results",
    "leaderboard.published_intro": (
        "What others report, nearly all of it on the same public set of children's radiographs. Those on the very "
        "same 624 pictures as the models here stand in the chart above; the others say how well things go elsewhere, "
        "not who is better."
    ),
    "leaderboard.images": "Pictures",
    "leaderboard.source": "Source",
    "leaderboard.published_note": (
        "Of the five student projects that this one grew from, networks and figures are known here, their titles "
        "and authors are not. Results of 96 to 99% that others report on random splits of the training folder have "
        "pictures of one patient on both sides, and cannot be compared."
    ),
    # Performance, what if.
    "what_if.of_more": (
        "A model of {classes} classes calls the likeliest one and has no threshold. What a threshold would do is "
        "shown here for one class against all others."
    ),
    "what_if.asked": "Asked about",
    "what_if.one_sided": (
        "These pictures are all of {name}, or none of them is, so there is nothing to weigh. Choose another "
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
    "what_if.stops": "not sure from here on: {pictures}",
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
    "what_if.everyone": "call everyone",
    "what_if.nobody": "call nobody",
    "what_if.decision_note": (
        "The marks are at the threshold. Net benefit (Vickers & Elkin 2006): the share of people who are rightly "
        "called, less the false alarms, each weighed by the odds of the threshold: who would act from 20% on finds "
        "four false alarms as bad as one miss. A model is of use where its line lies above both calling everyone and "
        "calling nobody. The benefit is computed from sensitivity and specificity on these pictures, for people among "
        "whom each class is equally frequent: that is what the probability is meant for, and only there 20% is a risk "
        "of 20%."
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
    "cards.link": "The card of {model}: how it was made, what it cannot do, and its files",
    "cards.head": "{model}, version {version}, made on {date}. Tells apart: {classes}.",
    "cards.use": "What it is for",
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
    "cards.heat_maps_all": "All methods",
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
        "**{file}** ({size}): the Keras network, to train on from. Loads without code from outside (`safe_mode=True`)."
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
        "- **Not for diagnosis**, not for triage, not for any decision about a patient. It is no medical device, and "
        "nobody has approved it as one.\n- **Not for everybody.** Most models have seen children of one to five years "
        "of a single hospital and nobody else. {elsewhere}\n- **Not for every picture.** It knows upright frontal "
        "chest radiographs. A gate looks at each picture first, offers to put right what is turned or inverted, "
        "refuses what is no chest radiograph and warns of what is unlike the training pictures; a mirrored picture it "
        "does not notice.\n- **Not for every disease.** A model knows its classes only; everything else is forced into "
        "one of them.\n- **Not a proof.** A heat map shows what the network used, not where the disease is. Such maps "
        "locate poorly in radiographs, worse than radiologists do and worst for small findings (Saporta et al. 2022)."
    ),
    "about.elsewhere": ("On adults of another hospital the AUC is {low} to {high}, where chance has 0.5."),
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
        "- Figures are computed from stored predictions on pictures that no weight was trained or chosen on. But first "
        "results on the test pictures were known when the augmentation was widened (burned-in letters, framing), when "
        "it was decided to fit the calibration on *altered* validation pictures, and when the CNN with dropout, whose "
        "curves still rose, was given more epochs. So the figures flatter a little.\n- Whether some patients are in "
        "training and test both cannot be told for certain: by sub-type and number none is, by the number alone many "
        "are. The page *Performance* has the figures without them.\n- The test pictures hold more pneumonia than most "
        "clinics see. Predictive values and accuracy depend on that; sensitivity, specificity and AUC do not.\n- Among "
        "the adults of ChestX-ray14, labels were mined from reports, all effusions were prepared apart from the "
        "pneumonias, and normal pictures are mostly AP, pneumonias more often PA: a model may have learned that "
        "instead of the disease.\n- Intervals say how much chance there is in these pictures. They say nothing of "
        "other hospitals, devices and ages."
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
        "This server keeps a log: for each event time, kind (decoding, reading, drawing, listed, forgetting), model, "
        "milliseconds and outcome, and 8 digits that tell pictures of one run of the server apart. Names, pixels, "
        "DICOM elements and error texts are never in it."
    ),
    "about.cite_title": "How to cite",
    "about.cite": (
        "Name the version, the model and the first digits of its SHA-256, for a model of the same name may be "
        "trained anew, and the data by its own citation above. For example:"
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
    "data.key": "key",
    "data.patient": "sub-type or series, and number",
    "data.group": "number alone",
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
    # Learning from plain pictures; headings of tables of the educators' pages; stopping.
    "versions.plain.one": "{titles} is an exception: it was trained on pictures as they are.",
    "versions.plain.many": "{titles} are exceptions: they were trained on pictures as they are.",
    "challenge.stopped": "Stopped before the model had read all pictures.",
    "sum.number": "channel",
    # Read an X-ray, Inside the network, Worklist: the picture, the words of maps without sign
    "picture.files": "Upload chest radiographs (JPEG, PNG, DICOM, ZIP); several go onto your list",
    "picture.drop": "Remove",
    "read.reacts": "{method}: where the logit of {finding} reacts most",
    "read.reacts_rather": "{method}: where the logit of {finding} less the mean of the others reacts most",
    "read.reacts_nowhere": "The logit reacts nowhere, so nothing is coloured.",
    "heat_maps.unsigned": "Its values have no sign: a change there may raise the logit or lower it.",
    "close_up.alt_reacts": "The radiograph, and again under how much the logit of {label} reacts; both zoom and pan "
    "together",
    "report.reacts": "Shows where the logit reacts, of",
    "report.covered_reacts": "{method}: where the logit of {label} reacts most",
    "worklist.not_read": "not read yet",
    # Performance with one set of charts; whose data a model learned from.
    "performance.headline": "At the model's own threshold, {threshold}",
    "performance.headline_likeliest": "As the model calls: the likeliest class",
    "performance.moving": "At a threshold of your choice",
    "performance.calibrated": "Calibration",
    "performance.abstains_itself": "**By the model's own rule**, on the pictures it is least sure of it abstains:",
    "what_if.val": "Validation pictures ({images})",
    "what_if.threshold_intro": (
        "From how high a probability on should the model call a picture {name}? A lower threshold misses less and "
        "raises more false alarms. The slider moves all charts from here to the end of *{last}*."
    ),
    "what_if.rarer": "Where it is rarer, or more frequent",
    "what_if.prevalence_intro": (
        "The rarer {name} is where a model is used, the more of its alarms are false. This slider moves the people "
        "below."
    ),
    "charts.guessing": "guessing: {name}",
    "performance.beside": "Another hospital beside the test pictures",
    "about.trained": "The models stored here were trained on: {data}.",
    "about.cited": "ThoraxLens {version}, model {model} (SHA-256 {digest}), {today}. Apache-2.0. Trained on {data}.",
    "source.chest_xray": "Kermany, Zhang, Goldbaum 2018, doi 10.17632/rscbjbr9sj",
    "source.nih": "ChestX-ray14, Wang et al. 2017, NIH Clinical Center",
}
