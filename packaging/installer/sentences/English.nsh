; The English sentences. sentences.nsh says how they are written.

; The words that it was started with
${Sentence} wrongWord "Nothing was done, because this is not understood:${LINE}$wrongWord${GAP}"
${Sentence} switches "These can follow the setup's name:${GAP}/S${LINE}No windows. An open Unpause is closed.${GAP}/DESKTOP=1${LINE}A shortcut on the desktop. With 0 there is none.${GAP}/D=D:\Tools\Unpause${LINE}Another folder. It stands last and without quotes."
${Sentence} un.switches "These can follow the remover's name:${GAP}/S${LINE}No windows. Your saved progress stays.${GAP}/S /FORGET=1${LINE}No windows. Your saved progress is deleted too."
${Sentence} wrongFolder "Unpause cannot be put into the folder that was named:${LINE}$toldFolder${GAP}It must be a folder on a drive of this PC, with its full name, such as D:\Tools\Unpause.${GAP}Start the setup again with another name after /D=. Use no quotes. Nothing has been changed."

; Before anything is done
${Sentence} tooOld "Unpause needs Windows 10 or 11. This PC has an older Windows, on which it cannot run.${GAP}Nothing has been changed."
${Sentence} twice "The setup of Unpause is already open, or Unpause is being removed.${GAP}Go on in the window that is already there."
${Sentence} older "Unpause $formerVersion is on this PC. This setup has Unpause ${VERSION}, which is older.${GAP}Do you want the older one instead?"
${Sentence} progressStays "${GAP}Your saved progress stays."
${Sentence} foreign "This folder already holds files of another program:${LINE}$INSTDIR${GAP}They have the same names as Unpause's files, so they would be lost.${GAP}Move these files away, then start the setup again. Or start it with another folder: type /D= and its name after the setup's name. Nothing has been changed."

; Of all pages
${Sentence} caption "Set up Unpause"
${Sentence} stepBack "Back"
${Sentence} stepOn "Next"
${Sentence} cancel "Cancel"

; The first page
${Sentence} installTitle "Install Unpause"
${Sentence} updateTitle "Update Unpause"
${Sentence} againTitle "Install Unpause again"
${Sentence} backTitle "Go back to Unpause ${VERSION}"
${Sentence} unofficial "Version ${VERSION}. Unofficial: it is not made by Spotify."
${Sentence} about "Unpause helps you when Spotify shows an error on this PC. It is installed for you alone and needs no administrator."
${Sentence} where "You will find it in the Start menu. Its files go into this folder:"
${Sentence} desktop "Put a &shortcut on the desktop too"
${Sentence} install "&Install"
${Sentence} update "&Update"
${Sentence} again "&Install again"
${Sentence} back "&Go back"

; While it works
${Sentence} working "Unpause is being installed"
${Sentence} moment "This takes a few seconds."
${Sentence} writing "Writing the files."
${Sentence} entering "Adding Unpause to the Start menu and to the list of apps."
${Sentence} closing "Closing Unpause. This takes ten seconds at most."
${Sentence} stopped "Unpause was not installed"
${Sentence} unchanged "Nothing was changed."

; Unpause is open
${Sentence} open "Unpause is open, so its files cannot be changed now.${GAP}Press OK to close it and go on.${LINE}Press Cancel to stop here. Nothing is changed then."
${Sentence} stillOpen "Unpause is still open. It may be busy, or one of its windows may be waiting for an answer.${GAP}Close it yourself, then press Retry.${LINE}Press Cancel to stop here. Nothing is changed then."

; What goes wrong with files
${Sentence} cannotWrite "Unpause's files cannot be written into this folder:${LINE}$INSTDIR${GAP}Unpause may still be open, or another program may be using them. Or you may not be allowed to change this folder.${GAP}Close Unpause and other programs, then press Retry.${GAP}Press Cancel to stop. If Unpause was here before, it still works."
${Sentence} noRoom "The drive is too full for Unpause:${LINE}$INSTDIR${GAP}It needs $needed MB there. Delete something that you do not need, then press Retry.${GAP}Press Cancel to stop. If Unpause was here before, it still works."
${Sentence} incompleteInstall "Unpause is installed. Windows did not allow some of its entries in the Start menu or in the list of apps.${GAP}You can always open it from this folder:${LINE}$INSTDIR"
; NSIS says these by itself when writing fails in the middle of a file. The name of the file follows.
${Sentence} ^ErrorWriting "The drive is full, or this file cannot be written. Unpause was not installed: "
${Sentence} ^ErrorDecompressing "This setup file is damaged. Download it again. Unpause was not installed."

; The last page
${Sentence} doneTitle "Unpause is installed"
${Sentence} done "You will find Unpause in the Start menu, in the folder Unpause.${GAP}The entry $\"$(pageLink)$\" opens all its advice in your browser. It suits screen readers, and PCs on which the window stays empty."
${Sentence} openNow "&Open Unpause now"
${Sentence} openPage "Open its &web page (for screen readers)"
${Sentence} openNothing "Open &nothing"
${Sentence} finish "&Finish"
${Sentence} notOpened "Unpause is installed, but Windows did not open it. A security program may still be looking at it.${GAP}Try again in a minute, from the Start menu."

; Links. The name of that to the web page begins with "Unpause" and a blank in every language; by that, all are found when Unpause is removed.
${Sentence} pageLink "Unpause as a web page"
${Sentence} linkComment "Helps when Spotify shows an error"
${Sentence} pageComment "All of Unpause's advice as a page in your browser"
${Sentence} listComment "Unofficial. Not made by Spotify."

; Removing
${Sentence} removeTitle "Remove Unpause"
${Sentence} removeSubtitle "Version ${VERSION}."
${Sentence} remove "Unpause is taken off this PC, together with its entries in the Start menu and in the list of apps. Its own web page and its reports of crashes go too."
${Sentence} keep "Your saved progress stays in this folder, for the case that you install Unpause again:"
${Sentence} forget "&Delete my saved progress too"
${Sentence} removeButton "&Remove"
${Sentence} removing "Unpause is being removed"
${Sentence} removed "Unpause was removed"
${Sentence} kept "Your saved progress was kept in this folder:"
${Sentence} nothingKept "Its program, its entries and its other files are gone from this PC."
${Sentence} allForgotten "Its program, its entries and your saved progress are gone from this PC."
${Sentence} close "&Close"
${Sentence} cannotRemove "Unpause's program file cannot be deleted:${LINE}$INSTDIR\unpause.exe${GAP}Unpause may still be open, or another program may be using it. Or you may not be allowed to change this folder.${GAP}Close Unpause and other programs, then press Retry.${GAP}Press Cancel to stop. Nothing is changed then."
${Sentence} notForgotten "Unpause is removed, but not all of your saved progress could be deleted. Another program may be using it.${GAP}You can delete this folder yourself later:${LINE}$LOCALAPPDATA\Unpause"
