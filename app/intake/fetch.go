package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"
)

// Limits of opening an address.
const (
	fetchTime    = 15 * time.Second // in all, to the last byte
	maxRedirects = 5
)

// FetchError says that a page could not be had.
type FetchError struct {
	Address string
	Why     string // the rest of a sentence
	Err     error  // may be nil
}

func (e *FetchError) Error() string {
	return fmt.Sprintf("%s could not be opened: %s. Open the page in a browser, copy the story and paste it here.", e.Address, e.Why)
}

func (e *FetchError) Unwrap() error { return e.Err }

// Fetch opens one web address that a person has asked for and takes the story out of the page, with the page's title,
// byline, date and address. Only the public web can be reached: see AddressError. No cookies and no names are sent, and
// proxies set in the environment are not used.
func Fetch(ctx context.Context, address string) (Story, error) {
	return fetcher{time: fetchTime, resolver: net.DefaultResolver}.story(ctx, address)
}

// fetcher opens addresses; tests shorten its time, and give it a guard that is open for one port.
type fetcher struct {
	guard
	time     time.Duration
	resolver *net.Resolver
}

func (f fetcher) story(ctx context.Context, address string) (Story, error) {
	at, err := webAddress(address)
	if err != nil {
		return Story{}, err
	}
	if err := f.check(at); err != nil {
		return Story{}, err
	}
	ctx, stop := context.WithTimeout(ctx, f.time)
	defer stop()
	p, err := f.get(ctx, at)
	if err != nil {
		return Story{}, f.told(at, err)
	}
	charset := canonical(p.charset)
	if _, bad := read(p.body, charset); charset == "" || bad >= 0 || isPacked(p.body) {
		charset = ""
	}
	s, err := fromBytes(ctx, p.name, p.body, charset)
	if err != nil {
		return Story{}, err
	}
	s.Origin = p.address
	if s.Arrival.Page != nil {
		s.Arrival.Page.Address = p.address
	}
	return s, nil
}

// webAddress reads what a person typed; without a scheme it is https.
func webAddress(typed string) (*url.URL, error) {
	typed = strings.TrimSpace(typed)
	if !strings.Contains(typed, ":") || !strings.Contains(typed, "://") && strings.Contains(strings.SplitN(typed, "/", 2)[0], ".") {
		typed = "https://" + typed
	}
	at, err := url.Parse(typed)
	if err != nil {
		return nil, &AddressError{short(typed), whyScheme}
	}
	at.Fragment = ""
	return at, nil
}

func short(s string) string {
	if r := []rune(s); len(r) > 80 {
		return string(r[:80]) + "…"
	}
	return s
}

// response is a page as it came.
type response struct {
	name    string // a file name for it, whose suffix says what it is
	address string // after all redirects
	charset string // as the server says
	body    []byte
}

func (f fetcher) get(ctx context.Context, at *url.URL) (response, error) {
	dialer := &net.Dialer{Timeout: f.time, Control: f.control, Resolver: f.resolver}
	transport := &http.Transport{
		DialContext: dialer.DialContext, TLSHandshakeTimeout: f.time, DisableKeepAlives: true,
		MaxResponseHeaderBytes: 1 << 20, ForceAttemptHTTP2: true,
	}
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport, CheckRedirect: func(r *http.Request, before []*http.Request) error {
		if len(before) > maxRedirects {
			return &FetchError{Address: at.Redacted(), Why: fmt.Sprintf("it sends on more than %d times", maxRedirects)}
		}
		r.Header.Del("Referer")
		return f.check(r.URL)
	}}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return response{}, &AddressError{at.Redacted(), whyHost}
	}
	request.Header.Set("User-Agent", "Quotedesk")
	request.Header.Set("Accept", "text/html, application/xhtml+xml, text/plain, */*;q=0.5")
	answer, err := client.Do(request)
	if err != nil {
		return response{}, err
	}
	defer func() { _ = answer.Body.Close() }() // all of it was read, or the rest is not wanted
	if answer.StatusCode != http.StatusOK {
		return response{}, &FetchError{Address: at.Redacted(), Why: "the server answers " + answer.Status}
	}
	// Go unpacks gzip itself; the limit counts what comes out.
	body, err := io.ReadAll(io.LimitReader(answer.Body, MaxPage+1))
	if err != nil {
		return response{}, err
	}
	if len(body) > MaxPage {
		return response{}, &SizeError{Name: at.Redacted(), Size: int64(len(body)), Limit: MaxPage}
	}
	kind, params, _ := mime.ParseMediaType(answer.Header.Get("Content-Type"))
	final := answer.Request.URL
	return response{name: nameFor(final, kind), address: final.String(), charset: params["charset"], body: body}, nil
}

// nameFor is a file name for a page, with the suffix that tells what the server says it is.
func nameFor(u *url.URL, kind string) string {
	base := path.Base(u.Path)
	if base == "/" || base == "." {
		base = u.Hostname()
	}
	switch kind {
	case "text/html", "application/xhtml+xml":
		return base + ".html"
	case "text/plain":
		return base + ".txt"
	case "text/markdown":
		return base + ".md"
	case "message/rfc822", "multipart/related":
		return base + ".mhtml"
	}
	return base
}

// isPacked says that the bytes are a document with an encoding of its own.
func isPacked(b []byte) bool { return readerOf(context.Background(), "page", b) != nil }

// told makes a sentence of what went wrong on the way.
func (f fetcher) told(at *url.URL, err error) error {
	var address *AddressError
	var fetch *FetchError
	var size *SizeError
	var dns *net.DNSError
	switch {
	case errors.As(err, &address):
		address.Address = at.Redacted()
		return address
	case errors.As(err, &fetch):
		return fetch
	case errors.As(err, &size):
		return size
	case errors.Is(err, context.Canceled):
		return fmt.Errorf("opening %s was stopped: %w", at.Redacted(), err)
	case errors.Is(err, context.DeadlineExceeded):
		return &FetchError{at.Redacted(), fmt.Sprintf("it took longer than %d seconds", int(f.time.Seconds())), err}
	case errors.As(err, &dns):
		return &FetchError{at.Redacted(), "no computer of that name could be found, or there is no connection", err}
	}
	return &FetchError{at.Redacted(), "the server could not be reached or broke off", err}
}
