; The remover, in the order in which things happen.

Function un.onInit
  Call un.ReadWords
  Call un.OneSetup
  Call un.ReadFormer
FunctionEnd

Function un.OptionsPage
  ${Title} "$(removeTitle)" "$(removeSubtitle)"
  nsDialogs::Create 1018
  Pop $0
  ${Text} 0 36u "$(remove)"
  StrCpy $box 0
  Call un.ReadProgress
  ${If} $progress = 1
    ${Text} 46u 12u "$(keep)"
    ${Text} 60u 24u "${OWN_FOLDER}"
    ${NSD_CreateCheckbox} 0 94u 100% 14u "$(forget)"
    Pop $box
    ${NSD_SetState} $box $forgetProgress
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
  ShowWindow $mui.Button.Back ${SW_HIDE}
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
    StrCpy $cleaning 1
  ${EndIf}
  Call un.ReadProgress
  ${If} $cleaning = 1
  ${AndIf} $progress = 0
    RMDir "${OWN_FOLDER}"
  ${EndIf}
  ${If} $forgetProgress = 1
    StrCpy $forgotten $progress
    Push "${OWN_FOLDER}"
    Call un.RemoveTree
    Call un.ReadProgress
    ${If} $progress = 1
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
      Delete "$INSTDIR\unpause.exe.old" ; left by a setup while it was open
      ${IfNot} ${Errors}
        Delete "$INSTDIR\unpause.exe"
        ${IfNotThen} ${Errors} ${|} Return ${|}
      ${EndIf}
      Sleep 250 ; a program that just closed is let go of a moment later
    ${Next}
    ${IfNot} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(cannotRemove)" /SD IDCANCEL IDRETRY`
      ${Stop} ${CANNOT_WRITE}
    ${EndIf}
  ${Loop}
FunctionEnd

; RemoveEntries removes shortcuts and registry entries, but not the scheme if its links open another program by now.
Function un.RemoveEntries
  Delete "${START_MENU}\Unpause.lnk"
  Delete "${PAGE_LINKS}"
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
  ReadRegStr $0 HKCU "${ONCE_KEY}" "Unpause" ; somebody wanted Unpause to open again after a restart
  ${If} $0 == '"$INSTDIR\unpause.exe" --go-on'
    DeleteRegValue HKCU "${ONCE_KEY}" "Unpause"
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
  ${If} $progress = 1
    ${Text} 0 12u "$(kept)"
    ${Text} 14u 24u "${OWN_FOLDER}"
  ${ElseIf} $forgotten = 1
    ${Text} 0 24u "$(allForgotten)"
  ${Else}
    ${Text} 0 24u "$(nothingKept)"
  ${EndIf}
  SendMessage $mui.Button.Next ${WM_SETTEXT} 0 "STR:$(close)"
  Call un.OnlyOneButton
  nsDialogs::Show
FunctionEnd
