"""Deutsch."""

NAME = "Deutsch"
DECIMAL, THOUSANDS = ",", "."
TEXTS = {
    # Der Rahmen jeder Seite.
    "frame.language": "Sprache",
    "frame.notice": "**Nicht zur Diagnose.**",
    "frame.instrument": "Ein Werkzeug für Forschung und Lehre.",
    # Für die Radiologie: die Liste der Bilder, die Arbeitsliste, der Vergleich, die Übergabe an die Befundseite.
    "nav.worklist": "Arbeitsliste",
    "nav.compare": "Modelle vergleichen",
    "list.upload": "Röntgenaufnahmen hochladen (JPEG, PNG, DICOM, ZIP)",
    "list.samples": "Zwölf synthetische Beispiele hinzufügen",
    "list.clear": "Liste leeren",
    "list.limits": (
        "Die Liste fasst höchstens {most} Bilder mit zusammen {megabytes} MB. *Arbeitsliste* und *Modelle "
        "vergleichen* teilen sie sich; sie liegt nur im Arbeitsspeicher dieser Sitzung."
    ),
    "list.no_room": (
        "Für **{left_out}** weitere ist auf der Liste kein Platz. Nach dem Ansehen die Liste leeren und dann den "
        "Rest hochladen."
    ),
    "list.no_pictures": (
        "Aus dem Archiv weggelassene Dateien, deren Name nicht wie bei JPEG, PNG oder DICOM endet: {left_out}."
    ),
    "list.unpacking": "Die Dateien werden übernommen",
    "list.empty": (
        "Röntgenaufnahmen oder ein ZIP-Archiv davon hochladen, oder die synthetischen Beispiele hinzufügen; dann "
        "werden sie gelesen."
    ),
    "list.reading": "{number} von {all} wird gelesen: {name}, mit {model}",
    "list.stop": "Anhalten",
    "list.stopped": "Angehalten. {left} Auswertungen stehen noch aus; was gelesen ist, bleibt.",
    "list.go_on": "Weiter",
    "hand_over.from": "Aus der Liste, Bild {place} von {count}: **{name}**",
    "hand_over.back": "Zurück zur Liste",
    "hand_over.next": "Nächstes Bild",
    "hand_over.upload": "Andere Datei lesen",
    "worklist.intro": (
        "Viele Röntgenaufnahmen auf einmal, eine nach der anderen gelesen. Die verdächtigsten stehen oben: eine "
        "Reihenfolge zum Ansehen, keine Diagnose."
    ),
    "worklist.summary": "{pictures} Bilder: {counts}. Bei {unsure} ist das Modell unsicher; {seen} sind angesehen.",
    "worklist.only": "Nur zeigen",
    "worklist.only_unsure": "Unsicher",
    "worklist.only_unseen": "Noch nicht angesehen",
    "worklist.none_left": "Kein Bild der Liste ist so. Ein Filter weniger zeigt mehr.",
    "worklist.open": "Öffnen",
    "worklist.picture": "Bild",
    "worklist.label": "Eingestuft als",
    "worklist.probability": "Wahrscheinlichkeit für {label}",
    "worklist.chance": "Wahrscheinlichkeit",
    "worklist.sure_column": "Sicherheit",
    "worklist.sure": "sicher",
    "worklist.unsure": "unsicher",
    "worklist.seen": "Angesehen",
    "worklist.note": "Notiz",
    "worklist.file": "Datei",
    "worklist.remark": "Bemerkung",
    "worklist.unusual": "Anders als die Bilder, aus denen das Modell gelernt hat.",
    "worklist.refused": "abgelehnt",
    "worklist.unreadable": "unlesbar",
    "worklist.alt": (
        "Die Arbeitsliste: eine Zeile je Bild mit dem, was das Modell dazu sagt, ob es angesehen wurde, und einer Notiz"
    ),
    "worklist.by_name": "Ein Bild mit seinem Namen öffnen",
    "worklist.why": "Warum es bei {count} davon keine Wahrscheinlichkeit gibt",
    "worklist.download": "{rows} Zeilen als CSV herunterladen",
    "worklist.how": (
        "*Öffnen* zeigt ein Bild auf der Seite zum Lesen einer Aufnahme und merkt es als angesehen vor. Ein Klick "
        "auf eine Überschrift sortiert, einer auf eine Zelle von *Angesehen* oder *Notiz* ändert sie. Abgelehnt: Die "
        "Eingangsprüfung hält das Bild für keine aufrechte Röntgenaufnahme des Thorax, daher keine "
        "Wahrscheinlichkeit."
    ),
    "compare.intro": (
        "Dieselben Bilder, von mehreren Modellen gelesen: wo sie übereinstimmen, wo nicht, und worauf jedes schaut. "
        "Modelle, die aus denselben Bildern gelernt haben, können sich durchaus gemeinsam irren."
    ),
    "compare.no_model": (
        "Es ist kein trainiertes Modell gespeichert. Eines trainieren: `python train.py scratch_cnn --data synthetic "
        "--epochs 2`"
    ),
    "compare.classes": "Modelle, die unterscheiden",
    "compare.models": "Modelle",
    "compare.choose": "Mindestens ein Modell auswählen.",
    "compare.pictures": "Alle Bilder",
    "compare.disputed": (
        "Bei **{disputed}** von {pictures} Bildern sind die Modelle uneins; diese stehen oben. Eine Zeile auswählen, "
        "um das Bild darunter zu sehen."
    ),
    "compare.alone": (
        "Nur ein Modell ist gewählt: Mit einem weiteren, das dasselbe unterscheidet, gibt es etwas zu vergleichen. "
        "Eine Zeile auswählen, um das Bild darunter zu sehen."
    ),
    "compare.calls": "Einstufungen",
    "compare.difference": "Größter Unterschied",
    "compare.suspicion": "{model}, Wahrscheinlichkeit, dass es nicht {label} ist",
    "compare.alt_pictures": (
        "Eine Zeile je Bild: wie viele Modelle es wie einstufen, und die Wahrscheinlichkeit jedes Modells"
    ),
    "compare.alt_models": (
        "Eine Zeile je Modell: wie es das Bild einstuft, seine Wahrscheinlichkeit und das Ergebnis der Eingangsprüfung"
    ),
    "compare.data": "Daten",
    "compare.all_refuse": (
        "Kein Modell liest dieses Bild: Die Eingangsprüfung lehnt es bei jedem ab. *Lesen mit* zeigt, was sich tun "
        "lässt."
    ),
    "compare.all_agree": "Alle {models} Modelle stufen es als **{label}** ein.",
    "compare.one": "Ein Modell wurde gefragt; es stuft das Bild als **{label}** ein.",
    "compare.votes": "**Die Modelle sind uneins.** Von den {read}, die es lesen, stufen es so viele ein als: {counts}.",
    "compare.some_refuse": (
        "{read} von {models} Modellen lesen es und stufen es als **{label}** ein; bei den anderen lehnt die "
        "Eingangsprüfung es ab."
    ),
    "compare.widest": (
        "Der größte Unterschied in der Wahrscheinlichkeit für {label} beträgt **{points} Prozentpunkte**: am "
        "höchsten bei {highest}, am niedrigsten bei {lowest}."
    ),
    "compare.model": "Modell",
    "compare.gate": "Eingangsprüfung",
    "compare.fine": "wie die Trainingsbilder",
    "compare.method": "Wärmekarten mit",
    "compare.heat_for": "Wärmekarten für",
    "compare.original": "Das Bild",
    "compare.map": "**{model}**: {label}. Wahrscheinlichkeit für {asked}: {probability}.",
    "compare.nothing_speaks": "Keine Stelle spricht für {asked}.",
    "compare.alt_map": "Das Bild unter der Wärmekarte von {model} für {asked}",
    "compare.read_with": "Lesen mit {model}",
    "compare.poorly": (
        "Grad-CAM ortet in Röntgenaufnahmen schlecht, schlechter als Radiologinnen und Radiologen, am schlechtesten "
        "bei kleinen Befunden (Saporta et al. 2022)."
    ),
    # Der Bericht zu einer Auswertung.
    "report.heading": "Bericht zum Mitnehmen",
    "report.what": (
        "Bild, Wärmekarte, Zahlen, Modell und Grenzen, als PDF oder, für Programme, als JSON. Keines von beiden "
        "enthält den Namen der Datei oder sonst etwas, das die Datei über Patientinnen und Patienten sagt."
    ),
    "report.field": "Eigene Worte für den Bericht (freiwillig)",
    "report.field_help": (
        "Sie stehen dort als vom Benutzer eingegeben. Das PDF zeigt lateinische Buchstaben; JSON behält alle."
    ),
    "report.pdf": "PDF",
    "report.json": "JSON",
    "report.title": "ThoraxLens: Auswertung einer Röntgenaufnahme des Thorax",
    "report.notice": (
        "Nicht zur Diagnose. Erstellt von einem Werkzeug für Forschung und Lehre; was es sagt, kann falsch sein."
    ),
    "report.made": "Erstellt am {time} (UTC)",
    "report.time_form": "%d.%m.%Y, %H:%M:%S",
    "report.page": "Seite",
    "report.picture": "Das Bild, wie es gelesen wurde",
    "report.covered": "{method}: was für {label} spricht",
    "report.result": "Was das Modell sagt",
    "report.label": "Eingestuft als",
    "report.unsure": "{label}, aber das Modell ist unsicher",
    "report.probability": "Wahrscheinlichkeit für {label}",
    "report.threshold": "Schwellenwert",
    "report.band": "Unsicher",
    "report.from_to": "von {low} bis {high}",
    "report.no_class": "wenn keine Klasse {limit} erreicht",
    "report.logit": "Logit für {label}, vor der Kalibrierung",
    "report.gate": "Eingangsprüfung",
    "report.even": "Die Wahrscheinlichkeit ist so gemeint, dass jede Klasse vorab gleich wahrscheinlich ist.",
    "report.heat_map": "Wärmekarte",
    "report.method": "Verfahren",
    "report.speaks_for": "Zeigt, was spricht für",
    "report.largest": "Größter Wert",
    "report.in_lungs": "Wärme in der Lunge",
    "report.at_border": "Wärme am Rand",
    "report.of": "{share}, auf {size} des Bildes",
    "report.typed": "Vom Benutzer eingegeben",
    "report.limits": "Zweck und Grenzen",
    "report.model": "Das Modell",
    "report.name": "Modell, erstellt am",
    "report.classes": "Unterscheidet",
    "report.trained_on": "Gelernt aus",
    "report.data": "{name}, {images} Bilder",
    "report.auc": "AUC auf seinen Testbildern (95-%-Intervall)",
    "report.accuracy": "Korrektklassifikationsrate dort",
    "report.sensitivity": "Sensitivität dort",
    "report.specificity": "Spezifität dort",
    "report.digest": "SHA-256, {file}",
    "report.origin": "Woher dies kommt",
    "report.pixels": "Bild",
    "report.size": "{width} x {height} Pixel",
    "report.of_pixels": "Pixel des Bildes",
    "report.notes": "Am Bild verändert",
    "report.program": "Programme",
    # Die Nahansicht.
    "close_up.toggle": "Nahansicht",
    "close_up.help": "In beide Bilder zugleich hineinzoomen, Werte ablesen, Farben und Fensterung ändern.",
    "close_up.style": "Wärmekarte als",
    "close_up.colours": "Farben",
    "close_up.contours": "Höhenlinien",
    "close_up.colour_map": "Farbskala",
    "close_up.part": "Ausschnitt",
    "close_up.whole": "Ganz",
    "close_up.lungs": "Lunge",
    "close_up.warmest": "Wärmste Stelle",
    "close_up.arrangement": "Bilder",
    "close_up.beside": "Nebeneinander",
    "close_up.stacked": "Untereinander",
    "close_up.invert": "Invertieren",
    "close_up.relative": "im Verhältnis zum größten Wert",
    "close_up.alt": (
        "Die Röntgenaufnahme, und noch einmal unter dem, was für {label} spricht; beide lassen sich gemeinsam zoomen "
        "und verschieben"
    ),
    "close_up.how": (
        "Ziehen verschiebt, Scrollen oder Spreizen zoomt, ein Doppelklick führt zurück; auf eine Stelle zeigen, um "
        "den Wert dort abzulesen, zwischen den Zellen der Karte geglättet."
    ),
    "close_up.mean": "Ihr Mittel über das ganze Bild und eine Konstante ergeben das Logit.",
    "close_up.nothing": (
        "Keine Stelle spricht für {label}, daher ist nichts eingefärbt; auf eine Stelle zeigen, um den Wert dort "
        "abzulesen."
    ),
    "close_up.window": "Fensterung",
    "close_up.as_read": "Wie gelesen",
    "close_up.own": "Eigene",
    "close_up.range": "Ganzer Bereich",
    "close_up.of_file": "Fenster {place} der Datei",
    "close_up.figures": "Zentrum {centre}, Breite {width}",
    "close_up.centre": "Zentrum",
    "close_up.width": "Breite",
}
ZOO: dict[str, str] = {
    # Woher Bilder kommen.
    "It is locked with a password in the archive. Unpack it and send it open.": (
        "Die Datei ist im Archiv mit einem Passwort geschützt. Das Archiv entpacken und die Datei offen senden."
    ),
    "The file is larger than {megabytes} MB.": "Die Datei ist größer als {megabytes} MB.",
    "It cannot be taken out of the archive, which is damaged. Pack or copy it again.": (
        "Die Datei lässt sich nicht aus dem Archiv holen, weil dieses beschädigt ist. Neu packen oder neu kopieren."
    ),
    "The archive is damaged or no ZIP archive. Pack or copy it again.": (
        "Das Archiv ist beschädigt oder kein ZIP-Archiv. Neu packen oder neu kopieren."
    ),
    "The archive holds {count} files; the limit is {limit}. Unpack it first.": (
        "Das Archiv enthält {count} Dateien; die Grenze ist {limit}. Zuerst entpacken."
    ),
    "The archive holds a file whose name leads elsewhere or hides something. Pack it again.": (
        "Das Archiv enthält eine Datei, deren Name woandershin führt oder etwas verbirgt. Neu packen."
    ),
    "The archive holds other archives. Unpack these first.": (
        "Das Archiv enthält weitere Archive. Diese zuerst entpacken."
    ),
    "The archive holds a file that shrinks as no picture does. Remove it, or unpack the archive.": (
        "Das Archiv enthält eine Datei, die sich packen lässt wie kein Bild. Sie entfernen oder das Archiv entpacken."
    ),
    "The archive unpacks to more than {gigabytes} GB. Split it.": (
        "Das Archiv ist entpackt größer als {gigabytes} GB. Es aufteilen."
    ),
    "The archive is damaged: its files lie one in the other. Pack it again.": (
        "Das Archiv ist beschädigt: Seine Dateien liegen ineinander. Neu packen."
    ),
    "The archive's table of contents is too long. Unpack the archive first.": (
        "Das Inhaltsverzeichnis des Archivs ist zu lang. Das Archiv zuerst entpacken."
    ),
}
