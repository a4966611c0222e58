package bundle

import (
	"errors"
	"io/fs"
	"syscall"

	"btfolio/internal/language"
)

// reason puts the common causes in the reader's language. The others are in
// the words of the operating system.
func reason(err error) any {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return language.Text{Sv: "du saknar rättighet", En: "you are not permitted to"}
	case errors.Is(err, fs.ErrNotExist):
		return language.Text{Sv: "den finns inte", En: "it does not exist"}
	case errors.Is(err, syscall.ELOOP):
		return language.Text{Sv: "den är en länk som leder i cirkel", En: "it is a link that leads in a circle"}
	}
	for {
		cause := errors.Unwrap(err)
		if cause == nil {
			return err.Error()
		}
		err = cause
	}
}
