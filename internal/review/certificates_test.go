package review_test

import (
	"testing"

	"btfolio/internal/diag"
)

func TestCertificates(t *testing.T) {
	const (
		registered = confirmed + "anmälan: {datum: 2026-09-08, av: hanna}\n"
		passed     = registered + "godkännanden:\n  - {beslut: godkänt, av: ove, roll: extern bedömare, datum: 2026-09-17}\n  - {beslut: godkänt, av: hanna, roll: huvudhandledare, datum: 2026-09-17}\n"
		issued     = "intyg:\n  - {blankett: delmål, datum: 2026-09-08, av: hanna}\n  - {blankett: fullgjord, datum: 2026-09-08, av: eva}\n"
		all        = issued + "  - {blankett: baskompetens, datum: 2026-09-17, av: [hanna, ove]}\n"
	)
	check(t, finished(), []situation{
		{"before the registration", final(confirmed), "2026-09-20", nil},
		{"prepared for the final assessment", final(registered), "2026-09-09", []string{
			"notice - intyg som behövs före slutbedömningen: Bilaga 2 (delmål) och Bilaga 3 (fullgjord BT)",
		}},
		{"one is there", final(registered + "intyg:\n  - {blankett: delmål, datum: 2026-09-08, av: hanna}"), "2026-09-09", []string{
			"notice - intyg som behövs före slutbedömningen: Bilaga 3 (fullgjord BT)",
		}},
		{"both are there", final(registered + issued), "2026-09-09", nil},
		{"on the day it is passed", final(passed + issued), "2026-09-17", []string{
			"notice 2026-09-17 BT är godkänd, men intyg saknas: Bilaga 4 (baskompetens)",
		}},
		{"passed with one lacking", final(passed + issued), "2026-09-18", []string{
			"error 2026-09-17 BT är godkänd, men intyg saknas: Bilaga 4 (baskompetens)",
		}},
		{"all are there", final(passed + all), "2026-09-18", nil},
	}, diag.CertificatesMissing.Code, diag.CertificatesAwaited.Code)
}

func TestIssued(t *testing.T) {
	certificate := func(form, date, by string) string {
		return final(confirmed + "anmälan: {datum: 2026-09-08, av: hanna}\nintyg:\n  - {blankett: " + form + ", datum: " + date + ", av: " + by + "}")
	}
	check(t, finished(), []situation{
		{"signed by both", certificate("baskompetens", "2026-09-17", "[ove, hanna]"), "2026-09-20", nil},
		{"signed by one", certificate("baskompetens", "2026-09-17", "hanna"), "2026-09-20", []string{
			"warning - Bilaga 4 (baskompetens) är inte undertecknad av den externa bedömaren",
		}},
		{"signed by somebody else", certificate("fullgjord", "2026-09-08", "hanna"), "2026-09-20", []string{
			"warning - Bilaga 3 (fullgjord BT) är inte undertecknad av verksamhetschefen",
		}},
		{"all goals approved", certificate("delmål", "2026-09-08", "hanna"), "2026-09-20", nil},
		{"a goal that is not approved", certificate("delmål", "2026-09-08", "hanna") + text("mal/BT7", "mål: BT7", ""), "2026-09-20", []string{
			"warning - Bilaga 2 (delmål) är utfärdad, men godkännande saknas för BT7",
		}},
		{"on the last day", certificate("fullgjord", "2026-08-31", "eva"), "2026-09-20", nil},
		{"before the service ended", certificate("fullgjord", "2026-08-30", "eva"), "2026-09-20", []string{
			"warning - Bilaga 3 (fullgjord BT) är daterad den 30 augusti 2026, före sista placeringens slut den 31 augusti 2026",
		}},
	}, diag.CertificateNotSigned.Code, diag.GoalsCertifiedEarly.Code, diag.ServiceCertifiedEarly.Code)
}
