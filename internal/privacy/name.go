package privacy

// MaskedName is the name of a file or folder with what must not leave the
// house masked, for reports about it.
func MaskedName(fileName string, known Known) string {
	var masked []byte
	from := 0
	scan([]byte(fileName), known, func() bool { return false }, func(s span) bool {
		masked = append(masked, fileName[from:s.start]...)
		masked = append(masked, mask(s.kind, []byte(fileName[s.start:s.end]))...)
		from = s.end
		return true
	})
	return string(append(masked, fileName[from:]...))
}
