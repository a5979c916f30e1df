package model

import "math"

// chain works out how likely each label is at each place of a sequence, over all labellings together: the forward and
// backward sums of a linear chain, each place scaled so that nothing overflows.
type chain struct {
	n, k          int
	score         []float64 // n×k: exponentials of the labels' scores
	link          []float64 // (k+1)×(k+1): exponentials of the links, 0 where a label may not follow; k: the border
	ahead, behind []float64 // n×k: sums over all ways from the start, and to the end
	chance        []float64 // n×k: probabilities of the labels
	expected      []float64 // (k+1)×(k+1)
	step          []float64 // k×k
}

func (c *chain) resize(n, k int) {
	if cap(c.score) < n*k {
		c.score, c.ahead, c.behind, c.chance = make([]float64, n*k), make([]float64, n*k), make([]float64, n*k), make([]float64, n*k)
	}
	if len(c.link) != (k+1)*(k+1) {
		c.link, c.expected, c.step = make([]float64, (k+1)*(k+1)), make([]float64, (k+1)*(k+1)), make([]float64, k*k)
	}
	c.n, c.k = n, k
	c.score, c.ahead, c.behind, c.chance = c.score[:n*k], c.ahead[:n*k], c.behind[:n*k], c.chance[:n*k]
}

// sweep fills in the chances from the scores and links and returns the surprise at the true labels, in nats.
func (c *chain) sweep(truth []int) float64 {
	surprise := c.forward(truth)
	c.backward()
	for i := range c.n {
		sum := 0.0
		row := c.chance[i*c.k : (i+1)*c.k]
		for y := range row {
			row[y] = c.ahead[i*c.k+y] * c.behind[i*c.k+y]
			sum += row[y]
		}
		for y := range row {
			row[y] /= sum
		}
	}
	return surprise
}

func (c *chain) forward(truth []int) float64 {
	k, w, surprise := c.k, c.k+1, 0.0
	for i := range c.n {
		now, sum := c.ahead[i*k:(i+1)*k], 0.0
		for y := range now {
			a := 0.0
			if i == 0 {
				a = c.link[k*w+y]
			} else {
				for x, before := range c.ahead[(i-1)*k : i*k] {
					a += before * c.link[x*w+y]
				}
			}
			now[y] = a * c.score[i*k+y]
			sum += now[y]
		}
		for y := range now {
			now[y] /= sum
		}
		from := k
		if i > 0 {
			from = truth[i-1]
		}
		surprise += math.Log(sum) - math.Log(max(c.link[from*w+truth[i]]*c.score[i*k+truth[i]], math.SmallestNonzeroFloat64))
	}
	end := 0.0
	for y, a := range c.ahead[(c.n-1)*k : c.n*k] {
		end += a * c.link[y*w+k]
	}
	return surprise + math.Log(end) - math.Log(c.link[truth[c.n-1]*w+k])
}

func (c *chain) backward() {
	k, w := c.k, c.k+1
	for i := c.n - 1; i >= 0; i-- {
		now, sum := c.behind[i*k:(i+1)*k], 0.0
		for x := range now {
			b := 0.0
			if i == c.n-1 {
				b = c.link[x*w+k]
			} else {
				for y, after := range c.behind[(i+1)*k : (i+2)*k] {
					b += c.link[x*w+y] * c.score[(i+1)*k+y] * after
				}
			}
			now[x] = b
			sum += b
		}
		for x := range now {
			now[x] /= sum
		}
	}
}

// pull is how much more often each link is expected than it is in truth: its gradient. Call it after sweep.
func (c *chain) pull(truth []int) []float64 {
	k, w := c.k, c.k+1
	clear(c.expected)
	for y := range k {
		c.expected[k*w+y] += c.chance[y]
		c.expected[y*w+k] += c.chance[(c.n-1)*k+y]
	}
	c.expected[k*w+truth[0]]--
	c.expected[truth[c.n-1]*w+k]--
	for i := 1; i < c.n; i++ {
		sum := 0.0
		for x := range k {
			for y := range k {
				p := c.ahead[(i-1)*k+x] * c.link[x*w+y] * c.score[i*k+y] * c.behind[i*k+y]
				c.step[x*k+y] = p
				sum += p
			}
		}
		for x := range k {
			for y := range k {
				c.expected[x*w+y] += c.step[x*k+y] / sum
			}
		}
		c.expected[truth[i-1]*w+truth[i]]--
	}
	return c.expected
}
