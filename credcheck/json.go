package credcheck

import (
	"encoding/json"
	"fmt"
	"math"
	"time"
)

// seconds is a duration in JSON.
type seconds float64

func toSeconds(d *time.Duration) *seconds {
	if d == nil {
		return nil
	}
	s := seconds(d.Seconds())
	return &s
}

func (s *seconds) duration() *time.Duration {
	if s == nil {
		return nil
	}
	ns := math.Round(float64(*s) * float64(time.Second))
	// 1<<63 is the first float64 that does not fit; converting beyond it is not defined.
	d := time.Duration(math.MaxInt64)
	if ns < 1<<63 {
		d = time.Duration(max(ns, math.MinInt64))
	}
	return &d
}

type (
	reportFields  Report
	refreshFields Refresh
	clockFields   Clock
	stepFields    Step
)

type reportJSON struct {
	*reportFields
	Took *seconds `json:"tookSeconds"`
}

// MarshalJSON gives the report in version 1 of its schema. Durations are seconds, times RFC 3339.
func (r *Report) MarshalJSON() ([]byte, error) {
	return json.Marshal(reportJSON{(*reportFields)(r), toSeconds(&r.Took)})
}

// UnmarshalJSON takes what MarshalJSON gave, and refuses other versions of the schema.
func (r *Report) UnmarshalJSON(b []byte) error {
	var fields reportFields
	v := reportJSON{reportFields: &fields}
	if err := json.Unmarshal(b, &v); err != nil {
		return fmt.Errorf("credcheck: report: %w", err)
	}
	if fields.Schema != SchemaVersion {
		return fmt.Errorf("credcheck: report of schema %d, want %d", fields.Schema, SchemaVersion)
	}
	if v.Took != nil {
		fields.Took = *v.Took.duration()
	}
	*r = Report(fields)
	return nil
}

type refreshJSON struct {
	*refreshFields
	Window *seconds `json:"windowSeconds,omitempty"`
}

// MarshalJSON gives the window in seconds.
func (r Refresh) MarshalJSON() ([]byte, error) {
	return json.Marshal(refreshJSON{(*refreshFields)(&r), toSeconds(r.Window)})
}

// UnmarshalJSON takes what MarshalJSON gave.
func (r *Refresh) UnmarshalJSON(b []byte) error {
	v := refreshJSON{refreshFields: (*refreshFields)(r)}
	if err := json.Unmarshal(b, &v); err != nil {
		return err
	}
	r.Window = v.Window.duration()
	return nil
}

type clockJSON struct {
	*clockFields
	Skew *seconds `json:"skewSeconds,omitempty"`
}

// MarshalJSON gives the skew in seconds.
func (c Clock) MarshalJSON() ([]byte, error) {
	return json.Marshal(clockJSON{(*clockFields)(&c), toSeconds(c.Skew)})
}

// UnmarshalJSON takes what MarshalJSON gave.
func (c *Clock) UnmarshalJSON(b []byte) error {
	v := clockJSON{clockFields: (*clockFields)(c)}
	if err := json.Unmarshal(b, &v); err != nil {
		return err
	}
	c.Skew = v.Skew.duration()
	return nil
}

type stepJSON struct {
	*stepFields
	Took *seconds `json:"tookSeconds"`
}

// MarshalJSON gives the time taken in seconds.
func (s Step) MarshalJSON() ([]byte, error) {
	return json.Marshal(stepJSON{(*stepFields)(&s), toSeconds(&s.Took)})
}

// UnmarshalJSON takes what MarshalJSON gave.
func (s *Step) UnmarshalJSON(b []byte) error {
	v := stepJSON{stepFields: (*stepFields)(s)}
	if err := json.Unmarshal(b, &v); err != nil {
		return err
	}
	if v.Took != nil {
		s.Took = *v.Took.duration()
	}
	return nil
}
