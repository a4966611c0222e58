// Command cmd writes the code that is made of the sentences in
// internal/vocabulary. It is run by `go generate`, in the folder of a package
// below internal.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"btfolio/internal/words"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "words:", err)
		os.Exit(1)
	}
}

func run() error {
	files, err := words.Folder(filepath.Join("..", "vocabulary"))
	if err != nil {
		return err
	}
	for _, out := range words.Outputs {
		code, err := out.Make(files)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join("..", filepath.FromSlash(out.Path)), code, 0o644); err != nil {
			return err
		}
	}
	return nil
}
