"""English sentences of the codes of this package."""

_MAKE_AGAIN = "Restore the folder, or make the report again: {command}"

SENTENCES = {
    # Manifest.
    "source_missing": "{source} does not exist. Give --data a folder of images, a CSV manifest, or 'synthetic'.",
    "class_missing": "No image has the class {label}. The data have: {labels}.",
    "one_class": "{source} holds only one class, {label}; a model needs at least two.",
    "subtype_missing": (
        "Images without a subtype: {images}, for example {path}. File names must state it, as person1_bacteria_2.jpeg "
        "does; or leave out --target subtype."
    ),
    "folder_holds_splits": "{folder} holds splits, not images of one class. Give --data {folder} instead.",
    "split_folder_unknown": (
        "Beside its splits, {folder} holds folders that are not splits: {unknown}. Rename them to train, val or test, "
        "or move them elsewhere."
    ),
    "class_folder_empty": "The class folder {folder} is empty. Put its images there or remove the folder.",
    "layout_unknown": (
        "{folder} is neither split/class/file nor class/file: it has no class folders. Expected for example "
        "{name}/train/NORMAL/a.jpeg or {name}/NORMAL/a.jpeg."
    ),
    "not_csv": "{file} is not a CSV table ({reason}). Save it as CSV in UTF-8.",
    "columns_missing": "{file} needs the columns path and label; it has: {columns}. Rename or add them.",
    "line_incomplete": "{file}, line {line}: path or label is empty. Fill it in or delete the line.",
    "split_unknown": "{file}, line {line}: the split {split} is unknown; use train, val or test.",
    "path_contradictory": (
        "{file} lists {path} more than once, with different values of {column}: {values}. Keep one line for it."
    ),
    "table_empty": "{file} has a header but no lines. Add one line per image.",
    "chestxray14_without_images": (
        "No image that Data_Entry_2017.csv lists is below {folder}. Unpack the image archives there."
    ),
    "patient_in_several_splits": (
        "Patients in more than one split: {patients}, for example {patient} in {places}. The model would be tested on "
        "patients it was trained on: move all images of a patient into one split."
    ),
    # Splits, pixels and other copies.
    "split_without_class": (
        "The {split} split has no image of class {label}. Add images of that class, from other patients than those in "
        "the other splits."
    ),
    "class_unreadable": "No file of class {label} can be read. Check that its images are JPEG, PNG or DICOM.",
    "synthetic_subtypes": "Synthetic radiographs have no subtypes. Leave out --target subtype.",
    "synthetic_classes": "Synthetic radiographs are always of {labels}. Leave out --classes.",
    "copies_unrelated": (
        "No file in {folder} has the name and class of an image in the data set. Give --copies a folder with the same "
        "file names."
    ),
    # Lung masks.
    "mask_unreadable": "The mask {file} cannot be read ({reason}). Save it as PNG.",
    "mask_unusable": "The mask {file} must be {side} x {side} pixels, with the lungs brighter than the rest.",
    # Tables of view, sex and age.
    "details_columns": (
        "{file} needs a column path and one of view, sex and age; it has: {columns}. Rename or add them."
    ),
    "details_unrelated": "{file} lists no image of the data set. Give --details a table with the same file names.",
    # Stored reports.
    "report_unknown": "There is no data report {name}. Known: {known}.",
    "report_other_schema": "{name}: report.json has schema {schema}, this program reads {known}. " + _MAKE_AGAIN,
    "report_image_altered": "{name}: {file} is not the image that was stored (its SHA-256 differs). " + _MAKE_AGAIN,
    "report_damaged": "{name}: the data report is damaged ({reason}). " + _MAKE_AGAIN,
}
