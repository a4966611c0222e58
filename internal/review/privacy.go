package review

import (
	"path"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
)

// A Waived finding is one that somebody has looked at and given a reason for.
type Waived struct {
	diag.Finding
	portfolio.Waiver
}

// privacy takes in what the scan of the portfolio's texts and files found,
// but for what the trainee's page waives with a reason. A waiver that waives
// nothing is told, so that an old one does not hide something new.
func (v *Verdict) privacy(exposed diag.List) {
	used := make([]bool, len(v.Trainee.Waivers))
	for _, f := range exposed {
		if at := v.waiver(f); at >= 0 {
			used[at] = true
			v.Waived = append(v.Waived, Waived{f, v.Trainee.Waivers[at]})
			continue
		}
		v.find(Finding{Finding: f})
	}
	for i, w := range v.Trainee.Waivers {
		if !used[i] {
			v.find(Finding{Finding: diag.UnusedWaiver.At(w.Finding.Pos, w.Finding.Value, w.File.Value)})
		}
	}
}

func (v *Verdict) waiver(f diag.Finding) int {
	for i, w := range v.Trainee.Waivers {
		if w.Finding.Value == f.Code.ID && path.Join("content", v.Trainee.Folder, w.File.Value) == f.Pos.File {
			return i
		}
	}
	return -1
}
