// Package programme owns the rules of BT as data: the eighteen goals, the
// floors that hold in the whole country, and what each region's programme
// adds to them. A rule says where it comes from and what is uncertain about
// it; nothing here looks at a trainee.
//
// It may import vocabulary, frontmatter, language and diag.
package programme
