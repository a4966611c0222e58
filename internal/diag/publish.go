package diag

import "btfolio/internal/language"

// Findings about the folder a finished site is put in.
var (
	// OutputNotFolder: the output is a file, or a link that leads nowhere.
	OutputNotFolder = &Code{ID: "BT-O001", Severity: Error,
		What: language.Text{Sv: "”%[1]s” är ingen mapp", En: "“%[1]s” is not a folder"},
		Do:   language.Text{Sv: "välj en annan mapp för den färdiga webbplatsen", En: "choose another folder for the finished site"}}

	// OutputNotOurs: the folder is in use for something else.
	OutputNotOurs = &Code{ID: "BT-O002", Severity: Error,
		What: language.Text{Sv: "mappen ”%[1]s” innehåller filer som btfolio inte har skapat", En: "the folder “%[1]s” holds files that btfolio did not make"},
		Do:   language.Text{Sv: "välj en tom mapp eller en som inte finns än", En: "choose an empty folder, or one that does not exist yet"}}

	// OutputHolds: publishing there would remove something precious.
	OutputHolds = &Code{ID: "BT-O003", Severity: Error,
		What: language.Text{Sv: "en webbplats byggd i ”%[1]s” skulle ersätta ”%[2]s”", En: "a site built in “%[1]s” would replace “%[2]s”"},
		Do:   language.Text{Sv: "välj en egen mapp, till exempel ”public” i webbplatsens mapp", En: "choose a folder of its own, such as “public” in the site's folder"}}

	// OutputAmongSources: the finished pages would be read as sources.
	OutputAmongSources = &Code{ID: "BT-O004", Severity: Error,
		What: language.Text{Sv: "”%[1]s” ligger i ”%[2]s”, där webbplatsens källfiler finns", En: "“%[1]s” lies in “%[2]s”, where the sources of the site are"},
		Do:   language.Text{Sv: "välj en mapp utanför den", En: "choose a folder outside it"}}

	// OutputBusy: two builds into one folder.
	OutputBusy = &Code{ID: "BT-O005", Severity: Error,
		What: language.Text{Sv: "webbplatsen i ”%[1]s” byggs redan", En: "the site in “%[1]s” is already being built"},
		Do:   language.Text{Sv: "vänta tills det är klart och bygg sedan igen", En: "wait until that is done, then build again"}}

	// OutputDenied: no right to write, or a disk that cannot be written.
	OutputDenied = &Code{ID: "BT-O006", Severity: Error,
		What: language.Text{Sv: "”%[1]s” är skrivskyddad", En: "“%[1]s” is write-protected"},
		Do:   language.Text{Sv: "ge dig själv rätt att skriva där eller välj en annan mapp", En: "give yourself the right to write there, or choose another folder"}}

	// OutputFull: the disk, or the user's share of it, is used up.
	OutputFull = &Code{ID: "BT-O007", Severity: Error,
		What: language.Text{Sv: "”%[1]s” får inte plats på disken", En: "there is no room for “%[1]s” on the disk"},
		Do:   language.Text{Sv: "frigör utrymme och bygg igen; det som publicerades förra gången är oförändrat", En: "free some space and build again; the published site is unchanged"}}

	// OutputMounted: a folder that cannot be moved cannot be replaced at once.
	OutputMounted = &Code{ID: "BT-O008", Severity: Error,
		What: language.Text{Sv: "mappen ”%[1]s” är en egen disk eller en monterad mapp och kan inte ersättas i sin helhet", En: "the folder “%[1]s” is a disk of its own or part of an image and cannot be replaced as a whole"},
		Do:   language.Text{Sv: "välj en ny mapp inuti den", En: "choose a new folder inside it"}}

	// OutputOccupied: a file somebody put in the published site would be lost.
	OutputOccupied = &Code{ID: "BT-O009", Severity: Error,
		What: language.Text{Sv: "”%[1]s” i den publicerade webbplatsen är inte skapad av btfolio men upptar namnet på en fil i den nya", En: "“%[1]s” in the published site was not made by btfolio but has the name of a file of the new one"},
		Do:   language.Text{Sv: "flytta den eller byt namn på den", En: "move it or give it another name"}}

	// OutputTwice: two pages or files would be one.
	OutputTwice = &Code{ID: "BT-O010", Severity: Error,
		What: language.Text{Sv: "”%[1]s” och ”%[2]s” skulle få samma plats i webbplatsen", En: "“%[1]s” and “%[2]s” would have the same place in the site"},
		Do:   language.Text{Sv: "byt namn på den ena", En: "rename one of them"}}

	// OutputBadName: a path that would leave the site or that a disk cannot hold.
	OutputBadName = &Code{ID: "BT-O011", Severity: Error,
		What: language.Text{Sv: "”%[1]s” kan inte vara en fil i webbplatsen", En: "“%[1]s” cannot be a file of the site"},
		Do:   language.Text{Sv: "använd bokstäver, siffror och bindestreck i namnet", En: "use letters, digits and hyphens in the name"}}

	// OutputUnsteady: what was read is not what was listed.
	OutputUnsteady = &Code{ID: "BT-O012", Severity: Error,
		What: language.Text{Sv: "”%[1]s” ändrades medan webbplatsen byggdes", En: "“%[1]s” changed while the site was being built"},
		Do:   language.Text{Sv: "bygg igen", En: "build again"}}

	// OutputGone: a page that a build of some trainees leaves alone is not
	// there as it was published.
	OutputGone = &Code{ID: "BT-O014", Severity: Error,
		What: language.Text{Sv: "”%[1]s” är ändrad eller borttagen sedan den byggdes", En: "“%[1]s” was changed or removed since it was built"},
		Do:   language.Text{Sv: "bygg hela webbplatsen, utan --trainee", En: "build all trainees, without --trainee"}}

	// OutputFailed: anything else the system refuses, in its own words.
	OutputFailed = &Code{ID: "BT-O013", Severity: Error,
		What: language.Text{Sv: "”%[1]s” kunde inte skrivas (%[2]s)", En: "“%[1]s” could not be written (%[2]s)"},
		Do:   language.Text{Sv: "stäng program som använder mappen, kontrollera disken och bygg igen", En: "close programs that use the folder, check the disk and build again"}}
)

var codesPublish = []*Code{
	OutputNotFolder, OutputNotOurs, OutputHolds, OutputAmongSources, OutputBusy,
	OutputDenied, OutputFull, OutputMounted, OutputOccupied, OutputTwice,
	OutputBadName, OutputUnsteady, OutputGone, OutputFailed,
}
