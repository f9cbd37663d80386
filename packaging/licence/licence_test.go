package licence

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

const (
	mit = "The MIT License\n\nPermission is hereby granted, free of charge, to any person\nobtaining a copy of this software and associated documentation files (the \"Software\")"
	bsd = "Redistribution and use in source and binary forms, with or without\nmodification, are permitted provided that"
)

func TestRecognise(t *testing.T) {
	for text, want := range map[string]string{
		mit: "MIT",
		bsd: "BSD-2-Clause",
		bsd + "\n------------------\n\nFiles: gzhttp/*\n\n      Apache License\n                           Version 2.0, January 2004\n" + mit: "BSD-3-Clause AND Apache-2.0 AND MIT",
		bsd + " ... may be used to endorse or promote products derived from\n this software without specific prior written permission.":       "BSD-3-Clause",
		bsd + " ... may not be used to endorse or promote products derived from this software without specific prior written permission.":     "BSD-3-Clause",
		"                 Apache License\n                           Version 2.0, January 2004":                                               "Apache-2.0",
		"SPDX-License-Identifier: Unlicense OR BSD-3-Clause\n" + bsd:                                                                          "Unlicense OR BSD-3-Clause",
		"SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007":                                                                                "OFL-1.1",
		"Permission to use, copy, modify, and/or distribute this software for any purpose\nwith or without fee is hereby granted":             "ISC",
	} {
		if got, err := Recognise(text); got != want || err != nil {
			t.Errorf("%.40q: %q, not %q; %v", text, got, want, err)
		}
	}
}

func TestUnknownLicenceIsAnError(t *testing.T) {
	if _, err := Recognise("All rights reserved. Ask us first."); !errors.Is(err, ErrUnknown) {
		t.Error(err)
	}
}

// folder makes a folder with files.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestFolderWithNotice(t *testing.T) {
	l, err := OfFolder(folder(t, map[string]string{"NOTICE": "Made by us", "License.txt": mit, "README.md": bsd}))
	if err != nil || l.SPDX != "MIT" || len(l.Texts) != 2 || l.Texts[0] != mit || l.Texts[1] != "Made by us" {
		t.Errorf("%+v, %v", l, err)
	}
}

func TestTwoLicencesHoldTogether(t *testing.T) {
	l, err := OfFolder(folder(t, map[string]string{"COPYING": mit, "LICENSE": bsd}))
	if err != nil || l.SPDX != "MIT AND BSD-2-Clause" || len(l.Texts) != 2 {
		t.Errorf("%+v, %v", l, err)
	}
}

func TestFolderWithoutLicence(t *testing.T) {
	for _, files := range []map[string]string{{}, {"README.md": mit}, {"LICENSE": "Ask us first."}, {"NOTICE": mit}} {
		if l, err := OfFolder(folder(t, files)); !errors.Is(err, ErrUnknown) {
			t.Errorf("%v: %+v, %v", files, l, err)
		}
	}
}

func TestMissingFolderNamesTheRemedy(t *testing.T) {
	if _, err := OfFolder(filepath.Join(t.TempDir(), "gone")); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}
