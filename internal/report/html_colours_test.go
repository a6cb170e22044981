package report

import (
	"fmt"
	"math"
	"regexp"
	"testing"
)

// TestContrast computes the contrast of the page's colours, light and dark, as
// WCAG 2.2 defines it (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio): 4.5
// for text, 3 for what only marks.
func TestContrast(t *testing.T) {
	colours := map[string][2]string{}
	for _, m := range regexp.MustCompile(`(?m)^  --([\w-]+): light-dark\((#\w{6}), (#\w{6})\);`).FindAllStringSubmatch(pageStyle, -1) {
		colours[m[1]] = [2]string{m[2], m[3]}
	}
	const text, shape = 4.5, 3
	for _, tt := range []struct {
		least       float64
		front, back []string
	}{
		{text, []string{"ink", "muted", "link", "error", "warning", "note"}, []string{"paper", "card", "sunk", "hit"}},
		{text, []string{"keyword", "string", "comment", "number", "call"}, []string{"card", "sunk", "hit"}},
		{text, []string{"ink", "muted"}, []string{"way-bg", "error-bg", "warning-bg", "note-bg"}},
		{text, []string{"way"}, []string{"way-bg", "card"}},
		{text, []string{"error"}, []string{"error-bg"}},
		{text, []string{"warning"}, []string{"warning-bg"}},
		{text, []string{"note"}, []string{"note-bg"}},
		{text, []string{"card"}, []string{"way", "error", "warning", "note"}}, // numbers in badges
		{shape, []string{"way", "error", "warning", "note", "string"}, []string{"paper", "card", "sunk", "hit"}},
		{shape, []string{"edge"}, []string{"paper", "card"}}, // of fields and buttons
	} {
		for _, front := range tt.front {
			for _, back := range tt.back {
				for i, mode := range []string{"light", "dark"} {
					if got := contrast(colours[front][i], colours[back][i]); !(got >= tt.least) {
						t.Errorf("%s: %s on %s has a contrast of %.2f, want %.1f", mode, front, back, got, tt.least)
					}
				}
			}
		}
	}
}

func contrast(a, b string) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// luminance gives the relative luminance of #rrggbb, or NaN for anything else.
func luminance(colour string) float64 {
	var c [3]uint8
	if _, err := fmt.Sscanf(colour, "#%02x%02x%02x", &c[0], &c[1], &c[2]); err != nil {
		return math.NaN()
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		v := float64(c[i]) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		sum += weight * v
	}
	return sum
}
