// Package bundle owns the form in which a portfolio leaves the house: a zip
// file that is a bag after RFC 8493, with a first page to open. It writes
// bundles, reads them back also where somebody meant harm, tells what differs
// from what was sent, and looks through a finished one for what must not be
// wrong in it before it gets its name: whatever stage made a mistake, the
// receiver must not be the one who finds it. What goes in is handed to it, and
// what is looked for is independent of how it was made. Of ours it may import
// diag, language, privacy and report.
//
// # The bag
//
//	START.html                opens the portfolio, shows the code
//	bag-info.txt              whose, of which day, how much
//	bagit.txt
//	data/…                    the payload
//	manifest-sha512.txt       the digests of the payload
//	tagmanifest-sha512.txt    the digests of the other files beside it
//
// Names in manifests are percent-encoded where RFC 8493 asks for it: only %
// itself can occur. `sha512sum -c` understands all other lines, and these too
// after `sed 's/%25/%/g'`, which is all of decoding then. Names in the bag are
// in NFC, whatever they were on disk.
//
// # The code
//
// The code of a bundle is the beginning of the SHA-512 of
// tagmanifest-sha512.txt. That file holds the digest of manifest-sha512.txt,
// which holds those of all payload files, so the code stands for everything.
// It is 128 bits long: enough that nobody finds another bundle with the same
// code, and short enough to be read out on the telephone.
//
// START.html shows the code and can therefore not be covered by it in the
// ordinary way: its digest would have to be known before itself. So it is
// not listed in the tag manifest, which RFC 8493 allows. Instead bag-info.txt,
// which is listed, gives under Start-SHA512 the digest that START.html has
// with zeros in the place of the code. Verify puts the zeros there again and
// compares. Thus every byte of the first page is covered by the code it
// shows.
//
// # The zip file
//
// The same content gives the same bytes everywhere: names in NFC and sorted,
// one time, one mode, one way of packing for each type: files that are packed
// already are stored as they are. The last thing in the file, the comment, is
// the digest of all that stands before it but the data of stored files, each
// byte of which the manifest covers. It protects against accidents only, but
// against all of them: also a flipped bit in something no program looks at.
// Zip's extensions for larger files are not used, since
// they are not understood everywhere; a bundle is at most 4 GB.
package bundle
