; The setup of Unpause for Windows 10 and 11, made with NSIS 3.08:
;
;   makensis -WX -DVERSION=1.2.3 -DPROGRAM=<unpause.exe> -DLICENSES=<folder with LICENSE and NOTICE> -DOUTFILE=<setup.exe> -DICON=<file.ico> [-DSIGN=<command>] unpause.nsi
;
; Paths must be absolute, because makensis works in this folder. SIGN is called with a file, here the remover; the setup itself is signed by the caller.
; It installs for one person, without administrator rights, and speaks the languages of sentences.nsh. Words that can follow its name:
;
;   /S            silent: no window and no question. An open Unpause is closed, and an older version is put in place of a newer one.
;   /DESKTOP=1    a shortcut on the desktop; 0: none. Without it, what was there before stays.
;   /D=C:\folder  another folder, in full; must come last, without quotes, with a capital D. Later setups go there too.
;   /?, /help     says all this.
;
; and that of uninstall.exe: /S keeps the saved progress, /S /FORGET=1 deletes it.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include WinVer.nsh
!include Win/WinError.nsh
!include Win/WinNT.nsh
!include Integration.nsh

; Exit codes beside NSIS's own: 0 done, 1 the person stopped it, 2 stopped by a fault that is not among these.
!define STILL_OPEN 3     ; Unpause is open and did not close; nothing was changed
!define CANNOT_WRITE 4   ; files cannot be written or deleted; the former version still works
!define NO_ROOM 8        ; the drive is too full; the former version still works
!define TOO_OLD 5        ; Windows is older than 10
!define ALREADY_THERE 6  ; another setup or remover of Unpause is open
!define WRONG_WORD 7     ; it was started with a word that it does not understand, or a folder that cannot be; nothing was changed

; The mutexes of this session. An open Unpause holds the first one (package system, Answer).
!define PROGRAM_MUTEX "Local\app.unpause.desktop"
!define SETUP_MUTEX "Local\app.unpause.setup"

!define FOLDER "$LOCALAPPDATA\Programs\Unpause"
!define LIST_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Unpause"
!define LINKS_KEY "Software\Classes\unpause"
!define ONCE_KEY "Software\Microsoft\Windows\CurrentVersion\RunOnce"
!define START_MENU "$SMPROGRAMS\Unpause"
!define PAGE_LINKS "${START_MENU}\Unpause *.lnk" ; that to the web page, in whatever language it was named
!define FYNE_ID "app.unpause.desktop"

Name "Unpause"
OutFile "${OUTFILE}"
Caption "$(caption)"
UninstallCaption "$(removeTitle)"
BrandingText "Unpause ${VERSION}"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all
InstallDir "${FOLDER}"
InstallDirRegKey HKCU "${LIST_KEY}" "InstallLocation"
ShowInstDetails nevershow
ShowUninstDetails nevershow

!define MUI_ICON "${ICON}"
!define MUI_CUSTOMFUNCTION_ABORT Leave
!define MUI_CUSTOMFUNCTION_UNABORT un.Leave
!define MUI_UNICON "${ICON}"
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

Var former         ; the folder in which Unpause already is, "" if it is not installed
Var formerVersion
Var desktopLink    ; 1: there is to be a shortcut on the desktop
Var incomplete     ; 1: something that is not needed to run could not be done
Var needed         ; room on the drive, in MB
Var forgetProgress ; 1: the saved progress goes too
Var forgotten      ; 1: some was there and has gone
Var progress       ; 1: there is saved progress
Var cleaning       ; 1: what is no progress is deleted
Var title          ; of the first page
Var change         ; what its button says
Var box            ; the tick box of a page
Var pageChoice     ; the choice of the web page
Var finished       ; 1: all is done

; The words that it was started with
Var words       ; those that are still to be read
Var word
Var wrongWord   ; the first one that is not understood
Var helpWanted  ; 1: by /?
Var folderTold  ; 1: by /D=, which names the next one
Var toldFolder
Var toldLink    ; 1 or 0 of /DESKTOP=

Page custom OptionsPage OptionsLeave
!define MUI_INSTFILESPAGE_ABORTHEADER_TEXT "$(stopped)"
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "$(unchanged)"
!define MUI_PAGE_CUSTOMFUNCTION_SHOW NameProgress
!insertmacro MUI_PAGE_INSTFILES
Page custom LastPage LastLeave
UninstPage custom un.OptionsPage un.OptionsLeave
!define MUI_PAGE_CUSTOMFUNCTION_SHOW un.NameProgress
!insertmacro MUI_UNPAGE_INSTFILES
UninstPage custom un.LastPage
!include sentences.nsh
MiscButtonText "$(stepBack)" "$(stepOn)" "$(cancel)" "$(close)"
UninstallButtonText "$(removeButton)"

; What Windows shows of the file, in English as that of unpause.exe
VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
!define PUBLISHER "The Unpause authors" ; as in packaging/product
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductName" "Unpause"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileDescription" "Setup of Unpause"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "CompanyName" "${PUBLISHER}"
!searchparse /file "${LICENSES}/LICENSE" "Copyright " OWNER
VIAddVersionKey /LANG=${LANG_ENGLISH} "LegalCopyright" "Copyright ${OWNER}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "Comments" "Unofficial. Not made by Spotify."

!include shared.nsh
!include words.nsh
!include own.nsh
!include install.nsh
!include remove.nsh
