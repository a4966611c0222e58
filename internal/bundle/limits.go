package bundle

// What a bundle may hold at most. Whoever reads one is bound by these,
// whatever the bundle says of itself.
const (
	mostFiles    = 50_000
	mostBytes    = 1<<32 - 1<<20 // unpacked and packed: what zip can say without its extensions
	mostManifest = 32 << 20      // of a manifest, and of the list of files in a zip file
	longestLine  = 4 << 10
	atOnce       = 32 << 10 // read or written at a time
	// Texts pack to a tenth, or a fiftieth at best. What unpacks to a lot
	// more was made to fill a disk.
	mostRatio  = 200
	ratioSlack = 64 << 20 // for small files that are mostly blank
)
