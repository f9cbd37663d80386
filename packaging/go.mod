module unpause/packaging

go 1.26.8

require (
	github.com/CycloneDX/cyclonedx-go v0.12.0
	github.com/fyne-io/oksvg v0.2.0
	github.com/package-url/packageurl-go v0.1.7
	github.com/srwiley/rasterx v0.0.0-20220730225603-2ab79fcdd4ef
	github.com/tc-hib/winres v0.2.1
	go.yaml.in/yaml/v4 v4.0.0
	golang.org/x/image v0.24.0
	golang.org/x/mod v0.41.0
)

require (
	github.com/nfnt/resize v0.0.0-20180221191011-83c6a9932646 // indirect
	golang.org/x/net v0.35.0 // indirect
	golang.org/x/text v0.22.0 // indirect
)
