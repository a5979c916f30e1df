package storage

import (
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// mode is how the database file is opened.
type mode int

const (
	readWrite mode = iota
	readOnly       // the file cannot be written, but SQLite can keep its -shm file beside it
	immutable      // nothing can be written in the folder: SQLite must believe that nobody else writes either
)

// Sizes in bytes, measured to be enough for 100,000 stories.
const (
	cacheKiB     = 65536
	mmapBytes    = 256 << 20
	journalBytes = 64 << 20
)

// pragmas that only a connection that writes needs; fullfsync matters on macOS, where fsync alone does not reach the platter.
func writerPragmas() []string {
	return []string{
		"journal_mode(WAL)", "synchronous(FULL)", "fullfsync(ON)", "checkpoint_fullfsync(ON)",
		"journal_size_limit(" + strconv.Itoa(journalBytes) + ")",
	}
}

func commonPragmas() []string {
	return []string{
		"foreign_keys(ON)", "temp_store(MEMORY)", "trusted_schema(OFF)", "cell_size_check(ON)",
		"cache_size(-" + strconv.Itoa(cacheKiB) + ")", "mmap_size(" + strconv.Itoa(mmapBytes) + ")",
	}
}

// writerDSN is for the one connection that writes. Transactions begin immediate: one that begins as a reader and
// then writes fails at once with SQLITE_BUSY_SNAPSHOT, whatever the busy timeout is.
func writerDSN(path string, busy time.Duration) string {
	return dsn(path, readWrite, busy, append(writerPragmas(), commonPragmas()...), "immediate")
}

// readerDSN is for the connections that only read.
func readerDSN(path string, m mode, busy time.Duration) string {
	return dsn(path, m, busy, append(commonPragmas(), "query_only(ON)"), "deferred")
}

// probeDSN opens a file of unknown origin and sets nothing that could change it.
func probeDSN(path string, m mode, busy time.Duration) string {
	return dsn(path, m, busy, []string{"trusted_schema(OFF)", "query_only(ON)"}, "deferred")
}

func dsn(path string, m mode, busy time.Duration, pragmas []string, lock string) string {
	q := url.Values{"_txlock": {lock}}
	switch m {
	case readWrite:
		q.Set("mode", "rw")
	case readOnly:
		q.Set("mode", "ro")
	case immutable:
		q.Set("mode", "ro")
		q.Set("immutable", "1")
	}
	q.Add("_pragma", "busy_timeout("+strconv.FormatInt(busy.Milliseconds(), 10)+")")
	for _, p := range pragmas {
		q.Add("_pragma", p)
	}
	return "file://" + escapePath(path) + "?" + q.Encode()
}

// escapePath percent-encodes an absolute path. Without it a path that holds # or ? silently opens another file.
func escapePath(path string) string {
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") { // C:/… on Windows
		p = "/" + p
	}
	return (&url.URL{Path: p}).EscapedPath()
}
