package storage_test

import (
	"testing"

	"quotedesk/storage"
	"quotedesk/storage/conform"
)

func TestTheArchiveConforms(t *testing.T) {
	conform.Run(t, func(t *testing.T) storage.Store {
		db, err := storage.Open(t.Context(), t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		return db
	})
}
