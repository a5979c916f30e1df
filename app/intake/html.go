package intake

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"
	"time"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quotedesk/app/story"
)

// fromHTML takes the article out of a page, with its headline as the first line. address is where the page is from, ""
// when only the page itself can tell.
func fromHTML(source, address string) document {
	d := document{form: "Web page (.html)", page: &story.WebPage{Address: address}}
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		// The parser gives up only on absurdly deep pages; its words can still be had.
		d.text, d.notes = bareText(source), []string{"The page is built too deeply to be understood; all its words were taken in."}
		d.changed = d.notes
		return d
	}
	if address == "" {
		d.page.Address = ownAddress(root)
	}
	article := mainText(root, d.page)
	if article == "" {
		root, _ = html.Parse(strings.NewReader(source)) // once more, as readability takes it apart; it could be parsed before
		d.page.Title, article = headTitle(root), nodeText(root)
		d.notes = []string{"No article could be told apart in the page; all its text was taken in."}
	} else {
		d.notes = []string{"The article was taken out of the page; menus, notices and pictures were left out."}
	}
	d.text, d.changed = withHeadline(d.page.Title, article), d.notes
	return d
}

// htmlLetter is the text of a message that is written in HTML: all of it, as a letter has no menus.
func htmlLetter(source string) string {
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return bareText(source)
	}
	return nodeText(root)
}

var savedFrom = regexp.MustCompile(`saved from url=\(\d+\)(\S+)`)

// ownAddress is where a saved page says it is from.
func ownAddress(root *html.Node) string {
	found := ""
	for n := range root.Descendants() {
		address := ""
		switch {
		case n.Type == html.CommentNode:
			if m := savedFrom.FindStringSubmatch(n.Data); m != nil {
				return m[1]
			}
		case n.DataAtom == atom.Link && attrOf(n, "rel") == "canonical":
			address = attrOf(n, "href")
		case n.DataAtom == atom.Meta && attrOf(n, "property") == "og:url":
			address = attrOf(n, "content")
		}
		if found == "" && (strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")) {
			found = address
		}
	}
	return found
}

func attrOf(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// mainText asks readability for the article and cleans what it gives of all but plain structure. What the page says of
// itself goes into page.
func mainText(root *html.Node, page *story.WebPage) string {
	at, err := url.Parse(page.Address)
	if err != nil || at.Host == "" {
		at = &url.URL{Scheme: "https", Host: "story.invalid"}
	}
	dropNotices(root)
	art, err := readability.FromDocument(root, at)
	if err != nil || art.Node == nil {
		return ""
	}
	page.Title, page.Byline, page.Site = oneLine(art.Title()), oneLine(art.Byline()), oneLine(art.SiteName())
	if t, err := art.PublishedTime(); err == nil && !t.IsZero() {
		page.Date = t.Format(time.RFC3339)
	}
	var markup bytes.Buffer
	if err := art.RenderHTML(&markup); err != nil {
		return ""
	}
	clean := structure().SanitizeBytes(markup.Bytes())
	tree, err := html.Parse(bytes.NewReader(clean))
	if err != nil {
		return ""
	}
	return withByline(page.Title, page.Byline, nodeText(tree))
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

var notice = regexp.MustCompile(`(?i)(^|[\s_-])(cookies?|consent|gdpr|newsletter|paywall|subscribe)([\s_-]|$)`)

// dropNotices takes out what pages lay over or between the article's paragraphs to ask for something.
func dropNotices(root *html.Node) {
	var found []*html.Node
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || n.DataAtom == atom.Body || n.DataAtom == atom.Article || n.DataAtom == atom.Main {
			continue
		}
		for _, a := range n.Attr {
			if (a.Key == "class" || a.Key == "id") && notice.MatchString(a.Val) || a.Key == "role" && a.Val == "dialog" {
				found = append(found, n)
				break
			}
		}
	}
	for _, n := range found {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

// withByline puts back the byline that readability lifts out of the article: under the headline if
// the article begins with it, else before the text. Long ones are not names.
func withByline(title, byline, article string) string {
	byline = strings.Join(strings.Fields(byline), " ")
	if byline == "" || article == "" || len(byline) > 120 || strings.Contains(byline, "://") ||
		strings.Contains(article[:min(len(article), 400)], byline) {
		return article
	}
	if !strings.HasPrefix(strings.ToLower(byline), "by ") {
		byline = "By " + byline
	}
	if first, rest, ok := strings.Cut(article, "\n\n"); ok && same(first, strings.Join(strings.Fields(title), " ")) {
		return first + "\n\n" + byline + "\n\n" + rest
	}
	return byline + "\n\n" + article
}

// structure allows the elements that shape text and no attribute at all.
func structure() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote",
		"pre", "div", "section", "article", "table", "thead", "tbody", "tr", "td", "th", "caption", "figcaption", "hr")
	return p
}

// withHeadline puts the title first unless the article begins with it.
func withHeadline(title, article string) string {
	title = strings.Join(strings.Fields(title), " ")
	first, _, _ := strings.Cut(article, "\n")
	if title == "" || same(first, title) {
		return article
	}
	if article == "" {
		return title
	}
	return title + "\n\n" + article
}

// same compares two lines as a reader does: space and case aside, and a site's name behind the title ignored.
func same(line, title string) bool {
	a, b := strings.ToLower(strings.Join(strings.Fields(line), " ")), strings.ToLower(title)
	return a == b || len(a) > 20 && strings.HasPrefix(b, a)
}

func headTitle(root *html.Node) string {
	for n := range root.Descendants() {
		if n.DataAtom == atom.Title && n.FirstChild != nil {
			return n.FirstChild.Data
		}
	}
	return ""
}

// bareText takes the text tokens of a page that cannot be parsed.
func bareText(source string) string {
	var p prose
	z := html.NewTokenizer(strings.NewReader(source))
	var open atom.Atom
	for {
		switch z.Next() {
		case html.ErrorToken:
			return p.text()
		case html.TextToken:
			if open != atom.Script && open != atom.Style {
				p.words(string(z.Text()))
			}
		case html.StartTagToken, html.EndTagToken:
			name, _ := z.TagName()
			if open = atom.Lookup(name); isBlock(open) {
				p.end(false)
			}
		}
	}
}

// nodeText writes a tree as plain text: blocks as paragraphs, br as a line break, list items with a dash.
func nodeText(root *html.Node) string {
	var p prose
	walkHTML(&p, root, false)
	return p.text()
}

// walkHTML recurses; the parser refuses more than 512 open elements, so the depth is bounded.
func walkHTML(p *prose, n *html.Node, pre bool) {
	if n.Type == html.TextNode {
		if pre {
			p.exact(n.Data)
		} else {
			p.words(n.Data)
		}
		return
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Iframe, atom.Svg, atom.Select, atom.Textarea, atom.Button:
		return
	case atom.Br:
		p.newline()
		return
	case atom.Td, atom.Th:
		if len(p.line) > 0 {
			p.exact(" | ")
		}
	}
	block := isBlock(n.DataAtom)
	tight := n.DataAtom == atom.Li && n.PrevSibling != nil || n.DataAtom == atom.Tr
	if block {
		p.end(false)
	}
	if n.DataAtom == atom.Li {
		p.exact("- ")
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walkHTML(p, c, pre || n.DataAtom == atom.Pre)
	}
	if block {
		p.end(tight && hasEarlier(n))
	}
}

// hasEarlier says that an element of the same kind stands before n, so that n goes on a list or table.
func hasEarlier(n *html.Node) bool {
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if s.Type == html.ElementNode {
			return s.DataAtom == n.DataAtom
		}
	}
	return false
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Main, atom.Aside, atom.Nav,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd,
		atom.Blockquote, atom.Pre, atom.Table, atom.Tr, atom.Caption, atom.Figure, atom.Figcaption, atom.Hr, atom.Body,
		atom.Address, atom.Form, atom.Fieldset, atom.Title:
		return true
	}
	return false
}
