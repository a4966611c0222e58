package pdf

import (
	"io"
	"math"
	"slices"
	"strconv"

	"btfolio/internal/language"
	"btfolio/internal/privacy/bound"
	"btfolio/internal/say"
)

const (
	full          = 64 << 10 // how much text is gathered before it is handed on
	nested        = 12       // drawings within drawings
	mostDrawn     = 20_000   // drawings on a page
	mostSaved     = 64       // states of drawing
	mostRevisions = 100
	operands      = 64
	words         = 4096 // in one operand: a line of text with its spaces
)

// show reads the pages, in the order in which they are shown, and then what
// no page shows.
func (f *file) show() {
	order, shown := f.order()
	t := &text{file: f, seen: map[ref]bool{}, shown: f.Shown != nil}
	for i, r := range order {
		t.where = say.PageItoa(strconv.Itoa(i + 1))
		t.page(r)
		if f.budget.Err() != nil {
			return
		}
	}
	t.where, t.shown = inFile, false
	for _, r := range f.pages {
		if !shown[r] && f.budget.Err() == nil {
			t.page(r)
		}
	}
	f.earlier(t)
	t.where = inForm
	for _, r := range f.forms {
		if t.drawn[r] {
			continue
		}
		if s, ok := f.object(r).(stream); ok {
			t.begin()
			t.draw(r, s, nil, 0)
			t.end(false)
		}
	}
	f.budget.Leave(bound.ErrUnreadable, t.unread)
	f.budget.Leave(bound.ErrPicture, len(t.seen)+t.pictures)
}

// earlier reads the pages that looked different before a later version of the
// file: what has been removed from them is still there.
func (f *file) earlier(t *text) {
	read := map[place]bool{}
	for i, end := range f.ends {
		if f.replaced < end {
			break
		}
		if i == mostRevisions {
			f.fail(bound.ErrTooLarge)
			break
		}
		for _, r := range slices.Compact(slices.Clone(f.pages)) {
			if f.budget.Err() != nil {
				return
			}
			f.until = end
			d := f.dict(r)
			changed := false
			for _, x := range append(array{r, d["Contents"]}, list(f.resolve(d["Contents"]))...) {
				part, ok := x.(ref)
				was, there := f.version(int(part))
				if ok && there && was != f.index[int(part)] && !read[was] {
					read[was], changed = true, true
				}
			}
			if changed && d["Type"] == name("Page") {
				t.page(r)
			}
			f.until = 0
		}
	}
}

// order is the pages from first to last.
func (f *file) order() (order []ref, shown map[ref]bool) {
	shown = map[ref]bool{}
	var walk func(x any, depth int)
	walk = func(x any, depth int) {
		r, ok := x.(ref)
		if !ok || shown[r] || depth > deepest || f.budget.Err() != nil {
			return
		}
		shown[r] = true
		d := f.dict(r)
		if kids := f.resolve(d["Kids"]); kids != nil {
			for _, kid := range list(kids) {
				walk(kid, depth+1)
			}
		} else if d != nil {
			order = append(order, r)
		}
	}
	walk(f.dict(f.catalog)["Pages"], 0)
	return order, shown
}

// A text is what a page shows, as far as it has been read.
type text struct {
	*file
	where    language.Text
	shown    bool // somebody asks what the page shows, and it does show
	buf      []byte
	pieces   []piece
	spans    []spoken     // with a text of their own
	actual   *spoken      // the one at hand
	marks    int          // how many parts that are marked the pen is in
	within   int          // of these, the one that has its own text
	letters  int          // on this page
	shows    bool         // this page shows a picture
	lines    lines        // of this page
	unread   int          // signs nobody can know, in all
	seen     map[ref]bool // pictures, in all
	pictures int          // and those that stand in a drawing itself

	state
	saved    []state
	tm, line matrix
	drawn    map[ref]bool // on any page
	onPage   int          // how many drawings
	around   []ref        // the drawings that the pen is in

	last         string  // the last letter
	lastX, lastY float64 // and its beginning
	penX, penY   float64 // and end
	pen          bool    // there is one
}

// A state is how letters are drawn.
type state struct {
	ctm              matrix
	face             *font
	points           float64
	gap, wordGap     float64
	stretch, leading float64
}

type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times is m followed by n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (t *text) begin() {
	t.state = state{ctm: identity, stretch: 1}
	t.saved, t.tm, t.line = t.saved[:0], identity, identity
	t.letters, t.shows, t.pen, t.onPage = 0, false, false, 0
	t.marks, t.actual = 0, nil
	t.lines = lines{}
	if t.drawn == nil {
		t.drawn = map[ref]bool{}
	}
}

// end hands out what has been read of a page, and says what cannot be.
func (t *text) end(page bool) {
	t.flush()
	switch {
	case page && t.letters == 0 && !t.shows && t.lines.painted:
		t.fail(bound.ErrNoText)
	case t.lines.written():
		t.fail(bound.ErrDrawn)
	}
}

func (t *text) page(r ref) {
	t.begin()
	d := t.dict(r)
	resources := d["Resources"]
	for up, n := d, 0; resources == nil && n < deepest; n++ {
		if up = t.dict(up["Parent"]); up == nil {
			break
		}
		resources = up["Resources"]
	}
	t.run(&contents{file: t.file, left: list(t.resolve(d["Contents"]))}, t.dict(resources), 0)
	t.end(true)
}

// contents reads the streams of a page one after the other, each opened when
// the one before has ended.
type contents struct {
	*file
	left array
	in   io.Reader
}

func (c *contents) Read(p []byte) (int, error) {
	for {
		if c.in == nil {
			if len(c.left) == 0 {
				return 0, io.EOF
			}
			x := c.left[0]
			c.left = c.left[1:]
			if s, ok := c.resolve(x).(stream); ok {
				n, err := c.length(s)
				if err == nil {
					c.in, err = c.unpack(s, n)
				}
				c.fail(err)
			}
			if err := c.budget.Err(); err != nil {
				return 0, err
			}
			continue
		}
		n, err := c.in.Read(p)
		if err == nil {
			return n, nil
		}
		if !ended(err) {
			c.fail(err)
		}
		c.in = nil
		if n < len(p) { // words do not go on from one stream to the next
			p[n] = '\n'
			n++
		}
		return n, nil
	}
}

// draw runs the drawing of a form, with its own resources or those around.
func (t *text) draw(r ref, s stream, around dict, depth int) {
	t.drawn[r] = true
	t.around = append(t.around, r)
	defer func() { t.around = t.around[:len(t.around)-1] }()
	n, err := t.length(s)
	if err != nil {
		return
	}
	in, err := t.unpack(s, n)
	if err != nil {
		t.fail(err)
		return
	}
	resources := t.dict(s.dict["Resources"])
	if resources == nil {
		resources = around
	}
	before, tm, line := t.state, t.tm, t.line
	if m, ok := toMatrix(t.resolve(s.dict["Matrix"])); ok {
		t.ctm = m.times(t.ctm)
	}
	t.run(in, resources, depth)
	t.state, t.tm, t.line = before, tm, line
}

func toMatrix(x any) (m matrix, ok bool) {
	a, _ := x.(array)
	if len(a) != 6 {
		return m, false
	}
	for i := range m {
		if m[i], ok = a[i].(float64); !ok {
			return m, false
		}
	}
	return m, true
}

// run reads one stream of drawing.
func (t *text) run(in io.Reader, resources dict, depth int) {
	l := newLexer(16 << 10)
	l.check, l.most = t.budget.Err, words
	l.reset(in, 0)
	fonts, drawings := t.dict(resources["Font"]), t.dict(resources["XObject"])
	marked, states := t.dict(resources["Properties"]), t.dict(resources["ExtGState"])
	faces := map[name]*font{}
	base := len(t.saved)
	var args []any
	for {
		x, err := l.object()
		if err != nil {
			if !ended(err) {
				t.fail(err)
			}
			break
		}
		word, ok := x.(op)
		if !ok {
			if len(args) < operands {
				args = append(args, x)
			}
			continue
		}
		t.lines.follow(word, args, t.ctm)
		switch word {
		case "Tf":
			if len(args) >= 2 {
				if n, ok := args[0].(name); ok {
					if faces[n] == nil {
						faces[n] = t.font(fonts[n])
					}
					t.face = faces[n]
				}
				t.points = num(args, 1)
			}
		case "Do":
			if len(args) == 1 {
				if n, ok := args[0].(name); ok {
					t.do(drawings[n], resources, depth)
				}
			}
		case "gs":
			if len(args) == 1 {
				n, _ := args[0].(name)
				if set := list(t.resolve(t.dict(states[n])["Font"])); len(set) == 2 {
					t.face, t.points = t.font(set[0]), num(set, 1)
				}
			}
		case "BI":
			t.pictures++
			t.shows = true
			skipPicture(l)
		case "BMC", "BDC":
			var says any
			if len(args) == 2 {
				says = args[1]
				if n, ok := says.(name); ok {
					says = marked[n]
				}
			}
			t.mark(t.dict(says))
		case "EMC":
			t.unmark()
		case "q":
			if len(t.saved) < mostSaved {
				t.saved = append(t.saved, t.state)
			}
		case "Q":
			if n := len(t.saved); n > base {
				t.state, t.saved = t.saved[n-1], t.saved[:n-1]
			}
		default:
			t.operate(word, args)
		}
		args = args[:0]
	}
	t.saved = t.saved[:min(base, len(t.saved))]
}

func (t *text) do(x any, resources dict, depth int) {
	r, ok := x.(ref)
	if !ok || slices.Contains(t.around, r) || depth >= nested {
		return
	}
	if t.onPage++; t.onPage >= mostDrawn {
		if t.onPage == mostDrawn {
			t.fail(bound.ErrTooLarge)
		}
		return
	}
	s, ok := t.object(r).(stream)
	if !ok {
		return
	}
	switch s.dict["Subtype"] {
	case name("Image"):
		t.shows = true
		t.seen[r] = true
	case name("Form"):
		t.draw(r, s, resources, depth+1)
	}
}

// skipPicture passes a picture that stands in the drawing itself.
func skipPicture(l *lexer) {
	for {
		x, err := l.object()
		if err != nil {
			return
		}
		if x == op("ID") {
			break
		}
	}
	last := [3]byte{}
	for {
		c, err := l.byte()
		if err != nil {
			return
		}
		if last[1] == 'E' && last[2] == 'I' && space(last[0]) && space(c) {
			return
		}
		last = [3]byte{last[1], last[2], c}
	}
}

func num(args []any, i int) float64 {
	if i < len(args) {
		if v, ok := args[i].(float64); ok {
			return v
		}
	}
	return 0
}

// operate follows what moves the pen and what it writes.
func (t *text) operate(word op, args []any) {
	switch word {
	case "cm":
		if m, ok := toMatrix(array(args)); ok {
			t.ctm = m.times(t.ctm)
		}
	case "BT":
		t.tm, t.line = identity, identity
	case "Tc":
		t.gap = num(args, 0)
	case "Tw":
		t.wordGap = num(args, 0)
	case "Tz":
		t.stretch = num(args, 0) / 100
	case "TL":
		t.leading = num(args, 0)
	case "Td":
		t.move(num(args, 0), num(args, 1))
	case "TD":
		t.leading = -num(args, 1)
		t.move(num(args, 0), num(args, 1))
	case "Tm":
		if m, ok := toMatrix(array(args)); ok {
			t.tm, t.line = m, m
		}
	case "T*":
		t.move(0, -t.leading)
	case "Tj":
		t.write(args, 0)
	case "'":
		t.move(0, -t.leading)
		t.write(args, 0)
	case "\"":
		t.wordGap, t.gap = num(args, 0), num(args, 1)
		t.move(0, -t.leading)
		t.write(args, 2)
	case "TJ":
		if len(args) == 0 {
			return
		}
		parts, _ := args[0].(array)
		for i := range parts {
			if back, ok := parts[i].(float64); ok {
				t.advance(-back / 1000 * t.points)
				continue
			}
			t.write(parts, i)
		}
	}
}

func (t *text) move(x, y float64) {
	t.line = matrix{1, 0, 0, 1, x, y}.times(t.line)
	t.tm = t.line
}

func (t *text) advance(x float64) {
	t.tm = matrix{1, 0, 0, 1, x * t.stretch, 0}.times(t.tm)
}

// write writes the letters of a string.
func (t *text) write(args []any, i int) {
	if i >= len(args) {
		return
	}
	s, _ := args[i].(str)
	if len(s) == 0 {
		return
	}
	if t.face == nil {
		t.face = t.guessed()
	}
	t.begun(t.separate())
	step := 1
	if t.face.wide {
		step = 2
	}
	for ; len(s) >= step; s = s[step:] {
		c := code(s[:step])
		letter, known := t.face.letter(c)
		if !known && t.actual == nil {
			t.unread++
		}
		if letter != "" && letter != " " {
			t.letters++
		}
		at := t.tm.times(t.ctm)
		if !t.twice(letter, at) {
			t.buf = append(t.buf, letter...)
		}
		t.last, t.lastX, t.lastY = letter, at[4], at[5]
		w := t.face.advance(c)*t.points + t.gap
		if step == 1 && c == ' ' {
			w += t.wordGap
		}
		t.advance(w)
	}
	// The space after the last letter belongs to the next.
	at := matrix{1, 0, 0, 1, -t.gap * t.stretch, 0}.times(t.tm).times(t.ctm)
	t.penX, t.penY, t.pen = at[4], at[5], true
	t.written()
	if len(t.buf) >= full {
		t.flush()
	}
}

// twice reports whether a letter is the one before once more, drawn over it to
// make it bold.
func (t *text) twice(letter string, at matrix) bool {
	const near = .1
	em := math.Abs(t.points) * math.Hypot(at[0], at[1])
	return t.pen && letter == t.last && math.Hypot(at[4]-t.lastX, at[5]-t.lastY) < near*em
}

// separate writes what a reader sees between the last letter and the next:
// nothing, a space, a gap between columns, or a new line.
func (t *text) separate() bool {
	at := t.tm.times(t.ctm)
	long := math.Hypot(at[0], at[1])
	em := math.Abs(t.points) * long
	if !t.pen || !(em > 0) || math.IsInf(em, 0) {
		return true
	}
	dirX, dirY := at[0]/long, at[1]/long
	x, y := at[4]-t.penX, at[5]-t.penY
	along, up := (x*dirX+y*dirY)/em, (y*dirX-x*dirY)/em
	across := math.Abs(up)
	var between string
	switch {
	case up > 2.5 && along > 1: // at the top of the next column
		between = "\n"
	case across > 2.5:
		between = "\n\n"
	case across > 0.4 || along < -0.7:
		between = "\n"
	case along > 1:
		between = "\t"
	case along > 0.15:
		between = " "
	default:
		return false
	}
	if n := len(t.buf); n > 0 && (t.buf[n-1] == ' ' || t.buf[n-1] == between[0]) && between == " " {
		return true
	}
	t.buf = append(t.buf, between...)
	return true
}
