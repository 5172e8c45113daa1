"""English sentences of the message codes of `model_zoo.evaluation`."""

SENTENCES = {
    # Intended use and limits of a model.
    "use_research": (
        "Research and teaching: to explore what a network predicts for a frontal chest radiograph like those it was "
        "trained on, and why."
    ),
    "use_no_diagnosis": "Not for diagnosis, triage or any decision about a patient.",
    "limit_population": (
        "Nothing is known about patients, hospitals, devices and projections other than those of its training data; "
        "the public pediatric pneumonia set is of children aged one to five years from one hospital."
    ),
    "limit_classes": "It knows its classes only: any other disease is forced into one of them.",
    "limit_confounding": (
        "Where the images of one class differ from those of another in source, projection or device, it may have "
        "learned that difference instead of the disease."
    ),
    "limit_chestxray14_subset": (
        "In the subset of ChestX-ray14 used here, all effusions were prepared separately from the pneumonias, and "
        "normal radiographs are mostly AP, pneumonias more often PA. {unnamed} of its {images} images name no patient, "
        "so one patient may be both in training and in test, and the confidence intervals are too narrow."
    ),
    "limit_localisation": (
        "The heat map localises findings poorly in radiographs, small ones worst (Saporta et al. 2022)."
    ),
    "licence_of_members": "as its members",
    # How it decides.
    "rule_equal_costs": ("a missed {label} and a false alarm cost the same; assumes a pre-test probability of 50%"),
    "rule_most_probable": "the most probable class; assumes that all classes are equally probable before the test",
    "fixed_on_validation": "validation, {versions} randomly perturbed versions of each image",
    "fixed_on_mixture": (
        "validation images: {plain}% of the weight on the images as they are, the rest on {versions} randomly "
        "perturbed versions of each"
    ),
    # Perturbations for robustness.
    "perturbation_jpeg": "JPEG quality {quality}",
    "perturbation_blur": "blur, sigma {sigma}",
    "perturbation_noise": "noise, sigma {sigma}",
    "perturbation_brightness": "brightness {percent:+d}%",
    "perturbation_contrast": "contrast {percent:+d}%",
    "perturbation_gamma": "gamma {exponent}",
    "perturbation_rotation": "rotation {degrees:+d} degrees",
    "perturbation_crop": "crop {percent}%",
    "perturbation_letters": "burned-in letters",
    "perturbation_borders": "uniform borders {percent}%",
    "perturbation_screen": "photograph of a screen",
    "perturbation_film": "photograph of a film",
    # Comparison of models.
    "no_significant_difference": "no significant difference",
    "difference_undefined": "difference undefined",
    "better": "better",
    "worse": "worse",
    "other_test_images": (
        "{one} and {other} were not tested on the same images for the same classes. Choose models of one table."
    ),
    "predictions_misfit": (
        "{name}: card.json and predictions.csv do not fit each other ({reason}). Train the model again."
    ),
    "tested_on_one_class": "{name}: the test images are not of two classes. Train the model again.",
    # Published figures.
    "published_pretrained": "pretrained network",
    "published_mobilenet_pca": "MobileNetV2, PCA + logistic regression",
    "published_test_images": "the {images} test images",
    "published_test_images_small": "the {images} test images, {side} x {side}",
    "published_bacterial_viral": "bacterial vs viral pneumonia",
    "published_as_stated": "as stated there",
    "published_as_stated_by_class": "as stated there; normal {normal:.2f}, pneumonia {pneumonia:.2f}",
    "published_three_classes": "normal, effusion and pneumonia; validation",
    "published_by_f1": "compared by F1",
    "published_student_project": "student project {number} of the five that this one grew from",
    # Measuring and storing a model.
    "export_differs": (
        "The exported {name} differs from the trained one by {difference:.3f} in probability, where {limit:.3f} is "
        "allowed. Do not use it; report it with the versions of TensorFlow and LiteRT."
    ),
    "ensemble_members": ("An ensemble needs members that are named once each, and a name that is none of theirs."),
    "ensemble_classes": (
        "{member} has the classes {of_member}, the data has {of_data}. The members of an ensemble and its data must "
        "have the same classes."
    ),
    "ensemble_of_ensembles": "{member} is an ensemble itself. Name its members instead.",
    "ensemble_measured": "{name} is an ensemble. Once its members are measured, make it again: {command}",
    "external_missing": "The card of {name} has figures of external images. Give them again with --external.",
    "other_copies_missing": "The card of {name} has figures of other copies. Give them again with --copies.",
    "replaced_meanwhile": "{name} was replaced in the meantime. Measure it again.",
    "other_split": (
        "{name} was trained on other images or another split: its figures here could be of images it was trained on. "
        "Use the --data, --classes and --seed on its card."
    ),
    "masks_unrelated": (
        "No file in {folder} is named like an image of the data set. Give --masks a folder of PNG files with the "
        "images' names."
    ),
    "seed_of_another": "{name} is not {architecture} with another seed. Take it out of {folder}.",
    "variant_unknown": "There is no variant {name}. Known: {known}.",
    "variant_needs_weights": "The study is of a network that starts from trained weights. Give --weights FILE.",
}
