package bench

// A subject is what an assessment or a course is about, with the goals it
// shows something of.
type subject struct {
	title string
	goals []int
}

// cases are what patients come with, by the key of an area.
var cases = map[string][]subject{
	"introduction": {
		{"Första egna patienten", []int{1, 5}}, {"Journal från mottagningen", []int{5}}, {"Hygienrond", []int{13}},
	},
	"acute": {
		{"Bröstsmärta", []int{1, 5, 9}}, {"Andnöd i team", []int{1, 10}}, {"Buksmärta", []int{1, 5}}, {"Sepsis utan fokus", []int{1, 15}},
		{"Synkope", []int{1, 11}}, {"Fall i hemmet", []int{1, 4, 14}}, {"Akut huvudvärk", []int{1, 7}}, {"Intoxikation", []int{1, 2, 3}},
		{"Höftfraktur", []int{1, 15, 17}}, {"Förmaksflimmer", []int{1, 7, 15}}, {"Feber hos äldre", []int{1, 13, 15}}, {"Anafylaxi", []int{1, 10, 11}},
		{"Brytpunkt på akuten", []int{8, 17}}, {"Dödsfall på akuten", []int{3, 18}}, {"Läkarintyg efter trauma", []int{5, 16}},
	},
	"psychiatry": {
		{"Suicidriskbedömning", []int{2, 9}}, {"Nybesök depression", []int{2, 5, 16}}, {"Alkoholabstinens", []int{2, 14, 15}}, {"Mani på avdelning", []int{2, 8}},
		{"Psykos och samtycke", []int{2, 3, 8}}, {"Vårdintyg", []int{2, 3}}, {"Ångest på akutmottagning", []int{2, 9, 11}}, {"Förvirring hos äldre", []int{1, 2}},
		{"Barn som anhöriga", []int{3, 12}}, {"Läkemedelsgenomgång", []int{13, 15}}, {"Vårdplanering med kommunen", []int{4, 10}}, {"Artikelgenomgång", []int{6, 7, 11}},
	},
	"primary_care": {
		{"Halsont", []int{1, 13, 15}}, {"Högt blodtryck", []int{1, 14, 15}}, {"Diabeteskontroll", []int{1, 14}}, {"Barn med feber", []int{1, 12}},
		{"Långvarig trötthet", []int{2, 9}}, {"Ryggsmärta och sjukskrivning", []int{1, 16}}, {"Astma hos tonåring", []int{11, 12}}, {"Oro för hjärtat", []int{2, 9, 11}},
		{"Hembesök i livets slut", []int{8, 17}}, {"Knäsmärta", []int{1, 5}}, {"Urinvägsinfektion", []int{7, 15}}, {"Demensutredning", []int{2, 4, 10}},
		{"Rond på särskilt boende", []int{10, 15, 17, 18}}, {"Avvikelse på vårdcentralen", []int{3, 6}}, {"Orosanmälan", []int{3, 12}},
	},
}

// procedures are what DOPS looks at.
var procedures = []subject{
	{"Artärpunktion", []int{1, 13}}, {"Suturering", []int{1, 13}}, {"Ledinjektion", []int{13, 15}}, {"Lumbalpunktion", []int{1, 11, 13}},
	{"Otoskopi på barn", []int{1, 12}}, {"Kateterisering", []int{1, 13}}, {"Akut ultraljud", []int{1, 7}}, {"Spirometri", []int{1, 14}},
}

// courses are those of F184, and what the placements teach themselves.
var courses = []subject{
	{"Introduktion till svensk hälso- och sjukvård", []int{4}}, {"Hälso- och sjukvårdsjuridik", []int{3}}, {"Styrning och organisation", []int{4}},
	{"Vårddokumentation", []int{5}}, {"Socialtjänst och kommunal vård", []int{4, 12}}, {"Etik i vardagen", []int{8}}, {"Patientsäkerhet", []int{6}},
	{"Patientsamtalet", []int{9}}, {"Barns rättigheter och orosanmälan", []int{12}}, {"Vårdhygien", []int{13}}, {"Läkemedel och Strama", []int{15}},
	{"LPT, vårdintyg och suicid", []int{2, 3}}, {"Klinisk försäkringsmedicin", []int{16}}, {"Palliativ vård", []int{17}}, {"Dödsfallsutredning", []int{18}},
	{"HLR och akutsimulering", []int{1, 10}}, {"Reflektionsgrupp", []int{8, 10}}, {"Klinikens utbildningsdag", []int{1, 7}},
}
