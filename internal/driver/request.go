package driver

import (
	"strings"

	"golang.org/x/tools/go/packages"
)

// requested gives the packages to report on. Where a package has tests of its
// own, the variant that holds them stands for it, as in go vet; unless that
// does not compile, so that the package itself still is looked at.
func requested(roots []*packages.Package) []*packages.Package {
	tested := map[string]bool{}
	for _, p := range roots {
		if isVariant(p) && !lacksExport(p) {
			tested[p.PkgPath] = true
		}
	}
	var wanted []*packages.Package
	for _, p := range roots {
		switch {
		case isTestMain(p), p.PkgPath == "unsafe":
		case !isVariant(p) && tested[p.PkgPath]:
		default:
			wanted = append(wanted, p)
		}
	}
	return wanted
}

// isVariant reports whether the package is "p [p.test]": p with its tests.
func isVariant(p *packages.Package) bool {
	return p.ForTest != "" && p.ForTest == p.PkgPath
}

// isTestMain reports whether the package is the main package that go test
// generates.
func isTestMain(p *packages.Package) bool {
	return strings.HasSuffix(p.ID, ".test") && p.Imports["testing/internal/testdeps"] != nil
}

// testedPath gives the import path of the package, for "p_test" that of p.
func testedPath(p *packages.Package) string {
	if p.ForTest != "" {
		return p.ForTest
	}
	return p.PkgPath
}
