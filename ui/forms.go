package ui

// issueForm is one of the forms by which those who keep the list of errors take reports. Its words are English in every language, because so they stand on its page.
type issueForm struct {
	name   string // exact
	page   string // id of the web page with the form
	fields []formField
}

// formField is one field of a form, in the form's order.
type formField struct {
	id      string // ends the key of the sentence that says what belongs there
	label   string // exact
	choices []formChoice
	plain   string // begins the keys of the choices in plain words
}

// formChoice is one line of a field that offers several.
type formChoice struct {
	id   string // ends the key of its plain words
	line string // exact
}

var severityChoices = []formChoice{
	{"fatal", "fatal (blocks login / playback entirely)"},
	{"error", "error (failure with a clear cause)"},
	{"warn", "warn (degraded experience)"},
	{"info", "info (informational)"},
}

// The lines of "What's wrong?" that a part of an entry leads to by itself.
const (
	wrongMessage  = "Wrong displayed message"
	wrongCause    = "Wrong or missing cause"
	wrongChain    = "Cause chain is incorrect"
	wrongSeverity = "Severity is wrong"
	wrongOther    = "Other"
)

var wrongChoices = []formChoice{
	{"message", wrongMessage},
	{"cause", wrongCause},
	{"step", "Fix step doesn't work"},
	{"step-short", "Fix step is incomplete"},
	{"chain", wrongChain},
	{"severity", wrongSeverity},
	{"other", wrongOther},
}

// newCodeForm takes a code that is not in the list.
var newCodeForm = issueForm{"New error code", "web-report-code", []formField{
	{id: "code", label: "Error code"},
	{id: "message", label: "Displayed message"},
	{id: "causes", label: "Causes"},
	{id: "steps", label: "Resolution steps"},
	{id: "severity", label: "Severity", choices: severityChoices, plain: "tell.severity."},
	{id: "versions", label: "OS / Spotify version"},
	{id: "notes", label: "Additional notes"},
}}

// correctionForm takes what is wrong in the list.
var correctionForm = issueForm{"Correction", "web-report-correction", []formField{
	{id: "code", label: "Error code"},
	{id: "wrong", label: "What's wrong?", choices: wrongChoices, plain: "tell.wrong."},
	{id: "current", label: "Current (wrong) content"},
	{id: "correct", label: "Correct content"},
	{id: "verified", label: "Verified on"},
}}
