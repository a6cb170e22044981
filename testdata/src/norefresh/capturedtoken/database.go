// Package capturedtoken holds short-lived tokens that are made once and used
// for long, and tokens that are made for each connection.
package capturedtoken

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"net/url"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/rds/auth"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/rds/rdsutils"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
)

const (
	endpoint = "db.cluster-1.eu-west-1.rds.amazonaws.com:5432"
	region   = "eu-west-1"
)

func tokenInFormattedDSN(ctx context.Context, cfg aws.Config) (*sql.DB, error) {
	token, err := auth.BuildAuthToken(ctx, endpoint, region, "app", cfg.Credentials)
	if err != nil {
		return nil, err
	}
	return sql.Open("pgx", fmt.Sprintf("host=db port=5432 user=app password=%s dbname=app", token)) // want "norefresh/captured-token: .*sql.Open"
}

func tokenInConcatenatedDSN(ctx context.Context, cfg aws.Config) (*sql.DB, error) {
	token, err := auth.BuildAuthToken(ctx, endpoint, region, "app", cfg.Credentials)
	if err != nil {
		return nil, err
	}
	dsn := "app:" + url.QueryEscape(token) + "@tcp(" + endpoint + ")/app?tls=true"
	return sql.Open("mysql", dsn) // want "norefresh/captured-token"
}

func tokenInURL(ctx context.Context, cfg aws.Config) (*pgxpool.Pool, error) {
	token, err := auth.BuildAuthToken(ctx, endpoint, region, "app", cfg.Credentials)
	if err != nil {
		return nil, err
	}
	u := url.URL{Scheme: "postgres", User: url.UserPassword("app", token), Host: endpoint, Path: "/app"}
	return pgxpool.New(ctx, u.String()) // want "norefresh/captured-token"
}

// dsn is the helper between the token and the pool.
func dsn(ctx context.Context, cfg aws.Config) (string, error) {
	token, err := auth.BuildAuthToken(ctx, endpoint, region, "app", cfg.Credentials)
	return fmt.Sprintf("postgres://app:%s@%s/app", url.QueryEscape(token), endpoint), err
}

func dsnFromHelper(ctx context.Context, cfg aws.Config) (*sql.DB, error) {
	s, err := dsn(ctx, cfg)
	if err != nil {
		return nil, err
	}
	return sql.Open("pgx", s) // want "norefresh/captured-token"
}

func v1TokenInDSN(sess *session.Session) (*sql.DB, error) {
	token, err := rdsutils.BuildAuthToken(endpoint, region, "app", sess.Config.Credentials)
	if err != nil {
		return nil, err
	}
	return sql.Open("mysql", fmt.Sprintf("app:%s@tcp(%s)/app", token, endpoint)) // want "norefresh/captured-token"
}

// openPool hands its parameter on.
func openPool(ctx context.Context, password string) (*pgxpool.Pool, error) {
	return pgxpool.New(ctx, "host=db user=app password="+password)
}

func tokenIntoWrapper(ctx context.Context, cfg aws.Config) (*pgxpool.Pool, error) {
	token, err := auth.BuildAuthToken(ctx, endpoint, region, "app", cfg.Credentials)
	if err != nil {
		return nil, err
	}
	return openPool(ctx, token) // want "norefresh/captured-token"
}

// One connection, opened with a token that is seconds old.
func oneConnection(ctx context.Context, cfg aws.Config) (*pgx.Conn, error) {
	token, err := auth.BuildAuthToken(ctx, endpoint, region, "app", cfg.Credentials)
	if err != nil {
		return nil, err
	}
	return pgx.Connect(ctx, "host=db user=app password="+token)
}

func hookOfPool(ctx context.Context, cfg aws.Config) (*pgxpool.Pool, error) {
	pc, err := pgxpool.ParseConfig("host=db user=app dbname=app")
	if err != nil {
		return nil, err
	}
	pc.BeforeConnect = func(ctx context.Context, cc *pgx.ConnConfig) error {
		token, err := auth.BuildAuthToken(ctx, endpoint, region, "app", cfg.Credentials)
		cc.Password = token
		return err
	}
	return pgxpool.NewWithConfig(ctx, pc)
}

func hookOfDatabaseSQL(cfg aws.Config, cc pgx.ConnConfig) *sql.DB {
	return stdlib.OpenDB(cc, stdlib.OptionBeforeConnect(func(ctx context.Context, cc *pgx.ConnConfig) error {
		token, err := auth.BuildAuthToken(ctx, endpoint, region, "app", cfg.Credentials)
		cc.Password = token
		return err
	}))
}

// connector makes a token for each connection.
type connector struct {
	cfg  aws.Config
	next driver.Driver
}

func (c connector) Driver() driver.Driver { return c.next }

func (c connector) Connect(ctx context.Context) (driver.Conn, error) {
	token, err := auth.BuildAuthToken(ctx, endpoint, region, "app", c.cfg.Credentials)
	if err != nil {
		return nil, err
	}
	return c.next.Open("host=db user=app password=" + token)
}

func connectorInPool(cfg aws.Config, d driver.Driver) *sql.DB { return sql.OpenDB(connector{cfg, d}) }

func configuredPassword(password string) (*sql.DB, error) {
	return sql.Open("pgx", "host=db user=app password="+password)
}

func tokenForPrinting(ctx context.Context, cfg aws.Config) error {
	token, err := auth.BuildAuthToken(ctx, endpoint, region, "app", cfg.Credentials)
	fmt.Println("password:", token)
	return err
}
