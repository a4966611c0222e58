package review

import (
	"fmt"
	"slices"

	"btfolio/internal/diag"
)

// A rule is one thing that every portfolio is held against.
type rule struct {
	subject string       // what of a portfolio it looks at
	name    string       // what must be so
	keys    string       // of a programme's file, those that drive it; empty for what btfolio itself asks
	finds   []*diag.Code // all it can report
	check   func(*judge)
}

// rules are all there is, in the order in which they are applied. The order
// decides nothing: findings are sorted.
var rules = []rule{
	{"period", "placements are full time together", "",
		diag.CodesOf(diag.PlacementsOverlap), (*judge).overlaps},
	{"period", "placements lie within BT", "",
		diag.CodesOf(diag.PlacementOutside), (*judge).outside},
	{"period", "no more placements than there may be", "national.placements areas",
		diag.CodesOf(diag.TooManyPlacements), (*judge).tooMany},
	{"period", "BT has a planned end", "",
		diag.CodesOf(diag.NoEnd), (*judge).noEnd},
	{"period", "service reaches the floors in the country", "national.length national.areas areas",
		diag.CodesOf(diag.AreaMissing, diag.AreaTooShort, diag.BTTooShort), (*judge).lackingService},
	{"period", "service is as long as the programme plans", "areas",
		diag.CodesOf(diag.AreaShort), (*judge).shorterThanPlanned},

	{"texts", "there is an individual study plan", "individual_plan",
		diag.CodesOf(diag.NoIndividualPlan), (*judge).individualPlan},
	{"texts", "a plan before each placement", "placement_plan",
		diag.CodesOf(diag.NoPlacementPlan), (*judge).placementPlans},
	{"texts", "a summary before a placement is decided", "placement_summary",
		diag.CodesOf(diag.NoSummary), (*judge).summaries},
	{"texts", "a placement's own check list is done", "",
		diag.CodesOf(diag.ChecklistOpen), (*judge).checklists},

	{"assessments", "as many in an area as the programme asks for", "assessments",
		diag.CodesOf(diag.AssessmentDue, diag.AssessmentMissing), (*judge).lackingAssessments},
	{"assessments", "those that are only recommended", "assessments",
		diag.CodesOf(diag.AssessmentsRecommended), (*judge).recommendedAssessments},
	{"assessments", "the form that ends a placement", "placement_final",
		diag.CodesOf(diag.PlacementFormMissing), (*judge).placementForms},

	{"talks", "as often as the rhythm says", "talk_rhythms",
		diag.CodesOf(diag.TalkGap, diag.TalkDue), (*judge).talkRhythms},
	{"talks", "the next one has a date, and is held", "next_talk talk_rhythms",
		diag.CodesOf(diag.NextTalkNotHeld, diag.NoNextTalk), (*judge).nextTalk},

	{"check-ins", "held in their time", "check_ins",
		diag.CodesOf(diag.CheckinMissing, diag.PlacementCheckinMissing), (*judge).missingCheckins},
	{"check-ins", "what one wanted more of is there", "",
		diag.CodesOf(diag.LackingEvidence), (*judge).followUp},

	{"kollegium", "held in each placement that counts", "kollegium",
		diag.CodesOf(diag.KollegiumMissing), (*judge).missingKollegia},
	{"kollegium", "prepared, told of and followed by a plan", "kollegium",
		diag.CodesOf(diag.KollegiumUnprepared, diag.KollegiumNoFeedback, diag.KollegiumNoPlan), (*judge).meetings},

	{"progression", "each goal is judged after each placement", "progression",
		diag.CodesOf(diag.ProgressionMissing, diag.ProgressionNoNote, diag.ProgressionByOther), (*judge).progression},

	{"registration", "the trainee's word that all is there", "confirmation",
		diag.CodesOf(diag.NoConfirmation), (*judge).confirmation},
	{"registration", "when nothing is lacking, by whom it is for", "registration",
		diag.CodesOf(diag.ReadyToRegister, diag.RegisteredTooEarly, diag.RegisteredByOther, diag.FinalWithoutRegistration), (*judge).registration},

	{"certificates", "all that end BT are there", "national.certificates",
		diag.CodesOf(diag.CertificatesMissing, diag.CertificatesAwaited), (*judge).lackingCertificates},
	{"certificates", "signed by whom they are for, after what they certify", "national.certificates",
		diag.CodesOf(diag.CertificateNotSigned, diag.GoalsCertifiedEarly, diag.ServiceCertifiedEarly), (*judge).issuedCertificates},

	{"coverage", "evidence where it is expected, and behind each approval", "matrix approvals",
		diag.CodesOf(diag.ApprovedWithoutEvidence, diag.GoalsMissing, diag.CoursesMissing, diag.GoalsWithoutEvidence, diag.GoalsOutOfReach), (*judge).coverage},
	{"coverage", "each placement that has ended is approved", "approvals",
		diag.CodesOf(diag.PlacementUndecided, diag.PlacementNotApproved), (*judge).undecided},
	{"coverage", "each goal is approved when BT ends", "approvals",
		diag.CodesOf(diag.GoalsNotApproved), (*judge).notApprovedInTime},
	{"coverage", "what an approved goal rests on is approved", "approvals",
		diag.CodesOf(diag.EvidenceUndecided), (*judge).restingOnNothing},

	{"decisions", "by somebody who may, when they may", "approvals qualifications talk_lock",
		diag.CodesOf(diag.OwnDecision, diag.RoleMayNot, diag.RoleNotHeld, diag.NoRole, diag.RoleUnclear, diag.NotQualified, diag.DecidedInFuture,
			diag.DecidedTooEarly, diag.AboutOtherGoals, diag.SamePersonTwice, diag.NotDecidedHere, diag.NotAsRecommended), (*judge).decisions},
	{"decisions", "what is taken back has a reason", "",
		diag.CodesOf(diag.NoReason), (*judge).reasons},
	{"decisions", "by all who decide together", "approvals",
		diag.CodesOf(diag.NotTogether), (*judge).together},

	{"seals", "lists and signatures hold", "",
		diag.CodesOf(diag.SealLine, diag.SealOutside, diag.SealTwice, diag.SealFileTwice, diag.SealPath, diag.SealTextAlone, diag.SealNotClosed, diag.SealWithoutFiles,
			diag.SignatureUnreadable, diag.SignatureForeign, diag.SignatureBroken, diag.KeyUnknown, diag.KeyOfOther), (*judge).brokenBonds},
	{"seals", "what was approved is as it was", "",
		diag.CodesOf(diag.ChangedAfterApproval), (*judge).changes},

	{"naming", "a name and the text beside it say the same", "document_names",
		diag.CodesOf(diag.GoalsContradict, diag.PartsContradict, diag.RangeUnclear), (*judge).contradictions},
	{"naming", "an attachment is about what its text is", "document_names",
		diag.CodesOf(diag.AttachedElsewhere), (*judge).attachments},
	{"naming", "titles and names are as the programme wants them", "document_names",
		diag.CodesOf(diag.TitleNotGoal, diag.NameIncomplete), (*judge).names},
	{"naming", "written soon after", "",
		diag.CodesOf(diag.WrittenLate), (*judge).writtenLate},

	{"privacy", "a waiver waives something", "",
		diag.CodesOf(diag.UnusedWaiver), (*judge).privacy},
}

// find reports something, and what more is known of it. A rule that reports
// what its row does not name is a fault of the program.
func (j *judge) find(what diag.Finding, more Finding) {
	if !slices.Contains(j.rule.finds, what.Code) {
		panic(fmt.Sprintf("the rule “%s” does not find %s", j.rule.name, what.Code.ID))
	}
	j.report(what, more)
}

// report adds a finding. A day that has not passed makes it a notice, and a
// rule that is only recommended at most a warning.
func (j *judge) report(what diag.Finding, f Finding) {
	f.Finding, f.Severity = what, what.Code.Severity
	if f.Rule != nil && f.Rule.Recommended {
		f.Severity = max(f.Severity, diag.Warning)
	}
	if !f.Due.IsZero() && !j.on.After(f.Due) {
		f.Severity = diag.Notice
	}
	j.Findings = append(j.Findings, f)
}
