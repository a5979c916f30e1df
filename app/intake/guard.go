package intake

import (
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"syscall"
)

// AddressError says that an address is not one that is opened, and that nothing was sent there.
type AddressError struct {
	Address string
	Why     string // the rest of a sentence, such as "leads into the own network"
}

func (e *AddressError) Error() string {
	return fmt.Sprintf("%s was not opened: it %s. Open the page in a browser, copy the story and paste it here.", e.Address, e.Why)
}

const (
	whyInside   = "leads to this computer or into its own network"
	whyScheme   = "is no web address that begins with https:// or http://"
	whyPort     = "names a port that web pages are not served on"
	whyIdentity = "holds a user name or password"
	whyHost     = "names no computer"
)

// guard keeps a request from reaching anything but the public web. It looks at the address that is connected to in the
// end, so that a name which leads inside, or changes where it leads, is caught too.
type guard struct {
	open uint16 // a port of this computer that may be reached; tests serve pages there
}

// check refuses what can be told from the address alone.
func (g guard) check(u *url.URL) error {
	refuse := func(why string) error { return &AddressError{u.Redacted(), why} }
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return refuse(whyScheme)
	case u.User != nil:
		return refuse(whyIdentity)
	case u.Hostname() == "":
		return refuse(whyHost)
	}
	if p := u.Port(); p != "" && p != "80" && p != "443" && (g.open == 0 || p != fmt.Sprint(g.open)) {
		return refuse(whyPort)
	}
	if ip, err := netip.ParseAddr(u.Hostname()); err == nil && !g.public(ip) && (g.open == 0 || u.Port() != fmt.Sprint(g.open)) {
		return refuse(whyInside)
	}
	return nil
}

// control is called by the dialler with the address it is about to connect to.
func (g guard) control(network, address string, _ syscall.RawConn) error {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return &AddressError{address, whyHost}
	}
	ip, err := netip.ParseAddr(host)
	if err != nil || network != "tcp4" && network != "tcp6" {
		return &AddressError{address, whyHost}
	}
	if g.open != 0 && ip.IsLoopback() && port == fmt.Sprint(g.open) {
		return nil
	}
	if port != "80" && port != "443" {
		return &AddressError{address, whyPort}
	}
	if !g.public(ip) {
		return &AddressError{address, whyInside}
	}
	return nil
}

// closed are the ranges that are no part of the public internet, by the registries of special addresses (RFC 6890 and
// its successors), and those that carry an IPv4 address inside and could lead back here.
func closed() []netip.Prefix {
	var out []netip.Prefix
	for _, s := range []string{
		"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
		"192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
		"::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16",
		"fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
	} {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
}

// public says that the address is one of the open internet.
func (guard) public(ip netip.Addr) bool {
	if ip.Zone() != "" {
		return false
	}
	ip = ip.Unmap()
	for _, p := range closed() {
		if p.Contains(ip) {
			return false
		}
	}
	return ip.IsGlobalUnicast()
}
