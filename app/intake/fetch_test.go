package intake

import (
	"compress/gzip"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

// TestBlockedAddresses asks for what must never be reached; no request may be sent.
func TestBlockedAddresses(t *testing.T) {
	for _, address := range []string{
		"http://127.0.0.1/", "https://127.255.255.254/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[::127.0.0.1]/",
		"http://0.0.0.0/", "http://169.254.169.254/latest/meta-data/", "http://[64:ff9b::7f00:1]/", "http://[64:ff9b:1::a00:1]/",
		"http://[fd00::1]/", "http://[fe80::1%25eth0]/", "http://100.64.0.1/", "http://10.0.0.1/", "http://172.31.255.255/", "http://192.168.1.1/",
		"http://[::]/", "http://[ff02::1]/", "http://224.0.0.1/", "http://255.255.255.255/", "http://198.18.0.1/", "http://[2002:7f00:1::]/", "http://[2001::1]/",
		"file:///etc/passwd", "gopher://example.org/", "ftp://example.org/", "data:text/html,x", "javascript:alert(1)", "mailto:a@b.invalid",
		"http://user@example.org/", "https://user:secret@example.org/", "http://example.org:22/", "http://example.org:8080/", "http:///path", "http://",
	} {
		_, err := Fetch(t.Context(), address)
		if !as[*AddressError](err) || !strings.HasSuffix(err.Error(), ".") || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", address, err)
		}
	}
	// Names that lead inside are caught when they are connected to.
	for _, address := range []string{"http://localhost/", "http://localhost:443/"} {
		if _, err := Fetch(t.Context(), address); !as[*AddressError](err) {
			t.Errorf("%s: %v", address, err)
		}
	}
	for _, address := range []string{"93.184.216.34:80", "[2606:2800:220:1::1]:443"} {
		network := "tcp4"
		if strings.HasPrefix(address, "[") {
			network = "tcp6"
		}
		if err := (guard{}).control(network, address, nil); err != nil {
			t.Errorf("%s is public: %v", address, err)
		}
	}
}

// served is a fetcher whose guard is open for the test's own server, and that server's address.
func served(t *testing.T, handle http.HandlerFunc) (fetcher, string) {
	t.Helper()
	s := httptest.NewServer(handle)
	t.Cleanup(s.Close)
	u, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	port, err := strconv.ParseUint(u.Port(), 10, 16)
	if err != nil {
		t.Fatal(err)
	}
	return fetcher{guard: guard{open: uint16(port)}, time: 10 * time.Second, resolver: net.DefaultResolver}, s.URL
}

func TestPageOfAnAddress(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("testdata", "page.html"))
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join("testdata", "page.want.txt"))
	if err != nil {
		t.Fatal(err)
	}
	f, at := served(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/story":
			if len(r.Cookies()) > 0 || r.Header.Get("Referer") != "" || r.Header.Get("Authorization") != "" {
				t.Error("something of the person was sent")
			}
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = w.Write([]byte(strings.Replace(string(page), "<head>", `<head><meta property="article:published_time" content="2026-05-05T08:00:00Z">`, 1)))
		case "/go":
			http.SetCookie(w, &http.Cookie{Name: "id", Value: "1"})
			http.Redirect(w, r, "/story#top", http.StatusFound)
		case "/old":
			w.Header().Set("Content-Type", "text/plain; charset=windows-1251")
			_, _ = w.Write([]byte("\xcc\xfd\xf0 \xf1\xea\xe0\xe7\xe0\xeb: \xc4\xe0."))
		}
	})
	for _, path := range []string{"/story", "/go", "/story#part"} {
		s, err := f.story(t.Context(), at+path)
		if err != nil {
			t.Fatal(err)
		}
		p := s.Arrival.Page
		if s.Text != strings.TrimRight(string(want), "\n") || !strings.HasPrefix(s.Origin, at+"/story") || p == nil || p.Address != s.Origin ||
			!strings.HasPrefix(p.Title, "Harbour talks") || p.Byline != "By Orla Fenwick" || p.Date != "2026-05-05T08:00:00Z" {
			t.Errorf("%s: %q %+v\n%s", path, s.Origin, p, s.Text)
		}
	}
	s, err := f.story(t.Context(), at+"/old")
	if err != nil || s.Text != "Мэр сказал: Да." || s.Encoding != "windows-1251" || s.Guessed {
		t.Errorf("%q in %s, %v", s.Text, s.Encoding, err)
	}
}

func TestServersThatMeanHarm(t *testing.T) {
	f, at := served(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/inside":
			http.Redirect(w, r, "http://169.254.169.254/", http.StatusFound)
		case "/file":
			http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
		case "/named":
			http.Redirect(w, r, "http://u:p@example.org/", http.StatusFound)
		case "/round":
			http.Redirect(w, r, "/round", http.StatusFound)
		case "/large":
			piece := []byte(strings.Repeat("words ", 20_000))
			for range 200 {
				if _, err := w.Write(piece); err != nil {
					return
				}
			}
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			piece := make([]byte, 1<<20)
			for range 300 {
				if _, err := z.Write(piece); err != nil {
					return
				}
			}
		case "/drip":
			for range 100 {
				_, _ = w.Write([]byte("x"))
				w.(http.Flusher).Flush()
				select {
				case <-r.Context().Done():
					return
				case <-time.After(100 * time.Millisecond):
				}
			}
		case "/head":
			for i := range 40 {
				w.Header().Set(fmt.Sprint("X-", i), strings.Repeat("y", 50_000))
			}
		case "/gone":
			http.NotFound(w, r)
		case "/program":
			_, _ = w.Write([]byte("\x7fELF\x02\x01\x01"))
		case "/empty":
		}
	})
	for path, is := range map[string]func(error) bool{
		"/inside": as[*AddressError], "/file": as[*AddressError], "/named": as[*AddressError], "/round": as[*FetchError],
		"/large": as[*SizeError], "/bomb": as[*SizeError], "/drip": as[*FetchError], "/head": as[*FetchError],
		"/gone": as[*FetchError], "/program": as[*BinaryError], "/empty": as[*EmptyError],
	} {
		f := f
		if path == "/drip" {
			f.time = time.Second
		}
		began := time.Now()
		_, err := f.story(t.Context(), at+path)
		if err == nil || !is(err) || !strings.HasSuffix(err.Error(), ".") {
			t.Errorf("%s: %T %v", path, err, err)
		}
		if took := time.Since(began); took > 8*time.Second {
			t.Errorf("%s took %v", path, took)
		}
	}
}

// TestRedirectsAreCounted allows the fifth and refuses the sixth.
func TestRedirectsAreCounted(t *testing.T) {
	f, at := served(t, func(w http.ResponseWriter, r *http.Request) {
		n, _ := strconv.Atoi(strings.TrimPrefix(r.URL.Path, "/"))
		if n > 0 {
			http.Redirect(w, r, fmt.Sprint("/", n-1), http.StatusFound)
			return
		}
		w.Header().Set("Content-Type", "text/plain")
		_, _ = w.Write([]byte("Words."))
	})
	if s, err := f.story(t.Context(), at+"/5"); err != nil || s.Text != "Words." {
		t.Errorf("five: %v", err)
	}
	if _, err := f.story(t.Context(), at+"/6"); !as[*FetchError](err) {
		t.Errorf("six: %v", err)
	}
}

// TestNameThatChangesWhereItLeads has a name server that names a public address first and this computer from then on.
func TestNameThatChangesWhereItLeads(t *testing.T) {
	var asked atomic.Int32
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	go func() {
		b := make([]byte, 1500)
		for {
			n, to, err := server.ReadFrom(b)
			if err != nil {
				return
			}
			if answer, err := named(b[:n], asked.Add(1) > 1); err == nil {
				_, _ = server.WriteTo(answer, to)
			}
		}
	}()
	f := fetcher{time: 5 * time.Second, resolver: &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp", server.LocalAddr().String())
	}}}
	asked.Store(1) // the public answer was given when the address was looked at
	if _, err := f.story(t.Context(), "http://rebind.invalid/"); !as[*AddressError](err) {
		t.Errorf("got %v", err)
	}
	if asked.Load() < 2 {
		t.Error("the name was not asked for")
	}
}

// named answers a question for an address.
func named(query []byte, inside bool) ([]byte, error) {
	var m dnsmessage.Message
	if err := m.Unpack(query); err != nil {
		return nil, err
	}
	m.Response, m.Authoritative = true, true
	m.Additionals = nil
	ip := netip.MustParseAddr("93.184.216.34")
	if inside {
		ip = netip.MustParseAddr("127.0.0.1")
	}
	for _, q := range m.Questions {
		if q.Type == dnsmessage.TypeA {
			m.Answers = append(m.Answers, dnsmessage.Resource{Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class}, Body: &dnsmessage.AResource{A: ip.As4()}})
		}
	}
	return m.Pack()
}
