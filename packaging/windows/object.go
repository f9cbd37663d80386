// Package windows makes what Windows reads from the program's file without starting it: its icon, its properties and its manifest.
package windows

import (
	"fmt"
	"image"
	"io"
	"os"
	"path/filepath"

	"github.com/tc-hib/winres"
	"github.com/tc-hib/winres/version"

	"unpause/packaging/icon"
	"unpause/packaging/product"
)

// IconName is the name under which GLFW looks for the icon of a new window (its win32_window.c); Explorer takes the first icon, whatever its name.
const IconName = winres.Name("GLFW_ICON")

// manifest tells Windows how to run the program: with the rights of whoever starts it, sharp on every screen, with paths of any length and with the current
// look of message boxes. The code page stays the PC's own: Go and GLFW speak UTF-16 to Windows, so UTF-8 would change nothing but the libraries of others.
var manifest = winres.AppManifest{
	Compatibility:       winres.Win10AndAbove, // Fyne 2.8 runs on nothing older
	ExecutionLevel:      winres.AsInvoker,
	UIAccess:            false,
	DPIAwareness:        winres.DPIPerMonitorV2, // written with "system" and dpiAware for Windows before 1703
	LongPathAware:       true,
	UseCommonControlsV6: true,
}

// WriteObject writes the object file that the Go linker puts into the program, for 64-bit Windows.
func WriteObject(w io.Writer, p product.Product) error {
	set, err := resources(p)
	if err != nil {
		return err
	}
	return set.WriteObject(w, winres.ArchAMD64)
}

// WriteIcon writes the icon as a file of its own, for the installer.
func WriteIcon(w io.Writer, p product.Product) error {
	i, err := programIcon(p.Root)
	if err != nil {
		return err
	}
	return i.SaveICO(w)
}

// resources puts icon, properties and manifest together.
func resources(p product.Product) (*winres.ResourceSet, error) {
	set := &winres.ResourceSet{}
	i, err := programIcon(p.Root)
	if err != nil {
		return nil, err
	}
	if err := set.SetIcon(IconName, i); err != nil {
		return nil, fmt.Errorf("the icon does not fit into the program: %w", err)
	}
	info, err := properties(p)
	if err != nil {
		return nil, err
	}
	set.SetVersionInfo(info)
	set.SetManifest(manifest)
	return set, nil
}

// programIcon draws the icon in all its sizes.
func programIcon(root string) (*winres.Icon, error) {
	pictures, err := Pictures(root)
	if err != nil {
		return nil, err
	}
	return winres.NewIconFromImages(pictures)
}

// Pictures are the icon's pictures, one a size, from the drawings in the project's folder.
func Pictures(root string) ([]image.Image, error) {
	large, err := os.ReadFile(filepath.Join(root, "resources", "icon.svg"))
	if err != nil {
		return nil, fmt.Errorf("the icon could not be read: %w", err)
	}
	little, err := os.ReadFile(filepath.Join(root, "packaging", "windows", "icon16.svg"))
	if err != nil {
		return nil, fmt.Errorf("the small icon could not be read: %w", err)
	}
	return icon.DrawAll(large, little)
}

// properties are what Explorer shows under Properties, Details. Task Manager and "Open with" call the program by its file description, so that is its name.
func properties(p product.Product) (version.Info, error) {
	numbers, err := p.Numbers()
	if err != nil {
		return version.Info{}, err
	}
	info := version.Info{FileVersion: numbers, ProductVersion: numbers, Type: version.App}
	four := fmt.Sprintf("%d.%d.%d.%d", numbers[0], numbers[1], numbers[2], numbers[3])
	for key, value := range map[string]string{
		version.ProductName:      product.Name,
		version.ProductVersion:   p.Version,
		version.FileDescription:  product.Name,
		version.Comments:         product.Description,
		version.FileVersion:      four,
		version.CompanyName:      product.Publisher,
		version.LegalCopyright:   p.Copyright,
		version.InternalName:     "unpause",
		version.OriginalFilename: product.Program,
	} {
		if err := info.Set(version.LangDefault, key, value); err != nil {
			return version.Info{}, fmt.Errorf("%s %q: %w", key, value, err)
		}
	}
	return info, nil
}
