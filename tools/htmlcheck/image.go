package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
)

// maxImage is what a picture in the documentation may have, in bytes.
const maxImage = 250 << 10

// pictures writes what the docs show.
func pictures(p *page, r *report, dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for _, colours := range []string{"light", "dark"} {
		if err := p.view(1280, 1500, "screen", colours); err != nil {
			return err
		}
		if err := p.open(r.address); err != nil {
			return err
		}
		shot, err := p.image()
		if err != nil {
			return err
		}
		small, err := shrink(shot)
		if err != nil {
			return err
		}
		name := filepath.Join(dir, "report-"+colours+".png")
		if len(small) > maxImage {
			return fmt.Errorf("%s would have %d bytes, at most %d wanted", name, len(small), maxImage)
		}
		if err := os.WriteFile(name, small, 0o666); err != nil {
			return err
		}
		fmt.Printf("wrote %s, %d KB\n", name, len(small)>>10)
	}
	return nil
}

// shrink writes a PNG anew with at most 256 colours: those that it has most of;
// any other becomes the one nearest to it.
func shrink(file []byte) ([]byte, error) {
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	palette := commonest(img, 256)
	out := image.NewPaletted(img.Bounds(), palette)
	known := map[color.Color]uint8{}
	for y := out.Rect.Min.Y; y < out.Rect.Max.Y; y++ {
		for x := out.Rect.Min.X; x < out.Rect.Max.X; x++ {
			c := img.At(x, y)
			i, ok := known[c]
			if !ok {
				i = uint8(palette.Index(c))
				known[c] = i
			}
			out.SetColorIndex(x, y, i)
		}
	}
	var b bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestCompression}
	if err := enc.Encode(&b, out); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// exact is how many colours are taken as they are. Of the others, only one of
// those that look nearly the same is, so that the many greys of the text leave
// room for colours that are rare.
const exact = 64

// commonest gives the colours that most pixels have.
func commonest(img image.Image, most int) color.Palette {
	counts := map[color.Color]int{}
	var all []color.Color
	r := img.Bounds()
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			c := img.At(x, y)
			if counts[c] == 0 {
				all = append(all, c)
			}
			counts[c]++
		}
	}
	slices.SortStableFunc(all, func(a, b color.Color) int { return counts[b] - counts[a] })
	var out color.Palette
	taken := map[[3]uint32]bool{}
	for _, c := range all {
		red, green, blue, _ := c.RGBA()
		look := [3]uint32{red >> 11, green >> 11, blue >> 11}
		if len(out) < exact || len(out) < most && !taken[look] {
			out = append(out, c)
			taken[look] = true
		}
	}
	return out
}
