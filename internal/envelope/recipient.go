package envelope

import (
	"strings"
	"unicode/utf8"

	"filippo.io/age"
	"filippo.io/age/agessh"
	"golang.org/x/crypto/ssh"

	"btfolio/internal/diag"
)

// A Recipient is somebody an envelope is for: who has the private half of a key,
// or knows a passphrase.
type Recipient struct{ to age.Recipient }

// Key reads a public key: of age, or of SSH where it can encrypt.
func Key(text string) (Recipient, *diag.Problem) {
	text = strings.TrimSpace(text)
	unknown := diag.RecipientUnknown.Problem(Shown(text))
	switch {
	case private(text):
		return Recipient{}, diag.RecipientPrivate.Problem()
	case isSSH(text):
		key, _, _, _, err := ssh.ParseAuthorizedKey([]byte(text))
		if err != nil {
			return Recipient{}, unknown
		}
		var to age.Recipient
		switch key.Type() {
		case ssh.KeyAlgoED25519:
			to, err = agessh.NewEd25519Recipient(key)
		case ssh.KeyAlgoRSA:
			to, err = agessh.NewRSARecipient(key) // which takes none that is too short
		default:
			to = nil
		}
		if err != nil || to == nil {
			return Recipient{}, diag.RecipientKind.Problem(key.Type())
		}
		return Recipient{to}, nil
	case strings.HasPrefix(text, lasting):
		if to, err := age.ParseHybridRecipient(text); err == nil {
			return Recipient{to}, nil
		}
	case strings.HasPrefix(text, "age1"):
		if to, err := age.ParseX25519Recipient(text); err == nil {
			return Recipient{to}, nil
		}
		if plugin, _, _ := strings.Cut(text[len("age1"):], "1"); len(plugin) < len(text)-len("age1") {
			return Recipient{}, diag.RecipientKind.Problem("age1" + Shown(plugin))
		}
	}
	return Recipient{}, unknown
}

// lasting is how keys begin that withstand quantum computers.
const lasting = "age1pq1"

// Mixed reports whether keys that withstand quantum computers stand beside
// others, which age does not take: the envelope would withstand none.
func Mixed(all []Recipient) bool {
	hybrid := 0
	for _, r := range all {
		if _, is := r.to.(*age.HybridRecipient); is {
			hybrid++
		}
	}
	return hybrid > 0 && hybrid < len(all)
}

// private reports whether a text is the half of a key that nobody else may have.
func private(text string) bool {
	return strings.HasPrefix(strings.ToUpper(text), "AGE-SECRET-KEY-") || strings.HasPrefix(text, "-----BEGIN ")
}

// isSSH reports whether a text looks like a public SSH key.
func isSSH(text string) bool {
	kind, _, more := strings.Cut(text, " ")
	return more && (strings.HasPrefix(kind, "ssh-") || strings.HasPrefix(kind, "ecdsa-") || strings.HasPrefix(kind, "sk-"))
}

// Shown is as much of a text as tells which one is meant.
func Shown(text string) string {
	const most = 60
	if letters := []rune(text); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return text
}

// LeastPassphrase is how many characters a passphrase must have. Whoever has the
// file can try as many as they like; NIST SP 800-63B asks for 15 where a
// passphrase stands alone.
const LeastPassphrase = 15

// Passphrase is whoever knows one. It is alone on its envelope.
func Passphrase(text string) (Recipient, *diag.Problem) {
	to, err := age.NewScryptRecipient(text)
	if err != nil || utf8.RuneCountInString(text) < LeastPassphrase {
		return Recipient{}, diag.PassphraseShort.Problem(LeastPassphrase)
	}
	return Recipient{to}, nil
}
