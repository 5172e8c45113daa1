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
    "frame.no_model": "Es ist kein trainiertes Modell gespeichert. Ein Modell trainieren: `python train.py "
    "scratch_cnn --data synthetic --epochs 2`",
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
    # Klassen als Bezeichnung und im Satz, Unterarten, Teile eines Datensatzes, Trainingsphasen.
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
    "figure.ppv": "Positiver Vorhersagewert",
    "figure.npv": "Negativer Vorhersagewert",
    "figure.f1": "F1-Maß",
    "figure.average_precision": "Mittlere Präzision",
    "figure.brier": "Brier-Score",
    "figure.ece": "Erwarteter Kalibrierungsfehler (ECE)",
    "figure.bacterial": "Sensitivität, bakterielle Pneumonie",
    "figure.viral": "Sensitivität, virale Pneumonie",
    "figure.net_benefit": "Nettonutzen",
    # Löschen hochgeladener Aufnahmen.
    "forgetting.privacy.one": "Hochgeladene Aufnahmen bleiben im Arbeitsspeicher dieser Sitzung und werden nicht auf "
    "einen Datenträger geschrieben. Sie werden nach {count} Minute ohne Aktivität gelöscht, ebenso beim Schließen der "
    "Seite.",
    "forgetting.privacy.many": "Hochgeladene Aufnahmen bleiben im Arbeitsspeicher dieser Sitzung und werden nicht auf "
    "einen Datenträger geschrieben. Sie werden nach {count} Minuten ohne Aktivität gelöscht, ebenso beim Schließen "
    "der Seite.",
    "forgetting.forget": "Löschen",
    "forgetting.help": "Löscht sofort alles, was aus den hochgeladenen Aufnahmen hervorgegangen ist: Aufnahmen, "
    "Vorhersagen und Heatmaps, die Arbeitsliste mit ihren Notizen und den eigenen Text für den Bericht.",
    # Die Warteschlange.
    "turns.before.one": "Noch {count} Anfrage vor Ihrer",
    "turns.before.many": "Noch {count} Anfragen vor Ihrer",
    "turns.limit": "Mehr als {limit} Anfragen in einer Minute. Bitte eine Minute warten und erneut versuchen.",
    "turns.earlier": "Ihre vorigen Anfragen werden noch bearbeitet. Bitte deren Ende abwarten und erneut versuchen.",
    "turns.crowded": "Die Warteschlange ist voll. Bitte in einer Minute erneut versuchen.",
    "turns.late": "Der Server war {seconds} Sekunden lang ausgelastet. Bitte in einer Minute erneut versuchen.",
    # Die Eingangsprüfung.
    "input_check.asked": "Die Vorhersage wird auf Ihren Wunsch angezeigt.",
    "input_check.no_probability": "Es wird keine Vorhersage angezeigt.",
    "input_check.image": "Von der Eingangsprüfung abgewiesene Aufnahme",
    "input_check.correct": "Aufnahme korrigieren",
    "input_check.anyway": "Trotzdem auswerten",
    # Röntgenaufnahme auswerten.
    "read.classes": "Klassen: {classes}. Trainingsdaten: {data}.",
    "read.samples": "Oder ein synthetisches Röntgenbild wählen (zeigt keinen Patienten)",
    "read.samples_note": "Sie ahmen Röntgenbilder von Kindern nach. Ihre Klasse ist nur schwach ausgeprägt: Ein "
    "Modell kann auch für ein normales Bild Pneumonie vorhersagen.",
    "read.nothing_yet": "Für eine Vorhersage eine Röntgenaufnahme hochladen oder ein synthetisches Röntgenbild wählen.",
    "read.predicted_above": "**Vorhersage von {model}: {label}.** Die Wahrscheinlichkeit für {finding} beträgt "
    "{probability} und liegt über dem Schwellenwert von {threshold}.",
    "read.predicted_below": "**Vorhersage von {model}: {label}.** Die Wahrscheinlichkeit für {finding} beträgt "
    "{probability} und liegt unter dem Schwellenwert von {threshold}.",
    "read.predicted_likeliest": "**Vorhersage von {model}: {label}.** Mit {probability} ist das die wahrscheinlichste "
    "von {classes} Klassen.",
    "read.indeterminate": "Die Vorhersage ist **unbestimmt**: Ihre Konfidenz liegt unter der an der Validierung "
    "festgelegten Grenze.",
    "read.no_diagnosis": "Das ist die Ausgabe eines Modells, keine Diagnose.",
    "read.limits": "Grenzen dieses Modells",
    "read.test_rates": "Im Testdatensatz beträgt seine Sensitivität für {finding} {right}, seine Fehlalarmrate "
    "{wrong}.",
    "read.test_rates_each": "Sensitivität im Testdatensatz: {rates}.",
    "read.test_rate_of_one": "{finding} {share}",
    "read.pretest": "Die Wahrscheinlichkeit setzt eine Vortestwahrscheinlichkeit von {pretest} je Klasse voraus.",
    "read.time": "Rechenzeit: {milliseconds} ms.",
    "read.probability_of": "Wahrscheinlichkeit für {finding}",
    "read.scale": "Wahrscheinlichkeit {probability} auf einer Skala von 0 bis {all}; Schwellenwert {threshold}.",
    "read.bars": "Wahrscheinlichkeiten: {probabilities}",
    "read.heat_map": "Heatmap",
    "read.method": "Verfahren",
    "read.opacity": "Deckkraft der Heatmap",
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
    "read.influence_rather": "{method}: Einfluss auf den Logit für {finding} abzüglich des Mittels der anderen",
    "read.no_influence": "Kein Bereich beeinflusst den Logit, daher ist nichts eingefärbt.",
    "read.map_of_members": "Die Heatmap ist der Mittelwert der Heatmaps aller Mitglieder des Ensembles.",
    "read.locates_poorly": "Heatmaps lokalisieren Befunde in Röntgenaufnahmen schlecht: schlechter als Radiologinnen "
    "und Radiologen, am schlechtesten kleine Befunde (Saporta et al. 2022).",
    # Wahrscheinlichkeitsskalen.
    "scales.threshold": "Schwellenwert {value}",
    "scales.predicted": "Vorhersage {label}",
    "scales.indeterminate": "unbestimmt von {low} bis {high}",
    # Eine Heatmap in Worten.
    "heat_maps.drawing": "Heatmap wird berechnet: {method}",
    "heat_maps.no_lungs": "In der Aufnahme wurde keine Lunge gefunden.",
    "heat_maps.in_lungs": "{share} der Aktivierung liegen in der Lunge, die {lungs} der Bildfläche einnimmt.",
    "heat_maps.at_border": "**{share} der Aktivierung liegen am Bildrand**, der {border} der Bildfläche einnimmt. "
    "Buchstaben, Kanten und Geräte dort zeigen, wie die Aufnahme entstand, nicht die Erkrankung.",
    "heat_maps.cell": "Der Logit von {logit} ist die Summe aus einer Konstante ({constant}) und den Beiträgen von "
    "{cells} Zellen. Die stärkste Zelle trägt {most} bei.",
    "heat_maps.cell_rather": "Der Logit für {finding} abzüglich des Mittels der anderen beträgt {logit}: die Summe "
    "aus einer Konstante ({constant}) und den Beiträgen von {cells} Zellen. Die stärkste Zelle trägt {most} bei.",
    "heat_maps.hiding": "Wird der wichtigste Bereich verdeckt, sinkt der Logit von {logit} um {most}.",
    "heat_maps.hiding_rather": "Der Logit für {finding} abzüglich des Mittels der anderen beträgt {logit}. Wird der "
    "wichtigste Bereich verdeckt, sinkt er um {most}.",
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
    "curves.at_once": "{models}: in einem Schritt berechnet, ohne Epochen, daher waagerechte Linien.",
    "curves.half_size": "{models}: zuerst mit halber Auflösung trainiert, in einem Viertel der Zeit je Epoche. Beim "
    "Wechsel zur vollen Auflösung springen die Werte; die besten Werte unten gelten erst ab da.",
    "curves.overfitting": "Überanpassung beginnt, wo sich das Training noch verbessert, die Validierung aber nicht "
    "mehr.",
    "curves.quantity.auc": "AUC",
    "curves.quantity.loss": "Verlust (Kreuzentropie)",
    "curves.quantity.accuracy": "Genauigkeit vor der Kalibrierung",
    "curves.alt": "{quantity} je Epoche, Training und Validierung, für {models}",
    "curves.best": "Bester Wert in der Validierung: {values}.",
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
    "charts.median": "{name}, Median {value}",
    # Modellgüte.
    "performance.data_set": "Datensatz",
    "performance.split.test": "Testdatensatz",
    "performance.split.val": "Validierungsdatensatz",
    "performance.split.external": "Externer Testdatensatz",
    "performance.origin.test": "Am Testdatensatz wurden keine Gewichte trainiert oder ausgewählt.",
    "performance.origin.val": "Die beste Epoche und die Kalibrierung wurden an diesen Aufnahmen gewählt; anderswo ist "
    "eine geringere Güte zu erwarten.",
    "performance.origin.external": "Diese Aufnahmen stammen aus einem anderen Krankenhaus; an ihnen wurde nichts "
    "trainiert, ausgewählt oder eingestellt.",
    "performance.interval_help": "Darunter das 95-%-Konfidenzintervall",
    "performance.interval": "95-%-KI: {low} bis {high}",
    "performance.counted": "{images} Aufnahmen, gezählt als {patients} Patienten. Schwellenwert für {finding}: "
    "{threshold}.",
    "performance.counted_likeliest": "{images} Aufnahmen, gezählt als {patients} Patienten. Vorhergesagt wird die "
    "wahrscheinlichste Klasse.",
    "performance.rule": "Entscheidungsregel: {rule}; festgelegt an {fixed_on}.",
    "performance.headline": "Beim Schwellenwert des Modells, {threshold}",
    "performance.headline_likeliest": "Vorhersage: die wahrscheinlichste Klasse",
    "performance.moving": "Bei frei gewähltem Schwellenwert",
    "performance.confusion": "Konfusionsmatrix",
    "performance.confusion_alt": "{label}: {right} von {images} richtig",
    "performance.roc_alt": "ROC-Kurve, AUC {area}",
    "performance.precision_recall_alt": "Precision-Recall-Kurve, mittlere Präzision {precision}",
    "performance.every_figure": "Alle Kennzahlen mit 95-%-Konfidenzintervallen",
    "performance.column": "{split}, {images} Aufnahmen",
    "performance.column_only_here": "Test, nur dort vorkommende Patienten, {images} Aufnahmen",
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
    "performance.kinds": "Nach Klasse und Unterart",
    "performance.points": "Weitere Schwellenwerte",
    "performance.points_note": "Festgelegt an der Validierung, gemessen an diesen Aufnahmen. Der Schwellenwert des "
    "Modells ist {threshold}.",
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
    "performance.calibration_note": "Die Kalibrierung wurde festgelegt an {fixed_on}, für eine "
    "Vortestwahrscheinlichkeit von {pretest} je Klasse. Bei anderer Prävalenz oder andersartigen Aufnahmen ist die "
    "Wahrscheinlichkeit verzerrt.",
    "performance.by_own_rule": "**Nach der Entscheidungsregel des Modells**, wenn nur die Vorhersagen mit der "
    "höchsten Konfidenz gelten:",
    "performance.indeterminate_note": "Die Seite *{page}* kennzeichnet Vorhersagen als unbestimmt, deren Konfidenz "
    "unter einer an der Validierung festgelegten Grenze liegt. {share} dieser Aufnahmen liegen darüber; dort beträgt "
    "die Genauigkeit {accuracy}.",
    "performance.robustness": "Robustheit gegenüber Störungen",
    "performance.robustness_note": "Die {images} Testaufnahmen nach Störungen, die das Bild verändern, nicht den "
    "Patienten. Die Änderung der Wahrscheinlichkeit gilt für die Klasse mit der größten Änderung.",
    "performance.copies.one": "Von {images} Validierungsaufnahmen wurde auch eine andere Kopie der Datei ausgewertet, "
    "etwa das Original einer kleinen Kopie. **{count}** vorhergesagte Klasse weicht ab; die Wahrscheinlichkeit "
    "unterscheidet sich um {median} (Median) und {percentile} (95. Perzentil).",
    "performance.copies.many": "Von {images} Validierungsaufnahmen wurde auch eine andere Kopie der Datei "
    "ausgewertet, etwa das Original einer kleinen Kopie. **{count}** vorhergesagte Klassen weichen ab; die "
    "Wahrscheinlichkeit unterscheidet sich um {median} (Median) und {percentile} (95. Perzentil).",
    "performance.heat_maps": "Aussagekraft der Heatmaps",
    "performance.heat_maps_note": "Gemessen an {images} Validierungsaufnahmen. *Einfügen*: mittlere "
    "Wahrscheinlichkeit der vorhergesagten Klasse, während Pixel in einem unscharfen Bild erscheinen, die wichtigsten "
    "zuerst; hoch ist gut. *Löschen*: dasselbe, während Pixel schwarz werden; niedrig ist gut (Petsiuk et al. 2018). "
    "Die zufällige Heatmap zeigt das Zufallsniveau und die Größe von Lunge und Rand. Aktivierung am Rand spricht "
    "dafür, dass das Modell aus Kanten und Buchstaben gelernt hat.",
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
    "tables.accepted": "geltende Vorhersagen",
    "tables.wrong": "davon falsch",
    "tables.heat_map": "Heatmap",
    "tables.insertion": "Einfügen",
    "tables.deletion": "Löschen",
    "tables.in_lungs": "Aktivierung in der Lunge",
    "tables.at_border": "Aktivierung am Rand",
    "tables.perturbation": "Störung",
    "tables.unperturbed": "keine",
    "tables.auc_decrease": "Abnahme der AUC",
    "tables.changed": "geänderte Vorhersagen",
    "tables.change": "Änderung der Wahrscheinlichkeit, 95. Perzentil",
    # Wie ein gespeichertes Modell entstand.
    "card.item.network": "Netz",
    "card.network_words": "{description} Quelle: {reference}.",
    "card.item.members": "Mitglieder",
    "card.members_words": "{members}. Sie wurden einzeln trainiert; das Ensemble hat kein eigenes Training und keine "
    "eigenen Netzdateien.",
    "card.item.weights": "Anfangsgewichte",
    "card.item.training": "Training",
    "card.training_words": "{recipe}; {seconds} Sekunden.",
    "card.training_at_once": "in einem Schritt mit scikit-learn berechnet; {seconds} Sekunden.",
    "card.true": "ja",
    "card.false": "nein",
    "card.item.files": "Dateien",
    "card.files_both": "Das Keras-Netz `model.keras` ist neben dem LiteRT-Netz gespeichert, das hier die Vorhersagen "
    "liefert.",
    "card.files_litert": "Nur das LiteRT-Netz, das hier die Vorhersagen liefert, weil das Keras-Netz groß ist. Der "
    "Befehl unten erzeugt beide; dazu ein anderes `--name` angeben.",
    "card.item.data": "Daten",
    "card.data_words": "{name}, {images} Aufnahmen: {splits}.",
    "card.copies.one": "{count} Trainingsaufnahme wurde auch in einer anderen Kopie gezeigt.",
    "card.copies.many": "{count} Trainingsaufnahmen wurden auch in einer anderen Kopie gezeigt.",
    "card.fingerprint": "Fingerabdruck `{fingerprint}`.",
    "card.item.decision": "Kalibrierung",
    "card.decision_words": "Temperatur {temperature}, Versatz {offsets}; festgelegt an {fixed_on}.",
    "card.item.input_check": "Eingangsprüfung",
    "card.input_check_words": "Aufnahmen mit Warnung / abgewiesen: {splits}. Die Grenze der Warnung wurde an der "
    "Validierung festgelegt.",
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
    "recipe.warmup_steps": "Aufwärmschritte",
    "recipe.average": "Gewichtsmittelung",
    "recipe.mixup": "Mixup",
    "recipe.augmented": "Augmentierung",
    "recipe.half_size_epochs": "Epochen mit halber Auflösung",
    "recipe.full_size_rate": "Lernrate bei voller Auflösung",
    "recipe.patience": "Geduld in Epochen",
    "recipe.upper_epochs": "Epochen der oberen Schichten",
    "recipe.seed": "Seed",
    # Klassenverteilung.
    "balance.none": (
        "Es ist noch kein Datensatz erfasst. So wird einer erfasst: `python -m model_zoo dataset DIR`. Oder ein Modell "
        "trainieren: `python train.py scratch_cnn --data synthetic --epochs 2`"
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
        "Mit diesem Datensatz wurde noch kein gespeichertes Modell trainiert. So wird eines trainiert: `python "
        "train.py mobilenet_v2 --data DIR`."
    ),
    "balance.bars_alt": "{unit} nach Teilmenge und Klasse; die Zahlen stehen in der Tabelle darunter",
    "balance.column.split": "Teilmenge",
    "balance.column.label": "Klasse",
    "balance.column.subtype": "Unterart",
    "balance.column.images": "Aufnahmen",
    "balance.column.patients": "Patienten",
    "balance.column.groups": "Patienten (nur nach Nummer)",
    "balance.weights": "Klassengewichte",
    "balance.share": "Anteil {label}: {shares}.",
    "balance.share_of_split": "{split} **{share}**",
    "balance.weights_note": (
        "Bei ungleich häufigen Klassen bevorzugt ein Modell die häufigere. Im Training wird deshalb jede Aufnahme so "
        "gewichtet, dass alle Klassen in der Summe gleich viel zählen:"
    ),
    "balance.weight_of": "Gewicht für {label}",
    "balance.two_keys": (
        "Patienten werden nach zwei Schlüsseln gezählt, weil die Quelle nicht angibt, welcher richtig ist. Nach "
        "Unterart oder Serie und Nummer kommen **{shared}** Patienten sowohl im Testdatensatz als auch in Training "
        "oder Validierung vor, allein nach der Nummer **{by_number}**. Für hier ausgeloste Validierungsdaten gilt der "
        "zweite, strengere Schlüssel."
    ),
    "balance.shared": (
        "**{shared}** Patienten kommen sowohl im Testdatensatz als auch in Training oder Validierung vor."
    ),
    "balance.not_stored": (
        "Bildgrößen, Helligkeit, Duplikate und mittlere Röntgenbilder dieses Datensatzes sind nicht gespeichert. "
        "Liegen die Aufnahmen in einem Ordner DIR, lassen sie sich so erfassen: `python -m model_zoo dataset DIR "
        "--name {name}`"
    ),
    "balance.nameless.one": (
        "**{count}** Aufnahme hat keine Patientenkennung und zählt als eigener Patient. Ob dieser Patient in zwei "
        "Teilmengen vorkommt, lässt sich nicht feststellen."
    ),
    "balance.nameless.many": (
        "**{count}** Aufnahmen haben keine Patientenkennung; jede zählt als eigener Patient. Ob einer dieser Patienten "
        "in zwei Teilmengen vorkommt, lässt sich nicht feststellen."
    ),
    "balance.by.patient": "Nach Unterart oder Serie und Nummer",
    "balance.by.group": "Nur nach Nummer",
    "balance.per_patient_alt": "Anteil der Patienten jeder Klasse nach Zahl ihrer Aufnahmen; Schlüssel: {key}",
    "balance.most": "Von einem Patienten liegen innerhalb einer Klasse höchstens **{most}** Aufnahmen vor.",
    "balance.most_two_keys": (
        "Von einem Patienten liegen innerhalb einer Klasse höchstens **{most}** Aufnahmen vor, nur nach Nummer gezählt "
        "**{by_number}**."
    ),
    "balance.alike": (
        "Aufnahmen eines Patienten ähneln sich. Aufteilung und Konfidenzintervalle beziehen sich deshalb auf "
        "Patienten, nicht auf einzelne Aufnahmen."
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
        "(Datenleck). Ein Duplikat über Klassen hinweg heißt, dass mindestens eine Klassenangabe falsch ist. "
        "Verglichen wurde über perzeptuelle Hashes, danach über die Korrelation lokaler Details."
    ),
    "balance.names": "Dateinamen",
    "balance.column.kind": "Art",
    "balance.column.files": "Dateien",
    "balance.means": "Mittlere Röntgenbilder",
    "balance.means_note": (
        "Was die Aufnahmen einer Klasse gemeinsam haben und worin sich die Klassen unterscheiden. Jeden Unterschied "
        "außerhalb der Lunge (Bildrand, eingeblendete Buchstaben, Armhaltung) kann ein Netz statt der Erkrankung "
        "lernen."
    ),
    "balance.mean": "{label}: Mittelwert aus {images} Aufnahmen",
    "balance.mean_alt": "Mittleres Röntgenbild von {label}",
    "balance.difference": (
        "{label} minus {other}: Rot ist heller, Blau dunkler; die kräftigste Farbe steht für {levels} Graustufen"
    ),
    "balance.difference_alt": "Mittleres Röntgenbild von {label} minus das von {other}",
    # Seiten für die Lehre: im Inneren des Netzes, Befundungsübung, wie Netze gelernt haben.
    "inside.intro": "Wie ein Netz von der Aufnahme zur Wahrscheinlichkeit kommt, in vier Ansichten.",
    "inside.choose": (
        "Bitte ein Röntgenbild hochladen oder ein synthetisches Beispiel wählen, um in das Netz hineinzusehen."
    ),
    "inside.reading": "Vorhersage von {title}: **{label}**, Wahrscheinlichkeit {probability}.",
    "inside.view": "Ansicht",
    "inside.stages": "Merkmalskarten",
    "inside.sum": "Heatmap Schritt für Schritt",
    "inside.versions": "Datenaugmentation",
    "inside.changes": "Störungen",
    "inside.member": "Netz des Ensembles",
    "inside.member_help": "Ein Ensemble verbindet mehrere Netze. Hier lässt sich wählen, welches gezeigt wird.",
    "stages.intro": (
        "Ein Netz verarbeitet ein Bild in Stufen. Jede Stufe berechnet viele *Merkmalskarten* (Feature Maps): kleine "
        "Graubilder, die dort hell sind, wo das Netz das Muster findet, auf das die Karte trainiert ist. Frühe Karten "
        "sind fein und folgen Kanten und Helligkeit. Späte Karten sind grob, und ihre Muster haben keinen einfachen "
        "Namen. Gezeigt werden aus jeder Stufe die {count} Karten, die über dieses Bild am stärksten schwanken."
    ),
    "stages.picture": "Die Aufnahme, wie das Netz sie erhält",
    "stages.one": (
        "{title} hat nur eine Stufe: Jede Zelle des verkleinerten Bildes wird gewichtet; Muster werden nicht gesucht."
    ),
    "stages.heading": "Stufe {number} von {count}: {channels} Karten zu {side} x {side}",
    "stages.alt": (
        "Die {shown} am stärksten schwankenden von {channels} Merkmalskarten der Stufe {number}, je {side} x {side} "
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
        "mit einem gelernten Gewicht und addiert sie. Diese Summe ist die Aktivierungskarte (Grad-CAM), gezeigt als "
        "Heatmap. Ihr Mittelwert über die {cells} Zellen ist, zusammen mit einer Konstanten, dem Bias, {what}; daraus "
        "wird die Wahrscheinlichkeit berechnet. Die Heatmap ist also exakter Bestandteil der Vorhersage und keine "
        "nachträgliche Schätzung."
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
        "wurden an den Validierungsdaten festgelegt. Das Ergebnis ist die Wahrscheinlichkeit für {asked} laut {model}: "
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
        "Im Training wird eine Aufnahme bei jeder Verwendung zufällig abgewandelt (Datenaugmentation): gedreht, "
        "verschoben, vergrößert, in der Helligkeit geändert, enger eingeblendet, beschriftet, weichgezeichnet oder "
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
    "versions.plain.one": "{titles} ist eine Ausnahme und wurde ohne Augmentation trainiert.",
    "versions.plain.many": "{titles} sind Ausnahmen und wurden ohne Augmentation trainiert.",
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
    "changes.gate": (
        "Als Upload bekäme diese Aufnahme diesen Hinweis, oder sie würde ohne Wahrscheinlichkeit abgewiesen."
    ),
    "changes.before": "Original",
    "changes.after": "Verändert",
    "changes.heat": "Verändert, mit der Evidenz für {asked}",
    "changes.no_heat": "Verändert; keine Evidenz für {asked}",
    "changes.note": (
        "Die Störungen werden in der Eingabegröße des Netzes angewendet, {side} x {side} Pixel. Die Abdeckung hat den "
        "mittleren Grauwert der Aufnahme. Sinkt durch sie die Wahrscheinlichkeit, hat das Netz den verdeckten Bereich "
        "genutzt."
    ),
    "challenge.intro": (
        "Einige Röntgenbilder selbst befunden, die eigene Sicherheit einschätzen und das Ergebnis mit dem eines "
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
        "Diese Röntgenbilder sind synthetisch. Als *Wahrheit* gilt die Klasse, die beim Erzeugen vorgegeben war, keine "
        "Diagnose. Manche passen zu keiner der Klassen; Radiologinnen und Radiologen wären anderer Meinung. Niemand "
        "sollte nach diesen Ergebnissen beurteilt werden."
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
        "Übereinstimmung mit der Wahrheit über den Zufall hinaus: 1 ist vollständig, 0 entspricht dem Zufall (Cohen "
        "1960)."
    ),
    "challenge.summary": "Sie haben **{right} von {count}** Aufnahmen richtig eingestuft.",
    "challenge.small": (
        "Bei so wenigen Aufnahmen sind die Konfidenzintervalle weit (Wilson 1927). Kappa und Brier-Score stehen hier "
        "ohne Intervall und sind ebenso unsicher. Mit einem anderen Startwert ergäben sich für dieselbe Person andere "
        "Zahlen."
    ),
    "challenge.beside": "Vergleich mit einem Modell",
    "challenge.other_classes": (
        "{title} unterscheidet {classes}; das sind nicht die Klassen dieser Übung. Bitte ein anderes Modell wählen."
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
        "angegebenen Wahrscheinlichkeit von der Wahrheit (Brier 1950): 0 ist am besten; gleiche Wahrscheinlichkeiten "
        "für alle Klassen ergeben {even}."
    ),
    "challenge.chart_alt": "Angegebene Wahrscheinlichkeit gegen beobachtete Häufigkeit, für Sie und für das Modell",
    "challenge.reliability": (
        "Auf der gepunkteten Linie stimmt die angegebene Wahrscheinlichkeit mit der beobachteten Häufigkeit überein. "
        "Größere Punkte stehen für mehr Aufnahmen; Punkte aus ein oder zwei Aufnahmen sind nicht aussagekräftig."
    ),
    "challenge.cases": "Fall für Fall",
    "challenge.number": "Nr.",
    "challenge.truth": "Wahrheit",
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
    "challenge.you_said": "Wahrheit: **{truth}**. Ihr Befund: **{label}**, Sicherheit {sure}.",
    "challenge.model_said": "Vorhersage des Modells: **{label}**, Wahrscheinlichkeit {probability}.",
    "challenge.no_call": "Die Eingangsprüfung dieses Modells hat die Aufnahme abgewiesen; es gibt keine Vorhersage.",
    "challenge.heat": "Evidenz für {asked} (Grad-CAM)",
    "challenge.no_heat": "Keine Evidenz für {asked} (Grad-CAM)",
    "learning.words": "Interpretation der Kurven",
    "learning.rule": (
        "Diese Einstufungen folgen festen Regeln. Überanpassung: Über mindestens {late} Epochen liegt der "
        "Validierungsverlust um {notable} oder mehr über seinem Minimum, der Trainingsverlust liegt darunter, und der "
        "Abstand zwischen beiden ist gewachsen. Noch im Fortschritt: In den letzten {late} Epochen fiel der "
        "Validierungsverlust um {notable} oder mehr unter sein bisheriges Minimum. Mit augmentierten Aufnahmen ist der "
        "Trainingsverlust anfangs höher; solange das so ist, kann ein kleiner Anstieg des Validierungsverlusts Zufall "
        "sein."
    ),
    "learning.best": (
        "Höchste Validierungs-AUC {auc}, in Epoche {epoch} von {epochs}; die Gewichte dieser Epoche werden übernommen."
    ),
    "learning.step": (
        "Beim Wechsel von *{before}* zu *{after}* ging die AUC innerhalb einer Epoche von {low} auf {high}."
    ),
    "learning.overfits": (
        "**Überanpassung**: Seit Epoche {epoch} ist der Validierungsverlust um {rise} gestiegen. Sein Abstand zum "
        "Trainingsverlust wuchs von {then} auf {now}."
    ),
    "learning.improving": (
        "**Noch im Fortschritt**: In den letzten {late} Epochen fiel der Validierungsverlust um {gain} unter sein "
        "bisheriges Minimum. Längeres Training könnte noch etwas bringen; bisher ist das Modell eher unter- als "
        "überangepasst."
    ),
    "learning.settled": (
        "**Konvergiert**: Der Validierungsverlust endet {rise} über seinem Minimum (Epoche {epoch}). Für Über- oder "
        "Unteranpassung gibt es keinen Hinweis."
    ),
    "learning.at_once": "In einem Schritt angepasst, ohne Epochen: Eine Kurve zum Interpretieren gibt es nicht.",
    "learning.rate": "Lernrate",
    "learning.rate_alt": "Lernrate je Epoche für {names}; die beste Epoche ist jeweils markiert",
    "learning.rate_words": (
        "Lernrate am Ende jeder Epoche. Sie fällt entlang einer halben Kosinuskurve, über einen Abschnitt oder über "
        "zwei aufeinanderfolgende. Ein Stern markiert die Epoche, deren Gewichte übernommen werden."
    ),
    "learning.best_epoch": "übernommene Epoche",
    "learning.val_auc": "Validierungs-AUC",
    "learning.download": "Alle Verläufe (CSV)",
    "learning.two_ways": "Training von Grund auf und Transferlernen",
    "learning.no_pair": (
        "Für diesen Vergleich braucht es ein von Grund auf trainiertes Netz und eines mit Transferlernen, mit "
        "denselben Daten und Klassen. So lässt sich das fehlende trainieren: `python train.py scratch_cnn --data DIR` "
        "oder `python train.py mobilenet_v2 --data DIR`."
    ),
    "learning.scratch": "von Grund auf",
    "learning.transfer": "Transferlernen",
    "learning.two_ways_alt": "Validierungs-AUC je Epoche von {names}",
    "learning.gradual": (
        "**{title}** startet mit zufälligen Gewichten und verbessert sich allmählich: Validierungs-AUC {first} nach "
        "der ersten Epoche, bestenfalls {auc} in Epoche {epoch}."
    ),
    "learning.sudden": (
        "**{title}** startet mit vortrainierten Gewichten: {first} nach der ersten Epoche, bestenfalls {auc} in Epoche "
        "{epoch}."
    ),
    "learning.rise": (
        "Sobald mehr Schichten trainiert werden, von *{before}* zu *{after}*, geht seine AUC innerhalb einer Epoche "
        "von {low} auf {high}."
    ),
    "learning.download_two": "Beide Kurven (CSV)",
    # Für die Radiologie: die Liste der Bilder, die Arbeitsliste, der Vergleich, die Übergabe an die Befundseite.
    "list.upload": "Röntgenbilder hochladen (JPEG, PNG, DICOM, ZIP)",
    "list.samples": "Zwölf synthetische Beispiele hinzufügen",
    "list.clear": "Liste leeren",
    "list.limits": (
        "Die Liste fasst bis zu {most} Aufnahmen mit zusammen {megabytes} MB. *Arbeitsliste* und *Modelle vergleichen* "
        "nutzen sie gemeinsam. Sie liegt nur für diese Sitzung im Arbeitsspeicher."
    ),
    "list.no_room": (
        "Die Liste ist voll: **{left_out}** Aufnahmen wurden nicht hinzugefügt. Nach dem Durchsehen die Liste leeren "
        "und den Rest hochladen."
    ),
    "list.no_pictures": "Im Archiv übergangene Dateien, deren Name nicht auf JPEG, PNG oder DICOM endet: {left_out}.",
    "list.unpacking": "Die Dateien werden geladen",
    "list.later": "{problem} Die Dateien bleiben erhalten und werden beim nächsten Klick auf dieser Seite geladen.",
    "list.empty": "Bitte Röntgenbilder oder ein ZIP-Archiv hochladen oder die synthetischen Beispiele hinzufügen.",
    "list.reading": "Auswertung {number} von {all}: {name}, {model}",
    "stopping.stop": "Anhalten",
    "stopping.go_on": "Fortsetzen",
    "list.stopped": "Angehalten. Noch offene Auswertungen: {left}. Fertige bleiben erhalten.",
    "hand_over.from": "Aus Ihrer Liste, Aufnahme {place} von {count}: **{name}**",
    "hand_over.back": "Zurück zur Liste",
    "hand_over.next": "Nächste Aufnahme",
    "hand_over.upload": "Andere Datei hochladen",
    "worklist.intro": (
        "Viele Röntgenbilder auf einmal, nach Verdacht sortiert, die auffälligsten zuerst. Das ist eine Reihenfolge "
        "für die Durchsicht, keine Diagnose."
    ),
    "worklist.summary.one": "{count} Aufnahme: {counts}. Unbestimmt: {unsure}. Angesehen: {seen}.",
    "worklist.summary.many": "{count} Aufnahmen: {counts}. Unbestimmt: {unsure}. Angesehen: {seen}.",
    "worklist.only": "Nach Ergebnis filtern",
    "worklist.only_unsure": "Nur unbestimmte",
    "worklist.only_unseen": "Nur nicht angesehene",
    "worklist.none_left": "Keine Aufnahme entspricht diesen Filtern. Mit weniger Filtern sind mehr zu sehen.",
    "worklist.open": "Öffnen",
    "worklist.picture": "Aufnahme",
    "worklist.label": "Vorhergesagte Klasse",
    "worklist.probability": "Wahrscheinlichkeit für {label}",
    "worklist.chance": "Wahrscheinlichkeit",
    "worklist.sure_column": "Sicherheit",
    "worklist.sure": "eindeutig",
    "worklist.unsure": "unbestimmt",
    "worklist.seen": "Angesehen",
    "worklist.note": "Notiz",
    "worklist.file": "Datei",
    "worklist.remark": "Bemerkung",
    "worklist.unusual": "Außerhalb der Trainingsverteilung: den Trainingsaufnahmen unähnlich.",
    "worklist.refused": "abgewiesen",
    "worklist.unreadable": "nicht lesbar",
    "worklist.not_read": "noch nicht ausgewertet",
    "worklist.alt": "Die Arbeitsliste: eine Zeile je Aufnahme mit Vorhersage, Durchsicht und Notiz",
    "worklist.by_name": "Aufnahme nach Namen öffnen",
    "worklist.why": "Aufnahmen ohne Wahrscheinlichkeit, mit Grund: {count}",
    "worklist.download.one": "{count} Zeile als CSV herunterladen",
    "worklist.download.many": "{count} Zeilen als CSV herunterladen",
    "worklist.how": (
        "*Öffnen* zeigt eine Aufnahme auf der Seite *Röntgenaufnahme auswerten* und markiert sie als angesehen. Ein "
        "Klick auf eine Überschrift sortiert; Zellen von *Angesehen* und *Notiz* lassen sich bearbeiten. Unbestimmt: "
        "Die Wahrscheinlichkeit liegt nahe am Schwellenwert (bei mehr als zwei Klassen: die vorhergesagte Klasse hat "
        "eine geringe Wahrscheinlichkeit). Abgewiesen: Die Eingangsprüfung hat keine aufrechte Thoraxaufnahme erkannt; "
        "es gibt keine Wahrscheinlichkeit."
    ),
    "compare.intro": (
        "Vorhersagen und Heatmaps mehrerer Modelle zu denselben Aufnahmen: wo sie übereinstimmen und wo nicht. "
        "Modelle, die mit denselben Daten trainiert wurden, können sich gemeinsam irren."
    ),
    "compare.classes": "Klassen",
    "compare.models": "Modelle",
    "compare.pictures": "Alle Aufnahmen",
    "compare.disputed": (
        "Bei **{disputed}** von {pictures} Aufnahmen sind sich die Modelle nicht einig; diese stehen oben. Eine Zeile "
        "auswählen, um die Aufnahme darunter zu sehen."
    ),
    "compare.alone": (
        "Nur ein Modell ist ausgewählt; für einen Vergleich braucht es ein zweites. Eine Zeile auswählen, um die "
        "Aufnahme darunter zu sehen."
    ),
    "compare.calls": "Vorhergesagte Klassen",
    "compare.difference": "Größter Unterschied",
    "compare.suspicion": "{model}: Wahrscheinlichkeit, dass die Klasse nicht {label} ist",
    "compare.alt_pictures": (
        "Eine Zeile je Aufnahme: Zahl der Modelle je vorhergesagter Klasse und Wahrscheinlichkeit jedes Modells"
    ),
    "compare.alt_models": (
        "Eine Zeile je Modell: vorhergesagte Klasse, Wahrscheinlichkeit und Ergebnis der Eingangsprüfung"
    ),
    "compare.all_refuse": (
        "Kein Modell gibt eine Vorhersage ab: Die Eingangsprüfung weist diese Aufnahme bei allen ab. *Auswerten mit* "
        "zeigt, was sich tun lässt."
    ),
    "compare.all_agree": "Alle {models} Modelle sagen dieselbe Klasse vorher: **{label}**.",
    "compare.both": "Beide Modelle sagen dieselbe Klasse vorher: **{label}**.",
    "compare.one": "Vorhersage des ausgewählten Modells: **{label}**.",
    "compare.votes": "**Die Modelle sind sich nicht einig.** Vorhergesagte Klassen von {read} Modellen: {counts}.",
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
    "compare.heat_for": "Evidenz für",
    "compare.original": "Röntgenbild",
    "compare.map": "**{model}**: {label}. Wahrscheinlichkeit für {asked}: {probability}.",
    "compare.nothing_speaks": "Keine Evidenz für {asked}.",
    "compare.alt_map": "Das Röntgenbild mit der Heatmap von {model} für {asked}",
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
    "report.unsure": "{label} (unbestimmt)",
    "report.probability": "Wahrscheinlichkeit für {label}",
    "report.band": "Unbestimmt",
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
    # Detailansicht von Aufnahme und Heatmap.
    "close_up.toggle": "Detailansicht",
    "close_up.help": "Beide Bilder gemeinsam zoomen, Werte ablesen, Farben und Fensterung ändern.",
    "close_up.style": "Darstellung der Heatmap",
    "close_up.colours": "Farben",
    "close_up.contours": "Konturlinien",
    "close_up.colour_map": "Farbskala",
    "close_up.part": "Ausschnitt",
    "close_up.whole": "Ganzes Bild",
    "close_up.lungs": "Lunge",
    "close_up.warmest": "Maximum der Heatmap",
    "close_up.arrangement": "Anordnung",
    "close_up.beside": "Nebeneinander",
    "close_up.stacked": "Untereinander",
    "close_up.invert": "Invertieren",
    "close_up.relative": "relativ zum Maximum",
    "close_up.alt": (
        "Röntgenaufnahme und dieselbe Aufnahme, überlagert mit den Hinweisen auf {label}; beide lassen sich gemeinsam "
        "zoomen und verschieben"
    ),
    "close_up.alt_reacts": (
        "Röntgenaufnahme und dieselbe Aufnahme, überlagert mit dem Einfluss auf den Logit für {label}; beide lassen "
        "sich gemeinsam zoomen und verschieben"
    ),
    "close_up.how": (
        "Ziehen verschiebt, Scrollen oder Spreizen zoomt, Doppelklick setzt zurück. Beim Zeigen auf eine Stelle "
        "erscheint der Wert, interpoliert zwischen den Zellen der Heatmap."
    ),
    "close_up.mean": "Der Logit ist der Mittelwert dieser Werte über das ganze Bild plus eine Konstante.",
    "close_up.nothing": (
        "Kein Bereich zeigt Hinweise auf {label}, daher ist nichts eingefärbt. Beim Zeigen auf eine Stelle erscheint "
        "der Wert."
    ),
    "close_up.window": "Fenster",
    "close_up.as_read": "Wie ausgewertet",
    "close_up.own": "Eigenes",
    "close_up.range": "Gesamter Bereich",
    "close_up.of_file": "Fenster {place} der Datei",
    "close_up.figures": "Zentrum {centre}, Weite {width}",
    "close_up.centre": "Zentrum",
    "close_up.width": "Weite",
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
    "leaderboard.verdict": "{verdict} (p = {p})",
    "leaderboard.clear_verdict": "{verdict} (p < {p})",
    "leaderboard.parameters": "Parameter",
    "leaderboard.speed": "ms je Bild",
    "leaderboard.model": "Modell",
    "leaderboard.value": "Wert",
    "leaderboard.from": "95-%-KI, untere Grenze",
    "leaderboard.to": "95-%-KI, obere Grenze",
    "leaderboard.ours": "gespeichertes Modell mit 95-%-KI",
    "leaderboard.published_name": "veröffentlicht, ohne KI",
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
    "leaderboard.chart": (
        "{quantity} jedes Modells mit 95-%-Konfidenzintervall; die höchste AUC hat {best}, hier mit {value}"
    ),
    "leaderboard.test": (
        "95-%-Konfidenzintervalle: {draws} Bootstrap-Stichproben von Patienten. p-Werte der AUC: DeLong-Test, nach "
        "Patienten geclustert. p-Werte der Genauigkeit: exakter Permutationstest nach Patienten. Die p-Werte sind "
        "nicht für multiples Testen adjustiert."
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
        "AUC von {one} minus AUC von {other}: **{value}** (95-%-KI {low} bis {high}): **{verdict}**."
    ),
    "leaderboard.accuracy_difference": (
        "Genauigkeit von {one} minus Genauigkeit von {other}: **{value}** (95-%-KI {low} bis {high}): **{verdict}**."
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
        "Ergebnisse auf denselben 624 Testaufnahmen stehen auch oben im Diagramm. Die übrigen stammen von anderen "
        "Aufnahmen und ergeben keine Rangfolge."
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
        "wird eine Klasse gegen alle anderen getestet."
    ),
    "what_if.asked": "Betrachtete Klasse",
    "what_if.one_sided": (
        "Entweder zeigen alle diese Aufnahmen {name} oder keine; ein Schwellenwert lässt sich daran nicht beurteilen. "
        "Bitte eine andere Klasse oder ein anderes Modell wählen."
    ),
    "what_if.rest": "alle anderen",
    "what_if.threshold_intro": (
        "Ab diesem Schwellenwert sagt das Modell {name} vorher. Ein niedrigerer Schwellenwert übersieht weniger Fälle "
        "und löst mehr Fehlalarme aus. Der Regler wirkt auf alle Diagramme bis einschließlich *{last}*."
    ),
    "what_if.threshold": "Schwellenwert",
    "what_if.own": "Der eigene Schwellenwert des Modells, am Validierungsdatensatz festgelegt, ist {threshold}.",
    "what_if.rarer": "Einfluss der Prävalenz",
    "what_if.prevalence_intro": (
        "Je niedriger die Prävalenz, desto mehr positive Vorhersagen sind Fehlalarme. Dieser Regler ändert die unten "
        "gezeigten Personen."
    ),
    "what_if.prevalence": "Prävalenz (Vortestwahrscheinlichkeit): {name}",
    "what_if.prevalence_help": (
        "Frei wählbar: Wie hoch die Prävalenz anderswo ist, geht aus diesen Aufnahmen nicht hervor. Sie ändert die "
        "Vorhersagewerte und die Personen unten, nicht die Kennzahlen dieser Aufnahmen."
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
    "what_if.pr_alt": "Precision-Recall-Kurven; Sensitivität und positiver Vorhersagewert am Schwellenwert: {point}",
    "what_if.decision_alt": "Entscheidungskurven; Schwellenwert und Nettonutzen: {point}",
    "what_if.here": "am Schwellenwert: {name}",
    "what_if.everyone": "alle behandeln",
    "what_if.nobody": "niemanden behandeln",
    "what_if.decision_note": (
        "Die Marken zeigen den Schwellenwert. Nettonutzen (Vickers & Elkin 2006): Anteil der richtig Positiven minus "
        "Anteil der falsch Positiven, letzterer gewichtet mit den Odds des Schwellenwerts. Bei einem Schwellenwert von "
        "{risk} wiegt ein übersehener Fall so viel wie vier Fehlalarme. Ein Modell ist nützlich, wo seine Kurve über "
        "*alle behandeln* und *niemanden behandeln* liegt. Der Nettonutzen ist aus Sensitivität und Spezifität auf "
        "diesen Aufnahmen berechnet, bei gleicher Vortestwahrscheinlichkeit aller Klassen. Von ihr gehen auch die "
        "vorhergesagten Wahrscheinlichkeiten aus."
    ),
    "what_if.people_title": "**Von {people} Personen haben {prevalence} {name}:**",
    "what_if.found": "Richtig positiv, {name} erkannt: {count} ({low} bis {high})",
    "what_if.missed": "Falsch negativ, {name} übersehen: {count} ({low} bis {high})",
    "what_if.alarmed": "Falsch positiv, Fehlalarm: {count} ({low} bis {high})",
    "what_if.cleared": "Richtig negativ: {count} ({low} bis {high})",
    "what_if.predictive": (
        "Positiver Vorhersagewert **{ppv}**: Wahrscheinlichkeit für {name} nach positiver Vorhersage. Negativer "
        "Vorhersagewert **{npv}**: Wahrscheinlichkeit, dass der Befund nach negativer Vorhersage fehlt."
    ),
    "what_if.range": "{value} ({low} bis {high})",
    "what_if.people_note": (
        "Berechnet aus Sensitivität und Spezifität auf diesen Aufnahmen, in Klammern mit deren 95-%-Konfidenzgrenzen. "
        "Beide gelten dabei als unabhängig von der Prävalenz. Das sind sie nicht: In einem anderen Krankenhaus können "
        "sie viel niedriger sein."
    ),
    "what_if.risk_coverage": "Fehlerrate ohne unbestimmte Aufnahmen",
    "what_if.coverage": "Anteil der Aufnahmen mit Vorhersage",
    "what_if.risk": "Fehlerrate bei diesen",
    "what_if.risk_alt": (
        "Fehlerrate gegen den Anteil der Aufnahmen mit Vorhersage; an der eigenen Grenze des Modells: {point}"
    ),
    "what_if.risk_note": (
        "Von rechts nach links zu lesen: Zuerst entfallen als unbestimmt die Vorhersagen mit der geringsten Konfidenz. "
        "Bei den übrigen sollte die Fehlerrate sinken. Die Marken zeigen die eigene Grenze des Modells, am "
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
        "Externe Validierung: AUC {auc} auf {images} Aufnahmen eines anderen Krankenhauses (Zufallsniveau: {chance})."
    ),
    "cards.made": "Entwicklung",
    "cards.robustness_words": (
        "Größter Verlust an AUC unter {changes} Bildstörungen: {loss}, durch *{worst}*. Die meisten geänderten "
        "Vorhersagen: {flips} von {images} ({share}), durch *{most}*."
    ),
    "cards.robustness_all": "Alle Störungen",
    "cards.heat_maps_all": "Alle Verfahren",
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
        "**{file}** ({size}): Vorhersagen für jede Validierungs-, Test- und externe Aufnahme. Daraus sind alle "
        "Gütemaße berechnet."
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
        "Medizinprodukt und nicht als solches zugelassen.\n"
        "- **Nicht für alle Patienten.** Die meisten Modelle wurden nur an Kindern von einem bis fünf Jahren aus einem "
        "einzigen Krankenhaus trainiert. {elsewhere}\n"
        "- **Nicht für jede Aufnahme.** Vorausgesetzt sind aufrechte frontale Thoraxaufnahmen. Die Eingangsprüfung "
        "weist andere Bilder ab, bietet an, gedrehte oder invertierte zu korrigieren, und warnt vor Aufnahmen "
        "außerhalb der Trainingsverteilung. Gespiegelte Aufnahmen erkennt sie nicht.\n"
        "- **Nicht für jede Krankheit.** Ein Modell ordnet jede Krankheit einer seiner eigenen Klassen zu.\n"
        "- **Kein Beweis.** Eine Heatmap zeigt, was das Netz verwendet hat, nicht, wo die Krankheit liegt."
    ),
    "about.elsewhere": (
        "Bei Erwachsenen aus einem anderen Krankenhaus beträgt die AUC {low} bis {high} (Zufallsniveau: {chance})."
    ),
    "about.figures_title": "Grenzen der Ergebnisse",
    "about.figures": (
        "- **Testdatensatz.** Kein Gewicht wurde daran trainiert oder ausgewählt. Erste Testergebnisse waren aber vor "
        "drei Entscheidungen bekannt: breitere Augmentierung, Kalibrierung an gestörten Aufnahmen, längeres Training "
        "des CNN mit Dropout. Die Ergebnisse sind daher etwas zu günstig.\n"
        "- **Patienten.** Nach Unterart und Nummer ist keiner zugleich in Training und Test, nach der Nummer allein "
        "sind es viele. *Modellgüte* zeigt die Ergebnisse ohne sie.\n"
        "- **Prävalenz.** Der Testdatensatz enthält mehr Pneumonien, als die meisten Kliniken sehen. Davon hängen "
        "Genauigkeit und Vorhersagewerte ab. Die Wahrscheinlichkeiten setzen für alle Klassen dieselbe "
        "Vortestwahrscheinlichkeit voraus: Wo Pneumonien seltener sind, sind sie zu hoch.\n"
        "- **ChestX-ray14** (Erwachsene). Die Labels stammen aus Befundtexten. Aufbereitung und Projektion (a.-p., "
        "p.-a.) unterscheiden sich zwischen den Klassen; ein Modell kann das statt der Krankheit gelernt haben.\n"
        "- **Konfidenzintervalle** erfassen den Zufall in diesen Aufnahmen, nicht andere Krankenhäuser, Geräte oder "
        "Altersgruppen."
    ),
    "about.data_title": "Wessen Daten",
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
        "Code, Texte und Modelle: **Apache-2.0**, ohne Gewähr. Daten: siehe oben. Das Paket `pylibjpeg-libjpeg`, das "
        "verlustfreies JPEG in DICOM-Dateien dekodiert, steht unter **GPL-3.0**."
    ),
    "source.chest_xray": "Kermany, Zhang, Goldbaum 2018, doi 10.17632/rscbjbr9sj",
    "source.nih": "ChestX-ray14, Wang et al. 2017, NIH Clinical Center",
    # Klassenverteilung: Tabellen.
    "data.key": "Patienten bestimmt nach",
    "data.patient": "Unterart oder Serie, und Nummer",
    "data.group": "Nummer allein",
    "data.usual": "Typische Werte je Klasse",
    "data.usual_words": (
        "Median, in Klammern 5. und 95. Perzentil. Breite und Höhe in Pixeln der Dateien, Helligkeit und Kontrast in "
        "Graustufen (0 bis 255)."
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
    "data.near": "gleiche Aufnahme, andere Bytes",
    "data.groups": "Gruppen",
    "data.files": "Dateien",
    "data.across_splits": "Gruppen über Teilmengen hinweg",
    "data.across_classes": "Gruppen über Klassen hinweg",
    "data.across_patients": "Gruppen über Patienten hinweg",
    # Hochladen einer Aufnahme.
    "picture.files": "Thoraxaufnahmen hochladen (JPEG, PNG, DICOM, ZIP); mehrere kommen auf die Arbeitsliste",
    "picture.drop": "Entfernen",
}
# Was model_zoo sagt: Fehler, Hinweise, Titel. Auch Werte in geschweiften Klammern werden übersetzt, wo sie hier stehen.
ZOO = {
    # Dateien, die keine Aufnahmen sind.
    "The file is empty. Export the radiograph again and retry.": (
        "Die Datei ist leer. Bitte die Röntgenaufnahme neu exportieren und es erneut versuchen."
    ),
    "The file has {size} MB; the limit is {limit} MB.": "Die Datei hat {size} MB; erlaubt sind {limit} MB.",
    "The file is larger than {limit} MB.": "Die Datei ist größer als {limit} MB.",
    "The file cannot be opened: {why}.": "Die Datei lässt sich nicht öffnen: {why}.",
    "This is {what}, whatever its name says. {advice}": (
        "Das ist {what}, auch wenn der Name etwas anderes sagt. {advice}"
    ),
    "a GIF picture": "ein GIF-Bild",
    "a TIFF picture": "ein TIFF-Bild",
    "a BMP picture": "ein BMP-Bild",
    "a WebP picture": "ein WebP-Bild",
    "a picture or film as telephones store them (HEIC, AVIF, MP4)": (
        "ein Bild oder Film, wie Telefone sie speichern (HEIC, AVIF, MP4)"
    ),
    "a JPEG 2000 or JPEG XL picture": "ein Bild in JPEG 2000 oder JPEG XL",
    "a Photoshop file": "eine Photoshop-Datei",
    "a PDF document": "ein PDF-Dokument",
    "a ZIP archive or an Office document": "ein ZIP-Archiv oder ein Office-Dokument",
    "a compressed archive": "ein komprimiertes Archiv",
    "a program": "ein Programm",
    "an SVG drawing": "eine SVG-Zeichnung",
    "a web page": "eine Webseite",
    "perhaps a DICOM file without its first 132 bytes": "vielleicht eine DICOM-Datei ohne ihre ersten 132 Bytes",
    "Save the radiograph as PNG, JPEG or DICOM and retry.": (
        "Bitte die Röntgenaufnahme als PNG, JPEG oder DICOM speichern und es erneut versuchen."
    ),
    "Unpack it and send the radiographs in it.": "Bitte entpacken und die Röntgenaufnahmen daraus hochladen.",
    "Export the radiograph itself from the program that shows it.": (
        "Bitte die Röntgenaufnahme selbst aus dem Programm exportieren, das sie anzeigt."
    ),
    "Choose the radiograph.": "Bitte die Röntgenaufnahme wählen.",
    "The download may have ended at a log-in page: download the radiograph again.": (
        "Vielleicht endete der Download bei einer Anmeldeseite: Bitte die Röntgenaufnahme noch einmal herunterladen."
    ),
    "Export it again as a DICOM file.": "Bitte neu als DICOM-Datei exportieren.",
    "This is a text, not a JPEG, PNG or DICOM picture. Choose the radiograph itself.": (
        "Das ist ein Text, kein Bild in JPEG, PNG oder DICOM. Bitte die Röntgenaufnahme selbst wählen."
    ),
    "This is not a JPEG, PNG or DICOM picture. Save the radiograph as one of these and retry.": (
        "Das ist kein Bild in JPEG, PNG oder DICOM. Bitte die Röntgenaufnahme als eines davon speichern und es erneut "
        "versuchen."
    ),
    # Aufnahmen, die nicht lesbar sind: JPEG und PNG.
    "The picture is damaged or cut off. Copy the file again and retry.": (
        "Das Bild ist beschädigt oder abgeschnitten. Bitte die Datei noch einmal kopieren und es erneut versuchen."
    ),
    "The picture is {width} x {height} pixels; each side must be {least} to {most}.": (
        "Das Bild hat {width} x {height} Pixel; jede Seite muss {least} bis {most} haben."
    ),
    "The picture has {size} megapixels; the limit is {limit}.": "Das Bild hat {size} Megapixel; erlaubt sind {limit}.",
    "The picture is {width} x {height} pixels: a strip, too long and narrow for a radiograph.": (
        "Das Bild hat {width} x {height} Pixel: ein Streifen, zu lang und schmal für eine Röntgenaufnahme."
    ),
    "This kind of JPEG (lossless or of 12 bits) is read inside DICOM files only. Save it as PNG.": (
        "Diese Art von JPEG (verlustfrei oder mit 12 Bit) wird nur in DICOM-Dateien gelesen. Bitte als PNG speichern."
    ),
    "The JPEG is progressive, with too many scans or pixels. Save it as an ordinary JPEG or PNG.": (
        "Das JPEG ist progressiv, mit zu vielen Durchgängen oder Pixeln. Bitte als gewöhnliches JPEG oder PNG "
        "speichern."
    ),
    "The PNG is cut into an unusual number of pieces. Save it again and retry.": (
        "Das PNG ist in ungewöhnlich viele Stücke zerlegt. Bitte neu speichern und es erneut versuchen."
    ),
    "The JPEG is cut into an unusual number of pieces. Save it again and retry.": (
        "Das JPEG ist in ungewöhnlich viele Stücke zerlegt. Bitte neu speichern und es erneut versuchen."
    ),
    "Every pixel has the same value, so there is nothing to read in this picture.": (
        "Alle Pixel haben denselben Wert; in diesem Bild gibt es nichts auszuwerten."
    ),
    "Every pixel is shown in the same grey, so there is nothing to read in this picture.": (
        "Alle Pixel werden im selben Grau gezeigt; in diesem Bild gibt es nichts auszuwerten."
    ),
    # DICOM.
    "The DICOM file is damaged, cut off or contradicts itself. Export it again.": (
        "Die DICOM-Datei ist beschädigt, abgeschnitten oder widerspricht sich. Bitte neu exportieren."
    ),
    "The DICOM file is cut into an unusual number of pieces. Export it again.": (
        "Die DICOM-Datei ist in ungewöhnlich viele Stücke zerlegt. Bitte neu exportieren."
    ),
    "The DICOM file is compressed or written {how}. Export it uncompressed.": (
        "Die DICOM-Datei ist komprimiert oder geschrieben {how}. Bitte unkomprimiert exportieren."
    ),
    "in a way that is not read here": "auf eine Weise, die hier nicht gelesen wird",
    "in a way that it does not state": "auf eine Weise, die sie nicht nennt",
    "The DICOM file holds no picture (perhaps it is a report or a list), or is cut off.": (
        "Die DICOM-Datei enthält kein Bild (vielleicht ist sie ein Befund oder eine Liste) oder ist abgeschnitten. "
        "Bitte die Datei mit der Aufnahme wählen."
    ),
    "The DICOM file is {what}, not a chest radiograph.": (
        "Die DICOM-Datei ist {what}, keine Röntgenaufnahme des Thorax."
    ),
    "a slice of a CT": "ein CT-Schnittbild",
    "a slice of an MRI": "ein MRT-Schnittbild",
    "an ultrasound picture": "ein Ultraschallbild",
    "a mammogram": "eine Mammographie",
    "a PET picture": "ein PET-Bild",
    "a scintigram": "ein Szintigramm",
    "an endoscopic picture": "ein endoskopisches Bild",
    "a photograph": "ein Foto",
    "a radiograph of teeth": "eine Röntgenaufnahme von Zähnen",
    "a microscopic picture": "ein mikroskopisches Bild",
    "of another kind": "von anderer Art",
    "The DICOM file is in colour, or does not say that it is grey. Export the radiograph itself.": (
        "Die DICOM-Datei ist farbig oder sagt nicht, dass sie grau ist. Bitte die Röntgenaufnahme selbst exportieren."
    ),
    "The DICOM file's rescale slope is 0, so all its grey values would be one.": (
        "Die Rescale Slope der DICOM-Datei ist 0, sodass alle Grauwerte gleich wären. Bitte neu exportieren."
    ),
    "The DICOM file's rescale values are no usable numbers, so its grey values mean nothing.": (
        "Die Rescale-Werte der DICOM-Datei sind keine brauchbaren Zahlen, ihre Grauwerte bedeuten also nichts. Bitte "
        "neu exportieren."
    ),
    "The DICOM file's look-up tables are too long. Export it again.": (
        "Die Umsetzungstabellen (LUT) der DICOM-Datei sind zu lang. Bitte neu exportieren."
    ),
    "The DICOM file contradicts itself: its picture is not what it says of it. Export it again.": (
        "Die DICOM-Datei widerspricht sich: Ihr Bild ist nicht, was sie davon sagt. Bitte neu exportieren."
    ),
    "The DICOM file is a film of {frames} frames; the limit is {limit}.": (
        "Die DICOM-Datei ist ein Film aus {frames} Einzelbildern; erlaubt sind {limit}."
    ),
    "The DICOM file has {bits} bits for each pixel; 8 and 16 are read.": (
        "Die DICOM-Datei hat {bits} Bit je Pixel; gelesen werden 8 und 16."
    ),
    "The DICOM file contradicts itself about the bits of a pixel. Export it again.": (
        "Die DICOM-Datei widerspricht sich bei den Bits eines Pixels. Bitte neu exportieren."
    ),
    "The DICOM file is cut off: it holds fewer pixels than it says. Copy it again.": (
        "Die DICOM-Datei ist abgeschnitten: Sie enthält weniger Pixel, als sie sagt. Bitte noch einmal kopieren."
    ),
    "The DICOM file does not state its {element}, or not as a number. Export it again.": (
        "Die DICOM-Datei nennt {element} nicht oder nicht als Zahl. Bitte neu exportieren."
    ),
    # Archive.
    "It is locked with a password in the archive. Unpack it and send it open.": (
        "Im Archiv ist die Datei mit einem Passwort gesperrt. Bitte entpacken und offen hochladen."
    ),
    "It cannot be taken out of the archive, which is damaged. Pack or copy it again.": (
        "Die Datei lässt sich nicht aus dem Archiv holen, das beschädigt ist. Bitte neu packen oder kopieren."
    ),
    "The archive is damaged or no ZIP archive. Pack or copy it again.": (
        "Das Archiv ist beschädigt oder kein ZIP-Archiv. Bitte neu packen oder kopieren."
    ),
    "The archive holds {files} files; the limit is {limit}. Unpack it first.": (
        "Das Archiv enthält {files} Dateien; erlaubt sind {limit}. Bitte erst entpacken."
    ),
    "The archive holds a file whose name leads elsewhere or hides something. Pack it again.": (
        "Das Archiv enthält eine Datei, deren Name woandershin führt oder etwas verbirgt. Bitte neu packen."
    ),
    "The archive holds other archives. Unpack these first.": (
        "Das Archiv enthält weitere Archive. Bitte diese erst entpacken."
    ),
    "The archive holds a file that shrinks as no picture does. Remove it, or unpack the archive.": (
        "Das Archiv enthält eine Datei, die schrumpft wie kein Bild. Bitte entfernen oder das Archiv entpacken."
    ),
    "The archive unpacks to more than {limit} GB. Split it.": (
        "Das Archiv ergibt entpackt mehr als {limit} GB. Bitte aufteilen."
    ),
    "The archive is damaged: its files lie one in the other. Pack it again.": (
        "Das Archiv ist beschädigt: Seine Dateien liegen ineinander. Bitte neu packen."
    ),
    "The archive's table of contents is too long. Unpack the archive first.": (
        "Das Inhaltsverzeichnis des Archivs ist zu lang. Bitte das Archiv erst entpacken."
    ),
    "The folder {name} cannot be read ({why}).": "Der Ordner {name} ist nicht lesbar ({why}).",
    "The heat maps would lie among the pictures in {name}. Name another folder for them.": (
        "Die Heatmaps kämen zwischen die Bilder in {name}. Bitte einen anderen Ordner für sie nennen."
    ),
    "The list {name} stands in itself.": "Die Liste {name} enthält sich selbst.",
    "The list {name} is no text file in UTF-8. Save it as one.": (
        "Die Liste {name} ist keine Textdatei in UTF-8. Bitte als solche speichern."
    ),
    "The list {name} cannot be read ({why}).": "Die Liste {name} ist nicht lesbar ({why}).",
    # Hinweise zu einer gelesenen Aufnahme.
    "An animation: only its still picture is read.": "Eine Animation: Nur ihr Standbild wird ausgewertet.",
    "Turned upright as the file's orientation tag asks.": "Aufrecht gedreht, wie es die Datei vorgibt.",
    "{bits}-bit grey values scaled to 0..255.": "Grauwerte von {bits} Bit auf 0 bis 255 umgerechnet.",
    "Colours were turned into grey.": "Farben wurden in Grau umgewandelt.",
    "Transparent parts were filled with black.": "Durchsichtige Teile wurden mit Schwarz gefüllt.",
    "The file does not say that it is a plain radiograph.": (
        "Die Datei sagt nicht, dass sie eine einfache Röntgenaufnahme ist."
    ),
    "A secondary capture: made from another picture, perhaps with marks on it.": (
        "Eine Sekundäraufnahme: aus einem anderen Bild gemacht, vielleicht mit Markierungen darauf."
    ),
    "Inverted, because the file is stored with dark for dense (MONOCHROME1).": (
        "Invertiert, weil Dichtes in der Datei dunkel gespeichert ist (MONOCHROME1)."
    ),
    "The file's window would hide the picture; its whole range of grey values is shown.": (
        "Das Fenster der Datei würde das Bild verbergen; gezeigt wird der ganze Bereich der Grauwerte."
    ),
    "The file states no window; its whole range of grey values is shown.": (
        "Die Datei nennt kein Fenster; gezeigt wird der ganze Bereich der Grauwerte."
    ),
    "The first of {frames} frames.": "Das erste von {frames} Einzelbildern.",
    "Whole range": "Ganzer Bereich",
    # Die Eingangsprüfung.
    "This looks like a chest radiograph that should be {how}.": (
        "Das sieht nach einer Röntgenaufnahme des Thorax aus, die {how} werden sollte."
    ),
    "Put right: {how}.": "Richtig gestellt: {how}.",
    "turned left by 90 degrees": "um 90 Grad nach links gedreht",
    "turned by 180 degrees": "um 180 Grad gedreht",
    "turned right by 90 degrees": "um 90 Grad nach rechts gedreht",
    "inverted": "invertiert",
    "turned left by 90 degrees and inverted": "um 90 Grad nach links gedreht und invertiert",
    "turned by 180 degrees and inverted": "um 180 Grad gedreht und invertiert",
    "turned right by 90 degrees and inverted": "um 90 Grad nach rechts gedreht und invertiert",
    "This does not look like a frontal chest radiograph.": (
        "Das sieht nicht nach einer frontalen Röntgenaufnahme des Thorax aus."
    ),
    "This picture is unlike those that the model has learned from, so its answer is worth less.": (
        "Diese Aufnahme ist denen unähnlich, aus denen das Modell gelernt hat; seine Antwort ist deshalb weniger wert."
    ),
    "This looks like the pictures that the model has learned from.": (
        "Das sieht aus wie die Aufnahmen, aus denen das Modell gelernt hat."
    ),
    # Heatmaps.
    "Grad-CAM": "Grad-CAM",
    "LayerCAM and Grad-CAM++": "LayerCAM und Grad-CAM++",
    "Grad-CAM, mean with the mirror image": "Grad-CAM, gemittelt mit dem Spiegelbild",
    "Score-CAM": "Score-CAM",
    "Occlusion": "Verdeckung",
    "Saliency": "Salienz",
    "SmoothGrad": "SmoothGrad",
    "Integrated gradients": "Integrierte Gradienten",
    "Random map": "Zufällige Heatmap",
    "Selvaraju 2017, section 3.1": "Selvaraju 2017, Abschnitt 3.1",
    "Wang 2020, section 3.2": "Wang 2020, Abschnitt 3.2",
    "This heat map needs TensorFlow. Install it: pip install -r requirements.txt": (
        "Diese Heatmap braucht TensorFlow. So wird es installiert: pip install -r requirements.txt"
    ),
    # Gespeicherte Modelle und Datenberichte, die nicht brauchbar sind.
    "There is no trained model {name}. Known: {known}.": "Es gibt kein trainiertes Modell {name}. Bekannt: {known}.",
    "{name}: card.json is damaged ({why}). Restore the folder or train again.": (
        "{name}: card.json ist beschädigt ({why}). Den Ordner wiederherstellen oder neu trainieren."
    ),
    "{name}: card.json has schema {schema}, newer than this program's {known}. Update it.": (
        "{name}: card.json hat Schema {schema}, neuer als das dieses Programms, {known}. Das Programm aktualisieren."
    ),
    "{name}: card.json has schema {schema}, too old for this program. Train the model again.": (
        "{name}: card.json hat Schema {schema}, zu alt für dieses Programm. Das Modell neu trainieren."
    ),
    "{name}: card.json lists other files than {files}. Train the model again.": (
        "{name}: card.json nennt andere Dateien als {files}. Das Modell neu trainieren."
    ),
    "{name} comes without {file}. This makes it: {command}": (
        "{name} kommt ohne {file}. Dieser Befehl erzeugt es: {command}"
    ),
    "{name}: {file} is not the file that was trained (its SHA-256 differs from the card's). Restore the folder or "
    "train again.": (
        "{name}: {file} ist nicht die Datei, die trainiert wurde (ihr SHA-256 weicht von dem der Karte ab). Den Ordner "
        "wiederherstellen oder neu trainieren."
    ),
    "{name}: card.json and predictions.csv do not fit each other ({why}). Train the model again.": (
        "{name}: card.json und predictions.csv passen nicht zueinander ({why}). Das Modell neu trainieren."
    ),
    "The data has the class {name}, the model only {classes}.": (
        "Die Daten haben die Klasse {name}, das Modell nur {classes}."
    ),
    "{name}: the test images are not of two classes. Train the model again.": (
        "{name}: Die Testbilder sind nicht aus zwei Klassen. Das Modell neu trainieren."
    ),
    "{name}: model.tflite is not the file that was trained. Restore the folder.": (
        "{name}: model.tflite ist nicht die Datei, die trainiert wurde. Den Ordner wiederherstellen."
    ),
    "{name}: {file} cannot be read ({why}). Restore the folder.": (
        "{name}: {file} ist nicht lesbar ({why}). Den Ordner wiederherstellen."
    ),
    "{name}: model.tflite cannot be read ({why}). Restore it.": (
        "{name}: model.tflite ist nicht lesbar ({why}). Die Datei wiederherstellen."
    ),
    "{name} cannot be stored without {files}.": "{name} kann nicht ohne {files} gespeichert werden.",
    "Nothing can be stored as {name}: use 1 to 60 letters, digits, '-' and '_'.": (
        "Unter {name} kann nichts gespeichert werden: 1 bis 60 Buchstaben, Ziffern, '-' und '_' verwenden."
    ),
    "{name} was made of another {member} than the one that is stored. Make it again: {command}": (
        "{name} wurde aus einem anderen {member} gemacht als dem, das gespeichert ist. Neu erzeugen: {command}"
    ),
    "{name} was measured with another gatekeeper than the one that is stored. Measure it again: {command}": (
        "{name} wurde mit einer anderen Eingangsprüfung vermessen als der, die gespeichert ist. Neu vermessen: "
        "{command}"
    ),
    "{name} was replaced in the meantime. Measure it again.": "{name} wurde inzwischen ersetzt. Neu vermessen.",
    "There is no data report {name}. Known: {known}.": "Es gibt keinen Datenbericht {name}. Bekannt: {known}.",
    "{name}: report.json has schema {schema}, this program reads {known}. {again}": (
        "{name}: report.json hat Schema {schema}, dieses Programm liest {known}. {again}"
    ),
    "{name}: {file} is not the picture that was stored (its SHA-256 differs). {again}": (
        "{name}: {file} ist nicht das Bild, das gespeichert wurde (sein SHA-256 weicht ab). {again}"
    ),
    "{name}: the data report is damaged ({why}). {again}": "{name}: Der Datenbericht ist beschädigt ({why}). {again}",
    "Restore the folder, or make it again: {command}": "Den Ordner wiederherstellen oder neu erzeugen: {command}",
    "none": "keine",
    # Was eine Karte sagt: Verwendungszweck, Grenzen, Entscheidung.
    "Research and teaching: to explore what a network says of a frontal chest radiograph like those it was trained on, "
    "and why. Not for diagnosis, triage or any decision about a patient.": (
        "Forschung und Lehre: erkunden, was ein Netz über eine frontale Röntgenaufnahme des Thorax sagt, die denen "
        "gleicht, an denen es trainiert wurde, und warum. Nicht für Diagnose, Triage oder irgendeine Entscheidung über "
        "einen Patienten."
    ),
    "Nothing is known of patients, hospitals, devices and views other than those of its training data; for the public "
    "pediatric pneumonia set these are children of one to five years in one hospital.": (
        "Über andere Patienten, Krankenhäuser, Geräte und Projektionen als die der Trainingsdaten ist nichts bekannt; "
        "beim öffentlichen pädiatrischen Pneumonie-Datensatz sind das Kinder von einem bis fünf Jahren in einem "
        "Krankenhaus."
    ),
    "It knows its classes only: any other disease is forced into one of them.": (
        "Es kennt nur seine Klassen: Jede andere Krankheit wird in eine davon gezwängt."
    ),
    "Where the pictures of one class come from another source, view or device than those of another, it may have "
    "learned that instead of the disease.": (
        "Wo die Aufnahmen einer Klasse aus anderer Quelle, Projektion oder anderem Gerät stammen als die einer "
        "anderen, hat es vielleicht das gelernt statt der Krankheit."
    ),
    "Where the pictures of one class come from another source, view or device than those of another, it may have "
    "learned that instead of the disease: in the subset of ChestX-ray14 used here all effusions were prepared apart "
    "from the pneumonias, and normal pictures are mostly AP, pneumonias more often PA. 736 of its 1,413 pictures name "
    "no patient, so one may be in training and in test, and the intervals are too narrow.": (
        "Wo die Aufnahmen einer Klasse aus anderer Quelle, Projektion oder anderem Gerät stammen als die einer "
        "anderen, hat es vielleicht das gelernt statt der Krankheit: In der hier verwendeten Teilmenge von "
        "ChestX-ray14 wurden alle Ergüsse getrennt von den Pneumonien aufbereitet, und normale Aufnahmen sind meist "
        "a.-p., Pneumonien häufiger p.-a. aufgenommen. 736 ihrer 1.413 Aufnahmen nennen keinen Patienten, sodass einer "
        "in Training und Test zugleich sein kann, und die Intervalle sind zu schmal."
    ),
    "The heat map locates poorly in radiographs, worst for small findings (Saporta 2022).": (
        "Die Heatmap zeigt in Röntgenaufnahmen den Ort nur schlecht, am schlechtesten bei kleinen Befunden (Saporta "
        "2022)."
    ),
    "a missed {label} and a false alarm cost the same, for an even chance of either beforehand": (
        "{label} zu übersehen wiegt so schwer wie ein Fehlalarm, wenn vorab beides gleich wahrscheinlich ist"
    ),
    "the likeliest class, for an even chance of each beforehand": (
        "die wahrscheinlichste Klasse, wenn vorab jede gleich wahrscheinlich ist"
    ),
    "validation, {versions} randomly altered versions of each image": (
        "den Validierungsaufnahmen in je {versions} zufällig veränderten Fassungen"
    ),
    # Netze: Titel, Beschreibung, Quelle, Lizenz, Anfangsgewichte.
    "Ensemble": "Ensemble",
    "CNN from scratch": "CNN von Grund auf",
    "Baseline CNN": "Einfaches CNN",
    "CNN with dropout and augmentation": "CNN mit Dropout und Augmentierung",
    "PCA + logistic regression": "PCA + logistische Regression",
    "A weight for every pixel of the picture at 56 x 56, after its mean and contrast are evened out.": (
        "Ein Gewicht für jeden Pixel der Aufnahme bei 56 x 56, nachdem Mittelwert und Kontrast ausgeglichen sind."
    ),
    "The mean of the calibrated logits of {members}.": "Das Mittel der kalibrierten Logits von {members}.",
    "Four convolution layers, ReLU and max-pooling, nothing against overfitting; feature maps {maps}.": (
        "Vier Faltungsschichten, ReLU und Max-Pooling, nichts gegen Überanpassung; Merkmalskarten {maps}."
    ),
    "The baseline's four convolution layers, with dropout and augmented pictures; feature maps {maps}.": (
        "Die vier Faltungsschichten des einfachen CNN, mit Dropout und augmentierten Aufnahmen; Merkmalskarten {maps}."
    ),
    "{blocks}; feature maps {maps}; {number} M parameters.": (
        "{blocks}; Merkmalskarten {maps}; {number} Mio. Parameter."
    ),
    "Each layer reads all earlier ones of its block, {layers} layers": (
        "Jede Schicht liest alle früheren ihres Blocks, {layers} Schichten"
    ),
    "Inverted residual blocks of kernels 3 and 5": "Invertierte Residualblöcke mit Filtern der Größe 3 und 5",
    "Inverted residual blocks": "Invertierte Residualblöcke",
    "Fused, then inverted residual blocks with squeeze-and-excitation": (
        "Verschmolzene, dann invertierte Residualblöcke mit Squeeze-and-Excitation"
    ),
    "Inception blocks added to their own input": "Inception-Blöcke, zu ihrer eigenen Eingabe addiert",
    "Parallel convolutions of several sizes, large ones factorised": (
        "Parallele Faltungen mehrerer Größen, große zerlegt"
    ),
    "Cells found by a search and repeated": "Durch Suche gefundene, wiederholte Zellen",
    "Bottleneck blocks added to their own input, {layers} layers": (
        "Bottleneck-Blöcke, zu ihrer eigenen Eingabe addiert, {layers} Schichten"
    ),
    "Blocks of convolution, BatchNormalization, ReLU and max-pooling": (
        "Blöcke aus Faltung, BatchNormalization, ReLU und Max-Pooling"
    ),
    "3 x 3 convolutions and max-pooling, {convolutions} convolutions": (
        "3-x-3-Faltungen und Max-Pooling, {convolutions} Faltungen"
    ),
    "Depthwise separable convolutions with shortcuts": "Tiefenweise separierbare Faltungen mit Abkürzungen",
    "Tan & Le 2019, arXiv:1905.11946; Lite: without squeeze-and-excitation, ReLU6 (Liu, Tan 2020)": (
        "Tan & Le 2019, arXiv:1905.11946; Lite: ohne Squeeze-and-Excitation, ReLU6 (Liu, Tan 2020)"
    ),
    "Turk & Pentland 1991, doi 10.1162/jocn.1991.3.1.71 (principal components of pictures)": (
        "Turk & Pentland 1991, doi 10.1162/jocn.1991.3.1.71 (Hauptkomponenten von Bildern)"
    ),
    "VGG-style blocks (Simonyan & Zisserman 2015) with BatchNormalization (Ioffe & Szegedy 2015)": (
        "Blöcke nach Art von VGG (Simonyan & Zisserman 2015) mit BatchNormalization (Ioffe & Szegedy 2015)"
    ),
    "LeCun et al. 1998, doi 10.1109/5.726791; ReLU as in Krizhevsky et al. 2012": (
        "LeCun et al. 1998, doi 10.1109/5.726791; ReLU wie bei Krizhevsky et al. 2012"
    ),
    "Srivastava et al. 2014 (dropout), on the network of LeCun et al. 1998": (
        "Srivastava et al. 2014 (Dropout), auf dem Netz von LeCun et al. 1998"
    ),
    "as its members": "wie seine Mitglieder",
    "none (random start)": "keine (zufälliger Start)",
    "ImageNet (keras.applications)": "ImageNet (keras.applications)",
    "file {name}": "Datei {name}",
    "zoo model {name}": "gespeichertes Modell {name}",
    # Veränderungen, mit denen die Robustheit gemessen wird.
    "JPEG quality {value}": "JPEG-Qualität {value}",
    "blur, sigma {value}": "Unschärfe, Sigma {value}",
    "noise, sigma {value}": "Rauschen, Sigma {value}",
    "brightness {change} %": "Helligkeit {change}\u00a0%",
    "contrast {change} %": "Kontrast {change}\u00a0%",
    "gamma {value}": "Gamma {value}",
    "rotation {degrees} degrees": "Drehung {degrees} Grad",
    "crop {share} %": "Zuschnitt {share}\u00a0%",
    "burned-in letters": "eingebrannte Buchstaben",
    "Random versions need TensorFlow. Install it: pip install -r requirements.txt": "Für zufällige Varianten braucht "
    "es TensorFlow. So wird es installiert: pip install -r requirements.txt",
    # Woher Bilder kommen.
    "The file is larger than {megabytes} MB.": "Die Datei ist größer als {megabytes} MB.",
    # Rangliste.
    "not told apart": "nicht zu unterscheiden",
    "better": "besser",
    "worse": "schlechter",
    "pretrained network": "vortrainiertes Netz",
    "MobileNetV2, PCA + logistic": "MobileNetV2, PCA + logistische Regression",
    "the 624 test images": "die 624 Testaufnahmen",
    "the 624 test images, 28 x 28": "die 624 Testaufnahmen, 28 x 28",
    "bacterial against viral": "bakteriell gegen viral",
    "as stated there": "wie dort angegeben",
    "as stated there; normal 0.80, pneumonia 0.92": "wie dort angegeben; normal 0,80, Pneumonie 0,92",
    "normal, effusion and pneumonia; validation": "normal, Erguss und Pneumonie; Validierung",
    "compared by F1": "verglichen nach F1",
    "student project {number} of the five that this one grew from": (
        "studentisches Projekt {number} der fünf, aus denen dieses hervorging"
    ),
    "{one} and {other} were not tested on the same pictures for the same classes.": (
        "{one} und {other} wurden nicht auf denselben Bildern für dieselben Klassen getestet."
    ),
    # Einheiten, und was eine Aufnahme ist.
    "Synthetic, no patient.": "Synthetisch, kein Patient.",
    "logit": "Logit",
    "logit per grey level": "Logit je Graustufe",
}
# Was model_zoo meldet, nach dessen Codes, Paket für Paket.
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
        "{name} ist kein gültiger Name: Erlaubt sind 1 bis 60 Buchstaben (ohne Umlaute), Ziffern, '-' und '_'."
    ),
    "core.setting_not_whole": "{name} ist {value}; nötig ist eine ganze Zahl ab 1.",
    "core.setting_not_positive": "{name} ist {value}; nötig ist eine Zahl größer als 0.",
}
