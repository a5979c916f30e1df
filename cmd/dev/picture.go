package main

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"time"
)

// calm is how long a picture is waited for that stays the same; a blinking caret may never let it.
const calm = 4 * time.Second

// shot takes a picture of the display when it has come to rest, and keeps it as NAME.png. At rest means the same
// for a while: what the log says is drawn a frame or two later.
func (p *program) shot(name string) {
	last, err := p.stage.pixels()
	must("take a picture", err)
	began := time.Now()
	for changed := began; time.Since(changed) < settled && time.Since(began) < calm; {
		now, err := p.stage.pixels()
		must("take a picture", err)
		if !bytes.Equal(last, now) {
			last, changed = now, time.Now()
		}
	}
	must("keep the picture "+name, p.stage.keep(last, name))
}

// pixels are the display's, three bytes each, row by row.
func (s *stage) pixels() ([]byte, error) {
	out, err := s.command("import", "-window", "root", "-depth", "8", "rgb:-").Output()
	if err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	if len(out) != 3*s.width*s.height {
		return nil, fmt.Errorf("import gave %d bytes, not those of %d×%d pixels", len(out), s.width, s.height)
	}
	return out, nil
}

func (s *stage) keep(rgb []byte, name string) error {
	img := image.NewNRGBA(image.Rect(0, 0, s.width, s.height))
	for i, j := 0, 0; i < len(rgb); i, j = i+3, j+4 {
		copy(img.Pix[j:], rgb[i:i+3])
		img.Pix[j+3] = 0xFF
	}
	var file bytes.Buffer
	if err := png.Encode(&file, img); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(s.shots, name+".png"), file.Bytes(), 0o644)
}
