package tag

import "strings"

// closedWords are the words of the closed classes of English: articles and other determiners, pronouns, prepositions,
// conjunctions, auxiliaries, particles, question words and the adverbs that work like them. It holds no noun, no
// adjective and no verb but the auxiliaries. Compiled from the classes of descriptive grammar, not from any text.
var closedWords = func() map[string]bool {
	m := map[string]bool{}
	for _, class := range []string{
		"a an the this that these those all any both each either every few half less many more most much neither no none other another own same several some such enough",
		"i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its itself they them their theirs themselves one oneself",
		"anybody anyone anything everybody everyone everything nobody nothing somebody someone something",
		"who whom whose which what when where why how whoever whatever whichever whenever wherever however",
		"about above across after against along alongside amid among around as at before behind below beneath beside besides between beyond by despite down during except for from in inside into like near of off on onto out outside over past per regarding round since than through throughout till to toward towards under underneath unlike until up upon versus via with within without",
		"and but or nor so yet if unless although though because while whereas whether lest once",
		"be am is are was were been being have has had having do does did doing done will would shall should can could may might must ought need dare used",
		"not n't 's 're 've 'll 'd 'm ' ca wo sha cannot ain",
		"here there now then again also always already ever never still too very just only even almost quite rather perhaps maybe together away back thus hence therefore meanwhile otherwise instead indeed yes oh well",
	} {
		for word := range strings.FieldsSeq(class) {
			m[word] = true
		}
	}
	return m
}()

// Closed says that a word, in its plain form, belongs to a closed class: one of the few hundred that hold sentences
// together and tell nothing of what a text is about. Models fitted on texts that may not be passed on may know these
// words, and no others.
func Closed(plain string) bool { return closedWords[plain] }
