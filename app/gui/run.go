package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"quotedesk/assets"
)

// appID names the program to the desktop and its preferences folder; it is that of FyneApp.toml.
const appID = "org.quotedesk.desk"

// Run opens the window and returns when it is closed. files are stories to open at once.
func Run(o Options, files []string) {
	a := app.NewWithID(appID)
	a.SetIcon(fyne.NewStaticResource("quotedesk.svg", assets.Icon))
	a.Settings().SetTheme(newTheme(Appearance(a.Preferences().StringWithFallback("appearance", string(System)))))
	w := a.NewWindow("Quotedesk")
	w.SetMaster()
	w.Resize(fyne.NewSize(1280, 800))
	d := New(a, w, o)
	a.Lifecycle().SetOnStarted(func() {
		d.Start(files)
		d.KeepDrafts()
		d.OfferDrafts()
		d.WatchOthers()
		d.log.Info("ready")
	})
	stop := d.answerSignals()
	defer stop()
	w.ShowAndRun()
}

// Refuse shows why the archive cannot be opened, in a window of its own: what happened, what is safe, what to do.
func Refuse(message string) {
	a := app.NewWithID(appID)
	a.Settings().SetTheme(newTheme(System))
	w := a.NewWindow("Quotedesk")
	w.SetMaster()
	w.SetContent(refusal(message, w.Close))
	w.Resize(fyne.NewSize(560, 260))
	w.CenterOnScreen()
	w.ShowAndRun()
}
