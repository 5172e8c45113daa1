"""Deutsch."""

NAME = "Deutsch"
DECIMAL, THOUSANDS = ",", "."
TEXTS = {
    # Der Rahmen jeder Seite.
    "frame.language": "Sprache",
    "frame.notice": "**Nicht zur Diagnose.**",
    "frame.instrument": "Ein Werkzeug für Forschung und Lehre.",
    # Herunterladen.
    "downloads.data": "Daten",
    "downloads.help": "Was hier zu sehen ist, als CSV-Datei",
    "downloads.series": "Reihe",
    "downloads.low": "untere Grenze",
    "downloads.high": "obere Grenze",
    # Rangliste.
    "nav.leaderboard": "Rangliste",
    "leaderboard.title": "Rangliste",
    "leaderboard.intro": (
        "Alle gespeicherten Modelle nebeneinander, auf Bildern, mit denen keines ihrer Gewichte trainiert oder "
        "ausgewählt wurde. Modelle, die auf denselben Bildern für dieselben Klassen getestet wurden, stehen "
        "beisammen; nur sie lassen sich vergleichen."
    ),
    "leaderboard.none": (
        "Es ist kein trainiertes Modell gespeichert, also gibt es nichts zu vergleichen. So wird eines trainiert: "
        "`python train.py scratch_cnn --data synthetic --epochs 2`"
    ),
    "leaderboard.comparing": "Die Modelle werden auf ihren Testbildern verglichen ...",
    "leaderboard.drawn": "In den Diagrammen",
    "leaderboard.auc": "AUC",
    "leaderboard.accuracy": "Genauigkeit",
    "leaderboard.sensitivity": "Sensitivität",
    "leaderboard.specificity": "Spezifität",
    "leaderboard.auc_verdict": "AUC gegen das beste",
    "leaderboard.accuracy_verdict": "Genauigkeit gegen dieses",
    "leaderboard.best": "beste AUC",
    "leaderboard.verdict": "{verdict} (p {p})",
    "leaderboard.parameters": "Parameter",
    "leaderboard.speed": "ms je Bild",
    "leaderboard.model": "Modell",
    "leaderboard.value": "Wert",
    "leaderboard.from": "von",
    "leaderboard.to": "bis",
    "leaderboard.ours": "hier gespeichert, mit 95-%-Intervall",
    "leaderboard.published_name": "veröffentlicht, ohne Intervall",
    "leaderboard.published_label": "{model}, {source}",
    "leaderboard.measure": "Geschwindigkeit messen",
    "leaderboard.measure_help": (
        "Jedes Modell liest hier und jetzt einige Male ein Beispielbild. Das dauert wenige Sekunden und gilt nur "
        "für diesen Besuch."
    ),
    "leaderboard.measuring": "{model} liest ...",
    "leaderboard.stop": "Anhalten",
    "leaderboard.damaged": "{model} lässt sich nicht vergleichen: {problem}",
    "leaderboard.task": "Unterschieden werden {classes}",
    "leaderboard.task_data": "{images} Testbilder aus {data}. Ein Klick auf eine Überschrift sortiert die Tabelle.",
    "leaderboard.chart": "{quantity} jedes Modells mit 95-%-Intervall; die höchste AUC hat {best}, hier mit {value}",
    "leaderboard.note": (
        "95-%-Intervalle und p stammen aus 2.000 Bootstrap-Stichproben von Patienten. p gilt für den Unterschied "
        "auf denselben Bildern, als wäre nur nach diesem gefragt; ab 0,05 sind Modelle *nicht zu unterscheiden*. "
        "MB sind die des lesenden Netzes, bei einem Ensemble die aller Mitglieder."
    ),
    "leaderboard.speed_note": (
        "ms je Bild: der Median von {passes} Lesungen eines Beispielbilds, Verkleinern und Eingangsprüfung "
        "eingeschlossen, soeben auf diesem Server mit seinen {cores} Kernen. Wer gleichzeitig liest, verlangsamt "
        "sie."
    ),
    "leaderboard.two": "Zwei beliebige Modelle",
    "leaderboard.first": "Erstes Modell",
    "leaderboard.second": "Zweites Modell",
    "leaderboard.alone": (
        "Kein anderes gespeichertes Modell wurde auf denselben Bildern getestet wie {model}. Wähle ein anderes "
        "erstes Modell, oder trainiere ein zweites mit denselben Daten."
    ),
    "leaderboard.auc_difference": "AUC von {one} minus die von {other}: **{value}** (95 %: {low} bis {high}).",
    "leaderboard.accuracy_difference": (
        "Genauigkeit von {one} minus die von {other}: **{value}** (95 %: {low} bis {high})."
    ),
    "leaderboard.agreement": (
        "Von den {images} Bildern benennen beide **{both}** richtig, nur {one} **{only_one}**, nur {other} "
        "**{only_other}** und keines von beiden **{neither}**."
    ),
    "leaderboard.difference": "{one} minus {other}",
    "leaderboard.pair_note": (
        "Wo das Intervall die 0 enthält, unterscheiden diese Bilder die beiden nicht. Wer viele Paare probiert, "
        "findet zufällig ein kleines p: Von zwanzig Paaren gleich guter Modelle hat im Mittel eines ein p unter "
        "0,05."
    ),
    "leaderboard.published": "Veröffentlichte Ergebnisse",
    "leaderboard.published_intro": (
        "Was andere über denselben öffentlichen Datensatz von Kinderaufnahmen berichten. Die auf genau denselben "
        "624 Bildern wie bei den Modellen hier stehen oben im Diagramm; die übrigen sagen, wie es anderswo geht, "
        "nicht, wer besser ist."
    ),
    "leaderboard.images": "Bilder",
    "leaderboard.source": "Quelle",
    "leaderboard.published_note": (
        "Von den fünf studentischen Projekten, aus denen dieses hervorging, sind hier Netze und Zahlen bekannt, "
        "Titel und Verfasser nicht. Ergebnisse von 96 bis 99 %, die andere auf zufälligen Aufteilungen des "
        "Trainingsordners berichten, haben Bilder desselben Patienten auf beiden Seiten und sind nicht "
        "vergleichbar."
    ),
}
ZOO: dict[str, str] = {
    # Rangliste.
    "not told apart": "nicht zu unterscheiden",
    "better": "besser",
    "worse": "schlechter",
    "pretrained network": "vortrainiertes Netz",
    "MobileNetV2, PCA + logistic": "MobileNetV2, PCA + logistische Regression",
    "the 624 test images": "die 624 Testbilder",
    "the 624 test images, 28 x 28": "die 624 Testbilder, 28 x 28",
    "bacterial against viral": "bakteriell gegen viral",
    "as stated there": "wie dort angegeben",
    "as stated there; normal 0.80, pneumonia 0.92": "wie dort angegeben; normal 0,80, Pneumonie 0,92",
    "validation; three classes": "Validierung; drei Klassen",
    "compared by F1": "verglichen nach F1",
    "student project {number} of the five that this one grew from": (
        "studentisches Projekt {number} der fünf, aus denen dieses hervorging"
    ),
}
