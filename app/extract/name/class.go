package name

// Class is what the lists know of a word or phrase; a word may have many.
type Class uint64

// What a word or phrase may be. The sections of the list files fill them in.
const (
	Male       Class = 1 << iota // title of a man: Mr
	Female                       // title of a woman: Mrs
	Honorific                    // title of either: Dr
	Rank                         // police, army, fire: Sergeant
	Office                       // minister, mayor, chairman
	Modifier                     // stands before a title: deputy
	Role                         // noun for what a person does: nurse
	Woman                        // noun for a woman: spokeswoman, mother
	Man                          // noun for a man
	Relation                     // kin and company: her brother
	Body                         // ends a body's name: Council
	BodyFirst                    // begins one: Banque
	Land                         // ends a place's name: River
	LandFirst                    // begins one: Mount
	Thing                        // ends the name of an event, law or work: Cup
	ThingFirst                   // begins one: Cyclone
	Firm                         // ending of a company's name: Ltd
	People                       // nationality, creed, politics
	Month
	Weekday
	Feast
	Particle      // al, bin, van
	Small         // closed-class English word
	Speech        // said
	Act           // another verb people are the subject of
	Near          // preposition before places
	Led           // second half of an adjective: US-led
	Direction     // northern
	BodyAdjective // common word that may begin a body's name: National
	Dictionary    // rarer English word
	Common        // English word usually in small letters
	WomanName     // forename
	ManName       // forename
	Forename      // forename of unknown gender
	Surname
	City
	Region
	Country
	PlaceName // river, mountain, continent
	FirmName  // listed company or body
	ClubName
	CollegeName
	Famous // listed person, full name
	KnownBody
	KnownPlace
	KnownThing
	heads // begins a listed phrase of several words
)

// Titles are the classes that may stand before a person's name.
const Titles = Male | Female | Honorific | Rank | Office

// Forenames are the classes of a first name.
const Forenames = WomanName | ManName | Forename

// Places are the classes of a listed place.
const Places = City | Region | Country | PlaceName | KnownPlace

// Bodies are the classes of a listed body.
const Bodies = FirmName | ClubName | CollegeName | KnownBody

// Has says that c has one of the classes of other.
func (c Class) Has(other Class) bool { return c&other != 0 }

// sections names the classes as the list files do.
var sections = map[string]Class{
	"male": Male, "female": Female, "honorific": Honorific, "rank": Rank, "office": Office, "modifier": Modifier,
	"role": Role, "woman": Woman | Role, "man": Man | Role, "relation": Relation | Role,
	"body": Body, "body first": BodyFirst, "place": Land, "place first": LandFirst, "thing": Thing, "thing first": ThingFirst,
	"company": Firm, "nation": People, "creed": People, "politics": People, "month": Month, "weekday": Weekday, "feast": Feast,
	"particle": Particle, "small": Small, "speech": Speech, "act": Act, "near": Near, "led": Led, "direction": Direction,
	"body adjective": BodyAdjective, "organisation": FirmName, "team": ClubName, "region": Region,
}

// letters names the classes as the packed lists do.
var letters = map[byte]Class{
	'f': WomanName, 'm': ManName, 'g': Forename, 's': Surname, 'c': City, 'r': Region, 'n': Country, 'p': PlaceName,
	'B': FirmName, 'C': ClubName, 'U': CollegeName, 'P': Famous,
}

// knownTypes names the classes as names-known.txt does.
var knownTypes = map[string]Class{"ORG": KnownBody, "LOC": KnownPlace, "MISC": KnownThing}
