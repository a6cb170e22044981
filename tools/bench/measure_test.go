package main

import (
	"os"
	"runtime"
	"testing"
	"time"
)

// TestMain lets the test binary stand for a program of a known exit code.
func TestMain(m *testing.M) {
	if os.Getenv("BENCH_EXIT") == "3" {
		os.Exit(3)
	}
	if os.Getenv("BENCH_EXIT") == "4" {
		os.Exit(4)
	}
	os.Exit(m.Run())
}

func TestMedian(t *testing.T) {
	got := median([]cost{{3 * time.Second, 10}, {time.Second, 30}, {2 * time.Second, 20}})
	if got.cpu != 2*time.Second || got.rss != 20 {
		t.Errorf("got %+v", got)
	}
}

func TestMeasure(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("BENCH_EXIT", "3") // findings are no failure
	got, err := measure(t.TempDir(), []string{self})
	if err != nil || got.cpu <= 0 {
		t.Errorf("got %+v, %v", got, err)
	}
	if runtime.GOOS == "linux" && got.rss < 1<<20 {
		t.Errorf("got %d bytes", got.rss)
	}
	t.Setenv("BENCH_EXIT", "4")
	if _, err := measure(t.TempDir(), []string{self}); err == nil {
		t.Error("exit code 4 is a failure")
	}
	if _, err := measure(t.TempDir(), []string{self + "-nowhere"}); err == nil {
		t.Error("what cannot be started is a failure")
	}
}
