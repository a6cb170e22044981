package keep

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"time"

	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
)

// codes are the error codes of services that other keys may cure.
var codes = []string{
	"AuthFailure",                 // EC2 API reference, "Error codes"
	"ExpiredToken",                // S3 API reference, "Error responses"; STS
	"ExpiredTokenException",       // JSON services; STS with a web identity
	"InvalidAccessKeyId",          // S3; MinIO for expired keys (its cmd/signature-v4-utils.go:159)
	"InvalidClientTokenId",        // query services
	"RequestExpired",              // EC2
	"RequestTimeTooSkewed",        // S3
	"SignatureDoesNotMatch",       // S3
	"UnrecognizedClientException", // JSON services
}

// Codes gives the error codes for which [Config] heals a request that was signed with
// temporary keys, sorted.
func Codes() []string { return slices.Clone(codes) }

// use tells which keys a request was signed with. It hangs on the request's
// context, below the keeper itself as the key, so that credentials of another
// provider leave it empty.
type use struct{ held atomic.Pointer[held] }

// temporary says whether the keys are such as end.
func (h *held) temporary() bool {
	return h.creds.CanExpire || h.creds.SessionToken != ""
}

// addHeal puts the middleware around the retry loop, whose attempts each fetch
// keys and sign anew. A stack without one (of a presigned URL) sends nothing, or
// cannot send twice.
func (k *keeper) addHeal(stack *middleware.Stack) error {
	if _, ok := stack.Finalize.Get("Retry"); !ok {
		return nil
	}
	if _, ok := stack.Finalize.Get(k.healID); ok {
		return nil
	}
	return stack.Finalize.Insert(middleware.FinalizeMiddlewareFunc(k.healID, k.heal), "Retry", middleware.Before)
}

// heal sends a request once more if AWS refused its keys, and the source has
// others. The retry loop clones the request before it changes it
// (aws/retry/middleware.go:107), so that it can be gone through twice.
func (k *keeper) heal(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (middleware.FinalizeOutput, middleware.Metadata, error) {
	u := new(use)
	ctx = context.WithValue(ctx, k, u)
	out, md, err := next.HandleFinalize(ctx, in)
	if !refused(err) {
		return out, md, err
	}
	used := u.held.Load()
	if used == nil || !used.temporary() || !k.replace(ctx, used) || !rewind(in.Request) {
		return out, md, err
	}
	out, md, err = next.HandleFinalize(ctx, in)
	k.healed(u.held.Load(), err)
	return out, md, err
}

func refused(err error) bool {
	var api smithy.APIError
	return err != nil && errors.As(err, &api) && slices.Contains(codes, api.ErrorCode())
}

func rewind(request any) bool {
	r, ok := request.(interface{ RewindStream() error })
	return !ok || r.RewindStream() == nil
}

// replace asks the source because AWS refused the keys, and says whether there
// are others now. Many requests that fail at once ask one question.
func (k *keeper) replace(ctx context.Context, used *held) bool {
	k.mu.Lock()
	now := time.Now()
	if k.differs(used) {
		k.mu.Unlock()
		return true
	}
	if k.flight == nil {
		if now.Before(k.cool) {
			k.mu.Unlock()
			return false
		}
		k.cool = now.Add(min(k.opt.coolDown<<min(k.futile, 12), max(time.Hour, k.opt.coolDown)))
		k.launch(ctx, true)
	}
	f := k.flight
	k.mu.Unlock()
	if _, err := f.wait(ctx); err != nil {
		return false
	}
	return k.differs(used)
}

// differs says whether other keys than these are held.
func (k *keeper) differs(used *held) bool {
	h := k.held.Load()
	return h != nil && !sameKeys(h.creds, used.creds)
}

// healed notes whether new keys were any better, once for each.
func (k *keeper) healed(used *held, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	switch {
	case !refused(err):
		k.futile = 0
	case used != nil && used.creds.AccessKeyID != k.refused:
		k.futile++
		k.refused = used.creds.AccessKeyID
	}
}
