// Package atomicfile writes files as a whole or not at all.
package atomicfile

import (
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
)

// Write replaces the file by one with the data, or leaves it as it is: nobody
// sees half of it, and an error leaves nothing behind. It keeps the mode of the
// file and follows symbolic links. What is no regular file, such as /dev/stderr
// or a pipe, is written to.
func Write(name string, data []byte) error {
	name, err := target(name)
	if err != nil {
		return err
	}
	info, err := os.Stat(name)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return writeTo(name, data)
	case err == nil:
		return replace(name, data, info.Mode().Perm())
	}
	return replace(name, data, 0)
}

// target gives the name of the file that a symbolic link leads to, whether it
// is there or not.
func target(name string) (string, error) {
	for range 40 { // the limit of Linux
		link, err := os.Readlink(name)
		if err != nil {
			return name, nil // no link
		}
		if !filepath.IsAbs(link) {
			link = filepath.Join(filepath.Dir(name), link)
		}
		name = link
	}
	return "", &os.PathError{Op: "open", Path: name, Err: errors.New("too many symbolic links")}
}

// replace writes a new file beside that of the name and gives it the name. With
// a mode of 0, it has that of any new file.
func replace(name string, data []byte, mode os.FileMode) (err error) {
	tmp := filepath.Join(filepath.Dir(name), ".credlint-"+rand.Text())
	f, err := os.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(tmp)
		}
	}()
	_, err = f.Write(data)
	if err == nil && mode != 0 {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(tmp, name)
}

func writeTo(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
