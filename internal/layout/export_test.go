package layout

import (
	"bytes"
	"context"
	"errors"
)

// Both makes a page in both forms. It fails where the faster one is not able
// to, and where Hugo finds fault.
func (s *Set) Both(name string, view any) (quick, plain string, err error) {
	l := s.layouts[s.pick(name)]
	var page bytes.Buffer
	if l.quick.template() == nil {
		return "", "", errors.New("there is no faster form")
	}
	if err := l.quick.template().Execute(&page, view); err != nil {
		return "", "", err
	}
	quick = page.String()
	page.Reset()
	err = s.engine.deps.TemplateStore.ExecuteWithContext(context.Background(), l.template, &page, view)
	return quick, page.String(), err
}
