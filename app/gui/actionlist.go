package gui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// always is an act that does not ask by what it was called.
func always(act func(*Desk)) func(*Desk, string) { return func(d *Desk, _ string) { act(d) } }

func fileActions() []action {
	const m = "File"
	return []action{
		{id: "new", menu: m, words: "New story", chord: "Ctrl+N", icon: theme.DocumentCreateIcon(), do: always((*Desk).NewStory)},
		{id: "open", menu: m, words: "Open…", chord: "Ctrl+O", icon: theme.FolderOpenIcon(), do: always((*Desk).OpenDialog)},
		{id: "address", menu: m, words: "Open an address…", tip: "Open the story of a web address", chord: "Ctrl+U", icon: iconAddress, do: always((*Desk).OpenAddress)},
		line(m),
		{id: "arrival", menu: m, words: "How it came in…", tip: "How the story came in: what its file held, and what was left out", chord: "Ctrl+I", icon: iconArrival, needs: needStory, do: always((*Desk).ShowArrival)},
		{id: "encoding", menu: m, words: "Read in another encoding…", icon: iconEncoding, needs: needWritable, do: always((*Desk).ChooseEncoding)},
		{id: "original", menu: m, words: "Save the original…", tip: "Save the original: the bytes that the story came as", icon: iconOriginal, needs: needStory, do: always((*Desk).SaveOriginal)},
		{id: "read again", menu: m, words: "Read the story again", chord: "Ctrl+F5", icon: theme.ViewRefreshIcon(), needs: needWritable, do: always((*Desk).ReadAgain)},
		{id: "export", menu: m, words: "Export…", chord: "Ctrl+E", icon: theme.DocumentSaveIcon(), needs: needStory, do: always((*Desk).Export)},
		line(m),
		{id: "backups", menu: m, words: "Backups…", tip: "Backups of the archive: make one, restore one", chord: "Ctrl+Shift+B", icon: theme.StorageIcon(), do: always((*Desk).ShowBackups)},
		line(m),
		{id: "remove", menu: m, words: "Remove story from the list", icon: theme.DeleteIcon(), needs: needStory, do: always((*Desk).RemoveStory)},
		{id: "bring story back", menu: m, words: "Bring a removed story back", icon: iconBringBack, do: always((*Desk).BringStoryBack)},
		line(m),
		{id: "settings", menu: m, words: "Settings…", tip: "Settings: your name, four eyes, where evidence is kept", chord: "Alt+S", icon: theme.SettingsIcon(), do: always((*Desk).ShowSettings)},
		{id: "quit", menu: m, words: "Quit", chord: "Ctrl+Q", do: always((*Desk).Close)},
	}
}

func editActions() []action {
	const m = "Edit"
	return []action{
		{id: "undo", menu: m, words: "Undo", chord: "Ctrl+Z", plain: "u", icon: theme.ContentUndoIcon(), needs: needUndo,
			field: &fyne.ShortcutUndo{}, do: always((*Desk).Undo)},
		{id: "redo", menu: m, words: "Redo", chord: "Ctrl+Y", icon: theme.ContentRedoIcon(), needs: needRedo,
			field: &fyne.ShortcutRedo{}, do: always((*Desk).Redo)},
		{id: "redo again", menu: m, words: "Redo again", chord: "Ctrl+Shift+Z", needs: needRedo,
			field: &fyne.ShortcutRedo{}, do: always((*Desk).Redo)},
		line(m),
		{id: "copy", menu: m, words: "Copy", tip: "Copy the selected words", chord: "Ctrl+C", icon: theme.ContentCopyIcon(), needs: needStory,
			field: &fyne.ShortcutCopy{}, do: always((*Desk).Copy)},
		{id: "paste", menu: m, words: "Paste a story", chord: "Ctrl+V", icon: theme.ContentPasteIcon(),
			field: &fyne.ShortcutPaste{}, do: always((*Desk).Paste)},
		{id: "select all", menu: m, words: "Select all", tip: "Select all words", chord: "Ctrl+A", icon: iconSelectAll, needs: needStory,
			field: &fyne.ShortcutSelectAll{}, do: always((*Desk).SelectAll)},
		line(m),
		{id: "edit words", menu: m, words: "Edit the words of the paragraph", chord: "Ctrl+F2", plain: "F2", in: inChecks | inStory,
			icon: iconEditWords, needs: needWritable, do: always((*Desk).EditWords)},
		{id: "edit cell", menu: m, words: "Edit the cell", plain: "F2", in: inQuotes | inNames, icon: theme.DocumentCreateIcon(), needs: needRow, do: always((*Desk).EditThisCell)},
		{id: "find", menu: m, words: "Find in the story", chord: "Ctrl+F", icon: theme.SearchIcon(), needs: needStory, do: always((*Desk).Find)},
		{id: "replace", menu: m, words: "Find and replace", chord: "Ctrl+H", icon: theme.SearchReplaceIcon(), needs: needStory, do: always((*Desk).FindAndReplace)},
		{id: "next hit", menu: m, words: "Next place found", chord: "Ctrl+F3", plain: "F3", in: tablePanes | inStory, icon: theme.MoveDownIcon(), needs: needStory,
			do: always(func(d *Desk) { d.StepHit(false) })},
		{id: "hit before", menu: m, words: "Place found before", chord: "Ctrl+Shift+F3", plain: "Shift+F3", in: tablePanes | inStory, icon: theme.MoveUpIcon(), needs: needStory,
			do: always(func(d *Desk) { d.StepHit(true) })},
		line(m),
	}
}

func markActions() []action {
	const m = "Mark"
	mark := func(id, words, chord string, icon fyne.Resource, t story.EntityType) action {
		return action{id: id, menu: m, words: words, chord: chord, icon: icon, needs: needWritable, do: func(d *Desk, cause string) { d.MarkName(t, cause) }}
	}
	return []action{
		{id: "quote", menu: m, words: "Mark as quotation", chord: "Ctrl+K", plain: "q", icon: iconQuote, needs: needWritable, do: (*Desk).MarkByKey},
		mark("mark person", "Mark as person", "Ctrl+P", theme.AccountIcon(), story.Person),
		mark("mark organisation", "Mark as organisation", "Ctrl+Shift+O", iconOrganisation, story.Organisation),
		mark("mark place", "Mark as place", "Ctrl+L", iconPlace, story.Place),
		mark("mark other", "Mark as other name", "Ctrl+Shift+M", iconTag, story.Misc),
		line(m),
		{id: "mark edges", menu: m, words: "Selection is the whole quotation", chord: "Ctrl+B", icon: iconEdges, needs: needWritable, do: (*Desk).MarkEdges},
		{id: "mark speaker", menu: m, words: "Selection is the speaker", chord: "Ctrl+Shift+P", icon: iconSpeaker, needs: needWritable, do: (*Desk).MarkSpeaker},
		{id: "mark cue", menu: m, words: "Selection is the cue", chord: "Ctrl+Shift+C", icon: iconCue, needs: needWritable, do: (*Desk).MarkCue},
		line(m),
		{id: "respell", menu: m, words: "Spell it otherwise everywhere…", icon: iconRespell, needs: needWritable, do: (*Desk).Respell},
	}
}

func rowActions() []action {
	const m = "Row"
	kind := func(id, words, chord string, k story.Kind) action {
		return action{id: id, menu: m + "/Kind", words: words, tip: "The quotation is " + string(k), chord: chord, needs: needQuote,
			do: func(d *Desk, cause string) { d.SetKind(k, cause) }}
	}
	cell := func(t review.Table, column string) func(*Desk, string) {
		return func(d *Desk, _ string) { d.EditCell(t, column) }
	}
	all := []action{
		{id: "confirm", menu: m, words: "Confirm and go on", chord: "Ctrl+Return", plain: "Return", icon: theme.ConfirmIcon(), needs: needRow, do: (*Desk).Confirm},
		{id: "drop", menu: m, words: "Reject", tip: "Reject at once, without a reason", chord: "Ctrl+Delete", plain: "Delete", in: tablePanes | inStory,
			icon: theme.ContentRemoveIcon(), needs: needRow, field: &desktop.CustomShortcut{KeyName: fyne.KeyDelete, Modifier: fyne.KeyModifierShortcutDefault}, do: (*Desk).Reject},
		{id: "restore", menu: m, words: "Bring back", tip: "Bring a rejected row back", chord: "Ctrl+R", icon: iconBringBack, needs: needRow, do: (*Desk).Restore},
		{id: "reject", menu: m, words: "Reject with a reason…", plain: "x", icon: theme.CancelIcon(), needs: needRow, do: (*Desk).RejectWithReason},
		{id: "checker", menu: m, words: "Ask for a checker", plain: "d", icon: theme.QuestionIcon(), needs: needRow, do: (*Desk).AskChecker},
		{id: "all", menu: m, words: "All like this…", tip: "One act for all rows like this one", plain: "l", icon: theme.ListIcon(), needs: needRow, do: (*Desk).AllLikeThis},
		line(m),
		{id: "speaker", menu: m, words: "Change the speaker", chord: "Ctrl+S", plain: "s", icon: theme.AccountIcon(), needs: needQuote, do: cell(review.Quotes, "speaker")},
		{id: "role", menu: m, words: "Change the role", chord: "Ctrl+Shift+R", icon: iconRole, needs: needQuote, do: cell(review.Quotes, "role")},
		kind("direct", "Direct", "Alt+D", story.Direct), kind("mixed", "Mixed", "Alt+M", story.Mixed), kind("indirect", "Indirect", "Alt+I", story.Indirect),
	}
	for n := 1; n <= mostCandidates; n++ {
		all = append(all, action{id: fmt.Sprint("candidate ", n), menu: m + "/Take another speaker", words: fmt.Sprint("Candidate ", n), tip: fmt.Sprint("Take candidate ", n),
			chord: fmt.Sprint("Ctrl+", n), plain: fmt.Sprint(n), needs: needQuote, do: func(d *Desk, cause string) { d.TakeAlternative(n, cause) }})
	}
	return append(all, action{id: "also", menu: m, words: "The others by the same “he” too", plain: "a", icon: iconAlso, needs: needQuote, do: (*Desk).GiveAlso})
}

// mostCandidates is how many other speakers of a quotation have a key and a button.
const mostCandidates = 5

func edgeActions() []action {
	const m = "Row"
	edge := func(id, words, chord, plain string, icon fyne.Resource, end, grow bool) action {
		return action{id: id, menu: m, words: words, chord: chord, plain: plain, icon: icon, needs: needQuote, do: func(d *Desk, cause string) { d.MoveEdge(end, grow, cause) }}
	}
	mark := func(id, words, plain string, icon fyne.Resource, end bool) action {
		return action{id: id, menu: m, words: words, plain: plain, icon: icon, needs: needQuote, do: func(d *Desk, cause string) { d.EdgeToMark(end, cause) }}
	}
	return []action{
		line(m),
		edge("end word", "End: one word more", "Alt+Right", "]", iconEndMore, true, true),
		edge("end less", "End: one word less", "Alt+Left", "", iconEndLess, true, false),
		edge("start word", "Start: one word earlier", "Alt+Up", "[", iconStartMore, false, true),
		edge("start less", "Start: one word later", "Alt+Down", "", iconStartLess, false, false),
		mark("end mark", "End: to the next mark", "}", iconEndMark, true),
		mark("start mark", "Start: to the mark before", "{", iconStartMark, false),
		line(m),
		{id: "next", menu: m, words: "Row after", plain: "j", icon: theme.MoveDownIcon(), needs: needStory, do: always(func(d *Desk) { d.Walk(true) })},
		{id: "elsewhere", menu: m, words: "The same quotation elsewhere…", tip: "Open the story where this quotation has other words or another speaker", chord: "Alt+E", plain: "e", in: inQuotes | inStory,
			icon: iconElsewhere, needs: needRepeat, do: always((*Desk).OpenRepeat)},
		{id: "previous", menu: m, words: "Row before", plain: "k", icon: theme.MoveUpIcon(), needs: needStory, do: always(func(d *Desk) { d.Walk(false) })},
		{id: "next open", menu: m, words: "Next open row", chord: "Ctrl+J", icon: iconNextOpen, needs: needStory, do: always((*Desk).NextOpen)},
	}
}

func nameActions() []action {
	const m = "Name"
	cell := func(column string) func(*Desk, string) {
		return func(d *Desk, _ string) { d.EditCell(review.Names, column) }
	}
	return []action{
		{id: "merge", menu: m, words: "Merge into another name…", chord: "Ctrl+M", plain: "m", in: inNames, icon: iconMerge, needs: needName, do: (*Desk).MergeName},
		{id: "known", menu: m, words: "It is the person from memory", tip: "The name, or the speaker, is the person whom the memory reminds of", chord: "Ctrl+Shift+K", plain: "i", in: inQuotes | inStory,
			icon: iconKnown, needs: needKnown, do: (*Desk).TakeKnown},
		{id: "split", menu: m, words: "Take mentions apart…", chord: "Ctrl+T", icon: iconSplit, needs: needName, do: (*Desk).SplitName},
		{id: "move mention", menu: m, words: "This mention is of another name…", chord: "Ctrl+Shift+T", icon: iconMoveMention, needs: needName, do: (*Desk).MoveMention},
		{id: "no name", menu: m, words: "This mention is not a name", chord: "Ctrl+Shift+N", icon: iconNoName, needs: needName, do: (*Desk).NotAName},
		{id: "all of these", menu: m, words: "All of these…", tip: "One act for every place with the same words", chord: "Ctrl+Shift+A", icon: theme.ListIcon(), needs: needWritable, do: (*Desk).AllOfThese},
		line(m),
		{id: "rename", menu: m, words: "Rename", chord: "Ctrl+D", icon: theme.DocumentCreateIcon(), needs: needName, do: cell("name")},
		{id: "name type", menu: m, words: "Change the type", tip: "Change the name’s type", chord: "Ctrl+Shift+Y", icon: iconTag, needs: needName, do: cell("type")},
		{id: "name role", menu: m, words: "Change the name’s role", chord: "Ctrl+Shift+D", icon: iconRole, needs: needName, do: cell("role")},
		line(m),
		{id: "protect", menu: m, words: "Protect the source…", tip: "Protect the source under a pseudonym, or take the protection off", chord: "Ctrl+Shift+H", plain: "y",
			in: inNames | inChecking, icon: iconProtect, needs: needSpeaker, do: (*Desk).ProtectSource},
		line(m),
		{id: "next mention", menu: m, words: "Next mention", chord: "Ctrl+G", icon: theme.NavigateNextIcon(), needs: needName, do: always(func(d *Desk) { d.StepMention(false) })},
		{id: "mention before", menu: m, words: "Mention before", chord: "Ctrl+Shift+G", icon: theme.NavigateBackIcon(), needs: needName, do: always(func(d *Desk) { d.StepMention(true) })},
	}
}

func peopleActions() []action {
	const m = "People"
	on := func(id, words, tip, plain string, in pane, act func(*everybodyScreen)) action {
		return action{id: id, menu: m, words: words, tip: tip, plain: plain, in: in, do: always(func(d *Desk) { d.onPeople(id, act) })}
	}
	return []action{
		{id: "people", menu: m, words: "People of all stories…", tip: "People of all stories: who they are, how often and when quoted", chord: "Alt+P", icon: iconPeople, do: always((*Desk).ShowPeople)},
		line(m),
		on("find person", "Find somebody", "Find a person or an organisation", "f", peoplePanes, (*everybodyScreen).find),
		on("merge people", "Merge into another…", "Merge the person into another", "m", inPeople, (*everybodyScreen).merge),
		on("part people", "Take apart…", "Take apart what was merged into the person", "t", inPeople, (*everybodyScreen).takeApart),
		on("rename person", "Show under another name…", "Show the person under another name", "n", inPeople, (*everybodyScreen).rename),
		on("person alias", "Also called…", "Another form under which the person is printed", "c", inPeople, (*everybodyScreen).alias),
		on("protect person", "Protect as a source…", "Protect the person as a source in the story that is open", "y", inPeople, (*everybodyScreen).protect),
		line(m),
		on("other person", "Somebody else in this story", "In the story of the quotation it is somebody else of that name", "o", inSaid, (*everybodyScreen).somebodyElse),
	}
}

func viewActions() []action {
	const m = "View"
	table := func(id, words, chord string, t review.Table) action {
		return action{id: id, menu: m, words: words, chord: chord, do: always(func(d *Desk) {
			d.tables.openTable(t)
			d.tables.focus()
		})}
	}
	look := func(id, words string, a Appearance) action {
		return action{id: id, menu: m, words: words, do: always(func(d *Desk) { d.SetAppearance(a) })}
	}
	const h = m + "/Entries of the history"
	return []action{
		table("quotations", "Quotations", "Alt+1", review.Quotes), table("names", "Names", "Alt+2", review.Names), table("checks", "Checks", "Alt+3", review.Checks),
		{id: "story", menu: m, words: "Story", chord: "Alt+4", do: always(func(d *Desk) { d.win.Canvas().Focus(d.story.view) })},
		{id: "history", menu: m, words: "History", tip: "History of the story or of the row", chord: "Alt+H", plain: "h", in: rowPanes | inHistory, icon: theme.HistoryIcon(), do: always((*Desk).ToggleHistory)},
		{id: "take back", menu: h, words: "Take the entry back", plain: "t", in: inHistory, icon: theme.ContentUndoIcon(), needs: needStory, do: always(func(d *Desk) { d.history.takeBack() })},
		{id: "history who", menu: h, words: "Of the next person", plain: "p", in: inHistory, needs: needStory, do: always(func(d *Desk) { d.history.nextPerson() })},
		{id: "history kind", menu: h, words: "Of the next kind", plain: "k", in: inHistory, needs: needStory, do: always(func(d *Desk) { d.history.nextKind() })},
		{id: "history row", menu: h, words: "Only of the selected row", plain: "r", in: inHistory, needs: needStory, do: always(func(d *Desk) { d.history.onlyRow() })},
		line(m),
		{id: "order", menu: m, words: "Order by risk", tip: "Order by risk, or as in the story", plain: "o", icon: iconRisk, needs: needStory,
			do: always(func(d *Desk) { d.OrderByRisk(!d.tables.quotes.byRisk) })},
		{id: "by person", menu: m, words: "Colour by person", chord: "Alt+C", icon: theme.ColorPaletteIcon(), do: always((*Desk).ColourByPerson)},
		line(m),
		{id: "compare", menu: m, words: "Compare versions of the text…", chord: "Ctrl+Shift+W", icon: iconCompare, needs: needStory, do: always((*Desk).CompareVersions)},
		{id: "larger", menu: m, words: "Larger text", chord: "Ctrl+=", icon: theme.ZoomInIcon(), do: always(func(d *Desk) { d.Zoom(1.1) })},
		{id: "smaller", menu: m, words: "Smaller text", chord: "Ctrl+-", icon: theme.ZoomOutIcon(), do: always(func(d *Desk) { d.Zoom(1 / 1.1) })},
		line(m),
		look("light", "Light", Light), look("dark", "Dark", Dark), look("system", "As the system", System),
	}
}

func helpActions() []action {
	const m = "Help"
	return []action{
		{id: "all keys", menu: m, words: "Keys…", tip: "All keys, and how to change them", chord: "Ctrl+F1", icon: theme.HelpIcon(), do: always(func(d *Desk) { d.ShowKeys(0) })},
		{id: "keys", menu: m, words: "Keys of this pane…", plain: "?", in: tablePanes | inStory | inHistory | peoplePanes | inHits, icon: theme.QuestionIcon(), do: always((*Desk).ShowPaneKeys)},
		{id: "name", menu: m, words: "Your name…", icon: theme.AccountIcon(), do: always((*Desk).AskName)},
		{id: "about", menu: m, words: "About Quotedesk", icon: theme.InfoIcon(), do: always((*Desk).ShowAbout)},
	}
}
