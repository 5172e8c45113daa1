"""Deutsch."""

NAME = "Deutsch"
DECIMAL, THOUSANDS, PERCENT = ",", ".", "\u00a0%"  # so that no line ends before the sign
TEXTS = {
    # Der Rahmen jeder Seite.
    "frame.language": "Sprache",
    "frame.notice": "**Nicht zur Diagnose.**",
    "frame.instrument": "Nur für Forschung und Lehre.",
    "frame.log_in": "Anmelden",
    "frame.model": "Modell",
    "frame.no_model": (
        "Es ist kein trainiertes Modell gespeichert. So wird eines trainiert: `thoraxlens train scratch_cnn --data "
        "synthetic --epochs 2`"
    ),
    "frame.upload_hint": "Dateien hierher ziehen oder mit *Upload* auswählen; je Datei höchstens {megabytes} MB.",
    "frame.and": "und",
    "frame.under": "unter {value}",
    "frame.over": "über {value}",
    "frame.interval": "{value} ({low}\u2013{high})",
    # Titel der Seiten, mit weichen Trennstrichen für schmale Bildschirme, und wofür die Seiten sind.
    "nav.menu": "Menü",
    "nav.radiologists": "Radiologie",
    "nav.educators": "Lehre",
    "nav.stakeholders": "Modellbewertung",
    "nav.read": "Röntgen\u00adaufnahme auswerten",
    "nav.worklist": "Arbeitsliste",
    "nav.compare": "Modelle vergleichen",
    "nav.inside": "Im Inneren des Netzes",
    "nav.challenge": "Befundungsübung",
    "nav.training_curves": "Trainings\u00adkurven",
    "nav.leaderboard": "Rangliste",
    "nav.performance": "Modellgüte",
    "nav.class_balance": "Klassen\u00adverteilung",
    "nav.model_cards": "Modellkarten",
    "nav.about": "Zweck und Grenzen",
    # Klassen als Bezeichnung und im Satz, Subtypen, Teile eines Datensatzes, Trainingsphasen.
    "class.NORMAL": "NORMAL",
    "class.PNEUMONIA": "PNEUMONIE",
    "class.EFFUSION": "ERGUSS",
    "class.BACTERIAL": "BAKTERIELL",
    "class.VIRAL": "VIRAL",
    "finding.NORMAL": "Normalbefund",
    "finding.PNEUMONIA": "Pneumonie",
    "finding.EFFUSION": "Pleuraerguss",
    "finding.BACTERIAL": "bakterielle Pneumonie",
    "finding.VIRAL": "virale Pneumonie",
    "subtype.bacterial": "bakteriell",
    "subtype.viral": "viral",
    "split.train": "Training",
    "split.val": "Validierung",
    "split.test": "Test",
    "split.external": "externer Testdatensatz",
    "stage.head": "Kopf",
    "stage.upper half": "obere Schichten",
    "stage.fine-tune": "Feinabstimmung",
    "stage.half size": "halbe Auflösung",
    "stage.from scratch": "volle Auflösung",
    "stage.scikit-learn": "scikit-learn",
    # Kennzahlen.
    "figure.auc": "AUC",
    "figure.accuracy": "Genauigkeit",
    "figure.balanced_accuracy": "Balancierte Genauigkeit",
    "figure.sensitivity": "Sensitivität",
    "figure.specificity": "Spezifität",
    "figure.ppv": "Positiver prädiktiver Wert",
    "figure.npv": "Negativer prädiktiver Wert",
    "figure.f1": "F1-Maß",
    "figure.average_precision": "Mittlere Präzision",
    "figure.brier": "Brier-Score",
    "figure.ece": "Erwarteter Kalibrierungsfehler (ECE)",
    "figure.ece_balanced": "ECE bei gleichem Gewicht der Klassen",
    "figure.brier_balanced": "Brier-Score bei gleichem Gewicht der Klassen",
    "figure.bacterial": "Sensitivität, bakterielle Pneumonie",
    "figure.viral": "Sensitivität, virale Pneumonie",
    "figure.net_benefit": "Nettonutzen",
    # Löschen hochgeladener Aufnahmen.
    "forgetting.privacy.one": "Hochgeladene Aufnahmen bleiben im Arbeitsspeicher dieser Sitzung und werden nicht auf "
    "einen Datenträger geschrieben. Nach {count} Minute ohne Aktivität und beim Schließen der Seite werden sie "
    "gelöscht.",
    "forgetting.privacy.many": "Hochgeladene Aufnahmen bleiben im Arbeitsspeicher dieser Sitzung und werden nicht auf "
    "einen Datenträger geschrieben. Nach {count} Minuten ohne Aktivität und beim Schließen der Seite werden sie "
    "gelöscht.",
    "forgetting.forget": "Löschen",
    "forgetting.help": (
        "Löscht sofort alles, was mit den hochgeladenen Aufnahmen zusammenhängt: Aufnahmen, Vorhersagen und Heatmaps, "
        "die Arbeitsliste mit ihren Notizen und den eigenen Text für den Bericht."
    ),
    # Die Warteschlange.
    "turns.before.one": "Noch {count} Anfrage vor Ihrer",
    "turns.before.many": "Noch {count} Anfragen vor Ihrer",
    "turns.limit": "Mehr als {limit} Anfragen in einer Minute. Bitte eine Minute warten und erneut versuchen.",
    "turns.earlier": "Ihre vorigen Anfragen werden noch bearbeitet. Bitte warten, bis sie fertig sind, und dann "
    "erneut versuchen.",
    "turns.crowded": "Die Warteschlange ist voll. Bitte in einer Minute erneut versuchen.",
    "turns.late": "Der Server war {seconds} Sekunden lang ausgelastet. Bitte in einer Minute erneut versuchen.",
    # Die Eingangsprüfung.
    "input_check.asked": "Die Vorhersage wird auf Ihren Wunsch trotzdem angezeigt.",
    "input_check.no_probability": "Es wird keine Vorhersage angezeigt.",
    "input_check.image": "Von der Eingangsprüfung abgewiesene Aufnahme",
    "input_check.correct": "Aufnahme korrigieren",
    "input_check.anyway": "Trotzdem auswerten",
    "input_check.window": "Mit anderer Fensterung auswerten: {window}",
    "input_check.middle_window": "1. bis 99. Perzentil der Grauwerte",
    "input_check.first_window": "Zurück zur ursprünglichen Fensterung",
    # Röntgenaufnahme auswerten.
    "read.classes": "Klassen: {classes}. Trainingsdaten: {data}.",
    "read.samples": "Oder ein synthetisches Röntgenbild wählen (zeigt keinen Patienten)",
    "read.samples_note": (
        "Die synthetischen Bilder ahmen Röntgenbilder von Kindern nach. Die Klasse ist nur schwach ausgeprägt: Ein "
        "Modell kann auch bei einem Normalbefund eine Pneumonie vorhersagen."
    ),
    "read.nothing_yet": "Für eine Vorhersage eine Röntgenaufnahme hochladen oder ein synthetisches Röntgenbild wählen.",
    "read.predicted_above": "**Vorhersage: {label}.** {model} gibt für {finding} eine Wahrscheinlichkeit von "
    "{probability} an. Sie liegt über dem Schwellenwert von {threshold}.",
    "read.predicted_below": "**Vorhersage: {label}.** {model} gibt für {finding} eine Wahrscheinlichkeit von "
    "{probability} an. Sie liegt unter dem Schwellenwert von {threshold}.",
    "read.predicted_likeliest": (
        "**Vorhersage: {label}.** Nach {model} ist diese Klasse mit {probability} die wahrscheinlichste von {classes} "
        "Klassen."
    ),
    "read.indeterminate": (
        "Die Vorhersage ist **nicht eindeutig**: Ihre Konfidenz liegt unter der am Validierungsdatensatz festgelegten "
        "Grenze."
    ),
    "read.no_diagnosis": "Dies ist das Ergebnis eines Modells, keine Diagnose.",
    "read.limits": "Grenzen dieses Modells",
    "read.test_rates": "Im Testdatensatz beträgt die Sensitivität für {finding} {right}, die Fehlalarmrate {wrong}.",
    "read.test_rates_each": "Sensitivität im Testdatensatz: {rates}.",
    "read.test_rate_of_one": "{finding} {share}",
    "read.pretest": "Die Wahrscheinlichkeit setzt eine Vortestwahrscheinlichkeit von {pretest} je Klasse voraus.",
    "read.time": "Rechenzeit: {milliseconds} ms.",
    "read.probability_of": "Wahrscheinlichkeit für {finding}",
    "read.scale": "Wahrscheinlichkeit {probability} auf einer Skala von 0 bis {all}; Schwellenwert {threshold}.",
    "read.bars": "Wahrscheinlichkeiten: {probabilities}",
    "read.heat_map": "Heatmap",
    "read.method": "Verfahren",
    "read.heat_map_for": "Heatmap für",
    "read.size": "{width} x {height} Pixel",
    "read.radiograph": "Röntgenaufnahme",
    "read.no_map": "Ohne Heatmap",
    "read.radiograph_alone": "Röntgenaufnahme ohne Heatmap",
    "read.radiograph_under": "Röntgenaufnahme mit Heatmap",
    "read.evidence": "{method}: Hinweise auf {finding}",
    "read.evidence_rather": "{method}: Hinweise auf {finding} gegenüber den anderen Klassen",
    "read.no_evidence": "**Kein Bereich zeigt Hinweise auf {finding}**, daher ist nichts eingefärbt.",
    "read.no_evidence_rather": "**Kein Bereich zeigt Hinweise auf {finding}** gegenüber den anderen Klassen, daher "
    "ist nichts eingefärbt.",
    "read.influence": "{method}: Einfluss auf den Logit für {finding}",
    "read.influence_rather": "{method}: Einfluss auf den Logit für {finding} abzüglich des Mittelwerts der übrigen",
    "read.no_influence": "Kein Bereich beeinflusst den Logit, daher ist nichts eingefärbt.",
    "read.map_of_members": "Die Heatmap ist der Mittelwert der Heatmaps aller Mitglieder des Ensembles.",
    "read.locates_poorly": "Heatmaps lokalisieren Befunde in Röntgenaufnahmen schlecht: schlechter als Radiologinnen "
    "und Radiologen, am schlechtesten kleine Befunde (Saporta et al. 2022).",
    # Wahrscheinlichkeitsskalen.
    "scales.threshold": "Schwellenwert {value}",
    "scales.predicted": "Vorhersage {label}",
    "scales.indeterminate": "nicht eindeutig von {low} bis {high}",
    # Eine Heatmap in Worten.
    "heat_maps.drawing": "Heatmap wird berechnet: {method}",
    "heat_maps.no_lungs": "In der Aufnahme wurde keine Lunge gefunden.",
    "heat_maps.in_lungs": "{share} der Aktivierung liegen in der Lunge, die {lungs} der Bildfläche einnimmt.",
    "heat_maps.at_border": (
        "**{share} der Aktivierung liegen am Bildrand**, der {border} der Bildfläche einnimmt. Buchstaben, Kanten und "
        "Fremdmaterial dort gehen auf die Aufnahmetechnik zurück, nicht auf die Erkrankung."
    ),
    "heat_maps.cell": "Der kalibrierte Logit von {logit} ist eine Konstante ({constant}) plus der Mittelwert dieser "
    "Heatmap über ihre {cells} Zellen. Die stärkste Zelle hat den Wert {most}.",
    "heat_maps.cell_rather": "Der kalibrierte Logit für {finding} abzüglich des Mittelwerts der übrigen beträgt "
    "{logit}: eine Konstante ({constant}) plus der Mittelwert dieser Heatmap über ihre {cells} Zellen. Die stärkste "
    "Zelle hat den Wert {most}.",
    "heat_maps.hiding": "Wird der wichtigste Bereich verdeckt, sinkt der kalibrierte Logit ({logit}) um {most}.",
    "heat_maps.hiding_rather": "Der kalibrierte Logit für {finding} abzüglich des Mittelwerts der übrigen beträgt "
    "{logit}. Wird der wichtigste Bereich verdeckt, sinkt er um {most}.",
    "heat_maps.unsigned": "Die Werte haben kein Vorzeichen: Eine Änderung dort kann den Logit erhöhen oder senken.",
    # Trainingskurven.
    "curves.models": "Modelle",
    "curves.others": "Nicht gezeigt: {models}. Ein Ensemble besteht aus trainierten Modellen und hat kein eigenes "
    "Training.",
    "curves.choose": "Bitte mindestens ein Modell wählen.",
    "curves.lines": "Gepunktete Linien: Training. Durchgezogene Linien: Validierung an unveränderten Aufnahmen "
    "anderer Patienten.",
    "curves.augmented": "{models}: trainiert mit Augmentierung (zufällige Drehung, Unschärfe, Kompression) und "
    "Dropout, daher kann die Validierung besser aussehen als das Training.",
    "curves.not_augmented": "{models}: ohne Augmentierung trainiert.",
    "curves.at_once": "{models}: in einem Schritt angepasst, ohne Epochen, daher waagerechte Linien.",
    "curves.half_size": "{models}: zuerst mit halber Auflösung trainiert, in einem Viertel der Zeit je Epoche. Beim "
    "Wechsel zur vollen Auflösung springen die Werte; die besten Werte unten gelten erst ab da.",
    "curves.overfitting": "Überanpassung beginnt, wo sich das Training noch verbessert, die Validierung aber nicht "
    "mehr.",
    "curves.quantity.auc": "AUC",
    "curves.quantity.loss": "Verlust (Kreuzentropie)",
    "curves.quantity.accuracy": "Genauigkeit vor der Kalibrierung",
    "curves.alt": "{quantity} je Epoche, Training und Validierung, für {models}",
    "curves.best": "Bestwert in der Validierung: {values}.",
    "curves.best_of_one": "{model} {value}",
    "curves.best_in_epoch": "{model} {value} in Epoche {epoch}",
    "curves.figures": "Werte je Epoche",
    "column.epoch": "Epoche",
    "column.stage": "Phase",
    "column.loss": "Verlust",
    "column.auc": "AUC",
    "column.accuracy": "Genauigkeit",
    "column.val_loss": "Verlust, Validierung",
    "column.val_auc": "AUC, Validierung",
    "column.val_accuracy": "Genauigkeit, Validierung",
    "column.learning_rate": "Lernrate",
    "column.seconds": "Sekunden",
    # Diagramme.
    "charts.training": "{model}, Training",
    "charts.chance": "Zufallsniveau",
    "charts.guessing": "Zufallsniveau: {name}",
    "charts.perfect": "ideale Kalibrierung",
    "charts.predicted": "vorhergesagte Wahrscheinlichkeit",
    "charts.observed": "beobachtete Häufigkeit",
    "charts.bin": "{images} Aufnahmen: vorhergesagt {predicted}, beobachtet {observed}",
    "charts.unit.images": "Aufnahmen",
    "charts.unit.patients": "Patienten",
    "charts.images_of_patient": "Aufnahmen je Patient",
    "charts.share_of_patients": "Anteil der Patienten",
    "charts.share_of_images": "Anteil der Aufnahmen",
    "charts.patients_in_bar": "{patients} Patienten ({share})",
    "charts.images_in_bar": "{images} Aufnahmen ({share})",
    "charts.median": "{name}, Median {value}",
    # Modellgüte.
    "performance.data_set": "Datensatz",
    "performance.split.test": "Test",
    "performance.split.val": "Validierung",
    "performance.split.external": "Externer Test",
    "performance.origin.test": "Am Testdatensatz wurden keine Gewichte trainiert oder ausgewählt.",
    "performance.origin.val": "Die beste Epoche und die Kalibrierung wurden an diesen Aufnahmen gewählt; anderswo ist "
    "eine geringere Güte zu erwarten.",
    "performance.origin.external": (
        "Diese Aufnahmen stammen aus einem anderen Krankenhaus; an ihnen wurde nichts trainiert, ausgewählt oder "
        "abgestimmt."
    ),
    "performance.interval_help": "Darunter das 95-%-Konfidenzintervall",
    "performance.interval": "95-%-KI: {low} bis {high}",
    "performance.counted": "{images} Aufnahmen, gezählt als {patients} Patienten. Schwellenwert für {finding}: "
    "{threshold}.",
    "performance.counted_likeliest": "{images} Aufnahmen, gezählt als {patients} Patienten. Vorhergesagt wird die "
    "wahrscheinlichste Klasse.",
    "performance.rule": "Entscheidungsregel: {rule}. Festgelegt an {fixed_on}.",
    "performance.headline": "Beim Schwellenwert des Modells ({threshold})",
    "performance.headline_likeliest": "Vorhersage: die wahrscheinlichste Klasse",
    "performance.moving": "Bei frei gewähltem Schwellenwert",
    "performance.confusion": "Konfusionsmatrix",
    "performance.confusion_alt": "{label}: {right} von {images} richtig",
    "performance.roc_alt": "ROC-Kurve, AUC {area}",
    "performance.precision_recall_alt": "Precision-Recall-Kurve, mittlere Präzision {precision}",
    "performance.every_figure": "Alle Kennzahlen mit 95-%-Konfidenzintervallen",
    "performance.column": "{split}, {images} Aufnahmen",
    "performance.column_only_here": "Test, nur dort vorkommende Patientennummern, {images} Aufnahmen",
    "performance.elsewhere.one": "{count} Testaufnahme hat eine Patientennummer, die auch in Training oder "
    "Validierung vorkommt. Ob es derselbe Patient ist, gibt die Quelle nicht an. Die letzte Spalte gilt ohne diese "
    "Aufnahme.",
    "performance.elsewhere.many": "{count} Testaufnahmen haben eine Patientennummer, die auch in Training oder "
    "Validierung vorkommt. Ob es derselbe Patient ist, gibt die Quelle nicht an. Die letzte Spalte gilt ohne diese "
    "Aufnahmen.",
    "performance.of_two": "Je zwei Klassen ohne die übrigen:",
    "performance.means": "AUC, mittlere Präzision, balancierte Genauigkeit und F1-Maß sind Mittelwerte über die "
    "Klassen, jede gegen alle übrigen.",
    "performance.bootstrap": "Konfidenzintervalle: 2.000 Bootstrap-Stichproben von Patienten, nicht von Aufnahmen, "
    "weil sich Aufnahmen eines Patienten ähneln.",
    "performance.kinds": "Nach Klasse und Subtyp",
    "performance.points": "Weitere Schwellenwerte",
    "performance.points_note": "Festgelegt am Validierungsdatensatz, gemessen an diesen Aufnahmen. Der Schwellenwert "
    "des Modells ist {threshold}.",
    "performance.external": "Externe Validierung",
    "performance.fall": "Abnahme vom Testdatensatz zum externen Testdatensatz: {losses}. Ein negativer Wert ist eine "
    "Zunahme.",
    "performance.calibrated": "Kalibrierung",
    "performance.before": "vor der Kalibrierung",
    "performance.after": "nach der Kalibrierung",
    "performance.calibration_alt": "Vorhergesagte Wahrscheinlichkeit und beobachtete Häufigkeit, vor und nach der "
    "Kalibrierung",
    "performance.calibration_of": "Gezeigt ist die Wahrscheinlichkeit für {finding}; die Prävalenz beträgt hier "
    "{prevalence}.",
    "performance.calibration_of_predicted": "Gezeigt ist die Wahrscheinlichkeit der vorhergesagten Klasse.",
    "performance.calibration_note": "Die Kalibrierung wurde festgelegt an {fixed_on}, unter Annahme einer "
    "Vortestwahrscheinlichkeit von {pretest} je Klasse. Bei anderer Prävalenz oder andersartigen Aufnahmen ist die "
    "Wahrscheinlichkeit verzerrt. Fehler bei gleichem Gewicht der Klassen gelten für diese Vortestwahrscheinlichkeit, "
    "die übrigen für die Prävalenz dieser Aufnahmen.",
    "performance.by_own_rule": (
        "**Nach der Entscheidungsregel des Modells**, wobei zuerst die Vorhersagen mit der geringsten Konfidenz "
        "entfallen:"
    ),
    "performance.indeterminate_note": (
        "Die Seite *{page}* kennzeichnet Vorhersagen als nicht eindeutig, deren Konfidenz unter einer am "
        "Validierungsdatensatz festgelegten Grenze liegt. {share} dieser Aufnahmen liegen darüber; dort beträgt die "
        "Genauigkeit {accuracy}."
    ),
    "performance.robustness": "Robustheit gegenüber Störungen",
    "performance.robustness_note": "Ergebnisse an den {images} Testaufnahmen nach Störungen, die das Bild verändern, "
    "nicht den Patienten. Die Änderung der Wahrscheinlichkeit gilt für die Klasse mit der größten Änderung. Einfarbige "
    "Ränder werden vor der Vorhersage abgeschnitten; die Fotos sind simuliert.",
    "performance.copies.one": (
        "Von {images} Validierungsaufnahmen wurde auch eine andere Kopie der Datei ausgewertet, etwa das Original in "
        "voller Größe. **{count}** vorhergesagte Klasse weicht ab; die Wahrscheinlichkeit unterscheidet sich um "
        "{median} (Median) und {percentile} (95. Perzentil)."
    ),
    "performance.copies.many": (
        "Von {images} Validierungsaufnahmen wurde auch eine andere Kopie der Datei ausgewertet, etwa das Original in "
        "voller Größe. **{count}** vorhergesagte Klassen weichen ab; die Wahrscheinlichkeit unterscheidet sich um "
        "{median} (Median) und {percentile} (95. Perzentil)."
    ),
    "performance.heat_maps": "Aussagekraft der Heatmaps",
    "performance.heat_maps_note": "Gemessen an {images} Validierungsaufnahmen. *Einfügen*: mittlere "
    "Wahrscheinlichkeit der vorhergesagten Klasse, während Pixel in einem unscharfen Bild erscheinen, die wichtigsten "
    "zuerst; hoch ist gut. *Löschen*: dasselbe, während Pixel schwarz werden; niedrig ist gut (Petsiuk et al. 2018). "
    "Die zufällige Heatmap zeigt das Zufallsniveau und die Größe von Lunge und Rand. Aktivierung am Rand spricht "
    "dafür, dass das Modell aus Kanten und Buchstaben gelernt hat.",
    "performance.heat_maps_earlier": "Die Wahrscheinlichkeiten waren die einer früheren Kalibrierung (Temperatur "
    "{temperature}); das Modell wurde seither neu kalibriert.",
    # Tabellen mit Kennzahlen.
    "tables.figure": "Kennzahl",
    "tables.class": "Klasse",
    "tables.images": "Aufnahmen",
    "tables.pair": "Klassen",
    "tables.correct": "richtig",
    "tables.share": "Anteil",
    "tables.criterion": "Kriterium",
    "tables.point.youden": "maximaler Youden-Index",
    "tables.point.sensitivity_0.95": "Sensitivität von mindestens 95\u00a0%",
    "tables.point.sensitivity_0.99": "Sensitivität von mindestens 99\u00a0%",
    "tables.threshold": "Schwellenwert",
    "tables.heat_map": "Heatmap",
    "tables.insertion": "Einfügen",
    "tables.deletion": "Löschen",
    "tables.in_lungs": "Aktivierung in der Lunge",
    "tables.at_border": "Aktivierung am Rand",
    "tables.perturbation": "Störung",
    "tables.unperturbed": "keine",
    "tables.auc_decrease": "Abnahme der AUC",
    "tables.changed": "geänderte Vorhersagen",
    "tables.change_median": "Änderung der Wahrscheinlichkeit, Median",
    "tables.change": "Änderung der Wahrscheinlichkeit, 95. Perzentil",
    "tables.warned": "Warnung: Foto",
    # Wie ein gespeichertes Modell entstand.
    "card.item.network": "Netz",
    "card.network_words": "{description}; Merkmalskarten {features}, {parameters} Parameter. Quelle: {reference}.",
    "card.ensemble_words": "{description}; zusammen {parameters} Parameter. Quelle: {reference}.",
    "card.item.members": "Mitglieder",
    "card.members_words": "{members}. Sie wurden einzeln trainiert; das Ensemble hat kein eigenes Training und keine "
    "eigenen Netzdateien.",
    "card.item.weights": "Anfangsgewichte",
    "card.item.training": "Training",
    "card.training_words": "{recipe}; {seconds} Sekunden.",
    "card.training_at_once": "In einem Schritt mit scikit-learn angepasst; {seconds} Sekunden.",
    "card.true": "ja",
    "card.false": "nein",
    "card.item.files": "Dateien",
    "card.files_both": "Das Keras-Netz `model.keras` ist neben dem LiteRT-Netz gespeichert, das hier die Vorhersagen "
    "liefert.",
    "card.files_litert": (
        "Gespeichert ist nur das LiteRT-Netz, das hier die Vorhersagen liefert, weil das Keras-Netz groß ist. Der "
        "Befehl unten erzeugt beide; dazu ein anderes `--name` angeben."
    ),
    "card.item.data": "Daten",
    "card.data_words": "{name}, {images} Aufnahmen: {splits}.",
    "card.copies.one": "Im Training wurde {count} Aufnahme auch aus einer anderen Kopie ihrer Datei gezeigt.",
    "card.copies.many": "Im Training wurden {count} Aufnahmen auch aus anderen Kopien ihrer Dateien gezeigt.",
    "card.adults": "Gemeinsam trainiert mit Aufnahmen von {patients} Erwachsenen ({classes}) aus {name}.",
    "card.fingerprint": "Fingerabdruck `{fingerprint}`.",
    "card.item.decision": "Kalibrierung",
    "card.decision_words": "Temperatur {temperature}, Versatz {offsets}; festgelegt an {fixed_on}.",
    "card.item.input_check": "Eingangsprüfung",
    "card.input_check_words": (
        "Aufnahmen mit Warnung / abgewiesen: {splits}. Die Warngrenze wurde am Validierungsdatensatz festgelegt."
    ),
    "card.input_check_split": "{split} {warned} / {refused}",
    "card.item.command": "Befehl",
    "card.item.licence": "Lizenz",
    "card.item.made": "Erstellt",
    "card.made_words": "{date}, mit {libraries}.",
    "recipe.head_epochs": "Epochen des Kopfes",
    "recipe.epochs": "Epochen",
    "recipe.learning_rate": "Lernrate",
    "recipe.weight_decay": "Weight Decay",
    "recipe.dropout": "Dropout",
    "recipe.label_smoothing": "Label Smoothing",
    "recipe.batch": "Batchgröße",
    "recipe.warmup_steps": "Warm-up-Schritte",
    "recipe.average": "Mittelung der Gewichte",
    "recipe.lung_penalty": "Strafterm für Evidenz außerhalb der Lungen",
    "recipe.mixup": "Mixup",
    "recipe.augmented": "Augmentierung",
    "recipe.half_size_epochs": "Epochen mit halber Auflösung",
    "recipe.full_size_rate": "Lernrate bei voller Auflösung",
    "recipe.patience": "Patience (Epochen)",
    "recipe.upper_epochs": "Epochen der oberen Schichten",
    "recipe.seed": "Startwert",
    # Klassenverteilung.
    "balance.none": (
        "Es ist noch kein Datensatz erfasst. So wird einer erfasst: `thoraxlens dataset DIR`. Oder ein Modell "
        "trainieren: `thoraxlens train scratch_cnn --data synthetic --epochs 2`"
    ),
    "balance.data": "Datensatz",
    "balance.as_counted": "{data} (laut Modellkarte von {model})",
    "balance.count": "Anzahl",
    "balance.unit.images": "Aufnahmen",
    "balance.unit.patients": "Patienten",
    "balance.radiographs": "**{images} Röntgenbilder** in {count} Klassen: {classes}.",
    "balance.unreadable.one": "{count} Datei war nicht lesbar.",
    "balance.unreadable.many": "{count} Dateien waren nicht lesbar.",
    "balance.splits_given": "Die Aufteilung in Training, Validierung und Test stammt aus der Quelle.",
    "balance.splits_drawn": "Die Aufteilung wurde patientenweise ausgelost (Startwert {seed}).",
    "balance.splits_mixed": "Von der Quelle vorgegeben: {given}. Patientenweise ausgelost: {drawn} (Startwert {seed}).",
    "balance.fingerprint": "Fingerabdruck der Dateien: `{fingerprint}`.",
    "balance.trained": "Mit diesem Datensatz trainierte Modelle: {models}.",
    "balance.not_trained": (
        "Mit diesem Datensatz wurde noch kein gespeichertes Modell trainiert. So wird eines trainiert: `thoraxlens "
        "train mobilenet_v2 --data DIR`."
    ),
    "balance.bars_alt": "{unit} nach Teilmenge und Klasse; die Zahlen stehen in der Tabelle darunter",
    "balance.column.split": "Teilmenge",
    "balance.column.label": "Klasse",
    "balance.column.subtype": "Subtyp",
    "balance.column.images": "Aufnahmen",
    "balance.column.patients": "Patienten",
    "balance.column.groups": "Patienten (nur Nummer)",
    "balance.weights": "Klassengewichte",
    "balance.share": "Anteil {label}: {shares}.",
    "balance.share_of_split": "{split} **{share}**",
    "balance.weights_note": (
        "Bei ungleich häufigen Klassen bevorzugt ein Modell die häufigere. Im Training wird deshalb jede Aufnahme so "
        "gewichtet, dass alle Klassen in der Summe gleich viel zählen:"
    ),
    "balance.weight_of": "Gewicht für {label}",
    "balance.two_keys": (
        "Patienten werden nach zwei Schlüsseln gezählt, weil die Quelle nicht angibt, welcher richtig ist: (1) Subtyp "
        "oder Serie plus Nummer, (2) nur Nummer. Patienten, die sowohl im Testdatensatz als auch in Training oder "
        "Validierung vorkommen: **{shared}** nach Schlüssel 1, **{by_number}** nach Schlüssel 2. Für hier ausgeloste "
        "Validierungsdaten gilt Schlüssel 2; er ist strenger."
    ),
    "balance.shared": (
        "Patienten, die sowohl im Testdatensatz als auch in Training oder Validierung vorkommen: **{shared}**."
    ),
    "balance.not_stored": (
        "Bildgrößen, Helligkeit, Duplikate und mittlere Röntgenbilder dieses Datensatzes sind nicht gespeichert. "
        "Liegen die Aufnahmen in einem Ordner DIR, lassen sie sich so erfassen: `thoraxlens dataset DIR --name {name}`"
    ),
    "balance.nameless.one": (
        "**{count}** Aufnahme hat keine Patientenkennung und zählt als eigener Patient. Ob dieser Patient in zwei "
        "Teilmengen vorkommt, lässt sich nicht feststellen."
    ),
    "balance.nameless.many": (
        "**{count}** Aufnahmen haben keine Patientenkennung; jede zählt als eigener Patient. Ob einer dieser Patienten "
        "in zwei Teilmengen vorkommt, lässt sich nicht feststellen."
    ),
    "balance.by.patient": "Schlüssel 1: Subtyp oder Serie plus Nummer",
    "balance.by.group": "Schlüssel 2: nur Nummer",
    "balance.per_patient_alt": "Anteil der Patienten jeder Klasse nach Zahl ihrer Aufnahmen; Schlüssel: {key}",
    "balance.most": "Von einem Patienten liegen innerhalb einer Klasse höchstens **{most}** Aufnahmen vor.",
    "balance.most_two_keys": (
        "Von einem Patienten liegen innerhalb einer Klasse höchstens **{most}** Aufnahmen vor (Schlüssel 1), nach "
        "Schlüssel 2 **{by_number}**."
    ),
    "balance.alike": (
        "Aufnahmen eines Patienten ähneln sich. Aufteilung und Konfidenzintervalle beziehen sich deshalb auf "
        "Patienten, nicht auf Aufnahmen."
    ),
    "balance.size_and_brightness": "Größe und Helligkeit",
    "balance.one_size": "Alle Dateien haben **{size}** Pixel; die Bildgröße verrät also nichts über die Klasse.",
    "balance.sizes": (
        "Unterscheiden sich Bildgröße oder Seitenverhältnis zwischen den Klassen, kann ein Netz diesen Unterschied "
        "lernen statt der Erkrankung."
    ),
    "balance.axis.width": "Bildbreite, Pixel",
    "balance.axis.height": "Bildhöhe, Pixel",
    "balance.axis.brightness": "Helligkeit, Graustufen",
    "balance.axis.contrast": "Kontrast, Graustufen",
    "balance.alt.width": "Verteilung der Breite nach Klasse",
    "balance.alt.height": "Verteilung der Höhe nach Klasse",
    "balance.alt.brightness": "Verteilung der Helligkeit nach Klasse",
    "balance.alt.contrast": "Verteilung des Kontrasts nach Klasse",
    "balance.brightness": (
        "Helligkeit ist der mittlere Grauwert einer Aufnahme in der Eingabegröße der Modelle, von 0 (Schwarz) bis 255. "
        "Kontrast ist die Standardabweichung ihrer Grauwerte. Ein Unterschied zwischen den Klassen kann von Belichtung "
        "oder Gerät stammen statt von der Erkrankung; lernen kann ein Netz ihn trotzdem."
    ),
    "balance.duplicates": "Duplikate",
    "balance.groups.exact": "Gruppen identischer Dateien: {places}.",
    "balance.groups.near": (
        "Gruppen von Beinahe-Duplikaten (dasselbe Bild neu komprimiert, skaliert oder aufgehellt): {places}."
    ),
    "balance.places": (
        "**{groups}** ({files} Dateien); über Teilmengen hinweg **{splits}**, über Klassen hinweg **{classes}**, über "
        "Patienten hinweg **{patients}**"
    ),
    "balance.duplicates_note": (
        "Ein Duplikat über Teilmengen hinweg heißt, dass ein Modell an einer Aufnahme geprüft wird, die es schon kennt "
        "(Data Leakage). Ein Duplikat über Klassen hinweg heißt, dass mindestens eine Klassenangabe falsch ist. "
        "Verglichen wurde über perzeptuelle Hashes, danach über die Korrelation lokaler Details."
    ),
    "balance.names": "Dateinamen",
    "balance.column.kind": "Art",
    "balance.column.files": "Dateien",
    "balance.means": "Mittlere Röntgenbilder",
    "balance.means_note": (
        "Was die Aufnahmen einer Klasse gemeinsam haben und worin sich die Klassen unterscheiden. Jeden Unterschied "
        "außerhalb der Lunge (Bildrand, eingebrannte Buchstaben, Armhaltung) kann ein Netz statt der Erkrankung lernen."
    ),
    "balance.mean": "{label}: Mittelwert aus {images} Aufnahmen",
    "balance.mean_alt": "Mittleres Röntgenbild von {label}",
    "balance.difference": (
        "Differenz ({label} minus {other}): Rot ist heller, Blau dunkler; die kräftigste Farbe steht für {levels} "
        "Graustufen"
    ),
    "balance.difference_alt": "Mittleres Röntgenbild von {label} minus das von {other}",
    # Klassenverteilung: Prüfung auf Abkürzungen.
    "shortcuts.title": "Abkürzungen (Shortcuts)",
    "shortcuts.not_stored": (
        "Die Prüfung dieses Datensatzes auf Abkürzungen ist nicht gespeichert. Aus den Aufnahmen in einem Ordner DIR "
        "entsteht sie mit `python -m model_zoo dataset DIR --name {name}`"
    ),
    "shortcuts.intro": (
        "Ein Netz lernt alles, was die Klassen unterscheidet, ob Krankheit oder nicht. Hier werden die Klassen "
        "vorhergesagt, ohne zu wissen, wo die Lunge liegt: aus Kennzahlen des ganzen Bildes (Helligkeit, Schärfe, "
        "Dateigröße und weitere), aus eingebrannten Zeichen oder aus der Herkunft der Datei. Logistische Regression, "
        "fünffache patientenweise Kreuzvalidierung auf den **{images}** Aufnahmen außerhalb des Testdatensatzes; "
        "95-%-Konfidenzintervalle in Klammern. Auch eine Krankheit kann Kennzahlen verändern (eine Verschattung senkt "
        "den Kontrast): Eine hohe AUC ist eine Warnung, kein Beweis."
    ),
    "shortcuts.pair": "Verglichene Klassen",
    "shortcuts.too_few": "Für eine Kreuzvalidierung gibt es zu wenige Patienten.",
    "shortcuts.together": (
        "Alle Kennzahlen des ganzen Bildes zusammen unterscheiden {second} von {first} mit einer AUC von **{auc}**."
    ),
    "shortcuts.carried_over": (
        "An diese Aufnahmen angepasst und auf den Testdatensatz angewandt, erreichen sie **{auc}**."
    ),
    "shortcuts.strongest": "Die stärkste einzelne Kennzahl ist **{name}**: {auc}.",
    "shortcuts.auc_alt": (
        "AUC mit 95-%-Konfidenzintervall für {second} gegenüber {first}, für jede Kennzahl des ganzen Bildes und für "
        "andere Merkmale"
    ),
    "shortcuts.statistics": "Kennzahl des ganzen Bildes",
    "shortcuts.others": "anderes Merkmal",
    "shortcuts.chance": "Zufall",
    "shortcuts.within": (
        "Alle Kennzahlen zusammen, nur unter den Aufnahmen einer Projektion, eines Geschlechts oder einer Serie von "
        "Dateinamen. Eine höhere AUC als oben spricht dafür, dass diese Aufnahmen je nach Klasse verschieden "
        "aufbereitet wurden:"
    ),
    "shortcuts.styles": "Stilgruppen",
    "shortcuts.styles_words": (
        "k-Means über die Kennzahlen teilt die Aufnahmen in {styles} Stile, also Arten, wie sie entstanden sind. Stile "
        "mit nur einer Klasse: **{alone}**. Stile mit mindestens {limit} einer Klasse: **{nearly}**, mit **{share}** "
        "der Aufnahmen. Testaufnahmen werden diesen Stilen zugeordnet, aber nicht zu ihrer Bildung verwendet."
    ),
    "shortcuts.styles_alt": "Anteil jeder Klasse an jeder Stilgruppe; die Zahlen stehen in der Tabelle darunter",
    "shortcuts.styles_all": "Alle Stilgruppen",
    "shortcuts.groups_words": (
        "Die Gruppen fassen Stile zu Teilen zusammen, die je Klasse etwa gleich viele Aufnahmen haben: für eine "
        "Kreuzvalidierung, die die Stile einer Gruppe auslässt."
    ),
    "shortcuts.marks": "Eingebrannte Zeichen",
    "shortcuts.marks_words": (
        "Helle Buchstaben und Zeichen nahe den Rändern wurden ausgeschnitten und nach ihrem Aussehen gruppiert; "
        "**{marks}** kommen in vielen Aufnahmen vor. Manche können Anatomie (Rippenränder) oder Fremdmaterial sein. "
        "Zeichen, die außerhalb des Testdatensatzes nur auf einer Klasse stehen, und zu oft für einen Zufall:"
    ),
    "shortcuts.no_marks": "Keine Buchstaben oder Zeichen kommen in vielen Aufnahmen gleich vor.",
    "shortcuts.no_one_class_marks": "Keine.",
    "shortcuts.mark_words": (
        "**Zeichen {number}**: {images} Aufnahmen von {patients} Patienten, alle mit {label}. Im Testdatensatz: {test}."
    ),
    "shortcuts.properties": "Herkunft der Dateien",
    "shortcuts.properties_words": (
        "Buchstaben, mit denen Dateinamen beginnen, und, wo eine Tabelle sie angibt, Projektion und Geschlecht. Ein "
        "Netz sieht keine Dateinamen, aber Dateien einer Serie sind oft auf eine Art entstanden."
    ),
    "shortcuts.examples": "Beispielaufnahmen",
    "shortcuts.examples_of": "Beispiele für",
    "shortcuts.example_missing": "{file} ist nicht lesbar.",
    "shortcuts.example_alt": "Beispielaufnahme, {label}",
    "shortcuts.style": "Stil {number}",
    "shortcuts.mark": "Zeichen {number}",
    "shortcuts.column.property": "Merkmal",
    "shortcuts.column.value": "AUC",
    "shortcuts.column.low": "95-%-Intervall von",
    "shortcuts.column.high": "bis",
    "shortcuts.column.only": "Aufnahmen mit",
    "shortcuts.column.style": "Stil",
    "shortcuts.column.mark": "Zeichen",
    "shortcuts.column.look": "mittleres Bild",
    "shortcuts.column.place": "Ort",
    "shortcuts.column.training": "{label}",
    "shortcuts.column.test": "{label} (Test)",
    "shortcuts.column.group": "Gruppe",
    "shortcuts.column.typical": "typisch (Standardabweichungen vom Mittelwert)",
    "shortcuts.column.one_class": "nur eine Klasse",
    "shortcuts.place.top_left": "oben links",
    "shortcuts.place.top_middle": "oben",
    "shortcuts.place.top_right": "oben rechts",
    "shortcuts.place.middle_left": "links",
    "shortcuts.place.middle_middle": "verschieden",
    "shortcuts.place.middle_right": "rechts",
    "shortcuts.place.bottom_left": "unten links",
    "shortcuts.place.bottom_middle": "unten",
    "shortcuts.place.bottom_right": "unten rechts",
    "property.together": "alle Kennzahlen zusammen",
    "property.brightness": "Helligkeit",
    "property.contrast": "Kontrast",
    "property.entropy": "Entropie der Graustufen",
    "property.black": "Anteil Schwarz",
    "property.white": "Anteil Weiß",
    "property.sharpness": "Schärfe",
    "property.noise": "Rauschen",
    "property.fine_detail": "feine Details",
    "property.spectrum_slope": "Steigung des Spektrums",
    "property.blocks": "JPEG-Blöcke",
    "property.border_brightness": "Rand: Helligkeit",
    "property.border_contrast": "Rand: Kontrast",
    "property.border_black": "Rand: Anteil Schwarz",
    "property.empty_edges": "leere Ränder",
    "property.symmetry": "Rechts-links-Symmetrie",
    "property.bytes": "Dateigröße",
    "property.width": "Breite",
    "property.height": "Höhe",
    "property.style": "Stilgruppe",
    "property.marks": "eingebrannte Zeichen",
    "property.series": "Serie der Dateinamen",
    "property.view": "Projektion",
    "property.sex": "Geschlecht",
    "property.age": "Alter",
    # Für die Lehre: im Inneren des Netzes, Befundungsübung, Interpretation der Trainingskurven.
    "inside.intro": "Wie ein Netz von der Aufnahme zur Wahrscheinlichkeit kommt, in vier Ansichten.",
    "inside.choose": (
        "Bitte eine Röntgenaufnahme hochladen oder ein synthetisches Beispiel wählen, um das Netz von innen zu sehen."
    ),
    "inside.reading": "Vorhersage von {title}: **{label}**, Wahrscheinlichkeit {probability}.",
    "inside.view": "Ansicht",
    "inside.stages": "Merkmalskarten",
    "inside.sum": "Heatmap Schritt für Schritt",
    "inside.versions": "Datenaugmentierung",
    "inside.changes": "Störungen",
    "inside.member": "Netz des Ensembles",
    "inside.member_help": "Ein Ensemble fasst mehrere Netze zusammen. Hier lässt sich wählen, welches gezeigt wird.",
    "stages.intro": (
        "Ein Netz verarbeitet ein Bild in Stufen. Jede Stufe berechnet viele *Merkmalskarten* (Feature Maps): kleine "
        "Graubilder, die dort hell sind, wo das Netz das Muster findet, das die Karte zu erkennen gelernt hat. Frühe "
        "Karten sind fein und folgen Kanten und Helligkeit. Späte Karten sind grob, und ihre Muster haben keinen "
        "einfachen Namen. Gezeigt werden aus jeder Stufe die {count} Karten, die über dieses Bild am stärksten "
        "variieren."
    ),
    "stages.picture": "Die Aufnahme, wie das Netz sie erhält",
    "stages.one": (
        "{title} hat nur eine Stufe: Es gewichtet jede Zelle des verkleinerten Bildes und erkennt keine Muster."
    ),
    "stages.heading": "Stufe {number} von {count}: {channels} Karten zu {side} x {side}",
    "stages.alt": (
        "Die {shown} am stärksten variierenden von {channels} Merkmalskarten der Stufe {number}, je {side} x {side} "
        "Zellen"
    ),
    "stages.cell": "Eine Zelle deckt {pixels} x {pixels} Pixel ab.",
    "stages.passed": "Faltungen bis hierher: {convolutions}.",
    "stages.first": "Erste Karten: vor allem Kanten und Helligkeit.",
    "stages.last": "Die gewichtete Summe dieser Karten ist die Heatmap.",
    "stages.scales": (
        "Jede Karte hat ihre eigene Skala, von Schwarz (kleinster Wert) bis Weiß (größter Wert). Helligkeiten lassen "
        "sich innerhalb einer Karte vergleichen, nicht zwischen Karten. Die Karten stammen aus dem Netz, das die "
        "Wahrscheinlichkeit berechnet."
    ),
    "sum.asked": "Klasse",
    "sum.of_two": "der Logit für {asked}",
    "sum.of_more": "der Logit für {asked} abzüglich des Mittelwerts der übrigen",
    "sum.intro": (
        "Die letzte Stufe hat {channels} Karten (Kanäle) zu {side} x {side} Zellen. Das Netz multipliziert jede Karte "
        "mit einem gelernten Gewicht und addiert die Ergebnisse. Diese Summe ist die Klassenaktivierungskarte "
        "(Grad-CAM), gezeigt als Heatmap. Ihr Mittelwert über die {cells} Zellen ist, zusammen mit einer Konstanten, "
        "dem Bias, {what}; daraus wird die Wahrscheinlichkeit berechnet. Die Heatmap ist also exakter Bestandteil der "
        "Vorhersage und keine nachträgliche Schätzung."
    ),
    "sum.strongest": "Die wichtigsten Kanäle",
    "sum.adds": "Nr. {channel}: {added}",
    "sum.colours": (
        "Beitrag jedes Kanals in jeder Zelle (Gewicht mal Karte): Rot spricht für die Klasse, Blau dagegen. Die "
        "kräftigste Farbe steht für {most} in einer Zelle. Die Zahl unter jeder Karte ist der Mittelwert über alle "
        "Zellen, mit Vorzeichen."
    ),
    "sum.numbers": "Die Summe in Zahlen",
    "sum.part": "Summand",
    "sum.weight": "Gewicht",
    "sum.mean": "Mittelwert der Karte",
    "sum.added": "Beitrag zum Logit",
    "sum.channel": "Kanal {channel}",
    "sum.number": "Kanal",
    "sum.others": "die übrigen {count} Kanäle",
    "sum.bias": "Bias",
    "sum.logit": "Logit",
    "sum.equation": "Mittelwert der Heatmap ({mean}) plus Bias ({bias}) ergibt den Logit: **{logit}**.",
    "sum.calibrated": (
        "Die Kalibrierung zieht einen Versatz von {offset} ab und teilt durch eine Temperatur von {temperature}; beide "
        "wurden am Validierungsdatensatz festgelegt. Das Ergebnis ist die Wahrscheinlichkeit für {asked} laut {model}: "
        "**{probability}**."
    ),
    "sum.growing": "Wie die Heatmap entsteht",
    "sum.count": "Summierte Kanäle, der stärkste zuerst",
    "sum.of_some": "Heatmap aus den ersten {count} Kanälen",
    "sum.of_all": "Heatmap aus allen {count} Kanälen",
    "sum.so_far_words": (
        "Bias plus die ersten {count} Kanäle: **{sum}** von {logit}. Keine Zelle weicht mehr als {furthest} von ihrem "
        "Endwert ab. Die Summe kann steigen und fallen, weil manche Kanäle für die Klasse sprechen und andere dagegen."
    ),
    "sum.so_far": "Summe bisher",
    "sum.chosen": "wie oben gewählt",
    "sum.channels": "summierte Kanäle",
    "sum.logit_axis": "Bias plus Kanäle, in Logits",
    "sum.chart_alt": "Bisherige Summe des Logits gegen die Zahl der Kanäle; Endwert {logit}",
    "sum.data": "Die erste Zeile der Daten ist der Bias.",
    "versions.intro": (
        "Im Training wird eine Aufnahme bei jeder Verwendung zufällig abgewandelt (Datenaugmentierung): gedreht, "
        "verschoben, skaliert, in der Helligkeit geändert, enger eingeblendet, beschriftet, weichgezeichnet oder "
        "komprimiert. So lernt das Netz, sich weniger auf die Aufnahmebedingungen zu stützen. Gespiegelt wird nicht, "
        "denn das Herz liegt links."
    ),
    "versions.seed": "Startwert",
    "versions.draw": "{count} Varianten erzeugen",
    "versions.slow": "Beim ersten Mal dauert es einige Sekunden. Derselbe Startwert ergibt dieselben Varianten.",
    "versions.drawing": "Varianten werden erzeugt",
    "versions.original": "Original",
    "versions.version": "Variante {number}",
    "versions.range": (
        "Unter jedem Bild steht die Wahrscheinlichkeit für {asked}: Original {original}, Varianten von **{low}** bis "
        "**{high}** (Startwert {seed}). Der Patient ist immer derselbe. Eine weite Spanne heißt, dass die Vorhersage "
        "von den Aufnahmebedingungen abhängt."
    ),
    "versions.plain.one": "{titles} ist eine Ausnahme und wurde ohne Augmentierung trainiert.",
    "versions.plain.many": "{titles} sind Ausnahmen und wurden ohne Augmentierung trainiert.",
    "changes.intro": (
        "Die Aufnahme verändern und beobachten, wie sich die Wahrscheinlichkeit ändert. Das Netz wertet jede "
        "veränderte Aufnahme neu aus."
    ),
    "changes.kind": "Störung",
    "changes.brightness": "Helligkeit",
    "changes.contrast": "Kontrast",
    "changes.blur": "Unschärfe",
    "changes.noise": "Rauschen",
    "changes.rotation": "Drehung",
    "changes.crop": "Zuschnitt",
    "changes.cover": "Abdeckung",
    "changes.brightness_slider": "Helligkeit, Prozent",
    "changes.contrast_slider": "Kontrast, Prozent",
    "changes.blur_slider": "Gauß-Unschärfe, Sigma in Pixeln",
    "changes.noise_slider": "Gauß-Rauschen, Sigma in Graustufen",
    "changes.rotation_slider": "Drehung, Grad (positiv: gegen den Uhrzeigersinn)",
    "changes.crop_slider": "Beschnitt an jeder Seite, Prozent",
    "changes.cover_slider": "Größe der Abdeckung, Prozent der Bildseite",
    "changes.across_slider": "Mitte von links, Prozent",
    "changes.down_slider": "Mitte von oben, Prozent",
    "changes.none": "Keine Störung eingestellt.",
    "changes.done": "Eingestellt: {changes}.",
    "changes.reset": "Zurücksetzen",
    "changes.metric_before": "Original, {asked}",
    "changes.metric_after": "Verändert, {asked}",
    "changes.points": "{points} Punkte",
    "changes.same_call": "Die vorhergesagte Klasse bleibt **{after}**.",
    "changes.other_call": (
        "Die vorhergesagte Klasse wechselt von {before} zu **{after}**, obwohl der Patient derselbe ist."
    ),
    "changes.gate": "Beim Hochladen bekäme diese Aufnahme diese Warnung oder würde ohne Wahrscheinlichkeit abgewiesen.",
    "changes.before": "Original",
    "changes.after": "Verändert",
    "changes.heat": "Verändert, mit Hinweisen auf {asked}",
    "changes.no_heat": "Verändert; keine Hinweise auf {asked}",
    "changes.note": (
        "Die Störungen werden in der Eingabegröße des Netzes angewendet, {side} x {side} Pixel. Die Abdeckung hat den "
        "mittleren Grauwert der Aufnahme. Sinkt durch sie die Wahrscheinlichkeit, hat das Netz den verdeckten Bereich "
        "genutzt."
    ),
    "challenge.intro": (
        "Einige Röntgenaufnahmen selbst befunden, die eigene Sicherheit einschätzen und das Ergebnis mit dem eines "
        "Modells vergleichen. Der Link in der Adresszeile legt Aufnahmen und Reihenfolge fest: Wer ihn öffnet, bekommt "
        "dieselben."
    ),
    "challenge.source": "Aufnahmen",
    "challenge.synthetic": "Synthetisch",
    "challenge.samples": "Die 12 Beispiele",
    "challenge.folder": "Von diesem Server",
    "challenge.pictures": "Zahl der Aufnahmen",
    "challenge.seed": "Startwert",
    "challenge.seed_help": "Ein anderer Startwert ergibt andere Aufnahmen, derselbe Startwert immer dieselben.",
    "challenge.preparing": "Die Aufnahmen werden vorbereitet",
    "challenge.folder_error": (
        "Die auf diesem Server für die Übung hinterlegten Aufnahmen lassen sich nicht verwenden. Bitte oben andere "
        "wählen. Den Grund finden die Betreiber des Servers in dessen Protokoll."
    ),
    "challenge.fewer": "Von dieser Art gibt es nur {count} Aufnahmen.",
    "challenge.soft": (
        "Diese Röntgenbilder sind synthetisch. Als *Referenz* gilt die Klasse, die beim Erzeugen vorgegeben war, keine "
        "Diagnose. Manche Bilder passen zu keiner der Klassen; Radiologinnen und Radiologen würden sie unterschiedlich "
        "befunden. Niemand sollte nach diesen Ergebnissen beurteilt werden."
    ),
    "challenge.restart": "Neu beginnen",
    "challenge.another": "Andere Aufnahmen",
    "challenge.place": "Aufnahme {number} von {count}",
    "challenge.picture": "Aufnahme {number}",
    "challenge.class": "Ihr Befund",
    "challenge.sure": "Ihre Sicherheit",
    "challenge.sure_help": (
        "{least} heißt geraten, 100 heißt sicher. 80 passt, wenn Sie erwarten, in vier von fünf Fällen richtigzuliegen."
    ),
    "challenge.next": "Weiter",
    "challenge.back": "Zurück",
    "challenge.first_class": "Bitte zuerst eine Klasse wählen.",
    "challenge.yours": "Ihre Ergebnisse",
    "challenge.recall": "Sensitivität für {name}",
    "challenge.kappa": "Cohens Kappa",
    "challenge.kappa_help": (
        "Übereinstimmung mit der Referenz über den Zufall hinaus: 1 ist vollständig, 0 entspricht dem Zufall (Cohen "
        "1960)."
    ),
    "challenge.summary": "Sie haben **{right} von {count}** Aufnahmen richtig eingestuft.",
    "challenge.small": (
        "Bei so wenigen Aufnahmen sind die Konfidenzintervalle weit (Wilson 1927). Kappa und Brier-Score, ohne "
        "Intervall angegeben, sind ebenso unsicher. Mit einem anderen Startwert ergäben sich für dieselbe Person "
        "andere Zahlen."
    ),
    "challenge.beside": "Vergleich mit einem Modell",
    "challenge.other_classes": (
        "{title} hat andere Klassen als diese Übung: {classes}. Bitte ein anderes Modell wählen."
    ),
    "challenge.refused": (
        "Von der Eingangsprüfung dieses Modells abgewiesene Aufnahmen: {count}. Die Zahlen unten beziehen sich auf die "
        "übrigen."
    ),
    "challenge.reading": "Die Vorhersagen des Modells werden berechnet",
    "challenge.stopped": "Angehalten, bevor das Modell alle Aufnahmen ausgewertet hatte.",
    "challenge.you": "Sie",
    "challenge.agreement": (
        "Sie und das Modell stimmen bei **{same} von {count}** Aufnahmen überein (Cohens Kappa {kappa})."
    ),
    "challenge.brier_words": (
        "Anteile mit Konfidenzintervallen ({level}). Der Brier-Score ist die mittlere quadratische Abweichung der "
        "angegebenen Wahrscheinlichkeit von der Referenz (Brier 1950): 0 ist am besten; gleiche Wahrscheinlichkeiten "
        "für alle Klassen ergeben {even}."
    ),
    "challenge.chart_alt": "Angegebene Wahrscheinlichkeit gegen beobachtete Häufigkeit, für Sie und für das Modell",
    "challenge.reliability": (
        "Auf der gepunkteten Linie stimmt die angegebene Wahrscheinlichkeit mit der beobachteten Häufigkeit überein. "
        "Größere Punkte stehen für mehr Aufnahmen; Punkte aus ein oder zwei Aufnahmen sind nicht aussagekräftig."
    ),
    "challenge.cases": "Fall für Fall",
    "challenge.number": "Nr.",
    "challenge.truth": "Referenz",
    "challenge.your_confidence": "Ihre Sicherheit",
    "challenge.model": "Modell",
    "challenge.model_confidence": "dessen Wahrscheinlichkeit",
    "challenge.outcome": "Ergebnis",
    "challenge.both": "beide richtig",
    "challenge.only_you": "nur Sie richtig",
    "challenge.only_model": "nur das Modell richtig",
    "challenge.neither": "beide falsch",
    "challenge.you_right": "Sie richtig, Aufnahme abgewiesen",
    "challenge.you_wrong": "Sie falsch, Aufnahme abgewiesen",
    "challenge.download": "Alle Fälle (CSV)",
    "challenge.case": "Fall",
    "challenge.you_said": "Referenz: **{truth}**. Ihr Befund: **{label}**, Sicherheit {sure}.",
    "challenge.model_said": "Vorhersage des Modells: **{label}**, Wahrscheinlichkeit {probability}.",
    "challenge.no_call": "Die Eingangsprüfung dieses Modells hat die Aufnahme abgewiesen; es gibt keine Vorhersage.",
    "challenge.heat": "Hinweise auf {asked} (Grad-CAM)",
    "challenge.no_heat": "Keine Hinweise auf {asked} (Grad-CAM)",
    "learning.words": "Interpretation der Kurven",
    "learning.rule": (
        "Diese Einstufungen folgen festen Regeln. Überanpassung: Über mindestens {late} Epochen liegt der "
        "Validierungsverlust um {notable} oder mehr über seinem Minimum, der Trainingsverlust liegt darunter, und der "
        "Abstand zwischen beiden ist gewachsen. Noch nicht konvergiert: In den letzten {late} Epochen fiel der "
        "Validierungsverlust um {notable} oder mehr unter sein bisheriges Minimum. Mit augmentierten Aufnahmen ist der "
        "Trainingsverlust anfangs höher; solange das so ist, kann ein kleiner Anstieg des Validierungsverlusts Zufall "
        "sein."
    ),
    "learning.best": (
        "Höchste Validierungs-AUC {auc}, in Epoche {epoch} von {epochs}; die Gewichte dieser Epoche werden übernommen."
    ),
    "learning.step": (
        "Beim Wechsel von *{before}* zu *{after}* änderte sich die AUC innerhalb einer Epoche von {low} auf {high}."
    ),
    "learning.overfits": (
        "**Überanpassung**: Seit Epoche {epoch} ist der Validierungsverlust um {rise} gestiegen. Sein Abstand zum "
        "Trainingsverlust wuchs von {then} auf {now}."
    ),
    "learning.improving": (
        "**Noch nicht konvergiert**: In den letzten {late} Epochen fiel der Validierungsverlust um {gain} unter sein "
        "bisheriges Minimum. Längeres Training könnte noch etwas bringen; bisher ist das Modell eher unter- als "
        "überangepasst."
    ),
    "learning.settled": (
        "**Konvergiert**: Der Validierungsverlust endet {rise} über seinem Minimum (Epoche {epoch}). Für Über- oder "
        "Unteranpassung gibt es keinen Hinweis."
    ),
    "learning.at_once": "In einem Schritt angepasst, ohne Epochen: Es gibt keine Lernkurve.",
    "learning.rate": "Lernrate",
    "learning.rate_alt": "Lernrate je Epoche für {names}; die beste Epoche ist jeweils markiert",
    "learning.rate_words": (
        "Lernrate am Ende jeder Epoche. Sie fällt entlang einer halben Kosinuskurve, über eine Trainingsphase oder "
        "über zwei aufeinanderfolgende. Ein Stern markiert die Epoche, deren Gewichte übernommen werden."
    ),
    "learning.best_epoch": "übernommene Epoche",
    "learning.val_auc": "Validierungs-AUC",
    "learning.download": "Alle Verläufe (CSV)",
    "learning.two_ways": "Ohne Vortraining und mit Transferlernen",
    "learning.no_pair": (
        "Für diesen Vergleich braucht es ein Netz ohne Vortraining und eines mit Transferlernen, beide mit denselben "
        "Daten und Klassen. So lässt sich das fehlende trainieren: `thoraxlens train scratch_cnn --data DIR` oder "
        "`thoraxlens train mobilenet_v2 --data DIR`."
    ),
    "learning.scratch": "ohne Vortraining",
    "learning.transfer": "Transferlernen",
    "learning.two_ways_alt": "Validierungs-AUC je Epoche von {names}",
    "learning.gradual": (
        "**{title}** startet mit zufälligen Gewichten und verbessert sich allmählich: Validierungs-AUC {first} nach "
        "der ersten Epoche, Bestwert {auc} in Epoche {epoch}."
    ),
    "learning.sudden": (
        "**{title}** startet mit vortrainierten Gewichten: Validierungs-AUC {first} nach der ersten Epoche, Bestwert "
        "{auc} in Epoche {epoch}."
    ),
    "learning.rise": (
        "Sobald weitere Schichten trainiert werden (Wechsel von *{before}* zu *{after}*), ändert sich die AUC "
        "innerhalb einer Epoche von {low} auf {high}."
    ),
    "learning.download_two": "Beide Kurven (CSV)",
    # Für die Radiologie: Liste der Aufnahmen, Arbeitsliste, Modellvergleich, eine aus der Liste geöffnete Aufnahme.
    "list.upload": "Röntgenaufnahmen hochladen (JPEG, PNG, DICOM, ZIP)",
    "list.samples": "Zwölf synthetische Beispiele hinzufügen",
    "list.clear": "Liste leeren",
    "list.limits": (
        "Die Liste fasst bis zu {most} Aufnahmen mit zusammen {megabytes} MB. *Arbeitsliste* und *Modelle vergleichen* "
        "nutzen sie gemeinsam. Sie liegt nur für diese Sitzung im Arbeitsspeicher."
    ),
    "list.no_room": (
        "Die Liste ist voll. Nicht hinzugefügte Aufnahmen: **{left_out}**. Nach dem Durchsehen die Liste leeren und "
        "den Rest hochladen."
    ),
    "list.no_pictures": "Übergangene Dateien im Archiv (keine Bilder in JPEG, PNG oder DICOM): {left_out}.",
    "list.unpacking": "Die Dateien werden geladen",
    "list.later": "{problem} Die Dateien bleiben erhalten und werden beim nächsten Klick auf dieser Seite geladen.",
    "list.empty": "Bitte Röntgenaufnahmen oder ein ZIP-Archiv hochladen oder die synthetischen Beispiele hinzufügen.",
    "list.reading": "Auswertung {number} von {all}: {name}, {model}",
    "stopping.stop": "Anhalten",
    "stopping.go_on": "Fortsetzen",
    "list.stopped": "Angehalten. Noch offene Auswertungen: {left}. Fertige bleiben erhalten.",
    "hand_over.from": "Aus Ihrer Liste, Aufnahme {place} von {count}: **{name}**",
    "hand_over.back": "Zurück zur Liste",
    "hand_over.next": "Nächste Aufnahme",
    "hand_over.upload": "Andere Datei hochladen",
    "worklist.intro": (
        "Viele Röntgenaufnahmen auf einmal, nach Verdacht sortiert, die auffälligsten zuerst. Das ist eine Reihenfolge "
        "für die Durchsicht, keine Diagnose."
    ),
    "worklist.summary.one": "{count} Aufnahme: {counts}. Nicht eindeutig: {unsure}. Angesehen: {seen}.",
    "worklist.summary.many": "{count} Aufnahmen: {counts}. Nicht eindeutig: {unsure}. Angesehen: {seen}.",
    "worklist.only": "Nach Ergebnis filtern",
    "worklist.only_unsure": "Nur nicht eindeutige",
    "worklist.only_unseen": "Nur noch nicht angesehene",
    "worklist.none_left": "Keine Aufnahme entspricht diesen Filtern. Einen Filter aufheben, um mehr zu sehen.",
    "worklist.open": "Öffnen",
    "worklist.picture": "Aufnahme",
    "worklist.label": "Vorhergesagte Klasse",
    "worklist.probability": "Wahrscheinlichkeit für {label}",
    "worklist.chance": "Wahrscheinlichkeit",
    "worklist.sure_column": "Sicherheit",
    "worklist.sure": "eindeutig",
    "worklist.unsure": "nicht eindeutig",
    "worklist.seen": "Angesehen",
    "worklist.note": "Notiz",
    "worklist.file": "Datei",
    "worklist.remark": "Bemerkung",
    "worklist.unusual": "Weicht von den Trainingsaufnahmen ab (Out-of-Distribution).",
    "worklist.photograph": "Sieht nach einem Foto eines Bildschirms oder Films aus.",
    "worklist.refused": "abgewiesen",
    "worklist.unreadable": "nicht lesbar",
    "worklist.not_read": "noch nicht ausgewertet",
    "worklist.alt": "Die Arbeitsliste: eine Zeile je Aufnahme mit Vorhersage, Durchsicht und Notiz",
    "worklist.by_name": "Aufnahme nach Namen öffnen",
    "worklist.why": "Aufnahmen ohne Wahrscheinlichkeit und der Grund ({count})",
    "worklist.download.one": "{count} Zeile als CSV herunterladen",
    "worklist.download.many": "{count} Zeilen als CSV herunterladen",
    "worklist.how": (
        "*Öffnen* zeigt eine Aufnahme auf der Seite *Röntgenaufnahme auswerten* und markiert sie als angesehen. Ein "
        "Klick auf eine Überschrift sortiert; Zellen von *Angesehen* und *Notiz* lassen sich bearbeiten. Nicht "
        "eindeutig: Die Konfidenz der Vorhersage liegt unter der am Validierungsdatensatz festgelegten Grenze. "
        "Abgewiesen: Die Eingangsprüfung hat keine aufrechte Thoraxaufnahme erkannt; es gibt keine Wahrscheinlichkeit."
    ),
    "compare.intro": (
        "Vorhersagen und Heatmaps mehrerer Modelle zu denselben Aufnahmen: wo sie übereinstimmen und wo nicht. "
        "Modelle, die mit denselben Daten trainiert wurden, können sich gemeinsam irren."
    ),
    "compare.classes": "Klassen",
    "compare.models": "Modelle",
    "compare.pictures": "Alle Aufnahmen",
    "compare.disputed": (
        "Bei **{disputed}** von {pictures} Aufnahmen stimmen die Modelle nicht überein; diese stehen oben. Eine Zeile "
        "auswählen, um die Aufnahme darunter zu sehen."
    ),
    "compare.alone": (
        "Nur ein Modell ist ausgewählt; für einen Vergleich braucht es ein zweites. Eine Zeile auswählen, um die "
        "Aufnahme darunter zu sehen."
    ),
    "compare.calls": "Vorhergesagte Klassen",
    "compare.difference": "Größter Unterschied",
    "compare.suspicion": "{model}: Wahrscheinlichkeit einer anderen Klasse als {label}",
    "compare.alt_pictures": (
        "Eine Zeile je Aufnahme: Zahl der Modelle je vorhergesagter Klasse und Wahrscheinlichkeit jedes Modells"
    ),
    "compare.alt_models": (
        "Eine Zeile je Modell: vorhergesagte Klasse, Wahrscheinlichkeit und Ergebnis der Eingangsprüfung"
    ),
    "compare.all_refuse": (
        "Kein Modell gibt eine Vorhersage ab: Die Eingangsprüfung weist diese Aufnahme bei allen ab. *Auswerten mit "
        "...* zeigt, wie sie sich korrigieren oder trotzdem auswerten lässt."
    ),
    "compare.all_agree": "Alle {models} Modelle sagen dieselbe Klasse vorher: **{label}**.",
    "compare.both": "Beide Modelle sagen dieselbe Klasse vorher: **{label}**.",
    "compare.one": "Vorhersage des ausgewählten Modells: **{label}**.",
    "compare.votes": "**Die Modelle stimmen nicht überein.** Vorhergesagte Klassen von {read} Modellen: {counts}.",
    "compare.some_refuse": (
        "Vorhersagen von {read} der {models} Modelle: **{label}**. Bei den übrigen weist die Eingangsprüfung die "
        "Aufnahme ab."
    ),
    "compare.widest": (
        "Die Wahrscheinlichkeit für {label} unterscheidet sich um bis zu **{points} Prozentpunkte**: am höchsten bei "
        "{highest}, am niedrigsten bei {lowest}."
    ),
    "compare.model": "Modell",
    "compare.gate": "Eingangsprüfung",
    "compare.fine": "den Trainingsaufnahmen ähnlich",
    "compare.method": "Heatmap-Verfahren",
    "compare.heat_for": "Heatmaps für",
    "compare.original": "Röntgenaufnahme",
    "compare.map": "{model}: {label}. Wahrscheinlichkeit für {asked}: {probability}.",
    "compare.nothing_speaks": "Keine Hinweise auf {asked}.",
    "compare.alt_maps": (
        "Die Röntgenaufnahme neben ihren Heatmaps der einzelnen Modelle für {asked}; alle lassen sich gemeinsam zoomen "
        "und verschieben"
    ),
    "compare.read_with": "Auswerten mit {model}",
    # Bericht zu einer Vorhersage (PDF, JSON).
    "report.heading": "Bericht herunterladen",
    "report.what": (
        "PDF: Aufnahme, Heatmap, Vorhersage, Modell und seine Grenzen. JSON: dasselbe ohne Bilder, zur "
        "Weiterverarbeitung. Beide enthalten weder den Dateinamen noch Patientendaten aus der Datei."
    ),
    "report.field": "Eigene Bemerkung für den Bericht (optional)",
    "report.field_help": (
        "Erscheint im Bericht als Bemerkung des Benutzers. Das PDF zeigt nur lateinische Buchstaben; JSON enthält alle "
        "Zeichen."
    ),
    "report.pdf": "PDF",
    "report.json": "JSON",
    "report.title": "ThoraxLens: Bericht zu einer Thoraxaufnahme",
    "report.notice": (
        "Nicht zur Diagnose. Erstellt mit einem Werkzeug für Forschung und Lehre; die Vorhersagen können falsch sein."
    ),
    "report.made": "Erstellt am {time} (UTC)",
    "report.time_form": "%d.%m.%Y, %H:%M:%S",
    "report.page": "Seite",
    "report.picture": "Ausgewertete Röntgenaufnahme",
    "report.result": "Vorhersage",
    "report.label": "Vorhergesagte Klasse",
    "report.unsure": "{label} (nicht eindeutig)",
    "report.probability": "Wahrscheinlichkeit für {label}",
    "report.band": "Nicht eindeutig",
    "report.from_to": "{low} bis {high}",
    "report.no_class": "wenn keine Klasse {limit} erreicht",
    "report.logit": "Logit für {label}, vor der Kalibrierung",
    "report.gate": "Eingangsprüfung",
    "report.speaks_for": "Hinweise auf",
    "report.reacts": "Einfluss auf den Logit für",
    "report.largest": "Maximum",
    "report.in_lungs": "Aktivierung in der Lunge",
    "report.at_border": "Aktivierung am Bildrand",
    "report.of": "{share} (Fläche: {size} des Bildes)",
    "report.typed": "Bemerkung des Benutzers",
    "report.limits": "Verwendungszweck und Grenzen",
    "report.model": "Modell",
    "report.name": "Modell, erstellt am",
    "report.classes": "Klassen",
    "report.trained_on": "Datensatz",
    "report.data": "{name}, {images} Aufnahmen",
    "report.auc": "AUC, Testdatensatz (95-%-KI)",
    "report.accuracy": "Genauigkeit, Testdatensatz",
    "report.sensitivity": "Sensitivität, Testdatensatz",
    "report.specificity": "Spezifität, Testdatensatz",
    "report.digest": "SHA-256, {file}",
    "report.origin": "Herkunft",
    "report.pixels": "Bildgröße",
    "report.of_pixels": "Bildpixel",
    "report.notes": "Bildverarbeitung",
    "report.program": "Software",
    # Betrachter für Röntgenaufnahmen.
    "viewer.tools": "Bildwerkzeuge",
    "viewer.preset": "Fenster",
    "viewer.as_read": "Wie ausgewertet",
    "viewer.own": "Eigenes",
    "viewer.range": "Gesamter Bereich",
    "viewer.of_file": "Fenster {place} der Datei",
    "viewer.figures": "Zentrum {centre}, Weite {width}",
    "viewer.centre": "Zentrum",
    "viewer.width": "Weite",
    "viewer.dragging": "Ziehen auf dem Bild",
    "viewer.window": "Ziehen ändert das Fenster",
    "viewer.pan": "Ziehen verschiebt das Bild",
    "viewer.picture": "Bild",
    "viewer.invert": "Invertieren",
    "viewer.closer": "Vergrößern",
    "viewer.farther": "Verkleinern",
    "viewer.reset": "Fenster und Zoom zurücksetzen",
    "viewer.heat": "Heatmap",
    "viewer.style": "Darstellung der Heatmap",
    "viewer.colours": "Farben",
    "viewer.contours": "Konturlinien",
    "viewer.colour_map": "Farbskala",
    "viewer.opacity": "Deckkraft",
    "viewer.layout": "Anordnung",
    "viewer.side": "Nebeneinander",
    "viewer.swipe": "Vorhang",
    "viewer.overlay": "Überlagert",
    "viewer.part": "Ausschnitt",
    "viewer.whole": "Ganzes Bild",
    "viewer.lungs": "Lunge",
    "viewer.warmest": "Maximum der Heatmap",
    "viewer.more": "Weitere Werkzeuge",
    "viewer.full": "Vollbild",
    "viewer.help": "Tasten und Gesten",
    "viewer.keys": "Tasten und Gesten",
    "viewer.close": "Schließen",
    "viewer.gesture_window": "Ziehen|Seitwärts die Fensterweite, auf und ab das Fensterzentrum ändern",
    "viewer.gesture_pan": "Umschalttaste oder rechte Maustaste + Ziehen|Verschieben",
    "viewer.gesture_zoom": "Mausrad (über bildschirmfüllenden Bildern mit Strg), Doppelklick|An der Zeigerposition "
    "zoomen, ganzes Bild zeigen",
    "viewer.gesture_touch": "Zwei Finger|Zoomen und verschieben",
    "viewer.waiting": "Die Aufnahme wird geladen",
    "viewer.point": "Auf das Bild zeigen, um die Werte an der Stelle abzulesen.",
    "viewer.thinned": "Zu groß, um ganz übertragen zu werden: Nicht jedes Pixel der Datei wird gezeigt.",
    "viewer.value": "Wert",
    "viewer.evidence": "Hinweis",
    "viewer.influence": "Einfluss",
    "viewer.relative": "relativ zum Maximum",
    "viewer.alt": (
        "Röntgenaufnahme und dieselbe Aufnahme, überlagert mit den Hinweisen auf {label}; beide lassen sich gemeinsam "
        "zoomen und verschieben"
    ),
    "viewer.alt_reacts": (
        "Röntgenaufnahme und dieselbe Aufnahme, überlagert mit dem Einfluss auf den Logit für {label}; beide lassen "
        "sich gemeinsam zoomen und verschieben"
    ),
    # Daten eines Diagramms oder einer Tabelle.
    "downloads.data": "Daten",
    "downloads.help": "Die gezeigten Daten als CSV herunterladen",
    "downloads.series": "Datenreihe",
    # Rangliste.
    "leaderboard.intro": (
        "Alle gespeicherten Modelle auf ihren Testdatensätzen. Keine Testaufnahme diente dem Training oder der Auswahl "
        "der Gewichte. Die Modelle sind nach Testdatensatz und Klassen gruppiert; vergleichbar sind sie nur innerhalb "
        "einer Gruppe."
    ),
    "leaderboard.comparing": "Die Modelle werden auf ihren Testdatensätzen verglichen ...",
    "leaderboard.drawn": "Kennzahl in den Diagrammen",
    "leaderboard.auc_verdict": "AUC gegenüber dem besten Modell",
    "leaderboard.accuracy_verdict": "Genauigkeit gegenüber dem besten Modell",
    "leaderboard.best": "höchste AUC",
    "leaderboard.verdict": "{verdict} (p {p})",
    "leaderboard.adjusted_verdict": "{verdict} (p {p}, adjustiert {adjusted})",
    "leaderboard.p_below": "< {least}",
    "leaderboard.undefined": "Unterschied nicht bestimmbar",
    "leaderboard.parameters": "Parameter",
    "leaderboard.speed": "ms je Bild",
    "leaderboard.model": "Modell",
    "leaderboard.value": "Wert",
    "leaderboard.from": "95-%-KI, untere Grenze",
    "leaderboard.to": "95-%-KI, obere Grenze",
    "leaderboard.ours": "gespeichertes Modell mit 95-%-Konfidenzintervall",
    "leaderboard.published_name": "veröffentlicht, ohne Konfidenzintervall",
    "leaderboard.published_label": "{model}, {source}",
    "leaderboard.measure": "Geschwindigkeit messen",
    "leaderboard.measure_help": (
        "Führt jedes Modell auf diesem Server mehrmals an einem Beispiel aus. Das dauert einige Sekunden. Das Ergebnis "
        "gilt nur für diese Sitzung."
    ),
    "leaderboard.measuring": "{model} wird gemessen ...",
    "leaderboard.damaged": "{model} lässt sich nicht vergleichen: {problem}",
    "leaderboard.task": "Klassen: {classes}",
    "leaderboard.task_data": "{images} Testaufnahmen aus {data}. Ein Klick auf eine Spaltenüberschrift sortiert.",
    "leaderboard.chart": "{quantity} jedes Modells mit 95-%-Konfidenzintervall; höchste AUC: {best}, hier {value}",
    "leaderboard.test": (
        "95-%-Konfidenzintervalle: {draws} Bootstrap-Stichproben von Patienten. p-Werte der AUC: DeLong-Test, nach "
        "Patienten geclustert. p-Werte der Genauigkeit: exakter Permutationstest nach Patienten. Maßgeblich für die "
        "Signifikanz ist der für die Zahl der Tests einer Tabelle adjustierte p-Wert (Holm). Intervalle und Tests "
        "beruhen auf verschiedenen Verfahren und können nahe der Signifikanzgrenze voneinander abweichen."
    ),
    "leaderboard.note": (
        "Bestes Modell: das mit der höchsten AUC. *Kein signifikanter Unterschied*: p ab {limit}. MB: Größe des hier "
        "verwendeten Netzes, bei einem Ensemble aller Mitglieder."
    ),
    "leaderboard.speed_note": (
        "ms je Bild: Median aus {passes} Vorhersagen für ein Beispiel, einschließlich Skalierung und Eingangsprüfung, "
        "soeben auf diesem Server gemessen ({cores} Kerne). Gleichzeitige Vorhersagen anderer Benutzer verlängern die "
        "Zeit."
    ),
    "leaderboard.two": "Zwei Modelle vergleichen",
    "leaderboard.first": "Erstes Modell",
    "leaderboard.second": "Zweites Modell",
    "leaderboard.alone": (
        "Kein anderes gespeichertes Modell hat dieselben Testaufnahmen und Klassen wie {model}. Bitte ein anderes "
        "erstes Modell wählen oder ein zweites mit denselben Daten trainieren."
    ),
    "leaderboard.auc_difference": (
        "AUC von {one} minus AUC von {other}: **{value}** (95-%-KI {low} bis {high}), **{verdict}**."
    ),
    "leaderboard.accuracy_difference": (
        "Genauigkeit von {one} minus Genauigkeit von {other}: **{value}** (95-%-KI {low} bis {high}), **{verdict}**."
    ),
    "leaderboard.agreement": (
        "Richtige Vorhersagen bei {images} Aufnahmen: beide Modelle **{both}**, nur {one} **{only_one}**, nur {other} "
        "**{only_other}**, keines **{neither}**."
    ),
    "leaderboard.difference": "{one} minus {other}",
    "leaderboard.pair_note": (
        "p ab {limit}: kein signifikanter Unterschied auf diesen Aufnahmen. Bei wenigen diskordanten Vorhersagen ist "
        "das Intervall der Genauigkeit zu schmal; maßgeblich ist p, das exakt ist. Bei vielen Paaren treten kleine "
        "p-Werte zufällig auf: Von zwanzig Paaren gleich guter Modelle hat im Mittel eines p unter {limit}."
    ),
    "leaderboard.published": "Veröffentlichte Ergebnisse",
    "leaderboard.published_intro": (
        "Von anderen berichtete Ergebnisse, fast alle zum selben öffentlichen Datensatz pädiatrischer Thoraxaufnahmen. "
        "Ergebnisse auf denselben 624 Testaufnahmen stehen auch oben im Diagramm. Die übrigen sind nicht direkt "
        "vergleichbar."
    ),
    "leaderboard.images": "Aufnahmen",
    "leaderboard.source": "Quelle",
    "leaderboard.published_note": (
        "Dieses Projekt ging aus fünf studentischen Projekten hervor. Netze und Ergebnisse sind bekannt, Titel und "
        "Verfasser nicht. Manche Autoren berichten {low} bis {high} auf zufälligen Aufteilungen des Trainingsordners. "
        "Dort liegen Aufnahmen desselben Patienten in Training und Test; die Werte sind nicht vergleichbar."
    ),
    # Modellgüte: Einfluss von Schwellenwert und Prävalenz.
    "what_if.of_more": (
        "Ein Modell mit {classes} Klassen sagt die wahrscheinlichste Klasse vorher und hat keinen Schwellenwert. Unten "
        "wird eine Klasse mit allen anderen verglichen."
    ),
    "what_if.asked": "Betrachtete Klasse",
    "what_if.one_sided": (
        "Entweder zeigen alle diese Aufnahmen {name} oder keine; ein Schwellenwert lässt sich daran nicht beurteilen. "
        "Bitte eine andere Klasse oder ein anderes Modell wählen."
    ),
    "what_if.rest": "alle anderen",
    "what_if.threshold_intro": (
        "Ab diesem Schwellenwert sagt das Modell {name} vorher. Bei einem niedrigeren Schwellenwert werden weniger "
        "Fälle übersehen, dafür gibt es mehr Fehlalarme. Der Regler wirkt auf alle Diagramme bis einschließlich "
        "*{last}*."
    ),
    "what_if.threshold": "Schwellenwert",
    "what_if.own": "Der eigene Schwellenwert des Modells, am Validierungsdatensatz festgelegt, ist {threshold}.",
    "what_if.rarer": "Einfluss der Prävalenz",
    "what_if.prevalence_intro": (
        "Je niedriger die Prävalenz, desto größer der Anteil der Fehlalarme an den positiven Vorhersagen. Dieser "
        "Regler ändert die Beispielpopulation unten."
    ),
    "what_if.prevalence": "Prävalenz (Vortestwahrscheinlichkeit): {name}",
    "what_if.prevalence_help": (
        "Frei wählbar: Wie hoch die Prävalenz anderswo ist, geht aus diesen Aufnahmen nicht hervor. Sie ändert die "
        "prädiktiven Werte und die Beispielpopulation unten, nicht die Kennzahlen dieser Aufnahmen."
    ),
    "what_if.test": "Testdatensatz (n = {images})",
    "what_if.val": "Validierungsdatensatz (n = {images})",
    "what_if.external": "Externer Testdatensatz (n = {images})",
    "what_if.matrix": (
        "Konfusionsmatrix: {tp} richtig positiv, {fn} falsch negativ, {fp} falsch positiv, {tn} richtig negativ"
    ),
    "what_if.figure": "bei diesem Schwellenwert",
    "what_if.rows": "tatsächliche Klasse (Zeilen), vorhergesagte Klasse (Spalten)",
    "what_if.truth": "tatsächliche Klasse",
    "what_if.called": "vorhergesagte Klasse",
    "what_if.stops": "eigene Grenze des Modells: {name}",
    "what_if.false_alarms": "Fehlalarmrate (1 - Spezifität)",
    "what_if.roc": "ROC-Kurve",
    "what_if.pr": "Precision-Recall-Kurve",
    "what_if.decision": "Entscheidungskurve",
    "what_if.roc_alt": "ROC-Kurven; Fehlalarmrate und Sensitivität am Schwellenwert: {point}",
    "what_if.pr_alt": "Precision-Recall-Kurven; Sensitivität und positiver prädiktiver Wert am Schwellenwert: {point}",
    "what_if.decision_alt": "Entscheidungskurven; Schwellenwert und Nettonutzen: {point}",
    "what_if.here": "am Schwellenwert: {name}",
    "what_if.everyone": "alle behandeln",
    "what_if.nobody": "niemanden behandeln",
    "what_if.decision_note": (
        "Die Marken zeigen den Schwellenwert. Nettonutzen (Vickers & Elkin 2006): Anteil der richtig Positiven minus "
        "Anteil der falsch Positiven, letzterer gewichtet mit den Odds des Schwellenwerts. Bei einem Schwellenwert von "
        "{risk} wiegt ein übersehener Fall so viel wie vier Fehlalarme. Ein Modell ist nützlich, wo seine Kurve über "
        "*alle behandeln* und *niemanden behandeln* liegt. Der Nettonutzen ist aus Sensitivität und Spezifität auf "
        "diesen Aufnahmen berechnet, bei gleicher Vortestwahrscheinlichkeit aller Klassen. Dieselbe Annahme liegt den "
        "vorhergesagten Wahrscheinlichkeiten zugrunde."
    ),
    "what_if.people_title": "**{people} Personen, davon {prevalence} mit {name}:**",
    "what_if.found": "Richtig positiv, {name} erkannt: {count} ({low} bis {high})",
    "what_if.missed": "Falsch negativ, {name} übersehen: {count} ({low} bis {high})",
    "what_if.alarmed": "Falsch positiv, Fehlalarm: {count} ({low} bis {high})",
    "what_if.cleared": "Richtig negativ: {count} ({low} bis {high})",
    "what_if.predictive": (
        "Positiver prädiktiver Wert **{ppv}**: Wahrscheinlichkeit für {name} bei positiver Vorhersage. Negativer "
        "prädiktiver Wert **{npv}**: Wahrscheinlichkeit, dass der Befund bei negativer Vorhersage nicht vorliegt."
    ),
    "what_if.range": "{value} ({low} bis {high})",
    "what_if.people_note": (
        "Berechnet aus Sensitivität und Spezifität auf diesen Aufnahmen, in Klammern mit deren 95-%-Konfidenzgrenzen. "
        "Dabei wird angenommen, dass beide überall gelten. In einem anderen Krankenhaus können sie viel niedriger sein."
    ),
    "what_if.risk_coverage": "Fehlerrate ohne nicht eindeutige Vorhersagen",
    "what_if.coverage": "Anteil der Aufnahmen mit Vorhersage",
    "what_if.risk": "Fehlerrate bei diesen",
    "what_if.risk_alt": (
        "Fehlerrate gegen den Anteil der Aufnahmen mit Vorhersage; an der eigenen Grenze des Modells: {point}"
    ),
    "what_if.risk_note": (
        "Von rechts nach links zu lesen: Zuerst entfallen die Vorhersagen mit der geringsten Konfidenz als nicht "
        "eindeutig. Bei den übrigen sollte die Fehlerrate sinken. Die Marken zeigen die eigene Grenze des Modells, am "
        "Validierungsdatensatz festgelegt. Wo eine Kurve nach links nicht fällt, weist geringe Konfidenz nicht auf "
        "Fehler hin."
    ),
    # Modellkarten.
    "cards.link": "Modellkarte von {model}: Entwicklung, Grenzen und Dateien",
    "cards.head": "{model}, Version {version}, erstellt am {date}. Klassen: {classes}.",
    "cards.use": "Verwendungszweck",
    "cards.tested": (
        "AUC und Genauigkeit auf {images} Testaufnahmen, gezählt als {patients} Patienten. MB: Größe des hier "
        "verwendeten Netzes, bei einem Ensemble aller Mitglieder."
    ),
    "cards.external": (
        "Externe Validierung: AUC {auc} an {images} Aufnahmen eines anderen Krankenhauses, gemessen an Labels "
        "aus Befundtexten, von denen viele falsch sind."
    ),
    "cards.made": "Entwicklung",
    "cards.robustness_words": (
        "Von {changes} Störungen senkt *{worst}* die AUC am stärksten, um {loss}. *{most}* ändert die meisten "
        "Vorhersagen: {flips} von {images} ({share})."
    ),
    "cards.robustness_all": "Alle Störungen",
    "cards.heat_maps_all": "Alle Verfahren",
    "cards.shortcuts_words": (
        "Eine logistische Regression auf Kennzahlen des ganzen Bildes (Helligkeit, Schärfe, Dateigröße und weitere), "
        "die nicht weiß, wo die Lunge liegt, wurde auf den {images} Aufnahmen außerhalb des Testdatensatzes "
        "kreuzvalidiert und auf den Testdatensatz angewandt. Soweit sie die Klassen unterscheidet, muss die AUC eines "
        "Modells nicht von der Krankheit kommen."
    ),
    "cards.column.together": "Kennzahlen, kreuzvalidiert",
    "cards.column.test": "Kennzahlen, Testdatensatz",
    "cards.column.model": "dieses Modell, Testdatensatz",
    "cards.column.strongest": "stärkste Kennzahl",
    "cards.one_class_style": (
        "Eine Stilgruppe mit {images} Aufnahmen außerhalb des Testdatensatzes, alle mit {label}. Im Testdatensatz: "
        "{test}."
    ),
    "cards.one_class_mark": (
        "Ein eingebranntes Zeichen auf {images} Aufnahmen außerhalb des Testdatensatzes, alle mit {label}. Im "
        "Testdatensatz: {test}."
    ),
    "cards.no_one_class": "Keine Stilgruppe und kein eingebranntes Zeichen kommt nur in einer Klasse vor.",
    "cards.class_balance": "Alle Zahlen der Prüfung: Klassenverteilung",
    "cards.performance": "Alle Kennzahlen dieses Modells: Modellgüte",
    "cards.files": "Dateien",
    "cards.files_words": (
        "Das vollständige Modell. Lizenz: {licence}. Jede Datei wird vor dem Herunterladen mit ihrem SHA-256 "
        "verglichen; `sha256sum` prüft die heruntergeladene Kopie. Schlägt ein Download fehl, zeigt *Alle Dateien "
        "prüfen* unten den Grund. Die Trainingsdaten haben eine eigene Lizenz: siehe *Zweck und Grenzen*."
    ),
    "cards.members": (
        "Ein Ensemble hat kein eigenes Netz. Die Netze seiner Mitglieder ({members}) stehen auf deren Karten."
    ),
    "files.download": "Herunterladen",
    "files.download_help": "{file} herunterladen",
    "files.check": "Alle Dateien prüfen",
    "files.check_help": (
        "Liest jede Datei dieses Modells, vergleicht sie mit dem SHA-256 auf der Modellkarte und lädt das Netz; bei "
        "einem Ensemble auch die der Mitglieder."
    ),
    "files.whole": "Alle {files} Dateien stimmen mit der Modellkarte überein, und das Modell lässt sich laden.",
    "files.card.json": "**{file}** ({size}): alle Angaben dieser Seite, maschinenlesbar.",
    "files.model.keras": (
        "**{file}** ({size}): das Keras-Netz, zum Weitertrainieren. Lädt ohne externen Code (`safe_mode=True`)."
    ),
    "files.model.tflite": (
        "**{file}** ({size}): das hier verwendete LiteRT-Netz. Liefert Logits und die letzten Merkmalskarten."
    ),
    "files.head.npz": (
        "**{file}** ({size}): Gewichte der letzten Schicht, aus denen die Heatmap berechnet wird. NumPy-Arrays."
    ),
    "files.gate.npz": "**{file}** ({size}): Statistik der Trainingsaufnahmen, für die Eingangsprüfung. NumPy-Arrays.",
    "files.history.csv": "**{file}** ({size}): Trainingsverlauf, eine Zeile je Epoche.",
    "files.predictions.csv": (
        "**{file}** ({size}): Vorhersagen für jede Validierungs-, Test- und externe Aufnahme. Daraus werden alle "
        "Kennzahlen berechnet."
    ),
    # Zweck und Grenzen.
    "about.version": "ThoraxLens, Version {version}; {models} gespeicherte Modelle.",
    "about.is_title": "Was es ist",
    "about.is": (
        "Ein Werkzeug für Forschung und Lehre. Es sagt aus einer frontalen Thoraxaufnahme die Wahrscheinlichkeit einer "
        "Pneumonie vorher (manche Modelle: bakterielle oder virale Pneumonie oder Pleuraerguss) und zeigt in einer "
        "Heatmap, worauf die Vorhersage beruht."
    ),
    "about.is_not_title": "Was es nicht ist",
    "about.is_not": (
        "- **Nicht zur Diagnose**, nicht zur Triage und für keine Entscheidung über Patienten. Es ist kein "
        "Medizinprodukt und nicht als solches zugelassen.\n- **Nicht für alle Patienten.** Die meisten Modelle wurden "
        "nur an Kindern von einem bis fünf Jahren aus einem einzigen Krankenhaus trainiert. {elsewhere}\n- **Nicht für "
        "jede Aufnahme.** Vorausgesetzt sind aufrechte frontale Thoraxaufnahmen. Die Eingangsprüfung weist andere "
        "Bilder ab, bietet an, gedrehte oder invertierte zu korrigieren, und warnt vor Aufnahmen außerhalb der "
        "Trainingsverteilung. Gespiegelte Aufnahmen erkennt sie nicht.\n- **Nicht für jede Krankheit.** Ein Modell "
        "ordnet jede Krankheit einer seiner eigenen Klassen zu.\n- **Keine Lokalisation.** Eine Heatmap zeigt, was das "
        "Netz verwendet hat, nicht, wo der Befund liegt."
    ),
    "about.elsewhere": (
        "Bei Erwachsenen aus einem anderen Krankenhaus beträgt die AUC {low} bis {high}, gemessen an Labels, die aus "
        "Befundtexten gewonnen wurden. Radiologen, die einen Teil dieser Aufnahmen erneut befundeten, fanden viele "
        "davon falsch; die AUC misst also die Labels ebenso wie die Modelle."
    ),
    "about.figures_title": "Grenzen der Ergebnisse",
    "about.figures": (
        "- **Testdatensatz.** Kein Gewicht wurde daran trainiert oder ausgewählt. Erste Testergebnisse waren aber vor "
        "drei Entscheidungen bekannt: breitere Augmentierung, Kalibrierung an gestörten Aufnahmen, längeres Training "
        "des CNN mit Dropout. Die Ergebnisse sind daher etwas zu günstig.\n- **Patienten.** Nach Subtyp und Nummer ist "
        "keiner zugleich in Training und Test, nach der Nummer allein sind es viele. *Modellgüte* zeigt die Ergebnisse "
        "ohne sie.\n- **Prävalenz.** Der Testdatensatz enthält mehr Pneumonien, als die meisten Kliniken sehen. Davon "
        "hängen Genauigkeit und prädiktive Werte ab. Die Wahrscheinlichkeiten setzen für alle Klassen dieselbe "
        "Vortestwahrscheinlichkeit voraus: Wo Pneumonien seltener sind, sind sie zu hoch.\n- **ChestX-ray14** "
        "(Erwachsene). Die Labels stammen aus Befundtexten. Aufbereitung und Projektion (a.-p., p.-a.) unterscheiden "
        "sich zwischen den Klassen; ein Modell kann das statt der Krankheit gelernt haben.\n- **Konfidenzintervalle** "
        "erfassen den Zufall in diesen Aufnahmen, nicht andere Krankenhäuser, Geräte oder Altersgruppen."
    ),
    "about.data_title": "Datenquellen",
    "about.data": (
        "- **Training und Test**: Kermany, Zhang, Goldbaum 2018, doi "
        "[10.17632/rscbjbr9sj](https://doi.org/10.17632/rscbjbr9sj), CC BY 4.0.\n"
        "- **Externe Validierung und Training des Erguss-Modells**: ChestX-ray14, Wang et al. 2017, frei nutzbar unter "
        "Nennung des NIH Clinical Center.\n"
        "- **Lungensegmentierung**: Masken aus covid-19-xray-dataset von V7 Labs, CC BY 4.0.\n"
        "- **Anfangsgewichte** von MobileNetV2 und EfficientNet-Lite0: ImageNet, Apache-2.0.\n"
        "- **Beispiele**: synthetische Röntgenbilder aus einem Hauptkomponentenmodell; kein Patient.\n\n"
        "Von diesen Datensätzen ist hier keine Aufnahme gespeichert, nur Mittelwerte aus vielen."
    ),
    "about.trained": "Trainingsdaten der gespeicherten Modelle: {data}.",
    "about.stored_title": "Was gespeichert wird",
    "about.stored": (
        "**Hochgeladene Aufnahmen werden nicht gespeichert.** Aufnahmen, Vorhersagen und Heatmaps bleiben im "
        "Arbeitsspeicher der Sitzung. Sie werden mit *{forget}*, nach {minutes} Minuten ohne Aktivität und beim "
        "Schließen der Seite gelöscht. Es wird keine temporäre Datei geschrieben. Wer den Server betreibt, könnte den "
        "Arbeitsspeicher auslesen.\n\n"
        "{log}\n\n"
        "Cookies halten nur die Sitzung und verhindern gefälschte Uploads. Es gibt keine Nutzungsstatistik, und nichts "
        "wird von anderen Servern geladen."
    ),
    "about.log_off": "Dieser Server führt kein Protokoll.",
    "about.log_on": (
        "Dieser Server führt ein Protokoll. Jeder Eintrag enthält Zeit, Ereignis (Dekodierung, Vorhersage, Heatmap, "
        "Liste, Löschung), Modell, Dauer, Ergebnis und einen 8-stelligen Code der Aufnahme, der bis zum Neustart des "
        "Servers gilt. Namen, Pixel, DICOM-Elemente und Fehlertexte werden nie protokolliert."
    ),
    "about.cite_title": "Zitierweise",
    "about.cite": (
        "Anzugeben sind Version, Modell, die ersten Stellen seines SHA-256 (ein Modell kann unter gleichem Namen neu "
        "trainiert werden) und die Daten. Zum Beispiel:"
    ),
    "about.cited": (
        "ThoraxLens {version}, Modell {model} (SHA-256 {digest}), {today}. Apache-2.0. Trainiert mit {data}."
    ),
    "about.cards": "SHA-256 aller Dateien: Modellkarten",
    "about.hole_title": "Fehler melden",
    "about.hole": (
        "Eine **Sicherheitslücke** bitte vertraulich im Repository melden (*Security*, *Report a vulnerability*). Eine "
        "Antwort folgt binnen einer Woche; mit einer Veröffentlichung bitte 90 Tage warten. Bei **falschen Zahlen, "
        "Texten oder Vorhersagen** bitte ein Issue eröffnen. Nie Patientenaufnahmen senden."
    ),
    "about.licences_title": "Lizenzen",
    "about.licences": (
        "Code, Texte und Modelle: **Apache-2.0**, ohne Gewähr. Daten: siehe oben. Die Pakete, die Bilder dekodieren, "
        "stehen unter freizügigen Lizenzen (`imagecodecs`: **BSD-3-Clause**; `simplejpeg`: **MIT**)."
    ),
    "source.chest_xray": "Kermany, Zhang, Goldbaum 2018, doi 10.17632/rscbjbr9sj",
    "source.nih": "ChestX-ray14, Wang et al. 2017, NIH Clinical Center",
    # Klassenverteilung: Tabellen.
    "data.key": "Patienten bestimmt nach",
    "data.patient": "Subtyp oder Serie plus Nummer",
    "data.group": "nur Nummer",
    "data.usual": "Typische Werte je Klasse",
    "data.usual_words": (
        "Median, in Klammern 5. und 95. Perzentil. Breite und Höhe in Pixeln der Dateien, Helligkeit und Kontrast in "
        "Grauwerten (0 bis 255)."
    ),
    "data.between": "{median} ({low} bis {high})",
    "data.quantity": "Merkmal",
    "data.width": "Breite",
    "data.height": "Höhe",
    "data.brightness": "Helligkeit",
    "data.contrast": "Kontrast",
    "data.class": "Klasse",
    "data.images": "Aufnahmen",
    "data.patients": "Patienten",
    "data.from": "von",
    "data.to": "bis",
    "data.kind": "Art",
    "data.exact": "identische Dateien",
    "data.near": "Beinahe-Duplikate",
    "data.groups": "Gruppen",
    "data.files": "Dateien",
    "data.across_splits": "Gruppen über Teilmengen hinweg",
    "data.across_classes": "Gruppen über Klassen hinweg",
    "data.across_patients": "Gruppen über Patienten hinweg",
    # Hochladen einer Aufnahme.
    "picture.files": "Thoraxaufnahmen hochladen (JPEG, PNG, DICOM, ZIP); mehrere Dateien kommen auf die Arbeitsliste",
    "picture.drop": "Entfernen",
}
# Was model_zoo meldet (Fehler, Hinweise, Titel), nach dessen Codes, Paket für Paket.
MESSAGES = {
    "core.text": "{text}",
    "core.none": "keine",
    "core.model_unknown": "Es gibt kein trainiertes Modell {name}. Bekannt: {known}.",
    "core.card_damaged": (
        "{name}: card.json ist beschädigt ({reason}). Den Ordner wiederherstellen oder neu trainieren."
    ),
    "core.card_too_new": (
        "{name}: card.json hat das Schema {schema}, neuer als das Schema {known} dieses Programms. Das Programm "
        "aktualisieren."
    ),
    "core.card_too_old": (
        "{name}: card.json hat das Schema {schema}, zu alt für dieses Programm. Das Modell neu trainieren."
    ),
    "core.card_unknown_text": (
        "{name}: card.json enthält {text}; diesen Text kennt das Programm nicht. Das Programm aktualisieren."
    ),
    "core.card_other_files": "{name}: card.json nennt andere Dateien als {files}. Das Modell neu trainieren.",
    "core.file_unreadable": "{name}: {file} ist nicht lesbar ({reason}). Den Ordner wiederherstellen.",
    "core.file_not_stored": "{name} wird ohne {file} ausgeliefert. Dieser Befehl erzeugt die Datei: {command}",
    "core.file_altered": (
        "{name}: {file} ist nicht die trainierte Datei (ihr SHA-256 weicht von dem der Karte ab). Den Ordner "
        "wiederherstellen oder neu trainieren."
    ),
    "core.model_incomplete": "{name} kann ohne {files} nicht gespeichert werden.",
    "core.name_invalid": (
        "{name} ist kein gültiger Name: Erlaubt sind 1 bis 60 Buchstaben (ohne Umlaute), Ziffern, „-“ und „_“."
    ),
    "core.setting_not_whole": "{name} ist {value}; nötig ist eine ganze Zahl ab 1.",
    "core.setting_not_positive": "{name} ist {value}; nötig ist eine Zahl größer als 0.",
    # Datensätze und Datenberichte.
    "data.source_missing": (
        "{source} gibt es nicht. --data braucht einen Ordner mit Aufnahmen, eine CSV-Liste oder „synthetic“."
    ),
    "data.class_missing": "Keine Aufnahme hat die Klasse {label}. Die Daten enthalten: {labels}.",
    "data.one_class": "{source} enthält nur eine Klasse, {label}; ein Modell braucht mindestens zwei.",
    "data.subtype_missing": (
        "Aufnahmen ohne Subtyp: {images}, zum Beispiel {path}. Die Dateinamen müssen sie nennen, wie "
        "person1_bacteria_2.jpeg; sonst --target subtype weglassen."
    ),
    "data.folder_holds_splits": (
        "{folder} enthält Teilmengen, keine Aufnahmen einer Klasse. Stattdessen --data {folder} angeben."
    ),
    "data.split_folder_unknown": (
        "{folder} enthält neben seinen Teilmengen weitere Ordner: {unknown}. Bitte in train, val oder test umbenennen "
        "oder verschieben."
    ),
    "data.class_folder_empty": (
        "Der Klassenordner {folder} ist leer. Die Aufnahmen dort ablegen oder den Ordner entfernen."
    ),
    "data.layout_unknown": (
        "{folder} ist weder nach Teilmenge/Klasse/Datei noch nach Klasse/Datei aufgebaut: Klassenordner fehlen. "
        "Erwartet wird zum Beispiel {name}/train/NORMAL/a.jpeg oder {name}/NORMAL/a.jpeg."
    ),
    "data.not_csv": "{file} ist keine CSV-Tabelle ({reason}). Bitte als CSV in UTF-8 speichern.",
    "data.columns_missing": (
        "{file} braucht die Spalten path und label; vorhanden sind: {columns}. Bitte umbenennen oder ergänzen."
    ),
    "data.line_incomplete": "{file}, Zeile {line}: path oder label ist leer. Bitte ergänzen oder die Zeile löschen.",
    "data.split_unknown": (
        "{file}, Zeile {line}: Die Teilmenge {split} ist unbekannt; erlaubt sind train, val und test."
    ),
    "data.path_contradictory": (
        "{file} führt {path} mehrmals auf, mit verschiedenen Werten in der Spalte {column}: {values}. Bitte nur eine "
        "Zeile behalten."
    ),
    "data.table_empty": "{file} hat eine Kopfzeile, aber keine Zeilen. Bitte je Aufnahme eine Zeile anlegen.",
    "data.chestxray14_without_images": (
        "Unter {folder} liegt keine der Aufnahmen aus Data_Entry_2017.csv. Bitte die Bildarchive dort entpacken."
    ),
    "data.patient_in_several_splits": (
        "Patienten in mehr als einer Teilmenge: {patients}, zum Beispiel {patient} in {places}. Das Modell würde an "
        "Patienten getestet, an denen es trainiert wurde: Bitte alle Aufnahmen eines Patienten in eine Teilmenge legen."
    ),
    "data.split_without_class": (
        "Die Teilmenge {split} hat keine Aufnahme der Klasse {label}. Bitte Aufnahmen dieser Klasse ergänzen, von "
        "anderen Patienten als denen der übrigen Teilmengen."
    ),
    "data.class_unreadable": (
        "Keine Datei der Klasse {label} ist lesbar. Bitte prüfen, ob ihre Aufnahmen JPEG, PNG oder DICOM sind."
    ),
    "data.synthetic_subtypes": "Synthetische Röntgenaufnahmen haben keine Subtypen. --target subtype weglassen.",
    "data.synthetic_classes": "Synthetische Röntgenaufnahmen sind immer {labels}. --classes weglassen.",
    "data.copies_unrelated": (
        "Keine Datei in {folder} stimmt in Name und Klasse mit einer Aufnahme des Datensatzes überein. --copies "
        "braucht einen Ordner mit denselben Dateinamen."
    ),
    "data.mask_unreadable": "Die Maske {file} ist nicht lesbar ({reason}). Bitte als PNG speichern.",
    "data.mask_unusable": "Die Maske {file} muss {side} x {side} Pixel haben, mit helleren Lungen als der Rest.",
    "data.details_columns": (
        "{file} braucht eine Spalte path und eine von view, sex und age; vorhanden: {columns}. Bitte umbenennen oder "
        "ergänzen."
    ),
    "data.details_unrelated": (
        "{file} nennt keine Aufnahme des Datensatzes. Bei --details eine Tabelle mit denselben Dateinamen angeben."
    ),
    "data.report_unknown": "Es gibt keinen Datenbericht {name}. Bekannt: {known}.",
    "data.report_other_schema": (
        "{name}: report.json hat das Schema {schema}, dieses Programm liest {known}. Den Ordner wiederherstellen oder "
        "den Bericht neu erzeugen: {command}"
    ),
    "data.report_image_altered": (
        "{name}: {file} ist nicht das gespeicherte Bild (sein SHA-256 weicht ab). Den Ordner wiederherstellen oder den "
        "Bericht neu erzeugen: {command}"
    ),
    "data.report_damaged": (
        "{name}: Der Datenbericht ist beschädigt ({reason}). Den Ordner wiederherstellen oder den Bericht neu "
        "erzeugen: {command}"
    ),
    # Netze: Titel und Beschreibung nach dem Namen der Architektur, Anfangsgewichte.
    "models.title_pca_logistic": "PCA + logistische Regression",
    "models.title_cnn_baseline": "Einfaches CNN",
    "models.title_cnn_dropout": "CNN mit Dropout und Augmentierung",
    "models.title_scratch_cnn": "CNN ohne Vortraining",
    "models.title_mobilenet_v2": "MobileNetV2",
    "models.title_efficientnet_lite0": "EfficientNet-Lite0",
    "models.title_efficientnet_v2_b0": "EfficientNetV2-B0",
    "models.title_inception_v3": "Inception-v3",
    "models.title_inception_resnet_v2": "Inception-ResNet-v2",
    "models.title_xception": "Xception",
    "models.title_densenet121": "DenseNet-121",
    "models.title_densenet169": "DenseNet-169",
    "models.title_resnet50_v2": "ResNet-50 v2",
    "models.title_resnet152_v2": "ResNet-152 v2",
    "models.title_vgg16": "VGG-16",
    "models.title_vgg19": "VGG-19",
    "models.title_nasnet_mobile": "NASNet-Mobile",
    "models.title_ensemble": "Ensemble",
    "models.description_pca_logistic": (
        "Ein Gewicht je Pixel der Aufnahme bei 56 x 56, nachdem Mittelwert und Kontrast standardisiert sind"
    ),
    "models.description_cnn_baseline": "Vier Faltungsschichten mit ReLU und Max-Pooling, ohne Regularisierung",
    "models.description_cnn_dropout": ("Die vier Faltungsschichten des einfachen CNN, mit Dropout und Augmentierung"),
    "models.description_scratch_cnn": "Blöcke aus Faltung, Batch-Normalisierung, ReLU und Max-Pooling",
    "models.description_mobilenet_v2": "Invertierte Residualblöcke",
    "models.description_efficientnet_lite0": (
        "Invertierte Residualblöcke mit Filtern von 3 und 5 Pixeln, ohne Squeeze-and-Excitation"
    ),
    "models.description_efficientnet_v2_b0": (
        "Erst verschmolzene, dann invertierte Residualblöcke mit Squeeze-and-Excitation"
    ),
    "models.description_inception_v3": "Parallele Faltungen mehrerer Größen, große davon zerlegt",
    "models.description_inception_resnet_v2": "Inception-Blöcke mit Residualverbindungen",
    "models.description_xception": "Tiefenweise separierbare Faltungen mit Residualverbindungen",
    "models.description_densenet121": "Dense-Blöcke: Jede Schicht liest alle früheren ihres Blocks; 121 Schichten",
    "models.description_densenet169": "Dense-Blöcke: Jede Schicht liest alle früheren ihres Blocks; 169 Schichten",
    "models.description_resnet50_v2": "Bottleneck-Blöcke mit Residualverbindungen, 50 Schichten",
    "models.description_resnet152_v2": "Bottleneck-Blöcke mit Residualverbindungen, 152 Schichten",
    "models.description_vgg16": "Faltungen mit 3 x 3 Pixeln und Max-Pooling, 13 Faltungsschichten",
    "models.description_vgg19": "Faltungen mit 3 x 3 Pixeln und Max-Pooling, 16 Faltungsschichten",
    "models.description_nasnet_mobile": "Wiederholte Zellen, durch Architektursuche gefunden",
    "models.description_ensemble": "Mittelwert der kalibrierten Logits von {members}",
    "models.weights_none": "keine (zufällige Initialisierung)",
    "models.weights_imagenet": "ImageNet (keras.applications)",
    "models.weights_file": "Datei {name}",
    "models.weights_stored": "gespeichertes Modell {name}",
    "models.no_imagenet_weights": (
        "Für {name} gibt es keine ImageNet-Gewichte. Bitte --weights none oder eine Datei angeben."
    ),
    "models.weights_missing": (
        "--weights {source}: Diese Datei gibt es nicht. Möglich sind imagenet, none, zoo:NAME oder der Pfad einer "
        "Gewichtsdatei."
    ),
    "models.weights_not_arrays": (
        "{file} ist keine .npz-Datei mit Arrays ({reason}). Bitte eine Datei angeben, die numpy.savez geschrieben hat."
    ),
    "models.weights_array_missing": (
        "In {file} fehlt das Array {array}, das {name} braucht. Bitte die Gewichte dieses Netzes angeben."
    ),
    "models.weights_array_surplus": (
        "{file} enthält das Array {array}, für das {name} keinen Platz hat. Bitte die Gewichte dieses Netzes angeben."
    ),
    "models.weights_other_shape": (
        "{file}: {array} hat die Form {given}, {name} braucht {wanted}. Bitte die Gewichte dieses Netzes angeben."
    ),
    "models.weights_not_downloaded": (
        "Die ImageNet-Gewichte ließen sich nicht herunterladen ({reason}). Bitte mit --weights den Pfad einer "
        ".npz-Datei mit Arrays angeben, oder --weights none für einen zufälligen Start."
    ),
    "models.weights_other_architecture": (
        "zoo:{stored} hat die Architektur {given}, von der {name} nicht ausgehen kann. Bitte ein Modell derselben "
        "Architektur angeben."
    ),
    "models.weights_not_stored": (
        "zoo:{stored} ist wie alle großen Netze ohne {file} gespeichert: Kein Training kann davon ausgehen. Bitte ohne "
        "--compact neu trainieren."
    ),
    "models.weights_misfit": (
        "{file} passt nicht zu {name}: Die Datei enthält keine Gewichte dieses Netzes ({reason}). Bitte dessen "
        "Gewichte angeben."
    ),
    "models.weights_misfit_either": (
        "{file} passt nicht zu {name}: Die Datei enthält weder Gewichte dieses Netzes noch solche von {namesake} in "
        "keras.applications mit include_top=False ({reason}). Bitte Gewichte eines der beiden angeben."
    ),
    "models.layers_differ": (
        "Die Gewichte passen nicht zu {name}: Sie haben {given}, wo es {wanted} braucht. Bitte die Gewichte dieses "
        "Netzes angeben."
    ),
    "models.layer": "Schicht {layer} {shapes}",
    "models.no_layer": "keine weitere Schicht",
    # Training.
    "training.loss_not_finite": (
        "Der Verlust wurde in Epoche {epoch} zu {loss}: Die Lernrate ist zu hoch. Bitte verringern."
    ),
    "training.checkpoint_of_another_run": (
        "Der Checkpoint in {folder} gehört zu einem Lauf mit anderen Einstellungen ({settings}). Bitte dieselben "
        "Argumente wie damals angeben oder den Ordner löschen, um neu zu beginnen."
    ),
    "training.masks_unrelated": (
        "In {folder} heißen zu wenige Dateien wie Aufnahmen des Datensatzes. --masks braucht einen Ordner mit "
        "PNG-Dateien, die wie die Aufnahmen heißen."
    ),
    # Verwendungszweck und Grenzen eines Modells, seine Entscheidung, Perturbationen.
    "evaluation.use_research": (
        "Forschung und Lehre: untersuchen, was ein Netz für eine frontale Röntgenaufnahme des Thorax vorhersagt, die "
        "seinen Trainingsaufnahmen ähnelt, und warum."
    ),
    "evaluation.use_no_diagnosis": "Nicht für Diagnose, Triage oder Entscheidungen über Patienten.",
    "evaluation.limit_population": (
        "Auf andere Patienten, Krankenhäuser, Geräte und Projektionen als die der Trainingsdaten lassen sich seine "
        "Ergebnisse nicht ohne Weiteres übertragen; der öffentliche pädiatrische Pneumonie-Datensatz stammt von "
        "Kindern von einem bis fünf Jahren aus einem einzigen Krankenhaus."
    ),
    "evaluation.limit_classes": "Es kennt nur seine Klassen: Jede andere Krankheit wird einer von ihnen zugeordnet.",
    "evaluation.limit_confounding": (
        "Wo sich die Aufnahmen einer Klasse in Herkunft, Projektion oder Gerät von denen einer anderen unterscheiden, "
        "hat es vielleicht diesen Unterschied gelernt statt der Krankheit."
    ),
    "evaluation.limit_chestxray14_subset": (
        "In der hier verwendeten Teilmenge von ChestX-ray14 wurden alle Ergüsse getrennt von den Pneumonien "
        "aufbereitet, und normale Aufnahmen sind meist a.-p., Pneumonien häufiger p.-a. aufgenommen. {unnamed} ihrer "
        "{images} Aufnahmen nennen keinen Patienten; derselbe kann also in Training und Test vorkommen, und die "
        "Konfidenzintervalle sind zu schmal."
    ),
    "evaluation.limit_localisation": (
        "Die Heatmap lokalisiert Befunde in Röntgenaufnahmen schlecht, kleine am schlechtesten (Saporta et al. 2022)."
    ),
    "evaluation.licence_of_members": "wie seine Mitglieder",
    "evaluation.rule_equal_costs": (
        "Ein übersehener Fall von {label} wiegt so schwer wie ein Fehlalarm; angenommen wird eine "
        "Vortestwahrscheinlichkeit von 50\u00a0%"
    ),
    "evaluation.rule_most_probable": (
        "die wahrscheinlichste Klasse; angenommen wird, dass vor dem Test alle Klassen gleich wahrscheinlich sind"
    ),
    "evaluation.fixed_on_validation": "den Validierungsaufnahmen in je {versions} zufällig gestörten Fassungen",
    "evaluation.fixed_on_mixture": (
        "den Validierungsaufnahmen (mit {plain}\u00a0% Gewicht unverändert, im Übrigen in je {versions} zufällig "
        "gestörten Fassungen)"
    ),
    "evaluation.perturbation_jpeg": "JPEG-Qualität {quality}",
    "evaluation.perturbation_blur": "Unschärfe, Sigma {sigma}",
    "evaluation.perturbation_noise": "Rauschen, Sigma {sigma}",
    "evaluation.perturbation_brightness": "Helligkeit {percent:+d}\u00a0%",
    "evaluation.perturbation_contrast": "Kontrast {percent:+d}\u00a0%",
    "evaluation.perturbation_gamma": "Gamma {exponent}",
    "evaluation.perturbation_rotation": "Drehung {degrees:+d} Grad",
    "evaluation.perturbation_crop": "Zuschnitt {percent}\u00a0%",
    "evaluation.perturbation_letters": "eingebrannte Buchstaben",
    "evaluation.perturbation_borders": "einfarbige Ränder {percent}\u00a0%",
    "evaluation.perturbation_screen": "Foto eines Bildschirms",
    "evaluation.perturbation_film": "Foto eines Films",
    # Vergleich der Modelle und veröffentlichte Ergebnisse.
    "evaluation.no_significant_difference": "kein signifikanter Unterschied",
    "evaluation.difference_undefined": "Unterschied nicht bestimmbar",
    "evaluation.better": "besser",
    "evaluation.worse": "schlechter",
    "evaluation.other_test_images": (
        "{one} und {other} wurden nicht an denselben Aufnahmen für dieselben Klassen getestet. Bitte zwei Modelle aus "
        "derselben Tabelle wählen."
    ),
    "evaluation.predictions_misfit": (
        "{name}: card.json und predictions.csv passen nicht zueinander ({reason}). Das Modell neu trainieren."
    ),
    "evaluation.tested_on_one_class": (
        "{name}: Die Testaufnahmen gehören nicht zu zwei Klassen. Das Modell neu trainieren."
    ),
    "evaluation.published_pretrained": "vortrainiertes Netz",
    "evaluation.published_mobilenet_pca": "MobileNetV2, PCA + logistische Regression",
    "evaluation.published_test_images": "die {images} Testaufnahmen",
    "evaluation.published_test_images_small": "die {images} Testaufnahmen, {side} x {side}",
    "evaluation.published_bacterial_viral": "bakterielle gegen virale Pneumonie",
    "evaluation.published_as_stated": "wie dort angegeben",
    "evaluation.published_as_stated_by_class": ("wie dort angegeben; normal {normal:.2f}, Pneumonie {pneumonia:.2f}"),
    "evaluation.published_three_classes": "normal, Erguss und Pneumonie; Validierung",
    "evaluation.published_by_f1": "verglichen nach F1",
    "evaluation.published_student_project": ("studentisches Projekt {number} der fünf, aus denen dieses hervorging"),
    # Ein Modell messen und speichern.
    "evaluation.export_differs": (
        "Das exportierte {name} weicht in der Wahrscheinlichkeit um {difference:.3f} vom trainierten ab; erlaubt sind "
        "{limit:.3f}. Bitte nicht verwenden und mit den Versionen von TensorFlow und LiteRT melden."
    ),
    "evaluation.ensemble_members": (
        "Jedes Mitglied eines Ensembles bitte einmal nennen und dem Ensemble einen Namen geben, den keines von ihnen "
        "hat."
    ),
    "evaluation.ensemble_classes": (
        "{member} hat die Klassen {of_member}, die Daten haben {of_data}. Die Mitglieder eines Ensembles und seine "
        "Daten müssen dieselben Klassen haben."
    ),
    "evaluation.ensemble_of_ensembles": "{member} ist selbst ein Ensemble. Bitte stattdessen dessen Mitglieder nennen.",
    "evaluation.ensemble_measured": (
        "Ein Mitglied von {name} hat jetzt andere Gewichte. Bitte das Ensemble neu erzeugen: {command}"
    ),
    "evaluation.external_missing": (
        "Die Karte von {name} enthält Ergebnisse an externen Aufnahmen. Bitte diese mit --external wieder angeben."
    ),
    "evaluation.other_copies_missing": (
        "Die Karte von {name} enthält Ergebnisse an anderen Kopien. Bitte diese mit --copies wieder angeben."
    ),
    "evaluation.replaced_meanwhile": "{name} wurde inzwischen ersetzt. Bitte neu messen.",
    "evaluation.other_split": (
        "{name} wurde an anderen Aufnahmen oder einer anderen Aufteilung trainiert: Die Ergebnisse hier könnten "
        "Trainingsaufnahmen betreffen. Bitte --data, --classes und --seed von seiner Karte verwenden."
    ),
    "evaluation.masks_unrelated": (
        "In {folder} heißt keine Datei wie eine Aufnahme des Datensatzes. --masks braucht einen Ordner mit "
        "PNG-Dateien, die wie die Aufnahmen heißen."
    ),
    "evaluation.seed_of_another": (
        "{name} ist nicht {architecture} mit einem anderen Startwert. Bitte aus {folder} entfernen."
    ),
    "evaluation.variant_unknown": "Es gibt keine Variante {name}. Bekannt: {known}.",
    "evaluation.variant_needs_weights": (
        "Die Ablationsstudie braucht ein Netz, das von trainierten Gewichten ausgeht. Bitte --weights DATEI angeben."
    ),
    # Export und Kommandozeile.
    "export.ensemble": "{name} ist ein Ensemble. Bitte seine Mitglieder exportieren: {members}.",
    "export.exists": "{path} gibt es schon. Bitte ein anderes --out wählen.",
    "export.library_missing": (
        "{format} braucht {library}. So wird es installiert: pip install -r requirements-export.txt"
    ),
    "cli.name_taken": (
        "Ein Modell {name} ist schon gespeichert. Bitte ein anderes --name wählen oder --replace hinzufügen."
    ),
    "cli.run_stopped": (
        "{folder} enthält einen abgebrochenen Lauf. Mit --resume geht er weiter; den Ordner löschen, um neu zu "
        "beginnen."
    ),
    "cli.no_run": "{folder} enthält keinen Lauf, der weitergehen könnte. Bitte --name prüfen oder --resume weglassen.",
    "cli.not_stored": "{reason}. Kein gespeichertes Modell wurde verändert. {advice}",
    "cli.can_resume": "Derselbe Befehl mit --resume geht nach der letzten abgeschlossenen Epoche weiter.",
    "cli.cannot_resume": "Keine Epoche wurde abgeschlossen, es gibt also nichts fortzusetzen.",
    "cli.external_unusable": "--external {source}: {problem}",
    # Bilddateien.
    "imaging.file_empty": "Die Datei ist leer. Bitte das Röntgenbild neu exportieren und es erneut versuchen.",
    "imaging.file_too_large": (
        "Die Datei ist größer als {limit} MB ({size:.1f} MB). Bitte nur das Röntgenbild exportieren, verlustfrei "
        "komprimiert."
    ),
    "imaging.file_not_opened": "Die Datei lässt sich nicht öffnen: {reason}.",
    "imaging.other_format": "Unabhängig vom Dateinamen ist das {kind}. {advice}",
    "imaging.text_file": (
        "Das ist eine Textdatei, kein Bild im Format JPEG, PNG oder DICOM. Bitte das Röntgenbild selbst wählen."
    ),
    "imaging.format_unknown": (
        "Das ist kein Bild im Format JPEG, PNG oder DICOM. Bitte das Röntgenbild in einem dieser Formate speichern und "
        "es erneut versuchen."
    ),
    "imaging.kind_gif": "ein GIF-Bild",
    "imaging.kind_tiff": "ein TIFF-Bild",
    "imaging.kind_bmp": "ein BMP-Bild",
    "imaging.kind_webp": "ein WebP-Bild",
    "imaging.kind_phone": "ein Foto oder Video, wie es Smartphones speichern (HEIC, AVIF, MP4)",
    "imaging.kind_jpeg_2000": "ein Bild im Format JPEG 2000 oder JPEG XL",
    "imaging.kind_photoshop": "eine Photoshop-Datei",
    "imaging.kind_pdf": "ein PDF-Dokument",
    "imaging.kind_zip": "ein ZIP-Archiv oder ein Office-Dokument",
    "imaging.kind_archive": "ein komprimiertes Archiv",
    "imaging.kind_program": "ein Programm",
    "imaging.kind_svg": "eine SVG-Zeichnung",
    "imaging.kind_web_page": "eine Webseite",
    "imaging.advice_save": "Bitte das Röntgenbild als PNG, JPEG oder DICOM speichern und es erneut versuchen.",
    "imaging.advice_unpack": "Bitte entpacken und die Röntgenbilder daraus wählen.",
    "imaging.advice_export": "Bitte das Röntgenbild selbst aus dem Programm exportieren, das es anzeigt.",
    "imaging.advice_choose": "Bitte das Röntgenbild wählen.",
    "imaging.advice_download": (
        "Möglicherweise endete der Download auf einer Anmeldeseite: Bitte das Röntgenbild noch einmal herunterladen."
    ),
    "imaging.side": "Das Bild hat {width} x {height} Pixel; erlaubt sind {least} bis {most} Pixel je Seite.",
    "imaging.megapixels": (
        "Das Bild hat {size:.0f} Megapixel; erlaubt sind {limit}. Bitte in geringerer Auflösung exportieren."
    ),
    "imaging.strip": "Das Bild hat {width} x {height} Pixel: ein Streifen, für ein Röntgenbild zu lang und zu schmal.",
    "imaging.uniform": "Alle Pixel haben denselben Wert; das Bild zeigt nichts.",
    "imaging.uniform_as_shown": "Alle Pixel erscheinen im selben Grauton; das Bild zeigt nichts.",
    "imaging.undecodable": (
        "Die Pixel des Bildes lassen sich nicht dekodieren ({error}). Bitte die Datei neu kopieren oder exportieren "
        "und es erneut versuchen."
    ),
    "imaging.jpeg_without_scan": (
        "Die JPEG-Datei ist abgeschnitten: Sie endet, bevor die Pixeldaten beginnen. Bitte neu kopieren oder "
        "exportieren."
    ),
    "imaging.jpeg_cut_off": (
        "Die JPEG-Datei ist abgeschnitten: Für {width} x {height} Pixel enthält sie zu wenige Bytes. Bitte neu "
        "kopieren oder exportieren."
    ),
    "imaging.jpeg_frame_headers": (
        "Die JPEG-Datei ist beschädigt: Sie hat {count} Frame-Header statt einem. Bitte neu kopieren oder exportieren."
    ),
    "imaging.jpeg_segment_length": (
        "Die JPEG-Datei ist beschädigt: Ihr Segment {marker} hat eine unmögliche Länge. Bitte neu kopieren oder "
        "exportieren."
    ),
    "imaging.jpeg_segment_damaged": (
        "Die JPEG-Datei ist in ihrem Segment {marker} beschädigt, oder es fehlt. Bitte neu kopieren oder exportieren."
    ),
    "imaging.jpeg_scan_damaged": (
        "Die JPEG-Daten sind innerhalb eines Durchgangs, nach dem Marker {marker}, beschädigt oder abgeschnitten; ein "
        "Teil des Bildes fehlt. Bitte die Datei neu kopieren oder exportieren."
    ),
    "imaging.jpeg_segments": (
        "Die JPEG-Datei besteht aus mehr als {limit} Segmenten; so speichert kein übliches Programm. Bitte neu "
        "speichern und es erneut versuchen."
    ),
    "imaging.jpeg_kind": (
        "Diese Art von JPEG (Frame-Header {marker}, {bits} Bit je Wert) wird nicht oder nur innerhalb von "
        "DICOM-Dateien unterstützt. Bitte das Röntgenbild als PNG speichern."
    ),
    "imaging.jpeg_layers": (
        "Die JPEG-Datei ist beschädigt: Ihr Frame-Header {marker} nennt {layers} Farbkanäle. Bitte neu kopieren oder "
        "exportieren."
    ),
    "imaging.jpeg_scans": (
        "Die JPEG-Datei ist progressiv mit {scans} Durchgängen; erlaubt sind {limit}. Bitte als Baseline-JPEG oder als "
        "PNG speichern."
    ),
    "imaging.jpeg_progressive_too_large": (
        "Die progressive JPEG-Datei ist zu groß ({width} x {height} Pixel in {scans} Durchgängen). Bitte als "
        "Baseline-JPEG oder als PNG speichern."
    ),
    "imaging.png_cut_off": (
        "Die PNG-Datei ist abgeschnitten: Sie endet vor ihrem letzten Block. Bitte neu kopieren oder exportieren."
    ),
    "imaging.png_header_missing": (
        "Die PNG-Datei ist beschädigt: Sie beginnt nicht mit ihrem Header. Bitte neu kopieren oder exportieren."
    ),
    "imaging.png_kind": (
        "Die PNG-Datei ist beschädigt: Ihr Header (IHDR) nennt {bits} Bit mit Farbtyp {colour}, eine ungültige "
        "Kombination. Bitte neu kopieren oder exportieren."
    ),
    "imaging.png_second_header": (
        "Die PNG-Datei ist beschädigt: Sie hat mehr als einen Header. Bitte neu kopieren oder exportieren."
    ),
    "imaging.png_colours_of_few_bits": (
        "Die PNG-Datei ist farbig mit 16 Bit je Wert (IHDR), nutzt aber weniger. Bitte das Röntgenbild in Graustufen "
        "speichern."
    ),
    "imaging.png_chunks": (
        "Die PNG-Datei besteht aus mehr als {limit} Blöcken; so speichert kein übliches Programm. Bitte neu speichern "
        "und es erneut versuchen."
    ),
    "imaging.png_chunk_damaged": (
        "Die PNG-Datei ist in ihrem Block {chunk} beschädigt oder abgeschnitten. Bitte neu kopieren oder exportieren."
    ),
    "imaging.png_chunk_missing": (
        "Die PNG-Datei ist beschädigt: Ihr fehlt der Block {chunk}. Bitte neu kopieren oder exportieren."
    ),
    # DICOM.
    "imaging.dicom_undecodable": (
        "Die DICOM-Datei lässt sich nicht dekodieren: Fehlgeschlagen ist {stage} ({error}). Bitte neu exportieren."
    ),
    "imaging.stage_header": "das Lesen der Elemente",
    "imaging.stage_pixels": "das Lesen der Pixel",
    "imaging.stage_window": "das Lesen der Grauwerte und Fenster",
    "imaging.dicom_pieces": "Die DICOM-Datei ist in weit mehr Elemente zerlegt als üblich. Bitte neu exportieren.",
    "imaging.dicom_directory": (
        "Das ist ein DICOMDIR, das Inhaltsverzeichnis eines Datenträgers. Bitte die Röntgenbilder wählen, die es "
        "aufführt."
    ),
    "imaging.dicom_syntax_missing": (
        "In der DICOM-Datei fehlt die Angabe {element}; deshalb lässt sie sich nicht dekodieren. Bitte neu und "
        "unkomprimiert exportieren."
    ),
    "imaging.dicom_syntax_unknown": (
        "Die {element} der DICOM-Datei wird nicht unterstützt ({syntax}). Bitte unkomprimiert exportieren."
    ),
    "imaging.dicom_no_pixels": (
        "Die DICOM-Datei enthält kein Bild in {element}: Vielleicht ist sie ein Befund oder eine Liste, oder sie ist "
        "abgeschnitten. Bitte die Datei mit dem Röntgenbild wählen."
    ),
    "imaging.dicom_modality": "Laut {element} ist die DICOM-Datei {kind}, keine Thoraxaufnahme.",
    "imaging.modality_ct": "ein CT-Schnittbild",
    "imaging.modality_mr": "ein MRT-Schnittbild",
    "imaging.modality_us": "ein Ultraschallbild",
    "imaging.modality_mg": "eine Mammographie",
    "imaging.modality_pt": "ein PET-Bild",
    "imaging.modality_nm": "ein Szintigramm",
    "imaging.modality_es": "ein endoskopisches Bild",
    "imaging.modality_xc": "ein Foto",
    "imaging.modality_sm": "ein mikroskopisches Bild",
    "imaging.modality_teeth": "eine Zahnaufnahme",
    "imaging.modality_other": "das Bild einer anderen Modalität",
    "imaging.dicom_colour": (
        "Laut {element} ist die DICOM-Datei farbig. Bitte das Röntgenbild selbst in Graustufen exportieren."
    ),
    "imaging.dicom_frames": (
        "Laut {element} ist die DICOM-Datei eine Serie von {frames} Einzelbildern; erlaubt sind {limit}. Bitte ein "
        "einzelnes Bild exportieren."
    ),
    "imaging.dicom_bits_allocated": (
        "Die DICOM-Datei gibt als {element} {bits} an; unterstützt werden 8 und 16 Bit je Pixel. Bitte entsprechend "
        "exportieren."
    ),
    "imaging.dicom_bits_stored": (
        "Die DICOM-Datei gibt als {element} {bits} an, was nicht zu den {allocated} Bit passt, die je Pixel belegt "
        "sind. Bitte neu exportieren."
    ),
    "imaging.dicom_high_bit": (
        "Die DICOM-Datei gibt als {element} {high} an, was weder zu den {bits} gespeicherten Bit noch zu ihren Pixeln "
        "passt. Bitte neu exportieren."
    ),
    "imaging.dicom_sign": "Die DICOM-Datei gibt als {element} {value} an statt 0 oder 1. Bitte neu exportieren.",
    "imaging.dicom_pixels_missing": (
        "Die DICOM-Datei ist abgeschnitten: {element} enthält {found} statt {stated} Bytes. Bitte noch einmal kopieren."
    ),
    "imaging.dicom_stream": (
        "Die DICOM-Datei widerspricht sich: {element} ist {stated}, im komprimierten Bild {found}. Bitte neu "
        "exportieren."
    ),
    "imaging.dicom_stream_kind": (
        "Das komprimierte Bild der DICOM-Datei ist anders kodiert, als {element} angibt: Sein Frame-Header ist "
        "{marker}. Bitte neu exportieren."
    ),
    "imaging.dicom_stream_scans": (
        "Das komprimierte Bild der DICOM-Datei hat {scans} Durchgänge (Marker {marker}) statt einem. Bitte neu "
        "exportieren."
    ),
    "imaging.dicom_stream_tiles": (
        "Das komprimierte Bild der DICOM-Datei ist in {tiles} Kacheln zerlegt (Marker {marker}); erlaubt sind {limit}. "
        "Bitte neu exportieren."
    ),
    "imaging.dicom_stream_damaged": (
        "Das komprimierte Bild der DICOM-Datei in {element} ist beschädigt oder abgeschnitten. Bitte neu exportieren."
    ),
    "imaging.dicom_element_missing": "In der DICOM-Datei fehlt die Angabe {element}. Bitte neu exportieren.",
    "imaging.dicom_element_no_number": "In der DICOM-Datei ist die Angabe {element} keine Zahl. Bitte neu exportieren.",
    "imaging.dicom_element_damaged": "In der DICOM-Datei ist die Angabe {element} beschädigt. Bitte neu exportieren.",
    "imaging.dicom_slope_zero": (
        "Die DICOM-Datei gibt als {element} 0 an, sodass alle Grauwerte gleich wären. Bitte neu exportieren."
    ),
    "imaging.dicom_rescale": (
        "Mit {slope} und {intercept} der DICOM-Datei werden ihre Grauwerte unsinnig groß. Bitte neu exportieren."
    ),
    "imaging.dicom_table_too_long": (
        "Die Look-up-Tabelle (LUT) der DICOM-Datei in {element} ist zu lang. Bitte neu exportieren."
    ),
    "imaging.dicom_table_damaged": (
        "In der DICOM-Datei ist die Angabe {element} in {table} beschädigt oder kürzer als angegeben. Bitte neu "
        "exportieren."
    ),
    # Hinweise zu einem gelesenen Bild.
    "imaging.note_animation": "Ein animiertes PNG: Nur das Standbild wird ausgewertet.",
    "imaging.note_jpeg_scans_missing": (
        "Warnung: Der JPEG-Datei fehlen Durchgänge; ein Teil des Bildes fehlt oder ist unscharf."
    ),
    "imaging.note_jpeg_scan_damaged": (
        "Warnung: Die JPEG-Daten enthalten mehr oder andere Bytes, als ihre Durchgänge brauchen; ein Teil des Bildes "
        "kann fehlen oder falsch sein."
    ),
    "imaging.note_orientation": "Nach der Orientierungsangabe der Datei aufrecht gedreht.",
    "imaging.note_bits": (
        "Angenommene Bittiefe der Grauwerte: {bits}, die kleinste, in die der größte Wert passt; auf 0 bis 255 "
        "skaliert."
    ),
    "imaging.note_bits_stated": "Grauwerte von {bits} Bit, wie die Datei angibt (sBIT), auf 0 bis 255 skaliert.",
    "imaging.note_colours": "Farben in Grauwerte umgewandelt.",
    "imaging.note_transparency": "Transparente Bereiche mit Schwarz gefüllt.",
    "imaging.note_modality": "Die Datei weist sich nicht als Projektionsradiographie aus.",
    "imaging.note_no_meta": "Die Datei hat keinen DICOM-Meta-Header; gelesen als {syntax}.",
    "imaging.note_secondary_capture": (
        "Secondary Capture: aus einem anderen Bild erzeugt, möglicherweise mit Markierungen."
    ),
    "imaging.note_monochrome1": "Invertiert, weil dichtes Gewebe in der Datei dunkel gespeichert ist (MONOCHROME1).",
    "imaging.note_window_useless": (
        "In der Fensterung der Datei wäre nichts zu sehen; gezeigt wird der gesamte Grauwertbereich."
    ),
    "imaging.note_no_window": (
        "Die Datei gibt keine brauchbare Fensterung an; gezeigt wird der gesamte Grauwertbereich."
    ),
    "imaging.note_no_number": "{element} enthält in der Datei keine Zahl und bleibt unberücksichtigt.",
    "imaging.note_padding": "Füllpixel der Datei (PixelPaddingValue) sind als Hintergrund dargestellt.",
    "imaging.note_window_incomplete": "In der Datei fehlt {element}; deshalb bleibt ein Fenster unberücksichtigt.",
    "imaging.note_element_ignored": "{element} hat in der Datei keinen brauchbaren Wert und bleibt unberücksichtigt.",
    "imaging.note_window_chosen": (
        "Wie gewählt mit anderer Fensterung dargestellt und ausgewertet: Zentrum {centre:.5g}, Weite {width:.5g}."
    ),
    "imaging.note_borders": (
        "Einfarbige Ränder sind abgeschnitten, da die Modelle keine kennen (Pixel: oben {top}, unten {bottom}, links "
        "{left}, rechts {right})."
    ),
    "imaging.note_first_frame": "Das erste von {frames} Einzelbildern.",
    # Listen, Ordner und ZIP-Archive.
    "imaging.list_in_itself": "Die Liste {name} enthält sich selbst. Bitte diese Zeile entfernen.",
    "imaging.list_not_text": "Die Liste {name} ist keine Textdatei in UTF-8. Bitte so speichern.",
    "imaging.list_unreadable": "Die Liste {name} ist nicht lesbar ({reason}).",
    "imaging.folder_unreadable": "Der Ordner {name} ist nicht lesbar ({reason}).",
    "imaging.overlays_among_images": (
        "Die Heatmaps würden zwischen den Bildern in {name} gespeichert. Bitte einen anderen Ordner für sie angeben."
    ),
    "imaging.member_locked": "Die Datei ist im Archiv mit einem Passwort geschützt. Bitte zuerst entpacken.",
    "imaging.member_damaged": (
        "Die Datei lässt sich nicht entpacken, weil das Archiv beschädigt ist. Bitte das Archiv neu packen oder "
        "kopieren."
    ),
    "imaging.member_method": (
        "Die Datei ist mit dem Verfahren {method} gepackt, das nicht unterstützt wird. Bitte mit dem Verfahren Deflate "
        "neu packen."
    ),
    "imaging.member_ratio": (
        "Die Datei ist um mehr als den Faktor {limit} komprimiert, was bei Bildern nicht vorkommt. Bitte zuerst "
        "entpacken."
    ),
    "imaging.member_archive": "Die Datei ist selbst ein Archiv. Bitte zuerst entpacken.",
    "imaging.member_name": (
        "Der Name der Datei führt aus dem Archiv heraus oder enthält unsichtbare Zeichen. Bitte umbenennen und neu "
        "packen."
    ),
    "imaging.archive_unreadable": "Das Archiv ist beschädigt oder kein ZIP-Archiv. Bitte neu packen oder kopieren.",
    "imaging.archive_entries": "Das Archiv enthält {count} Dateien; erlaubt sind {limit}. Bitte zuerst entpacken.",
    "imaging.archive_unpacked": "Das Archiv ergibt entpackt mehr als {limit} GB. Bitte aufteilen.",
    "imaging.archive_overlapping": "Das Archiv ist beschädigt: Seine Dateien überlappen sich. Bitte neu packen.",
    "imaging.archive_directory": "Das Inhaltsverzeichnis des Archivs ist zu lang. Bitte das Archiv zuerst entpacken.",
    # Eingangsprüfung und zusammengehörige Modelle.
    "inference.input_fine": "Die Aufnahme ähnelt den Trainingsaufnahmen des Modells.",
    "inference.input_unusual": (
        "Diese Aufnahme weicht von den Trainingsaufnahmen des Modells ab (Out-of-Distribution); die Vorhersage ist "
        "deshalb weniger verlässlich."
    ),
    "inference.input_photograph": (
        "Das sieht nach einem Foto eines Bildschirms oder Films aus (Farben, Moiré oder schräge Kanten); das verändert "
        "die Vorhersage. Besser das Röntgenbild selbst als DICOM, PNG oder JPEG exportieren."
    ),
    "inference.input_wrong_way": "Das sieht nach einer Thoraxaufnahme aus, die {how} werden sollte.",
    "inference.input_no_radiograph": "Das sieht nicht nach einer frontalen Thoraxaufnahme aus.",
    "inference.note_corrected": "Nach der Eingangsprüfung korrigiert: {how}.",
    "inference.turned_left": "um 90 Grad nach links gedreht",
    "inference.turned_around": "um 180 Grad gedreht",
    "inference.turned_right": "um 90 Grad nach rechts gedreht",
    "inference.inverted": "invertiert",
    "inference.turned_and_inverted": "{turned} und invertiert",
    "inference.input_check_replaced": (
        "{name} wurde mit einer anderen Eingangsprüfung gemessen als der gespeicherten. So wird neu gemessen: {command}"
    ),
    "inference.member_replaced": (
        "{name} wurde mit einem anderen {member} gebildet als dem gespeicherten. So wird das Ensemble neu gebildet: "
        "{command}"
    ),
    # Auswertung vieler Bilder, Arbeitsliste, Befundungsübung.
    "reading.out_is_folder": "{out} ist ein Ordner. Bitte eine .csv- oder .parquet-Datei nennen, etwa {example}.",
    "reading.out_format": "Geschrieben wird in eine .csv- oder .parquet-Datei, nicht in {out}.",
    "reading.out_missing": (
        "--resume und --replace beziehen sich auf die Datei von --out. Bitte diese angeben oder beide weglassen."
    ),
    "reading.out_exists": (
        "{out} ist schon vorhanden. Bitte mit --resume fortsetzen, mit --replace ersetzen oder eine andere Datei "
        "nennen."
    ),
    "reading.out_finished": (
        "{out} ist abgeschlossen. Bitte eine andere Datei nennen oder --replace statt --resume angeben."
    ),
    "reading.no_images": (
        "Es wurde kein Bild gefunden. Bitte Bilder nennen oder Ordner, ZIP-Archive oder Listen, die welche enthalten."
    ),
    "reading.begun_by_other_command": (
        "{out} stammt nicht von diesem Befehl: Spalten oder Modell sind andere. Bitte eine andere Datei nennen oder "
        "--replace statt --resume angeben."
    ),
    "reading.begun_with_other_version": (
        "{out} wurde mit einer anderen Fassung von {model} begonnen: Deren Netz ist {then}, das gespeicherte {now}. "
        "Bitte --replace statt --resume angeben oder eine andere Datei nennen."
    ),
    "reading.begun_without_any_picture": (
        "{out} wurde ohne --any-picture begonnen. Bitte weglassen oder --replace statt --resume angeben."
    ),
    "reading.begun_with_any_picture": (
        "{out} wurde mit --any-picture begonnen. Bitte ergänzen oder --replace statt --resume angeben."
    ),
    "reading.note_synthetic": "Synthetisch, kein Patient.",
    "reading.challenge_unusable": "Die Bilder für die Befundungsübung sind nicht verwendbar: {reason}",
    "reading.challenge_too_few": (
        "Die Bilder für die Befundungsübung sind nicht verwendbar: Weniger als {least} davon sind lesbar."
    ),
    # Heatmaps, zufällige Varianten, Klassen.
    "explain.tensorflow_missing": "Diese Heatmap braucht TensorFlow. Installation: pip install -r requirements.txt",
    "explain.title_grad_cam": "Grad-CAM",
    "explain.title_layer_cam": "LayerCAM und Grad-CAM++",
    "explain.title_flipped_grad_cam": "Grad-CAM, gemittelt mit dem Spiegelbild",
    "explain.title_score_cam": "Score-CAM",
    "explain.title_occlusion": "Verdeckung",
    "explain.title_saliency": "Salienz",
    "explain.title_smooth_grad": "SmoothGrad",
    "explain.title_integrated_gradients": "Integrierte Gradienten",
    "explain.title_random": "Zufällige Heatmap",
    "explain.unit_logit": "Logit",
    "explain.unit_logit_per_grey_level": "Logit je Graustufe",
    "transforms.tensorflow_missing": (
        "Zufällige Varianten brauchen TensorFlow. Installation: pip install -r requirements.txt"
    ),
    "metrics.label_unknown": (
        "Die Daten enthalten die Klasse {label}, die das Modell nicht kennt. Seine Klassen sind {labels}."
    ),
}
