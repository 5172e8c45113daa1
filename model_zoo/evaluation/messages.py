"""English sentences of the message codes of `model_zoo.evaluation`."""

SENTENCES = {
    # Intended use and limits of a model.
    "use_research": (
        "Research and teaching: to explore what a network predicts for a frontal chest radiograph like those it was "
        "trained on, and why."
    ),
    "use_no_diagnosis": "Not for diagnosis, triage or any decision about a patient.",
    "limit_population": (
        "Its results cannot be assumed to hold for patients, hospitals, devices and projections other than those of "
        "its training data; the public paediatric pneumonia set shows children aged one to five years from one "
        "hospital."
    ),
    "limit_classes": "It knows only its own classes: any other disease is forced into one of them.",
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
    "rule_equal_costs": (
        "a missed case of {label} and a false alarm cost the same; assumes a pre-test probability of 50%"
    ),
    "rule_most_probable": "the most probable class; assumes that all classes are equally probable before the test",
    "fixed_on_validation": "the validation images, in {versions} randomly perturbed versions each",
    "fixed_on_mixture": (
        "the validation images (weight {plain}% on the unperturbed images, the rest on {versions} randomly perturbed "
        "versions of each)"
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
        "{one} and {other} were not tested on the same images for the same classes. Choose two models from the same "
        "table."
    ),
    "predictions_misfit": "{name}: card.json and predictions.csv do not match ({reason}). Train the model again.",
    "tested_on_one_class": "{name}: the test images do not show two classes. Train the model again.",
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
    "ensemble_members": "Name each member of an ensemble once, and give the ensemble a name that none of them has.",
    "ensemble_classes": (
        "{member} has the classes {of_member}, the data have {of_data}. The members of an ensemble and its data must "
        "have the same classes."
    ),
    "ensemble_of_ensembles": "{member} is an ensemble itself. Name its members instead.",
    "ensemble_measured": "A member of {name} has other weights now. Make the ensemble again: {command}",
    "external_missing": "The card of {name} has results on external images. Give these images again with --external.",
    "other_copies_missing": (
        "The card of {name} has results on other copies of the images. Give these copies again with --copies."
    ),
    "replaced_meanwhile": "{name} was replaced in the meantime. Measure it again.",
    "other_split": (
        "{name} was trained on other images or another split: its results here could include images it was trained on. "
        "Use the --data, --classes and --seed on its card."
    ),
    "masks_unrelated": (
        "No file in {folder} is named like an image of the data set. Give --masks a folder of PNG files with the "
        "images' names."
    ),
    "seed_of_another": "{name} is not {architecture} with another seed. Remove it from {folder}.",
    "variant_unknown": "There is no variant {name}. Known: {known}.",
    "variant_needs_weights": (
        "The ablation study needs a network that starts from trained weights. Give --weights FILE."
    ),
}
