package provenance

import (
	"fmt"
	"math/rand"
	"testing"
	"time"
)

func TestMake(t *testing.T) {
	l := newLab(t)
	for seed := range 300 {
		data := make([]byte, 3000)
		rand.New(rand.NewSource(int64(seed))).Read(data)
		src := makeProgram(data)
		t0 := time.Now()
		pass := l.check("example.com/made", src)
		if len(pass.TypeErrors) > 0 {
			t.Error(pass.TypeErrors[0])
			continue
		}
		t1 := time.Now()
		fs := l.run(pass).Findings
		t2 := time.Now()
		asked, most := l.work(pass)
		if t2.Sub(t1) > 500*time.Millisecond {
			fmt.Println(seed, len(src), len(fs), asked, most, "check", t1.Sub(t0), "run", t2.Sub(t1))
		}
	}
}
