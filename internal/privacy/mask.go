package privacy

// mask is the form of what was found without its content. Only the century
// of an identity number is shown, so that its two ways of writing can be told
// apart when somebody looks for it.
func mask(kind Kind, found []byte) string {
	switch kind {
	case PersonalNumber, CoordinationNumber:
		n := 0
		var century [2]byte
		for i := 0; i < len(found); {
			r, size := runeAt(found, i)
			if d, ok := digit(r); ok {
				if n < 2 {
					century[n] = '0' + d
				}
				n++
			}
			i += size
		}
		if n == 12 {
			return string(century[:]) + "••••••-••••"
		}
		return "••••••-••••"
	case ReserveNumber:
		return "••••••••-••••"
	case Phone:
		return "•••-••• •• ••"
	case Email:
		return "••••@••••"
	}
	return "•••• ••••"
}
