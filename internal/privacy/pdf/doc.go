// Package pdf reads the text of PDF files nobody vouches for: what the pages
// show, and also what they do not, such as the values of forms, comments,
// attachments, and what the file says about itself.
//
// A PDF file has tables that say where its objects are. They are not used:
// they can lie, loop and promise more than there is. The file is gone through
// from its beginning to its end instead, and the objects are taken as they
// come, the last of each number counting, which is what the tables of an
// honest file say. So every file comes to an end, and damaged ones are read
// as far as they go.
//
// Not read: files that need a password to be opened or changed, pictures,
// and pages of earlier versions of a file whose objects have been replaced.
// It imports only language and the packages that read text and keep bounds.
package pdf
