package keep_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/credlint/credlint/credcheck/keep"
)

// TestHealErrorForms passes errors in the forms in which the protocols and the
// retryer give them through a stack with the SDK's retry loop.
func TestHealErrorForms(t *testing.T) {
	api := &smithy.GenericAPIError{Code: "ExpiredTokenException"}
	for name, failure := range map[string]error{
		"bare":            api,
		"response error":  &smithyhttp.ResponseError{Err: api, Response: &smithyhttp.Response{Response: &http.Response{StatusCode: 400}}},
		"operation error": &smithy.OperationError{ServiceID: "DynamoDB", OperationName: "GetItem", Err: api},
		"joined":          errors.Join(errors.New("failed to get rate limit token"), api),
		"typed":           typedError{},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				cfg := aws.Config{Credentials: minting(time.Hour)}
				keep.Config(&cfg)
				stack := middleware.NewStack(name, smithyhttp.NewStackRequest)
				must(t, stack.Finalize.Add(retry.NewAttemptMiddleware(retry.NewStandard(), smithyhttp.RequestCloner), middleware.After))
				for _, add := range cfg.APIOptions {
					must(t, add(stack))
				}
				attempts := 0
				_, _, err := middleware.DecorateHandler(middleware.HandlerFunc(func(ctx context.Context, _ any) (any, middleware.Metadata, error) {
					attempts++
					if c, err := cfg.Credentials.Retrieve(ctx); err != nil || c.AccessKeyID == "K1" {
						return nil, middleware.Metadata{}, errors.Join(err, failure)
					}
					return nil, middleware.Metadata{}, nil
				}), stack).Handle(t.Context(), nil)
				if err != nil || attempts != 2 {
					t.Errorf("%d attempts, then %v", attempts, err)
				}
			})
		})
	}
}

type typedError struct{}

func (typedError) Error() string                 { return "the token has expired" }
func (typedError) ErrorCode() string             { return "ExpiredToken" }
func (typedError) ErrorMessage() string          { return "the token has expired" }
func (typedError) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestHealBody is about a body that can be sent once only.
func TestHealBody(t *testing.T) {
	for name, tt := range map[string]struct {
		body     io.Reader
		attempts int
	}{
		"seekable": {strings.NewReader("body"), 2},
		"not":      {io.MultiReader(strings.NewReader("body")), 1},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := minting(time.Hour)
				cfg := aws.Config{Credentials: s}
				keep.Config(&cfg)
				request, err := smithyhttp.NewStackRequest().(*smithyhttp.Request).SetStream(tt.body)
				must(t, err)
				stack := middleware.NewStack(name, func() any { return request })
				must(t, stack.Finalize.Add(retry.NewAttemptMiddleware(retry.NewStandard(), smithyhttp.RequestCloner), middleware.After))
				must(t, cfg.APIOptions[0](stack))
				var bodies []string
				_, _, err = middleware.DecorateHandler(middleware.HandlerFunc(func(ctx context.Context, in any) (any, middleware.Metadata, error) {
					body, _ := io.ReadAll(in.(*smithyhttp.Request).GetStream())
					bodies = append(bodies, string(body))
					_, _ = cfg.Credentials.Retrieve(ctx)
					return nil, middleware.Metadata{}, typedError{}
				}), stack).Handle(t.Context(), nil)
				if !errors.As(err, new(typedError)) || len(bodies) != tt.attempts || bodies[len(bodies)-1] != "body" {
					t.Errorf("the bodies %q were sent, then %v", bodies, err)
				}
				wantAsked(t, s, 2)
			})
		})
	}
}
