; The German sentences. sentences.nsh says how they are written.

; The words that it was started with
${Sentence} wrongWord "Es ist nichts passiert, weil Unpause das hier nicht versteht:${LINE}$wrongWord${GAP}"
${Sentence} switches "Das kann hinter dem Namen des Setups stehen:${GAP}/S${LINE}Ohne Fenster. Ein offenes Unpause wird geschlossen.${GAP}/DESKTOP=1${LINE}Eine Verknüpfung auf dem Desktop. Mit 0 gibt es keine.${GAP}/D=D:\Tools\Unpause${LINE}Ein anderer Ordner. Er steht ganz am Ende und ohne Anführungszeichen."
${Sentence} un.switches "Das kann hinter uninstall.exe stehen:${GAP}/S${LINE}Ohne Fenster. Dein gespeicherter Stand bleibt.${GAP}/S /FORGET=1${LINE}Ohne Fenster. Auch dein gespeicherter Stand wird gelöscht."
${Sentence} wrongFolder "Unpause kann nicht in den Ordner, der genannt wurde:${LINE}$toldFolder${GAP}Es muss ein Ordner auf einem Laufwerk dieses PCs sein, mit vollem Namen, zum Beispiel D:\Tools\Unpause.${GAP}Starte das Setup noch einmal, mit einem anderen Ordner hinter /D=. Lass Anführungszeichen weg. Es wurde nichts geändert."

; Before anything is done
${Sentence} tooOld "Unpause braucht Windows 10 oder 11. Dieser PC hat ein älteres Windows, und damit läuft es nicht.${GAP}Es wurde nichts geändert."
${Sentence} twice "Das Setup von Unpause ist schon offen, oder Unpause wird gerade entfernt.${GAP}Mach in dem Fenster weiter, das schon da ist."
${Sentence} older "Auf diesem PC ist Unpause $formerVersion. Dieses Setup enthält Unpause ${VERSION}, und das ist älter.${GAP}Möchtest du stattdessen das ältere?"
${Sentence} progressStays "${GAP}Dein gespeicherter Stand bleibt."
${Sentence} foreign "In diesem Ordner liegen schon Dateien eines anderen Programms:${LINE}$INSTDIR${GAP}Sie heißen wie die Dateien von Unpause, deshalb gingen sie verloren.${GAP}Verschieb diese Dateien und starte dann das Setup noch einmal. Oder nimm einen anderen Ordner: Schreib /D= und den Ordner hinter den Namen des Setups. Es wurde nichts geändert."

; Of all pages
${Sentence} caption "Unpause einrichten"
${Sentence} stepBack "Zurück"
${Sentence} stepOn "Weiter"
${Sentence} cancel "Abbrechen"

; The first page
${Sentence} installTitle "Unpause installieren"
${Sentence} updateTitle "Unpause aktualisieren"
${Sentence} againTitle "Unpause noch einmal installieren"
${Sentence} backTitle "Zurück zu Unpause ${VERSION}"
${Sentence} unofficial "Version ${VERSION}. Inoffiziell: Es ist nicht von Spotify gemacht."
${Sentence} about "Unpause hilft dir, wenn Spotify auf diesem PC einen Fehler zeigt. Es wird nur für dich installiert und braucht keinen Administrator."
${Sentence} where "Du findest es im Startmenü. Seine Dateien kommen in diesen Ordner:"
${Sentence} desktop "Auch eine &Verknüpfung auf den Desktop legen"
${Sentence} install "&Installieren"
${Sentence} update "&Aktualisieren"
${Sentence} again "&Installieren"
${Sentence} back "&Zurückgehen"

; While it works
${Sentence} working "Unpause wird installiert"
${Sentence} moment "Das dauert ein paar Sekunden."
${Sentence} writing "Die Dateien werden geschrieben."
${Sentence} entering "Unpause kommt ins Startmenü und in die Liste der Apps."
${Sentence} closing "Unpause wird geschlossen. Das dauert höchstens zehn Sekunden."
${Sentence} stopped "Unpause wurde nicht installiert"
${Sentence} unchanged "Es wurde nichts geändert."

; Unpause is open
${Sentence} open "Unpause ist offen, deshalb lassen sich seine Dateien jetzt nicht ändern.${GAP}Klicke auf „OK“, um es zu schließen und weiterzumachen.${LINE}Klicke auf „Abbrechen“, um hier aufzuhören. Dann wird nichts geändert."
${Sentence} stillOpen "Unpause ist noch offen. Vielleicht ist es beschäftigt, oder eines seiner Fenster wartet auf eine Antwort.${GAP}Schließ es selbst und klicke dann auf „Wiederholen“.${LINE}Klicke auf „Abbrechen“, um hier aufzuhören. Dann wird nichts geändert."

; What goes wrong with files
${Sentence} cannotWrite "Die Dateien von Unpause lassen sich nicht in diesen Ordner schreiben:${LINE}$INSTDIR${GAP}Vielleicht ist Unpause noch offen, oder ein anderes Programm benutzt sie. Oder du darfst diesen Ordner nicht ändern.${GAP}Schließ Unpause und andere Programme und klicke dann auf „Wiederholen“.${GAP}Klicke auf „Abbrechen“, um aufzuhören. Wenn Unpause vorher schon da war, funktioniert es noch."
${Sentence} noRoom "Das Laufwerk ist zu voll für Unpause:${LINE}$INSTDIR${GAP}Es braucht dort $needed MB. Lösch etwas, das du nicht brauchst, und klicke dann auf „Wiederholen“.${GAP}Klicke auf „Abbrechen“, um aufzuhören. Wenn Unpause vorher schon da war, funktioniert es noch."
${Sentence} incompleteInstall "Unpause ist installiert. Windows hat aber einige seiner Einträge im Startmenü oder in der Liste der Apps nicht erlaubt.${GAP}Du kannst es immer aus diesem Ordner öffnen:${LINE}$INSTDIR"
; NSIS says these by itself when writing fails in the middle of a file. The name of the file follows.
${Sentence} ^ErrorWriting "Das Laufwerk ist voll, oder diese Datei lässt sich nicht schreiben. Unpause wurde nicht installiert: "
${Sentence} ^ErrorDecompressing "Dieses Setup ist beschädigt. Lade es noch einmal herunter. Unpause wurde nicht installiert."

; The last page
${Sentence} doneTitle "Unpause ist installiert"
${Sentence} done "Du findest Unpause im Startmenü, im Ordner Unpause.${GAP}Der Eintrag „$(pageLink)“ öffnet alle Ratschläge in deinem Browser. Er hilft, wenn du ein Vorleseprogramm benutzt oder wenn das Fenster leer bleibt."
${Sentence} openNow "Unpause jetzt ö&ffnen"
${Sentence} openPage "Als &Webseite öffnen (für Vorleseprogramme)"
${Sentence} openNothing "&Nichts öffnen"
${Sentence} finish "Fer&tig"
${Sentence} notOpened "Unpause ist installiert, aber Windows hat es nicht geöffnet. Vielleicht prüft ein Virenschutzprogramm es noch.${GAP}Versuch es in einer Minute noch einmal, im Startmenü."

; Links. The name of that to the web page begins with "Unpause" and a blank in every language; by that, all are found when Unpause is removed.
${Sentence} pageLink "Unpause als Webseite"
${Sentence} linkComment "Hilft, wenn Spotify einen Fehler zeigt"
${Sentence} pageComment "Alle Ratschläge von Unpause als Seite in deinem Browser"
${Sentence} listComment "Inoffiziell. Nicht von Spotify gemacht."

; Removing
${Sentence} removeTitle "Unpause entfernen"
${Sentence} removeSubtitle "Version ${VERSION}."
${Sentence} remove "Unpause wird von diesem PC gelöscht, samt seinen Einträgen im Startmenü und in der Liste der Apps. Auch seine eigene Webseite und seine Berichte über Abstürze werden gelöscht."
${Sentence} keep "Dein gespeicherter Stand bleibt hier, falls du Unpause wieder installierst:"
${Sentence} forget "Auch meinen gespeicherten &Stand löschen"
${Sentence} removeButton "&Entfernen"
${Sentence} removing "Unpause wird entfernt"
${Sentence} removed "Unpause wurde entfernt"
${Sentence} kept "Dein gespeicherter Stand ist noch in diesem Ordner:"
${Sentence} nothingKept "Das Programm, seine Einträge und seine anderen Dateien sind von diesem PC gelöscht."
${Sentence} allForgotten "Das Programm, seine Einträge und dein gespeicherter Stand sind von diesem PC gelöscht."
${Sentence} close "S&chließen"
${Sentence} cannotRemove "Die Programmdatei von Unpause lässt sich nicht löschen:${LINE}$INSTDIR\unpause.exe${GAP}Vielleicht ist Unpause noch offen, oder ein anderes Programm benutzt sie. Oder du darfst diesen Ordner nicht ändern.${GAP}Schließ Unpause und andere Programme und klicke dann auf „Wiederholen“.${GAP}Klicke auf „Abbrechen“, um aufzuhören. Dann wird nichts geändert."
${Sentence} notForgotten "Unpause ist entfernt, aber dein gespeicherter Stand ließ sich nicht ganz löschen. Vielleicht benutzt ihn ein anderes Programm.${GAP}Du kannst diesen Ordner später selbst löschen:${LINE}$LOCALAPPDATA\Unpause"
