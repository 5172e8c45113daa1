"""Deutsch."""

NAME = "Deutsch"
DECIMAL, THOUSANDS = ",", "."
TEXTS = {
    # Der Rahmen jeder Seite.
    "frame.language": "Sprache",
    "frame.notice": "**Nicht zur Diagnose.**",
    "frame.instrument": "Ein Werkzeug für Forschung und Lehre.",
    # Seiten für die Lehre: im Inneren des Netzes, Befundungsübung, wie Netze gelernt haben.
    "nav.inside": "Im Inneren des Netzes",
    "nav.challenge": "Befundungsübung",
    "picture.upload": "Röntgenaufnahme des Thorax hochladen (JPEG, PNG oder DICOM)",
    "picture.sample": "Oder ein synthetisches Beispiel: von einem Programm gezeichnet, kein Patient",
    "picture.remove": "Entferne die hochgeladene Datei, um ein Beispiel zu wählen.",
    "picture.normal": "normal",
    "picture.pneumonia": "Pneumonie",
    "inside.title": "Im Inneren des Netzes",
    "inside.intro": "Was zwischen einem Bild und seiner Wahrscheinlichkeit geschieht, in vier Ansichten.",
    "inside.choose": "Lade eine Röntgenaufnahme hoch oder wähle ein synthetisches Beispiel, um hineinzusehen.",
    "inside.reading": "{title} nennt dieses Bild **{label}**, mit einer Wahrscheinlichkeit von {probability}.",
    "inside.view": "Was möchtest du sehen?",
    "inside.stages": "Was jede Stufe sieht",
    "inside.sum": "Die Wärmekarte, Schritt für Schritt",
    "inside.versions": "Was das Training daraus macht",
    "inside.changes": "Das Bild verändern",
    "inside.member": "Netz des Ensembles",
    "inside.member_help": "Ein Ensemble hat keine eigenen Stufen; sieh in eines seiner Mitglieder hinein.",
    "inside.data": "Daten",
    "stages.intro": "Ein Netz betrachtet das Bild in Stufen. Jede erzeugt viele *Merkmalskarten*: kleine graue Bilder, "
    "die dort hell sind, wo das Netz findet, wonach diese Karte zu suchen gelernt hat. Frühe Karten sind fein und "
    "folgen Kanten und Helligkeit; späte sind grob und haben keinen einfachen Namen. Von jeder Stufe sind die {count} "
    "Karten zu sehen, die sich in diesem Bild am stärksten ändern.",
    "stages.picture": "Das Bild, wie das Netz es bekommt",
    "stages.one": "{title} hat nur eine Stufe: Es gewichtet jede Zelle des verkleinerten Bildes und sucht keine Muster."
    "{title} hat nur eine Stufe: Es gewichtet jede Zelle des verkleinerten Bildes und sucht keine Muster.",
    "stages.heading": "Stufe {number} von {count}: {channels} Karten zu {side} x {side}",
    "stages.alt": "Die {shown} lebhaftesten von {channels} Merkmalskarten der Stufe {number}, je {side} x {side} Zellen"
    "Die {shown} lebhaftesten von {channels} Merkmalskarten der Stufe {number}, je {side} x {side} Zellen",
    "stages.cell": "Eine Zelle steht für {pixels} x {pixels} Pixel.",
    "stages.passed": "Faltungen bis hierher: {convolutions}.",
    "stages.first": "Diese Karten kommen zuerst: vor allem Kanten und Helligkeit.",
    "stages.last": "Aus diesen entsteht, gewichtet und summiert, die Wärmekarte.",
    "stages.scales": "Jede Karte hat ihre eigene Skala, von Schwarz, ihrem kleinsten Wert, bis Weiß, ihrem größten: "
    "Helligkeit lässt sich innerhalb einer Karte vergleichen, nicht zwischen Karten. Gelesen aus dem Netz, das auch "
    "die Wahrscheinlichkeit liefert.",
    "sum.asked": "Summe für",
    "sum.of_two": "der Logit von {asked}",
    "sum.of_more": "der Logit von {asked} abzüglich des Mittels der anderen",
    "sum.intro": "Die letzte Stufe hat {channels} Karten zu {side} x {side} Zellen. Das Netz multipliziert jede Karte "
    "mit einem gelernten Gewicht und addiert sie. Die Summe ist die Wärmekarte; ihr Mittel über die {cells} Zellen "
    "ist, zusammen mit einer Konstanten, {what}, aus dem die Wahrscheinlichkeit berechnet wird. Nichts an der "
    "Wärmekarte ist also im Nachhinein geraten.",
    "sum.strongest": "Die Kanäle, die am meisten zählen",
    "sum.adds": "Nr. {channel}: {added}",
    "sum.colours": "Was jeder Kanal in jeder Zelle beiträgt (Gewicht mal Karte): Rot spricht für die Klasse, Blau "
    "dagegen. Die tiefste Farbe steht für {most} in einer Zelle; die Zahl darunter ist das Mittel über alle Zellen, "
    "mit Vorzeichen.",
    "sum.numbers": "Die Zahlen",
    "sum.part": "Teil",
    "sum.weight": "Gewicht",
    "sum.mean": "Mittel der Karte",
    "sum.added": "Beitrag zum Logit",
    "sum.channel": "Kanal {channel}",
    "sum.others": "die übrigen {count} Kanäle",
    "sum.bias": "Konstante",
    "sum.logit": "Logit",
    "sum.equation": "Mittel der Wärmekarte {mean} und Konstante {bias} ergeben den Logit: **{logit}**.",
    "sum.calibrated": "Abzüglich des Versatzes von {offset} und geteilt durch die Temperatur von {temperature}, beide "
    "an der Validierung festgelegt, wird daraus die Wahrscheinlichkeit von {asked}: **{probability}**.",
    "sum.growing": "Die Wärmekarte wächst",
    "sum.count": "Summierte Kanäle, der stärkste zuerst",
    "sum.of_some": "Wärmekarte aus den ersten {count} Kanälen",
    "sum.of_all": "Wärmekarte aus allen {count} Kanälen",
    "sum.so_far_words": "Konstante und die ersten {count} Kanäle ergeben **{sum}** von {logit}; keine Zelle ist weiter "
    "als {furthest} von ihrem Endwert entfernt. Oft geht die Summe hin und her: Kanäle sprechen dafür und dagegen.",
    "sum.so_far": "Summe bis hierher",
    "sum.chosen": "wie oben gewählt",
    "sum.channels": "summierte Kanäle",
    "sum.logit_axis": "Konstante und Kanäle, in Logits",
    "sum.chart_alt": "Der Logit bis hierher gegen die Zahl der summierten Kanäle, am Ende {logit}",
    "sum.data": "Die erste Zeile ist die Konstante. Die Tabelle lässt sich mit der Schaltfläche oben rechts als CSV "
    "sichern.",
    "versions.intro": "Beim Lernen sieht ein Netz kein Bild zweimal gleich: Jedes Mal wird es zufällig gedreht, "
    "verschoben, vergrößert, abgedunkelt, eingerahmt, beschriftet, weichgezeichnet oder komprimiert. So lernt es, "
    "über das hinwegzusehen, was nur sagt, wie ein Bild aufgenommen wurde. Gespiegelt wird nicht, denn das Herz liegt "
    "links.",
    "versions.plain": "{title} ist eine Ausnahme: Es wurde mit unveränderten Bildern trainiert.",
    "versions.seed": "Startwert",
    "versions.draw": "{count} Varianten zeichnen",
    "versions.slow": "Das erste Mal dauert einige Sekunden. Derselbe Startwert ergibt dieselben Varianten.",
    "versions.drawing": "Varianten werden gezeichnet",
    "versions.original": "Unverändert",
    "versions.version": "Variante {number}",
    "versions.range": "Unter jedem Bild steht seine Wahrscheinlichkeit von {asked}: von **{low}** bis **{high}** über "
    "diese Varianten, unverändert {original} (Startwert {seed}). Der Patient ist überall derselbe; eine weite Spanne "
    "heißt, dass die Antwort daran hängt, wie das Bild aufgenommen wurde.",
    "changes.intro": "Verändere das Bild und sieh, was aus der Wahrscheinlichkeit wird. Jede Änderung liest das Netz "
    "neu.",
    "changes.kind": "Was soll sich ändern?",
    "changes.brightness": "Helligkeit",
    "changes.contrast": "Kontrast",
    "changes.blur": "Unschärfe",
    "changes.noise": "Rauschen",
    "changes.rotation": "Drehung",
    "changes.crop": "Zuschnitt",
    "changes.cover": "Teil abdecken",
    "changes.brightness_slider": "Helligkeit, Prozent",
    "changes.contrast_slider": "Kontrast, Prozent",
    "changes.blur_slider": "Unschärfe, Sigma in Pixeln",
    "changes.noise_slider": "Rauschen, Sigma in Grauwerten",
    "changes.rotation_slider": "Nach links gedreht (unter 0 nach rechts), Grad",
    "changes.crop_slider": "An jeder Seite abgeschnitten, Prozent",
    "changes.cover_slider": "Größe der Abdeckung, Prozent der Seite",
    "changes.across_slider": "Von links, Prozent",
    "changes.down_slider": "Von oben, Prozent",
    "changes.none": "Noch ist nichts verändert.",
    "changes.done": "Verändert: {changes}.",
    "changes.reset": "Zurücksetzen",
    "changes.metric_before": "{asked}, vorher",
    "changes.metric_after": "{asked}, nachher",
    "changes.points": "{points} Punkte",
    "changes.same_call": "Es heißt **{after}**, wie vorher.",
    "changes.other_call": "Es heißt jetzt **{after}**, nicht mehr {before}, obwohl der Patient derselbe ist.",
    "changes.gate": "So hochgeladen bekäme es diese Warnung oder gar keine Wahrscheinlichkeit.",
    "changes.before": "Unverändert",
    "changes.after": "Verändert",
    "changes.heat": "Verändert, mit dem, was für {asked} spricht",
    "changes.no_heat": "Verändert; keine Region spricht für {asked}",
    "changes.note": "Verändert wird in der Größe, in der das Netz sieht, 224 x 224 Pixel. Eine Abdeckung hat das "
    "mittlere Grau des Bildes: Wo die Wahrscheinlichkeit mit ihr fällt, hat das Netz genutzt, was darunter lag. "
    "Grad-CAM ortet in Röntgenaufnahmen schlecht, schlechter als Radiologen und am schlechtesten bei kleinen Befunden "
    "(Saporta et al. 2022).",
    "challenge.title": "Befundungsübung",
    "challenge.intro": "Lies selbst ein paar Bilder, sag, wie sicher du bist, und sieh, wie gut du warst, neben einem "
    "Modell. Der Link in der Adresszeile nennt die Bilder und ihre Reihenfolge: Wer ihn öffnet, bekommt dieselben.",
    "challenge.source": "Bilder",
    "challenge.synthetic": "Synthetisch",
    "challenge.samples": "Die 12 Beispiele",
    "challenge.folder": "Von diesem Server",
    "challenge.pictures": "Wie viele",
    "challenge.seed": "Startwert",
    "challenge.seed_help": "Eine andere Zahl ergibt andere Bilder, dieselbe Zahl dieselben.",
    "challenge.preparing": "Die Bilder werden vorbereitet",
    "challenge.folder_error": "Die Bilder, die dieser Server für die Übung bekommen hat, lassen sich nicht verwenden. "
    "Wähle oben andere. Wer den Server betreibt, findet den Grund in dessen Protokoll.",
    "challenge.fewer": "Von dieser Art gibt es {count} Bilder.",
    "challenge.soft": "Diese Bilder hat ein Programm gezeichnet. *Wahrheit* ist hier die Klasse, die von ihm verlangt "
    "war, keine Diagnose, und manche sehen nach keiner von beiden aus: Radiologen würden widersprechen. Beurteile "
    "niemanden danach.",
    "challenge.restart": "Von vorn",
    "challenge.another": "Andere Bilder",
    "challenge.place": "Bild {number} von {count}",
    "challenge.picture": "Bild {number}",
    "challenge.class": "Was ist es?",
    "challenge.sure": "Wie sicher bist du?",
    "challenge.sure_help": "{least} heißt geraten, 100 sicher. Sag 80, wo du in vier von fünf Fällen recht zu haben "
    "erwartest.",
    "challenge.next": "Weiter",
    "challenge.back": "Zurück",
    "challenge.first_class": "Wähle zuerst eine Klasse.",
    "challenge.yours": "Dein Ergebnis",
    "challenge.right": "Richtig benannt",
    "challenge.sensitivity": "Sensitivität",
    "challenge.specificity": "Spezifität",
    "challenge.recall": "{name} erkannt",
    "challenge.interval": "95 %: {low} bis {high}",
    "challenge.kappa": "Cohens Kappa",
    "challenge.kappa_help": "Übereinstimmung mit der Wahrheit über den Zufall hinaus: 1 ist volle, 0 die des Zufalls "
    "(Cohen 1960).",
    "challenge.summary": "Du hast **{right} von {count}** Bildern richtig benannt.",
    "challenge.small": "So wenige Bilder sagen wenig: Die Intervalle (Wilson 1927) sind weit, und Kappa und "
    "Brier-Score, die hier keine haben, sind ebenso unsicher. Mit dem nächsten Startwert bekäme dieselbe Person "
    "andere Zahlen.",
    "challenge.beside": "Neben einem Modell",
    "challenge.other_classes": "{title} unterscheidet {classes} und nicht, was du unterschieden hast. Wähle ein "
    "anderes Modell.",
    "challenge.refused": "Bilder, die die Eingangsprüfung kein Modell lesen lässt: {count}. Die Zahlen unten betreffen "
    "die anderen.",
    "challenge.reading": "Das Modell liest die Bilder",
    "challenge.you": "Du",
    "challenge.figure": "Kennzahl",
    "challenge.brier": "Brier-Score",
    "challenge.agreement": "Du und das Modell stimmt bei **{same} von {count}** Bildern überein, Cohens Kappa {kappa}.",
    "challenge.brier_words": "Anteile mit 95-%-Intervallen. Der Brier-Score ist der mittlere quadrierte Abstand des "
    "Gesagten, mit seiner Sicherheit, von dem, was war (Brier 1950): 0 ist am besten, wer immer halb und halb sagt, "
    "bekommt 0,25.",
    "challenge.chart_alt": "Sicherheit gegen den Anteil, der zutrifft, deine und die des Modells",
    "challenge.reliability": "Wer auf der gepunkteten Linie liegt, hat so oft recht, wie er sagt. Größere Punkte "
    "stehen für mehr Bilder; solche aus einem oder zwei bedeuten nichts.",
    "challenge.cases": "Fall für Fall",
    "challenge.number": "Nr.",
    "challenge.truth": "Wahrheit",
    "challenge.your_confidence": "wie sicher",
    "challenge.model": "Modell",
    "challenge.model_confidence": "seine Wahrscheinlichkeit",
    "challenge.outcome": "Ausgang",
    "challenge.both": "beide richtig",
    "challenge.only_you": "nur du richtig",
    "challenge.only_model": "nur das Modell richtig",
    "challenge.neither": "beide falsch",
    "challenge.you_right": "du richtig, Modell abgewiesen",
    "challenge.you_wrong": "du falsch, Modell abgewiesen",
    "challenge.download": "Alle Fälle (CSV)",
    "challenge.case": "Ansehen",
    "challenge.you_said": "Wahrheit: **{truth}**. Du hast **{label}** gesagt, zu {sure} sicher.",
    "challenge.model_said": "Das Modell sagt **{label}**, {probability}.",
    "challenge.no_call": "Die Eingangsprüfung lässt dieses Bild von keinem Modell lesen.",
    "challenge.heat": "Was für {asked} spricht, laut Modell (Grad-CAM)",
    "challenge.no_heat": "Keine Region spricht für {asked}, laut Modell",
    "learning.words": "Was die Kurven sagen",
    "learning.rule": "Nach Regeln über den gespeicherten Verlauf: Überanpassung heißt es, wo der Validierungsverlust "
    "seit seinem tiefsten Wert um 1 % oder mehr gestiegen ist, über mindestens {late} Epochen, während das Training "
    "weiter fiel; noch im Fortschritt, wo die letzten {late} Epochen ihn um 1 % oder mehr gesenkt haben. Das Training "
    "auf veränderten Bildern hat den höheren Verlust, der Abstand selbst sagt also wenig; sein Wachsen schon.",
    "learning.best": "Höchste Validierungs-AUC {auc} in Epoche {epoch} von {epochs}; diese Gewichte werden behalten.",
    "learning.step": "Beim Wechsel von *{before}* zu *{after}* ging sie binnen einer Epoche von {low} auf {high}.",
    "learning.overfits": "**Überanpassung**: Seit Epoche {epoch} ist der Validierungsverlust um {rise} gestiegen, "
    "während das Training weiterging; der Abstand zwischen beiden wuchs von {then} auf {now}.",
    "learning.improving": "**Noch im Fortschritt**: Die letzten {late} Epochen senkten den Validierungsverlust um "
    "{gain}. Ein längeres Training brächte vielleicht noch etwas; bis dahin ist es eher unter- als überangepasst.",
    "learning.settled": "**Zur Ruhe gekommen**: Der Validierungsverlust hat sich seit seinem tiefsten Wert in Epoche "
    "{epoch} kaum verändert. Weder Über- noch Unteranpassung ist zu sehen.",
    "learning.at_once": "In einem Zug angepasst, ohne Epochen: Es gibt keine Kurve zu beurteilen.",
    "learning.rate": "Lernrate",
    "learning.rate_alt": "Lernrate je Epoche, mit der besten Epoche eines jeden, für {names}",
    "learning.rate_words": "Am Ende jeder Epoche; innerhalb einer Stufe fällt sie entlang eines halben Kosinus. Ein "
    "Stern ist die Epoche, deren Gewichte behalten werden.",
    "learning.best_epoch": "behaltene Epoche",
    "learning.epoch": "Epoche",
    "learning.val_auc": "Validierungs-AUC",
    "learning.download": "Alle Verläufe (CSV)",
    "learning.two_ways": "Von Grund auf und übertragen",
    "learning.no_pair": "Zum Vergleich braucht es ein von Grund auf trainiertes und ein übertragenes Netz derselben "
    "Daten und Klassen. Trainiere das fehlende: `python train.py scratch_cnn --data DIR` oder `python train.py "
    "mobilenet_v2 --data DIR`.",
    "learning.scratch": "von Grund auf",
    "learning.transfer": "übertragen",
    "learning.two_ways_alt": "Validierungs-AUC je Epoche von {names}",
    "learning.gradual": "**{title}** beginnt zufällig und steigt allmählich: {first} nach der ersten Epoche, "
    "bestenfalls {auc}, in Epoche {epoch}.",
    "learning.sudden": "**{title}** beginnt mit anderswo gelernten Gewichten: {first} nach der ersten Epoche, "
    "bestenfalls {auc}, in Epoche {epoch}.",
    "learning.rise": "Der Sprung kommt, wo alle Schichten zu lernen beginnen: von *{before}* zu *{after}*, in einer "
    "Epoche von {low} auf {high}.",
    "learning.download_two": "Beide Linien (CSV)",
    "learning.stage_head": "Kopf",
    "learning.stage_upper": "obere Hälfte",
    "learning.stage_whole": "Feinabstimmung",
    "learning.stage_half": "halbe Größe",
    "learning.stage_full": "von Grund auf",
}
ZOO: dict[str, str] = {
    "Random versions need TensorFlow. Install it: pip install -r requirements.txt": "Für zufällige Varianten braucht "
    "es TensorFlow. So wird es installiert: pip install -r requirements.txt",
}
