//go:build windows

// Command service is a Windows service that does nothing but run until it is stopped, for tests of starting and stopping; the service
// manager starts it with the word "service". Without that word it says that it runs and stays until it is ended, so that it can stand for any program.
package main

import (
	"fmt"
	"os"
	"time"

	"golang.org/x/sys/windows/svc"
)

type idle struct{}

// Execute implements svc.Handler.
func (idle) Execute(_ []string, requests <-chan svc.ChangeRequest, status chan<- svc.Status) (bool, uint32) {
	status <- svc.Status{State: svc.Running, Accepts: svc.AcceptStop | svc.AcceptShutdown}
	for r := range requests {
		switch r.Cmd {
		case svc.Interrogate:
			status <- r.CurrentStatus
		case svc.Stop, svc.Shutdown:
			return false, 0
		}
	}
	return false, 0
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "service" {
		svc.Run("", idle{})
		return
	}
	fmt.Println("running")
	time.Sleep(time.Hour)
}
