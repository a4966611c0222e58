package markup

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

type log struct{ strings.Builder }

func (l *log) Open(e []byte)  { l.WriteString("<" + string(e) + ">") }
func (l *log) Close(e []byte) { l.WriteString("</" + string(e) + ">") }
func (l *log) Text(t []byte)  { l.Write(t) }
func (l *log) Attribute(n, v []byte, last bool) {
	l.WriteString("{" + string(n) + "=" + string(v))
	if last {
		l.WriteString("}")
	}
}

func TestRead(t *testing.T) {
	for in, want := range map[string]string{
		`<w:p><w:t xml:space="preserve">a &amp; b</w:t></w:p>`: `<p><t>{space=preserve}a & b</t></p>`,
		`<a b='1' c = "2"/>x`:          `<a>{b=1}{c=2}</a>x`,
		`<a b=1 c>x</a>`:               `<a>{b=1}x</a>`,
		`<a b="&#49;&quot;&#x32;"/>`:   `<a>{b=1"2}</a>`,
		`a<!-- b -- c --->d`:           `a{= b -- c ---}d`,
		`<?xml version="1.0"?><a>`:     `{=xml version="1.0"?}<a>`,
		`<!DOCTYPE html><br>`:          `{=DOCTYPE html}<br>`,
		`<a><![CDATA[<b>&amp;]]]></a>`: `<a><b>&amp;]</a>`,
		`a &foo; & b&#0x; &`:           `a &foo; & b&#0x; &`,
		`&#8209;&#xAD;&nbsp;`:          "\u2011\u00ad\u00a0",
		`<a `:                          `<a>`,
		`<a b="c`:                      `<a>{b=c}`,
		`<`:                            ``,
		`</a`:                          `</a>`,
		`<a =1>x`:                      `<a>{=1}x`,
		`<a/`:                          `<a>`,
		`<!-- a`:                       `{= a}`,
		`<![CDATA[a`:                   `a`,
	} {
		for name, r := range map[string]io.Reader{"whole": strings.NewReader(in), "bytes": iotest.OneByteReader(strings.NewReader(in))} {
			var l log
			if err := Read(r, &l); err != nil {
				t.Error(err)
			}
			if got := l.String(); got != want {
				t.Errorf("%s, %s:\n got %s\nwant %s", in, name, got, want)
			}
		}
	}
}

// A long value comes in pieces, all of it.
func TestLongValue(t *testing.T) {
	var l log
	if err := Read(strings.NewReader(`<a b="`+strings.Repeat("x", 10000)+`"/>`), &l); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(l.String(), "x"); got != 10000 {
		t.Errorf("%d of 10000", got)
	}
	if got := strings.Count(l.String(), "}"); got != 1 {
		t.Errorf("%d ends", got)
	}
}

func TestErrorOfTheSource(t *testing.T) {
	broken := errors.New("broken")
	if err := Read(io.MultiReader(strings.NewReader("<a>b"), iotest.ErrReader(broken)), &log{}); !errors.Is(err, broken) {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`<a b="&#49;">x<!-- y --><![CDATA[z]]></a>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var l log
		if err := Read(strings.NewReader(string(data)), &l); err != nil {
			t.Error(err)
		}
	})
}
