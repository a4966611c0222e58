package bound

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestBudget(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	b := New(ctx, 5)
	for i, want := range []error{nil, nil, ErrTooLarge, ErrTooLarge} {
		if err := b.Spend(2 + i%2); !errors.Is(err, want) || !errors.Is(b.Err(), want) {
			t.Errorf("payment %d: %v, then %v", i, err, b.Err())
		}
	}
	b = New(ctx, 5)
	in := b.File(bytes.NewReader([]byte("text")))
	var p [4]byte
	if n, err := in.ReadAt(p[:], 0); n != 4 || err != nil || b.Spend(5) != nil {
		t.Errorf("reading a file took %d, %v, %v", n, err, b.Err())
	}
	cancel()
	if _, err := in.ReadAt(p[:], 0); !errors.Is(err, context.Canceled) {
		t.Errorf("a file is read when the time is up: %v", err)
	}
	if _, err := b.Unpacked(strings.NewReader("x")).Read(p[:]); !errors.Is(err, context.Canceled) {
		t.Errorf("a file is unpacked when the time is up: %v", err)
	}
}

func TestUnpacked(t *testing.T) {
	b := New(context.Background(), 5)
	data, err := io.ReadAll(b.Unpacked(strings.NewReader("12345")))
	if string(data) != "12345" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
	if data, err = io.ReadAll(b.Unpacked(strings.NewReader("6"))); string(data) != "6" || !errors.Is(err, ErrTooLarge) {
		t.Errorf("more than may be unpacked: %q, %v", data, err)
	}
	for text, want := range map[string]error{"1234": nil, "12345": ErrTooLarge} {
		if _, err := New(context.Background(), 99).ReadAll(strings.NewReader(text), 4); !errors.Is(err, want) {
			t.Errorf("%q into four bytes: %v", text, err)
		}
	}
	if _, err := New(context.Background(), 3).ReadAll(strings.NewReader("1234"), 9); !errors.Is(err, ErrTooLarge) {
		t.Errorf("four bytes for three: %v", err)
	}
}
