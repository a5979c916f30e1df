package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"quotedesk/assets"
	"quotedesk/storage"
)

// appID names the program to the desktop and its preferences folder; it is that of FyneApp.toml.
const appID = "org.quotedesk.desk"

// Run opens the window and returns when it is closed. files are stories to open at once. The archive that is returned,
// o.DB or one restored in its place, is to be closed.
func Run(o Options, files []string) *storage.DB {
	a, w := newWindow()
	d := New(a, w, o)
	a.Lifecycle().SetOnStarted(func() { d.begin(files) })
	stop := d.answerSignals()
	defer stop()
	w.ShowAndRun()
	return d.db
}

func newWindow() (fyne.App, fyne.Window) {
	a := app.NewWithID(appID)
	a.SetIcon(fyne.NewStaticResource("quotedesk.svg", assets.Icon))
	a.Settings().SetTheme(newTheme(Appearance(a.Preferences().StringWithFallback("appearance", string(System)))))
	w := a.NewWindow("Quotedesk")
	w.SetMaster()
	w.Resize(fyne.NewSize(1280, 800))
	return a, w
}

// begin is what a desk does once its window is shown.
func (d *Desk) begin(files []string) {
	d.Start(files)
	d.WatchOthers()
	d.KeepDrafts()
	d.OfferDrafts()
	d.KeepCopies()
	d.log.Info("ready")
}

// Refuse shows why the archive in dir cannot be opened: what happened, what is safe, what to do; and its backups, of which
// one can take its place. It goes on as Run does then. The archive that is returned is to be closed; nil when there is none.
func Refuse(dir string, why error, o Options, files []string) *storage.DB {
	a, w := newWindow()
	var d *Desk
	var stop func()
	r := newRefusal(w, dir, why, func(db *storage.DB) {
		o.DB = db
		d = New(a, w, o)
		stop = d.answerSignals()
		d.begin(files)
	})
	w.SetContent(r.content())
	r.focus()
	a.Lifecycle().SetOnStarted(func() { o.Log.Info("refused", "backups", len(r.list.copies)) })
	w.ShowAndRun()
	if d == nil {
		return nil
	}
	stop()
	return d.db
}
