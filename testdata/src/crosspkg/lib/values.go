package lib

// Default is a pair in the source; nothing here hands it to AWS.
var Default = Pair{ID: "AKIA6AALS4AWRGSVD3TT", Secret: "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"} // want "staticcreds/literal"

// Pair is a key ID and its secret.
type Pair struct{ ID, Secret string }

const builtinID, builtinSecret = "AKIA7FOZ47TP25LV3ZUE", "Lo1rppgkHA5TU6m67gip4uRC0k4cSMxQxYICZKbR" // want "staticcreds/literal"

// Builtin gives constants.
func Builtin() (id, secret string) { return builtinID, builtinSecret }

// BuiltinSecret gives a secret that has no shape.
func BuiltinSecret() string { return "s3-archive-7Hq2" }

// Region is a constant that is no secret.
func Region() string { return "eu-west-1" }

// Accounts are names, and no secrets.
var Accounts = map[string]string{"billing": "123456789012", "archive": "210987654321"}
