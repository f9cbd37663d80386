; A setup for the empty window, packed as packaging/installer/unpause.nsi packs Unpause: the floor for the size of a setup.
;
;   makensis -WX -DPROGRAM=<empty.exe> -DOUTFILE=<setup.exe> setup.nsi

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
Name "Empty"
OutFile "${OUTFILE}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Empty"

Page instfiles
UninstPage instfiles

Section
  SetOutPath "$INSTDIR"
  File "/oname=empty.exe" "${PROGRAM}"
  WriteUninstaller "$INSTDIR\uninstall.exe"
SectionEnd

Section Uninstall
  Delete "$INSTDIR\empty.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
SectionEnd
