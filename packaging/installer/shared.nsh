; What the setup and the remover both need.

!define ONLY_MOVE 5 ; SWP_NOSIZE and SWP_NOZORDER

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

; TEXT puts words on a page, from a height on. A path may have "&" in it, which must not mark a letter there.
!macro TEXT top height words
  ${NSD_CreateLabel} 0 ${top} 100% ${height} "${words}"
  Pop $0
  ${NSD_AddStyle} $0 ${SS_NOPREFIX}
!macroend
!define Text "!insertmacro TEXT"

; STOP ends the setup or the remover. What has happened was said before.
!macro STOP exitCode
  SetErrorLevel ${exitCode}
  Quit
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

; OnlyOneButton is for the last page, on which there is no way back. Esc closes it too, if Cancel is only out of sight. The one button takes its place.
Function ${un}OnlyOneButton
  System::Call '*(i, i, i, i) p .r1' ; a RECT
  System::Call 'user32::GetWindowRect(p $mui.Button.Cancel, p r1)'
  System::Call 'user32::MapWindowPoints(p 0, p $HWNDPARENT, p r1, i 2)'
  System::Call '*$1(i .r2, i .r3)'
  System::Free $1
  System::Call 'user32::SetWindowPos(p $mui.Button.Next, p 0, i r2, i r3, i 0, i 0, i ${ONLY_MOVE})'
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
