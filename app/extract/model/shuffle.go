package model

// Order hands out a new order of n examples for each pass over them, the same in every run.
type Order struct {
	places []int
	state  uint64
}

// NewOrder is an order of 0 to n-1 that depends on nothing but n and seed.
func NewOrder(n int, seed uint64) *Order {
	o := &Order{make([]int, n), seed}
	for i := range o.places {
		o.places[i] = i
	}
	return o
}

// Next shuffles and returns the order. The slice is valid until the next call.
func (o *Order) Next() []int {
	for i := len(o.places) - 1; i > 0; i-- {
		j := int(o.random() % uint64(i+1))
		o.places[i], o.places[j] = o.places[j], o.places[i]
	}
	return o.places
}

// random is the generator splitmix64 (Steele, Lea and Flood, 2014).
func (o *Order) random() uint64 {
	o.state += golden
	z := o.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}
