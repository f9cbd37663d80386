// Package redact takes out of a text what tells who somebody is, before the text is shown, copied or saved. It knows no window, no PC and no catalogue: what is
// known about the person comes in by Known. It writes no file and asks nobody.
//
// What is hidden: the names of the person and the PC, other people's folders, e-mail addresses, accounts of Spotify, addresses in networks, MAC addresses,
// tokens and passwords, and the security ids (SIDs) of people. A text is looked at twice, as it stands and with its spellings undone (view.go), so that a
// name is also found as J%C3%B6rg, J&#246;rg or J\u00f6rg, decomposed, in full-width letters, or with invisible characters inside.
//
// What was decided, because it could be done in another way:
//
//   - A name that is a common word, has fewer than three letters, or has none, is hidden only in paths of people (C:\Users\Al, /home/al), in Spotify's addresses,
//     and where the text says that it is a name: user: al, username="al", signed in as 'al', PC\al. "already", "a" and "Windows" stay readable. The words
//     are in common.go. Names in scripts without blanks between words count from two letters on.
//   - Each part of a full name is a name of its own. A name is a whole word: no letter or digit stands beside it. Underscores and dots end a word. Accents do not
//     count, nor does ue for ü.
//   - Addresses of home and company networks (192.168.x.x, 10.x.x.x) are hidden like all others: they often tell which company or which device it is. What
//     stays is 127.x.x.x and ::1, because "a proxy at 127.0.0.1" is what helps; 0.0.0.0 and ::, with which hosts files block; and masks (255.x.x.x). Ports and
//     the lengths of prefixes stay. Four small numbers are a version where the text says so ("version 1.2.3.4", "v1.2.3.4", "Spotify 1.2.3.4").
//   - GUIDs stay: those of classes, interfaces and policies are the same on every PC, and a random one tells nobody's name. A GUID under a name that tells
//     that it stands for this PC (MachineGuid, device_id) is hidden.
//   - SIDs that are the same on every PC (S-1-5-18, S-1-5-32-544) and those of packages (S-1-15-...) stay.
//   - Public, Default, All Users and other folders of nobody below C:\Users stay. So do placeholders such as %USERNAME%.
//   - A person's folder whose name has blanks, at the end of a path, cannot be told from the words behind it: up to three words are hidden.
//   - The names of servers in \\server\share are hidden, known or not: at home they bear the family's name.
//   - Strings that look random, of 20 letters and digits or more, are hidden as tokens, also sums and commits. The links to songs are two letters longer than
//     that (22), and are spared behind spotify:track: and the like, or /track/ and the like.
package redact
