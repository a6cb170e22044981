// Command cacheprog is an example of how several machines share what go vet
// and credlint have found out: a program for the go command's GOCACHEPROG, and
// the server behind it. Only the standard library is used.
//
//	cacheprog serve -listen 127.0.0.1:8437 -dir /var/cache/go   # once
//	GOCACHEPROG='cacheprog -server http://127.0.0.1:8437' go vet -vettool=$(which credlint) ./...
//
// Whoever may write to the server decides what others will run, for it holds
// compiled programs. It has no notion of users, so keep it in a network that
// you trust, and let only CI push.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := run(ctx, os.Args[1:])
	var usage usageError
	switch {
	case errors.As(err, &usage):
		fmt.Fprintln(os.Stderr, "cacheprog:", err)
		os.Exit(2)
	case err != nil && !errors.Is(err, flag.ErrHelp):
		fmt.Fprintln(os.Stderr, "cacheprog:", err)
		os.Exit(1)
	}
}

// A usageError says what is wrong with the command line.
type usageError struct{ error }

// run runs the server or, without "serve", the go command's helper.
func run(ctx context.Context, args []string) error {
	if len(args) > 0 && args[0] == "serve" {
		return runServer(ctx, args[1:])
	}
	fs := newFlags("cacheprog")
	dir := fs.String("dir", defaultDir(), "this machine's own cache `folder`")
	server := fs.String("server", "", "`URL` of the shared cache; none, if empty")
	push := fs.Bool("push", true, "let the others have what is computed here")
	if err := parse(fs, args); err != nil {
		return err
	}
	local, err := openStore(*dir)
	if err != nil {
		return err
	}
	c := &tiered{local: local, push: *push}
	if *server != "" {
		if c.remote, err = newRemote(*server); err != nil {
			return usageError{err}
		}
	}
	return serveGo(os.Stdin, os.Stdout, c)
}

// runServer runs the server until it is told to end. The first line of its
// output is its URL.
func runServer(ctx context.Context, args []string) error {
	fs := newFlags("cacheprog serve")
	dir := fs.String("dir", "", "`folder` of the shared cache")
	listen := fs.String("listen", "127.0.0.1:0", "`address` to listen on; port 0 takes a free one")
	if err := parse(fs, args); err != nil {
		return err
	}
	if *dir == "" {
		return usageError{errors.New("serve needs -dir")}
	}
	s, err := openStore(*dir)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", *listen)
	if err != nil {
		return err
	}
	fmt.Printf("http://%s\n", l.Addr())
	srv := &http.Server{Handler: newHandler(s), ReadHeaderTimeout: time.Minute}
	context.AfterFunc(ctx, func() { srv.Close() })
	if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// newFlags gives an empty set of flags that says nothing by itself, but for
// -help.
func newFlags(name string) *flag.FlagSet {
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.Usage = func() {
		fmt.Fprintf(os.Stderr, "usage of %s:\n", name)
		fs.SetOutput(os.Stderr)
		fs.PrintDefaults()
		fs.SetOutput(io.Discard)
	}
	return fs
}

// parse reads the flags, after which nothing may follow.
func parse(fs *flag.FlagSet, args []string) error {
	usage := fs.Usage
	fs.Usage = func() {} // for an error, one line is enough
	err := fs.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		usage()
		return err
	case err != nil:
		return usageError{err}
	case fs.NArg() > 0:
		return usageError{fmt.Errorf("unexpected argument %q", fs.Arg(0))}
	}
	return nil
}

// defaultDir is in the user's cache folder.
func defaultDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	return filepath.Join(dir, "cacheprog")
}
