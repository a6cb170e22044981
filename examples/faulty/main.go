// Command faulty is a service that keeps, archives and searches orders. It gets
// its credentials in wrong ways; command fixed is the same service, mended.
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

	"example.com/orders/faulty/archive"
	"example.com/orders/faulty/awsclient"
	"example.com/orders/faulty/mirror"
	"example.com/orders/faulty/search"
	"example.com/orders/faulty/settings"
	"example.com/orders/faulty/store"
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
	s, err := newService(ctx, cfg)
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.ListenAndServe("localhost:8080", s))
}

// newService connects the service to all that it needs.
func newService(ctx context.Context, cfg aws.Config) (s *service, err error) {
	s = &service{
		orders:  awsclient.Orders(cfg),
		partner: awsclient.WithKeys(cfg, settings.Partner.KeyID, settings.Partner.Key),
	}
	invoices := settings.Invoices()
	s.invoices = awsclient.WithKeys(cfg, invoices.KeyID, invoices.Key)
	if s.archive, err = archive.Writer(ctx, cfg); err != nil {
		return nil, err
	}
	if s.mirror, err = mirror.New(ctx, cfg); err != nil {
		return nil, err
	}
	signer, err := search.New(ctx, cfg)
	if err != nil {
		return nil, err
	}
	s.search = &http.Client{Transport: signer}
	s.store, err = store.Open(ctx, cfg)
	return s, err
}

// ServeHTTP says whether the database can be reached.
func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := s.store.PingContext(r.Context()); err != nil {
		http.Error(w, err.Error(), http.StatusServiceUnavailable)
	}
}
