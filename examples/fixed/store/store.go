// Package store keeps orders in a database.
package store

import (
	"context"
	"database/sql"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/rds/auth"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

const endpoint = "orders.cluster-c1a2b3d4e5f6.eu-central-1.rds.amazonaws.com:5432"

// Open gives the pool of connections to the database. Each connection gets a
// token of its own.
func Open(cfg aws.Config) (*sql.DB, error) {
	cc, err := pgx.ParseConfig("postgres://orders@" + endpoint + "/orders?sslmode=verify-full")
	if err != nil {
		return nil, err
	}
	return stdlib.OpenDB(*cc, stdlib.OptionBeforeConnect(func(ctx context.Context, cc *pgx.ConnConfig) error {
		token, err := auth.BuildAuthToken(ctx, endpoint, "eu-central-1", "orders", cfg.Credentials)
		cc.Password = token
		return err
	})), nil
}
