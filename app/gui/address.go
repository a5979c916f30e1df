package gui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/intake"
)

// fetch opens a web address for a person.
type fetch func(ctx context.Context, address string) (intake.Story, error)

// OpenAddress asks for a web address and takes the story out of its page.
func (d *Desk) OpenAddress() { d.askAddress("") }

func (d *Desk) askAddress(typed string) {
	d.askText("Open an address", "The address of one page. Its article comes in, with title, byline and date; nothing else is loaded, and nothing about you is sent.",
		typed, "Open", "Cancel", d.openAddress, func() {})
	d.log.Info("address asked")
}

// openAddress shows that the page is being opened, which can be stopped, and takes it in.
func (d *Desk) openAddress(address string) {
	address = oneLine(address)
	if address == "" {
		d.status.warn("Type or paste the address of a page first.")
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	d.status.say("Opening " + short(address, 80) + "…")
	d.story.say(underWay("Opening the page…", widget.NewProgressBarInfinite(), stop))
	d.background(func() func() {
		s, err := d.fetch(ctx, address)
		return func() {
			stop()
			d.story.unsay()
			switch {
			case d.acts.closed:
			case errors.Is(err, context.Canceled):
				d.status.say("The page was not opened.")
			case err != nil:
				d.status.warn("The page could not be opened.")
				d.pose("The page could not be opened", message(theme.WarningIcon(), messageText(err)), fyne.NewSize(messageWidth, 0),
					"Another address…", func() { d.askAddress(address) })
			default:
				d.took("The page could not be opened", s, nil)
			}
		}
	})
}

// underWay is the row over the story while something takes its time.
func underWay(words string, bar fyne.CanvasObject, stop func()) fyne.CanvasObject {
	end := widget.NewButtonWithIcon("Cancel", theme.CancelIcon(), stop)
	return container.NewBorder(nil, nil, widget.NewLabel(words), end, container.NewPadded(bar))
}
