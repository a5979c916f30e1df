package story

// Status is how far an editor has come with a row.
type Status string

// What an editor has said of a row. Rejected rows are kept.
const (
	Unreviewed Status = "unreviewed"
	Confirmed  Status = "confirmed"
	Corrected  Status = "corrected"
	Added      Status = "added"
	Rejected   Status = "rejected"
	NeedsLook  Status = "needs look"
	ForChecker Status = "for a checker" // the editor is not sure and has handed it on
)

// Open says that somebody still has to look at the row.
func (s Status) Open() bool { return s == Unreviewed || s == NeedsLook }

// Settled says that a person has decided on the row and that it stands.
func (s Status) Settled() bool { return s == Confirmed || s == Corrected || s == Added }
