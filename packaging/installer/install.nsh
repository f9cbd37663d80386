; The setup, in the order in which things happen.

; ---- Before the first page

Function .onInit
  Call ReadWords
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONINFORMATION "$(tooOld)" /SD IDOK
    ${Stop} ${TOO_OLD}
  ${EndIf}
  Call OneSetup
  Call ReadFormer
  Call CheckFolder
  Call LeaveLostDrive
  Call NameChange
  Call AskIfOlder
  Call RefuseForeignFolder
  Call ChooseDesktopLink
FunctionEnd

; CheckFolder: NSIS takes its usual folder when it does not like the one that was named. Nobody wants that.
Function CheckFolder
  ${If} $folderTold = 1
    ${Do}
      StrCpy $0 $toldFolder 1 -1
      ${IfThen} $0 != "\" ${|} ${ExitDo} ${|}
      StrCpy $toldFolder $toldFolder -1
    ${Loop}
    Call IsDriveThere
    ${If} $0 <> 1
    ${OrIf} $toldFolder != $INSTDIR
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(wrongFolder)" /SD IDOK
      ${Stop} ${WRONG_WORD}
    ${EndIf}
  ${EndIf}
FunctionEnd

; IsDriveThere sets $0 to 1 when there is the drive on which Unpause is to be.
Function IsDriveThere
  ${GetRoot} "$INSTDIR" $0
  StrCpy $0 "$0\"
  System::Call 'kernel32::GetFileAttributesW(w r0) i .r0' ; -1: nothing is there
  ${If} $0 = -1
    StrCpy $0 0
  ${Else}
    StrCpy $0 1
  ${EndIf}
FunctionEnd

; LeaveLostDrive: when the drive is gone on which Unpause was, the new one goes where it would have gone at first.
Function LeaveLostDrive
  ${If} $INSTDIR == $former
    Call IsDriveThere
    ${If} $0 <> 1
      StrCpy $INSTDIR "${FOLDER}"
    ${EndIf}
  ${EndIf}
FunctionEnd

; NameChange names what this setup will do, by the versions: the first page and its button.
Function NameChange
  StrCpy $title "$(updateTitle)"
  StrCpy $change "$(update)"
  ${VersionCompare} "$formerVersion" "${VERSION}" $0
  ${If} $former == ""
    StrCpy $title "$(installTitle)"
    StrCpy $change "$(install)"
  ${ElseIf} $formerVersion == ""
    Return
  ${ElseIf} $0 = 0
    StrCpy $title "$(againTitle)"
    StrCpy $change "$(again)"
  ${ElseIf} $0 = 1
    StrCpy $title "$(backTitle)"
    StrCpy $change "$(back)"
  ${EndIf}
FunctionEnd

; AskIfOlder: going back to an older version is right when a new one has a fault, but seldom meant. A silent setup does what it is told.
Function AskIfOlder
  ${If} $formerVersion != ""
    ${VersionCompare} "$formerVersion" "${VERSION}" $0
    ${If} $0 = 1
      Call ReadProgress
      StrCpy $1 ""
      ${IfThen} $progress = 1 ${|} StrCpy $1 "$(progressStays)" ${|}
      ${IfNot} ${Cmd} `MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(older)$1" /SD IDYES IDYES`
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
  ${IfThen} $toldLink != "" ${|} StrCpy $desktopLink $toldLink ${|}
FunctionEnd

; ---- The first page

Function OptionsPage
  ${Title} "$title" "$(unofficial)"
  nsDialogs::Create 1018
  Pop $0
  ${Text} 0 24u "$(about)"
  ${Text} 34u 12u "$(where)"
  ${Text} 48u 24u "$INSTDIR"
  ${NSD_CreateCheckbox} 0 82u 100% 14u "$(desktop)"
  Pop $box
  ${NSD_SetState} $box $desktopLink
  SendMessage $mui.Button.Next ${WM_SETTEXT} 0 "STR:$change"
  nsDialogs::Show
FunctionEnd

Function OptionsLeave
  ${NSD_GetState} $box $desktopLink
FunctionEnd

; ---- Installing

Function NameProgress
  ${CallWindow} "$(working)"
  ShowWindow $mui.Button.Back ${SW_HIDE}
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
      Call GiveUp
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
  Call MakeLinks
  Call EnterScheme
  Call EnterList
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
  ${If} ${FileExists} "$INSTDIR\unpause.exe"
    Delete "$INSTDIR\unpause.exe.old" ; left by a setup while it was open; it is as large as the new one
  ${EndIf}
  ${Do}
    System::Call 'kernel32::GetDiskFreeSpaceExW(w "$INSTDIR", *l .r1, p 0, p 0) i .r0'
    ${IfThen} $0 = 0 ${|} ${ExitDo} ${|} ; not known; writing will tell
    System::Int64Op $1 / 1048576
    Pop $1
    ${IfThen} $1 >= $needed ${|} ${ExitDo} ${|}
    ${IfNot} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(noRoom)" /SD IDCANCEL IDRETRY`
      Call GiveUp
      ${Stop} ${NO_ROOM}
    ${EndIf}
  ${Loop}
FunctionEnd

; TakeNames gives the new files the names of the old ones and sets $0 to 1, or leaves the old ones and sets it to 0. Windows lets even a program that runs be
; renamed, not deleted (known of it, tried under Wine only); what stays is deleted by the next setup. Programs that look at every new file (virus protection) hold it for a moment, so it is tried
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

; .onInstFailed is called when NSIS itself has failed to write.
Function .onInstFailed
  Call GiveUp
FunctionEnd

; GiveUp leaves the folder as it was.
Function GiveUp
  Delete "$INSTDIR\unpause.exe.new"
  Delete "$INSTDIR\uninstall.exe.new"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
FunctionEnd

; NoteErrors notes that something did not work without which Unpause runs all the same.
Function NoteErrors
  ${If} ${Errors}
    StrCpy $incomplete 1
  ${EndIf}
FunctionEnd

; MakeLinks makes the shortcuts. Unpause starts in the person's own folder then: Windows' windows for saving begin there, and the folder of the program can be
; removed.
Function MakeLinks
  ReadRegDWORD $0 HKCU "${LIST_KEY}" "DesktopLink"
  SetOutPath "$PROFILE" ; where the shortcuts start
  ClearErrors
  CreateDirectory "${START_MENU}"
  CreateShortcut "${START_MENU}\Unpause.lnk" "$INSTDIR\unpause.exe" "" "" "" "" "" "$(linkComment)"
  ${IfNot} ${FileExists} "${START_MENU}\$(pageLink).lnk"
    Delete "${PAGE_LINKS}"
  ${EndIf}
  CreateShortcut "${START_MENU}\$(pageLink).lnk" "$INSTDIR\unpause.exe" "--page" "" "" "" "" "$(pageComment)"
  ${If} $desktopLink = 1
    CreateShortcut "$DESKTOP\Unpause.lnk" "$INSTDIR\unpause.exe" "" "" "" "" "" "$(linkComment)"
  ${ElseIf} $0 = 1
    Delete "$DESKTOP\Unpause.lnk"
  ${EndIf}
  WriteRegDWORD HKCU "${LIST_KEY}" "DesktopLink" $desktopLink
  Call NoteErrors
FunctionEnd

; EnterScheme makes links such as unpause:accounts:4 open Unpause.
Function EnterScheme
  ClearErrors
  WriteRegStr HKCU "${LINKS_KEY}" "" "URL:Unpause"
  WriteRegStr HKCU "${LINKS_KEY}" "URL Protocol" ""
  WriteRegStr HKCU "${LINKS_KEY}\DefaultIcon" "" "$INSTDIR\unpause.exe"
  WriteRegStr HKCU "${LINKS_KEY}\shell\open\command" "" '"$INSTDIR\unpause.exe" "%1"'
  Call NoteErrors
FunctionEnd

; EnterList writes the entry in Windows' list of apps.
Function EnterList
  ${GetTime} "" "L" $0 $1 $2 $3 $4 $5 $6
  ClearErrors
  WriteRegStr HKCU "${LIST_KEY}" "InstallDate" "$2$1$0"
  WriteRegStr HKCU "${LIST_KEY}" "DisplayName" "Unpause"
  WriteRegStr HKCU "${LIST_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${LIST_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${LIST_KEY}" "Comments" "$(listComment)"
  WriteRegStr HKCU "${LIST_KEY}" "DisplayIcon" "$INSTDIR\unpause.exe"
  WriteRegStr HKCU "${LIST_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${LIST_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${LIST_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${LIST_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${LIST_KEY}" "NoRepair" 1
  SectionGetSize ${files} $0
  WriteRegDWORD HKCU "${LIST_KEY}" "EstimatedSize" $0
  Call NoteErrors
FunctionEnd

; ---- The last page

Function LastPage
  ${Title} "$(doneTitle)" "$(unofficial)"
  nsDialogs::Create 1018
  Pop $0
  ${If} $incomplete = 1
    ${Text} 0 72u "$(incompleteInstall)"
  ${Else}
    ${Text} 0 72u "$(done)"
  ${EndIf}
  ${NSD_CreateFirstRadioButton} 0 82u 100% 14u "$(openNow)"
  Pop $box
  ${NSD_CreateAdditionalRadioButton} 0 98u 100% 14u "$(openPage)"
  Pop $pageChoice
  ${NSD_CreateAdditionalRadioButton} 0 114u 100% 14u "$(openNothing)"
  Pop $0
  ${NSD_Check} $box
  SendMessage $mui.Button.Next ${WM_SETTEXT} 0 "STR:$(finish)"
  Call OnlyOneButton
  nsDialogs::Show
FunctionEnd

Function LastLeave
  SetOutPath "$PROFILE" ; not the program's own folder, which could not be removed then
  ClearErrors
  ${NSD_GetState} $box $0
  ${NSD_GetState} $pageChoice $1
  ${If} $0 = ${BST_CHECKED}
    Exec '"$INSTDIR\unpause.exe"'
  ${ElseIf} $1 = ${BST_CHECKED}
    Exec '"$INSTDIR\unpause.exe" --page'
  ${EndIf}
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(notOpened)"
  ${EndIf}
FunctionEnd
