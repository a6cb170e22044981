// Package frozenresponse holds answers of STS, SSO and Cognito that end in a
// provider that never refreshes, and near misses that refresh or do not last.
package frozenresponse
