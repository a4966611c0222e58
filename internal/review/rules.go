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
	keys    string       // of a programme's file, those that drive it; empty for what btfolio itself asks, also under those without them where the first is “any”
	finds   []*diag.Code // all it can report
	check   func(*judge)
}

// anyProgramme marks a rule that holds whatever the programme says.
const anyProgramme = "any"

// rules are all there is, in the order in which they are applied. The order
// decides nothing: findings are sorted.
var rules = []rule{
	{"period", "placements are full time together", "",
		diag.CodesOf(diag.PlacementsOverlap), (*judge).overlaps},
	{"period", "placements lie within BT", "",
		diag.CodesOf(diag.PlacementOutside), (*judge).outside},
	{"period", "no more placements than there may be", "national.placements areas",
		diag.CodesOf(diag.TooManyPlacements, diag.PlacementInParts), (*judge).tooMany},
	{"period", "BT has a planned end", "",
		diag.CodesOf(diag.NoEnd), (*judge).noEnd},
	{"period", "service reaches the floors in the country", "national.length national.areas areas",
		diag.CodesOf(diag.AreaMissing, diag.AreaTooShort, diag.BTTooShort), (*judge).lackingService},
	{"period", "service is as long as the programme plans", "areas",
		diag.CodesOf(diag.AreaShort), (*judge).shorterThanPlanned},

	{"evidence", "it came about in BT and in its placement, by somebody who may, and once", "evidence",
		diag.CodesOf(diag.BeforeBT, diag.InTheFuture, diag.OutsidePlacement, diag.OnLeave, diag.SameTwice, diag.NoAssessor, diag.OutcomeNo, diag.FileUnsound, diag.CourseWithoutDay), (*judge).weighed},

	{"times", "what is dated lies in its time", "check_ins kollegium confirmation registration national.certificates",
		diag.CodesOf(diag.NotYet, diag.OutOfTime), (*judge).times},
	{"times", "a talk sets a later day, and is held with somebody else", "",
		diag.CodesOf(diag.NextBeforeTalk, diag.TalkWithOneself), (*judge).talkDates},
	{"times", "the talks are locked when BT has ended", "talk_lock",
		diag.CodesOf(diag.TalksNotLocked), (*judge).locked},
	{"times", "check-ins are held by whom they are for", "check_ins",
		diag.CodesOf(diag.CheckinWithoutPlacement, diag.CheckinByNobody, diag.CheckinByOther), (*judge).checkinPeople},
	{"times", "a kollegium is held by those it takes", "kollegium",
		diag.CodesOf(diag.KollegiumWithout, diag.KollegiumWithTrainee), (*judge).kollegiumPeople},
	{"times", "courses have days and a certificate", "",
		diag.CodesOf(diag.CourseDays, diag.CourseUncertified, diag.CourseTooWide, diag.CourseAboutNothing), (*judge).courseFacts},
	{"times", "the external assessor comes from outside", "",
		diag.CodesOf(diag.AssessorNotExternal), (*judge).samePerson},
	{"times", "BT is spent in placements", "",
		diag.CodesOf(diag.NoPlacementThen), (*judge).idle},

	{"texts", "there is an individual study plan", "individual_plan",
		diag.CodesOf(diag.NoIndividualPlan), (*judge).individualPlan},
	{"texts", "a plan before each placement", "placement_plan",
		diag.CodesOf(diag.NoPlacementPlan), (*judge).placementPlans},
	{"texts", "a summary before a placement is decided", "placement_summary",
		diag.CodesOf(diag.NoSummary), (*judge).summaries},
	{"texts", "a placement's own check list is done", "",
		diag.CodesOf(diag.ChecklistOpen), (*judge).checklists},

	{"texts", "what is picked to be read first is there", "",
		diag.CodesOf(diag.PickedNothing, diag.PickedOther, diag.PickedMany), (*judge).selection},

	{"assessments", "as many in an area as the programme asks for", "assessments",
		diag.CodesOf(diag.AssessmentDue, diag.AssessmentMissing), (*judge).lackingAssessments},
	{"assessments", "made when the programme suggests", "assessments",
		diag.CodesOf(diag.AssessmentOutsideWindow), (*judge).outsideWindows},
	{"assessments", "those that are only recommended", "assessments",
		diag.CodesOf(diag.AssessmentsRecommended), (*judge).recommendedAssessments},
	{"assessments", "the form that ends a placement", "placement_final",
		diag.CodesOf(diag.PlacementFormMissing), (*judge).placementForms},

	{"courses", "as many days as the programme has", "courses",
		diag.CodesOf(diag.CourseDaysLacking), (*judge).courseDays},
	{"courses", "none names more goals than it has days for", "courses",
		diag.CodesOf(diag.CourseTooBroad), (*judge).broadCourses},

	{"talks", "as often as the rhythm says", "talk_rhythms",
		diag.CodesOf(diag.TalkGap, diag.TalkDue), (*judge).talkRhythms},
	{"talks", "the next one has a date, and is held", "any next_talk talk_rhythms",
		diag.CodesOf(diag.NextTalkNotHeld, diag.NoNextTalk), (*judge).nextTalk},

	{"check-ins", "held in their time", "check_ins",
		diag.CodesOf(diag.CheckinMissing, diag.PlacementCheckinMissing, diag.RegularCheckinMissing), (*judge).missingCheckins},
	{"check-ins", "what one wanted more of is there", "",
		diag.CodesOf(diag.LackingEvidence), (*judge).followUp},

	{"kollegium", "held in each placement that counts", "kollegium",
		diag.CodesOf(diag.KollegiumMissing), (*judge).missingKollegia},
	{"kollegium", "prepared, told of and followed by a plan", "kollegium",
		diag.CodesOf(diag.KollegiumUnprepared, diag.KollegiumNoFeedback, diag.KollegiumNoPlan), (*judge).meetings},

	{"progression", "each goal is judged after each placement", "progression",
		diag.CodesOf(diag.ProgressionMissing, diag.ProgressionNoNote, diag.ProgressionByOther), (*judge).progression},
	{"progression", "the newest judgement says what the decision does", "progression",
		diag.CodesOf(diag.JudgementBehind), (*judge).behind},
	{"progression", "judged after the placement, and not twice in two ways", "progression",
		diag.CodesOf(diag.ProgressionOutOfTime, diag.ProgressionTwice), (*judge).judgements},

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
	{"coverage", "no goal is refused", "approvals",
		diag.CodesOf(diag.GoalNotApproved), (*judge).refusedGoals},
	{"coverage", "BT as a whole is not refused", "approvals",
		diag.CodesOf(diag.FinalNotApproved), (*judge).refusedFinal},
	{"coverage", "a goal's decision and the judgements on the scale agree", "approvals progression",
		diag.CodesOf(diag.JudgementContradicts), (*judge).contradictedGoals},
	{"coverage", "each goal is approved when BT ends", "approvals",
		diag.CodesOf(diag.GoalsNotApproved), (*judge).notApprovedInTime},
	{"coverage", "what an approved goal rests on is approved", "approvals",
		diag.CodesOf(diag.EvidenceUndecided), (*judge).restingOnNothing},

	{"decisions", "by somebody who may, when they may", "approvals qualifications talk_lock",
		diag.CodesOf(diag.OwnDecision, diag.RoleMayNot, diag.RoleNotHeld, diag.NoRole, diag.RoleUnclear, diag.NotQualified, diag.DecidedInFuture,
			diag.DecidedTooEarly, diag.DecisionForOther, diag.DecisionTooNew, diag.AboutOtherGoals, diag.SamePersonTwice, diag.NotDecidedHere, diag.NotAsRecommended), (*judge).decisions},
	{"decisions", "supervisors are those to be chosen first", "qualifications",
		diag.CodesOf(diag.NotFirstChoice, diag.OtherUnit), (*judge).choices},
	{"decisions", "what is taken back has a reason", "",
		diag.CodesOf(diag.NoReason), (*judge).reasons},
	{"decisions", "by all who decide together", "approvals",
		diag.CodesOf(diag.NotTogether), (*judge).together},

	{"decisions", "none that another comes after is gone", "",
		diag.CodesOf(diag.DecisionGone), (*judge).chain},
	{"decisions", "none is in two portfolios", "",
		diag.CodesOf(diag.PortfolioTwice, diag.DecisionTwice), (*judge).copies},

	{"seals", "lists and signatures hold", "",
		diag.CodesOf(diag.SealLine, diag.SealOutside, diag.SealTwice, diag.SealFileTwice, diag.SealPath, diag.SealTextAlone, diag.SealNotClosed, diag.SealWithoutFiles,
			diag.CodeUnread, diag.ReceiptMissing, diag.ReceiptBroken, diag.ReceiptForeign,
			diag.SignatureUnreadable, diag.SignatureForeign, diag.SignatureBroken, diag.KeyUnknown, diag.KeyOfOther, diag.KeyShared), (*judge).brokenBonds},
	{"seals", "what was approved is as it was", "",
		diag.CodesOf(diag.ChangedAfterApproval), (*judge).changes},

	{"naming", "a name and the text beside it say the same", "any document_names",
		diag.CodesOf(diag.GoalsContradict, diag.PartsContradict, diag.RangeUnclear, diag.WrongInName), (*judge).contradictions},
	{"naming", "an attachment is about what its text is", "any document_names",
		diag.CodesOf(diag.AttachedElsewhere), (*judge).attachments},
	{"naming", "titles and names are as the programme wants them", "document_names",
		diag.CodesOf(diag.TitleNotGoal, diag.NameIncomplete), (*judge).names},
	{"naming", "written soon after", "",
		diag.CodesOf(diag.WrittenLate), (*judge).writtenLate},

	{"naming", "a file among texts is none", "",
		diag.CodesOf(diag.FileAmongTexts), (*judge).misfiled},
	{"naming", "a document says what it is evidence for", "any document_names",
		diag.CodesOf(diag.DocumentsUnsorted), (*judge).unsorted},

	{"drafts", "what is not published is told of", "",
		diag.CodesOf(diag.DraftsLeftOut), (*judge).leftOut},
	{"drafts", "what is shared with the supervisor is read", "",
		diag.CodesOf(diag.ForSupervisor), (*judge).forSupervisor},

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
	f.Drafts = j.drafted(&f)
	j.Findings = append(j.Findings, f)
}
