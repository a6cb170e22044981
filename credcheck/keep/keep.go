package keep

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
)

// Config makes cfg, and the clients made from it afterwards, renew credentials
// early and survive a source that fails. It sets cfg.Credentials to what
// [Provider] makes of it, and appends to cfg.APIOptions a middleware that heals
// requests which AWS refuses for their keys:
//
// When the error's code is ExpiredToken or one of its kin (see [Codes]), and the
// request was signed with temporary keys of this cfg, the source is asked at
// once. If it gives other keys, the request is sent once more, with a retry
// budget of its own; else the error stands. The SDK does neither retry nor
// drop its cache. A body that cannot be rewound is not sent twice, and answers
// without a code (S3's to HEAD requests) say nothing to heal by.
//
// Static, anonymous and absent credentials are left as they are, and so is all of
// cfg with them. A second call does nothing more. Nothing is asked before the
// first request, unless there is [Background].
func Config(cfg *aws.Config, opts ...Option) {
	if cfg == nil {
		return
	}
	p := Provider(cfg.Credentials, opts...)
	k, ok := p.(*keeper)
	if !ok {
		return
	}
	cfg.Credentials = p
	if k.opt.heal {
		// A copy: other configurations may share the array.
		cfg.APIOptions = append(slices.Clone(cfg.APIOptions), k.addHeal)
	}
}

// Provider gives a provider that keeps the keys of p: cached, renewed early, and
// used to their true end when p fails. It is safe for concurrent use, though p
// need not be, and needs no [aws.CredentialsCache] around it. One around it
// does no harm, whatever its window:
//
//	config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(keep.Provider(p)))
//
// The Expires of what it gives is the time from which it wants to be asked again,
// as it is with an ExpiryWindow (aws/credential_cache.go:148); [StateOf] tells
// the true expiry.
//
// If p is an aws.CredentialsCache, its inner provider is asked in its stead,
// through all levels: the cache subtracts its window from the expiry, answers
// from memory, and must not be emptied for those who share it. Clients made
// before still use the cache, so that both may ask the inner provider at once;
// some are not made for that (credentials/ec2rolecreds/doc.go). The SDK
// has no way to get at it, so an unexported field is read; if a later SDK
// has no such field, the cache is told to Invalidate itself before each question
// but the first, as is any other p that has that method. Then the
// expiry that it reports counts as the true one, and a level below it answers
// from its own memory.
//
// It gives p itself if p is nil, or static or anonymous, or kept already; the
// options have no effect then.
func Provider(p aws.CredentialsProvider, opts ...Option) aws.CredentialsProvider {
	if lasting(p) {
		return p
	}
	inner, window := unwrap(p)
	if k, ok := inner.(*keeper); ok {
		return k
	}
	k := newKeeper(p, sourceOf(inner), newOptions(opts))
	if !k.opt.leadGiven {
		k.opt.lead = max(k.opt.lead, window)
	}
	if k.opt.background != nil {
		go k.renewUntil(k.opt.background)
	}
	return k
}

// lasting says whether there is nothing to renew.
func lasting(p aws.CredentialsProvider) bool {
	if c, ok := p.(*aws.CredentialsCache); p == nil || ok && c == nil {
		return true
	}
	return aws.IsCredentialsProvider(p, aws.AnonymousCredentials{}) ||
		aws.IsCredentialsProvider(p, credentials.StaticCredentialsProvider{})
}
