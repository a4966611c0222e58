package review

import (
	"path"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
)

// A WaivedFinding is one that somebody has looked at and given a reason for.
type WaivedFinding struct {
	diag.Finding
	portfolio.Waiver
}

// privacy takes in what the scan of the portfolio's texts and files found,
// but for what the trainee's page waives with a reason. A waiver that waives
// nothing is told, so that an old one does not hide something new.
func (j *judge) privacy() {
	used := make([]bool, len(j.t.Waivers))
	for _, f := range j.exposed {
		if at := j.waiver(f); at >= 0 {
			used[at] = true
			j.Waived = append(j.Waived, WaivedFinding{f, j.t.Waivers[at]})
			continue
		}
		j.report(Finding{Finding: f}) // whatever the scan finds
	}
	for i, w := range j.t.Waivers {
		if !used[i] {
			j.find(Finding{Finding: diag.UnusedWaiver.At(w.Finding.Pos, w.Finding.Value, w.File.Value)})
		}
	}
}

func (j *judge) waiver(f diag.Finding) int {
	for i, w := range j.t.Waivers {
		if w.Finding.Value == f.Code.ID && path.Join("content", j.t.Folder, w.File.Value) == f.Pos.File {
			return i
		}
	}
	return -1
}
