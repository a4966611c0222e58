package main

import (
	"cmp"
	"errors"
	"os"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/language"
	"btfolio/internal/say"
)

// spoken is the language of help, and of what is said before a site is known:
// English where the environment says so, and otherwise Swedish, since that is
// what doctors in BT read. Windows says nothing. What is said about a site is
// in the language of the site.
func spoken() language.Language {
	locale := cmp.Or(os.Getenv("LC_ALL"), os.Getenv("LC_MESSAGES"), os.Getenv("LANG"))
	if strings.HasPrefix(strings.ToLower(locale), string(language.English)) {
		return language.English
	}
	return language.Swedish
}

// dayOf reads a day that was written after a flag.
func dayOf(flag, text string) (civil.Date, error) {
	day, err := civil.ParseDate(text)
	if err != nil {
		return day, errors.New(say.NoSuchDate(flag, text).In(spoken()))
	}
	return day, nil
}
