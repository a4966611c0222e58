package privacy

import "strings"

// emailAt finds the e-mail address around the @ at i, whose parts begin not
// before from.
func emailAt(text []byte, i, from int) (start, end int, ok bool) {
	start = i
	for start > from && i-start < 64 {
		r, n := runeBefore(text, start)
		if !letter(r) && (r < '0' || '9' < r) && !strings.ContainsRune("._%+-'", r) {
			break
		}
		start -= n
	}
	for start < i && strings.IndexByte(".'-", text[start]) >= 0 {
		start++
	}
	end = i + 1
	dot := 0
	for end < len(text) && end-i < 255 {
		r, n := runeAt(text, end)
		if r == '.' {
			dot = end
		} else if !letter(r) && (r < '0' || '9' < r) && r != '-' {
			break
		}
		end += n
	}
	for end > i+1 && (text[end-1] == '.' || text[end-1] == '-') {
		if end--; dot == end {
			dot = strings.LastIndexByte(string(text[i:end]), '.') + i
		}
	}
	if start == i || dot < i+2 || end-dot < 3 || text[i+1] == '-' {
		return 0, 0, false
	}
	for k := dot + 1; k < end; {
		r, n := runeAt(text, k)
		if !letter(r) {
			return 0, 0, false
		}
		k += n
	}
	switch strings.ToLower(string(text[dot+1 : end])) {
	case "png", "jpg", "jpeg", "gif", "webp", "svg", "pdf", "js", "css", "md":
		return 0, 0, false // a picture for sharp screens, a version of a program
	}
	return start, end, string(text[start:i]) != "git"
}
