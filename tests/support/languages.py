"""What tests of several files ask of the languages."""

import re

from dashboard.texts import ENGLISH, LANGUAGES

OTHERS = [code for code in LANGUAGES if code != ENGLISH]
# Words that stand in nearly every English sentence and in none of the other languages.
ONLY_ENGLISH = re.compile(r"(?<![-\w])(the|of|and|with|is|are|its|this|that|than|which|from)(?![-\w])", re.IGNORECASE)
