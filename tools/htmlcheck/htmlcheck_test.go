package main

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"testing"
)

func TestNoChromium(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	t.Setenv("CHROMIUM", "")
	if err := run(""); !errors.Is(err, errNoChromium) {
		t.Errorf("got %v", err)
	}
	t.Setenv("CHROMIUM", "no-such-browser")
	if err := run(""); err == nil || errors.Is(err, errNoChromium) {
		t.Errorf("got %v", err)
	}
}

func TestShrink(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 400, 10))
	for x := range 400 {
		for y := range 10 {
			c := color.RGBA{uint8(x), uint8(x / 2), 0, 255}
			if y < 5 {
				c = color.RGBA{250, 250, 250, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	small, err := shrink(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	got, err := png.Decode(bytes.NewReader(small))
	if err != nil {
		t.Fatal(err)
	}
	p, ok := got.(*image.Paletted)
	if !ok || len(p.Palette) > 256 || got.Bounds() != img.Bounds() {
		t.Fatalf("got %T of %v", got, got.Bounds())
	}
	if r, g, bl, _ := got.At(7, 2).RGBA(); r>>8 != 250 || g>>8 != 250 || bl>>8 != 250 {
		t.Errorf("the commonest colour became %v", got.At(7, 2))
	}
	if _, err := shrink([]byte("no PNG")); err == nil {
		t.Error("no error")
	}
}
