package gui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The desk's own colour names, beside Fyne's. Fills lie behind text, lines and bars beside or under it.
const (
	colorPaper    fyne.ThemeColorName = "desk.paper"    // behind the story
	colorInk      fyne.ThemeColorName = "desk.ink"      // the story's words
	colorMuted    fyne.ThemeColorName = "desk.muted"    // captions, hints
	colorRule     fyne.ThemeColorName = "desk.rule"     // hairlines between panes
	colorDirect   fyne.ThemeColorName = "desk.direct"   // fills of quotations
	colorMixed    fyne.ThemeColorName = "desk.mixed"    //
	colorIndirect fyne.ThemeColorName = "desk.indirect" //
	colorCurrent  fyne.ThemeColorName = "desk.current"  // fill of the selected row's place

	colorDirectBar   fyne.ThemeColorName = "desk.direct.bar"
	colorMixedBar    fyne.ThemeColorName = "desk.mixed.bar"
	colorIndirectBar fyne.ThemeColorName = "desk.indirect.bar"

	colorPerson       fyne.ThemeColorName = "desk.person"
	colorOrganisation fyne.ThemeColorName = "desk.organisation"
	colorPlace        fyne.ThemeColorName = "desk.place"
	colorOther        fyne.ThemeColorName = "desk.other"
	colorSpeaker      fyne.ThemeColorName = "desk.speaker"
	colorCue          fyne.ThemeColorName = "desk.cue"

	colorOpen      fyne.ThemeColorName = "desk.open" // status badges, after product status colours
	colorConfirmed fyne.ThemeColorName = "desk.confirmed"
	colorCorrected fyne.ThemeColorName = "desk.corrected"
	colorAdded     fyne.ThemeColorName = "desk.added"
	colorRejected  fyne.ThemeColorName = "desk.rejected"
	colorWarn      fyne.ThemeColorName = "desk.warn"
	colorFound     fyne.ThemeColorName = "desk.found" // behind words that were looked for
	colorPutIn     fyne.ThemeColorName = "desk.put in"
	colorTakenOut  fyne.ThemeColorName = "desk.taken out"
	colorVerified  fyne.ThemeColorName = "desk.verified" // of verdicts
	colorWrong     fyne.ThemeColorName = "desk.wrong"
	colorSpace     fyne.ThemeColorName = "desk.space" // behind white space that will be put right
)

type shades struct{ light, dark color.NRGBA }

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
}

func rgba(v uint32, a uint8) color.NRGBA {
	c := rgb(v)
	c.A = a
	return c
}

// palette gives every colour in light and dark. A test holds text at 4.5:1 on whatever it stands on and lines
// at 4.5:1 on paper (WCAG 2.2, 1.4.3).
func palette() map[fyne.ThemeColorName]shades {
	all := deskColors()
	for i, s := range personShades {
		all[personColor(i)] = s
	}
	return all
}

func deskColors() map[fyne.ThemeColorName]shades {
	return map[fyne.ThemeColorName]shades{
		theme.ColorNameBackground:          {rgb(0xF1EFEA), rgb(0x1B1E22)},
		theme.ColorNameForeground:          {rgb(0x1D2327), rgb(0xE4E1DA)},
		theme.ColorNameHeaderBackground:    {rgb(0xE7E4DD), rgb(0x22262B)},
		theme.ColorNameMenuBackground:      {rgb(0xFBFAF7), rgb(0x25292E)},
		theme.ColorNameOverlayBackground:   {rgb(0xFBFAF7), rgb(0x25292E)},
		theme.ColorNameInputBackground:     {rgb(0xFFFFFF), rgb(0x14171A)},
		theme.ColorNameInputBorder:         {rgb(0xB9B4A8), rgb(0x4A5058)},
		theme.ColorNamePlaceHolder:         {rgb(0x5E646A), rgb(0x9AA0A6)},
		theme.ColorNameButton:              {rgb(0xE4E0D7), rgb(0x2D3238)},
		theme.ColorNameDisabledButton:      {rgb(0xECE9E2), rgb(0x23272B)},
		theme.ColorNameDisabled:            {rgb(0x8C9197), rgb(0x6C7278)},
		theme.ColorNamePrimary:             {rgb(0x1F5F7A), rgb(0x7CC0DC)},
		theme.ColorNameForegroundOnPrimary: {rgb(0xFFFFFF), rgb(0x10222B)},
		theme.ColorNameFocus:               {rgba(0x1F5F7A, 0x66), rgba(0x7CC0DC, 0x66)},
		theme.ColorNameSelection:           {rgba(0x3D8FB3, 0x55), rgba(0x4FA3C7, 0x66)},
		theme.ColorNameHover:               {rgba(0x000000, 0x0D), rgba(0xFFFFFF, 0x12)},
		theme.ColorNamePressed:             {rgba(0x000000, 0x1A), rgba(0xFFFFFF, 0x22)},
		theme.ColorNameSeparator:           {rgb(0xD8D3C8), rgb(0x33383E)},
		theme.ColorNameScrollBar:           {rgba(0x000000, 0x66), rgba(0xFFFFFF, 0x66)},
		theme.ColorNameShadow:              {rgba(0x000000, 0x1A), rgba(0x000000, 0x55)},
		theme.ColorNameHyperlink:           {rgb(0x1F5F7A), rgb(0x7CC0DC)},
		theme.ColorNameError:               {rgb(0xA8321F), rgb(0xF08A78)},
		theme.ColorNameWarning:             {rgb(0x8A5A00), rgb(0xE5B454)},
		theme.ColorNameSuccess:             {rgb(0x2A6B38), rgb(0x86C98F)},

		colorPaper:    {rgb(0xFDFCFA), rgb(0x15181B)},
		colorInk:      {rgb(0x1B2024), rgb(0xE8E4DC)},
		colorMuted:    {rgb(0x5B6167), rgb(0x9EA4AA)},
		colorRule:     {rgb(0xDAD5CA), rgb(0x31363C)},
		colorDirect:   {rgb(0xFFEDBF), rgb(0x4A3A12)},
		colorMixed:    {rgb(0xCFEDE4), rgb(0x14423A)},
		colorIndirect: {rgb(0xE8E1F7), rgb(0x362C57)},
		colorCurrent:  {rgb(0xFFD98A), rgb(0x6B5110)},

		colorDirectBar:   {rgb(0x8F5E00), rgb(0xE2B04A)},
		colorMixedBar:    {rgb(0x0F6B5A), rgb(0x5CC9B0)},
		colorIndirectBar: {rgb(0x5F45A8), rgb(0xB29DF0)},

		colorPerson:       {rgb(0x1B5FAA), rgb(0x7DB7F5)},
		colorOrganisation: {rgb(0x9A3F12), rgb(0xF0A070)},
		colorPlace:        {rgb(0x2B6B2F), rgb(0x86C98A)},
		colorOther:        {rgb(0x63676C), rgb(0xA7ACB1)},
		colorSpeaker:      {rgb(0x14507F), rgb(0x9CCBFA)},
		colorCue:          {rgb(0xA0281A), rgb(0xF59A8C)},

		colorOpen:      {rgb(0x62686E), rgb(0x9BA1A7)},
		colorConfirmed: {rgb(0x1F5F9E), rgb(0x7DB7F5)},
		colorCorrected: {rgb(0x6A3FA0), rgb(0xC0A2F2)},
		colorAdded:     {rgb(0x1B6E5C), rgb(0x6AD0B8)},
		colorRejected:  {rgb(0x6B6E72), rgb(0x8F959B)},
		colorWarn:      {rgb(0x8A5A00), rgb(0xE5B454)},
		colorFound:     {rgb(0xF7C3E0), rgb(0x6A2F55)},
		colorPutIn:     {rgb(0xCFEBD2), rgb(0x1D4628)},
		colorTakenOut:  {rgb(0xF6D2CC), rgb(0x56241E)},
		colorVerified:  {rgb(0x2A6B38), rgb(0x86C98F)},
		colorWrong:     {rgb(0xA8321F), rgb(0xF08A78)},
		colorSpace:     {rgb(0xF3B9AC), rgb(0x7A362A)},
	}
}
