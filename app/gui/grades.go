package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/compare"
)

// A grade is shown by words with a mark before them and a colour: no meaning hangs on colour alone.

func gradeColor(g compare.Grade) fyne.ThemeColorName {
	switch g {
	case compare.Verbatim, compare.MarksOnly:
		return colorVerified
	case compare.Changed, compare.NotFound:
		return colorWrong
	}
	return colorWarn
}

func gradeImportance(g compare.Grade) widget.Importance {
	switch gradeColor(g) {
	case colorVerified:
		return widget.SuccessImportance
	case colorWrong:
		return widget.DangerImportance
	}
	return widget.WarningImportance
}

func gradeMark(g compare.Grade) string {
	switch gradeColor(g) {
	case colorVerified:
		return "✓"
	case colorWrong:
		return "✗"
	}
	return "!"
}
