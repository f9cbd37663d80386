// Command show opens the program on a virtual screen, does the main job there by keyboard, and saves a picture of each page, in light and in
// dark colours. It is what "make run" does on a machine without a display.
//
//	show program folder [widthxheight ...]
package main

import (
	"fmt"
	"log"
	"os"

	"unpause/e2e"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) < 3 {
		log.Fatal("usage: show program folder [widthxheight ...]")
	}
	program, folder, sizes := os.Args[1], os.Args[2], os.Args[3:]
	if len(sizes) == 0 {
		sizes = []string{"640x480", "900x640", "1280x900"}
	}
	if err := show(program, folder, sizes); err != nil {
		log.Fatal("show: ", err)
	}
	fmt.Printf("The screens are in %s/ as PNG pictures.\n", folder)
}

func show(program, folder string, sizes []string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, size := range sizes {
		var width, height int
		if _, err := fmt.Sscanf(size, "%dx%d", &width, &height); err != nil {
			return fmt.Errorf("size %q: %w", size, err)
		}
		for _, theme := range []string{"light", "dark"} {
			prefix := theme + "-" + size + "-"
			if err := e2e.Show(program, folder, prefix, theme, width, height); err != nil {
				return fmt.Errorf("%s: %w", prefix, err)
			}
		}
	}
	return nil
}
