package credcheck

import (
	"reflect"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
)

// hasTokenProvider looks into the SDK's caches for a role that was made in code with a source of MFA codes. Fields that are not there, in another
// version of the SDK, count as none.
func hasTokenProvider(p aws.CredentialsProvider) bool {
	v := reflect.ValueOf(p)
	for range 8 {
		if v.Kind() != reflect.Pointer || v.IsNil() || v.Elem().Kind() != reflect.Struct {
			return false
		}
		switch v.Type() {
		case reflect.TypeFor[*stscreds.AssumeRoleProvider]():
			return isSet(v.Elem().FieldByName("options"), "TokenProvider")
		case reflect.TypeFor[*aws.CredentialsCache]():
			inner := v.Elem().FieldByName("provider")
			if inner.Kind() != reflect.Interface || inner.IsNil() {
				return false
			}
			v = inner.Elem()
		default:
			return false
		}
	}
	return false
}

func isSet(options reflect.Value, field string) bool {
	if options.Kind() != reflect.Struct {
		return false
	}
	f := options.FieldByName(field)
	return f.Kind() == reflect.Func && !f.IsNil()
}
