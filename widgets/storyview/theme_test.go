package storyview

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// fixedTheme has colours and sizes of its own, so that pictures do not change
// with the desktop or the toolkit's defaults.
type fixedTheme struct {
	dark bool
	size float32
}

func hex(v uint32) color.Color {
	return color.NRGBA{R: uint8(v >> 24), G: uint8(v >> 16), B: uint8(v >> 8), A: uint8(v)}
}

var lightColours = map[fyne.ThemeColorName]color.Color{
	theme.ColorNameBackground:  hex(0xfdfcf9ff),
	theme.ColorNameForeground:  hex(0x22262bff),
	theme.ColorNamePlaceHolder: hex(0x7a818aff),
	theme.ColorNamePrimary:     hex(0x1f5fbfff),
	theme.ColorNameFocus:       hex(0x1f5fbf99),
	theme.ColorNameSelection:   hex(0x3478d640),
	theme.ColorNameScrollBar:   hex(0x00000066),
	"quote":                    hex(0xfff0b8ff),
	"quoteEdge":                hex(0xc98a00ff),
	"person":                   hex(0x1f6fb5ff),
	"place":                    hex(0x2c8a4bff),
	"check":                    hex(0xc62f2fff),
	"muted":                    hex(0x6d737bff),
}

var darkColours = map[fyne.ThemeColorName]color.Color{
	theme.ColorNameBackground:  hex(0x1b1e22ff),
	theme.ColorNameForeground:  hex(0xe4e6e8ff),
	theme.ColorNamePlaceHolder: hex(0x8d949cff),
	theme.ColorNamePrimary:     hex(0x7db2ffff),
	theme.ColorNameFocus:       hex(0x7db2ff99),
	theme.ColorNameSelection:   hex(0x7db2ff4d),
	theme.ColorNameScrollBar:   hex(0xffffff66),
	"quote":                    hex(0x4a3f17ff),
	"quoteEdge":                hex(0xe0b040ff),
	"person":                   hex(0x79b8ffff),
	"place":                    hex(0x76cf92ff),
	"check":                    hex(0xff8078ff),
	"muted":                    hex(0x9aa1a9ff),
}

func (t fixedTheme) Color(n fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	colours := lightColours
	if t.dark {
		colours = darkColours
	}
	if c, ok := colours[n]; ok {
		return c
	}
	return color.Transparent
}

func (t fixedTheme) Font(s fyne.TextStyle) fyne.Resource { return theme.DefaultTheme().Font(s) }
func (t fixedTheme) Icon(n fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(n)
}

func (t fixedTheme) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText:
		if t.size > 0 {
			return t.size
		}
		return 16
	case theme.SizeNameScrollBar:
		return 10
	case theme.SizeNameScrollBarSmall:
		return 4
	}
	return theme.DefaultTheme().Size(n)
}

var testStyles = map[string]Style{
	"quote":    {Fill: "quote", Edge: "quoteEdge", EdgePattern: Solid, Layer: 0},
	"quote2":   {Fill: "quote", Edge: "quoteEdge", EdgePattern: Dashed, Layer: 0},
	"indirect": {Edge: "quoteEdge", EdgePattern: Dotted, Layer: 0},
	"sure":     {Edge: "place", EdgePattern: Double, Layer: 0},
	"person":   {Line: "person", Pattern: Solid, Layer: 2},
	"place":    {Line: "place", Pattern: Dotted, Layer: 2},
	"org":      {Line: "person", Pattern: Dashed, Layer: 2},
	"double":   {Line: "place", Pattern: Double, Layer: 2},
	"check":    {Line: "check", Pattern: Wavy, Layer: 3},
	"chosen":   {Box: "person", Layer: 4},
	"gone":     {Text: "muted", Strike: true, Layer: 1},
	"cue":      {Text: "check", Layer: 1},
}

// show puts a view of the given size on a window with the fixed theme.
func show(t testing.TB, v *View, w, h float32, dark bool) fyne.Window {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(fixedTheme{dark: dark})
	win := test.NewTempWindow(t, v)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	return win
}
