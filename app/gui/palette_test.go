package gui

import (
	"image/color"
	"maps"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// luminance and contrast after WCAG 2.2, "relative luminance" and "contrast ratio".
func luminance(c color.NRGBA) float64 {
	lin := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(c.R) + 0.7152*lin(c.G) + 0.0722*lin(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func TestContrastIsAtLeastFourAndAHalf(t *testing.T) {
	grounds := []fyne.ThemeColorName{colorPaper, theme.ColorNameBackground, theme.ColorNameHeaderBackground, theme.ColorNameMenuBackground, theme.ColorNameInputBackground}
	fills := []fyne.ThemeColorName{colorPaper, colorDirect, colorMixed, colorIndirect, colorCurrent, colorSpace, colorFound, colorPutIn, colorTakenOut}
	lines := []fyne.ThemeColorName{colorDirectBar, colorMixedBar, colorIndirectBar, colorPerson, colorOrganisation, colorPlace, colorOther, colorSpeaker, colorCue, colorWarn}
	p := palette()
	check := func(fore, back fyne.ThemeColorName, least float64) {
		f, b := p[fore], p[back]
		if got := contrast(f.light, b.light); got < least {
			t.Errorf("light: %s on %s is %.2f:1", fore, back, got)
		}
		if got := contrast(f.dark, b.dark); got < least {
			t.Errorf("dark: %s on %s is %.2f:1", fore, back, got)
		}
	}
	for _, g := range grounds {
		check(theme.ColorNameForeground, g, 4.5)
		check(theme.ColorNamePlaceHolder, g, 4.5)
		check(colorMuted, g, 4.5)
	}
	for _, f := range fills {
		check(theme.ColorNameForeground, f, 4.5)
		check(colorInk, f, 4.5)
	}
	for _, l := range lines {
		check(l, colorPaper, 4.5)
	}
	for i := range personShades {
		check(personColor(i), colorPaper, 4.5)
	}
	for _, name := range []fyne.ThemeColorName{theme.ColorNameError, theme.ColorNameWarning, theme.ColorNameSuccess, theme.ColorNamePrimary} {
		check(name, theme.ColorNameBackground, 4.5)
		check(name, theme.ColorNameHeaderBackground, 4.5)
	}
	check(theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary, 4.5)
}

// oklab is a colour in the Oklab space (Björn Ottosson, 2020), where a distance is about as large as it looks.
func oklab(c color.NRGBA) [3]float64 {
	lin := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	r, g, b := lin(c.R), lin(c.G), lin(c.B)
	l := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	m := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	s := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	return [3]float64{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}

// TestPeopleCanBeToldApart holds the colours of people at least 0.17 apart in Oklab, from one another and from
// ordinary text; 0.02 is about what can just be seen.
func TestPeopleCanBeToldApart(t *testing.T) {
	p := palette()
	names := []fyne.ThemeColorName{colorInk}
	for i := range personShades {
		names = append(names, personColor(i))
	}
	apart := func(a, b color.NRGBA) float64 {
		x, y := oklab(a), oklab(b)
		return math.Sqrt((x[0]-y[0])*(x[0]-y[0]) + (x[1]-y[1])*(x[1]-y[1]) + (x[2]-y[2])*(x[2]-y[2]))
	}
	for i, a := range names {
		for _, b := range names[:i] {
			if got := apart(p[a].light, p[b].light); got < 0.17 {
				t.Errorf("light: %s and %s are %.3f apart", a, b, got)
			}
			if got := apart(p[a].dark, p[b].dark); got < 0.17 {
				t.Errorf("dark: %s and %s are %.3f apart", a, b, got)
			}
		}
	}
}

func TestEveryDeskColourIsDefined(t *testing.T) {
	th := newTheme(Dark)
	for name := range palette() {
		if th.Color(name, theme.VariantLight) == th.Color("no such colour", theme.VariantLight) && name[0] == 'd' {
			t.Errorf("%s has no colour of its own", name)
		}
	}
	all := styles()
	maps.Copy(all, passageLooks())
	for _, s := range all {
		for _, name := range []fyne.ThemeColorName{s.Fill, s.Line, s.Edge, s.Box, s.Text} {
			if _, ok := palette()[name]; name != "" && !ok {
				t.Errorf("a style uses %s, which the palette lacks", name)
			}
		}
	}
}
