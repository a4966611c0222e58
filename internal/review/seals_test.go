package review_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"crypto/sha512"
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/crypto/ssh"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/seal"
	"btfolio/internal/testkit"
	"btfolio/internal/vocabulary"
)

// A trainee with one placement that has ended and one talk, one assessment
// and one file in it, one file beside the assessment, a goal, and a talk of
// another placement.
const sealedSite = `
-- btfolio.yaml --
title: Portföljer
programme: vgr
-- content/personer/eva.md --
---
namn: Eva Al
befattning: specialistläkare
handledarutbildning: 2015-01-01
legitimerad_sedan: 2005-01-01
ssh-nycklar: ["KEY1"]
---
-- content/personer/bo.md --
---
namn: Bo Ek
ssh-nycklar: ["KEY2"]
---
-- content/lo/index.md --
---
namn: Lo Ask
start: 2025-09-01
slut: 2026-08-31
personer: {huvudhandledare: eva}
---
-- content/lo/placeringar/akuten.md --
---
område: akut sjukvård
handledare: eva
från: 2025-09-01
till: 2025-12-31
---
Planen är så här.
-- content/lo/placeringar/psykiatrin.md --
---
område: psykiatri
handledare: eva
från: 2026-01-01
till: 2026-03-31
---
-- content/lo/samtal/å.md --
---
datum: 2025-10-01
handledare: eva
placering: akuten
mål: BT1
---
Vi talade.
-- content/lo/samtal/b.md --
---
datum: 2026-02-01
handledare: eva
placering: psykiatrin
mål: BT2
---
-- content/lo/bedomningar/c.md --
---
datum: 2025-11-01
instrument: Mini-CEX
mål: BT1
placering: akuten
bilagor: ../dokument/formulär.pdf
---
-- content/lo/dokument/formulär.pdf --
%PDF-1.4 formulär
-- content/lo/dokument/BT1 DOPS Punktion Akutsjukvård 251101.pdf --
%PDF-1.4 dops
-- content/lo/mal/bt1.md --
---
mål: BT1
---
-- content/lo/slutbedomning.md --
---
bekräftelse: {datum: 2026-08-30}
---
`

func signerOf(t *testing.T, seed byte) ssh.Signer {
	t.Helper()
	s, err := ssh.NewSignerFromKey(ed25519.NewKeyFromSeed(bytes.Repeat([]byte{seed}, ed25519.SeedSize)))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func withKeys(t *testing.T, archive string) string {
	return strings.NewReplacer(
		"KEY1", seal.KeyOf(signerOf(t, 1)).Line(), "KEY2", seal.KeyOf(signerOf(t, 2)).Line(),
	).Replace(archive)
}

func covered(t *testing.T, archive, subject string) []seal.File {
	t.Helper()
	_, trainee := testkit.MustLoad(t, archive, "lo")
	v := lookAt(t, trainee, "2026-09-30")
	s, ok := review.FindSubject(v.Trainee, subject)
	if !ok {
		t.Fatalf("no subject %q", subject)
	}
	return review.Covered(v.Trainee, s)
}

func paths(files []seal.File) (all []string) {
	for _, f := range files {
		all = append(all, f.Path)
	}
	return all
}

func TestCovered(t *testing.T) {
	archive := withKeys(t, sealedSite) + `
-- content/lo/godkannanden/lås.md --
---
avser: samtal
beslut: godkänt
av: eva
datum: 2026-08-20
---
-- content/lo/godkannanden/slut.md --
---
avser: slutbedomning
beslut: ej godkänt
av: eva
datum: 2026-09-01
---
-- content/lo/samtal/utkast.md --
---
datum: 2025-10-02
handledare: eva
placering: akuten
utkast: true
---
`
	for subject, want := range map[string][]string{
		"placeringar/akuten": {
			"bedomningar/c.md", "dokument/BT1 DOPS Punktion Akutsjukvård 251101.pdf", "dokument/formulär.pdf",
			"placeringar/akuten.md", "samtal/å.md",
		},
		"placeringar/psykiatrin": {"placeringar/psykiatrin.md", "samtal/b.md"},
		"mal/bt1": {
			"bedomningar/c.md", "dokument/BT1 DOPS Punktion Akutsjukvård 251101.pdf", "dokument/formulär.pdf",
			"mal/bt1.md", "samtal/å.md",
		},
		"samtal":            {"samtal/b.md", "samtal/å.md"},
		"samtal/b":          {"samtal/b.md"},
		"bedomningar/c":     {"bedomningar/c.md", "dokument/formulär.pdf"},
		"dokument/formulär": {"dokument/formulär.pdf"},
		"slutbedomning": {
			"bedomningar/c.md", "dokument/BT1 DOPS Punktion Akutsjukvård 251101.pdf", "dokument/formulär.pdf",
			"godkannanden/lås.md", "index.md", "mal/bt1.md", "placeringar/akuten.md", "placeringar/psykiatrin.md",
			"samtal/b.md", "samtal/å.md", "slutbedomning.md",
		},
	} {
		if d := cmp.Diff(want, paths(covered(t, archive, subject))); d != "" {
			t.Errorf("%s: %s", subject, d)
		}
	}
}

// decision is a document in godkannanden/ as btfolio approve writes it.
func decision(subject, decision, by, date string, files []seal.File) string {
	return fmt.Sprintf("---\navser: %s\nbeslut: %s\nav: %s\ndatum: %s\nkommentar: skäl\n---\n%s", subject, decision, by, date, seal.Write(files))
}

// A change is something that happens to a site after the approval of its
// placement.
func TestChangedAfterApproval(t *testing.T) {
	before := withKeys(t, sealedSite)
	approval := decision("placeringar/akuten", "godkänt", "eva", "2026-01-05", covered(t, before, "placeringar/akuten"))
	goal := "-- content/lo/mal/bt1.md --\n---\nmål: BT1\ngodkännanden: [{beslut: godkänt, av: eva, datum: 2026-01-06}]\n---\n"
	before = strings.Replace(before, "-- content/lo/mal/bt1.md --\n---\nmål: BT1\n---\n", goal, 1)
	replace := func(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(before) }

	const changed, approved = vocabulary.StateChanged, vocabulary.StateApproved
	for name, c := range map[string]struct {
		after       string
		state       vocabulary.State
		changes     []seal.Change
		reformatted []string
	}{
		"nothing":           {before, approved, nil, nil},
		"a word":            {replace("Vi talade.", "Vi talade länge."), changed, []seal.Change{{Path: "samtal/å.md", Kind: seal.Changed}}, nil},
		"a file":            {replace(" formulär\n", " annat\n"), changed, []seal.Change{{Path: "dokument/formulär.pdf", Kind: seal.Changed}}, nil},
		"white space":       {replace("Vi talade.", "Vi talade. \t\n"), approved, nil, []string{"samtal/å.md"}},
		"letters in NFD":    {replace("Planen är så", "Planen a\u0308r sa\u030a"), approved, nil, []string{"placeringar/akuten.md"}},
		"names in NFD":      {replace("samtal/å.md", "samtal/a\u030a.md", "dokument/formulär", "dokument/formula\u0308r"), approved, nil, []string{"bedomningar/c.md"}},
		"of something else": {replace("mål: BT2", "mål: [BT2, BT3]"), approved, nil, nil},
		"removed": {
			replace("-- content/lo/dokument/BT1 DOPS Punktion Akutsjukvård 251101.pdf --\n%PDF-1.4 dops\n", ""), changed,
			[]seal.Change{{Path: "dokument/BT1 DOPS Punktion Akutsjukvård 251101.pdf", Kind: seal.Removed}}, nil,
		},
		"made a draft": {
			replace("handledare: eva\nplacering: akuten\n", "handledare: eva\nplacering: akuten\nutkast: true\n"), changed,
			[]seal.Change{{Path: "samtal/å.md", Kind: seal.Removed}}, nil,
		},
		"added": {
			before + "-- content/lo/samtal/ny.md --\n---\ndatum: 2025-12-01\nhandledare: eva\nplacering: akuten\n---\n", changed,
			[]seal.Change{{Path: "samtal/ny.md", Kind: seal.Added}}, nil,
		},
		"renamed": {
			replace("samtal/å.md", "samtal/ö.md"), changed,
			[]seal.Change{{Path: "samtal/å.md", Kind: seal.Removed}, {Path: "samtal/ö.md", Kind: seal.Added}}, nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, trainee := testkit.MustLoad(t, c.after+"-- content/lo/godkannanden/a.md --\n"+approval, "lo")
			v := lookAt(t, trainee, "2026-03-01")
			p := v.Placements[0]
			d := p.Standing.Newest()
			if d == nil || d.Trust != vocabulary.TrustBound {
				t.Fatalf("decision %+v", d)
			}
			if diff := cmp.Diff(c.changes, d.Changes()); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(c.reformatted, d.Bond.Reformatted); diff != "" {
				t.Error(diff)
			}
			if p.Standing.Approved() != (c.state == approved) || p.Standing.Changed() != (c.state == changed) {
				t.Errorf("placement approved %v, changed %v", p.Standing.Approved(), p.Standing.Changed())
			}
			if got := v.Goal(1).Cells[0].State; got != c.state {
				t.Errorf("cell: %s", got)
			}
			if got := v.Goal(1).State; got != c.state {
				t.Errorf("goal: %s", got)
			}
			found := findings(v, diag.ChangedAfterApproval.Code)
			if (len(found) == 1) != (c.state == changed) || len(found) > 1 {
				t.Errorf("findings %q", found)
			}
			for _, ch := range c.changes {
				if !strings.Contains(found[0], strings.TrimSuffix(path.Base(ch.Path), ".md")) {
					t.Errorf("%s is not named in %q", ch.Path, found[0])
				}
			}
			if strings.Contains(v.Sentence(language.Swedish), "behöver förnyas") != (c.state == changed) {
				t.Error(v.Sentence(language.Swedish))
			}
		})
	}
}

func findings(v *review.Verdict, code *diag.Code) (all []string) {
	for _, f := range v.Findings {
		if f.Code == code {
			all = append(all, f.Text(language.Swedish))
		}
	}
	return all
}

// TestLaterDecisions: what comes after an approval whose content changed
// decides; of several on one day it is the one with the number.
func TestLaterDecisions(t *testing.T) {
	before := withKeys(t, sealedSite)
	approval := decision("placeringar/akuten", "godkänt", "eva", "2026-01-05", covered(t, before, "placeringar/akuten"))
	after := strings.Replace(before, "Vi talade.", "Vi talade länge.", 1)
	again := covered(t, after, "placeringar/akuten")
	for name, c := range map[string]struct {
		files             string
		approved, changed bool
	}{
		"approved again": {"-- content/lo/godkannanden/b-2.md --\n" + decision("placeringar/akuten", "godkänt", "eva", "2026-01-05", again), true, false},
		"revoked":        {"-- content/lo/godkannanden/b-2.md --\n" + decision("placeringar/akuten", "återkallat", "eva", "2026-01-05", again), false, false},
		"by nobody":      {"-- content/lo/godkannanden/b-2.md --\n" + decision("placeringar/akuten", "godkänt", "bo", "2026-01-05", again), false, true},
	} {
		_, trainee := testkit.MustLoad(t, after+"-- content/lo/godkannanden/b.md --\n"+approval+c.files, "lo")
		v := lookAt(t, trainee, "2026-03-01")
		s := v.Placements[0].Standing
		if s.Approved() != c.approved || s.Changed() != c.changed || len(s.History) != 2 {
			t.Errorf("%s: approved %v, changed %v", name, s.Approved(), s.Changed())
		}
		for i, d := range trainee.Decisions {
			if got := v.Ruling(d); got == nil || got.Bond.Document != d || got.Date != s.History[i].Date {
				t.Errorf("%s: the ruling of %s is %v", name, d.Path, got)
			}
		}
		if n := len(findings(v, diag.ChangedAfterApproval.Code)); (n == 1) != c.changed {
			t.Errorf("%s: %d findings", name, n)
		}
	}
}

func TestTrust(t *testing.T) {
	archive := withKeys(t, sealedSite)
	files := covered(t, archive, "placeringar/akuten")
	text := decision("placeringar/akuten", "godkänt", "eva", "2026-01-05", files)
	words, _, _ := strings.Cut(text, "```")
	sign := func(text string, seed byte) string {
		s, err := seal.Sign([]byte(text), signerOf(t, seed))
		if err != nil {
			t.Fatal(err)
		}
		return string(s)
	}
	cut := strings.Replace(text, files[0].Digest.String(), files[0].Digest.String()[1:], 1)
	for name, c := range map[string]struct {
		text, signature string
		trust           vocabulary.Trust
		want            *diag.Code
	}{
		"words":                  {words, "", vocabulary.TrustClaimed, nil},
		"signed words":           {words, sign(words, 1), vocabulary.TrustClaimed, nil},
		"a list":                 {text, "", vocabulary.TrustBound, nil},
		"a broken list":          {cut, "", vocabulary.TrustClaimed, diag.SealLine.Code},
		"signed":                 {text, sign(text, 1), vocabulary.TrustSigned, nil},
		"signed, CRLF":           {strings.ReplaceAll(text, "\n", "\r\n"), strings.ReplaceAll(sign(text, 1), "\n", "\r\n"), vocabulary.TrustSigned, nil},
		"changed after it":       {strings.Replace(text, "skäl", "annat", 1), sign(text, 1), vocabulary.TrustBound, diag.SignatureBroken.Code},
		"a key of somebody else": {text, sign(text, 2), vocabulary.TrustBound, diag.KeyOfOther.Code},
		"a key of nobody":        {text, sign(text, 3), vocabulary.TrustBound, diag.KeyUnknown.Code},
		"no signature":           {text, "signerat av Eva\n", vocabulary.TrustBound, diag.SignatureUnreadable.Code},
		"too large":              {text, strings.Repeat("x", seal.MaxSignature+1), vocabulary.TrustBound, diag.SignatureUnreadable.Code},
	} {
		t.Run(name, func(t *testing.T) {
			site := archive + "-- content/lo/godkannanden/a.md --\n" + c.text
			if c.signature != "" {
				site += "-- content/lo/godkannanden/a.md.sig --\n" + c.signature
			}
			_, trainee := testkit.MustLoad(t, site, "lo")
			v := lookAt(t, trainee, "2026-03-01")
			d := v.Placements[0].Standing.Newest()
			if d == nil || d.Trust != c.trust {
				t.Fatalf("decision %+v", d)
			}
			var codes []string
			for _, f := range v.Findings {
				if strings.HasPrefix(f.Code.ID, "BT-A") {
					codes = append(codes, f.Code.ID)
				}
			}
			if c.want == nil && len(codes) > 0 || c.want != nil && !slices.Equal(codes, []string{c.want.ID}) {
				t.Errorf("findings %q", codes)
			}
			for _, d := range trainee.Documents {
				if strings.HasSuffix(d.Path, ".sig") {
					t.Errorf("%s is a document", d.Path)
				}
			}
		})
	}
}

// A signature with a key that two people have does not tell who signed.
func TestKeyOfTwo(t *testing.T) {
	archive := withKeys(t, sealedSite)
	text := decision("placeringar/akuten", "godkänt", "eva", "2026-01-05", covered(t, archive, "placeringar/akuten"))
	s, err := seal.Sign([]byte(text), signerOf(t, 1))
	testkit.Must(t, err)
	archive += "-- content/personer/siv.md --\n---\nnamn: Siv Al\nssh-nycklar: [\"" + seal.KeyOf(signerOf(t, 1)).Line() + "\"]\n---\n" +
		"-- content/lo/godkannanden/a.md --\n" + text + "-- content/lo/godkannanden/a.md.sig --\n" + string(s)
	_, trainee, found := testkit.Load(t, archive, "lo")
	v := lookAt(t, trainee, "2026-03-01")
	d := v.Placements[0].Standing.Newest()
	if d == nil || d.Trust != vocabulary.TrustBound || len(lines(v, diag.KeyShared.Code)) != 1 || len(found) != 1 {
		t.Errorf("%+v, %q, %v", d, lines(v, diag.KeyShared.Code), testkit.Texts(found))
	}
}

// TestWeigh: the two who pass BT as a whole are two people.
func TestWeigh(t *testing.T) {
	archive := strings.Replace(withKeys(t, sealedSite), "{huvudhandledare: eva}", "{huvudhandledare: eva, extern bedömare: eva}", 1)
	_, trainee := testkit.MustLoad(t, archive+"-- content/lo/godkannanden/a.md --\n---\navser: slutbedomning\nbeslut: godkänt\nav: eva\nroll: huvudhandledare\ndatum: 2026-09-01\n---\n", "lo")
	v := lookAt(t, trainee, "2026-09-30")
	s, _ := review.FindSubject(v.Trainee, "slutbedomning")
	a := v.Final.History[0].Approval
	if _, why := v.Weigh(a, s); why != nil {
		t.Error(why)
	}
	a.Role = vocabulary.RoleExternalAssessor
	if _, why := v.Weigh(a, s); why == nil || why.Code != diag.SamePersonTwice.Code {
		t.Errorf("one person in both roles: %v", why)
	}
	if s.Kind != programme.SubjectFinal {
		t.Error(s.Kind)
	}
}

// TestBundled: a decision that names a bundle is about what was in it, as long as the
// receipt of that proves it.
func TestBundled(t *testing.T) {
	archive := withKeys(t, sealedSite)
	list := seal.Write(covered(t, archive, "placeringar/akuten"))
	receipt := func(portfolio string) (code, text string) {
		info := fmt.Sprintf("Portfolio-Identifier: %s\nCovered-SHA256: %x\n", portfolio, sha256.Sum256(list))
		tags := fmt.Sprintf("%x  bag-info.txt\n", sha512.Sum512([]byte(info)))
		sum := sha512.Sum512([]byte(tags))
		return fmt.Sprintf("%x", sum[:16]), string(seal.WriteReceipt([]byte(tags), []byte(info), list))
	}
	code, text := receipt("")
	other, foreign := receipt("annan")
	words, _, _ := strings.Cut(decision("placeringar/akuten", "godkänt", "eva", "2026-01-05", covered(t, archive, "placeringar/akuten")), "```")
	names := func(code string) string { return strings.Replace(words, "---\n", "---\npaket: "+code+"\n", 1) }
	kept := func(code, text string) string {
		return "-- content/lo/godkannanden/paket/" + code + ".txt --\n" + text
	}
	s, err := seal.Sign([]byte(names(code)), signerOf(t, 1))
	testkit.Must(t, err)
	for name, c := range map[string]struct {
		archive, text, files string
		trust                vocabulary.Trust
		want                 *diag.Code
	}{
		"kept":            {archive, names(seal.CodeText(code)), kept(code, text), vocabulary.TrustBundled, nil},
		"signed":          {archive, names(code), kept(code, text) + "-- content/lo/godkannanden/a.md.sig --\n" + string(s), vocabulary.TrustSigned, nil},
		"changed since":   {strings.Replace(archive, "Vi talade.", "Vi talade länge.", 1), names(code), kept(code, text), vocabulary.TrustBundled, diag.ChangedAfterApproval.Code},
		"not kept":        {archive, names(code), "", vocabulary.TrustClaimed, diag.ReceiptMissing.Code},
		"altered":         {archive, names(code), kept(code, strings.Replace(text, "```sha256\n", "```sha256\n\n", 1)), vocabulary.TrustClaimed, diag.ReceiptBroken.Code},
		"of another":      {archive, names(code), kept(code, foreign), vocabulary.TrustClaimed, diag.ReceiptBroken.Code},
		"of other people": {archive, names(other), kept(other, foreign), vocabulary.TrustClaimed, diag.ReceiptForeign.Code},
		"no code":         {archive, names("START"), kept(code, text), vocabulary.TrustClaimed, diag.CodeUnread.Code},
	} {
		t.Run(name, func(t *testing.T) {
			_, trainee := testkit.MustLoad(t, c.archive+"-- content/lo/godkannanden/a.md --\n"+c.text+c.files, "lo")
			v := lookAt(t, trainee, "2026-03-01")
			d := v.Ruling(trainee.Decisions[0])
			if d == nil || d.Trust != c.trust {
				t.Fatalf("decision %+v", d)
			}
			var codes []string
			for _, f := range v.Findings {
				if strings.HasPrefix(f.Code.ID, "BT-A") {
					codes = append(codes, f.Code.ID)
				}
			}
			if c.want == nil && len(codes) > 0 || c.want != nil && !slices.Equal(codes, []string{c.want.ID}) {
				t.Errorf("findings %q", codes)
			}
			if n := len(trainee.Documents); n != len(mustLoad(t, archive).Documents) {
				t.Errorf("%d documents", n)
			}
		})
	}
}

func mustLoad(t *testing.T, archive string) *portfolio.Trainee {
	t.Helper()
	_, trainee := testkit.MustLoad(t, archive, "lo")
	return trainee
}
