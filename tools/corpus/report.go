package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// A tally counts verdicts.
type tally struct {
	Hit      int            `json:"hit"`
	Miss     int            `json:"miss"`
	Silent   int            `json:"silent"`
	Alarm    int            `json:"alarm"`
	NotBuilt int            `json:"notBuilt"`
	How      map[string]int `json:"how,omitempty"` // of the hits
}

// add counts one result.
func (t *tally) add(r result) {
	switch r.Verdict {
	case hit:
		t.Hit++
		if t.How == nil {
			t.How = map[string]int{}
		}
		t.How[r.How]++
	case miss:
		t.Miss++
	case silent:
		t.Silent++
	case alarm:
		t.Alarm++
	case notBuilt:
		t.NotBuilt++
	}
}

// recall is the share of positive sites found, of those that were built; 1 of
// none.
func (t tally) recall() float64 { return share(t.Hit, t.Miss) }

// silence is the share of none sites that stay silent, of those that were
// built; 1 of none.
func (t tally) silence() float64 { return share(t.Silent, t.Alarm) }

// built is how many sites were judged.
func (t tally) built() int { return t.Hit + t.Miss + t.Silent + t.Alarm }

// share is good of all, 1 of nothing.
func share(good, bad int) float64 {
	if good+bad == 0 {
		return 1
	}
	return float64(good) / float64(good+bad)
}

// totals are the tallies of a whole run.
type totals struct {
	All          tally            `json:"all"`
	ByConfidence map[string]tally `json:"byConfidence"`
	Unlabeled    int              `json:"unlabelled"`
}

// count adds up reports.
func count(reports []repoReport) totals {
	t := totals{ByConfidence: map[string]tally{}}
	for _, report := range reports {
		t.Unlabeled += len(report.Unlabeled)
		for _, r := range report.Results {
			t.All.add(r)
			c := t.ByConfidence[r.Confidence]
			c.add(r)
			t.ByConfidence[r.Confidence] = c
		}
	}
	return t
}

// writeText prints the table of labels, the findings that belong to none and
// the totals.
func writeText(w io.Writer, reports []repoReport) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "verdict\texpected\tconfidence\tsite\tdetail")
	for _, report := range reports {
		for _, r := range report.Results {
			fmt.Fprintf(tw, "%s\t%s\t%s\t%s/%s:%d\t%s\n", r.Verdict, r.Expected, r.Confidence, r.Repo, r.File, r.Line, detail(r))
		}
	}
	if err := tw.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(w, "\nunlabelled findings in these packages, for a person to look at:")
	for _, report := range reports {
		for _, f := range report.Unlabeled {
			fmt.Fprintf(w, "%s/%s: %s/%s: %s\n", report.Repo, where(f, report.root), f.Analyzer, f.Category, f.Message)
		}
	}
	return writeTotals(w, count(reports))
}

// detail is the last column of a result's row.
func detail(r result) string {
	parts := []string{r.How, r.Note}
	if r.Verdict == hit {
		parts = append(parts, describe(r.Matched))
	} else if r.Verdict == miss && r.Note != "" {
		parts[1] = "instead: " + r.Note
	}
	if r.Verdict != silent && r.Verdict != notBuilt {
		parts = append(parts, "["+r.Shape+"]")
	}
	parts = strings.Fields(strings.Join(parts, " "))
	return strings.Join(parts, " ")
}

// writeTotals prints the tallies, the whole run last.
func writeTotals(w io.Writer, t totals) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "\nconfidence\tfound\trecall\tsilent\tsilence\tnot built")
	row := func(name string, c tally) {
		fmt.Fprintf(tw, "%s\t%d/%d\t%.1f%%\t%d/%d\t%.1f%%\t%d\n", name,
			c.Hit, c.Hit+c.Miss, 100*c.recall(), c.Silent, c.Silent+c.Alarm, 100*c.silence(), c.NotBuilt)
	}
	for _, name := range confidences {
		row(name, t.ByConfidence[name])
	}
	row("all", t.All)
	if err := tw.Flush(); err != nil {
		return err
	}
	var how []string
	for _, name := range ways {
		how = append(how, fmt.Sprintf("%d %s", t.All.How[name], name))
	}
	_, err := fmt.Fprintf(w, "hits: %s; unlabelled findings: %d\n", strings.Join(how, ", "), t.Unlabeled)
	return err
}

// writeJSON writes everything as one JSON object.
func writeJSON(w io.Writer, reports []repoReport) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "\t")
	return enc.Encode(struct {
		Repos  []repoReport `json:"repos"`
		Totals totals       `json:"totals"`
	}{reports, count(reports)})
}
