// Package assets embeds what the program ships beside its code: word lists, sample stories, icon, licences.
//
// It only hands out bytes; whoever uses a file knows its format. It must never import a package of this program.
package assets

import "embed"

// Lists holds the word lists of the engine under lists/.
//
//go:embed lists
var Lists embed.FS

// Samples holds the original stories shown on a first start under samples/.
//
//go:embed samples
var Samples embed.FS

// Icon is the program's icon, SVG.
//
//go:embed icons/quotedesk.svg
var Icon []byte

// Licences holds the licence texts and credits under licences/.
//
//go:embed licences
var Licences embed.FS

// Models holds the fitted models under model/, each made by cmd/train. Their sources and licence are in model/NOTICE.md.
//
//go:embed model
var Models embed.FS
