package pdf

import "math"

// Lines are what a page paints beside letters and pictures. Letters that a
// program has turned into outlines are shapes as high as each other in a row,
// and no frame or bar of a table.
type lines struct {
	painted bool

	shape          box // at hand
	points         int
	slanted, begun bool
	lastX, lastY   float64
	shapes         []box
	rows, columns  map[int]int // how many shapes there are in each row, turned ones in columns
}

type box struct{ x0, y0, x1, y1 float64 }

const (
	mostShapes = 50_000
	fewShapes  = 8 // in a row are no writing: a mark of each point of a curve, a sign of a house
	lowest     = 3 // points of a letter
	highest    = 60
)

// follow follows an operator of drawing.
func (l *lines) follow(word op, args []any, ctm matrix) {
	switch word {
	case "m":
		l.finish()
		l.begun, l.points, l.slanted = true, 0, false
		l.shape = box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
		l.to(args, 0, ctm)
	case "l":
		l.to(args, 0, ctm)
	case "c":
		l.slanted = true
		l.to(args, 0, ctm)
		l.to(args, 2, ctm)
		l.to(args, 4, ctm)
	case "v", "y":
		l.slanted = true
		l.to(args, 0, ctm)
		l.to(args, 2, ctm)
	case "re":
		l.finish()
	case "n":
		l.finish()
		l.shapes = l.shapes[:0]
	case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s":
		l.finish()
		l.painted = true
		l.paint()
	case "sh":
		l.painted = true
	}
}

// to draws a line to a point.
func (l *lines) to(args []any, i int, ctm matrix) {
	if !l.begun {
		return
	}
	at := matrix{1, 0, 0, 1, num(args, i), num(args, i+1)}.times(ctm)
	x, y := at[4], at[5]
	if dx, dy := math.Abs(x-l.lastX), math.Abs(y-l.lastY); l.points > 0 && dx > .2 && dy > .2 {
		l.slanted = true
	}
	l.points++
	l.lastX, l.lastY = x, y
	s := &l.shape
	s.x0, s.y0, s.x1, s.y1 = min(s.x0, x), min(s.y0, y), max(s.x1, x), max(s.y1, y)
}

// finish notes the shape at hand if it may be a letter.
func (l *lines) finish() {
	if l.begun && l.points > 2 && (l.slanted || l.points > 6) && len(l.shapes) < mostShapes {
		l.shapes = append(l.shapes, l.shape)
	}
	l.begun = false
}

func (l *lines) paint() {
	if l.rows == nil {
		l.rows, l.columns = map[int]int{}, map[int]int{}
	}
	for _, s := range l.shapes {
		w, h := s.x1-s.x0, s.y1-s.y0
		if lowest <= h && h <= highest && w < 1.5*h && len(l.rows) < mostShapes {
			l.rows[int((s.y0+s.y1)/4)]++
		}
		if lowest <= w && w <= highest && h < 1.5*w && len(l.columns) < mostShapes {
			l.columns[int((s.x0+s.x1)/4)]++
		}
	}
	l.shapes = l.shapes[:0]
}

// written reports whether there are lines that may be letters.
func (l *lines) written() bool {
	for _, all := range []map[int]int{l.rows, l.columns} {
		for at, n := range all {
			if n+all[at+1] > fewShapes {
				return true
			}
		}
	}
	return false
}
