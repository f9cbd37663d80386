// Command show opens the program on a virtual screen, does the main job there by keyboard, and saves a picture of each page. It is what
// "make run" does on a machine without a display.
//
//	show program folder
package main

import (
	"fmt"
	"log"
	"os"

	"unpause/e2e"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: show program folder")
	}
	if err := show(os.Args[1], os.Args[2]); err != nil {
		log.Fatal("show: ", err)
	}
	fmt.Printf("The screens are in %s/ as PNG pictures.\n", os.Args[2])
}

func show(program, folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, size := range [][2]int{{640, 480}, {900, 640}, {1280, 900}} {
		for _, theme := range []string{"light", "dark"} {
			prefix := fmt.Sprintf("%s-%dx%d-", theme, size[0], size[1])
			if err := e2e.Show(program, folder, prefix, theme, size[0], size[1]); err != nil {
				return fmt.Errorf("%s: %w", prefix, err)
			}
		}
	}
	return nil
}
