; What is in the folder for Unpause's own files. Its web page, its reports of crashes, its settings (language, size of text) and its locks can be thrown away without asking. Everything else is
; somebody's progress: where they were, what was changed on this PC and the way back, and what a later Unpause keeps there in files whose names are not known here.

!define OWN_FOLDER "$LOCALAPPDATA\Unpause"

!macro OWN un

; ReadProgress sets $progress to 1 when there is saved progress. It deletes all else on its way if $cleaning is 1. A folder that is a link may hold anything.
Function ${un}ReadProgress
  StrCpy $progress 0
  ${If} ${FileExists} "${OWN_FOLDER}\*.*"
    ${GetFileAttributes} "${OWN_FOLDER}" "REPARSE_POINT" $0
    ${If} $0 = 1
      StrCpy $progress 1
      Return
    ${EndIf}
  ${EndIf}
  FindFirst $1 $2 "${OWN_FOLDER}\*.*"
  ${DoUntil} $2 == ""
    Call ${un}Weigh
    ClearErrors
    FindNext $1 $2
    ${IfThen} ${Errors} ${|} ${ExitDo} ${|}
  ${Loop}
  FindClose $1
FunctionEnd

; Weigh looks at what is called $2 in the own folder. An empty folder there is no progress.
Function ${un}Weigh
  ${If} $2 == "."
  ${OrIf} $2 == ".."
    Return
  ${EndIf}
  ${If} ${FileExists} "${OWN_FOLDER}\$2\*.*"
    Call ${un}IsEmptyFolder
  ${Else}
    Call ${un}IsMadeAgain
  ${EndIf}
  ${If} $0 <> 1
    StrCpy $progress 1
  ${ElseIf} $cleaning = 1
    Delete "${OWN_FOLDER}\$2"
    RMDir "${OWN_FOLDER}\$2"
  ${EndIf}
FunctionEnd

; IsEmptyFolder sets $0 to 1 when nothing is in the folder $2, and it is no link to another one.
Function ${un}IsEmptyFolder
  ${GetFileAttributes} "${OWN_FOLDER}\$2" "REPARSE_POINT" $0
  IntOp $0 $0 !
  FindFirst $3 $4 "${OWN_FOLDER}\$2\*.*"
  ${DoUntil} $4 == ""
    ${If} $4 != "."
    ${AndIf} $4 != ".."
      StrCpy $0 0
    ${EndIf}
    ClearErrors
    FindNext $3 $4
    ${IfThen} ${Errors} ${|} ${ExitDo} ${|}
  ${Loop}
  FindClose $3
FunctionEnd

; IsMadeAgain sets $0 to 1 when the file called $2 is one that Unpause makes again or that is soon chosen again (package system: crash.go, ownpage.go, settings.go, memory.go and journal.go). A file whose writing was cut off
; has a number behind its name (file.go there).
Function ${un}IsMadeAgain
  StrCpy $0 0
  StrCpy $3 ""
  ${Select} $2
  ${Case5} "reference.html" "crash.txt" "crash-2.txt" "crash-3.txt" "crash-4.txt"
    StrCpy $0 1
  ${Case3} "crash-before.txt" "settings.json" "changes.lock"
    StrCpy $0 1
  ${Case4} "open.lock" "open-2.lock" "open-3.lock" "open-4.lock"
    StrCpy $0 1
  ${EndSelect}
  StrCpy $4 $2 15
  ${IfThen} $4 == "reference.html." ${|} StrCpy $3 $2 "" 15 ${|}
  StrCpy $4 $2 13
  ${IfThen} $4 == "changes.json." ${|} StrCpy $3 $2 "" 13 ${|}
  StrCpy $4 $2 14
  ${IfThen} $4 == "settings.json." ${|} StrCpy $3 $2 "" 14 ${|}
  ${IfThen} $4 == "progress.json." ${|} StrCpy $3 $2 "" 14 ${|}
  StrCpy $4 $2 16
  ${IfThen} $4 == "progress-2.json." ${|} StrCpy $3 $2 "" 16 ${|}
  ${IfThen} $4 == "progress-3.json." ${|} StrCpy $3 $2 "" 16 ${|}
  ${IfThen} $4 == "progress-4.json." ${|} StrCpy $3 $2 "" 16 ${|}
  StrCpy $4 $2 17
  ${IfThen} $4 == "crash-before.txt." ${|} StrCpy $3 $2 "" 17 ${|}
  ${If} $3 != ""
    ${StrFilter} "$3" "1" "" "" $4 ; "1" keeps digits
    ${IfThen} $3 == $4 ${|} StrCpy $0 1 ${|}
  ${EndIf}
FunctionEnd

!macroend
!insertmacro OWN ""
!insertmacro OWN "un."
