package diag

import "btfolio/internal/language"

// What can keep a portfolio from being made into a bundle.
var (
	// BundleBlocked: the verdict has errors that nobody has given a reason for.
	BundleBlocked = &Code{ID: "BT-B001", Severity: Error,
		What: language.Text{Sv: "portföljen kan inte lämnas ut: %[1]d måste åtgärdas", En: "the portfolio cannot be handed over: %[1]d must be put right"},
		Do:   language.Text{Sv: "åtgärda det som står ovan, eller ange påpekandets id med --allow-findings och skälet med --because", En: "put right what stands above, or name the finding with --allow-findings and the reason with --because"}}

	// BundleWaiverUnused: a finding was allowed that is not there. The first
	// page of the bundle would say that something is wrong where nothing is.
	BundleWaiverUnused = &Code{ID: "BT-B002", Severity: Error,
		What: language.Text{Sv: "%[1]s finns inte i portföljen och behöver inte tillåtas", En: "%[1]s is not found in the portfolio and need not be allowed"},
		Do:   language.Text{Sv: "ta bort det efter --allow-findings", En: "remove it after --allow-findings"}}

	// BundleTaken: the file to write is in use for something else.
	BundleTaken = &Code{ID: "BT-B003", Severity: Error,
		What: language.Text{Sv: "”%[1]s” finns redan och är inget paket", En: "“%[1]s” exists already and is no bundle"},
		Do:   language.Text{Sv: "välj ett annat namn med --output", En: "choose another name with --output"}}

	// BundleAmongSources: the bundle would be read as one of the site's files.
	BundleAmongSources = &Code{ID: "BT-B004", Severity: Error,
		What: language.Text{Sv: "”%[1]s” skulle hamna i ”%[2]s”, där webbplatsens källfiler finns", En: "“%[1]s” would lie in “%[2]s”, where the sources of the site are"},
		Do:   language.Text{Sv: "välj en annan mapp med --output", En: "choose another folder with --output"}}

	// BundleUnwritable: the system refuses, in its own words.
	BundleUnwritable = &Code{ID: "BT-B005", Severity: Error,
		What: language.Text{Sv: "”%[1]s” kunde inte skrivas (%[2]v)", En: "“%[1]s” could not be written (%[2]v)"},
		Do:   language.Text{Sv: "kontrollera mappen och disken och försök igen", En: "check the folder and the disk and try again"}}

	// BundleTooLarge: zip files of this size are not opened everywhere.
	BundleTooLarge = &Code{ID: "BT-B006", Severity: Error,
		What: language.Text{Sv: "portföljen är för stor för ett paket, som rymmer %[1]d filer och 4 GB", En: "the portfolio is too large for a bundle, which holds %[1]d files and 4 GB"},
		Do:   language.Text{Sv: "gör de största bilagorna mindre", En: "make the largest attachments smaller"}}

	// BundleDeadLink: a page of the finished bundle leads nowhere.
	BundleDeadLink = &Code{ID: "BT-B010", Severity: Error,
		What: language.Text{Sv: "länken ”%[1]s” leder ingenstans i paketet", En: "the link “%[1]s” leads nowhere in the bundle"},
		Do:   language.Text{Sv: "rätta länken, eller layouten som skriver den", En: "correct the link, or the layout that writes it"}}

	// BundleOutside: a page of the finished bundle loads something from the
	// network, or from outside the folder it is unpacked in.
	BundleOutside = &Code{ID: "BT-B011", Severity: Error,
		What: language.Text{Sv: "sidan hämtar ”%[1]s” utifrån", En: "the page loads “%[1]s” from outside"},
		Do:   language.Text{Sv: "lägg filen i static/ och hänvisa dit, eller ta bort den ur layouten", En: "put the file in static/ and refer to it there, or remove it from the layout"}}

	// BundleInputMissing: a text or file of the portfolio is not in the
	// finished bundle as it is in the site.
	BundleInputMissing = &Code{ID: "BT-B012", Severity: Error,
		What: language.Text{Sv: "källfilen finns inte i paketet som den är i webbplatsen", En: "the source is not in the bundle as it is in the site"},
		Do:   language.Text{Sv: "gör om paketet; kommer felet tillbaka, anmäl det", En: "make the bundle again; if it comes back, report it"}}

	// BundleInputAdded: the finished bundle holds a source that is none of the
	// portfolio's.
	BundleInputAdded = &Code{ID: "BT-B013", Severity: Error,
		What: language.Text{Sv: "filen i paketet hör inte till portföljen", En: "the file in the bundle is none of the portfolio's"},
		Do:   language.Text{Sv: "gör om paketet; kommer felet tillbaka, anmäl det", En: "make the bundle again; if it comes back, report it"}}

	// BundleOther: the finished bundle names another trainee: by name, by
	// folder, or by the name of one of their files.
	BundleOther = &Code{ID: "BT-B014", Severity: Error,
		What: language.Text{Sv: "här nämns en annan BT-läkare, ”%[1]s”", En: "another trainee is named here, “%[1]s”"},
		Do:   language.Text{Sv: "ta bort det ur källtexten; är det i sin ordning, tillåt det med --allow-findings BT-B014", En: "remove it from the source; if it is in order, allow it with --allow-findings BT-B014"}}

	// BundleIdentity: the finished bundle holds an identity number that no
	// waiver speaks of.
	BundleIdentity = &Code{ID: "BT-B015", Severity: Error,
		What: language.Text{Sv: "här står ett personnummer eller liknande, %[1]s", En: "an identity number stands here, %[1]s"},
		Do:   language.Text{Sv: "ta bort det ur källtexten", En: "remove it from the source"}}

	// BundleUnequal: pages, data and command line would not say the same of
	// the portfolio.
	BundleUnequal = &Code{ID: "BT-B016", Severity: Error,
		What: language.Text{Sv: "läget på sidan är inte det som granskningen kom fram till (%[1]s)", En: "the verdict is not the one the check came to (%[1]s)"},
		Do:   language.Text{Sv: "ta bort egna layouter som ändrar det; annars anmäl felet", En: "remove layouts of your own that change it; otherwise report it"}}
)

// What can be wrong with a bundle that somebody has received.
var (
	// BundleUnreadable: the system refuses, in its own words.
	BundleUnreadable = &Code{ID: "BT-B020", Severity: Error,
		What: language.Text{Sv: "”%[1]s” kan inte läsas (%[2]v)", En: "“%[1]s” cannot be read (%[2]v)"},
		Do:   language.Text{Sv: "kontrollera namnet och att du får läsa där", En: "check the name, and that you may read there"}}

	// NotBundle: neither a zip file nor a folder with bagit.txt.
	NotBundle = &Code{ID: "BT-B021", Severity: Error,
		What: language.Text{Sv: "”%[1]s” är inget paket från btfolio", En: "“%[1]s” is no bundle made by btfolio"},
		Do:   language.Text{Sv: "ange zip-filen, eller mappen den packades upp i, den med bagit.txt", En: "name the zip file, or the folder it was unpacked in, the one with bagit.txt"}}

	// FileChanged: its digest is not what the manifest says.
	FileChanged = &Code{ID: "BT-B030", Severity: Error,
		What: language.Text{Sv: "filen är ändrad sedan paketet gjordes", En: "the file was changed since the bundle was made"},
		Do:   language.Text{Sv: "lita inte på den; be avsändaren om paketet igen", En: "do not rely on it; ask the sender for the bundle again"}}

	// FileLost: the manifest lists it, the bundle does not hold it.
	FileLost = &Code{ID: "BT-B031", Severity: Error,
		What: language.Text{Sv: "filen saknas i paketet", En: "the file is missing from the bundle"},
		Do:   language.Text{Sv: "be avsändaren om paketet igen", En: "ask the sender for the bundle again"}}

	// FileAdded: the bundle holds it, the manifest does not list it.
	FileAdded = &Code{ID: "BT-B032", Severity: Error,
		What: language.Text{Sv: "filen fanns inte när paketet gjordes", En: "the file was not there when the bundle was made"},
		Do:   language.Text{Sv: "lita inte på den; be avsändaren om paketet igen", En: "do not rely on it; ask the sender for the bundle again"}}

	// FileRenamed: what one name should hold stands under another.
	FileRenamed = &Code{ID: "BT-B033", Severity: Error,
		What: language.Text{Sv: "filen hette ”%[1]s” när paketet gjordes", En: "the file was called “%[1]s” when the bundle was made"},
		Do:   language.Text{Sv: "ge den sitt namn tillbaka, eller be avsändaren om paketet igen", En: "give it its name back, or ask the sender for the bundle again"}}

	// FileDropping: a file that the system itself leaves in folders. It is no
	// part of the bundle, and takes nothing from it.
	FileDropping = &Code{ID: "BT-B034", Severity: Warning,
		What: language.Text{Sv: "filen är lämnad av datorn och hör inte till paketet", En: "the file was left by the computer and is no part of the bundle"},
		Do:   language.Text{Sv: "ta bort den om den stör", En: "remove it if it is in the way"}}

	// ManifestFault: the list of files is not one that btfolio writes.
	ManifestFault = &Code{ID: "BT-B035", Severity: Error,
		What: language.Text{Sv: "förteckningen går inte att läsa här (%[1]v)", En: "the list of files cannot be read here (%[1]v)"},
		Do:   language.Text{Sv: "be avsändaren om paketet igen", En: "ask the sender for the bundle again"}}

	// StartChanged: the first page is not the one the bundle was made with,
	// or shows another code.
	StartChanged = &Code{ID: "BT-B036", Severity: Error,
		What: language.Text{Sv: "första sidan är ändrad eller visar en annan kod än paketets", En: "the first page was changed or shows another code than the bundle's"},
		Do:   language.Text{Sv: "lita inte på den; be avsändaren om paketet igen", En: "do not rely on it; ask the sender for the bundle again"}}

	// NameUnsafe: unpacking such a name would write outside the folder, or
	// something else than what is shown.
	NameUnsafe = &Code{ID: "BT-B040", Severity: Error,
		What: language.Text{Sv: "namnet ”%[1]s” är farligt att packa upp", En: "the name “%[1]s” is dangerous to unpack"},
		Do:   language.Text{Sv: "packa inte upp filen; kontakta avsändaren", En: "do not unpack the file; contact the sender"}}

	// NameTwice: two files would be one where case or the way of writing
	// å, ä and ö makes no difference.
	NameTwice = &Code{ID: "BT-B041", Severity: Error,
		What: language.Text{Sv: "”%[1]s” finns mer än en gång", En: "“%[1]s” is there more than once"},
		Do:   language.Text{Sv: "packa inte upp filen; kontakta avsändaren", En: "do not unpack the file; contact the sender"}}

	// NotPlain: a symbolic link or a device, which may lead anywhere.
	NotPlain = &Code{ID: "BT-B042", Severity: Error,
		What: language.Text{Sv: "”%[1]s” är en länk eller något annat som inte är en vanlig fil", En: "“%[1]s” is a link, or something else that is no ordinary file"},
		Do:   language.Text{Sv: "packa inte upp filen; kontakta avsändaren", En: "do not unpack the file; contact the sender"}}

	// TooMuch: the file would unpack to more than any bundle holds.
	TooMuch = &Code{ID: "BT-B043", Severity: Error,
		What: language.Text{Sv: "innehållet är större än något paket får vara", En: "there is more in it than any bundle may hold"},
		Do:   language.Text{Sv: "packa inte upp filen; kontakta avsändaren", En: "do not unpack the file; contact the sender"}}

	// ZipTruncated: the end of the zip file is missing.
	ZipTruncated = &Code{ID: "BT-B044", Severity: Error,
		What: language.Text{Sv: "zip-filen är avkortad", En: "the zip file is cut short"},
		Do:   language.Text{Sv: "hämta den igen, eller be avsändaren om den", En: "fetch it again, or ask the sender for it"}}

	// ZipDamaged: what the zip file says of itself does not fit.
	ZipDamaged = &Code{ID: "BT-B045", Severity: Error,
		What: language.Text{Sv: "zip-filen är skadad (%[1]v)", En: "the zip file is damaged (%[1]v)"},
		Do:   language.Text{Sv: "hämta den igen, eller be avsändaren om den", En: "fetch it again, or ask the sender for it"}}

	// ZipStray: something was put before or after the files of the zip file.
	ZipStray = &Code{ID: "BT-B046", Severity: Error,
		What: language.Text{Sv: "zip-filen innehåller något före eller efter filerna", En: "the zip file holds something before or after its files"},
		Do:   language.Text{Sv: "be avsändaren om filen igen", En: "ask the sender for the file again"}}

	// ZipForeign: packed anew by another program, or changed in what it says
	// of its files. The files themselves are told of apart from that.
	ZipForeign = &Code{ID: "BT-B047", Severity: Error,
		What: language.Text{Sv: "zip-filen är inte den som btfolio skrev", En: "the zip file is not the one btfolio wrote"},
		Do:   language.Text{Sv: "be avsändaren om den, eller packa upp den och ange mappen i stället", En: "ask the sender for it, or unpack it and name the folder instead"}}
)

var codesBundle = []*Code{
	BundleBlocked, BundleWaiverUnused, BundleTaken, BundleAmongSources, BundleUnwritable, BundleTooLarge,
	BundleDeadLink, BundleOutside, BundleInputMissing, BundleInputAdded, BundleOther, BundleIdentity, BundleUnequal,
	BundleUnreadable, NotBundle,
	FileChanged, FileLost, FileAdded, FileRenamed, FileDropping, ManifestFault, StartChanged,
	NameUnsafe, NameTwice, NotPlain, TooMuch, ZipTruncated, ZipDamaged, ZipStray, ZipForeign,
}
