// Command fixed is a service that keeps, archives and searches orders: command
// faulty with all faults mended.
package main

import (
	"context"
	"database/sql"
	"flag"
	"log"
	"net/http"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/minio/minio-go/v7"

	"example.com/orders/fixed/archive"
	"example.com/orders/fixed/awsclient"
	"example.com/orders/fixed/mirror"
	"example.com/orders/fixed/search"
	"example.com/orders/fixed/settings"
	"example.com/orders/fixed/store"
)

// A service is what the handlers share.
type service struct {
	orders, partner, invoices, archive *s3.Client

	mirror *minio.Client
	search *http.Client
	store  *sql.DB
}

func main() {
	flag.Parse()
	ctx := context.Background()
	cfg, err := awsclient.Load(ctx)
	if err != nil {
		log.Fatal(err)
	}
	s, err := newService(cfg)
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.ListenAndServe("localhost:8080", s))
}

// newService connects the service to all that it needs.
func newService(cfg aws.Config) (s *service, err error) {
	s = &service{
		orders:   awsclient.Orders(cfg),
		partner:  awsclient.ForBucket(cfg, settings.Partner),
		invoices: awsclient.ForBucket(cfg, settings.Invoices()),
		archive:  archive.Writer(cfg),
		search:   &http.Client{Transport: search.New(cfg)},
	}
	if s.mirror, err = mirror.New(cfg); err != nil {
		return nil, err
	}
	s.store, err = store.Open(cfg)
	return s, err
}

// ServeHTTP says whether the database can be reached.
func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := s.store.PingContext(r.Context()); err != nil {
		http.Error(w, err.Error(), http.StatusServiceUnavailable)
	}
}
