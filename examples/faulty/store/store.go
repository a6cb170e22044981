// Package store keeps orders in a database.
package store

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/rds/auth"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver
)

const endpoint = "orders.cluster-c1a2b3d4e5f6.eu-central-1.rds.amazonaws.com:5432"

// Open gives the pool of connections to the database.
//
// Fault: the token is good for 15 minutes. Connections that are open by then
// live on, but the pool cannot open another one.
func Open(ctx context.Context, cfg aws.Config) (*sql.DB, error) {
	token, err := auth.BuildAuthToken(ctx, endpoint, "eu-central-1", "orders", cfg.Credentials)
	if err != nil {
		return nil, err
	}
	dsn := fmt.Sprintf("postgres://orders:%s@%s/orders?sslmode=verify-full", url.QueryEscape(token), endpoint)
	return sql.Open("pgx", dsn)
}
