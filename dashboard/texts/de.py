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
    "what_if.title": "Was wäre bei anderem Schwellenwert, oder bei seltenerer Krankheit?",
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
        "nicht: In einem anderen Krankenhaus können sie weit fallen."
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
    # Modellkarten.
    "nav.model_cards": "Modellkarten",
    "cards.title": "Modellkarten",
    "cards.link": "Die Karte von {model}: wie es entstand, was es nicht kann, und seine Dateien",
    "cards.head": "{model}, Version {version}, entstanden am {date}. Unterscheidet: {classes}.",
    "cards.use": "Wofür es da ist",
    "cards.interval": "95 %: {low} bis {high}",
    "cards.tested": (
        "AUC und Genauigkeit auf {images} Testbildern, gezählt als {patients} Patienten. MB: das lesende Netz, bei "
        "einem Ensemble die aller Mitglieder."
    ),
    "cards.limits": "Was es nicht kann",
    "cards.external": "Auf {images} Bildern eines anderen Krankenhauses ist seine AUC {auc}; der Zufall hat 0,5.",
    "cards.made": "Wie es entstand",
    "cards.robustness": "Wie es veränderte Bilder verträgt",
    "cards.robustness_words": (
        "Von {changes} Änderungen, die das Bild verändern und nicht den Patienten, kostet *{worst}* am meisten: "
        "{loss} der AUC. Die meisten Bilder werden durch *{most}* anders benannt: {flips} von {images}, das sind "
        "{share}."
    ),
    "cards.robustness_all": "Alle Änderungen",
    "cards.performance": "Alle Zahlen dieses Modells: Leistung",
    "cards.files": "Dateien",
    "cards.files_words": (
        "Das ganze Modell. Lizenz: {licence}. Eine Datei wird mit ihrem SHA-256 verglichen, bevor sie gesendet "
        "wird; danach sagt `sha256sum`, ob sie unversehrt angekommen ist. Wo das Herunterladen scheitert, sagt "
        "*Alle Dateien prüfen* unten, warum. Die Daten, aus denen es gelernt hat, haben eine eigene Lizenz: siehe "
        "*Über ThoraxLens und Grenzen*."
    ),
    "cards.members": "Ein Ensemble hat kein eigenes Netz. Die seiner Mitglieder, {members}, sind auf deren Karten.",
    "files.download": "Herunterladen",
    "files.download_help": "{file} herunterladen",
    "files.check": "Alle Dateien prüfen",
    "files.check_help": (
        "Liest jede Datei dieses Modells, vergleicht sie mit dem SHA-256 auf seiner Karte und lädt das Netz; bei "
        "einem Ensemble auch die der Mitglieder."
    ),
    "files.whole": "Alle {files} Dateien sind die, die die Karte nennt, und das Modell lädt.",
    "files.card.json": "**{file}** ({size}): alles auf dieser Seite, für Programme lesbar.",
    "files.model.keras": (
        "**{file}** ({size}): das Keras-Netz, zum Weitertrainieren. Lädt ohne fremden Code (`safe_mode=True`)."
    ),
    "files.model.tflite": "**{file}** ({size}): das LiteRT-Netz, das hier liest. Logits und letzte Merkmalskarten.",
    "files.head.npz": (
        "**{file}** ({size}): die Gewichte der letzten Schicht, mit denen die Heatmap gezeichnet wird. "
        "NumPy-Arrays."
    ),
    "files.gate.npz": "**{file}** ({size}): wie die Trainingsbilder aussehen, für die Eingangsprüfung. NumPy-Arrays.",
    "files.history.csv": "**{file}** ({size}): das Training, eine Zeile je Epoche.",
    "files.predictions.csv": (
        "**{file}** ({size}): was es von jedem Bild aus Validierung, Test und anderem Krankenhaus sagt. Alle "
        "Zahlen kommen daraus."
    ),
    # Über ThoraxLens und Grenzen.
    "nav.about": "Über ThoraxLens und Grenzen",
    "about.version": "ThoraxLens, Version {version}; hier sind {models} Modelle gespeichert.",
    "about.is_title": "Was es ist",
    "about.is": (
        "Ein Werkzeug für Forschung und Lehre. Es liest eine frontale Röntgenaufnahme des Thorax, sagt, wie "
        "wahrscheinlich eine Pneumonie ist (manche Modelle: welche Art von Pneumonie, oder ein Erguss), und zeigt, "
        "wo im Bild das herkommt.\n\n- **Radiologinnen und Radiologen** erkunden, was ein Netz zu einem Bild sagt "
        "und warum.\n- **Lehrende** zeigen, wie solche Netze lernen, arbeiten und scheitern.\n- **Alle, die "
        "urteilen müssen,** sehen, wie gut sie sind, mit Intervallen, und wo sie aufhören, gut zu sein."
    ),
    "about.is_not_title": "Was es nicht ist",
    "about.is_not": (
        "- **Nicht zur Diagnose**, nicht zur Triage, für keine Entscheidung über Kranke. Es ist kein "
        "Medizinprodukt, und niemand hat es als solches zugelassen.\n- **Nicht für alle Menschen.** Die meisten "
        "Modelle haben Kinder von einem bis fünf Jahren aus einem einzigen Krankenhaus gesehen und sonst "
        "niemanden. {elsewhere}\n- **Nicht für jedes Bild.** Es kennt aufrechte frontale Röntgenaufnahmen des "
        "Thorax. Eine Eingangsprüfung sieht jedes Bild zuerst an, bietet an, Gedrehtes oder Invertiertes "
        "zurechtzurücken, weist ab, was keine Thoraxaufnahme ist, und warnt vor dem, was den Trainingsbildern "
        "nicht gleicht; ein gespiegeltes Bild bemerkt sie nicht.\n- **Nicht für jede Krankheit.** Ein Modell kennt "
        "nur seine Klassen; alles andere wird in eine davon gezwungen.\n- **Kein Beweis.** Eine Heatmap zeigt, was "
        "das Netz benutzt hat, nicht, wo die Krankheit sitzt. Solche Karten lokalisieren in Röntgenaufnahmen "
        "schlecht, schlechter als Fachleute und am schlechtesten bei kleinen Befunden (Saporta et al. 2022)."
    ),
    "about.elsewhere": (
        "Bei Erwachsenen eines anderen Krankenhauses fällt die AUC auf {low} bis {high}, wo der Zufall 0,5 hat: "
        "Dort wissen sie nichts."
    ),
    "about.reading_title": "Wie eine Lesung entsteht",
    "about.reading": (
        "1. Die Datei wird geprüft, bevor ein Pixel dekodiert wird: Art, Größe, Abmessungen. Von einer DICOM-Datei "
        "wird nur benutzt, was das Bild braucht.\n2. Die Aufnahme wird in Grau verwandelt und auf 224 x 224 Pixel "
        "gestreckt.\n3. Die Eingangsprüfung sieht nach, ob es eine aufrechte Thoraxaufnahme ist wie die des "
        "Trainings.\n4. Sie läuft einmal durch das Netz, das einen Logit und seine letzten Merkmalskarten liefert. "
        "Die letzte Schicht ist linear, also trägt jede Zelle dieser Karten einen bekannten Teil zum Logit bei: "
        "Das ist die Heatmap, Grad-CAM ohne Gradient.\n5. Temperatur und Versatz, auf der Validierung festgelegt, "
        "machen aus dem Logit eine Wahrscheinlichkeit. Sie gilt für den Fall, dass vorher jede Klasse gleich "
        "wahrscheinlich ist; wo Pneumonie seltener ist, sagt sie zu viel.\n6. Ab seinem Schwellenwert nennt das "
        "Modell das Bild nach seiner Klasse. Nahe dem Schwellenwert sagt es, dass es nicht sicher ist."
    ),
    "about.figures_title": "Was die Zahlen offen lassen",
    "about.figures": (
        "- Die Zahlen sind aus gespeicherten Vorhersagen berechnet, auf Bildern, mit denen kein Gewicht trainiert "
        "oder ausgewählt wurde. Aber erste Ergebnisse auf den Testbildern waren bekannt, als die Augmentierung "
        "erweitert wurde (eingebrannte Buchstaben, Bildausschnitt) und als beschlossen wurde, die Kalibrierung auf "
        "*veränderten* Validierungsbildern anzupassen. Die Zahlen schmeicheln also ein wenig.\n- Ob Patienten "
        "zugleich in Training und Test sind, lässt sich nicht sicher sagen: nach Unterart und Nummer keiner, nach "
        "der Nummer allein viele. Auf der Seite *Leistung* stehen die Zahlen ohne sie.\n- Die Testbilder enthalten "
        "mehr Pneumonien, als die meisten Kliniken sehen. Vorhersagewerte und Genauigkeit hängen davon ab; "
        "Sensitivität, Spezifität und AUC nicht.\n- Bei den Erwachsenen aus ChestX-ray14 wurden die Bezeichnungen "
        "aus Befundtexten gewonnen, alle Ergüsse wurden getrennt von den Pneumonien aufbereitet, und normale "
        "Bilder sind meist AP, Pneumonien öfter PA: Ein Modell kann das statt der Krankheit gelernt haben.\n- "
        "Intervalle sagen, wie viel Zufall in diesen Bildern steckt. Über andere Krankenhäuser, Geräte und "
        "Altersgruppen sagen sie nichts."
    ),
    "about.data_title": "Auf wessen Daten es beruht",
    "about.data": (
        "- **Trainiert und getestet** mit *Labeled Optical Coherence Tomography (OCT) and Chest X-Ray Images for "
        "Classification*: Kermany, Zhang, Goldbaum 2018, doi "
        "[10.17632/rscbjbr9sj](https://doi.org/10.17632/rscbjbr9sj), CC BY 4.0.\n- **Anderswo getestet**, und das "
        "Modell für Ergüsse trainiert, mit ChestX-ray14: Wang et al. 2017, NIH Clinical Center.\n- "
        "**Lungenfinder**: Masken aus covid-19-xray-dataset von V7 Labs, CC BY 4.0.\n- **Startgewichte** von "
        "MobileNetV2 und EfficientNet-Lite0: ImageNet, veröffentlicht unter Apache-2.0.\n- **Beispielbilder** "
        "zeichnet ein Programm aus einem Hauptkomponentenmodell; sie zeigen niemanden.\n\nKein Bild dieser "
        "Datensätze ist hier gespeichert, nur Mittel aus vielen."
    ),
    "about.stored_title": "Was gespeichert wird",
    "about.stored": (
        "**Von hochgeladenen Bildern nichts.** Ein Bild, sein Ergebnis und seine Heatmaps sind im Speicher deiner "
        "Sitzung und verschwinden, wenn du *Vergessen* drückst, nach {minutes} Minuten ohne Aktivität und wenn du "
        "die Seite schließt. Es wird keine temporäre Datei geschrieben. Wer den Server betreibt, könnte sehen, was "
        "in seinem Speicher ist.\n\n{log}\n\nEs gibt keine Cookies außer denen, die die Sitzung halten und "
        "gefälschte Uploads verhindern, keine Nutzungsstatistik, und nichts wird von anderen Servern geladen. Die "
        "Sprache und was du auswählst, stehen im Link der Seite."
    ),
    "about.log_off": "Dieser Server führt kein Protokoll.",
    "about.log_on": (
        "Dieser Server führt ein Protokoll: zu jedem Ereignis Zeit, Art (Dekodieren, Lesen, Zeichnen, Vergessen), "
        "Modell, Millisekunden und Ausgang, und 8 Zeichen, die Bilder eines Laufs des Servers auseinanderhalten. "
        "Namen, Pixel, DICOM-Elemente und Fehlertexte stehen nie darin."
    ),
    "about.cite_title": "Wie zu zitieren ist",
    "about.cite": (
        "Nenne die Version, das Modell und die ersten Stellen seines SHA-256, denn ein Modell gleichen Namens kann "
        "neu trainiert werden, und die Daten mit ihrer eigenen Quelle von oben. Zum Beispiel:"
    ),
    "about.citation": (
        "ThoraxLens {version}, Modell {model} (SHA-256 {digest}), {today}. Apache-2.0. Trainiert mit Kermany, "
        "Zhang, Goldbaum 2018, doi 10.17632/rscbjbr9sj."
    ),
    "about.cards": "Die Prüfsummen aller Dateien: Modellkarten",
    "about.hole_title": "Fehler und Lücken",
    "about.hole": (
        "Eine **Sicherheitslücke** gefunden? Schreibe vertraulich, über das Formular des Repositorys (*Security*, "
        "*Report a vulnerability*): was du getan, gesehen und erwartet hast; mit erfundenen Bildern, nie denen von "
        "Kranken. Du bekommst binnen einer Woche eine Antwort; bitte gib uns 90 Tage, bevor du sie "
        "veröffentlichst.\n\nEine **falsche Zahl, ein falsches Wort oder ein schlecht gelesenes Bild** gefunden? "
        "Eröffne ein Issue im Repository. Auch hier: kein Bild von Kranken."
    ),
    "about.licences_title": "Lizenzen",
    "about.licences": (
        "- Code, Texte und Modelle: **Apache-2.0**, ohne jede Gewähr.\n- Daten des Trainings: **CC BY 4.0** "
        "(Kermany et al.; Masken von V7 Labs); ChestX-ray14 ist mit Nennung des NIH Clinical Center frei "
        "nutzbar.\n- Von den installierten Paketen steht `pylibjpeg-libjpeg`, das verlustfreies JPEG in "
        "DICOM-Dateien dekodiert, unter **GPL-3.0**."
    ),
    # Klassenverteilung, mehr aus einem Bericht.
    "data.keys": "Patienten nach beiden Schlüsseln",
    "data.keys_words": (
        "Nach Unterart oder Serie und Nummer, und nach der Nummer allein, die alle mit gleicher Nummer für einen "
        "Patienten nimmt. Darunter die Bilder je Patient nach Letzterer."
    ),
    "data.key": "Schlüssel",
    "data.patient": "Unterart oder Serie, und Nummer",
    "data.group": "Nummer allein",
    "data.shared": "Patienten in den Testbildern und in Training oder Validierung",
    "data.by_number_alt": "Anteil der Patienten jeder Klasse nach der Zahl ihrer Bilder, nach der Nummer allein",
    "data.usual": "Was in jeder Klasse üblich ist",
    "data.usual_words": (
        "Der Median, und in Klammern, zwischen welchen Werten neun von zehn Bildern liegen. Breite und Höhe in "
        "Pixeln, wie die Dateien gelesen wurden, Helligkeit und Kontrast in Graustufen von 255."
    ),
    "data.between": "{median} ({low} bis {high})",
    "data.quantity": "Größe",
    "data.width": "Breite",
    "data.height": "Höhe",
    "data.brightness": "Helligkeit",
    "data.contrast": "Kontrast",
    "data.charts": "Daten der Diagramme auf dieser Seite",
    "data.images_per_patient": "Bilder je Patient",
    "data.duplicates": "Duplikate",
    "data.class": "Klasse",
    "data.images": "Bilder",
    "data.patients": "Patienten",
    "data.from": "von",
    "data.to": "bis",
    "data.kind": "Art",
    "data.exact": "gleiche Bytes",
    "data.near": "gleiches Bild in anderen Bytes",
    "data.groups": "Gruppen",
    "data.files": "Dateien",
    "data.across_splits": "Gruppen über Aufteilungen hinweg",
    "data.across_classes": "Gruppen über Klassen hinweg",
    "data.across_patients": "Gruppen über Patienten hinweg",
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
