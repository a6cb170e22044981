package provenance

import (
	"go/build"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// isDependency reports whether the package's files are the standard library's,
// a module's at a version of its own, or vendored: a driver may analyse these
// from source, but nobody develops them here.
func isDependency(pass *analysis.Pass) bool {
	name := filepath.ToSlash(pass.Fset.File(pass.Files[0].FileStart).Name())
	root := filepath.ToSlash(filepath.Join(build.Default.GOROOT, "src")) + "/"
	return build.Default.GOROOT != "" && isStd(pass.Pkg.Path()) && strings.HasPrefix(name, root) ||
		strings.Contains(name, "@v") || strings.Contains(name, "/vendor/")
}

// sources gives the texts of the package's files, as far as the driver lets
// them be read. What cannot be read counts as text that speaks of credentials.
func sources(pass *analysis.Pass) [][]byte {
	read := pass.ReadFile
	if read == nil {
		read = os.ReadFile
	}
	var out [][]byte
	for _, f := range pass.Files {
		src, err := read(pass.Fset.File(f.FileStart).Name())
		if err != nil {
			src = credentialWords[0]
		}
		out = append(out, src)
	}
	return out
}
