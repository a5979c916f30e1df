package extract

import (
	"fmt"
	"io/fs"

	"quotedesk/app/extract/model"
	"quotedesk/app/extract/quote"
	"quotedesk/app/extract/speaker"
	"quotedesk/app/extract/tag"
)

// The folders of the word lists and of the fitted models in what package assets embeds.
const (
	listsFolder = "lists"
	modelFolder = "model"
)

// knowledge is what the reading of quotations rests on: word lists and fitted models. It is read-only once loaded.
type knowledge struct {
	lex  *quote.Lexicon
	tags *tag.Model

	judge *speaker.Judge
	sure  *model.Forest // of a row's confidence

	grader *quote.Grader
	watch  *quote.Watch // in training only
}

// learn loads the lists and models.
func learn(lists, models fs.FS) (*knowledge, error) {
	k, err := learnUnsure(lists, models)
	if err != nil {
		return nil, err
	}
	data, err := fs.ReadFile(models, modelFolder+"/confidence.model")
	if err != nil {
		return nil, fmt.Errorf("load the confidence: %w", err)
	}
	k.sure, err = loadConfidence(data)
	return k, err
}

// learnUnsure loads the lists and the models but that of the confidence: every row is as likely right as wrong.
func learnUnsure(lists, models fs.FS) (*knowledge, error) {
	lex, err := quote.Load(lists, listsFolder)
	if err != nil {
		return nil, fmt.Errorf("load the lists of cues: %w", err)
	}
	data, err := fs.ReadFile(models, modelFolder+"/pos.model")
	if err != nil {
		return nil, fmt.Errorf("load the parts of speech: %w", err)
	}
	tags, err := tag.Load(data)
	if err != nil {
		return nil, err
	}
	if data, err = fs.ReadFile(models, modelFolder+"/speakers.model"); err != nil {
		return nil, fmt.Errorf("load the ranking of speakers: %w", err)
	}
	judge, err := speaker.Load(data)
	if err != nil {
		return nil, err
	}
	content, err := fs.ReadFile(models, modelFolder+"/content.model")
	if err != nil {
		return nil, fmt.Errorf("load the weights of reported speech: %w", err)
	}
	rules, err := fs.ReadFile(models, modelFolder+"/rules.model")
	if err != nil {
		return nil, fmt.Errorf("load the weights of reported speech: %w", err)
	}
	regions, err := fs.ReadFile(models, modelFolder+"/regions.model")
	if err != nil {
		return nil, fmt.Errorf("load the weights of words in marks: %w", err)
	}
	grader, err := quote.LoadGrader(content, rules, regions)
	if err != nil {
		return nil, err
	}
	return &knowledge{lex: lex, tags: tags, judge: judge, grader: grader, sure: &model.Forest{}}, nil
}
