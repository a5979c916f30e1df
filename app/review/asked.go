package review

import "quotedesk/app/story"

// AskChecker hands a row over to a checker: the editor is done with it, but not sure.
func (d *Document) AskChecker(table Table, id, cause string) ([]Correction, error) {
	was, err := d.status(table, id)
	if err != nil {
		return nil, err
	}
	return d.setStatus(table, id, was, story.ForChecker, "", cause)
}
