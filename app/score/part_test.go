package score

var heldOutIDs = map[string]bool{
	"newsroom/uk-001":     false,
	"newsroom/us-004":     true,
	"newsroom/asia-017":   false,
	"uk-001":              false,
	"gum/GUM_news_soccer": false,
	"GUM_news_soccer":     false,
	"polnear/x":           true,
	"wikigold-001":        true,
	"redocred-0005c73bd2": true,
}

const partOfUK001 = 3
