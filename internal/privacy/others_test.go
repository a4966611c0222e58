package privacy

import (
	"testing"
)

func kinds(text string, known Known) []Kind {
	var all []Kind
	for _, h := range Text([]byte(text), known) {
		all = append(all, h.Kind)
	}
	return all
}

func only(kinds []Kind, kind Kind) bool { return len(kinds) == 1 && kinds[0] == kind }

func TestPhones(t *testing.T) {
	for _, text := range []string{
		"070-174 06 05", "070-1740605", "070 174 06 05", "070/174 06 05", "070-174-06-05",
		"0701740605", "tel. 0701740605", "070\u00a0174\u00a006\u00a005", "070‑174 06 05",
		"+46 70 174 06 05", "+46701740605", "+46 (0)70-174 06 05", "+46(0)701740605", "0046 70 174 06 05", "+46-70-174 06 05",
		"08-465 004 00", "08-46500400", "08/465 004 00", "(08) 465 004 00", "08 465 004 00", "+46 8 465 004 00",
		"031-390 06 00", "040-628 04 00", "0980-319 200", "0980-31 92 00", "+46 980 319 200",
		"tfn 0313900600", "Telefon: 031 390 06 00", "ring 070-174 06 05.", "mobil:070-174 06 05,", "(070-174 06 05)",
		"070-174 06 05 eller",
	} {
		if got := kinds(text, Known{}); !only(got, Phone) {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestNoPhones(t *testing.T) {
	for _, text := range []string{
		"1177", "112", "ring 1177", "020-12 34 56", "0771-12 34 56", "0900-20 100",
		"08-09", "01-02-2023", "08-12-2023", "2023-10-18", "18-10-23", "kl 08-16", "kl 0800-1630", "kl. 08.00–16.30",
		"0500-0700", "0,9–1,2", "08 12", "010 12", "0-100", "BT01-BT18", "08-16 2023", "v. 08-12",
		"031-390", "01-12345", "08-46500400123", "a08-465 004 00", "1.08-465 004 00", "08-465 004 00.25",
		"00000000", "0123456789", "12-08-46 50 04", "0701740605123", "+45 12 34 56 78", "+1 555 0100", "IP 010.020.030.040",
		"0 1 2 3 4 5 6 7 8", "0980-1234", "0313900600",
	} {
		if got := kinds(text, Known{}); len(got) > 0 {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestEmails(t *testing.T) {
	for _, text := range []string{
		"anna.berg@example.se", "<anna.berg@example.se>", "mailto:anna@example.org?subject=x", "Anna.Berg+x@sub.example.co.uk.",
		"åsa@exämple.se", "(a_b-c@example.com)", "e-post: 'anna@example.se'",
	} {
		if got := kinds(text, Known{}); !only(got, Email) {
			t.Errorf("%q: %v", text, got)
		}
	}
	for _, text := range []string{
		"@anna", "anna@", "anna@dator", "a@b.c", "ssh-ed25519 AAAAC3NzaC1lZDI1 anna@laptop", "bild@2x.png", "git@github.com:x/y",
		"lib@1.2.3", "10 @ 20.30", "@@@@.@.se", "x@.se", "x@-.se",
	} {
		if got := kinds(text, Known{}); len(got) > 0 {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// What the people of the site have given as their own may stand anywhere.
func TestKnown(t *testing.T) {
	known := NewKnown([]string{"+46 (0)70-174 06 05", "08-465 004 00", "190101 2391"}, []string{" Anna.Berg@Example.se", ""}, nil)
	for _, text := range []string{
		"070-174 06 05", "0701740605", "0046701740605", "+46 70 1740605", "08-46500400", "+46 8 465 004 00",
		"anna.berg@example.se", "ANNA.BERG@EXAMPLE.SE",
	} {
		if got := kinds(text, known); len(got) > 0 {
			t.Errorf("%q: %v", text, got)
		}
	}
	for text, kind := range map[string]Kind{
		"070-174 06 06":            Phone,
		"xanna.berg@example.se":    Email,
		"anna.berg@example.se.net": Email,
		"190101-2391":              PersonalNumber, // not a telephone number, whatever is said
	} {
		if got := kinds(text, known); !only(got, kind) {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestPatientNames(t *testing.T) {
	for _, text := range []string{
		"patienten Anna Svensson", "patient Anna Svensson", "pat. Anna Svensson", "pat Anna", "Pat. Anna Svensson",
		"hos patienten Anna", "patienten Annas syster", "patientens namn: Anna Svensson", "Patient: Anna Svensson",
		"Patienten Fatima kom", "patienten heter Mohammed", "patienten Anna-Karin", "patienten, nej\n\npatient Erik",
		"patienten Zdravko Petrovic", "patient: Zdravko Petrovic", "pat. Zdravko\nPetrovic", "patienten **Anna** Svensson",
		"patienten A\u030asa Svensson", "Patient Ali Hassan, 45 år",
	} {
		if got := kinds(text, Known{}); !only(got, PatientName) {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestNoPatientNames(t *testing.T) {
	for _, text := range []string{
		"Patienten Hade Feber", "Patienten Hade…", "Patienten kom. Anna såg den", "patienten. Anna Svensson", "patient, Anna Svensson",
		"patienten Alvedon 1 g", "patient Waran Dosering", "patienten Treo", "Patient Safety Course", "patient Blood Management",
		"Patient Reported Outcome", "patient KOL", "patienten BT-läkaren", "patienten Glasgow Coma Scale", "patienten Barthel Index",
		"patienten Region Stockholm", "patienten Karolinska", "PATIENT ANNA SVENSSON", "patienter Anna Svensson", "patientsäkerhet Anna",
		"kompatient Anna", "impatient Anna", "patienten Fröken", "patient\n\nAnna Svensson", "patienten och Anna", "patienten 45 år",
		"patient-Anna", "Patienten Per Os", "Patienten Mår Bra", "Patientens Väg Genom Vården", "Patienten I Centrum", "patient: ja", "pat.Anna",
		"Patient: Akutsjukvård", "patient", "pat", "patienten ", "Patienten Själv", "pata Anna", "patienten MRSA Positiv",
	} {
		if got := kinds(text, Known{}); len(got) > 0 {
			t.Errorf("%q: %v", text, got)
		}
	}
}
