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
    # Leistung, was wäre wenn.
    "what_if.title": "Was wäre bei anderem Schwellenwert, oder bei seltenerer Pneumonie?",
    "what_if.intro": (
        "Ab welcher Wahrscheinlichkeit soll das Modell ein Bild {name} nennen? Ein niedrigerer Schwellenwert "
        "übersieht weniger und löst mehr Fehlalarme aus. Und je seltener {name} dort ist, wo ein Modell eingesetzt "
        "wird, desto mehr seiner Alarme sind falsch. Verschiebe das eine oder das andere und sieh, was daraus "
        "folgt."
    ),
    "what_if.of_more": (
        "Ein Modell mit {classes} Klassen nennt die wahrscheinlichste und hat keinen Schwellenwert. Was einer "
        "bewirken würde, steht hier für eine Klasse gegen alle anderen."
    ),
    "what_if.asked": "Gefragt ist nach",
    "what_if.one_sided": (
        "Die Testbilder sind alle {name} oder keines davon ist es, also gibt es nichts abzuwägen. Wähle eine "
        "andere Klasse oder ein anderes Modell."
    ),
    "what_if.rest": "alle anderen",
    "what_if.threshold": "Schwellenwert",
    "what_if.own": "Der eigene des Modells, auf der Validierung festgelegt, ist {threshold}.",
    "what_if.prevalence": "Wie häufig {name} ist, wo das Modell eingesetzt wird",
    "what_if.prevalence_help": (
        "Frei zu wählen: Diese Bilder verraten nicht, wie häufig es anderswo ist. Verschoben werden die "
        "Vorhersagewerte und die Menschen weiter unten, nicht die Zahlen dieser Bilder."
    ),
    "what_if.test": "Testbilder ({images})",
    "what_if.external": "Anderes Krankenhaus ({images})",
    "what_if.matrix": "Konfusionsmatrix: {tp} gefunden, {fn} übersehen, {fp} Fehlalarme, {tn} zu Recht nicht gemeldet",
    "what_if.figure": "bei diesem Schwellenwert",
    "what_if.rows": "wahre Klasse je Zeile, genannte je Spalte",
    "what_if.truth": "wahr",
    "what_if.called": "genannt",
    "what_if.model": "Nettonutzen des Modells",
    "what_if.everyone_axis": "Nettonutzen, wenn alle gemeldet werden",
    "what_if.stops": "ab hier nicht sicher: {pictures}",
    "what_if.sensitivity": "Sensitivität",
    "what_if.bacterial": "Sensitivität, bakteriell",
    "what_if.viral": "Sensitivität, viral",
    "what_if.specificity": "Spezifität",
    "what_if.ppv": "Positiver Vorhersagewert",
    "what_if.npv": "Negativer Vorhersagewert",
    "what_if.accuracy": "Genauigkeit",
    "what_if.net_benefit": "Nettonutzen",
    "what_if.false_alarms": "1 - Spezifität",
    "what_if.roc": "ROC",
    "what_if.pr": "Präzision und Sensitivität",
    "what_if.decision": "Entscheidungskurve",
    "what_if.roc_alt": "ROC-Kurven; am Schwellenwert 1 - Spezifität und Sensitivität: {point}",
    "what_if.pr_alt": (
        "Kurven von Präzision und Sensitivität; am Schwellenwert Sensitivität und positiver Vorhersagewert: {point}"
    ),
    "what_if.decision_alt": "Entscheidungskurven; Schwellenwert und Nettonutzen: {point}",
    "what_if.here": "am Schwellenwert: {pictures}",
    "what_if.everyone": "alle melden: {pictures}",
    "what_if.nobody": "niemanden melden",
    "what_if.decision_note": (
        "Die Marken stehen am Schwellenwert. Nettonutzen (Vickers & Elkin 2006): der Anteil aller Bilder, der zu "
        "Recht gemeldet wird, abzüglich der Fehlalarme, jeder gewichtet mit der Chance (Odds) des Schwellenwerts: "
        "Wer ab 20 % handeln würde, findet vier Fehlalarme so schlimm wie einen übersehenen Fall. Ein Modell "
        "nützt, wo seine Linie über beiden liegt: alle melden und niemanden melden. Er gilt für diese Bilder, wie "
        "sie sind, wie häufig die Klasse in ihnen auch ist."
    ),
    "what_if.people_title": "**Von {people} Menschen, von denen {prevalence} % {name} haben:**",
    "what_if.found": "{count} haben {name} und werden gefunden ({low} bis {high})",
    "what_if.missed": "{count} haben {name} und werden übersehen ({low} bis {high})",
    "what_if.alarmed": "{count} haben es nicht: Fehlalarm ({low} bis {high})",
    "what_if.cleared": "{count} haben es nicht, nicht gemeldet ({low} bis {high})",
    "what_if.predictive": (
        "Wer {name} genannt wird, hat es mit einer Wahrscheinlichkeit von **{ppv}**; wer nicht, hat es mit einer "
        "von **{npv}** nicht."
    ),
    "what_if.range": "{value} ({low} bis {high})",
    "what_if.people_note": (
        "Berechnet aus Sensitivität und Spezifität auf diesen Bildern, in Klammern mit den Enden ihrer "
        "95-%-Intervalle, als wären beide überall gleich, ob {name} seltener oder häufiger ist. Das sind sie "
        "nicht: Das andere Krankenhaus zeigt, wie weit sie fallen können."
    ),
    "what_if.risk_coverage": "Wenn nur die sichersten eine Antwort bekommen",
    "what_if.coverage": "Anteil der Bilder, die benannt werden",
    "what_if.risk": "Anteil der falsch benannten daran",
    "what_if.risk_alt": (
        "Anteil falsch benannter gegen den Anteil benannter Bilder; wo das Modell selbst aufhört: {point}"
    ),
    "what_if.risk_note": (
        "Von rechts nach links zu lesen: Zuerst bleiben die Bilder offen, bei denen das Modell am wenigsten sicher "
        "ist, und von den übrigen sollten weniger falsch sein. Die Marken stehen dort, wo das Modell selbst sagt, "
        "dass es nicht sicher ist, nach einer auf der Validierung festgelegten Grenze. Wo eine Linie nach links "
        "nicht fällt, weiß das Modell nicht, was es nicht weiß."
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
