package credcheck

import (
	"context"
	"net/http"
	"net/http/httptrace"
	"sync"
	"sync/atomic"
	"time"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// maxExchanges bounds the recorder's memory: the SDK's clients try three times, a chain of roles has a few operations.
const maxExchanges = 64

// exchange is one attempt of one operation. It holds nothing of the bodies.
type exchange struct {
	operation string // getToken, GetMetadata, GetCredentials, AssumeRole
	host      string
	path      string
	status    int // 0 if there was no answer
	err       error
	began     time.Time
	took      time.Duration
	date      time.Time // of the server; zero if it did not say, or a cache answered for it
	connected bool      // a connection stood, though nothing may have come back on it
}

// recorder notes the exchanges of the clients that its option is given to, and ends their operations when its time is over: they run behind a cache
// of the SDK, which hides the end of the caller's context from them.
type recorder struct {
	until context.Context
	mu    sync.Mutex
	all   []exchange
}

// option is an APIOption. imds, sts, sso and endpointcreds all take them from the configuration (config/resolve_credentials.go:353).
func (r *recorder) option(s *middleware.Stack) error {
	operation := s.ID()
	bind := middleware.InitializeMiddlewareFunc("credcheckBind", func(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (
		middleware.InitializeOutput, middleware.Metadata, error,
	) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		defer context.AfterFunc(r.until, cancel)()
		return next.HandleInitialize(ctx, in)
	})
	if err := s.Initialize.Add(bind, middleware.Before); err != nil {
		return err
	}
	note := middleware.DeserializeMiddlewareFunc("credcheckRecorder", func(ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler) (
		middleware.DeserializeOutput, middleware.Metadata, error,
	) {
		return r.handle(ctx, operation, in, next)
	})
	return s.Deserialize.Add(note, middleware.After)
}

func (r *recorder) handle(ctx context.Context, operation string, in middleware.DeserializeInput, next middleware.DeserializeHandler) (
	middleware.DeserializeOutput, middleware.Metadata, error,
) {
	if name := awsmiddleware.GetOperationName(ctx); name != "" {
		operation = name
	}
	var connected atomic.Bool
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { connected.Store(true) }})
	x := exchange{operation: operation, began: time.Now()}
	out, metadata, err := next.HandleDeserialize(ctx, in)
	x.took, x.err, x.connected = time.Since(x.began), err, connected.Load()
	if req, ok := in.Request.(*smithyhttp.Request); ok && req.URL != nil {
		x.host, x.path = req.URL.Host, req.URL.Path
	}
	if resp, ok := out.RawResponse.(*smithyhttp.Response); ok && resp != nil && resp.Response != nil {
		x.status, x.date = resp.StatusCode, dateOf(resp.Header)
	}
	r.note(x)
	return out, metadata, err
}

func (r *recorder) note(x exchange) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.all) < maxExchanges {
		r.all = append(r.all, x)
	}
}

// from gives a copy of the exchanges from the nth on. Late ones of a probe that was given up may still be coming in.
func (r *recorder) from(n int) []exchange {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]exchange(nil), r.all[min(n, len(r.all)):]...)
}

// dateOf gives the server's time. An answer with an Age is a cache's and has the time at which it was made (RFC 9111, 5.1).
func dateOf(h http.Header) time.Time {
	if h.Get("Age") != "" {
		return time.Time{}
	}
	t, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		return time.Time{}
	}
	return t
}
