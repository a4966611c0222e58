// Package site owns which pages a portfolio becomes and what each of them
// shows: addresses, links both ways, and one view per kind of page for the
// layouts. It shows the verdict and decides none of it.
package site

import "btfolio/internal/portfolio"

// A Page is one page of a site before it is laid out.
type Page struct {
	Path   string // from the folder of the trainee's site
	Layout string // name of the layout, such as "talk"
	View   View
}

// A View is what a layout receives: one of the types of this package that
// embed Head.
type View interface{ head() *Head }

func (h *Head) head() *Head { return h }

// Data is a file that is made for the site: what a script of a page reads.
type Data struct {
	Path  string // from the folder of the trainee's site
	Bytes []byte
}

// A File is a file of the portfolio that is copied into the site as it is.
type File struct {
	Path string // from the folder of the trainee's site
	From *portfolio.Document
}
