package redact

import "strings"

// common are words that texts about Spotify and Windows are full of, and the commonest words of English and German, some of which are first names too. A
// name like that is hidden only where the text says that it is one.
var common = func() map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.Fields(commonWords) {
		words[foldAll(w)] = true
	}
	return words
}()

const commonWords = `
access account accounts action active address admin administrator administrators adresse album all allow alle also always and android another any api apple app appdata
application apps are artist audio auf aus auth authentication auto back backup bar because been before bei benutzer best bin bit black block blocked blue both box browser
build but bug bytes cache call can cannot cert check chrome class click client closed code com command commands common company computer config connect connected connection
console cookie copy core country cpu crash data date day debug default denied desktop desktop-pc detail details device devices dhcp dial did disk display dns domain
done download drive driver during ein eine email end entry error errors eth ethernet event exception exit explorer fail failed family fatal file files firefox firewall first
fix folder for found free frei friend from fyne game games gast general get go google goroutine group guest has hat have health help her here hidden his home host
hosts hotspot how http https icon ich image info information input install installer internet into invalid issue ist its job journal just kein keine key kind konto label laptop last
late left length library light like line link linux list load local localhost lock log login long mac mail main manager map mark master max may media memory menu message
microsoft min mit mobile mode monitor more most mouse mp3 msi music must name net network new next nicht nil none normal not note notebook now null number obs off office
offline old one online only open opera option options order other our out output over owner page panic panel parent part pass password path pause pc person phone ping
place play player playlist plus policy port power prefs premium press print private privacy problem process profile program programs proxy public python queue quick read
ready real reason reboot recovery red release remote report reset restart result rich right root route router run running runtime safe same save screen search security self
send server service services session set settings setup share shared shell show sid sie sign signed since size sky skip slow small software some song sound spotify start
state station status step still stop store student sub such support sync syscall system systems table task team temp terminal test tester text than that the their them then there they
this thread time title tmp token tool tools track trace true try type und unknown unpause update upload url use used user users username valid value verify version very
via video view virtual vmware voice von vpn wait want was web website well wer what when where which wie wifi wlan will win window windows wine with without wizard work
workgroup working workstation world write www xbox year yes you your zone zeit zone defaultuser0 defaultaccount utility visitor owner besitzer computername hostname
arbeitsgruppe rechner gerät familie schule school lehrer teacher office büro firma werkstatt test1 user1 pc1 admin1 aus bis das dem den der des die durch für geht hier kann
mehr muss nach noch nur oder sich sind so über um vom wenn wird zu zum zur art bill chance
`
