package gui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Appearance is which of the two themes is shown.
type Appearance string

// The appearances a person can choose; System follows the desktop.
const (
	System Appearance = "system"
	Light  Appearance = "light"
	Dark   Appearance = "dark"
)

// deskTheme is Fyne's theme with the desk's colours and a slightly tighter rhythm.
type deskTheme struct {
	fyne.Theme
	appearance Appearance
	colors     map[fyne.ThemeColorName]shades
}

func newTheme(a Appearance) fyne.Theme {
	return &deskTheme{Theme: theme.DefaultTheme(), appearance: a, colors: palette()}
}

func (t *deskTheme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch t.appearance {
	case Light:
		v = theme.VariantLight
	case Dark:
		v = theme.VariantDark
	}
	s, ok := t.colors[name]
	if !ok {
		return t.Theme.Color(name, v)
	}
	if v == theme.VariantDark {
		return s.dark
	}
	return s.light
}

func (t *deskTheme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return 13
	case theme.SizeNameInnerPadding:
		return 7
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 4
	case theme.SizeNameScrollBarSmall:
		return 4
	}
	return t.Theme.Size(name)
}
