package vocabulary

import (
	"testing"

	"golang.org/x/text/unicode/norm"

	"btfolio/internal/language"
)

func TestFind(t *testing.T) {
	tests := []struct {
		set  *Set
		word string
		want string // empty when the word is none of the list
	}{
		{Instrument("").Vocabulary(), "MiniCex", "mini_cex"},
		{Instrument("").Vocabulary(), "MINI-CEX", "mini_cex"},
		{Instrument("").Vocabulary(), "mini cex", "mini_cex"},
		{Instrument("").Vocabulary(), "mini_cex", "mini_cex"},
		{Instrument("").Vocabulary(), "mini\u2011CEX", "mini_cex"},
		{Instrument("").Vocabulary(), "360/MSF", "multi_source"},
		{Instrument("").Vocabulary(), "gmcq", "multi_source"},
		{Instrument("").Vocabulary(), "sjalvskattning", "self_rating"},
		{Instrument("").Vocabulary(), "Slutbedömning", "final"},
		{Instrument("").Vocabulary(), "CEX", ""},
		{Area("").Vocabulary(), "Akut sjukvård", "acute"},
		{Area("").Vocabulary(), "Akutsjukvård", "acute"},
		{Area("").Vocabulary(), "akutsjukvard", "acute"},
		{Area("").Vocabulary(), norm.NFD.String("Akut sjukvård"), "acute"},
		{Area("").Vocabulary(), "ALLMÄNMEDICIN", "primary_care"},
		{Area("").Vocabulary(), "Vårdcentral", "primary_care"},
		{Area("").Vocabulary(), "", ""},
		{Area("").Vocabulary(), " - ", ""},
		{Role("").Vocabulary(), "Extern bedömare", "external_assessor"},
		{Role("").Vocabulary(), "external_assessor", "external_assessor"},
		{Role("").Vocabulary(), "klinisk handledare", "placement_supervisor"},
		{Role("").Vocabulary(), "clinical_supervisor", "placement_supervisor"},
		{Role("").Vocabulary(), "bt-chef", "bt_manager"},
		{Role("").Vocabulary(), "chef", "manager"},
		{Decision("").Vocabulary(), "ej godkänt", "not_approved"},
		{Decision("").Vocabulary(), "not-approved", "not_approved"},
		{Decision("").Vocabulary(), "Godkänd", "approved"},
		{Expectation("").Vocabulary(), "X", "x"},
		{Expectation("").Vocabulary(), "ev.", "maybe"},
		{Stage("").Vocabulary(), "b", "B"},
		{Section("").Vocabulary(), "MÅLUPPFYLLELSE", "goals_met"},
	}
	for _, tt := range tests {
		t.Run(tt.set.Name()+" "+tt.word, func(t *testing.T) {
			got, ok := tt.set.Find(tt.word)
			if got.Key != tt.want || ok != (tt.want != "") {
				t.Errorf("Find = %q, %v; want %q", got.Key, ok, tt.want)
			}
		})
	}
}

// Every key that authors are told about, as it stands in Swedish.
func TestKeysInSwedish(t *testing.T) {
	for key, words := range map[string][]string{
		"title":               {"titel"},
		"draft":               {"utkast"},
		"goals":               {"mål", "mal", "delmål", "goal"},
		"name":                {"namn"},
		"position":            {"befattning"},
		"occupation":          {"yrkestitel"},
		"specialty":           {"specialitet"},
		"workplace":           {"arbetsplats"},
		"supervisor_training": {"handledarutbildning"},
		"experience_since":    {"legitimerad_sedan", "legitimerad sedan"},
		"email":               {"e-post", "epost"},
		"phone":               {"telefon"},
		"ssh_keys":            {"ssh-nycklar", "ssh-keys"},
		"programme":           {"program"},
		"cohort":              {"startgrupp"},
		"cohorts":             {"startgrupper"},
		"form":                {"form", "anställningsform"},
		"assessment_form":     {"bedömningsformulär", "formulär"},
		"official_form":       {"blankett"},
		"start":               {"start"},
		"end":                 {"slut"},
		"people":              {"personer"},
		"unit":                {"enhet"},
		"area":                {"område"},
		"from":                {"från"},
		"to":                  {"till"},
		"extent":              {"omfattning"},
		"absence":             {"frånvaro"},
		"supervisor":          {"handledare"},
		"checklist":           {"checklista"},
		"item":                {"punkt"},
		"done":                {"klar"},
		"approvals":           {"godkännanden", "godkannanden"},
		"date":                {"datum"},
		"placement":           {"placering"},
		"next":                {"nästa"},
		"instrument":          {"instrument"},
		"assessor":            {"bedömare"},
		"outcome":             {"utfall"},
		"attachments":         {"bilagor"},
		"provider":            {"arrangör"},
		"days":                {"dagar"},
		"certificates":        {"intyg", "certificate"},
		"participants":        {"deltagare"},
		"self_rating":         {"självskattning"},
		"feedback":            {"återkoppling"},
		"deficits":            {"brister"},
		"action_plan":         {"åtgärdsplan"},
		"stage":               {"steg"},
		"lacking":             {"kompletteras"},
		"progression":         {"progression"},
		"after":               {"efter"},
		"level":               {"nivå"},
		"met":                 {"uppfyllt"},
		"by":                  {"av"},
		"note":                {"anteckning"},
		"gaps":                {"luckor"},
		"reason":              {"skäl"},
		"original_name":       {"ursprungsnamn"},
		"subject":             {"avser"},
		"decision":            {"beslut"},
		"role":                {"roll"},
		"comment":             {"kommentar"},
		"confirmation":        {"bekräftelse"},
		"registration":        {"anmälan"},
		"text":                {"text"},
		"language":            {"språk"},
		"id":                  {"id"},
		"on":                  {"per"},
	} {
		if _, ok := Keys().Get(key); !ok {
			t.Errorf("there is no key %s", key)
		}
		for _, w := range append(words, key) {
			if got, _ := Keys().Find(w); got.Key != key {
				t.Errorf("Find(%q) = %q, want %q", w, got.Key, key)
			}
		}
	}
}

func TestGetTakesOnlyKeys(t *testing.T) {
	set := Area("").Vocabulary()
	if got, ok := set.Get("acute"); !ok || got.Label.Sv != "akut sjukvård" {
		t.Errorf("Get(acute) = %v, %v", got, ok)
	}
	for _, word := range []string{"Acute", "akut", ""} {
		if got, ok := set.Get(word); ok {
			t.Errorf("Get(%q) = %v, want nothing", word, got)
		}
	}
}

func TestCallersCannotChangeASet(t *testing.T) {
	set := Area("").Vocabulary()
	terms := set.Terms()
	terms[0].Key, terms[0].Also[0] = "spoilt", "spoilt"
	found, _ := set.Find("akut")
	found.Also[0] = "spoilt"
	got, _ := set.Get("acute")
	got.Also[0] = "spoilt"
	if now := set.Terms()[0]; now.Key != "acute" || now.Also[0] == "spoilt" {
		t.Errorf("the set now holds %v", now)
	}
}

// Sentences name the one who has a role, so each role can be named so.
func TestRolesInRunningText(t *testing.T) {
	for _, role := range Role("").Vocabulary().Terms() {
		if !inBoth(role.The) {
			t.Errorf("%s: the form for running text is missing", role.Key)
		}
	}
	if got := RoleExternalAssessor.The(language.Swedish); got != "den externa bedömaren" {
		t.Errorf("The = %q", got)
	}
}
