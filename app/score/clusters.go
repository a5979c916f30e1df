package score

// cluster is a set of mentions that stand for one thing, in order of first appearance.
type cluster struct {
	list []Pair
	has  map[Pair]bool
}

func (c *cluster) add(s Pair) {
	if !c.has[s] {
		c.has[s] = true
		c.list = append(c.list, s)
	}
}

// clusters groups mentions; one that names no cluster is a cluster of its own. With keep, only those mentions count.
func clusters(rows []Entity, keep map[Pair]bool) []*cluster {
	var out []*cluster
	byName := map[Cluster]*cluster{}
	for _, e := range rows {
		s := Pair{e.Start, e.End}
		if keep != nil && !keep[s] {
			continue
		}
		c := byName[e.Cluster]
		if c == nil || e.Cluster == "" {
			c = &cluster{has: map[Pair]bool{}}
			byName[e.Cluster] = c
			out = append(out, c)
		}
		c.add(s)
	}
	return out
}

// clusterCount adds up B-cubed and CEAF-phi4.
type clusterCount struct {
	pRight, rRight float64 // B-cubed: the sums over mentions
	pred, gold     int     // mentions
	fit            float64 // CEAF: the weight of the best assignment
	predClusters   int
	goldClusters   int
}

func (c *clusterCount) add(gold, pred []*cluster) {
	g, p := homes(gold), homes(pred)
	c.pRight += cubed(pred, p, g)
	c.rRight += cubed(gold, g, p)
	c.pred += len(p)
	c.gold += len(g)
	c.fit += bestFit(gold, pred)
	c.predClusters += len(pred)
	c.goldClusters += len(gold)
}

// homes tells the cluster of each mention; of two, the later one.
func homes(list []*cluster) map[Pair]*cluster {
	out := map[Pair]*cluster{}
	for _, c := range list {
		for _, s := range c.list {
			out[s] = c
		}
	}
	return out
}

// cubed sums, over the mentions both sides have, the share of a mention's own cluster that the other side puts with it.
func cubed(list []*cluster, own, other map[Pair]*cluster) float64 {
	sum := 0.0
	counted := map[Pair]bool{}
	for _, c := range list {
		for _, s := range c.list {
			if o := other[s]; o != nil && !counted[s] {
				counted[s] = true
				sum += float64(sharedMentions(own[s], o)) / float64(len(own[s].list))
			}
		}
	}
	return sum
}

func sharedMentions(a, b *cluster) int {
	n := 0
	for _, s := range a.list {
		n += one(b.has[s])
	}
	return n
}

// bestFit is the weight of the best one-to-one assignment of clusters, each pair weighing twice its shared mentions
// over all of its mentions (phi4).
func bestFit(gold, pred []*cluster) float64 {
	if len(gold) == 0 || len(pred) == 0 {
		return 0
	}
	weights := make([][]float64, len(gold))
	for i, g := range gold {
		weights[i] = make([]float64, len(pred))
		for j, p := range pred {
			weights[i][j] = float64(2*sharedMentions(g, p)) / float64(len(g.list)+len(p.list))
		}
	}
	return assign(weights)
}
