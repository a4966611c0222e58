package report

import (
	"os"
	"reflect"
	"strings"
	"testing"
)

// Every key of portfolio.json is described in its document.
func TestEveryKeyIsDescribed(t *testing.T) {
	text, err := os.ReadFile("../../docs/portfolio-json.md")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[reflect.Type]bool{reflect.TypeFor[Trainee](): true} // the answer of check
	keys := 0
	var look func(reflect.Type)
	look = func(of reflect.Type) {
		switch of.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Map:
			look(of.Elem())
			return
		case reflect.Struct:
		default:
			return
		}
		if seen[of] || of.PkgPath() != reflect.TypeFor[Portfolio]().PkgPath() {
			return
		}
		seen[of] = true
		for i := range of.NumField() {
			key, _, _ := strings.Cut(of.Field(i).Tag.Get("json"), ",")
			if key != "" {
				if keys++; !strings.Contains(string(text), "`"+key+"`") {
					t.Errorf("the key %q of %s is not described", key, of)
				}
			}
			look(of.Field(i).Type)
		}
	}
	look(reflect.TypeFor[Portfolio]())
	if keys < 60 {
		t.Errorf("only %d keys were looked at", keys)
	}
}
