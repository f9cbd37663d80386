package system

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// childRole is the environment variable by which the test program starts itself as another program.
const childRole = "UNPAUSE_TEST_ROLE"

// TestMain lets the test program be its own second start: with the word of a command it does what Unpause does when it is started as administrator, and with
// a role what a test wants of another program.
func TestMain(m *testing.M) {
	if len(os.Args) == 2 {
		if word, ok := strings.CutPrefix(os.Args[1], ElevatedFlag); ok {
			os.Exit(RunElevated(word))
		}
	}
	if role := os.Getenv(childRole); role != "" {
		kind, rest, _ := strings.Cut(role, " ")
		roles[kind](rest)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// roles are what children do, by name, with what stands behind the name.
var roles = map[string]func(string){"crash": crashChild, "door": doorChild}

// child prepares a start of the test program in a role. Its output goes nowhere: under Wine a pipe would stay open.
func child(role string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childRole+"="+role)
	return cmd
}

// tempFolder is t.TempDir, except under Wine 8, which cannot delete files the way Go does today.
func tempFolder(t testing.TB) string {
	t.Helper()
	if os.Getenv("WINEPREFIX") == "" {
		return t.TempDir()
	}
	folder, err := os.MkdirTemp("", "unpause-test-")
	if err != nil {
		t.Fatal(err)
	}
	return folder
}
