"""What tests of several files ask of the languages."""

import re

from dashboard import texts
from dashboard.texts import ENGLISH, LANGUAGES, of_zoo

OTHERS = [code for code in LANGUAGES if code != ENGLISH]
# Words that stand in nearly every English sentence and in none of the other languages.
ONLY_ENGLISH = re.compile(r"(?<![-\w])(the|of|and|with|is|are|its|this|that|than|which|from)(?![-\w])", re.IGNORECASE)


def untranslated(english: str) -> list[str]:
    """The languages in which something that model_zoo says is as in English, or half so."""
    missing = []
    for code in OTHERS:
        chosen, texts.language = texts.language, lambda code=code: LANGUAGES[code]
        try:
            words = of_zoo(english)
        finally:
            texts.language = chosen
        if words == english or ONLY_ENGLISH.search(words):
            missing.append(code)
    return missing
