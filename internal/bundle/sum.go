package bundle

import (
	"bytes"
	"crypto/sha512"
	"io"
	"runtime"

	"golang.org/x/sync/errgroup"

	"btfolio/internal/diag"
)

// A sum is what one file comes to.
type sum struct {
	digest string
	size   int64
	err    error
}

// sums reads all files. Where several should be the same, one of them is
// digested and the others are compared with it, byte by byte.
func sums(t Tree, names []string, want manifest) []sum {
	first := map[string]int{}
	twin := make([]int, len(names)) // what a file should be the same as; itself for most
	for i, name := range names {
		twin[i] = i
		if digest, listed := want[name]; listed {
			if at, seen := first[digest]; seen {
				twin[i] = at
			} else {
				first[digest] = i
			}
		}
	}
	all := inParallel(len(names), func(i int) sum {
		if twin[i] != i {
			return sum{}
		}
		return sumOf(t, names[i])
	})
	return inParallel(len(names), func(i int) sum {
		if twin[i] == i || all[twin[i]].err == nil && equal(t, names[i], names[twin[i]]) {
			return all[twin[i]]
		}
		return sumOf(t, names[i])
	})
}

func sumOf(t Tree, name string) sum {
	f, err := t.Open(name)
	if err != nil {
		return sum{err: err}
	}
	defer f.Close()
	digest := sha512.New()
	n, err := io.Copy(digest, io.LimitReader(f, mostBytes+1))
	if err == nil && n > mostBytes {
		err = diag.TooMuch.Problem()
	}
	return sum{hexOf(digest.Sum(nil)), n, err}
}

// equal reports whether two files can be read and are the same. Which it is
// that cannot be read is for sumOf to say.
func equal(t Tree, one, other string) bool {
	a, err := t.Open(one)
	if err != nil {
		return false
	}
	defer a.Close()
	b, err := t.Open(other)
	if err != nil {
		return false
	}
	defer b.Close()
	inA, inB := make([]byte, atOnce), make([]byte, atOnce)
	for {
		n, errA := io.ReadFull(a, inA)
		m, errB := io.ReadFull(b, inB)
		if !bytes.Equal(inA[:n], inB[:m]) || ended(errA) != ended(errB) {
			return false
		}
		if errA != nil {
			return ended(errA)
		}
	}
}

// ended reports whether a file was read to its end.
func ended(err error) bool { return err == io.EOF || err == io.ErrUnexpectedEOF }

// inParallel calls a function for each number up to n, as many at a time as
// there are processors, and gives the results in their order.
func inParallel[T any](n int, of func(i int) T) []T {
	results := make([]T, n)
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		group.Go(func() error {
			results[i] = of(i)
			return nil
		})
	}
	group.Wait() // none of them fails
	return results
}
