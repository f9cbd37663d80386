; The languages that the setup and its remover speak. Windows' own language decides, in Austria and in Switzerland too; where it is none of these, the first
; one is spoken. Each is named as in NSIS, whose file of this name holds the texts of NSIS itself.
;
; Every sentence that is shown stands in sentences/<language>.nsh, by the same names in each. Plain words, about 15 of them in a sentence and never above 25. A
; message says what happened, why, and what to do. "&" marks the letter by which a control is reached with Alt. A button has room for about 15 letters. OK,
; Cancel, Retry, Yes and No of the message boxes are Windows' own, in its language; sentences that name them use its words.
;
; A new language is a file there and a line at the end of this one. The tests in packaging/setup say what is missing.

!define LINE "$\r$\n"
!define GAP "$\r$\n$\r$\n"

!macro SENTENCE name words
  LangString ${name} ${SPOKEN} "${words}"
!macroend
!define Sentence "!insertmacro SENTENCE"

; LANGUAGE_ lets the setup speak one more language. MUI forgets after each of them which of its texts are replaced.
!macro LANGUAGE_ name
  !define MUI_TEXT_INSTALLING_TITLE "$(working)"
  !define MUI_TEXT_INSTALLING_SUBTITLE "$(moment)"
  !define MUI_UNTEXT_UNINSTALLING_TITLE "$(removing)"
  !define MUI_UNTEXT_UNINSTALLING_SUBTITLE "$(moment)"
  !insertmacro MUI_LANGUAGE "${name}"
  !define /redef SPOKEN "${LANG_${name}}"
  !include /CHARSET=UTF8 "sentences/${name}.nsh"
!macroend
!define Language_ "!insertmacro LANGUAGE_"

${Language_} "English"
${Language_} "German"
