"""Public data sets that are recognised by their contents, whatever their folder is called."""

# Fingerprint (SHA-256 over contents and labels, as `pixel_cache.load_dataset` computes it) to the set's name here. The
# same images in another encoding are other contents, and are not recognised.
KNOWN_SETS = {
    # The paediatric pneumonia set of Kermany et al. 2018 at 224 x 224; with two classes, and with subtypes.
    "c2eb2006a6d04354814a3d71288ee6fcfa1312371042b6cab0c595a1245e3fdc": "chest_xray",
    "3938d9f0449cae77764a0a054f4d3d905d5afc5e0e27147276482d104950eea4": "chest_xray",
    # A part of ChestX-ray14 (Wang et al. 2017): normal, effusion, pneumonia.
    "2cad42380f98515efa1470fc5ff3bafb015b67847c5d79a65ac32a9ea90e2a07": "nih",
}


def known_set(fingerprint: str) -> str | None:
    """Return the name of a known public data set, or None for any other."""
    return KNOWN_SETS.get(fingerprint)
