package gui

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// indexEvery is after how long it is told how far the archive is, in making it searchable.
const indexEvery = 2 * time.Second

// indexOnce makes those stories searchable that are not: all of an archive from before there was an index. It goes on
// beside the work, a stretch at a time, until all are or the window closes.
func (d *Desk) indexOnce() {
	if d.db.ReadOnly() {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	d.unindex = cancel
	d.indexOn(ctx, 0)
}

// indexOn goes on for a while; before is how many stories are done.
func (d *Desk) indexOn(ctx context.Context, before int) {
	d.background(func() func() {
		some, cancel := context.WithTimeout(ctx, indexEvery)
		defer cancel()
		left := 0
		n, err := d.db.IndexOnce(some, func(done, all int) { left = all - done })
		return func() {
			done := before + n
			switch {
			case d.acts.closed || ctx.Err() != nil:
			case errors.Is(err, context.DeadlineExceeded):
				if n > 0 {
					d.status.say(fmt.Sprintf("Making the archive searchable: %d of %d stories", done, done+left))
				}
				d.indexOn(ctx, done)
			case err != nil:
				d.log.Warn("the archive could not be made searchable", "err", err)
				d.status.warn("Not all stories can be found: " + messageText(err))
			case before > 0:
				d.status.say("All stories can be found now.")
			}
			if err == nil && done > 0 {
				d.log.Info("indexed", "stories", done)
			}
		}
	})
}
