package credcheck

import (
	"context"
	"log/slog"
	"slices"
)

// LogValue gives the report as a group: verdict, source, key, and the codes found by severity.
func (r *Report) LogValue() slog.Value {
	attrs := []slog.Attr{
		slog.String("verdict", r.verdict()),
		slog.String("level", r.Level.String()),
		slog.String("source", string(r.Source.Kind)),
	}
	if r.Source.SetBy != "" {
		attrs = append(attrs, slog.String("set_by", r.Source.SetBy))
	}
	if r.Credential.KeyID != "" {
		attrs = append(attrs, slog.String("key", r.Credential.KeyID))
	}
	if r.Credential.Expires != nil {
		attrs = append(attrs, slog.Time("expires", *r.Credential.Expires))
	}
	for s := Error; s >= Info; s-- {
		if codes := r.codes(s); len(codes) > 0 {
			attrs = append(attrs, slog.Any(s.String(), codes))
		}
	}
	return slog.GroupValue(attrs...)
}

func (r *Report) codes(s Severity) []Code {
	var codes []Code
	for _, f := range r.Findings {
		if f.Severity == s {
			codes = append(codes, f.Code)
		}
	}
	return slices.Compact(codes)
}

// LogValue gives the finding as a group.
func (f Finding) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("code", string(f.Code)),
		slog.String("severity", f.Severity.String()),
		slog.String("message", f.Message),
		slog.String("remedy", f.Remedy),
		slog.String("doc", f.Doc),
	)
}

var logLevels = map[Severity]slog.Level{Info: slog.LevelInfo, Warning: slog.LevelWarn, Error: slog.LevelError}

// log writes one line for the source and one for each finding.
func (r *Report) log(l *slog.Logger) {
	if l == nil || r.Level == Off {
		return
	}
	ctx := context.Background()
	l.LogAttrs(ctx, slog.LevelInfo, "credcheck", slog.Any("report", r))
	for _, f := range r.Findings {
		l.LogAttrs(ctx, logLevels[f.Severity], "credcheck: "+f.Message, slog.Any("finding", f))
	}
}
