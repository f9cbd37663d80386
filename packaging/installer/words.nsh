; The words that the setup or its remover is started with. NSIS itself heeds /S, /NCRC and /D=, and is silent about all that it does not understand; here
; nothing is done when a word is not understood, because the person who typed it wanted something else.

!define USUAL_LETTERS 3 ; of "/D=" and "_?="

!macro WORDS un

; ReadWords reads all words. The first of them that is not understood ends everything.
Function ${un}ReadWords
  System::Call 'kernel32::GetCommandLineW() w .s' ; $CMDLINE lacks what NSIS has already taken out of it
  Pop $words
  Call ${un}NextWord ; the name of the program
  ${Do}
    Call ${un}NextWord
    ${IfThen} $word == "" ${|} ${ExitDo} ${|}
    Call ${un}TakeWord
    ${If} $0 <> 1
    ${AndIf} $wrongWord == ""
      StrCpy $wrongWord $word
    ${EndIf}
  ${Loop}
  ${If} $helpWanted = 1
    MessageBox MB_OK|MB_ICONINFORMATION "$(${un}switches)" /SD IDOK
    ${Stop} 0
  ${ElseIf} $wrongWord != ""
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(wrongWord)$(${un}switches)" /SD IDOK
    ${Stop} ${WRONG_WORD}
  ${EndIf}
FunctionEnd

; NextWord moves a word from the beginning of $words to $word, "" if there is none left.
Function ${un}NextWord
  ${Do}
    StrCpy $0 $words 1
    ${IfThen} $0 != " " ${|} ${ExitDo} ${|}
    StrCpy $words $words "" 1
  ${Loop}
  Call ${un}WordEnd
  StrCpy $word $words $2
  StrCpy $words $words "" $2
FunctionEnd

; WordEnd sets $2 to the length of the word with which $words begins. NSIS takes all that follows "/D=" and "_?=" for the name of a folder, with its blanks.
Function ${un}WordEnd
  StrCpy $0 $words ${USUAL_LETTERS}
  ${If} $0 S== "/D="
  ${OrIf} $0 == "_?="
    StrLen $2 $words
    Return
  ${EndIf}
  StrCpy $0 $words 1
  StrCpy $1 " "
  ${If} $0 == '"'
    StrCpy $1 '"'
  ${EndIf}
  StrCpy $2 0
  ${Do}
    IntOp $2 $2 + 1
    StrCpy $0 $words 1 $2
    ${IfThen} $0 == "" ${|} ${ExitDo} ${|}
  ${LoopUntil} $0 == $1
  ${If} $1 == '"'
    IntOp $2 $2 + 1
  ${EndIf}
FunctionEnd

; TakeUsualWord heeds a word that the setup and the remover both know, and sets $0 to 0 if it is none.
Function ${un}TakeUsualWord
  StrCpy $0 1
  ${If} $word == "/?"
  ${OrIf} $word == "/help"
    StrCpy $helpWanted 1
  ${ElseIf} $word == "/S" ; a small s, too
    SetSilent silent
  ${ElseIf} $word != "/NCRC"
    StrCpy $0 0
  ${EndIf}
FunctionEnd

!macroend
!insertmacro WORDS ""
!insertmacro WORDS "un."

; TakeWord heeds a word and sets $0 to 1, or to 0 if the setup does not know it.
Function TakeWord
  Call TakeUsualWord
  StrCpy $1 $word ${USUAL_LETTERS}
  ${If} $1 S== "/D="
    StrCpy $folderTold 1
    StrCpy $toldFolder $word "" ${USUAL_LETTERS}
    StrCpy $0 1
  ${ElseIf} $word == "/DESKTOP=0"
  ${OrIf} $word == "/DESKTOP=1"
    StrCpy $toldLink $word 1 -1
    StrCpy $0 1
  ${EndIf}
FunctionEnd

; un.TakeWord does the same for the remover. NSIS adds "_?=" when it starts the copy that does the work.
Function un.TakeWord
  Call un.TakeUsualWord
  StrCpy $1 $word ${USUAL_LETTERS}
  ${If} $1 == "_?="
    StrCpy $0 1
  ${ElseIf} $word == "/FORGET=0"
  ${OrIf} $word == "/FORGET=1"
    StrCpy $forgetProgress $word 1 -1
    StrCpy $0 1
  ${EndIf}
FunctionEnd
