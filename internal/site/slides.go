package site

import (
	"fmt"
	"html/template"
)

// A Slide is the place of a page among those that a meeting steps through on
// a big screen: the overview, the placements and the goals.
type Slide struct {
	Prev  template.URL // empty on the first
	Next  template.URL // empty on the last
	Leave template.URL // the same page as one reads it
	Place string       // 3/22
}

// slideID is the anchor that shows a page for a big screen. The address keeps
// the mode, since a browser may remember nothing for pages on disk.
const slideID = "_show"

// slides makes the pages one steps through in a meeting.
func slides(pages []Page) {
	var chosen []Page
	take := func(layout string) {
		for _, p := range pages {
			if p.Layout == layout {
				chosen = append(chosen, p)
			}
		}
	}
	take("overview")
	take("placement")
	take("goal")
	shown := func(p Page) template.URL { return to(p.Path + "#" + slideID) }
	for i, p := range chosen {
		s := &Slide{Leave: to(p.Path), Place: fmt.Sprintf("%d/%d", i+1, len(chosen))}
		if i > 0 {
			s.Prev = shown(chosen[i-1])
		}
		if i+1 < len(chosen) {
			s.Next = shown(chosen[i+1])
		}
		p.View.head().Slide = s
	}
}
