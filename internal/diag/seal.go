package diag

import "btfolio/internal/language"

// What can be wrong with what ties a decision to its content: the list of
// covered files and the signature. Such a decision counts, but as no more
// than is true of it.
var (
	// ChangedAfterApproval: what an approval covers is no longer what it was
	// when the decision was made. It is not green any more, and nobody but who
	// decides can make it so again.
	ChangedAfterApproval = &Code{ID: "BT-A001", Severity: Error,
		What: language.Text{Sv: "%[2]s godkände %[1]s den %[3]s, men innehållet är inte längre detsamma (%[4]s)", En: "%[1]s was approved by %[2]s on %[3]s, but the content is no longer the same (%[4]s)"},
		Do:   language.Text{Sv: "se över ändringarna och godkänn igen med btfolio approve, eller återställ det som var", En: "look at the changes and approve again with btfolio approve, or put back what was"}}
	// SealLine: a line in the list of covered files that sha256sum would not
	// have written.
	SealLine = &Code{ID: "BT-A010", Severity: Error,
		What: language.Text{Sv: "raden är ingen rad i en lista med kontrollsummor", En: "the line is no line of a list of checksums"},
		Do:   language.Text{Sv: "ändra inte listan; ta bort beslutet och fatta det igen med btfolio approve", En: "do not change the list; remove the decision and make it again with btfolio approve"}}
	// SealOutside: a line outside the list that “sha256sum -c” would check and
	// btfolio not.
	SealOutside = &Code{ID: "BT-A011", Severity: Error,
		What: language.Text{Sv: "kontrollsumman står utanför listan över det som beslutet omfattar", En: "the checksum stands outside the list of what the decision covers"},
		Do:   language.Text{Sv: "ta bort raden, eller fatta beslutet igen med btfolio approve", En: "remove the line, or make the decision again with btfolio approve"}}
	// SealTwice: more than one list of the same kind, or the lists in the wrong
	// order.
	SealTwice = &Code{ID: "BT-A012", Severity: Error,
		What: language.Text{Sv: "beslutet har mer än en lista över det som det omfattar, eller listorna i fel ordning", En: "the decision has more than one list of what it covers, or the lists in the wrong order"},
		Do:   language.Text{Sv: "ändra inte listan; ta bort beslutet och fatta det igen med btfolio approve", En: "do not change the list; remove the decision and make it again with btfolio approve"}}
	// SealFileTwice: a file that stands twice in the list.
	SealFileTwice = &Code{ID: "BT-A013", Severity: Error,
		What: language.Text{Sv: "filen ”%[1]s” står två gånger i listan", En: "the file “%[1]s” stands twice in the list"},
		Do:   language.Text{Sv: "ändra inte listan; ta bort beslutet och fatta det igen med btfolio approve", En: "do not change the list; remove the decision and make it again with btfolio approve"}}
	// SealPath: a name in the list that leaves the trainee's folder.
	SealPath = &Code{ID: "BT-A014", Severity: Error,
		What: language.Text{Sv: "”%[1]s” är ingen sökväg i BT-läkarens mapp", En: "“%[1]s” is no path within the trainee's folder"},
		Do:   language.Text{Sv: "ändra inte listan; ta bort beslutet och fatta det igen med btfolio approve", En: "do not change the list; remove the decision and make it again with btfolio approve"}}
	// SealTextAlone: the digest of a text's normal form for a file that is not in
	// the list.
	SealTextAlone = &Code{ID: "BT-A015", Severity: Error,
		What: language.Text{Sv: "”%[1]s” står inte i listan över det som beslutet omfattar", En: "“%[1]s” is not in the list of what the decision covers"},
		Do:   language.Text{Sv: "ändra inte listan; ta bort beslutet och fatta det igen med btfolio approve", En: "do not change the list; remove the decision and make it again with btfolio approve"}}
	// SealNotClosed: a list that has no end, such as in a file that was cut off.
	SealNotClosed = &Code{ID: "BT-A016", Severity: Error,
		What: language.Text{Sv: "listan slutar inte med en rad med bara ```", En: "the list does not end with a line of only ```"},
		Do:   language.Text{Sv: "ändra inte listan; ta bort beslutet och fatta det igen med btfolio approve", En: "do not change the list; remove the decision and make it again with btfolio approve"}}
	// SealWithoutFiles: a list that names no file binds a decision to nothing.
	SealWithoutFiles = &Code{ID: "BT-A017", Severity: Error,
		What: language.Text{Sv: "listan över det som beslutet omfattar är tom", En: "the list of what the decision covers is empty"},
		Do:   language.Text{Sv: "ta bort beslutet och fatta det igen med btfolio approve", En: "remove the decision and make it again with btfolio approve"}}
	// SignatureUnreadable: a file beside a decision that is no SSH signature.
	SignatureUnreadable = &Code{ID: "BT-A020", Severity: Error,
		What: language.Text{Sv: "filen är ingen signatur som går att läsa, så beslutet räknas inte som signerat", En: "the file is no signature that can be read, so the decision does not count as signed"},
		Do:   language.Text{Sv: "ta bort filen, eller signera beslutet igen", En: "remove the file, or sign the decision again"}}
	// SignatureForeign: a signature made for something else. It must not count
	// here, whoever made it.
	SignatureForeign = &Code{ID: "BT-A021", Severity: Error,
		What: language.Text{Sv: "signaturen är gjord för ”%[1]s”, inte ”%[2]s”, så beslutet räknas inte som signerat", En: "the signature was made for “%[1]s”, not “%[2]s”, so the decision does not count as signed"},
		Do:   language.Text{Sv: "signera beslutet igen: ssh-keygen -Y sign -n %[2]s", En: "sign the decision again: ssh-keygen -Y sign -n %[2]s"}}
	// SignatureBroken: the decision is not what was signed.
	SignatureBroken = &Code{ID: "BT-A022", Severity: Error,
		What: language.Text{Sv: "signaturen stämmer inte med beslutet: det är ändrat sedan det signerades, eller någon annans", En: "the signature does not match the decision: it was changed since it was signed, or is another's"},
		Do:   language.Text{Sv: "återställ beslutet som det signerades, eller fatta det igen", En: "put the decision back as it was signed, or make it again"}}
	// KeyUnknown: the signature holds, but the key is nobody's here.
	KeyUnknown = &Code{ID: "BT-A023", Severity: Error,
		What: language.Text{Sv: "beslutet är signerat med en nyckel (%[1]s) som inte står på sidan för %[2]s, så det räknas inte som signerat", En: "the decision is signed with a key (%[1]s) that does not stand on the page of %[2]s, so it does not count as signed"},
		Do:   language.Text{Sv: "låt %[2]s bekräfta nyckeln och skriv in den som ssh-nycklar: på personens sida, eller signera med en som står där", En: "have %[2]s confirm the key and write it as ssh_keys: on the person's page, or sign with one that stands there"}}
	// KeyOfOther: the signature holds, but it is somebody else's than the one who
	// is said to have decided.
	KeyOfOther = &Code{ID: "BT-A024", Severity: Error,
		What: language.Text{Sv: "beslutet är i namn av %[1]s men signerat med en nyckel som tillhör %[2]s, så det räknas inte som signerat", En: "the decision is in the name of %[1]s but signed with a key of %[2]s, so it does not count as signed"},
		Do:   language.Text{Sv: "den som beslutar signerar själv", En: "whoever decides signs"}}
	// SignatureAlone: a signature without the decision it was made on.
	SignatureAlone = &Code{ID: "BT-A025", Severity: Warning,
		What: language.Text{Sv: "signaturen hör inte till något beslut", En: "the signature belongs to no decision"},
		Do:   language.Text{Sv: "lägg den bredvid beslutet, med samma namn och .sig efter, eller ta bort den", En: "put it beside the decision, with the same name and .sig after it, or remove it"}}
	// KeyNotRead: a line among a person's SSH keys that is none.
	KeyNotRead = &Code{ID: "BT-A026", Severity: Warning,
		What: language.Text{Sv: "en av nycklarna för %[1]s går inte att läsa", En: "one of the keys of %[1]s cannot be read"},
		Do:   language.Text{Sv: "klistra in hela raden ur filen som slutar på .pub", En: "paste the whole line of the file that ends in .pub"}}
)

var codesSeal = []*Code{
	ChangedAfterApproval, SealLine, SealOutside, SealTwice, SealFileTwice, SealPath, SealTextAlone, SealNotClosed, SealWithoutFiles, SignatureUnreadable, SignatureForeign, SignatureBroken, KeyUnknown, KeyOfOther, SignatureAlone, KeyNotRead,
}
