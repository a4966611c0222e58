package source

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/say"
)

// A Kind is what a file is to whoever opens it.
type Kind string

// The kinds of files that a portfolio has.
const (
	KindPDF     Kind = "pdf"
	KindPicture Kind = "picture"
	KindOffice  Kind = "office"
	KindText    Kind = "text"
	KindSound   Kind = "sound"
	KindFilm    Kind = "film"
	KindMail    Kind = "mail"
)

// Shown says how browsers show a file within a page; empty where they do not.
type Shown string

// A file is shown in a frame or as a picture.
const (
	InFrame   Shown = "frame"
	AsPicture Shown = "picture"
)

// A Type is a type of file that a portfolio has. A portfolio is passed on to
// people who have no reason to expect a program in it, and there are more types
// that run something than anybody can list: what is not in the table stays in the
// folder.
type Type struct {
	Name  string // as people call it, the same in both languages
	Kind  Kind
	Media string        // the media type it is sent as
	Opens language.Text // who can open it; empty where everybody can who has the program of its name
	Shown Shown         // how browsers show it within a page

	endings string
	begins  func(head []byte) bool // whether content can be of the type
}

var types = []Type{
	{Name: "PDF", Kind: KindPDF, Media: "application/pdf", Shown: InFrame, endings: ".pdf", begins: isPDF},

	{Name: "PNG", Kind: KindPicture, Media: "image/png", Shown: AsPicture, endings: ".png", begins: at(0, "\x89PNG")},
	{Name: "JPEG", Kind: KindPicture, Media: "image/jpeg", Shown: AsPicture, endings: ".jpg .jpeg .jfif", begins: at(0, "\xff\xd8\xff")},
	{Name: "GIF", Kind: KindPicture, Media: "image/gif", Shown: AsPicture, endings: ".gif", begins: at(0, "GIF8")},
	{Name: "WebP", Kind: KindPicture, Media: "image/webp", Shown: AsPicture, endings: ".webp", begins: both(at(0, "RIFF"), at(8, "WEBP"))},
	{Name: "BMP", Kind: KindPicture, Media: "image/bmp", Shown: AsPicture, endings: ".bmp", begins: at(0, "BM")},
	{Name: "TIFF", Kind: KindPicture, Media: "image/tiff", Opens: say.OpensPicture(), endings: ".tif .tiff", begins: at(0, "II*\x00", "MM\x00*", "II+\x00", "MM\x00+")},
	{Name: "HEIC", Kind: KindPicture, Media: "image/heic", Opens: say.OpensHEIC(), endings: ".heic .heif", begins: isHEIC},

	{Name: "Word", Kind: KindOffice, Media: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", endings: ".docx", begins: either(isOpenXML, isCompound)},
	{Name: "Excel", Kind: KindOffice, Media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", endings: ".xlsx", begins: either(isOpenXML, isCompound)},
	{Name: "PowerPoint", Kind: KindOffice, Media: "application/vnd.openxmlformats-officedocument.presentationml.presentation", endings: ".pptx", begins: either(isOpenXML, isCompound)},
	{Name: "Word", Kind: KindOffice, Media: "application/msword", endings: ".doc", begins: either(isCompound, isRTF, isOpenXML)},
	{Name: "Excel", Kind: KindOffice, Media: "application/vnd.ms-excel", endings: ".xls", begins: either(isCompound, isOpenXML)},
	{Name: "PowerPoint", Kind: KindOffice, Media: "application/vnd.ms-powerpoint", endings: ".ppt", begins: either(isCompound, isOpenXML)},
	{Name: "OpenDocument", Kind: KindOffice, Media: "application/vnd.oasis.opendocument.text", endings: ".odt", begins: isOpenDocument},
	{Name: "OpenDocument", Kind: KindOffice, Media: "application/vnd.oasis.opendocument.spreadsheet", endings: ".ods", begins: isOpenDocument},
	{Name: "OpenDocument", Kind: KindOffice, Media: "application/vnd.oasis.opendocument.presentation", endings: ".odp", begins: isOpenDocument},
	{Name: "RTF", Kind: KindOffice, Media: "application/rtf", endings: ".rtf", begins: isRTF},

	{Name: "TXT", Kind: KindText, Media: "text/plain; charset=utf-8", Opens: say.OpensText(), endings: ".txt", begins: isPlain},
	{Name: "CSV", Kind: KindText, Media: "text/csv; charset=utf-8", Opens: say.OpensTable(), endings: ".csv", begins: isPlain},

	{Name: "MP3", Kind: KindSound, Media: "audio/mpeg", Opens: say.OpensPlayer(), endings: ".mp3", begins: either(at(0, "ID3"), isMP3)},
	{Name: "M4A", Kind: KindSound, Media: "audio/mp4", Opens: say.OpensPlayer(), endings: ".m4a", begins: isMP4},
	{Name: "AAC", Kind: KindSound, Media: "audio/aac", Opens: say.OpensPlayer(), endings: ".aac", begins: either(at(0, "ADIF", "ID3"), isAAC)},
	{Name: "WAV", Kind: KindSound, Media: "audio/wav", Opens: say.OpensPlayer(), endings: ".wav", begins: both(at(0, "RIFF"), at(8, "WAVE"))},
	{Name: "Ogg", Kind: KindSound, Media: "audio/ogg", Opens: say.OpensPlayer(), endings: ".ogg .oga .opus", begins: at(0, "OggS")},
	{Name: "FLAC", Kind: KindSound, Media: "audio/flac", Opens: say.OpensPlayer(), endings: ".flac", begins: at(0, "fLaC", "ID3")},
	{Name: "WMA", Kind: KindSound, Media: "audio/x-ms-wma", Opens: say.OpensPlayer(), endings: ".wma", begins: at(0, "\x30\x26\xb2\x75")},

	{Name: "MP4", Kind: KindFilm, Media: "video/mp4", Opens: say.OpensPlayer(), endings: ".mp4 .m4v", begins: isMP4},
	{Name: "MOV", Kind: KindFilm, Media: "video/quicktime", Opens: say.OpensPlayer(), endings: ".mov", begins: isMP4},
	{Name: "3GP", Kind: KindFilm, Media: "video/3gpp", Opens: say.OpensPlayer(), endings: ".3gp", begins: isMP4},
	{Name: "WebM", Kind: KindFilm, Media: "video/webm", Opens: say.OpensPlayer(), endings: ".webm", begins: at(0, "\x1a\x45\xdf\xa3")},
	{Name: "MPEG", Kind: KindFilm, Media: "video/mpeg", Opens: say.OpensPlayer(), endings: ".mpg .mpeg", begins: at(0, "\x00\x00\x01\xba", "\x00\x00\x01\xb3")},
	{Name: "AVI", Kind: KindFilm, Media: "video/x-msvideo", Opens: say.OpensPlayer(), endings: ".avi", begins: both(at(0, "RIFF"), at(8, "AVI "))},
	{Name: "WMV", Kind: KindFilm, Media: "video/x-ms-wmv", Opens: say.OpensPlayer(), endings: ".wmv", begins: at(0, "\x30\x26\xb2\x75")},

	{Name: "EML", Kind: KindMail, Media: "message/rfc822", Opens: say.OpensMail(), endings: ".eml", begins: isMail},
	{Name: "MSG", Kind: KindMail, Media: "application/vnd.ms-outlook", Opens: say.OpensOutlook(), endings: ".msg", begins: isCompound},
}

var byEnding = func() map[string]*Type {
	all := map[string]*Type{}
	for i := range types {
		for ending := range slices.Values(types[i].extensions()) {
			all[ending] = &types[i]
		}
	}
	return all
}()

// TypeOf is the type of a file by its name; nil for a file that is not handed
// out. What its content is, is asked when it is loaded.
func TypeOf(name string) *Type { return byEnding[extension(name)] }

// extensions end the names of files of the type, each with its full stop.
func (t *Type) extensions() []string { return strings.Fields(t.endings) }

// LeftOut reports whether a file among the texts, by its path, is of no type that
// a portfolio has. It stays in the folder, where decisions may cover it, and is no
// part of what is handed out. Whether a text, rules or a signature are in their
// place is for those to say who read them.
func LeftOut(file string) bool {
	return strings.HasPrefix(file, contentFolder+"/") && TypeOf(file) == nil && !isOwn(file)
}

// signatureEnding follows the name of a text.
const signatureEnding = ".sig"

// isOwn reports whether a file is one that the program reads for itself.
func isOwn(name string) bool {
	text := strings.TrimSuffix(strings.ToLower(name), signatureEnding)
	return isText(text)
}

// instead says what to do with files that are left out, by the endings of their
// names.
var instead = func() map[string]language.Text {
	all := map[string]language.Text{"": say.NameItsType(), ".": say.NameItsType()}
	for endings, do := range map[string]language.Text{
		".zip .7z .rar .tar .gz .tgz .bz2 .xz .cab .iso .dmg .arj .lzh .zst": say.UnpackIt(),
		".docm .dotm .xlsm .xlsb .xltm .pptm .ppsm .potm":                    say.SaveWithoutMacros(),
		".svg .svgz .avif .jxl .psd .ai .eps .wmf .emf .ico .xcf .cr2 .dng":  say.SaveAsPicture(),
		".lnk .url .website .webloc .desktop .scf .library-ms .search-ms":    say.PutWhatItLeadsTo(),
		".exe .com .scr .pif .cpl .dll .msi .msp .msix .appx .jar .apk .app .bat .cmd .ps1 .psm1 .vbs .vbe " +
			".js .mjs .cjs .jse .wsf .wsh .wasm .reg .hta .sh .command .py .swf": say.TakeProgramAway(),
		".yaml .yml .json .log .ini .conf .toml .tsv": say.SaveAsText(),
	} {
		for ending := range strings.FieldsSeq(endings) {
			all[ending] = do
		}
	}
	return all
}()

// Instead says what to do with a file of no type that a portfolio has.
func Instead(name string) language.Text {
	if do, known := instead[extension(name)]; known {
		return do
	}
	return say.SaveAsPDF()
}

// isText reports whether a file is one that the program parses and whose
// content is therefore loaded whole.
func isText(name string) bool {
	switch extension(name) {
	case ".md", ".markdown", ".yaml", ".yml":
		return true
	}
	return false
}

// IsText reports whether a file is one that a site takes for a text of its
// own.
func IsText(name string) bool { return isText(name) }

func extension(name string) string { return strings.ToLower(path.Ext(name)) }

// Attachable says why a file could not be an attachment at a path of the site:
// its type, its size or its name there. It is nil for one that could.
func Attachable(at string, info fs.FileInfo) *diag.Problem {
	name := path.Base(at)
	switch {
	case !info.Mode().IsRegular():
		return diag.NotAFile.Problem(name, kind(info.Mode()))
	case TypeOf(name) == nil:
		return diag.NotAttachable.Problem(name, Instead(name))
	case info.Size() > maxAttachment<<20:
		return diag.AttachmentTooLarge.Problem(name, maxAttachment)
	case length(at) > maxPath:
		return diag.PathTooLong.Problem(name, length(at), maxPath)
	}
	for _, fault := range faults(name) {
		return fault(name, fit(name))
	}
	return nil
}
