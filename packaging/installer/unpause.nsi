; The setup of Unpause for Windows 10 and 11, made with NSIS 3.08:
;
;   makensis -WX -DVERSION=1.2.3 -DPROGRAM=<unpause.exe> -DLICENSES=<folder with LICENSE and NOTICE> -DOUTFILE=<setup.exe> -DICON=<file.ico> [-DSIGN=<command>] unpause.nsi
;
; Paths must be absolute, because makensis works in this folder. SIGN is called with a file, here the remover; the setup itself is signed by the caller.
; It installs for one person, without administrator rights. Switches, which are case-sensitive:
;
;   /S            silent: no window and no question. An open Unpause is closed, and an older version is put in place of a newer one.
;   /DESKTOP=1    a shortcut on the desktop; 0: none. Without it, what was there before stays.
;   /D=C:\folder  another folder; must come last, without quotes. Later setups go there too.
;
; and of uninstall.exe: /S keeps the saved progress, /S /FORGET=1 deletes it.

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
!define CANNOT_WRITE 4   ; files cannot be written or deleted, or the drive is full; the former version still works
!define TOO_OLD 5        ; Windows is older than 10
!define ALREADY_THERE 6  ; another setup or remover of Unpause is open

; The mutexes of this session. An open Unpause holds the first one (package system, Answer).
!define PROGRAM_MUTEX "Local\app.unpause.desktop"
!define SETUP_MUTEX "Local\app.unpause.setup"

!define LIST_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Unpause"
!define LINKS_KEY "Software\Classes\unpause"
!define START_MENU "$SMPROGRAMS\Unpause"
!define FYNE_ID "app.unpause.desktop"

Name "Unpause"
OutFile "${OUTFILE}"
Caption "Set up Unpause"
UninstallCaption "Remove Unpause"
BrandingText "Unpause ${VERSION}"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all
InstallDir "$LOCALAPPDATA\Programs\Unpause"
InstallDirRegKey HKCU "${LIST_KEY}" "InstallLocation"
ShowInstDetails nevershow
ShowUninstDetails nevershow

!define MUI_ICON "${ICON}"
!define MUI_CUSTOMFUNCTION_ABORT Leave
!define MUI_CUSTOMFUNCTION_UNABORT un.Leave
!define MUI_UNICON "${ICON}"
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
!endif

Var former         ; the folder in which Unpause already is, "" if it is not installed
Var formerVersion
Var desktopLink    ; 1: there is to be a shortcut on the desktop
Var incomplete     ; 1: something that is not needed to run could not be done
Var needed         ; room on the drive, in MB
Var forgetProgress ; 1: the saved progress goes too
Var box            ; the tick box of a page
Var finished       ; 1: all is done

Page custom OptionsPage OptionsLeave
!define MUI_INSTFILESPAGE_ABORTHEADER_TEXT "$(stopped)"
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "$(unchanged)"
!define MUI_PAGE_CUSTOMFUNCTION_SHOW NameProgress
!insertmacro MUI_PAGE_INSTFILES
Page custom LastPage LastLeave
UninstPage custom un.OptionsPage un.OptionsLeave
!define /redef MUI_INSTFILESPAGE_ABORTHEADER_TEXT "$(notRemoved)"
!define /redef MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "$(unchanged)"
!define MUI_PAGE_CUSTOMFUNCTION_SHOW un.NameProgress
!insertmacro MUI_UNPAGE_INSTFILES
UninstPage custom un.LastPage
!define MUI_TEXT_INSTALLING_TITLE "$(working)"
!define MUI_TEXT_INSTALLING_SUBTITLE "$(moment)"
!define MUI_UNTEXT_UNINSTALLING_TITLE "$(removing)"
!define MUI_UNTEXT_UNINSTALLING_SUBTITLE "$(moment)"
!insertmacro MUI_LANGUAGE "English"
!include sentences.nsh
MiscButtonText "Back" "Next" "Cancel" "$(close)"
UninstallButtonText "$(removeButton)"

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Unpause"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Setup of Unpause"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "CompanyName" "The Unpause authors"
!searchparse /file "${LICENSES}/LICENSE" "Copyright " OWNER
VIAddVersionKey "LegalCopyright" "Copyright ${OWNER}"
VIAddVersionKey "Comments" "Unofficial. Not made by Spotify."

; DO names what happens now. NSIS's own lines about each file are not shown.
!macro DO sentence
  SetDetailsPrint textonly
  DetailPrint "${sentence}"
  SetDetailsPrint none
!macroend
!define Do_ "!insertmacro DO"

; CALL_WINDOW names the page in the title bar, which is what screen readers say first.
!macro CALL_WINDOW title
  SendMessage $HWNDPARENT ${WM_SETTEXT} 0 "STR:${title}"
!macroend
!define CallWindow "!insertmacro CALL_WINDOW"

; TITLE names the page, in the title bar too.
!macro TITLE title subtitle
  !insertmacro MUI_HEADER_TEXT "${title}" "${subtitle}"
  ${CallWindow} "${title}"
!macroend
!define Title "!insertmacro TITLE"

; STOP ends the installation or the removal as failed. The page of the progress stays then.
!macro STOP exitCode
  SetErrorLevel ${exitCode}
  ${Do_} "$(pressClose)"
  Abort
!macroend
!define Stop "!insertmacro STOP"

; Functions that the setup and the remover both have.
!macro SHARED un

; ReadFormer learns what is installed.
Function ${un}ReadFormer
  ReadRegStr $former HKCU "${LIST_KEY}" "InstallLocation"
  ReadRegStr $formerVersion HKCU "${LIST_KEY}" "DisplayVersion"
FunctionEnd

; OneSetup refuses to run beside another setup or remover. The mutex goes when this process ends.
Function ${un}OneSetup
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "${SETUP_MUTEX}") p .r0 ?e'
  Pop $0
  ${If} $0 = ${ERROR_ALREADY_EXISTS}
    MessageBox MB_OK|MB_ICONINFORMATION "$(twice)" /SD IDOK
    ${Stop} ${ALREADY_THERE}
  ${EndIf}
FunctionEnd

; IsOpen sets $0 to 1 when Unpause is open. One that runs as administrator may refuse even to be looked at.
Function ${un}IsOpen
  System::Call 'kernel32::OpenMutexW(i ${SYNCHRONIZE}, i 0, w "${PROGRAM_MUTEX}") p .r0 ?e'
  Pop $1
  ${If} $0 P<> 0
    System::Call 'kernel32::CloseHandle(p r0)'
    StrCpy $0 1
  ${ElseIf} $1 = ${ERROR_ACCESS_DENIED}
    StrCpy $0 1
  ${Else}
    StrCpy $0 0
  ${EndIf}
FunctionEnd

; AwaitClosed gives Unpause two seconds to end and sets $0 to 1 if it is still open then.
Function ${un}AwaitClosed
  ${For} $3 1 20
    Call ${un}IsOpen
    ${IfThen} $0 <> 1 ${|} Return ${|}
    Sleep 100
  ${Next}
FunctionEnd

; CloseProgram asks an open Unpause to close, by the program whose path is on the stack.
Function ${un}CloseProgram
  Exch $2
  Call ${un}IsOpen
  ${If} $0 = 1
    ${IfNot} ${Cmd} `MessageBox MB_OKCANCEL|MB_ICONINFORMATION "$(open)" /SD IDOK IDOK`
      ${Stop} ${STILL_OPEN}
    ${EndIf}
    ${Do_} "$(closing)"
    ${Do}
      ExecWait '"$2" --close' ; its answer is not needed: what counts is whether Unpause is still open
      Call ${un}AwaitClosed
      ${IfThen} $0 <> 1 ${|} ${ExitDo} ${|}
      ${IfNot} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(stillOpen)" /SD IDCANCEL IDRETRY`
        ${Stop} ${STILL_OPEN}
      ${EndIf}
    ${Loop}
  ${EndIf}
  Pop $2
FunctionEnd

; RemoveFiles deletes what a setup has put into the folder on the stack, and the folder if nothing else is in it. Nothing else is ever deleted: a person may
; have chosen a folder with other things in it.
Function ${un}RemoveFiles
  Exch $0
  Delete "$0\unpause.exe"
  Delete "$0\unpause.exe.old"
  Delete "$0\unpause.exe.new"
  Delete "$0\LICENSE.txt"
  Delete "$0\NOTICE.txt"
  Delete "$0\uninstall.exe.new"
  Delete "$0\uninstall.exe"
  RMDir "$0"
  Pop $0
FunctionEnd

; OnlyOneButton is for the last page, on which there is no way back. Esc closes it too, if Cancel is only out of sight.
Function ${un}OnlyOneButton
  ShowWindow $mui.Button.Back ${SW_HIDE}
  ShowWindow $mui.Button.Cancel ${SW_HIDE}
  EnableWindow $mui.Button.Cancel 1
  StrCpy $finished 1
FunctionEnd

; Leave is called when the window is closed by Esc, Cancel or its cross.
Function ${un}Leave
  ${If} $finished = 1
    SetErrorLevel 0
  ${EndIf}
FunctionEnd

!macroend
!insertmacro SHARED ""
!insertmacro SHARED "un."

; ---- Before the first page

Function .onInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONINFORMATION "$(tooOld)" /SD IDOK
    ${Stop} ${TOO_OLD}
  ${EndIf}
  Call OneSetup
  Call ReadFormer
  Call AskIfOlder
  Call RefuseForeignFolder
  Call ChooseDesktopLink
FunctionEnd

; AskIfOlder: going back to an older version is right when a new one has a fault, but seldom meant. A silent setup does what it is told.
Function AskIfOlder
  ${If} $formerVersion != ""
    ${VersionCompare} "$formerVersion" "${VERSION}" $0
    ${If} $0 = 1
      ${IfNot} ${Cmd} `MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(older)" /SD IDYES IDYES`
        ${Stop} 1
      ${EndIf}
    ${EndIf}
  ${EndIf}
FunctionEnd

; RefuseForeignFolder: files of another program by the same names would be overwritten now and deleted with Unpause later.
Function RefuseForeignFolder
  ${If} $former != $INSTDIR
  ${AndIfNot} ${FileExists} "$INSTDIR\unpause.exe"
    ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ${OrIf} ${FileExists} "$INSTDIR\LICENSE.txt"
    ${OrIf} ${FileExists} "$INSTDIR\NOTICE.txt"
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(foreign)" /SD IDOK
      ${Stop} ${CANNOT_WRITE}
    ${EndIf}
  ${EndIf}
FunctionEnd

; ChooseDesktopLink: as told, otherwise as it was. A shortcut that was made and deleted since does not come back.
Function ChooseDesktopLink
  StrCpy $desktopLink 0
  ReadRegDWORD $0 HKCU "${LIST_KEY}" "DesktopLink"
  ${If} $0 = 1
  ${AndIf} ${FileExists} "$DESKTOP\Unpause.lnk"
    StrCpy $desktopLink 1
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DESKTOP=" $1
  ${IfNot} ${Errors}
    StrCpy $desktopLink $1
  ${EndIf}
FunctionEnd

; ---- The first page

Function OptionsPage
  ${If} $former == ""
    ${Title} "$(installTitle)" "$(unofficial)"
  ${Else}
    ${Title} "$(updateTitle)" "$(unofficial)"
  ${EndIf}
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 24u "$(about)"
  Pop $0
  ${NSD_CreateLabel} 0 34u 100% 12u "$(where)"
  Pop $0
  ${NSD_CreateLabel} 0 48u 100% 24u "$INSTDIR"
  Pop $0
  ${NSD_CreateCheckbox} 0 82u 100% 14u "$(desktop)"
  Pop $box
  ${NSD_SetState} $box $desktopLink
  ${If} $former != ""
    SendMessage $mui.Button.Next ${WM_SETTEXT} 0 "STR:$(update)"
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function OptionsLeave
  ${NSD_GetState} $box $desktopLink
FunctionEnd

; ---- Installing

Function NameProgress
  ${CallWindow} "$(working)"
FunctionEnd

; The new files are written beside the old ones, then take their names. So the older version works until the moment in which the new one is whole.
Section "Unpause" files
  SetDetailsPrint none
  InitPluginsDir
  Call CloseByNew
  ${Do_} "$(writing)"
  Call MakeRoom
  SetOverwrite try
  ${Do}
    ClearErrors
    SetOutPath "$INSTDIR"
    File "/oname=unpause.exe.new" "${PROGRAM}"
    WriteUninstaller "$INSTDIR\uninstall.exe.new"
    ${IfNot} ${Errors}
      Call TakeNames
      ${IfThen} $0 = 1 ${|} ${ExitDo} ${|}
    ${EndIf}
    ${IfNot} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(cannotWrite)" /SD IDCANCEL IDRETRY`
      ${Stop} ${CANNOT_WRITE}
    ${EndIf}
  ${Loop}
  ; Texts that are open elsewhere are no reason to fail.
  File "/oname=LICENSE.txt" "${LICENSES}/LICENSE"
  File "/oname=NOTICE.txt" "${LICENSES}/NOTICE"
  ${Do_} "$(entering)"
  ${If} $former != ""
  ${AndIf} $former != $INSTDIR
    Push $former
    Call RemoveFiles
  ${EndIf}
  ClearErrors
  Call MakeLinks
  Call EnterScheme
  Call EnterList
  ${If} ${Errors}
    StrCpy $incomplete 1
  ${EndIf}
  ${NotifyShell_AssocChanged}
  SetAutoClose true
SectionEnd

; CloseByNew closes an open Unpause with the new program, because an older one may not know how.
Function CloseByNew
  Call IsOpen
  ${If} $0 = 1
    File "/oname=$PLUGINSDIR\unpause.exe" "${PROGRAM}"
    Push "$PLUGINSDIR\unpause.exe"
    Call CloseProgram
  ${EndIf}
FunctionEnd

; MakeRoom makes the folder and sees whether the new files have room in it while the old ones are still there.
Function MakeRoom
  SectionGetSize ${files} $needed
  IntOp $needed $needed / 1024
  IntOp $needed $needed + 5
  CreateDirectory "$INSTDIR"
  ${Do}
    System::Call 'kernel32::GetDiskFreeSpaceExW(w "$INSTDIR", *l .r1, p 0, p 0) i .r0'
    ${IfThen} $0 = 0 ${|} ${ExitDo} ${|} ; not known; writing will tell
    System::Int64Op $1 / 1048576
    Pop $1
    ${IfThen} $1 >= $needed ${|} ${ExitDo} ${|}
    ${IfNot} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(noRoom)" /SD IDCANCEL IDRETRY`
      ${Stop} ${CANNOT_WRITE}
    ${EndIf}
  ${Loop}
FunctionEnd

; TakeNames gives the new files the names of the old ones and sets $0 to 1, or leaves the old ones and sets it to 0. Windows lets even a program that runs be
; renamed, not deleted; what stays is deleted by the next setup. Programs that look at every new file (virus protection) hold it for a moment, so it is tried
; for some seconds. An old remover that cannot be replaced does the same work.
Function TakeNames
  ${For} $1 1 12
    Call SwapProgram
    ${If} $0 = 1
      Delete "$INSTDIR\unpause.exe.old"
      Delete "$INSTDIR\uninstall.exe"
      Rename "$INSTDIR\uninstall.exe.new" "$INSTDIR\uninstall.exe"
      Delete "$INSTDIR\uninstall.exe.new"
      Return
    ${EndIf}
    Sleep 250
  ${Next}
FunctionEnd

; SwapProgram tries once.
Function SwapProgram
  StrCpy $0 0
  Delete "$INSTDIR\unpause.exe.old"
  ${If} ${FileExists} "$INSTDIR\unpause.exe"
    ClearErrors
    Rename "$INSTDIR\unpause.exe" "$INSTDIR\unpause.exe.old"
    ${IfThen} ${Errors} ${|} Return ${|}
  ${EndIf}
  ClearErrors
  Rename "$INSTDIR\unpause.exe.new" "$INSTDIR\unpause.exe"
  ${If} ${Errors}
    Rename "$INSTDIR\unpause.exe.old" "$INSTDIR\unpause.exe"
  ${Else}
    StrCpy $0 1
  ${EndIf}
FunctionEnd

; .onInstFailed leaves the folder as it was.
Function .onInstFailed
  Delete "$INSTDIR\unpause.exe.new"
  Delete "$INSTDIR\uninstall.exe.new"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  ${CallWindow} "$(stopped)"
FunctionEnd

Function MakeLinks
  CreateDirectory "${START_MENU}"
  CreateShortcut "${START_MENU}\Unpause.lnk" "$INSTDIR\unpause.exe" "" "" "" "" "" "$(linkComment)"
  CreateShortcut "${START_MENU}\Unpause as a web page.lnk" "$INSTDIR\unpause.exe" "--page" "" "" "" "" "$(pageComment)"
  ReadRegDWORD $0 HKCU "${LIST_KEY}" "DesktopLink"
  ${If} $desktopLink = 1
    CreateShortcut "$DESKTOP\Unpause.lnk" "$INSTDIR\unpause.exe" "" "" "" "" "" "$(linkComment)"
  ${ElseIf} $0 = 1
    Delete "$DESKTOP\Unpause.lnk"
  ${EndIf}
  WriteRegDWORD HKCU "${LIST_KEY}" "DesktopLink" $desktopLink
FunctionEnd

; EnterScheme makes links such as unpause:accounts:4 open Unpause.
Function EnterScheme
  WriteRegStr HKCU "${LINKS_KEY}" "" "URL:Unpause"
  WriteRegStr HKCU "${LINKS_KEY}" "URL Protocol" ""
  WriteRegStr HKCU "${LINKS_KEY}\DefaultIcon" "" "$INSTDIR\unpause.exe"
  WriteRegStr HKCU "${LINKS_KEY}\shell\open\command" "" '"$INSTDIR\unpause.exe" "%1"'
FunctionEnd

; EnterList writes the entry in Windows' list of apps.
Function EnterList
  WriteRegStr HKCU "${LIST_KEY}" "DisplayName" "Unpause"
  WriteRegStr HKCU "${LIST_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${LIST_KEY}" "Publisher" "The Unpause authors"
  WriteRegStr HKCU "${LIST_KEY}" "Comments" "$(listComment)"
  WriteRegStr HKCU "${LIST_KEY}" "DisplayIcon" "$INSTDIR\unpause.exe"
  WriteRegStr HKCU "${LIST_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${LIST_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${LIST_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${LIST_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${LIST_KEY}" "NoRepair" 1
  SectionGetSize ${files} $0
  WriteRegDWORD HKCU "${LIST_KEY}" "EstimatedSize" $0
  ${GetTime} "" "L" $0 $1 $2 $3 $4 $5 $6
  WriteRegStr HKCU "${LIST_KEY}" "InstallDate" "$2$1$0"
FunctionEnd

; ---- The last page

Function LastPage
  ${Title} "$(doneTitle)" "$(unofficial)"
  nsDialogs::Create 1018
  Pop $0
  ${If} $incomplete = 1
    ${NSD_CreateLabel} 0 0 100% 72u "$(incompleteInstall)"
  ${Else}
    ${NSD_CreateLabel} 0 0 100% 72u "$(done)"
  ${EndIf}
  Pop $0
  ${NSD_CreateCheckbox} 0 82u 100% 14u "$(openNow)"
  Pop $box
  ${NSD_Check} $box
  SendMessage $mui.Button.Next ${WM_SETTEXT} 0 "STR:$(finish)"
  Call OnlyOneButton
  nsDialogs::Show
FunctionEnd

Function LastLeave
  ${NSD_GetState} $box $0
  ${If} $0 = ${BST_CHECKED}
    SetOutPath "$PROFILE" ; not the program's own folder, which could not be removed then
    Exec '"$INSTDIR\unpause.exe"'
  ${EndIf}
FunctionEnd

; ---- Removing

Function un.onInit
  Call un.OneSetup
  Call un.ReadFormer
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/FORGET=" $forgetProgress
FunctionEnd

Function un.OptionsPage
  ${Title} "$(removeTitle)" "$(removeSubtitle)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 24u "$(remove)"
  Pop $0
  StrCpy $box 0
  ${If} ${FileExists} "$LOCALAPPDATA\Unpause\*.*"
    ${NSD_CreateLabel} 0 34u 100% 12u "$(keep)"
    Pop $0
    ${NSD_CreateLabel} 0 48u 100% 24u "$LOCALAPPDATA\Unpause"
    Pop $0
    ${NSD_CreateCheckbox} 0 82u 100% 14u "$(forget)"
    Pop $box
  ${EndIf}
  SendMessage $mui.Button.Next ${WM_SETTEXT} 0 "STR:$(removeButton)"
  nsDialogs::Show
FunctionEnd

Function un.OptionsLeave
  ${If} $box <> 0
    ${NSD_GetState} $box $forgetProgress
  ${EndIf}
FunctionEnd

Function un.NameProgress
  ${CallWindow} "$(removing)"
FunctionEnd

; The program file goes first: as long as it cannot be deleted, everything else stays too.
Section "un.Unpause"
  SetDetailsPrint none
  Push "$INSTDIR\unpause.exe"
  Call un.CloseProgram
  ${Do_} "$(removing)"
  Call un.DeleteProgram
  Push "$INSTDIR"
  Call un.RemoveFiles
  ; A copy of the program's folder has a remover too. It must not take away the entries of the one that is installed.
  ${If} $former == ""
  ${OrIf} $former == $INSTDIR
    Call un.RemoveEntries
    Call un.RemoveFyne
  ${EndIf}
  ${If} $forgetProgress = 1
    Push "$LOCALAPPDATA\Unpause"
    Call un.RemoveTree
    ${If} ${FileExists} "$LOCALAPPDATA\Unpause\*.*"
      MessageBox MB_OK|MB_ICONINFORMATION "$(notForgotten)" /SD IDOK
    ${EndIf}
  ${EndIf}
  SetAutoClose true
SectionEnd

Function un.DeleteProgram
  SetOutPath "$TEMP" ; a folder in which a process stands cannot be deleted
  ${Do}
    ${For} $0 1 12
      ClearErrors
      Delete "$INSTDIR\unpause.exe"
      ${IfNotThen} ${Errors} ${|} Return ${|}
      Sleep 250 ; a program that just closed is let go of a moment later
    ${Next}
    ${IfNot} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(cannotRemove)" /SD IDCANCEL IDRETRY`
      ${Stop} ${CANNOT_WRITE}
    ${EndIf}
  ${Loop}
FunctionEnd

Function un.onUninstFailed
  ${CallWindow} "$(notRemoved)"
FunctionEnd

; RemoveEntries removes shortcuts and registry entries, but not the scheme if its links open another program by now.
Function un.RemoveEntries
  Delete "${START_MENU}\Unpause.lnk"
  Delete "${START_MENU}\Unpause as a web page.lnk"
  RMDir "${START_MENU}"
  ReadRegDWORD $0 HKCU "${LIST_KEY}" "DesktopLink"
  ${If} $0 = 1
    Delete "$DESKTOP\Unpause.lnk"
  ${EndIf}
  ReadRegStr $0 HKCU "${LINKS_KEY}\shell\open\command" ""
  ${If} $0 == '"$INSTDIR\unpause.exe" "%1"'
    DeleteRegKey HKCU "${LINKS_KEY}"
    ${NotifyShell_AssocChanged}
  ${EndIf}
  DeleteRegKey HKCU "${LIST_KEY}"
FunctionEnd

; RemoveFyne removes what Fyne, which draws the window, keeps for Unpause: how its windows were last set, no progress. Its index of the PC's fonts is made
; for all programs with Fyne, so it only goes when no other one has left anything.
Function un.RemoveFyne
  Delete "$APPDATA\fyne\${FYNE_ID}\preferences.json"
  RMDir "$APPDATA\fyne\${FYNE_ID}"
  RMDir "$APPDATA\fyne"
  Delete "$LOCALAPPDATA\fyne\${FYNE_ID}\icon.png"
  RMDir "$LOCALAPPDATA\fyne\${FYNE_ID}"
  RMDir "$LOCALAPPDATA\fyne"
  ${IfNot} ${FileExists} "$APPDATA\fyne\*.*"
  ${AndIfNot} ${FileExists} "$LOCALAPPDATA\fyne\*.*"
    Delete "$LOCALAPPDATA\font_index_v*.cache"
  ${EndIf}
FunctionEnd

; RemoveTree deletes the folder on the stack with all that is in it. Links to other folders are left alone.
Function un.RemoveTree
  Exch $0
  Push $1
  Push $2
  ${GetFileAttributes} "$0" "REPARSE_POINT" $1
  ${If} $1 <> 1
    FindFirst $1 $2 "$0\*.*"
    ${DoUntil} $2 == ""
      ${If} $2 == "."
      ${OrIf} $2 == ".."
      ${ElseIf} ${FileExists} "$0\$2\*.*"
        Push "$0\$2"
        Call un.RemoveTree
      ${Else}
        Delete "$0\$2"
      ${EndIf}
      ClearErrors
      FindNext $1 $2
      ${IfThen} ${Errors} ${|} ${ExitDo} ${|}
    ${Loop}
    FindClose $1
    RMDir "$0"
  ${EndIf}
  Pop $2
  Pop $1
  Pop $0
FunctionEnd

Function un.LastPage
  ${Title} "$(removed)" "$(removeSubtitle)"
  nsDialogs::Create 1018
  Pop $0
  ${If} ${FileExists} "$LOCALAPPDATA\Unpause\*.*"
    ${NSD_CreateLabel} 0 0 100% 12u "$(kept)"
    Pop $0
    ${NSD_CreateLabel} 0 14u 100% 24u "$LOCALAPPDATA\Unpause"
  ${Else}
    ${NSD_CreateLabel} 0 0 100% 12u "$(nothingKept)"
  ${EndIf}
  Pop $0
  SendMessage $mui.Button.Next ${WM_SETTEXT} 0 "STR:$(close)"
  Call un.OnlyOneButton
  nsDialogs::Show
FunctionEnd
