package diag

import "btfolio/internal/language"

// What the programme asks for in the course of a BT year, and by when.
// Rules about when something is due are F194–F237 (assessments), F050–F068 and
// F147 (talks), F113–F128 (check-ins, registration), F215–F223 (kollegium),
// F029–F033 (progression), F034, F105, F107, F118 (texts), F172–F177 (length)
// and F129–F130 (certificates).
var (
	// AssessmentDue: an assessment that is to be done in a window of the
	// placement (F195, F198, F200–F202).
	AssessmentDue = &Code{ID: "BT-R020", Severity: Warning,
		What: language.Text{Sv: "%[1]s återstår i %[2]s (%[3]d av %[4]d)", En: "%[1]s remains to be done in %[2]s (%[3]d of %[4]d)"},
		Do:   language.Text{Sv: "gör bedömningen och skriv in den i bedomningar/ med placering: %[5]s", En: "do the assessment and write it down in assessments/ with placement: %[5]s"}}
	// AssessmentMissing: a placement has ended with fewer assessments than the
	// programme's minimum (F194–F202).
	AssessmentMissing = &Code{ID: "BT-R021", Severity: Error,
		What: language.Text{Sv: "%[1]s saknas i %[2]s (%[3]d av %[4]d)", En: "%[1]s is missing in %[2]s (%[3]d of %[4]d)"},
		Do:   language.Text{Sv: "skriv in bedömningen i bedomningar/ med placering: %[5]s, eller kom överens med handledaren om när den görs", En: "write the assessment down in assessments/ with placement: %[5]s, or agree with the supervisor on when to do it"}}
	// AssessmentsRecommended: instruments that the programme names without
	// asking for them (F196, F197, F199).
	AssessmentsRecommended = &Code{ID: "BT-R022", Severity: Notice,
		What: language.Text{Sv: "i %[2]s rekommenderas också %[1]s", En: "in %[2]s, %[1]s is recommended, too"},
		Do:   language.Text{Sv: "planera in det om det passar placeringen", En: "plan it if it suits the placement"}}
	// PlacementFormMissing: the form that ends a placement, beside the decision
	// about it (F150, F232).
	PlacementFormMissing = &Code{ID: "BT-R023", Severity: Error,
		What: language.Text{Sv: "blanketten %[1]s saknas för %[2]s", En: "the form %[1]s is missing for %[2]s"},
		Do:   language.Text{Sv: "be placeringshandledaren fylla i den, och skriv in den i bedomningar/", En: "ask the placement supervisor to fill it in, and write it down in assessments/"}}

	// NoEnd: nothing can be due at the end of BT without a planned end.
	NoEnd = &Code{ID: "BT-R030", Severity: Notice,
		What: language.Text{Sv: "BT har inget planerat slut", En: "BT has no planned end"},
		Do:   language.Text{Sv: "lägg till slut: i index.md, så att tidsgränser kan räknas ut", En: "add end: in index.md, so that deadlines can be counted"}}
	// AreaMissing: no placement in an area that is mandatory in the country or
	// in the region (F172, F174, F176).
	AreaMissing = &Code{ID: "BT-R031", Severity: Error,
		What: language.Text{Sv: "ingen placering i %[1]s är inlagd (%[2]s)", En: "no placement in %[1]s is written down (%[2]s)"},
		Do:   language.Text{Sv: "lägg till placeringen i placeringar/ när perioden är bestämd", En: "add the placement in placements/ when its period is settled"}}
	// AreaTooShort: service in an area below the floor in the country, after
	// absence (F172, F174, F175).
	AreaTooShort = &Code{ID: "BT-R032", Severity: Error,
		What: language.Text{Sv: "tjänstgöringen i %[1]s blir %[2]s månader på heltid, minst %[3]s krävs", En: "the service in %[1]s comes to %[2]s months of full time, at least %[3]s are required"},
		Do:   language.Text{Sv: "förläng placeringen eller planera en till, och tala med studierektorn", En: "extend the placement or plan another one, and talk to the study director"}}
	// AreaShort: service in an area below what the programme plans, though not
	// below the floor (F172, F174, F176).
	AreaShort = &Code{ID: "BT-R033", Severity: Warning,
		What: language.Text{Sv: "%[1]s är planerad till %[2]s månader på heltid, programmet räknar med %[3]s", En: "%[1]s is planned for %[2]s months of full time, the programme has %[3]s"},
		Do:   language.Text{Sv: "förläng placeringen, eller stäm av med studierektorn att det räcker", En: "extend the placement, or make sure with the study director that it is enough"}}
	// BTTooShort: BT as a whole below the floor in the country (F128).
	BTTooShort = &Code{ID: "BT-R034", Severity: Error,
		What: language.Text{Sv: "bastjänstgöringen blir %[1]s månader på heltid, minst %[2]s krävs", En: "BT comes to %[1]s months of full time, at least %[2]s are required"},
		Do:   language.Text{Sv: "planera mer tjänstgöring i placeringar/, och tala med studierektorn", En: "plan more service in placements/, and talk to the study director"}}
	// TooManyPlacements: more placements than BT may be divided into (C29).
	TooManyPlacements = &Code{ID: "BT-R035", Severity: Warning,
		What: language.Text{Sv: "bastjänstgöringen har %[1]d placeringar, högst %[2]d räknas", En: "BT has %[1]d placements, at most %[2]d count"},
		Do:   language.Text{Sv: "fråga studierektorn vilka som ska räknas", En: "ask the study director which of them are to count"}}
	// PlacementsOverlap: two placements at the same time that are more than
	// full time together, so that their months would count twice.
	PlacementsOverlap = &Code{ID: "BT-R036", Severity: Warning,
		What: language.Text{Sv: "%[1]s och %[2]s överlappar varandra och är tillsammans %[3]d procent", En: "%[1]s and %[2]s overlap and are %[3]d per cent together"},
		Do:   language.Text{Sv: "rätta från, till eller omfattning", En: "correct from, to or extent"}}
	// PlacementOutside: a placement that is not within BT as it is planned.
	PlacementOutside = &Code{ID: "BT-R037", Severity: Warning,
		What: language.Text{Sv: "%[1]s %[2]s BT (%[3]s)", En: "%[1]s %[2]s BT (%[3]s)"},
		Do:   language.Text{Sv: "rätta placeringens period, eller start och slut i index.md", En: "correct the period of the placement, or start and end in index.md"}}

	// TalkGap: weeks or months without a talk where the programme asks for one
	// in each (F050, F147).
	TalkGap = &Code{ID: "BT-R040", Severity: Warning,
		What: language.Text{Sv: "%[1]s saknar samtal %[2]s", En: "%[1]s has no talk in %[2]s"},
		Do:   language.Text{Sv: "skriv in de samtal som hölls i samtal/; programmet räknar med ett samtal %[3]s", En: "write the talks that were held down in talks/; the programme expects one talk %[3]s"}}
	// TalkDue: no talk yet in the week or month that is running (F050, F147).
	TalkDue = &Code{ID: "BT-R041", Severity: Notice,
		What: language.Text{Sv: "inget samtal än %[1]s i %[2]s", En: "no talk yet in %[1]s in %[2]s"},
		Do:   language.Text{Sv: "boka ett samtal och skriv in det i samtal/", En: "arrange a talk and write it down in talks/"}}
	// NextTalkNotHeld: the date that the last talk set for the next (F068).
	NextTalkNotHeld = &Code{ID: "BT-R042", Severity: Warning,
		What: language.Text{Sv: "samtalet som bestämdes till den %[1]s är inte inskrivet", En: "the talk that was agreed for %[1]s is not written down"},
		Do:   language.Text{Sv: "skriv in samtalet i samtal/ när det har hållits, eller ändra nästa: till en ny dag", En: "write the talk down in talks/ when it has been held, or change next: to a new day"}}
	// NoNextTalk: the last talk set no date for the next (F068).
	NoNextTalk = &Code{ID: "BT-R043", Severity: Warning,
		What: language.Text{Sv: "samtalet den %[1]s har inget datum för nästa samtal", En: "the talk of %[1]s has no date for the next one"},
		Do:   language.Text{Sv: "kom överens om en dag och skriv den efter nästa:", En: "agree on a day and write it after next:"}}

	// CheckinMissing: the main supervisor's check-in A or C (F115, F126).
	CheckinMissing = &Code{ID: "BT-R050", Severity: Error,
		What: language.Text{Sv: "avstämning %[1]s är inte gjord", En: "check-in %[1]s is not done"},
		Do:   language.Text{Sv: "gör avstämningen, huvudhandledaren och BT-läkaren tillsammans, och skriv in den i avstamningar/ med steg: %[1]s", En: "check in with the main supervisor and write it down in checkins/ with stage: %[1]s"}}
	// PlacementCheckinMissing: check-in B, two to three weeks before a
	// placement ends (F120–F123).
	PlacementCheckinMissing = &Code{ID: "BT-R051", Severity: Error,
		What: language.Text{Sv: "avstämning %[1]s är inte gjord för %[2]s", En: "check-in %[1]s is not done for %[2]s"},
		Do:   language.Text{Sv: "gör avstämningen, huvudhandledaren och BT-läkaren tillsammans, och skriv in den i avstamningar/ med steg: %[1]s och placering: %[3]s", En: "check in with the main supervisor and write it down in checkins/ with stage: %[1]s and placement: %[3]s"}}
	// LackingEvidence: a check-in asked for more evidence and none has come
	// (F124, F127).
	LackingEvidence = &Code{ID: "BT-R052", Severity: Warning,
		What: language.Text{Sv: "avstämning %[1]s den %[2]s bad om mer underlag för %[3]s, och inget har kommit till", En: "check-in %[1]s of %[2]s asked for more evidence of %[3]s, and none has been added"},
		Do:   language.Text{Sv: "lägg till ett underlag som anger delmålet, eller tala med huvudhandledaren", En: "add evidence that names the goal, or talk to the main supervisor"}}

	// KollegiumMissing: the supervisors' meeting about the trainee in a
	// placement (F215–F217).
	KollegiumMissing = &Code{ID: "BT-R055", Severity: Error,
		What: language.Text{Sv: "kollegium saknas för %[1]s (%[2]d av %[3]d)", En: "a kollegium is missing for %[1]s (%[2]d of %[3]d)"},
		Do:   language.Text{Sv: "fråga huvudhandledaren när det hålls, och skriv in det i kollegium/", En: "ask the main supervisor when it will be held, and write it down in kollegium/"}}
	// KollegiumUnprepared: the self-rating and the form that are filled in
	// before a kollegium (F218, F220).
	KollegiumUnprepared = &Code{ID: "BT-R056", Severity: Warning,
		What: language.Text{Sv: "inför kollegiet den %[1]s saknas %[2]s", En: "before the kollegium of %[1]s, %[2]s was not filled in"},
		Do:   language.Text{Sv: "skriv i kollegiet vilken dag det fylldes i", En: "write in the kollegium on which day it was filled in"}}
	// KollegiumNoFeedback: the main supervisor tells the trainee after a
	// kollegium (F221).
	KollegiumNoFeedback = &Code{ID: "BT-R057", Severity: Warning,
		What: language.Text{Sv: "återkopplingen efter kollegiet den %[1]s är inte antecknad", En: "the feedback after the kollegium of %[1]s is not noted"},
		Do:   language.Text{Sv: "skriv dagen efter återkoppling: i kollegiet", En: "write the day after feedback: in the kollegium"}}
	// KollegiumNoPlan: gaps found at a kollegium lead to a plan (F222).
	KollegiumNoPlan = &Code{ID: "BT-R058", Severity: Warning,
		What: language.Text{Sv: "kollegiet den %[1]s fann brister i %[2]s men har ingen åtgärdsplan", En: "the kollegium of %[1]s found gaps in %[2]s but has no action plan"},
		Do:   language.Text{Sv: "skriv planen efter åtgärdsplan: i kollegiet", En: "write the plan after action_plan: in the kollegium"}}

	// ProgressionMissing: the main supervisor's step on the scale after a
	// placement (F029, F030).
	ProgressionMissing = &Code{ID: "BT-R060", Severity: Error,
		What: language.Text{Sv: "progression efter %[1]s saknas för %[2]s", En: "progression after %[1]s is missing for %[2]s"},
		Do:   language.Text{Sv: "be huvudhandledaren lägga till den i delmålens filer i mal/ med efter: %[3]s", En: "ask the main supervisor to add it to the files of the goals in goals/ with after: %[3]s"}}
	// ProgressionNoNote: a step without the note that goes with it (F030).
	ProgressionNoNote = &Code{ID: "BT-R061", Severity: Warning,
		What: language.Text{Sv: "progressionen efter %[1]s har ingen anteckning för %[2]s", En: "the progression after %[1]s has no note for %[2]s"},
		Do:   language.Text{Sv: "be huvudhandledaren skriva den efter anteckning:", En: "ask the main supervisor to write it after note:"}}
	// ProgressionByOther: a step that was not set by the one who sets it (F029).
	ProgressionByOther = &Code{ID: "BT-R062", Severity: Warning,
		What: language.Text{Sv: "progressionen efter %[1]s är för %[2]s inte satt av %[3]s", En: "the progression after %[1]s was not set by the %[3]s for %[2]s"},
		Do:   language.Text{Sv: "rätta av:, eller personer i index.md", En: "correct by:, or people in index.md"}}

	// NoIndividualPlan: the individual study plan, IUP (F118, F234).
	NoIndividualPlan = &Code{ID: "BT-R070", Severity: Error,
		What: language.Text{Sv: "det individuella utbildningsprogrammet är inte skrivet", En: "the individual study plan is not written"},
		Do:   language.Text{Sv: "skriv det i index.md, under raderna med ---", En: "write it in index.md, below the lines with ---"}}
	// NoPlacementPlan: trainee and placement supervisor plan a placement before
	// it begins (F034).
	NoPlacementPlan = &Code{ID: "BT-R071", Severity: Warning,
		What: language.Text{Sv: "planen för %[1]s är inte skriven", En: "the plan for %[1]s is not written"},
		Do:   language.Text{Sv: "skriv den tillsammans med placeringshandledaren under rubriken Plan", En: "write it together with the placement supervisor under the heading Plan"}}
	// NoSummary: the trainee's summary comes before the decision about a
	// placement (F105).
	NoSummary = &Code{ID: "BT-R072", Severity: Error,
		What: language.Text{Sv: "sammanfattningen av %[1]s är inte skriven", En: "the summary of %[1]s is not written"},
		Do:   language.Text{Sv: "skriv den under rubriken Sammanfattning, före bedömningen av placeringen", En: "write it under the heading Summary, before the placement is decided on"}}
	// ChecklistOpen: items of a placement's check list that are not done (F117,
	// F122).
	ChecklistOpen = &Code{ID: "BT-R073", Severity: Warning,
		What: language.Text{Sv: "%[2]d av %[3]d punkter återstår på checklistan för %[1]s", En: "%[2]d of %[3]d items remain on the check list of %[1]s"},
		Do:   language.Text{Sv: "skriv klar: med dagen vid det som är gjort, och ta upp resten med handledaren", En: "write done: with the day at what is done, and take the rest up with the supervisor"}}

	// NoConfirmation: the trainee's word that all is in the portfolio, before
	// the final assessment (F107).
	NoConfirmation = &Code{ID: "BT-R080", Severity: Error,
		What: language.Text{Sv: "BT-läkarens bekräftelse inför slutbedömningen saknas", En: "the trainee's confirmation before the final assessment is missing"},
		Do:   language.Text{Sv: "skriv bekräftelse: med datum och text i slutbedomning.md när allt är inlagt", En: "write confirmation: with date and text in final.md when everything is in the portfolio"}}
	// ReadyToRegister: evidence complete and all goals met (F128).
	ReadyToRegister = &Code{ID: "BT-R081", Severity: Notice,
		What: language.Text{Sv: "allt är klart för extern bedömning", En: "all is ready for the external assessment"},
		Do:   language.Text{Sv: "huvudhandledaren anmäler till extern bedömare och skriver anmälan: i slutbedomning.md", En: "the main supervisor registers with the external assessor and writes registration: in final.md"}}
	// RegisteredTooEarly: registered although something is lacking (F127, F128).
	RegisteredTooEarly = &Code{ID: "BT-R082", Severity: Error,
		What: language.Text{Sv: "anmäld till extern bedömare den %[1]s, men ännu saknas %[2]s", En: "registered with the external assessor on %[1]s, still lacking %[2]s"},
		Do:   language.Text{Sv: "komplettera före den externa bedömningen, eller dra tillbaka anmälan", En: "complete it before the external assessment, or withdraw the registration"}}
	// RegisteredByOther: not registered by the one who registers (F128).
	RegisteredByOther = &Code{ID: "BT-R083", Severity: Warning,
		What: language.Text{Sv: "anmälan till extern bedömare är inte gjord av %[1]s", En: "the registration with the external assessor was not made by the %[1]s"},
		Do:   language.Text{Sv: "rätta av:, eller personer i index.md", En: "correct by:, or people in index.md"}}
	// FinalWithoutRegistration: BT was decided on without a registration (F128).
	FinalWithoutRegistration = &Code{ID: "BT-R084", Severity: Warning,
		What: language.Text{Sv: "BT är slutbedömd, men ingen anmälan till extern bedömare är antecknad", En: "BT has been finally assessed, but no registration with the external assessor is noted"},
		Do:   language.Text{Sv: "be %[1]s skriva anmälan: med datum och av i slutbedomning.md", En: "ask the %[1]s to write registration: with date and by in final.md"}}

	// CertificatesMissing: official forms that are lacking when BT is passed
	// (F129, F130).
	CertificatesMissing = &Code{ID: "BT-R090", Severity: Error,
		What: language.Text{Sv: "BT är godkänd, men intyg saknas: %[1]s", En: "BT is passed, but certificates are missing: %[1]s"},
		Do:   language.Text{Sv: "skriv in vart och ett under intyg: i slutbedomning.md när det är undertecknat", En: "write each down under certificates: in final.md when it is signed"}}
	// CertificatesAwaited: official forms that are prepared for the final
	// assessment (F129).
	CertificatesAwaited = &Code{ID: "BT-R091", Severity: Notice,
		What: language.Text{Sv: "intyg som behövs före slutbedömningen: %[1]s", En: "certificates needed before the final assessment: %[1]s"},
		Do:   language.Text{Sv: "skriv in vart och ett under intyg: i slutbedomning.md när det är undertecknat", En: "write each down under certificates: in final.md when it is signed"}}
	// CertificateNotSigned: a form without one of those who sign it (F129, F130).
	CertificateNotSigned = &Code{ID: "BT-R092", Severity: Warning,
		What: language.Text{Sv: "%[1]s är inte undertecknad av %[2]s", En: "%[1]s is not signed by the %[2]s"},
		Do:   language.Text{Sv: "rätta av: vid intyget, eller personer i index.md", En: "correct by: at the certificate, or people in index.md"}}
	// GoalsCertifiedEarly: the certificate of goals is about all of them (F129).
	GoalsCertifiedEarly = &Code{ID: "BT-R093", Severity: Warning,
		What: language.Text{Sv: "%[1]s är utfärdad, men godkännande saknas för %[2]s", En: "%[1]s has been issued, but approval is missing for %[2]s"},
		Do:   language.Text{Sv: "skriv in godkännandet i delmålens filer i mal/, eller ta bort intyget", En: "write the approval in the files of the goals in goals/, or take the certificate out"}}
	// ServiceCertifiedEarly: the certificate of completed BT is dated before
	// the service ends.
	ServiceCertifiedEarly = &Code{ID: "BT-R094", Severity: Warning,
		What: language.Text{Sv: "%[1]s är daterad den %[2]s, före sista placeringens slut den %[3]s", En: "%[1]s is dated %[2]s, before the last placement ends on %[3]s"},
		Do:   language.Text{Sv: "rätta datum, eller be om ett nytt intyg när tjänstgöringen är fullgjord", En: "correct the date, or ask for a new certificate when the service is completed"}}
)

var codesReviewTime = []*Code{
	AssessmentDue, AssessmentMissing, AssessmentsRecommended, PlacementFormMissing,
	NoEnd, AreaMissing, AreaTooShort, AreaShort, BTTooShort, TooManyPlacements, PlacementsOverlap, PlacementOutside,
	TalkGap, TalkDue, NextTalkNotHeld, NoNextTalk,
	CheckinMissing, PlacementCheckinMissing, LackingEvidence,
	KollegiumMissing, KollegiumUnprepared, KollegiumNoFeedback, KollegiumNoPlan,
	ProgressionMissing, ProgressionNoNote, ProgressionByOther,
	NoIndividualPlan, NoPlacementPlan, NoSummary, ChecklistOpen,
	NoConfirmation, ReadyToRegister, RegisteredTooEarly, RegisteredByOther, FinalWithoutRegistration,
	CertificatesMissing, CertificatesAwaited, CertificateNotSigned, GoalsCertifiedEarly, ServiceCertifiedEarly,
}
