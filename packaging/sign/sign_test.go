package sign

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// environment makes a getenv of a table.
func environment(table map[string]string) func(string) string {
	return func(name string) string { return table[name] }
}

// files makes a certificate's file and one with a password.
func files(t *testing.T) (certificate, password string) {
	t.Helper()
	certificate, password = filepath.Join(t.TempDir(), "c.p12"), filepath.Join(t.TempDir(), "password")
	for path, text := range map[string]string{certificate: "no certificate", password: "hush\n"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return certificate, password
}

func TestNothingSetMeansUnsigned(t *testing.T) {
	if s, err := FromEnvironment(environment(nil)); s != nil || err != nil {
		t.Errorf("%v, %v", s, err)
	}
}

func TestWhatIsWrongIsSaid(t *testing.T) {
	certificate, password := files(t)
	gone := filepath.Join(t.TempDir(), "gone")
	for _, c := range []struct {
		table map[string]string
		want  error
		names string
	}{
		{map[string]string{CertificateVariable: certificate}, ErrIncomplete, PasswordVariable},
		{map[string]string{PasswordVariable: password}, ErrIncomplete, CertificateVariable},
		{map[string]string{CertificateVariable: gone, PasswordVariable: password}, os.ErrNotExist, CertificateVariable},
		{map[string]string{CertificateVariable: certificate, PasswordVariable: gone}, os.ErrNotExist, PasswordVariable},
		{map[string]string{CertificateVariable: certificate, PasswordVariable: password, TimestampVariable: "timestamp.example"}, ErrTimestamp, "https"},
	} {
		if s, err := FromEnvironment(environment(c.table)); s != nil || !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.names) {
			t.Errorf("%v: %v, %v", c.table, s, err)
		}
	}
}

// TestNoPasswordOnTheCommandLine: everybody on the machine can read command lines.
func TestNoPasswordOnTheCommandLine(t *testing.T) {
	certificate, password := files(t)
	s, err := FromEnvironment(environment(map[string]string{
		CertificateVariable: certificate, PasswordVariable: password, TimestampVariable: "https://timestamp.example",
	}))
	if err != nil {
		t.Fatal(err)
	}
	args := s.arguments("in.exe", "out.exe")
	if slices.ContainsFunc(args, func(a string) bool { return strings.Contains(a, "hush") }) {
		t.Error(args)
	}
	line := strings.Join(args, " ")
	for _, want := range []string{"-h sha256", "-n Unpause", "-ts https://timestamp.example", "-in in.exe -out out.exe"} {
		if !strings.Contains(line, want) {
			t.Errorf("%q is missing in %q", want, line)
		}
	}
}

// TestAnotherFolderMakesNoDifference: a path may be given from the folder that the build is started in.
func TestAnotherFolderMakesNoDifference(t *testing.T) {
	certificate, password := files(t)
	t.Chdir(filepath.Dir(certificate))
	s, err := FromEnvironment(environment(map[string]string{CertificateVariable: filepath.Base(certificate), PasswordVariable: password}))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{CertificateVariable + "=" + certificate, PasswordVariable + "=" + password, TimestampVariable + "="}
	if got := s.Environment(); !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
}
