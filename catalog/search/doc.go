// Package search ranks documents by what a person typed or pasted. It knows five kinds of evidence: a code, a number that is called an error, a sentence that the
// screen shows, a way in which people speak of it, and single words. Codes and numbers come before all else.
//
// What is known of the language (names of families of codes, words for the same thing, ways of speaking) is data, handed over as a Lexicon. Beside that
// the package knows only the endings of English words. It knows no entry, no window and no file, and imports nothing of ours but package packed. Export gives an index as plain data, so that the web page can answer queries by the same
// rules.
package search
