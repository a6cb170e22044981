package awsapi

var v2PtrFuncs = []Func{
	// Values handed on.

	// func String(v string) *string  (to_ptr.go:67)
	{SDK: V2, Pkg: smithy + "/ptr", Name: "String", Kind: PassThrough, Params: []Param{{"v", Value}}},
	// func ToString(p *string) (v string)  (from_ptr.go:81)
	{SDK: V2, Pkg: smithy + "/ptr", Name: "ToString", Kind: PassThrough, Params: []Param{{"p", Value}}},
	// func Time(v time.Time) *time.Time  (to_ptr.go:444)
	{SDK: V2, Pkg: smithy + "/ptr", Name: "Time", Kind: PassThrough, Params: []Param{{"v", Value}}},
	// func ToTime(p *time.Time) (v time.Time)  (from_ptr.go:536)
	{SDK: V2, Pkg: smithy + "/ptr", Name: "ToTime", Kind: PassThrough, Params: []Param{{"p", Value}}},
	// func Bool(v bool) *bool  (to_ptr.go:9)
	{SDK: V2, Pkg: smithy + "/ptr", Name: "Bool", Kind: PassThrough, Params: []Param{{"v", Value}}},
	// func ToBool(p *bool) (v bool)  (from_ptr.go:11)
	{SDK: V2, Pkg: smithy + "/ptr", Name: "ToBool", Kind: PassThrough, Params: []Param{{"p", Value}}},
	// func Duration(v time.Duration) *time.Duration  (to_ptr.go:473)
	{SDK: V2, Pkg: smithy + "/ptr", Name: "Duration", Kind: PassThrough, Params: []Param{{"v", Value}}},
	// func ToDuration(p *time.Duration) (v time.Duration)  (from_ptr.go:571)
	{SDK: V2, Pkg: smithy + "/ptr", Name: "ToDuration", Kind: PassThrough, Params: []Param{{"p", Value}}},
	// func StringSlice(vs []string) []*string  (to_ptr.go:73)
	{SDK: V2, Pkg: smithy + "/ptr", Name: "StringSlice", Kind: PassThrough, Params: []Param{{"vs", Value}}},
	// func ToStringSlice(vs []*string) []string  (from_ptr.go:92)
	{SDK: V2, Pkg: smithy + "/ptr", Name: "ToStringSlice", Kind: PassThrough, Params: []Param{{"vs", Value}}},
	// func StringMap(vs map[string]string) map[string]*string  (to_ptr.go:85)
	{SDK: V2, Pkg: smithy + "/ptr", Name: "StringMap", Kind: PassThrough, Params: []Param{{"vs", Value}}},
	// func ToStringMap(vs map[string]*string) map[string]string  (from_ptr.go:104)
	{SDK: V2, Pkg: smithy + "/ptr", Name: "ToStringMap", Kind: PassThrough, Params: []Param{{"vs", Value}}},
}
