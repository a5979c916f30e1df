package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// refusal is what stands in the window when there is no archive to work with.
func refusal(text string, quit func()) fyne.CanvasObject {
	head := widget.NewLabel("Quotedesk cannot open its archive")
	head.TextStyle.Bold = true
	head.SizeName = theme.SizeNameSubHeadingText
	close := widget.NewButton("Close", quit)
	close.Importance = widget.HighImportance
	foot := container.NewHBox(layout.NewSpacer(), close)
	return container.NewPadded(container.NewPadded(container.NewBorder(head, foot, nil, nil, message(theme.WarningIcon(), text))))
}
