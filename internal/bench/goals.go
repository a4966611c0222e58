package bench

import (
	"fmt"
	"slices"
	"strings"
)

// lastGoal is the number of the last of the goals BT1 … BT18.
const lastGoal = 18

// A goalParts is what trainees say of one goal: what they have done, and how
// they came to reach it.
type goalParts struct{ did, account []string }

var goals = [lastGoal + 1]goalParts{
	1: {
		did:     []string{"handlagt bröstsmärta, andnöd och buksmärta från dörr till beslut", "fångat en sepsis på andningsfrekvensen innan laktatet kom", "följt upp tre egna patienter efter utskrivning"},
		account: []string{"Jag kom hit med gott om medicinsk kunskap och lärde mig använda den i rätt ordning.", "Det fall jag lärt mig mest av gick inte bra, och det har vi gått igenom flera gånger.", "Att vänta och följa upp är den andra halvan av akutmedicinen."},
	},
	2: {
		did:     []string{"gjort två suicidriskbedömningar med handledare i rummet", "skrivit ett vårdintyg och fått det prövat", "skilt förvirring från demens hos en äldre patient"},
		account: []string{"I början frågade jag runt suicidtankarna. Nu frågar jag om dem.", "Vårdintyget är en bedömning av behov, inte ett sätt att få patienten inlagd.", "Den som dricker för mycket säger det oftast om någon frågar utan att döma."},
	},
	3: {
		did:     []string{"gått igenom sekretess mot närstående och menprövning", "sökt svar i lagtexten i stället för på nätet", "frågat juristen om samtycke när patienten inte kan lämna det"},
		account: []string{"Reglerna är färre än jag trodde och gäller oftare.", "Jag vet var det står, och det räcker längre än att minnas det."},
	},
	4: {
		did:     []string{"följt en patient från 1177 till hemsjukvården", "suttit med på en vårdplanering med kommunen", "fått klart för mig vem som betalar för vad"},
		account: []string{"Jag har ritat upp vem som ansvarar efter utskrivning och fått den rättad två gånger.", "Kommunen, regionen och Försäkringskassan har olika ord för samma sak."},
	},
	5: {
		did:     []string{"kortat anteckningarna till en halv sida", "fått fem journaler lästa av handledaren", "lagt bedömningen överst i varje anteckning"},
		account: []string{"Journalen skrivs för den som läser den klockan tre på natten.", "Tidigare skrev jag allt. Nu skriver jag det som ändrar något."},
	},
	6: {
		did:     []string{"skrivit en avvikelse och följt vad som hände med den", "räknat väntetiden till antibiotika i tio journaler", "varit med på klinikens genomgång av händelser"},
		account: []string{"Avvikelsen ledde till en ny rutin i triagen, och jag fick vara med och skriva den.", "Att mäta en enda sak i en vecka sa mer än en hel diskussion."},
	},
	7: {
		did:     []string{"granskat studien bakom en ny rekommendation", "hållit i en artikelgenomgång på läkarmötet", "frågat efter underlaget till en gammal vana"},
		account: []string{"Jag läser metoden först numera.", "Det som står i riktlinjen gäller den patient studien handlade om."},
	},
	8: {
		did:     []string{"tagit upp en konflikt mellan närståendes vilja och patientens", "fört samtal om behandlingsbegränsning med bakjouren", "sagt nej till en undersökning som bara skulle lugna mig"},
		account: []string{"Värdekonflikterna är sällan de stora. De är vem som ska få vänta.", "Jag säger numera högt vad som står mot vad."},
	},
	9: {
		did:     []string{"använt tolk på plats i stället för anhörig", "låtit patienten tala till punkt och mätt hur lång tid det tog", "bett om ursäkt för en lång väntan innan något annat"},
		account: []string{"Besöken tar kortare tid när jag frågar efter önskan i dörren.", "Respekt är att sätta sig ned."},
	},
	10: {
		did:     []string{"lett larm i akutrummet två gånger", "fördelat uppgifterna på ronden innan vi gick in", "haft ansvar för en vårdplanering med fyra parter"},
		account: []string{"I september stod jag tyst vid fotändan. Nu säger jag vad vi tror och vem som gör vad.", "Den som leder behöver inte göra något själv, och det är det svåra."},
	},
	11: {
		did:     []string{"undervisat kandidaterna om vätskebehandling", "gett skriftlig information efter besöket", "instruerat en ny kollega i hur larmet går"},
		account: []string{"Att förklara för en student visade vad jag själv inte förstått.", "Jag ber patienten berätta vad vi kommit överens om."},
	},
	12: {
		did:     []string{"undersökt barn i förälderns knä", "gjort en orosanmälan tillsammans med handledaren", "varit en dag på barnavårdscentralen"},
		account: []string{"Barnen i psykiatrin är de som är hemma.", "Blåmärken sitter inte där barn slår sig. Det vet jag efter kursen."},
	},
	13: {
		did:     []string{"gått igenom rutinen vid stickskada", "fått handhygienen observerad under en rond", "smittspårat ett fall och skrivit anmälan"},
		account: []string{"Handspriten är den minsta åtgärden med störst verkan.", "Jag säger till när jag ser det, också uppåt."},
	},
	14: {
		did:     []string{"frågat om tobak, alkohol och rörelse i en vecka", "skrivit recept på fysisk aktivitet", "hänvisat till tobaksavvänjning"},
		account: []string{"Frågan tar en halv minut och svaret kommer ofta vid nästa besök.", "Levnadsvanor hör hemma i bedömningen, inte i slutet av anteckningen."},
	},
	15: {
		did:     []string{"satt ut två läkemedel hos en äldre patient", "justerat dosen efter njurfunktion", "valt antibiotika enligt Strama och motiverat varaktigheten"},
		account: []string{"Att ta bort ett läkemedel kräver mer planering än att sätta in ett.", "Interaktionen jag missade hittade apotekaren. Nu slår jag upp den först."},
	},
	16: {
		did:     []string{"skrivit tre läkarintyg för sjukpenning", "fått ett intyg tillbaka och skrivit om aktivitetsbegränsningen", "varit med på avstämningsmöte med arbetsgivaren"},
		account: []string{"De första intygen kom tillbaka: jag beskrev sjukdomen, inte vad patienten inte kunde göra.", "Ett bra intyg är kort och talar om arbetet."},
	},
	17: {
		did:     []string{"haft brytpunktssamtal med handledare i rummet", "följt det palliativa teamet två dagar", "ordinerat vid behov i livets slut"},
		account: []string{"Det svåra var att börja, inte att svara.", "De flesta vet redan. De vill höra att vi stannar kvar."},
	},
	18: {
		did:     []string{"skrivit dödsbevis och dödsorsaksintyg med handledare", "konstaterat dödsfall på särskilt boende", "gått igenom när polisen ska kontaktas"},
		account: []string{"Ordningen i dödsorsaksintyget är den omvända mot hur jag tänkte.", "Jag ringer närstående själv innan jag skriver."},
	},
}

// goalName is a goal as people write it.
func goalName(n int) string { return fmt.Sprintf("BT%d", n) }

// goalList is a value of front matter that names goals.
func goalList(all []int) string {
	names := make([]string, len(all))
	for i, g := range all {
		names[i] = goalName(g)
	}
	return "[" + strings.Join(names, ", ") + "]"
}

// goalsBut are the eighteen goals without some.
func goalsBut(without ...int) []int {
	var all []int
	for g := 1; g <= lastGoal; g++ {
		if !slices.Contains(without, g) {
			all = append(all, g)
		}
	}
	return all
}

// goalsOf chooses n of some goals, in their order.
func (v voice) goalsOf(all []int, n int) []int {
	var chosen []int
	for _, i := range v.Perm(len(all))[:min(n, len(all))] {
		chosen = append(chosen, all[i])
	}
	slices.Sort(chosen)
	return chosen
}
