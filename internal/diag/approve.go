package diag

import "btfolio/internal/language"

// What keeps a decision from being written by btfolio approve.
var (
	// KeyFileUnreadable: the file named as key cannot be read, or is none.
	KeyFileUnreadable = &Code{ID: "BT-A030", Severity: Error,
		What: language.Text{Sv: "nyckeln ”%[1]s” går inte att läsa", En: "the key “%[1]s” cannot be read"},
		Do:   language.Text{Sv: "ange en privat SSH-nyckel, eller den publika om den privata ligger i ssh-agent", En: "name a private SSH key, or the public one if ssh-agent holds the private one"}}
	// KeyHasPassphrase: a key that btfolio cannot open. It asks for no
	// passphrases; ssh-agent does that better.
	KeyHasPassphrase = &Code{ID: "BT-A031", Severity: Error,
		What: language.Text{Sv: "nyckeln ”%[1]s” har lösenfras och finns inte i ssh-agent", En: "the key “%[1]s” has a passphrase and is not in ssh-agent"},
		Do:   language.Text{Sv: "lägg in den med ssh-add %[1]s och försök igen", En: "add it with ssh-add %[1]s and try again"}}
	// KeyNotInAgent: a public key whose private one is nowhere to be had.
	KeyNotInAgent = &Code{ID: "BT-A032", Severity: Error,
		What: language.Text{Sv: "den privata nyckeln till ”%[1]s” finns inte i ssh-agent", En: "the private key of “%[1]s” is not in ssh-agent"},
		Do:   language.Text{Sv: "lägg in den med ssh-add och försök igen, eller ange den privata nyckeln", En: "add it with ssh-add and try again, or name the private key"}}
	// SigningFailed: the key was there and would not sign.
	SigningFailed = &Code{ID: "BT-A033", Severity: Error,
		What: language.Text{Sv: "det gick inte att signera med ”%[1]s” (%[2]s)", En: "signing with “%[1]s” failed (%[2]s)"},
		Do:   language.Text{Sv: "kontrollera nyckeln med ssh-keygen -y -f, eller använd en annan", En: "check the key with ssh-keygen -y -f, or use another"}}
	// KeyNotTheirs: a signature that nobody could check.
	KeyNotTheirs = &Code{ID: "BT-A034", Severity: Error,
		What: language.Text{Sv: "nyckeln ”%[1]s” står inte på sidan för %[2]s", En: "the key “%[1]s” does not stand on the page of %[2]s"},
		Do:   language.Text{Sv: "skriv in den under ssh-nycklar: i %[3]s och försök igen: %[4]s", En: "write it under ssh_keys: in %[3]s and try again: %[4]s"}}
	// NothingToDecide: the path names nothing that somebody decides about.
	NothingToDecide = &Code{ID: "BT-A040", Severity: Error,
		What: language.Text{Sv: "”%[1]s” är inget att besluta om hos %[2]s", En: "“%[1]s” is nothing to decide about for %[2]s"},
		Do:   language.Text{Sv: "ange en placering, ett delmål, en bedömning, en kurs eller ett dokument, samtal eller slutbedömningen, till exempel %[3]s", En: "name a placement, a goal, an assessment, a course or a document, the talks or the final assessment, such as %[3]s"}}
	// FolderNotDecided: who may decide, in which role and from which day on
	// is another question for each text in the folder.
	FolderNotDecided = &Code{ID: "BT-A045", Severity: Error,
		What: language.Text{Sv: "”%[1]s” är en mapp, och det som ligger i den godkänns var för sig", En: "“%[1]s” is a folder, and what lies in it is approved one by one"},
		Do:   language.Text{Sv: "ange en av %[2]s; av mapparna kan bara samtal godkännas i ett beslut", En: "name one of %[2]s; of the folders only the talks can be approved in one decision"}}
	// NoSuchApprover: whoever decides must have a page of their own.
	NoSuchApprover = &Code{ID: "BT-A044", Severity: Error,
		What: language.Text{Sv: "personen ”%[1]s” finns inte i personer/", En: "there is no person “%[1]s” in people/"},
		Do:   language.Text{Sv: "det beslutas av %[2]s; ange namnet på filen i personer/ utan .md", En: "it is for %[2]s to decide; name the file in people/ without .md"}}
	// NobodyToAsk: there is no terminal to confirm the decision at.
	NobodyToAsk = &Code{ID: "BT-A041", Severity: Error,
		What: language.Text{Sv: "beslutet är inte bekräftat: det finns ingen terminal att fråga vid", En: "the decision is not confirmed: there is no terminal to ask at"},
		Do:   language.Text{Sv: "kör kommandot i en terminal, eller bekräfta det ovan med --yes", En: "run the command in a terminal, or confirm the above with --yes"}}
	// DecisionNotWritten: the file of a decision could not be written.
	DecisionNotWritten = &Code{ID: "BT-A042", Severity: Error,
		What: language.Text{Sv: "beslutet kunde inte skrivas (%[1]v)", En: "the decision could not be written (%[1]v)"},
		Do:   language.Text{Sv: "kontrollera att mappen går att skriva i och att disken inte är full", En: "check that the folder can be written to and that the disk is not full"}}
	// ReasonNeeded: a decision that takes back an approval says why.
	ReasonNeeded = &Code{ID: "BT-A043", Severity: Error,
		What: language.Text{Sv: "beslutet tar tillbaka ett godkännande av %[1]s utan att säga varför", En: "the decision takes back an approval of %[1]s without saying why"},
		Do:   language.Text{Sv: "ange skälet med --comment", En: "give the reason with --comment"}}
)

var codesApprove = []*Code{
	KeyFileUnreadable, KeyHasPassphrase, KeyNotInAgent, SigningFailed, KeyNotTheirs, NothingToDecide, FolderNotDecided, NoSuchApprover, NobodyToAsk, DecisionNotWritten, ReasonNeeded,
}
