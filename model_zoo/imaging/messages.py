"""English sentences of the codes of this package."""

SENTENCES = {
    # Any file.
    "file_empty": "The file is empty. Export the radiograph again and retry.",
    "file_too_large": (
        "The file is larger than {limit} MB ({size:.1f} MB). Export the radiograph alone, with lossless compression."
    ),
    "file_not_opened": "The file cannot be opened: {reason}.",
    # Files that are neither JPEG, PNG nor DICOM: what they are, and what to do.
    "other_format": "Regardless of its name, this is {kind}. {advice}",
    "text_file": "This is a text file, not a JPEG, PNG or DICOM image. Choose the radiograph itself.",
    "format_unknown": "This is not a JPEG, PNG or DICOM image. Save the radiograph as one of these and retry.",
    "kind_gif": "a GIF image",
    "kind_tiff": "a TIFF image",
    "kind_bmp": "a BMP image",
    "kind_webp": "a WebP image",
    "kind_phone": "a photo or video as phones store them (HEIC, AVIF, MP4)",
    "kind_jpeg_2000": "a JPEG 2000 or JPEG XL image",
    "kind_photoshop": "a Photoshop file",
    "kind_pdf": "a PDF document",
    "kind_zip": "a ZIP archive or an Office document",
    "kind_archive": "a compressed archive",
    "kind_program": "a program",
    "kind_svg": "an SVG drawing",
    "kind_web_page": "a web page",
    "advice_save": "Save the radiograph as PNG, JPEG or DICOM and retry.",
    "advice_unpack": "Unpack it and choose the radiographs inside.",
    "advice_export": "Export the radiograph itself from the program that shows it.",
    "advice_choose": "Choose the radiograph.",
    "advice_download": "The download may have ended at a log-in page: download the radiograph again.",
    # Sizes and contents.
    "side": "The image is {width} x {height} pixels; each side must be {least} to {most} pixels.",
    "megapixels": "The image has {size:.0f} megapixels; the limit is {limit}. Export it at a lower resolution.",
    "strip": "The image is {width} x {height} pixels: a strip, too long and narrow for a radiograph.",
    "uniform": "Every pixel has the same value, so the image shows nothing.",
    "uniform_as_shown": "Every pixel is shown in the same grey, so the image shows nothing.",
    "undecodable": "The pixels of the image cannot be decoded ({error}). Copy or export the file again and retry.",
    # JPEG.
    "jpeg_without_scan": "The JPEG is cut off: it ends before its pixels begin. Copy or export it again.",
    "jpeg_cut_off": (
        "The JPEG is cut off: it holds too few bytes for its {width} x {height} pixels. Copy or export it again."
    ),
    "jpeg_frame_headers": "The JPEG is damaged: it has {count} frame headers instead of one. Copy or export it again.",
    "jpeg_segment_length": (
        "The JPEG is damaged: its segment {marker} has an impossible length. Copy or export it again."
    ),
    "jpeg_segment_damaged": "The JPEG is damaged in its segment {marker}, or lacks it. Copy or export it again.",
    "jpeg_scan_damaged": (
        "The JPEG data are damaged or cut off inside a scan, after the marker {marker}, so a part of the image is "
        "missing. Copy or export the file again."
    ),
    "jpeg_segments": (
        "The JPEG consists of more than {limit} segments, which no ordinary program does. Save it again and retry."
    ),
    "jpeg_kind": (
        "This kind of JPEG (frame header {marker}, {bits} bits per value) is not supported, or only inside DICOM "
        "files. Save the radiograph as PNG."
    ),
    "jpeg_layers": (
        "The JPEG is damaged: its frame header {marker} states {layers} colour channels. Copy or export it again."
    ),
    "jpeg_scans": (
        "The JPEG is progressive with {scans} scans; the limit is {limit}. Save it as a baseline JPEG or as PNG."
    ),
    "jpeg_progressive_too_large": (
        "The progressive JPEG is too large ({width} x {height} pixels in {scans} scans). Save it as a baseline JPEG or "
        "as PNG."
    ),
    # PNG.
    "png_cut_off": "The PNG is cut off: it ends before its last chunk. Copy or export it again.",
    "png_header_missing": "The PNG is damaged: it does not begin with its header. Copy or export it again.",
    "png_kind": (
        "The PNG is damaged: its header (IHDR) states {bits} bits with colour type {colour}, an invalid combination. "
        "Copy or export it again."
    ),
    "png_second_header": "The PNG is damaged: it has more than one header. Copy or export it again.",
    "png_colours_of_few_bits": (
        "The PNG is in colour with 16 bits per value (IHDR), but uses fewer of them. Save the radiograph in greyscale."
    ),
    "png_chunks": (
        "The PNG consists of more than {limit} chunks, which no ordinary program does. Save it again and retry."
    ),
    "png_chunk_damaged": "The PNG is damaged or cut off in its chunk {chunk}. Copy or export it again.",
    "png_chunk_missing": "The PNG is damaged: it has no chunk {chunk}. Copy or export it again.",
    # DICOM.
    "dicom_undecodable": "The DICOM file cannot be decoded: reading {stage} failed ({error}). Export it again.",
    "stage_header": "its elements",
    "stage_pixels": "its pixels",
    "stage_window": "its grey values and windows",
    "dicom_pieces": "The DICOM file consists of far more elements than usual. Export it again.",
    "dicom_directory": "This is a DICOMDIR, the table of contents of a medium. Choose the radiographs that it lists.",
    "dicom_syntax_missing": (
        "The DICOM file does not state its {element}, so it cannot be decoded. Export it again, uncompressed."
    ),
    "dicom_syntax_unknown": "The {element} of the DICOM file is not supported ({syntax}). Export it uncompressed.",
    "dicom_no_pixels": (
        "The DICOM file holds no image in {element}: perhaps it is a report or a list, or is cut off. Choose the file "
        "that holds the radiograph."
    ),
    "dicom_modality": "According to its {element}, the DICOM file is {kind}, not a chest radiograph.",
    "modality_ct": "a CT slice",
    "modality_mr": "an MRI slice",
    "modality_us": "an ultrasound image",
    "modality_mg": "a mammogram",
    "modality_pt": "a PET image",
    "modality_nm": "a scintigram",
    "modality_es": "an endoscopic image",
    "modality_xc": "a photograph",
    "modality_sm": "a microscopic image",
    "modality_teeth": "a dental radiograph",
    "modality_other": "of another modality",
    "dicom_colour": (
        "According to its {element}, the DICOM file is in colour. Export the radiograph itself, in greyscale."
    ),
    "dicom_frames": (
        "According to its {element}, the DICOM file is a multi-frame image of {frames} frames; the limit is {limit}. "
        "Export one frame."
    ),
    "dicom_bits_allocated": (
        "The {element} of the DICOM file is {bits}; only 8 and 16 bits per pixel are supported. Export it with one of "
        "these."
    ),
    "dicom_bits_stored": (
        "The {element} of the DICOM file is {bits}, which does not fit the {allocated} bits allocated per pixel. "
        "Export it again."
    ),
    "dicom_high_bit": (
        "The {element} of the DICOM file is {high}, which fits neither the {bits} bits stored nor its pixels. Export "
        "it again."
    ),
    "dicom_sign": "The {element} of the DICOM file is {value} instead of 0 or 1. Export it again.",
    "dicom_pixels_missing": (
        "The DICOM file is cut off: its {element} holds {found} bytes instead of {stated}. Copy it again."
    ),
    "dicom_stream": (
        "The DICOM file contradicts itself: its {element} is {stated}, and its compressed image has {found}. Export it "
        "again."
    ),
    "dicom_stream_kind": (
        "The compressed image of the DICOM file is not encoded as its {element} states: its frame header is {marker}. "
        "Export it again."
    ),
    "dicom_stream_scans": (
        "The compressed image of the DICOM file has {scans} scans (marker {marker}) instead of one. Export it again."
    ),
    "dicom_stream_tiles": (
        "The compressed image of the DICOM file is cut into {tiles} tiles (marker {marker}); the limit is {limit}. "
        "Export it again."
    ),
    "dicom_stream_damaged": (
        "The compressed image of the DICOM file, in {element}, is damaged or cut off. Export it again."
    ),
    "dicom_element_missing": "The DICOM file does not state its {element}. Export it again.",
    "dicom_element_no_number": "The DICOM file does not state its {element} as a number. Export it again.",
    "dicom_element_damaged": "The {element} of the DICOM file is damaged. Export it again.",
    "dicom_slope_zero": (
        "The {element} of the DICOM file is 0, so all its grey values would be the same. Export it again."
    ),
    "dicom_rescale": (
        "With {slope} and {intercept} of the DICOM file its grey values become meaninglessly large. Export it again."
    ),
    "dicom_table_too_long": "The look-up table of the DICOM file in {element} is too long. Export it again.",
    "dicom_table_damaged": (
        "The {element} of the DICOM file, in its {table}, is damaged or shorter than stated. Export it again."
    ),
    # Notes: what was done to an image on the way in, and what it may be.
    "note_animation": "An animated PNG: only its still image is used.",
    "note_jpeg_scans_missing": "Warning: scans of the JPEG are missing, so a part of the image is missing or coarse.",
    "note_jpeg_scan_damaged": (
        "Warning: the JPEG data hold more or other bytes than their scans need, so a part of the image may be missing "
        "or wrong."
    ),
    "note_orientation": "Rotated upright according to the orientation tag of the file.",
    "note_bits": (
        "Assumed bit depth of the grey values: {bits}, the smallest that fits the largest value; scaled to 0 to 255."
    ),
    "note_bits_stated": "Grey values of {bits} bits, as the file states (sBIT), scaled to 0 to 255.",
    "note_colours": "Colours converted to greyscale.",
    "note_transparency": "Transparent areas filled with black.",
    "note_modality": "The file does not state that it is a plain radiograph.",
    "note_no_meta": "The file has no DICOM meta header; read as {syntax}.",
    "note_secondary_capture": "A secondary capture: made from another image, perhaps with marks on it.",
    "note_monochrome1": "Inverted, because the file stores dense tissue dark (MONOCHROME1).",
    "note_window_useless": "The window of the file would hide the image; the whole range of grey values is shown.",
    "note_no_window": "The file states no window that can be used; the whole range of grey values is shown.",
    "note_no_number": "{element} of the file is not a number and is ignored.",
    "note_padding": "Padding of the file (PixelPaddingValue) drawn as background.",
    "note_window_incomplete": "The file lacks a {element}, so one of its windows is ignored.",
    "note_element_ignored": "{element} of the file has no usable value and is ignored.",
    "note_window_chosen": "Shown and analysed in another window, as chosen: centre {centre:.5g}, width {width:.5g}.",
    "note_borders": (
        "Uniform borders are cut off, as the models know none (pixels: top {top}, bottom {bottom}, left {left}, right "
        "{right})."
    ),
    "note_first_frame": "The first of {frames} frames.",
    # Lists, folders and ZIP archives.
    "list_in_itself": "The list {name} contains itself. Remove that line.",
    "list_not_text": "The list {name} is not a text file in UTF-8. Save it as one.",
    "list_unreadable": "The list {name} cannot be read ({reason}).",
    "folder_unreadable": "The folder {name} cannot be read ({reason}).",
    "overlays_among_images": "The heat maps would be saved among the images in {name}. Name another folder for them.",
    "member_locked": "The file is password-protected in its archive. Unpack it first.",
    "member_damaged": "The file cannot be extracted because its archive is damaged. Pack or copy the archive again.",
    "member_method": (
        "The file is packed with the method {method}, which is not supported. Pack it again with the method deflate."
    ),
    "member_ratio": "The file is compressed by a factor of more than {limit}, unlike any image. Unpack it first.",
    "member_archive": "The file is itself an archive. Unpack it first.",
    "member_name": (
        "The name of the file points outside its archive or contains hidden characters. Rename it and pack it again."
    ),
    "archive_unreadable": "The archive is damaged or not a ZIP archive. Pack or copy it again.",
    "archive_entries": "The archive holds {count} files; the limit is {limit}. Unpack it first.",
    "archive_unpacked": "The archive unpacks to more than {limit} GB. Split it.",
    "archive_overlapping": "The archive is damaged: its files overlap. Pack it again.",
    "archive_directory": "The table of contents of the archive is too long. Unpack the archive first.",
}
