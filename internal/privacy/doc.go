// Package privacy finds what must not leave the house in a portfolio: the
// identity numbers of patients first of all, then telephone numbers, e-mail
// addresses and names that do not belong to the people of the site. It reads
// text, file names and files, and knows nothing of portfolios: callers hand
// it these things and decide what a hit stops. It imports diag and language,
// and its own packages that get the text out of files (bound, plain,
// markup, office, pdf, picture).
//
// # What a hit says
//
// A hit says what kind of thing was found and where, never the thing itself:
// a report, a log or a screenshot of one must not become the next place the
// number is kept. Not even the date of birth is shown.
//
// # Which way it errs
//
// Identity numbers stop a hand-off, so a false alarm costs somebody's
// afternoon and a miss costs somebody's privacy. A number counts when its
// date exists and its check digit fits, in any way of writing it that people
// use. Where other numbers systematically take the same form (a point of
// time, a mobile number, an invoice), the words before it decide; see label.
// Everything else is a warning, and errs towards silence.
//
// # Bounds
//
// Files come from anywhere. A file is read for at most two seconds, in one
// goroutine, the caller's: nothing is left running when File returns. This
// is possible because every reader here is our own or the standard
// library's, takes its bytes through one reader that fails when the time is
// up, and pays for every byte it unpacks from a budget (see bound).
//
// A library for PDF files was tried first. A file of 500 bytes, an unclosed
// string in the text of a page, makes it loop for ever without reading
// anything, and 600 kB make it take 900 MB of memory. Go cannot end a
// goroutine from outside; a child process could be ended, but its memory
// cannot be limited in the same way on all systems, and the program starts
// no others. It also reads only what pages show, while forms filled in on a
// screen keep their values elsewhere in the file. So package pdf reads the
// objects of a file itself, one after the other, without following the
// tables in which hostile files hide their loops.
package privacy
