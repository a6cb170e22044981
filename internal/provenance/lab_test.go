package provenance

import "testing"
import "fmt"
import "math/rand"

func TestMake(t *testing.T) {
	l := newLab(t)
	fails := 0
	for seed := range 300 {
		data := make([]byte, 3000)
		rand.New(rand.NewSource(int64(seed))).Read(data)
		src := makeProgram(data)
		pass := l.check("example.com/made", src)
		if len(pass.TypeErrors) > 0 {
			fails++
			for i, e := range pass.TypeErrors {
				if i < 3 {
					fmt.Println(seed, e)
				}
			}
			if fails > 15 {
				t.Fatal(numbered(src))
			}
			continue
		}
		fs := l.run(pass).Findings
		asked, most := l.work(pass)
		fmt.Println(seed, len(src), len(fs), asked, most)
	}
}
