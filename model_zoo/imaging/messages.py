"""English sentences of the codes of this package."""

SENTENCES = {
    # Any file.
    "file_empty": "The file is empty. Export the radiograph again and retry.",
    "file_too_large": (
        "The file is larger than {limit} MB ({size:.1f} MB). Export the radiograph alone, with lossless compression."
    ),
    "file_not_opened": "The file cannot be opened: {reason}.",
    # Files that are neither JPEG, PNG nor DICOM: what they are, and what to do.
    "other_format": "This is {kind}, whatever its name says. {advice}",
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
    "kind_raw_dicom": "perhaps a DICOM file without its first 132 bytes",
    "advice_save": "Save the radiograph as PNG, JPEG or DICOM and retry.",
    "advice_unpack": "Unpack it and send the radiographs in it.",
    "advice_export": "Export the radiograph itself from the program that shows it.",
    "advice_choose": "Choose the radiograph.",
    "advice_download": "The download may have ended at a log-in page: download the radiograph again.",
    "advice_export_dicom": "Export it again as a DICOM file.",
    # Sizes and contents.
    "side": "The image is {width} x {height} pixels; each side must be {least} to {most} pixels.",
    "megapixels": "The image has {size:.0f} megapixels; the limit is {limit}. Export it at a lower resolution.",
    "strip": "The image is {width} x {height} pixels: a strip, too long and narrow for a radiograph.",
    "uniform": "Every pixel has the same value, so there is nothing to read in this image.",
    "uniform_as_shown": "Every pixel is shown in the same grey, so there is nothing to read in this image.",
    "undecodable": "The pixels of the image are damaged or cut off. Copy or export the file again and retry.",
    # JPEG.
    "jpeg_without_scan": "The JPEG is cut off: it ends before its pixels begin. Copy or export it again.",
    "jpeg_cut_off": (
        "The JPEG is cut off: it holds too few bytes for its {width} x {height} pixels. Copy or export it again."
    ),
    "jpeg_frame_headers": "The JPEG is damaged: it has {count} frame headers instead of one. Copy or export it again.",
    "jpeg_segment_length": "The JPEG is damaged: a segment has an impossible length. Copy or export it again.",
    "jpeg_segments": (
        "The JPEG is cut into more than {limit} segments, which no ordinary program does. Save it again and retry."
    ),
    "jpeg_kind": (
        "This kind of JPEG (lossless or with 12 bits per pixel) is read inside DICOM files only. Save the radiograph "
        "as PNG."
    ),
    "jpeg_scans": (
        "The JPEG is progressive with {scans} scans; the limit is {limit}. Save it as a baseline JPEG or as PNG."
    ),
    "jpeg_progressive_too_large": (
        "The JPEG is too large for a progressive one ({width} x {height} pixels in {scans} scans). Save it as a "
        "baseline JPEG or as PNG."
    ),
    # PNG.
    "png_cut_off": "The PNG is cut off: it ends before its last chunk. Copy or export it again.",
    "png_header_missing": "The PNG is damaged: it does not begin with its header. Copy or export it again.",
    "png_second_header": "The PNG is damaged: it has more than one header. Copy or export it again.",
    "png_chunks": (
        "The PNG is cut into more than {limit} chunks, which no ordinary program does. Save it again and retry."
    ),
    # DICOM.
    "dicom_undecodable": (
        "The DICOM file is damaged, cut off or contradicts itself, so it cannot be decoded. Export it again."
    ),
    "dicom_pieces": "The DICOM file is cut into far more elements than an ordinary one. Export it again.",
    "dicom_syntax_missing": (
        "The DICOM file does not state its transfer syntax, so it cannot be decoded. Export it again, uncompressed."
    ),
    "dicom_syntax_unknown": "The DICOM file has a transfer syntax that is not read here. Export it uncompressed.",
    "dicom_no_pixels": (
        "The DICOM file holds no image (perhaps it is a report or a list), or is cut off. Choose the file that holds "
        "the radiograph."
    ),
    "dicom_modality": "The DICOM file is {kind}, not a chest radiograph.",
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
    "dicom_colour": "The DICOM file is in colour. Export the radiograph itself, in grey.",
    "dicom_frames": "The DICOM file is a film of {frames} frames; the limit is {limit}. Export one frame.",
    "dicom_bits_allocated": (
        "The DICOM file has {bits} bits allocated for each pixel; 8 and 16 are read. Export it with one of these."
    ),
    "dicom_bits_stored": (
        "The DICOM file contradicts itself: its BitsStored, HighBit and BitsAllocated do not fit each other. Export it "
        "again."
    ),
    "dicom_pixels_missing": "The DICOM file is cut off: it holds fewer pixels than it states. Copy it again.",
    "dicom_stream": (
        "The DICOM file contradicts itself: its compressed image is not of the kind or size that its elements state. "
        "Export it again."
    ),
    "dicom_element_missing": "The DICOM file does not state its {element}. Export it again.",
    "dicom_element_no_number": "The DICOM file does not state its {element} as a number. Export it again.",
    "dicom_slope_zero": (
        "The RescaleSlope of the DICOM file is 0, so all its grey values would be the same. Export it again."
    ),
    "dicom_rescale": (
        "The RescaleSlope and RescaleIntercept of the DICOM file are no usable numbers, so its grey values have no "
        "meaning. Export it again."
    ),
    "dicom_table_too_long": "A look-up table of the DICOM file is too long. Export it again.",
    # Notes: what was done to an image on the way in, and what it may be.
    "note_animation": "An animated PNG: only its still image is read.",
    "note_orientation": "Turned upright, as the orientation tag of the file says.",
    "note_bits": "Grey values of {bits} bits scaled to 0..255.",
    "note_colours": "Colours converted to grey.",
    "note_transparency": "Transparent areas filled with black.",
    "note_modality": "The file does not state that it is a plain radiograph.",
    "note_secondary_capture": "A secondary capture: made from another image, perhaps with marks on it.",
    "note_monochrome1": "Inverted, because the file stores dense tissue dark (MONOCHROME1).",
    "note_window_useless": "The window of the file would hide the image; the whole range of grey values is shown.",
    "note_no_window": "The file states no window; the whole range of grey values is shown.",
    "note_first_frame": "The first of {frames} frames.",
    # Lists, folders and ZIP archives.
    "list_in_itself": "The list {name} contains itself. Remove that line.",
    "list_not_text": "The list {name} is not a text file in UTF-8. Save it as one.",
    "list_unreadable": "The list {name} cannot be read ({reason}).",
    "folder_unreadable": "The folder {name} cannot be read ({reason}).",
    "overlays_among_images": "The heat maps would lie among the images in {name}. Name another folder for them.",
    "member_locked": "The file is locked with a password in its archive. Unpack it and send it without one.",
    "member_damaged": "The file cannot be taken out of its archive, which is damaged. Pack or copy the archive again.",
    "archive_unreadable": "The archive is damaged or not a ZIP archive. Pack or copy it again.",
    "archive_entries": "The archive holds {count} files; the limit is {limit}. Unpack it first.",
    "archive_names": (
        "The archive holds a file whose name leads out of the archive or contains hidden characters. Pack it again."
    ),
    "archive_nested": "The archive holds other archives. Unpack these first.",
    "archive_ratio": (
        "The archive holds a file that is compressed more than {limit} times, as no image is. Remove it, or unpack the "
        "archive."
    ),
    "archive_unpacked": "The archive unpacks to more than {limit} GB. Split it.",
    "archive_overlapping": "The archive is damaged: its files overlap. Pack it again.",
    "archive_directory": "The table of contents of the archive is too long. Unpack the archive first.",
}
