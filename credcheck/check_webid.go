package credcheck

import (
	"errors"
	"io/fs"
	"os"
	"strings"

	"github.com/credlint/credlint/credcheck/internal/jwt"
)

// checkWebIdentity looks at the token file of the used web identity.
func (i *inspection) checkWebIdentity() {
	file := i.tokenFile()
	if file == "" {
		return
	}
	b, err := readSmall(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		i.add(CodeWebIDTokenMissing, "the web identity token file %s does not exist", file).with("file", file)
		return
	case err != nil:
		i.add(CodeWebIDTokenUnreadable, "the web identity token file %s: %s", file, reason(err)).with("file", file)
		return
	}
	token := strings.TrimSpace(string(b))
	if token == "" {
		i.add(CodeWebIDTokenEmpty, "the web identity token file %s is empty", file).with("file", file)
		return
	}
	i.clean.secrets.Add(token)
	i.checkToken(file, token)
}

// tokenFile gives the file of the web identity at the bottom of the used source.
func (i *inspection) tokenFile() string {
	src := i.report.Source
	if i.replaced || !i.src.loaded || src.base() != WebIdentity {
		return ""
	}
	return src.File
}

func (i *inspection) checkToken(file, token string) {
	claims, err := jwt.Parse(token)
	if err != nil {
		i.add(CodeWebIDTokenUnreadable, "the web identity token file %s holds no JSON web token: %v", file, err).with("file", file)
		return
	}
	now := i.report.Time
	if !claims.Expires.IsZero() && !claims.Expires.After(now) {
		i.add(CodeWebIDTokenExpired, "the web identity token in %s ended %s", file, stamp(claims.Expires, now)).with("file", file)
	}
	if i.options.host.any("KUBERNETES_SERVICE_HOST") && !projected(file) {
		i.add(CodeWebIDTokenNotRotated, "%s is a plain file, no projected volume: the kubelet does not renew it", file).with("file", file)
	}
	if !claims.ForSTS() {
		i.add(CodeWebIDAudience, "the web identity token is for %q, not for sts.amazonaws.com", clip(list(claims.Audience), 80)).with("file", file)
	}
	if !strings.HasPrefix(claims.Issuer, "https://") {
		i.add(CodeWebIDIssuer, "the web identity token's issuer %q is no https address: STS cannot fetch its keys", clip(claims.Issuer, 80)).with("file", file)
	}
}

// projected tells whether the kubelet writes the file: in a volume it is a link through ..data, which is swapped as a whole. A subPath mount or a
// copy is a plain file (Kubernetes, pkg/volume/util/atomic_writer.go).
func projected(file string) bool {
	target, err := os.Readlink(file)
	return err == nil && strings.HasPrefix(target, "..data/")
}
