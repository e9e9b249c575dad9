/** German. */
import { count } from '../format.ts';
import { plural } from '../language.ts';
import type { Words } from '../languages.ts';
import type { Sentence, Slot } from '../sentence.ts';

const NBSP = '\u00a0';

export const actions: Words['actions'] = {
  linkWays: 'Teilen oder QR-Code',
  failed: 'Das hat nicht geklappt.',
  failedHint: 'Versuch es noch einmal. Wenn das nicht hilft, lade die Seite neu.',
  savingWaits: (name) => `Wird gespeichert, sobald dieses Gerät bereit ist: ${name}`,
  fileLinkCopied: 'Link zur Datei kopiert.',
  onlyFileLinkCopied: 'Link zur Datei kopiert. Lass diesen Tab offen.',
};

export const chat: Words['chat'] = {
  title: 'Chat',
  messages: 'Nachrichten',
  opening: 'Raum wird geöffnet …',
  looking: 'Die anderen werden gesucht …',
  stillLooking:
    'Die anderen werden noch gesucht. Das dauert länger als üblich, geht aber von selbst weiter.',
  connecting: (people) =>
    plural(people, {
      one: '1 Person ist hier. Verbinden …',
      other: `${count(people)} Personen sind hier. Verbinden …`,
    }),
  stillConnecting: (people) =>
    plural(people, {
      one: 'Die Verbindung zu 1 Person dauert. Vielleicht ist der Raum gesperrt oder das Netz langsam. Es geht von selbst weiter.',
      other: `Die Verbindung zu ${count(people)} Personen dauert. Vielleicht ist der Raum gesperrt oder das Netz langsam. Es geht von selbst weiter.`,
    }),
  loading: 'Was hier gesagt wurde, wird geladen …',
  reachesEveryone: 'Noch hat niemand etwas gesagt. Was du schreibst, lesen alle hier.',
  reachesChosen: 'Noch hat niemand etwas gesagt. Nur wen du ausgewählt hast, kann dich lesen.',
  reachesSomeLater:
    'Noch hat niemand etwas gesagt. Wer noch nicht verbunden ist, bekommt deine Nachrichten, sobald er es ist.',
  nobodyElse: 'Niemand sonst ist hier.',
  nobodyReached: 'Gerade ist niemand erreichbar.',

  writePrivately: 'Privat schreiben',
  writeToEveryone: 'An alle hier schreiben',
  readLater: 'Die anderen lesen es, wenn sie kommen',
  sentLater: 'Wird gesendet, sobald du verbunden bist',
  write: 'Nachricht schreiben',
  replyingTo: (name) => ['Antwort an ', name],

  aloneTitle: 'Noch ist niemand sonst hier.',
  copyLink: 'Link kopieren',
  aloneLink: 'Schick jemandem diesen Link. Öffnen genügt, um hier zu sein.',
  aloneLinkGuarded:
    'Schick jemandem diesen Link und sag ihm das Passwort auf einem anderen Weg: Es steht nicht im Link.',
  aloneLocked: 'Der Raum ist gesperrt: Entsperre ihn in den Einstellungen, bevor du einlädst.',
  aloneHint:
    'Lass diesen Tab offen: Was du jetzt schreibst oder ablegst, bekommen die anderen, wenn sie kommen.',

  othersSeeYou: (name) => ['Die anderen sehen dich als ', name, '.'],
  changeName: 'Ändern',

  newSince: (when) => `Neu seit ${when}`,
  newAbove: (messages) =>
    plural(messages, { one: '1 neue weiter oben', other: `${count(messages)} neue weiter oben` }),
  newBelow: (messages) =>
    plural(messages, { one: '1 neue weiter unten', other: `${count(messages)} neue weiter unten` }),
  goToNewest: 'Zur neuesten',

  by: (name, time) => `${name}, ${time}`,
  privateBy: (name, time, recipients) => `${name}, ${time}, ${recipients}`,
  yourself: (name) => `${name} (du)`,
  you: 'du',
  privateTo: (names) => `privat, an ${names}`,
  answerPrivately: 'Privat antworten',
  aFile: 'eine Datei',
  edited: 'bearbeitet',
  openedNote: 'Hat eine Notiz angelegt:',
  deleted: 'Nachricht gelöscht',
  withdrawn: 'Datei wird nicht mehr geteilt',
  keyUsedTwice:
    'Der Schlüssel dieser Person war auf zwei Geräten zugleich in Gebrauch. Was damit ab hier geschrieben wurde, wird nicht angezeigt.',
  inReplyTo: 'Antwort auf',
  quoteMissing: 'Eine Nachricht, die nicht hier ist',
  quoteDeleted: 'gelöschte Nachricht',

  actions: 'Aktionen',
  actionsFor: (message) => `Aktionen für ${message}`,
  about: (name, message) => `${name}: ${message}`,
  aboutOwn: (message) => `du: ${message}`,

  message: 'Nachricht',
  send: 'Senden',
  attach: 'Dateien anhängen',
  editing: 'Du bearbeitest deine Nachricht',
  cancelEdit: 'Bearbeiten abbrechen',
  cancelReply: 'Antwort abbrechen',
  toEveryone: 'An: alle',
  toSome: (names) => `An: ${names}, privat`,
  writeToEveryoneAgain: 'Wieder an alle schreiben',
};

export const dialogs: Words['dialogs'] = {
  copyTitle: 'Kopier den Link selbst',
  copyHint: 'Dieser Browser lässt die Seite nicht kopieren. Der Link unten ist schon markiert.',
  copyLink: 'Link zum Kopieren',
  copyDone: 'Fertig',

  recipientsTitle: 'Wer kann es lesen?',
  recipientsHint:
    'Wähl niemanden aus, um an alle zu schreiben. Was du an Einzelne schreibst oder mit ihnen teilst, ist für sie verschlüsselt: Die anderen geben es weiter, können es aber weder lesen noch sehen, für wen es ist.',
  recipients: 'Wer es lesen kann',
  nobodyElse: 'Noch ist niemand sonst hier.',
  done: 'Fertig',

  leaveTitle: 'Raum verlassen?',
  leaveNot: 'Hier bleiben',
  stay: 'Bleiben',
  leave: 'Verlassen',

  kept: 'Auf diesem Gerät behalten',
  keptClose: 'Liste schließen',
  keptHint:
    'Wenn der Platz knapp wird, geht zuerst, was am längsten nicht gebraucht wurde; was du anheftest, bleibt. Was andere hier noch haben, lässt sich wieder holen.',
  keptNothing: 'Hier wird nichts mehr behalten.',
  keptPart: (here, all) => `${here} von ${all}`,
  inUse: 'gerade in Gebrauch',
  usedToday: 'heute gebraucht',
  usedYesterday: 'gestern gebraucht',
  usedOn: (day) => `gebraucht: ${day}`,
  pinned: 'angeheftet',
  pin: (name) => `${name} anheften`,
  pinHint: 'Anheften: bleibt hier',
  unpin: (name) => `${name} nicht mehr anheften`,
  unpinHint: 'Nicht mehr anheften: darf gehen, wenn der Platz knapp wird',
  deleteKept: (name) => `${name} löschen`,
  deleteKeptHint: 'Von diesem Gerät löschen',

  roomPassword: 'Passwort des Raums',
  passwordTitle: 'Dieser Raum hat ein Passwort',
  passwordHint: 'Es steht nicht im Link. Wer dir den Link geschickt hat, kann es dir sagen.',
  openRoom: 'Raum öffnen',
  passwordUnchecked: 'Ob ein Passwort stimmt, können nur die Leute im Raum erkennen.',
  tryPassword: 'Dieses versuchen',

  readingFolder: (n) =>
    plural(n, {
      one: 'Ordner wird gelesen: bisher 1 Datei',
      other: `Ordner wird gelesen: bisher ${count(n)} Dateien`,
    }),
  dropHint: 'Der Link ist sofort da. Jede Größe.',

  asksToComeIn: (name) => [name, ' ist in der Nähe und möchte hereinkommen.'],
  asksToComeInHint: 'Wer hereinkommt, kann lesen, was hier gesagt wurde.',
  compare: 'Prüf, ob es wirklich diese Person ist',
  compareHint:
    'Sie sieht dieselben Bilder. Wenn eines anders ist, steht jemand zwischen euch: Lehn ab.',
  accept: 'Annehmen',
  acceptOf: (name) => `${name} annehmen`,
  decline: 'Ablehnen',
  declineOf: (name) => `${name} ablehnen`,

  elsewherePage: 'In einem anderen Tab offen',
  elsewhere: 'Dieser Raum ist schon in einem anderen Tab offen. Stattdessen hier verwenden?',
  elsewhereHint:
    'Du bist immer nur in einem Tab im Raum: Der andere hört dann auf. Oder komm hier als neue Person herein, von der auf diesem Gerät nichts behalten wird.',
  displaced: 'Der Raum ist in einen anderen Tab gewechselt',
  displacedHint:
    'Dort geht er weiter, mit allen Nachrichten und Dateien. Du kannst diesen Tab schließen oder den Raum zurückholen.',
  useItHere: 'Hier verwenden',
  comeAsNew: 'Als neue Person hereinkommen',

  needsHttps:
    'Browser halten einen Raum nur unter einer Adresse privat, die mit https:// beginnt, oder auf diesem Rechner selbst (localhost). Öffne diese Seite mit https:// oder bitte die Betreiber darum.',
  tryAgain: 'Noch einmal versuchen',
  goHome: 'Zur Startseite',

  openedNewRoom: (name) => [name, ' hat einen neuen Raum für dich geöffnet.'],
  openedNewRoomHint:
    'Wer dorthin geht, trifft die anderen wieder. Was hier gesagt wurde, bleibt hier.',
  goThere: 'Dorthin',
  newLink: 'Neuer Link',
  newLinkHint:
    'Öffnet einen neuen Raum und sagt es den Leuten, die du auswählst. Der alte Link führt nicht dorthin.',
  whoIsTold: 'Wer es erfährt',
  nobodyToTell:
    'Niemand sonst ist hier. Du kannst ihn trotzdem öffnen und seinen Link verschicken.',
  newPassword: 'Passwort, wenn du eines willst',
  newPasswordHint: 'Wen du auswählst, muss es nicht eingeben. Es steht in keinem Link.',
  openAndTell: 'Öffnen und Bescheid sagen',
  tellingThem: 'Bescheid sagen …',
  cancel: 'Abbrechen',
  newLinkTold: (people) =>
    plural(people, {
      one: '1 Person sieht ihn jetzt und kann nachkommen. Was hier gesagt wurde, bleibt hier.',
      other: `${count(people)} Personen sehen ihn jetzt und können nachkommen. Was hier gesagt wurde, bleibt hier.`,
    }),
  newLinkMissed: (people) =>
    plural(people, {
      one: '1 Person hat es nicht erfahren. Geh dorthin und schick ihr den Link.',
      other: `${count(people)} Personen haben es nicht erfahren. Geh dorthin und schick ihnen den Link.`,
    }),
  goToNewRoom: 'Zum neuen Raum',

  keysTitle: 'Tastenkürzel',
  keyGroups: [
    {
      title: 'Schreiben',
      keys: [
        ['Ein Buchstabe', 'Beginnt eine Nachricht, wo du im Raum auch bist'],
        ['Enter', 'Sendet'],
        ['Umschalt + Enter', 'Beginnt eine neue Zeile'],
        ['↑', 'Bearbeitet deine letzte Nachricht, solange das Feld leer ist'],
        ['Esc', 'Bricht Antwort oder Bearbeiten ab; dann zu den Nachrichten'],
      ],
    },
    {
      title: 'Nachrichten',
      keys: [
        ['↑ ↓', 'Von Nachricht zu Nachricht'],
        ['Pos1, Ende', 'Zur ersten und zur letzten'],
        ['Enter', 'Öffnet, was du mit einer Nachricht tun kannst'],
        ['→ ←', 'Durch ihre Links und Knöpfe'],
        ['Esc', 'Zurück zur Nachricht'],
      ],
    },
    {
      title: 'Geöffnete Bilder',
      keys: [
        ['← →', 'Zum Bild davor und danach'],
        ['+ − 0', 'Vergrößern, verkleinern, ganz zeigen'],
        ['Pfeile', 'Bewegen ein vergrößertes Bild'],
        ['Esc', 'Schließt es'],
      ],
    },
    {
      title: 'Überall, solange der Cursor in keinem Feld ist',
      keys: [
        ['Strg + Z', 'Nimmt Löschen oder Verlassen zurück, 6 Sekunden lang'],
        ['/', 'Zur Suche'],
        ['Strg + K', 'Zur Suche, auch aus einem Feld'],
        ['?', 'Zeigt diese Liste'],
      ],
    },
  ],

  newMessages: (messages, lastFrom) =>
    plural(messages, {
      one: `1 neue Nachricht, von ${lastFrom}`,
      other: `${count(messages)} neue Nachrichten, die letzte von ${lastFrom}`,
    }),
  wrotePrivately: (name) => `${name} hat dir privat geschrieben`,
  wrote: (name) => `${name} hat etwas geschrieben`,
  sharedFile: (name) => `${name} hat eine Datei geteilt`,
  said: (name, text) => `${name}: ${text}`,
};

export const doctor: Words['doctor'] = {
  title: 'Verbindungsdiagnose',
  nobody: 'Soweit bekannt, ist niemand sonst hier.',
  connections: 'Verbindungen',
  throughOthers: (people) =>
    plural(people, {
      one: '1 weitere Person ist hier und wird über diese erreicht.',
      other: `${count(people)} weitere Personen sind hier und werden über diese erreicht.`,
    }),
  linked: (path, speed) => `${path} · ${speed} · gerade hier`,
  lastSeen: (time) => `zuletzt gesehen ${time}`,
  mediaTitle: 'Wie Leute gefunden werden',
  results: 'Testergebnisse',
  testing: 'Test läuft: Das dauert bis zu zehn Sekunden.',
  test: 'Dieses Gerät testen',
  reportTitle: 'Bericht',
  copyReport: 'Bericht kopieren',
  reportCopied: 'Bericht kopiert.',
  testHint:
    'Der Test fragt die Server, die Leute zusammenführen, und die STUN- und TURN-Server dieser Seite. Der Bericht nennt weder Personen noch Adressen noch den Raum.',

  overlayTitle: 'Für alle, die wissen wollen, wie es funktioniert',
  overlayHint:
    'Jede Person hat eine Kennung, eine Reihe von Bits. Je mehr erste Bits zwei Kennungen gemeinsam haben, desto näher sind sie sich. Jede Person bleibt mit einigen in jeder Entfernung verbunden, daher kommt alles in wenigen Schritten an.',
  bucketsTitle: 'Leute nach ihrer Entfernung von dir',
  bucketBits: 'Gemeinsame erste Bits',
  bucketHere: 'Hier',
  bucketLinked: 'Mit dir verbunden',
  closestTitle: 'Dir am nächsten',
  closest: (name, linked) =>
    linked ? `${name} · mit dir verbunden` : `${name} · über andere erreicht`,
  lookUpTitle: 'Jemanden suchen, Schritt für Schritt',
  lookUp: 'Suchen',
  lookingUp: 'Suche läuft: höchstens ein paar Sekunden.',
  lookUpResult: 'Ergebnis',
  found: (name, steps, milliseconds) =>
    plural(steps, {
      one: `${name} antwortet nach einem Schritt, in ${count(Math.round(milliseconds))} ms.`,
      other: `${name} antwortet nach ${count(steps)} Schritten, in ${count(Math.round(milliseconds))} ms.`,
    }),
  notFound: (name) => `Kein Weg hat zu ${name} geführt. Vielleicht gerade gegangen.`,

  paths: {
    direct: 'direkt',
    nat: 'direkt durch NAT',
    turn: 'TURN',
    'turn-udp': 'TURN über UDP',
    'turn-tcp': 'TURN über TCP',
    'turn-tls': 'TURN über TLS',
    forwarded: 'über jemand anderen',
    unknown: 'verbunden',
  },
  roundTrip: (path, milliseconds) => `${path} · ${milliseconds}`,

  causes: {
    offline: {
      what: 'Dieses Gerät hat kein Netz.',
      next: 'Schalte WLAN oder mobile Daten ein. Dann geht alles von selbst weiter.',
    },
    'relay-away': {
      what: 'Kein Server, der Leute zusammenführt, antwortet. Neue Leute sind nicht zu finden.',
      next: 'Wen du erreichst, mit dem bleibst du verbunden. Wenn es so bleibt, versuch ein anderes Netz oder frag die Betreiber dieser Seite.',
    },
    sealed: {
      what: 'Jemand ist hier, aber was er sagt, lässt sich nicht öffnen.',
      next: 'Euer Passwort ist verschieden, oder der Link ist nicht ganz derselbe. Lass dir beides sagen.',
    },
    hidden: {
      what: 'Deine Adresse ist verborgen, und es gibt keinen TURN-Server dafür.',
      next: 'Hör in den Einstellungen auf, deine Adresse zu verbergen.',
    },
    'no-udp': {
      what: 'Dieses Netz sperrt UDP, und es gibt keinen TURN-Server, um das zu umgehen.',
      next: 'Versuch ein anderes Netz, etwa den Hotspot eines Handys, oder bitte die Betreiber dieser Seite um einen TURN-Server.',
    },
    symmetric: {
      what: 'Dieses Netz gibt jeder Verbindung einen anderen Port (symmetrisches NAT), und es gibt keinen TURN-Server, der hilft.',
      next: 'Versuch ein anderes Netz, etwa den Hotspot eines Handys, oder bitte die Betreiber dieser Seite um einen TURN-Server.',
    },
    'no-path': {
      what: 'Es kam eine Antwort, aber kein Weg führt von diesem Netz in das andere.',
      next: 'Teste unten dieses Gerät und lass die andere Person ihres testen: Eines der beiden Netze lässt es nicht durch.',
    },
    refused: {
      what: 'Gerade wird keine Verbindung von dir angenommen: beschäftigt, voll, oder du bist blockiert.',
      next: 'Es wird von selbst wieder versucht.',
    },
    unanswered: {
      what: 'Keine Antwort. Vielleicht gerade gegangen, oder der Raum ist gesperrt und antwortet niemand Neuem.',
      next: 'Es wird von selbst wieder versucht. Ist der Raum gesperrt, muss ihn jemand darin entsperren.',
    },
    unproven: {
      what: 'Jemand hat geantwortet, konnte aber nicht beweisen, wer er ist.',
      next: 'Vielleicht steht jemand zwischen euch. Meldet euch auf einem anderen Weg und vergleicht die Codes, sobald ihr verbunden seid.',
    },
    clock: {
      what: 'Die Uhren eurer Geräte gehen Tage auseinander.',
      next: 'Stell Datum und Uhrzeit auf dem Gerät, das falsch geht.',
    },
    crowded: {
      what: 'Diese Seite hat so viele Verbindungen aufgebaut, wie der Browser erlaubt.',
      next: 'Lade die Seite neu.',
    },
    lost: {
      what: 'Die Verbindung ist abgebrochen.',
      next: 'Es wird von selbst wieder versucht.',
    },
    trying: {
      what: 'Die Verbindung wird zum ersten Mal aufgebaut.',
      next: 'Das dauert ein paar Sekunden.',
    },
  },

  answersIn: (server, milliseconds) =>
    `${server}: antwortet in ${count(Math.round(milliseconds))} ms`,
  noAnswer: (server) => `${server}: keine Antwort`,
  servers: { relay: 'Relay', 'peer-server': 'PeerServer' },
  oneServer: (server, which) => `${server} ${which}`,
  stun: {
    none: 'STUN: Diese Seite bietet keinen Server',
    blocked: 'STUN: keine Antwort über UDP',
    one: 'STUN: antwortet über UDP',
    same: 'STUN: antwortet über UDP, und alle Server sehen denselben Port',
    differs:
      'STUN: antwortet über UDP, aber die Server sehen verschiedene Ports (symmetrisches NAT)',
  },
  seen: {
    public: (stun) => `${stun}; gesehen wird eine öffentliche Adresse`,
    shared: (stun) =>
      `${stun}; gesehen wird eine Adresse im Netz des Anbieters (Carrier-grade NAT)`,
    private: (stun) => `${stun}; gesehen wird eine private Adresse`,
  },
  noTurn: 'TURN: Diese Seite bietet keinen Server',
  turnWorks: (transport) => `TURN über ${transport}: geht`,
  turnSilent: (transport) => `TURN über ${transport}: keine Antwort`,

  report: 'Swapmeet-Verbindungsbericht',
  reportConnection: (signaling, linked, others, linking) =>
    `Leute finden: ${signaling}; verbunden mit ${count(linked)}, mit ${count(others)} weiteren über sie, im Aufbau ${count(linking)}`,
  reportForAll: (cause) => `Steht allen im Weg: ${cause}`,
  reportPerson: (number, link) => `Person Nr. ${count(number)}: ${link}`,
  reportUnlinked: (number, cause) => `Person Nr. ${count(number)}: nicht verbunden: ${cause}`,
  notTested: 'Dieses Gerät wurde nicht getestet.',

  media: {
    relay: 'Relay',
    'peer-server': 'PeerServer',
    tabs: 'Tabs dieses Browsers',
    mesh: 'Leute im Raum',
    manual: 'Texte von Hand',
  },
  meshWorks: (people) => `geht, über ${count(people)} von ihnen`,
  meshWaits: 'sobald jemand verbunden ist',
  manualInUse: 'in Gebrauch',
  manualWaits: 'wenn du per Text einlädst',
  mediumWorks: 'geht',
  mediumConnects: 'wird aufgebaut',
  tabsMissing: 'nicht in diesem Browser',
  mediumAway: 'antwortet nicht; wird von selbst wieder versucht',
};

export const errors: Words['errors'] = {
  failed: {
    enter: 'Der Raum ließ sich nicht öffnen.',
    say: 'Deine Nachricht wurde nicht gesendet.',
    unsay: 'Deine Nachricht wurde nicht gelöscht.',
    react: 'Deine Reaktion wurde nicht gesendet.',
    keep: 'Deine Wahl wurde nicht gemerkt.',
    store: 'Dieser Browser behält nichts von dieser Seite.',
    lock: 'Der Raum wurde nicht gesperrt oder entsperrt.',
    title: 'Der Titel des Raums wurde nicht geändert.',
    rename: 'Dein Name wurde nicht geändert.',
    looks: 'Deine Farbe und dein Zeichen wurden für diesen Raum nicht behalten.',
    share: 'Die Datei wurde nicht geteilt.',
    withdraw: 'Die Datei wird weiter geteilt.',
    reattach: 'Die Datei ließ sich nicht wieder teilen.',
    look: 'Der Inhalt ließ sich nicht anzeigen.',
    download: 'Der Download ging nicht weiter.',
    save: 'Die Datei wurde nicht in deine Downloads gespeichert.',
    pin: 'Die Datei wurde nicht angeheftet.',
    delete: 'Die Datei wurde nicht gelöscht.',
    library: 'Die Bibliothek wurde nicht geteilt.',
    browse: 'Die Bibliothek lässt sich nicht öffnen.',
    note: 'Das hat mit der Notiz nicht geklappt.',
    take: 'Die Datei ist nicht gekommen.',
    profile: 'Dein Profil wurde nicht umgezogen.',
  },

  why: {
    'storage-full':
      'Auf diesem Gerät ist kein Platz mehr dafür. Lösch etwas unter „Auf diesem Gerät behalten“ und versuch es noch einmal.',
    'storage-failed':
      'Der Browser wollte nichts speichern, wie oft in privaten Fenstern. Öffne den Link in einem normalen Fenster und versuch es noch einmal.',
    withdrawn: 'Wer sie geteilt hat, hat sie zurückgenommen. Bitte um erneutes Teilen.',
    'source-gone':
      'Die Datei auf deinem Gerät wurde verschoben oder verändert oder ist nicht mehr lesbar. Wähl sie noch einmal aus.',
    'bad-list': 'Der Inhalt ist nicht der, der angeboten wurde. Bitte um erneutes Teilen.',
    unlisted:
      'Du hast sie von einem anderen Gerät geteilt, und niemand hier weiß schon, was darin ist. Öffne den Raum auch auf dem anderen Gerät, oder teil sie hier als neue Datei.',
    unreachable: 'Niemand war erreichbar. Prüf deine Verbindung und versuch es noch einmal.',
    timeout: 'Das hat zu lange gedauert. Prüf deine Verbindung und versuch es noch einmal.',
    'too-long': 'Das ist länger, als der Raum erlaubt. Kürz es und versuch es noch einmal.',
    'too-many':
      'Es sind mehr, als der Raum erlaubt. Mach in einem neuen Raum weiter oder versuch es mit weniger.',
    closed: 'Der Raum wurde inzwischen geschlossen. Lade die Seite neu, um ihn wieder zu öffnen.',
    'not-loaded':
      'Ein Teil von Swapmeet ließ sich nicht laden: Der Server antwortet nicht, oder Swapmeet wurde aktualisiert. Versuch es noch einmal; wenn das nicht hilft, lade die Seite neu.',
    unsupported:
      'Diesem Browser fehlt etwas, das Swapmeet braucht. Versuch es mit einem aktuellen Firefox, Chrome, Edge oder Safari.',
  },
  unforeseen:
    'Etwas ist schiefgegangen, womit wir nicht gerechnet haben. Versuch es noch einmal; wenn das nicht hilft, lade die Seite neu. Was du hast, bleibt erhalten.',
  messageTooLong: (most) =>
    `Eine Nachricht darf ${count(most)} Zeichen haben. Teil sie auf oder teil sie als Datei.`,
  nameTooLong: (most) => `Ein Name darf ${count(most)} Zeichen haben. Wähl einen kürzeren.`,
  fileTooLong: (most) =>
    `Eine Datei darf ${most} haben. Teil sie auf, zum Beispiel als Zip-Archiv in mehreren Teilen.`,
  tooManyMessages:
    'Dieser Raum nimmt keine Nachrichten mehr von dir an. Mach in einem neuen weiter.',
  tooManyFiles: (most) =>
    `Dieser Raum nimmt keine Dateien mehr von dir an: Eine Person darf ${count(most)} anbieten. Teil einige nicht mehr, oder teil den Rest in einem neuen Raum.`,
  unknownRecipient:
    'Jemand, für den es ist, war noch nie gleichzeitig mit dir hier. Deshalb lässt es sich nicht verschlüsseln. Wähl noch einmal aus, an wen du schreibst.',
  notSaved: {
    'source-gone':
      'Ein Teil davon ist nicht mehr in diesem Browser; vielleicht hat er Platz geschaffen. Lad die Datei noch einmal herunter.',
    'storage-failed':
      'Das Speichern brach vor dem Ende ab, etwa weil das Gerät voll ist oder der Browser es gestoppt hat. Versuch es noch einmal.',
    closed: 'Der Download wurde gestoppt. Starte ihn noch einmal.',
    unsupported:
      'Die Datei ist zu groß, um sie hier zu behalten, und dieses Fenster kann sie nicht direkt in deine Downloads schreiben. Versuch es in einem normalen Fenster eines aktuellen Firefox, Chrome, Edge oder Safari.',
  },
  nothingStored:
    'Websitedaten sind hier gesperrt, oder der Speicher des Browsers funktioniert nicht. Wenn du diesen Tab schließt oder neu lädst, sind Nachrichten und Dateien auf diesem Gerät weg, und du bist eine neue Person. Erlaube Websitedaten für diese Adresse und lade neu, oder speichere, was du brauchst.',
  tooLargeLibrary: (most) =>
    `Er hat mehr als ${count(most)} Dateien, oder ihre Namen sind zu lang. Teil nur einen Teil davon.`,
  tooLongCatalogue:
    'Die Liste ist länger als jede, die diese App erstellt. Nichts davon wurde gelesen.',
  noLibrary:
    'Sie wird nicht mehr geteilt oder wurde geändert. Schau in der Liste der Dateien nach.',
  ownerBusy: 'Gerade sind andere Dateien an der Reihe. Versuch es in einer Minute noch einmal.',
  ownerSilent: 'Wer sie teilt, ist nicht hier oder antwortet nicht. Versuch es später noch einmal.',
  goneFromLibrary:
    'Wer sie teilt, kann sie nicht öffnen: Die Datei wurde verschoben, oder der Ordner muss noch einmal ausgewählt werden.',
  tooManyRooms: 'Du warst in mehr Räumen, als in eine Datei passen.',
  profileUnreadable: 'Diese Datei ist nicht lesbar. Wähl sie noch einmal aus.',

  lookingForIt: 'In diesem Raum wird jemand gesucht, der sie hat.',
  nobodyHasIt: (sharer) =>
    `Niemand hier hat diese Datei gerade. Es geht von selbst los, wenn ${sharer} oder jemand mit der Datei zurückkommt.`,
  nobodyHasTheRest: (sharer) =>
    `Niemand hier hat den Rest. Es geht von selbst weiter, wenn ${sharer} oder jemand mit der Datei zurückkommt.`,
  sharerReads: (sharer) =>
    `Das Gerät von ${sharer} liest diese Datei noch. Es geht von selbst weiter.`,
  sharerNotReached: (sharer) =>
    `${sharer} hat sie geteilt und ist hier, aber dieses Gerät ist noch nicht verbunden. Es geht von selbst weiter, sobald es das ist oder jemand anderes hier sie hat.`,
  sharerLacksIt: (sharer) =>
    `${sharer} ist hier, aber der Browser dort kann diese Datei gerade nicht lesen: Sie wurde verschoben, verändert oder gelöscht, oder die Seite wurde neu geladen. Es geht von selbst weiter, sobald sie dort noch einmal ausgewählt wird.`,
  waitingFor: (sharer) => `Wartet auf ${sharer}. Es geht von selbst weiter.`,
  sentWrong: (sharer) =>
    `Was von ${sharer} kam, ist nicht diese Datei. Von dort wird nichts mehr davon angenommen. Es geht von selbst weiter, wenn jemand anderes sie hat.`,
  twoVersions: (sharer) =>
    `${sharer} hat zwei verschiedene Versionen dieser Datei als eine geteilt. Niemand kann sagen, welche die anderen haben. Bitte um erneutes Teilen.`,
  nothingSent:
    'Wer die Datei zu haben angibt, sendet nichts. Es geht von selbst weiter, wenn doch, oder wenn jemand anderes sie hat.',
  othersFirst: 'Erst bekommen sie andere. Es geht von selbst weiter, wenn du dran bist.',
  itsTurn: 'Noch nicht dran: Downloads, die du vorgezogen hast, kommen zuerst.',
  noSpaceForDownload:
    'Auf diesem Gerät ist kein Platz mehr dafür. Lösch etwas unter „Auf diesem Gerät behalten“ und setz fort; oder speichere direkt in deine Downloads, ohne die Datei hier zu behalten.',
  holdersNotReached:
    'Wer sie hat, ist von hier aus gerade nicht erreichbar. Es geht von selbst weiter, sobald das geht; setz fort, um es sofort zu versuchen.',
  holdersDoNotAnswer:
    'Wer sie hat, antwortet nicht. Setz fort, um noch einmal zu fragen; was da ist, bleibt.',

  sourceForgotten:
    'Nach dem Neuladen weiß der Browser nicht mehr, wo diese Datei liegt. Wähl sie noch einmal aus, dann wird sie unter demselben Link wieder geteilt.',
  noSpaceToShare:
    'Auf diesem Gerät ist kein Platz mehr, um sie zu teilen. Lösch etwas unter „Auf diesem Gerät behalten“ und wähl die Datei noch einmal aus, dann wird sie unter demselben Link wieder geteilt.',
  shareNotStored:
    'Der Browser wollte nicht speichern, was es braucht, um diese Datei zu teilen. Wähl sie noch einmal aus, dann wird sie unter demselben Link wieder geteilt.',
  sourceGone:
    'Diese Datei wurde auf deinem Gerät verschoben, verändert oder gelöscht, deshalb bekommen die anderen sie nicht. Wähl sie unverändert noch einmal aus, dann wird sie unter demselben Link wieder geteilt. Eine veränderte Datei ist eine neue: Teil sie als solche.',

  serverAway:
    'Der Server dieser Seite antwortet nicht. Es wird von selbst wieder versucht, und der Rest geht solange weiter.',
  updated: 'Swapmeet wurde aktualisiert, während dieser Tab offen war.',
  updatedHint: 'Lade die Seite neu, um diesen Teil zu öffnen.',

  outside: {
    offline: {
      what: 'Du bist offline.',
      next: 'Der Raum geht weiter, wenn du wieder Netz hast. Was du schreibst, bleibt hier und wird dann gesendet.',
    },
    'cut-off': {
      what: 'Niemand ist erreichbar.',
      next: 'Deine Adresse ist verborgen, wie der Hinweis oben sagt.',
    },
    'no-server': {
      what: 'Der Server, der Leute zusammenführt, ist nicht erreichbar.',
      next: 'Swapmeet versucht es von selbst wieder. Bis dahin findet dich hier niemand. Was du schreibst, bleibt hier und wird dann gesendet.',
    },
    lost: {
      what: 'Die Verbindung zu den anderen ist weg.',
      next: 'Swapmeet versucht es von selbst wieder. Was du schreibst, bleibt hier und wird dann gesendet.',
    },
    unanswered: {
      what: 'Jemand ist hier, antwortet aber nicht.',
      next: 'Vielleicht ist der Raum gesperrt: Dann muss ihn jemand darin entsperren, bevor neue Leute hereinkommen. Oder die anderen sind zu einem neuen Link gezogen: Frag, wer dir diesen geschickt hat. Swapmeet versucht es von selbst wieder.',
    },
    unreached: {
      what: 'Jemand ist hier, aber aus diesem Netz führt kein Weg dorthin.',
      next: 'Öffne oben „Details“, um zu sehen, was hilft. Swapmeet versucht es von selbst wieder.',
    },
    unreadable: {
      what: 'Jemand ist hier, aber was er sagt, lässt sich nicht öffnen.',
      next: 'Anscheinend wird ein Passwort verwendet, das nicht im Link steht. Frag, wer ihn dir geschickt hat.',
    },
  },
  wrongPassword: {
    what: 'Falsches Passwort? Die anderen hier verwenden ein anderes.',
    next: 'Was sie sagen, lässt sich mit deinem nicht öffnen. Gib es noch einmal ein und achte auf Groß- und Kleinschreibung.',
  },
  clocksApart: (days) =>
    plural(days, {
      one: 'Jemand ist hier, aber eure Uhren gehen etwa 1 Tag auseinander.',
      other: `Jemand ist hier, aber eure Uhren gehen etwa ${count(days)} Tage auseinander.`,
    }),
  theirsBehind: (days, here) =>
    plural(days, {
      one: `Auf diesem Gerät ist ${here}. Wenn das falsch ist, stell Datum und Uhrzeit. Wenn es stimmt, geht die andere Uhr etwa 1 Tag nach: Bitte darum, sie zu stellen. Swapmeet versucht es von selbst wieder.`,
      other: `Auf diesem Gerät ist ${here}. Wenn das falsch ist, stell Datum und Uhrzeit. Wenn es stimmt, geht die andere Uhr etwa ${count(days)} Tage nach: Bitte darum, sie zu stellen. Swapmeet versucht es von selbst wieder.`,
    }),
  theirsAhead: (days, here) =>
    plural(days, {
      one: `Auf diesem Gerät ist ${here}. Wenn das falsch ist, stell Datum und Uhrzeit. Wenn es stimmt, geht die andere Uhr etwa 1 Tag vor: Bitte darum, sie zu stellen. Swapmeet versucht es von selbst wieder.`,
      other: `Auf diesem Gerät ist ${here}. Wenn das falsch ist, stell Datum und Uhrzeit. Wenn es stimmt, geht die andere Uhr etwa ${count(days)} Tage vor: Bitte darum, sie zu stellen. Swapmeet versucht es von selbst wieder.`,
    }),
};

export const figures: Words['figures'] = {
  today: 'Heute',
  yesterday: 'Gestern',
  bytes: ['B', 'kB', 'MB', 'GB', 'TB', 'PB'],
  perSecond: (size) => `${size}/s`,
  percent: (figure) => `${count(figure)}${NBSP}%`,
  milliseconds: (figure) => `${figure}${NBSP}ms`,
  seconds: (n) => `${count(n)}${NBSP}s`,
  minutes: (n) => `${count(n)}${NBSP}min`,
  hours: (n) => `${count(n)}${NBSP}h`,
  days: 'mehrere Tage',
  left: (duration) => `noch ${duration}`,
  nobody: 'niemand',
  more: (figure) => `${figure} weitere`,
};

export const fileState: Words['fileState'] = {
  hasAll: (name) => `${name} hat alles davon`,
  haveAll: (people) =>
    plural(people, {
      one: '1 Person hat alles davon',
      other: `${count(people)} Personen haben alles davon`,
    }),
  havePart: (people) =>
    plural(people, {
      one: '1 Person hier hat einen Teil davon',
      other: `${count(people)} Personen hier haben Teile davon`,
    }),
  atLeast: (people) =>
    plural(people, {
      one: 'mindestens 1 Person hat alles davon',
      other: `mindestens ${count(people)} Personen haben alles davon`,
    }),
  sharerIsHere: (name) => `${name} hat sie geteilt und ist hier`,
  nobodyKnown: 'noch niemand bekannt',

  hasPart: (name, percent) => `${name} ${percent}`,
  moreHavePart: (people) =>
    plural(people, {
      one: '1 weitere Person hat einen Teil davon',
      other: `${count(people)} weitere Personen haben Teile davon`,
    }),
  listHasAll: (names, people) =>
    plural(people, { one: `${names} hat alles davon`, other: `${names} haben alles davon` }),
  listHasSome: (names, people) =>
    plural(people, {
      one: `${names} hat nach eigenen Angaben alles davon oder einen Teil`,
      other: `${names} haben nach eigenen Angaben alles davon oder Teile`,
    }),

  keptBy: (names, people) =>
    plural(people, { one: `${names} behält alles davon`, other: `${names} behalten alles davon` }),
  closableKept: (names, people) =>
    plural(people, {
      one: `Du kannst diesen Tab schließen: ${names} behält alles davon`,
      other: `Du kannst diesen Tab schließen: ${names} behalten alles davon`,
    }),

  sharedByYou: 'von dir geteilt',
  sharedByYouPrivately: 'von dir privat geteilt',
  from: (names) => `von ${names}`,
  offeredBy: (name) => `angeboten von ${name}`,
  offeredByPrivately: (name) => `privat angeboten von ${name}`,
  sharedBy: (name) => `geteilt von ${name}`,
  sharedByPrivately: (name) => `privat geteilt von ${name}`,

  closable: (name) => `Du kannst diesen Tab schließen: ${name} hat auch alles davon`,
  closableMany: (people) =>
    plural(people, {
      one: 'Du kannst diesen Tab schließen: 1 Person hat auch alles davon',
      other: `Du kannst diesen Tab schließen: ${count(people)} Personen haben auch alles davon`,
    }),
  closableTogether: 'Du kannst diesen Tab schließen: Die anderen haben zusammen alles davon',
  keepOpenPart: (percent) => `Lass diesen Tab offen: ${percent} davon gibt es nur hier`,
  keepOpen: 'Lass diesen Tab offen: Noch hat niemand sonst diese Datei',
  keepOpenAsKnown: 'Lass diesen Tab offen: Soweit bekannt, hat noch niemand sonst alles davon',
  keepOpenForNow: 'Lass diesen Tab offen: Gerade hat niemand sonst hier diese Datei',

  missing: (size) => `${size} fehlen`,
  asking: 'Die anderen werden gefragt',
  speedAndLeft: (speed, left) => `${speed} · ${left}`,
  paused: (size) => `Von dir angehalten · ${size} behalten`,
  twoVersions: 'Zwei Versionen',
  preparing: 'Wird vorbereitet. Andere können schon anfangen',

  askingWhat: 'Wer hier ist, wird gefragt, was das ist …',
  unknownHere:
    'Niemand hier kennt diese Datei. Sobald jemand mit ihr den Raum öffnet, stehen hier Name und Größe.',
  unknownAlone:
    'Niemand sonst ist hier. Sobald jemand mit dieser Datei den Raum öffnet, stehen hier Name und Größe.',
  leaveOpen:
    'Du kannst diese Seite offen lassen, oder bitte, wer dir den Link geschickt hat, ihn auch zu öffnen.',
  notShared: 'Diese Datei wird nicht mehr geteilt',
  notSharedHint:
    'Wer sie geteilt hat, hat sie zurückgenommen. Wenn du sie noch brauchst, bitte um erneutes Teilen.',
  notSharedByUs:
    'Du hast sie zurückgenommen. Wenn andere sie noch brauchen, teil sie im Raum noch einmal.',
  inRoomWith: (room: Slot, names: string): Sentence => ['Du bist in ', room, ` mit ${names}.`],
  inRoomAlone: (room) => ['Du bist in ', room, ', bisher allein.'],
  inRoom: (room) => ['Im Raum ', room],
  toRoom: 'Zum Raum',
};

export const files: Words['files'] = {
  list: 'Dateien',
  showOlder: (n) =>
    plural(n, { one: '1 ältere Datei anzeigen', other: `${count(n)} ältere Dateien anzeigen` }),
  linkTo: (name) => `Link zu ${name}`,
  copyLink: 'Link zu dieser Datei kopieren',
  progressOf: (name) => `Fortschritt von ${name}`,
  givers: 'Von:',
  otherGivers: (percent) => `andere ${percent}`,

  download: 'Herunterladen',
  downloadOf: (name) => `${name} herunterladen`,
  downloadAll: 'Alles herunterladen',
  downloadAllOf: (name) => `Alles von ${name} herunterladen`,
  intoFolder: 'In einen Ordner',
  intoFolderHint:
    'Die Dateien kommen in einen Ordner, den du auswählst, nicht in ein Zip-Archiv. Sie bekommen die Zeit von jetzt: Nur ein Zip-Archiv behält ihr Datum.',
  downloadInto: (name) => `${name} in einen Ordner herunterladen`,
  saveInto: (name) => `${name} in einen Ordner speichern`,
  choose: 'Auswählen',
  chooseAgain: (name) => `${name} noch einmal auswählen`,
  save: 'Speichern',
  saveOf: (name) => `${name} speichern`,
  saveThrough: (name) => `${name} direkt in die Downloads speichern`,
  saveThroughHint: 'Direkt in deine Downloads, ohne hier etwas zu behalten',
  pause: 'Anhalten',
  pauseOf: (name) => `${name} anhalten`,
  resume: 'Fortsetzen',
  resumeOf: (name) => `${name} fortsetzen`,
  cancel: 'Abbrechen',
  cancelOf: (name) => `${name} abbrechen`,
  cancelHint: 'Stoppt und löscht, was schon da ist',
  stopSharing: 'Nicht mehr teilen',
  stopSharingOf: (name) => `${name} nicht mehr teilen`,
  stopSharingHint:
    'Niemand bekommt sie mehr. Kopien, die andere gespeichert haben, lassen sich nicht zurückholen.',

  marked: (name, mark) => `${name}, ${mark}`,
  number: (n) => `Nummer ${count(n)}`,
  allHere: 'alles davon ist da',
  chosenHere: 'was du ausgewählt hast, ist da',
  files: (n) => plural(n, { one: '1 Datei', other: `${count(n)} Dateien` }),

  offersYou: {
    zip: (name) => `${name} bietet dir ein Zip-Archiv an`,
    archive: (name) => `${name} bietet dir ein Archiv an`,
    picture: (name) => `${name} bietet dir ein Bild an`,
    video: (name) => `${name} bietet dir ein Video an`,
    sound: (name) => `${name} bietet dir eine Audiodatei an`,
    pdf: (name) => `${name} bietet dir ein PDF an`,
    document: (name) => `${name} bietet dir ein Dokument an`,
    spreadsheet: (name) => `${name} bietet dir eine Tabelle an`,
    slides: (name) => `${name} bietet dir eine Präsentation an`,
    text: (name) => `${name} bietet dir eine Textdatei an`,
    code: (name) => `${name} bietet dir Quellcode an`,
    disk: (name) => `${name} bietet dir ein Datenträgerabbild an`,
    program: (name) => `${name} bietet dir ein Programm an`,
    font: (name) => `${name} bietet dir eine Schriftart an`,
    file: (name) => `${name} bietet dir eine Datei an`,
    folder: (name) => `${name} bietet dir einen Ordner an`,
    batch: (name) => `${name} bietet dir Dateien an`,
  },
  youShare: {
    zip: 'Du teilst ein Zip-Archiv',
    archive: 'Du teilst ein Archiv',
    picture: 'Du teilst ein Bild',
    video: 'Du teilst ein Video',
    sound: 'Du teilst eine Audiodatei',
    pdf: 'Du teilst ein PDF',
    document: 'Du teilst ein Dokument',
    spreadsheet: 'Du teilst eine Tabelle',
    slides: 'Du teilst eine Präsentation',
    text: 'Du teilst eine Textdatei',
    code: 'Du teilst Quellcode',
    disk: 'Du teilst ein Datenträgerabbild',
    program: 'Du teilst ein Programm',
    font: 'Du teilst eine Schriftart',
    file: 'Du teilst eine Datei',
    folder: 'Du teilst einen Ordner',
    batch: 'Du teilst Dateien',
  },
  kept: 'Auf diesem Gerät behalten',
  keptOf: (used, quota) => `${used} von ${quota}`,
  keptLook: 'Durchsehen',

  size: 'Größe',
  holds: 'Inhalt',
  haveAll: 'Haben alles davon',
  whoHasIt: 'Wer sie hat',
  people: (n, isAll) =>
    isAll
      ? plural(n, { one: '1 Person', other: `${count(n)} Personen` })
      : plural(n, { one: '1 Person oder mehr', other: `${count(n)} Personen oder mehr` }),
  complete: 'Alles davon ist da und geprüft.',
  offeredHint:
    'Sie kommt direkt von Browser zu Browser, und alles davon wird geprüft. Du kannst diese Seite schließen und später weitermachen; was da ist, bleibt hier.',
};

export const filesPane: Words['filesPane'] = {
  title: 'Dateien',
  share: 'Dateien teilen',
  shareFolder: 'Ordner teilen',
  empty: 'Noch keine Dateien.',
  emptyHint:
    'Leg irgendwo eine Datei oder einen Ordner ab, füg ein Bild ein oder wähl etwas aus. Alle hier bekommen es von allen, die es haben.',

  free: (free) => `${free} frei`,
  pinnedAndFree: (pinned, free) => `${pinned} angeheftet, ${free} frei`,
  nearlyFull: 'Dieses Gerät ist fast voll.',
  couldGo: (files, it) =>
    plural(files, {
      one: `Noch ${it.left} frei. 1 Datei könnte gehen und ${it.sum} freimachen: ${it.names}.`,
      other: `Noch ${it.left} frei. ${count(files)} Dateien könnten gehen und ${it.sum} freimachen: ${it.names}.`,
    }),
  nothingCouldGo: (left) =>
    `Noch ${left} frei, und jede Datei hier ist angeheftet oder in Gebrauch. Heft eine nicht mehr an oder schaff außerhalb des Browsers Platz.`,
  choose: 'Auswählen, was geht',

  savedNews: (name) => `${name}: Fertig. In deinen Downloads gespeichert.`,
  savedIntoNews: (name, folder) => `${name}: Fertig. In „${folder}“ gespeichert.`,

  messageDeleted: (text) => `Nachricht gelöscht: „${text}“`,
  fileDeleted: (name) => `Von diesem Gerät gelöscht: „${name}“`,
  downloadCancelled: (name) => `Download abgebrochen: „${name}“`,
  noLongerShared:
    'Wird nicht mehr geteilt. Kopien, die andere gespeichert haben, lassen sich nicht zurückholen.',
};

export const batches: Words['batches'] = {
  unread: (n) =>
    plural(n, {
      one: 'Etwas wurde ausgelassen: Dein Browser konnte es nicht lesen.',
      other: `${count(n)} Dateien oder Ordner wurden ausgelassen: Dein Browser konnte sie nicht lesen.`,
    }),
  unreadHint: 'Prüf, ob du sie öffnen darfst, und teil sie dann noch einmal.',
  otherFile: 'Das ist nicht dieselbe Datei.',
  otherFiles: 'Das sind nicht dieselben Dateien.',
  otherFileHint: (name) =>
    `„${name}“ ist anders als das, was geteilt wurde. Wähl das Original aus, oder teil diese als neue Datei.`,

  several: {
    picture: (n) => plural(n, { one: '1 Bild', other: `${count(n)} Bilder` }),
    video: (n) => plural(n, { one: '1 Video', other: `${count(n)} Videos` }),
    sound: (n) => plural(n, { one: '1 Audiodatei', other: `${count(n)} Audiodateien` }),
    pdf: (n) => plural(n, { one: '1 PDF', other: `${count(n)} PDFs` }),
    file: (n) => plural(n, { one: '1 Datei', other: `${count(n)} Dateien` }),
  },
};

export const contents: Words['contents'] = {
  contentsOf: (name) => `Inhalt von ${name}`,
  files: (n) => plural(n, { one: '1 Datei', other: `${count(n)} Dateien` }),
  emptyFolder: 'leer',
  earlier: (n) =>
    plural(n, { one: 'Zeile davor anzeigen', other: `${count(n)} Zeilen davor anzeigen` }),
  later: (n) =>
    plural(n, { one: '1 weitere Zeile anzeigen', other: `${count(n)} weitere Zeilen anzeigen` }),

  look: 'Ansehen, was darin ist',
  lookInto: (name) => `Ansehen, was darin ist: ${name}`,
  asking: 'Die Liste des Inhalts wird geholt …',
  failed: 'Der Inhalt ließ sich nicht anzeigen.',
  retry: 'Noch einmal versuchen',

  downloadSelected: 'Auswahl herunterladen',
  selected: (n, size) =>
    plural(n, { one: `1 Datei, ${size}`, other: `${count(n)} Dateien, ${size}` }),
  selectFirst: 'Kreuz an, was du willst, oder nimm alles.',
};

export const player: Words['player'] = {
  play: 'Abspielen',
  playOf: (name) => `${name} abspielen`,
  close: 'Player schließen',
  closeOf: (name) => `Player von ${name} schließen`,
  again: 'Noch einmal abspielen',
  againOf: (name) => `${name} noch einmal abspielen`,
  opening: 'Player wird geöffnet',

  waiting: 'Der nächste Teil ist noch unterwegs.',
  waitingForPeople:
    'Niemand hier hat den nächsten Teil. Es geht weiter, wenn jemand mit ihm zurückkommt.',
  broken: 'Es kam nichts mehr. Spiel es noch einmal ab, um hier weiterzumachen.',
  whenComplete: 'Dieser Browser spielt es erst ab, wenn alles davon da ist. Dann geht es los.',
  whenCompleteOffered:
    'Dieser Browser spielt es erst ab, wenn alles davon da ist. Drück „Herunterladen“, dann geht es los.',
  cannotPlay: {
    video:
      'Dieser Browser kann diese Art von Video nicht abspielen. Lad es herunter und sieh es mit einem anderen Programm an.',
    sound:
      'Dieser Browser kann diese Art von Ton nicht abspielen. Lad sie herunter und hör sie mit einem anderen Programm an.',
  },
  noPicture:
    'Dieser Browser spielt nur den Ton ab. Lad es herunter, um das Bild mit einem anderen Programm zu sehen.',
};

export const preview: Words['preview'] = {
  open: (name) => `${name} öffnen`,
  openText: 'Öffnen',
  before: 'Voriges Bild',
  after: 'Nächstes Bild',
  nth: (n, all) => `${count(n)} von ${count(all)}`,
  enlarge: 'Vergrößern',
  reduce: 'Verkleinern',
  reading: 'Wird gelesen …',
  gone: 'Diese Datei ist nicht mehr hier.',
  onlyBeginning: (size) =>
    `Nur die ersten ${size} werden angezeigt. Speichere die Datei, um weiterzulesen.`,

  show: 'Bilder anzeigen',
  showOf: (name) => `Bilder von ${name} anzeigen`,
  notShown: 'Nicht angezeigt',
  more: (n) => plural(n, { one: '+1 Bild', other: `+${count(n)} Bilder` }),
  picturesOf: (name) => `Bilder von ${name}`,

  showSmall: 'Kleine Bilder von selbst anzeigen',
  showSmallHint: (size) =>
    `Bilder bis ${size} werden geholt, sobald du ihre Nachricht siehst, aber nicht über eine Verbindung, die nach Datenmenge abgerechnet wird.`,

  pictureData: 'Orts- und Kameradaten in Bildern',
  pictureDataHint:
    'Wenn du JPEG-, PNG- oder WebP-Bilder teilst. Das Bild selbst bleibt, wie es ist. Videos und andere Dateien behalten, was sie enthalten.',
  ask: 'Frag mich',
  data: { remove: 'Entfernen', keep: 'Behalten' },
  askData: 'Orts- und Kameradaten aus Bildern entfernen?',
  askDataWhy:
    'Etwas, das du teilst, verrät, wo, wann oder mit welcher Kamera es aufgenommen wurde. Ohne diese Daten bleibt das Bild selbst, wie es ist.',
  tooLarge: (n, names) =>
    plural(n, {
      one: `${names} ist dafür zu groß und wird mit allem geteilt, was darin steht.`,
      other: `${names} sind dafür zu groß und werden mit allem geteilt, was darin steht.`,
    }),
  askLarge: 'Teilen, ohne etwas zu entfernen?',
  askLargeWhy: (n, names) =>
    plural(n, {
      one: `${names} ist zu groß zum Bereinigen. Das Bild kann verraten, wo, wann oder mit welcher Kamera es aufgenommen wurde.`,
      other: `${names} sind zu groß zum Bereinigen. Die Bilder können verraten, wo, wann oder mit welcher Kamera sie aufgenommen wurden.`,
    }),
  large: { keep: 'Trotzdem teilen', none: 'Nicht teilen' },
  askDataOnce: 'Deine Antwort gilt für alle Räume. Du kannst sie in den Einstellungen ändern.',

  faults: {
    'other-type':
      'Nicht angezeigt: Der Inhalt ist etwas anderes als ein Bild dieser Art. Du kannst die Datei trotzdem speichern.',
    'too-large':
      'Zu groß, um es hier anzuzeigen. Du kannst es speichern und auf deinem Gerät öffnen.',
    damaged:
      'Lässt sich nicht anzeigen: Die Datei ist beschädigt oder abgeschnitten. Du kannst sie trotzdem speichern.',
    unreadable: 'Lässt sich nicht anzeigen: Die Datei war hier nicht lesbar.',
  },
  noText: 'Nicht angezeigt: Der Inhalt ist kein Text.',
  textOf: (name) => `Der Anfang von ${name}`,
};

export const saving: Words['saving'] = {
  saving: 'Wird in deine Downloads gespeichert …',
  savingInto: (folder) => `Wird in „${folder}“ gespeichert …`,
  saved: 'Fertig. In deinen Downloads gespeichert.',
  savedInto: (folder) => `Fertig. In „${folder}“ gespeichert.`,
  datesInZip:
    'Browser geben Dateien, die sie schreiben, die Zeit von jetzt. Ein Zip-Archiv behält ihr eigenes Datum.',
  renamed: (n) =>
    plural(n, {
      one: '1 Name wurde geändert, weil er vergeben war oder nicht jedes System ihn erlaubt:',
      other: `${count(n)} Namen wurden geändert, weil sie vergeben waren oder nicht jedes System sie erlaubt:`,
    }),
  renamedTo: (before, after) => `${before} heißt jetzt ${after}`,
  renamedMore: (n) => plural(n, { one: '1 weiterer', other: `${count(n)} weitere` }),
};

export const transfers: Words['transfers'] = {
  title: 'Übertragungen',
  close: 'Übertragungen schließen',
  coming: 'Kommt zu dir',
  going: 'Geht an andere',
  yours: 'Was du geteilt hast',

  nothing: 'Gerade wird nichts übertragen.',
  comingNow: (files) =>
    plural(files, { one: '1 Datei kommt', other: `${count(files)} Dateien kommen` }),
  goingNow: (files) =>
    plural(files, { one: '1 Datei geht hinaus', other: `${count(files)} Dateien gehen hinaus` }),
  pausedNow: (files) =>
    plural(files, {
      one: '1 Download angehalten',
      other: `${count(files)} Downloads angehalten`,
    }),
  missing: (size, left) => `${size} fehlen, ${left}`,
  at: (what, speed) => `${what} mit ${speed}`,

  from: (names) => `von ${names}`,
  to: (name) => `an ${name}`,
  has: (percent) => `hat ${percent}`,
  nobodyYet: 'noch hat niemand etwas davon',
  pauseAll: 'Alle anhalten',
  resumeAll: 'Alle fortsetzen',
  showAll: (more) =>
    plural(more, {
      one: '1 ältere Datei anzeigen',
      other: `${count(more)} ältere Dateien anzeigen`,
    }),

  first: 'Zuerst',
  firstOf: (name) => `${name} vorziehen`,
  move: (name) => `${name} verschieben`,
  moveHint: 'Zieh es oder drück die Pfeiltasten. Was zuerst kommt, wird zuerst geholt.',
  moved: (name, at, all) => `${name} ist ${count(at)} von ${count(all)}.`,
};

export const home: Words['home'] = {
  pageTitle: 'Swapmeet: ein Raum in einem Link',
  headlineOpen: 'Link öffnen.',
  headlineSwap: 'Alles tauschen.',
  lede: 'Chatten und Dateien jeder Größe tauschen, direkt von Browser zu Browser. Ohne Konto, nichts bleibt auf einem Server.',
  astray: 'Dieser Link führt in keinen Raum.',
  astrayHint:
    'Vielleicht ist ein Teil verloren gegangen. Lass ihn dir noch einmal schicken, oder öffne hier einen neuen Raum.',

  newRoom: 'Neuer Raum',
  sendFiles: 'Dateien senden',
  sendFolder: 'Ordner senden',
  drop: 'Ablegen öffnet einen Raum',
  dropHint:
    'Oder leg Dateien oder Ordner irgendwo auf dieser Seite ab: Das öffnet einen Raum und kopiert seinen Link.',
  password: 'Auch ein Passwort setzen',
  passwordField: 'Passwort des Raums',
  passwordHint: (least) => `${count(least)} Zeichen oder mehr, etwa vier Wörter.`,
  passwordTooShort: (least) =>
    `Nimm ${count(least)} Zeichen oder mehr, oder gar keins: Wer den Link hat, kann beliebig schnell Passwörter durchprobieren.`,
  passwordNotInLink:
    'Es steht in keinem Link, und man braucht es, um hereinzukommen. Gib es auf einem anderen Weg weiter.',
  filesWait: (files) =>
    plural(files, {
      one: 'Eine Datei wartet. „Neuer Raum“ teilt sie dort.',
      other: `${count(files)} Dateien warten. „Neuer Raum“ teilt sie dort.`,
    }),
  beenHere: 'Warst du auf einem anderen Gerät schon hier?',
  moveProfile: 'Profil umziehen',
  howItWorks: 'Wie es funktioniert und was es nicht kann',
  notKept: 'Was geteilt wurde, ließ sich nicht behalten: Der Speicher dieses Browsers ist voll.',

  roomName: 'Name des Raums',
  roomNameExample: 'strassenbahn-band',
  roomNameHint:
    'Einen Namen kann man erraten, einen neuen Raum nicht. Der Link eines Raums geht hier auch.',
  join: 'Beitreten',
  elsewhere: (host) => `Dieser Link gehört zu ${host}, und dort trifft man sich.`,
  openThere: 'Dort öffnen',
  noName: 'Gib erst den Namen eines Raums ein, oder öffne einen neuen.',
  longName: (most) =>
    `Der Name eines Raums darf ${count(most)} Zeichen haben. Wähl einen kürzeren.`,
  lostLink:
    'Dieser Link führt in keinen Raum. Vielleicht ist ein Teil verloren gegangen. Lass ihn dir noch einmal schicken.',

  whyOpen: 'Link öffnen und drin sein.',
  whyOpenHint: 'Kein Konto, keine Installation, keine Fragen vorab.',
  whyDrop: 'Datei ablegen, alle können sie haben.',
  whyDropHint:
    'Von allen, die sie haben, und alles davon wird geprüft. Du kannst gehen, sobald andere alles haben.',
  whyPrivate: 'Es bleibt zwischen euren Browsern.',
  whyPrivateHint:
    'Unser Server stellt euch nur einander vor. Er kann kein Wort lesen, und nichts von euch liegt auf ihm.',

  heroNames: { ana: 'Ana', bo: 'Bo', chidi: 'Chidi', you: 'du' },
  hero: 'Ana, Bo und Chidi geben je Kacheln einer Datei weiter; deine Kopie ist zu drei Vierteln vollständig.',
  heroCaption:
    'Eine Datei, von drei Leuten zugleich weitergegeben. Jede Person gibt, was die anderen noch nicht gegeben haben.',
};

export const howItWorks: Words['howItWorks'] = {
  title: 'Wie es funktioniert und was es nicht kann',
  sections: [
    {
      title: 'Wie es funktioniert',
      says: [
        'Ein Raum ist sein Link. Wer den Link öffnet, ist drin, und alle im Raum tauschen Nachrichten und Dateien direkt von Browser zu Browser.',
        'Ein kleiner Server stellt euch nur einander vor. Er speichert nichts und kann weder lesen, was du sagst oder teilst, noch wie du heißt.',
        'Dateien kommen von allen, die sie haben, Teil für Teil. Jeder Teil wird geprüft, deshalb kann dir niemand eine veränderte Datei geben.',
      ],
    },
    {
      title: 'Wer lesen kann, was du sagst',
      says: [
        'Alle, die den Link des Raums haben, jetzt und später: Wer später kommt, bekommt auch, was vorher gesagt wurde.',
        'Eine private Nachricht können nur die lesen, die du ausgewählt hast. Die anderen sehen, dass etwas gesendet wurde, und wann.',
        'Mit einem Passwort braucht man den Link und das Passwort. Ein gesperrter Raum lässt niemand Neues herein.',
        'Ein Raum, dem du selbst einen Namen gibst, ist so geheim wie sein Name: Wer ihn errät, ist drin. Einen neuen Raum errät niemand.',
        'Wer die Website betreibt, von der diese Seite kommt, könnte die Seite verändern. Wo das wichtig ist, betreib sie selbst.',
      ],
    },
    {
      title: 'Wer wer ist',
      says: [
        'Namen sind frei wählbar. Das Bild neben einem Namen gehört zu einem Schlüssel, den niemand sonst hat, und zwei Leute können einen Code vergleichen, um sicher zu sein.',
        'Ändert sich der Schlüssel einer Person, erscheint sie als neue Person.',
      ],
    },
    {
      title: 'Was deine Adresse verrät',
      says: [
        'Browser, die direkt miteinander sprechen, kennen die Netzadresse des anderen. Sie verrät ungefähr, wo du bist und bei welchem Anbieter.',
        'In den Einstellungen kannst du sie vor den Leuten im Raum verbergen, wenn die Website einen Server dafür hat. Der Server der Website selbst sieht sie immer.',
      ],
    },
    {
      title: 'Was wo aufgehoben wird',
      says: [
        'Nachrichten, heruntergeladene oder geteilte Dateien und deine Schlüssel bleiben in diesem Browser, auf diesem Gerät, und in den Browsern der anderen. Sonst nirgends.',
        'Nachrichten liegen dort verschlüsselt, Dateien nicht. Wer diesen Browser benutzen kann, kann deine Räume öffnen.',
        'Die Startseite listet deine Räume auf. „Verlassen und vergessen“ löscht alles, was dieses Gerät von einem hat. „Keine Spuren hinterlassen“ in den Einstellungen eines Raums behält von vornherein nichts.',
        'Wenn du die Daten dieser Website löschst, sind deine Räume, Dateien und Schlüssel auf diesem Gerät weg.',
      ],
    },
    {
      title: 'Was Fremde mit dem Link tun können',
      says: [
        'Hereinkommen, lesen, was gesagt wurde, Dateien nehmen, schreiben und eigene Dateien teilen.',
        'Sie können nicht ändern oder löschen, was andere gesagt haben, nicht in ihrem Namen sprechen und keinen Download beschädigen.',
        'Du kannst Leute stummschalten oder blockieren, den Raum sperren oder für ausgewählte Leute einen neuen öffnen.',
      ],
    },
    {
      title: 'Was passiert, wenn du den Tab schließt',
      says: [
        'Du bist nicht mehr im Raum, und deine Dateien kommen von anderen, die alles davon haben. Hat sie niemand, warten sie, bis du zurück bist; das steht bei der Datei.',
        'Was die anderen inzwischen sagen, kommt, wenn du den Raum wieder öffnest, von jemandem, der dann da ist. Ist niemand da, kommt nichts.',
        'Downloads gehen dort weiter, wo sie aufgehört haben.',
      ],
    },
    {
      title: 'Was es nicht kann',
      says: [
        'Es kann nicht zurückholen, was andere schon gesehen oder heruntergeladen haben. Löschen bittet ihre Geräte, es zu vergessen, und ehrliche tun das.',
        'Es kann dir keine Nachricht und keine Datei bringen, solange niemand da ist, der sie hat.',
        'Es kann niemanden im Raum daran hindern, den Link oder Gesehenes weiterzugeben.',
        'Manche Netze lassen Browser nicht zueinander. Dann muss jemand im Raum oder ein Server der Website alles weitergeben; „Details“ in einem Raum sagt, woran es liegt.',
        'Es kann dich nicht vor einer schädlichen Datei schützen: Von selbst öffnet es nie eine, aber du kannst es tun.',
      ],
    },
  ],
};

export const link: Words['link'] = {
  roomTitle: 'Link zu diesem Raum',
  fileTitle: (name) => `Link zu ${name}`,
  roomHint: 'Wer ihn hat, kann hereinkommen.',
  passwordHint: 'Um hereinzukommen, braucht man auch das Passwort.',
  fileHint: 'Wer ihn hat, kann in den Raum kommen und die Datei nehmen.',
  copy: 'Link kopieren',
  share: 'Link teilen',
  qr: 'QR-Code des Links',
  qrHint: 'Scann ihn mit der Kamera eines Handys.',
};

export const received: Words['received'] = {
  title: 'In welchen Raum?',
  explained:
    'Eine andere App oder Seite hat dir das gegeben. Niemand bekommt es, bevor du einen Raum auswählst.',
  files: 'Dateien',
  text: 'Text',
  textHint: 'Er kommt in das Nachrichtenfeld und wird gesendet, wenn du auf „Senden“ drückst.',
  moreFiles: (files) =>
    plural(files, { one: 'und 1 weitere Datei', other: `und ${count(files)} weitere Dateien` }),
  left: (files) =>
    plural(files, {
      one: '1 Datei ist nicht dabei: Sie war zu groß, oder es waren zu viele.',
      other: `${count(files)} Dateien sind nicht dabei: Sie waren zu groß oder zu viele.`,
    }),
  here: (room) => `Hier, in ${room}`,
  newRoom: 'Neuer Raum',
  rooms: 'Räume',
  later: 'Später entscheiden',
  laterHint: 'Hier wartet es einen Tag lang.',
  discard: 'Verwerfen',
  elsewhere: (room) => `Es wird in ${room} geteilt, in einem anderen Tab.`,
};

export const recent: Words['recent'] = {
  title: 'Letzte Räume',
  unread: (messages) =>
    plural(messages, { one: '1 ungelesen', other: `${count(messages)} ungelesen` }),
  keptFiles: (files, size) =>
    plural(files, {
      one: `1 Datei hier, ${size}`,
      other: `${count(files)} Dateien hier, ${size}`,
    }),
  keptMessages: 'Nachrichten hier, keine Dateien',
  keptNothing: 'Nichts davon hier',
  password: 'Passwort',
  locked: 'gesperrt',
  forget: 'Verlassen und vergessen',
  forgetOf: (room) => `${room} verlassen und vergessen`,
  all: (rooms) => `Alle ${count(rooms)} Räume anzeigen`,

  offline: 'Du bist offline.',
  offlineHint:
    'Deine Räume öffnen sich mit dem, was auf diesem Gerät ist. Was du schreibst, wird gesendet, und Leute werden gefunden, sobald du wieder online bist.',

  forgetTitle: (room) => `${room} vergessen?`,
  forgetHint:
    'Nachrichten, Dateien und wer du dort bist, werden von diesem Gerät gelöscht. Das lässt sich nicht rückgängig machen.',
  forgetOthers:
    'Was die anderen im Raum haben, behalten sie. Mit dem Link kannst du als neue Person zurückkommen.',
  forgetNow: 'Diesen Raum vergessen',
  keep: 'Behalten',
  forgotten: (room) => `Von ${room} ist hier nichts mehr.`,
  notForgotten: 'Nicht alles ließ sich löschen. Versuch es noch einmal.',
};

export const updates: Words['updates'] = {
  label: 'Neue Version',
  here: 'Eine neue Version ist da.',
  reload: 'Neu laden',
  notNow: 'Jetzt nicht',
  waits:
    'Die neue Version kommt, sobald keine Datei unterwegs ist und niemand hier eine Nachricht schreibt.',
  cancel: 'Abbrechen',
};

export const leaving: Words['leaving'] = {
  stillMoving: 'Es sind noch Dateien unterwegs.',
  stillMovingHint:
    'Wenn du jetzt gehst, halten sie an. Was da ist, bleibt, und es geht weiter, wenn du zurückkommst.',
  onlyCopy: (name) => `Niemand sonst hier hat alles von „${name}“.`,
  onlyCopyHint: 'Wenn du jetzt gehst, bekommen die anderen sie erst, wenn du zurückkommst.',
  onlyCopies: (name, more) =>
    plural(more, {
      one: `Niemand sonst hier hat alles von „${name}“ und 1 weiteren Datei.`,
      other: `Niemand sonst hier hat alles von „${name}“ und ${count(more)} weiteren Dateien.`,
    }),
  onlyCopiesHint: 'Wenn du jetzt gehst, bekommen die anderen sie erst, wenn du zurückkommst.',
  onlyKnown: (name) => `Soweit bekannt, hat niemand sonst alles von „${name}“.`,
  onlyKnownHint: 'Wenn du jetzt gehst, bekommt sie vielleicht niemand, bis du zurückkommst.',
  onlyKnownOf: (name, more) =>
    plural(more, {
      one: `Soweit bekannt, hat niemand sonst alles von „${name}“ und 1 weiteren Datei.`,
      other: `Soweit bekannt, hat niemand sonst alles von „${name}“ und ${count(more)} weiteren Dateien.`,
    }),
  onlyKnownOfHint: 'Wenn du jetzt gehst, bekommt sie vielleicht niemand, bis du zurückkommst.',
};

export const library: Words['library'] = {
  share: 'Ordner als Bibliothek teilen',
  shareHint:
    'Andere können sie ansehen und durchsuchen. Eine Datei wird erst gelesen, wenn jemand sie holt.',
  emptyFolder: (name) => `${name} enthält keine Dateien.`,
  emptyFolderHint: 'Wähl einen Ordner aus, in dem Dateien sind.',

  library: 'Bibliothek',
  files: (n) => plural(n, { one: '1 Datei', other: `${count(n)} Dateien` }),
  shares: (name) => `${name} teilt eine Bibliothek`,
  youShare: 'Du teilst eine Bibliothek',
  browse: 'Ansehen',
  browseOf: (name) => `${name} ansehen`,
  lookAgain: 'Neu einlesen',
  lookAgainIn: (name) => `${name} neu einlesen`,
  lookAgainHint: 'Wähl den Ordner noch einmal aus: Die anderen sehen dann, was sich geändert hat',
  choose: 'Auswählen',
  chooseAgain: (name) => `${name} noch einmal auswählen`,
  closed:
    'Wähl den Ordner noch einmal aus, damit andere ihn durchsuchen und Dateien daraus holen können.',
  asks: 'Andere können sie nicht durchsuchen und nichts daraus holen, bis du ihren Ordner wieder öffnest.',
  openAgain: 'Wieder öffnen',
  openAgainOf: (name) => `${name} wieder öffnen`,
  lookNowHint: 'Die anderen sehen dann, was sich geändert hat',
  open: 'Andere können sie durchsuchen. Eine Datei wird gelesen, wenn jemand sie holt.',
  sameAgain: (name) => `In ${name} hat sich nichts geändert.`,
  changedAgain: (name) => `${name} wird so geteilt, wie es jetzt ist.`,

  reading: 'Die Liste der Dateien wird gelesen …',
  empty: 'Diese Bibliothek ist leer.',
  selectFirst: 'Kreuz an, was du willst.',
  takesMax: (n) => `Kreuz höchstens ${count(n)} Dateien auf einmal an.`,
  takenOf: (name) => `Aus ${name} geholt`,
  left: (n) =>
    plural(n, {
      one: '1 weitere Datei muss noch angefragt werden. Lass das so lange offen.',
      other: `${count(n)} weitere Dateien müssen noch angefragt werden. Lass das so lange offen.`,
    }),
  waits: 'Noch nicht an der Reihe.',
  take: 'Herunterladen',
  takeOf: (name) => `${name} herunterladen`,
  asking: 'Wird angefragt …',
  yours: 'deine',
  of: (name) => `${name} hat sie`,
};

export const search: Words['search'] = {
  search: 'Nachrichten und Dateien suchen',
  hint: 'Grenz es ein mit „genauen Wörtern“, von:name, hat:datei oder hat:link. Dateien findest du auch nach Art, etwa „video“, oder Größe, etwa >10mb.',
  results: 'Suchergebnisse',
  clear: 'Suche schließen',
  found: (n) => plural(n, { one: '1 gefunden', other: `${count(n)} gefunden` }),
  foundAtLeast: (n) => `Mehr als ${count(n)} gefunden`,
  looking: 'Suche läuft …',
  none: 'Nichts gefunden',
  readingRooms: (n) =>
    plural(n, {
      one: '1 anderer Raum wird gelesen',
      other: `${count(n)} andere Räume werden gelesen`,
    }),
  more: 'Es gibt mehr, als hier steht. Mit einem weiteren Wort wird es weniger.',
  answers: (answered, asked) =>
    answered < asked
      ? `${count(answered)} von ${count(asked)} Bibliotheken haben geantwortet`
      : plural(asked, {
          one: '1 Bibliothek hat geantwortet',
          other: `${count(asked)} Bibliotheken haben geantwortet`,
        }),
  goTo: (name) => `Zur Nachricht von ${name}`,
  goToIn: (name, room) => `Zur Nachricht von ${name} in ${room}`,
  inRoom: (room) => `Im Raum ${room}`,
  private: 'Privat',
  file: 'Datei',
  when: (day, time) => `${day}, ${time}`,
  line: (name, text) => `${name}: ${text}`,
  person: (messages) =>
    plural(messages, {
      one: 'Hat 1 Nachricht geschrieben',
      other: `Hat ${count(messages)} Nachrichten geschrieben`,
    }),
  onlyFrom: (name) => `Nur Nachrichten von ${name} anzeigen`,
  moreMessages: (n) =>
    plural(n, {
      one: '1 weitere Nachricht gefunden. Mit einem weiteren Wort werden es weniger.',
      other: `${count(n)} weitere Nachrichten gefunden. Mit einem weiteren Wort werden es weniger.`,
    }),

  understood: {
    from: (name) => `Von ${name}`,
    exactly: (text) => `Genau „${text}“`,
    file: 'Mit einer Datei',
    link: 'Mit einem Link',
  },
  operators: { from: 'von', has: 'hat', file: 'datei dateien', link: 'link links' },

  kinds: {
    archive: 'archiv archive',
    picture: 'bild bilder foto fotos',
    video: 'video videos film filme',
    sound: 'ton töne musik lied lieder song songs audio',
    document: 'dokument dokumente buch bücher',
    spreadsheet: 'tabelle tabellen',
    slides: 'folien präsentation präsentationen',
    code: 'code quellcode',
    font: 'schrift schriften schriftart schriftarten',
  },
};

export const message: Words['message'] = {
  reply: 'Antworten',
  edit: 'Bearbeiten',
  remove: 'Löschen',
  copyText: 'Text kopieren',
  textCopied: 'Text kopiert.',
  reactions: 'Reaktionen',
  reactedBy: (emoji, people, names) => `${emoji}, ${count(people)}: ${names}`,
  otherReaction: 'Mit einem anderen Emoji reagieren',
  stopSharing: 'Nicht mehr teilen',
  reactWith: {
    '👍': 'Mit Daumen hoch reagieren',
    '❤️': 'Mit Herz reagieren',
    '😂': 'Mit Lachen reagieren',
    '🎉': 'Mit Jubel reagieren',
    '😮': 'Mit Staunen reagieren',
    '😢': 'Mit Trauer reagieren',
  },

  unlisted: (each, all, sharer) =>
    `Sie hat keinen Platz in der Liste dieses Raums: Eine Person darf hier ${count(each)} Dateien anbieten, und der Raum führt ${count(all)}. Bitte ${sharer}, sie in einem neuen Raum zu teilen.`,
  unlistedOwn: (each, all) =>
    `Sie hat keinen Platz in der Liste dieses Raums: Eine Person darf hier ${count(each)} Dateien anbieten, und der Raum führt ${count(all)}. Teil sie in einem neuen Raum.`,
};

export const nearby: Words['nearby'] = {
  title: 'In der Nähe',
  nobody: 'In deinem Netz zeigt gerade niemand einen Raum. Räume erscheinen hier von selbst.',
  ask: 'Anfragen',
  askOf: (name) => `${name} anfragen`,
  waiting: (name) => [name, ' muss dich noch hereinlassen.'],
  compare: 'Prüf, ob es wirklich diese Person ist',
  compareHint:
    'Sie sieht dieselben Bilder. Wenn eines anders ist, steht jemand zwischen euch: Brich ab.',
  cancel: 'Abbrechen',
  yourName: 'Dein Name',
  yourNameHint: (name) => ['Nur ', name, ' erfährt ihn.'],
  nameFirst: 'Gib erst deinen Namen ein, damit klar ist, wer anfragt.',
  unsupported: 'Dieser Browser ist zu alt dafür. Bitte aktualisiere ihn.',
  ends: {
    declined: (name) => `${name} hat abgelehnt.`,
    absent: (name) => `${name} lädt niemanden mehr ein.`,
    unanswered: (name) => `${name} hat nicht geantwortet. Frag noch einmal an, oder komm näher.`,
    lost: () => 'Die Verbindung brach ab, bevor eine Antwort da war. Frag noch einmal an.',
    busy: () => 'Du hast oft angefragt. Warte eine Minute und frag dann noch einmal an.',
  },
};

export const notes: Words['notes'] = {
  notes: 'Notizen',
  hint: 'Eine Notiz ist ein Text, den alle im Raum ändern können, auch mehrere zugleich.',
  none: 'Noch gibt es keine Notizen.',
  list: 'Notizen dieses Raums',
  byYou: 'Von dir angelegt',
  by: (name) => `Angelegt von ${name}`,
  open: (title) => `${title} öffnen`,
  title: 'Titel der Notiz',
  titleMissing: 'Gib der Notiz erst einen Titel.',
  create: 'Notiz anlegen',
  noPlace:
    'Du hast so viele Notizen angelegt, wie eine Person darf, oder der Raum hat schon alle, die er zeigt. Lösch eine von deinen, um Platz zu schaffen.',
  opening: 'Notiz wird geöffnet …',
  gone: 'Diese Notiz ist nicht hier. Vielleicht wurde sie gelöscht.',

  all: 'Alle Notizen',
  text: (title) => `Text von ${title}`,
  placeholder: 'Schreib hier. Alle sehen es sofort.',
  saved: 'Alle Änderungen sind gespeichert',
  saving: 'Wird gespeichert …',
  failed: 'Deine letzten Änderungen sind noch nicht gespeichert. Neuer Versuch.',
  full: 'Diese Notiz nimmt keine Änderungen mehr an. Kopier ihren Text in eine neue, um weiterzumachen.',
  chars: (n) => plural(n, { one: '1 Zeichen', other: `${count(n)} Zeichen` }),

  view: 'Ansicht des Textes',
  edit: 'Bearbeiten',
  read: 'Lesen',
  emptyNow: 'Diese Notiz ist leer.',
  alsoHere: (names) => `Auch in dieser Notiz: ${names}`,

  authors: 'Wer was geschrieben hat',
  authorList: 'Wer an diesem Text geschrieben hat',
  you: 'Du',
  history: 'Verlauf',
  versions: 'Versionen dieser Notiz',
  noVersions: 'Hier wurde noch nichts geschrieben.',
  added: (n) =>
    plural(n, { one: '1 Zeichen hinzugefügt', other: `${count(n)} Zeichen hinzugefügt` }),
  removed: (n) => plural(n, { one: '1 Zeichen gelöscht', other: `${count(n)} Zeichen gelöscht` }),
  textThen: 'Der Text, wie er damals war',
  emptyThen: 'Damals war die Notiz leer.',
  restore: 'Diesen Text wiederherstellen',
  restored: 'Der Text ist wieder wie damals. Nichts geht verloren: Der Verlauf hat beides.',
  copy: 'Text kopieren',
  copied: 'Text kopiert.',
  save: 'Als .md speichern',

  delete: 'Notiz löschen',
  deleteAsk: 'Diese Notiz für alle löschen? Ihr Text ist dann weg.',
  deleteYes: 'Für alle löschen',
  keep: 'Behalten',
};

export const pairing: Words['pairing'] = {
  titleInvite: 'Ohne Server einladen',
  titleAnswer: 'Ohne Server hereinkommen',
  keepOpen:
    'Lass diesen Tab offen, bis du verbunden bist. Jeder Text gilt zehn Minuten, und nur einmal. Wer die Einladung in die Hand bekommt, kann hereinkommen, wie mit dem Link des Raums.',
  connected: (people) =>
    plural(people, {
      one: 'Du bist mit 1 Person verbunden.',
      other: `Du bist mit ${count(people)} Personen verbunden.`,
    }),
  done: 'Fertig',
  notLoaded: 'Dieser Teil von Swapmeet ließ sich nicht laden. Versuch es noch einmal.',
  tryAgain: 'Noch einmal versuchen',

  inviteStep: '1. Schick diese Einladung',
  inviteStepHint: 'Mit einem Messenger oder per E-Mail, oder lass den Code mit dem Handy scannen.',
  invitation: 'Einladung',
  invitationCode: 'Die Einladung als QR-Code',
  invitationMaking: 'Einladung wird erstellt …',
  invitationCopy: 'Einladung kopieren',
  invitationCopied: 'Einladung kopiert. Lass diesen Tab offen.',
  invitationNew: 'Neue Einladung',
  useReplyStep: '2. Füg ein, was zurückkommt',
  theirReply: 'Die Antwort',
  useReply: 'Antwort verwenden',
  confirmStep: '3. Schick diese Bestätigung',
  confirmation: 'Bestätigung',
  confirmationCode: 'Bestätigung als QR-Code',
  confirmationMaking: 'Bestätigung wird erstellt …',
  confirmationCopy: 'Bestätigung kopieren',
  confirmationCopied: 'Bestätigung kopiert.',

  replyStep: '1. Schick diese Antwort an die Person, die dich eingeladen hat',
  yourReply: 'Deine Antwort',
  replyCode: 'Deine Antwort als QR-Code',
  replyMaking: 'Deine Antwort wird erstellt …',
  replyCopy: 'Antwort kopieren',
  replyCopied: 'Antwort kopiert. Lass diesen Tab offen.',
  useConfirmationStep: '2. Füg die Bestätigung ein, die zurückkommt',
  connect: 'Verbinden',
  connecting:
    'Verbinden … Wenn nach einer halben Minute nichts passiert ist, bitte um eine neue Einladung.',

  inviterProblems: {
    unreadable: 'Das ist keine ganze Antwort. Kopier alles davon und füg es noch einmal ein.',
    'other-kind': 'Das ist ein anderer der drei Texte. Füg die kopierte Antwort ein.',
    'other-room': 'Das gehört zu einem anderen Raum.',
    'other-invitation':
      'Diese Antwort gehört zu einer anderen Einladung. Bitte um die Antwort auf die hier gezeigte.',
    expired: 'Die zehn Minuten sind um. Erstell eine neue Einladung.',
    used: 'Diese Einladung wurde schon beantwortet. Erstell für jede Person eine neue.',
    'nothing-came':
      'Aus dieser Antwort ist nichts geworden. Ist der Raum gesperrt, entsperre ihn; erstell dann eine neue Einladung.',
  },
  invitedProblems: {
    unreadable: 'Das ist kein ganzer Text. Kopier alles davon und füg es noch einmal ein.',
    'other-kind':
      'Das ist ein anderer der drei Texte. Füg die Bestätigung ein, die auf deine Antwort kam.',
    'other-room': 'Das gehört zu einem anderen Raum.',
    'other-invitation':
      'Diese Bestätigung gehört zu einer anderen Antwort. Bitte um die zur hier gezeigten.',
    expired:
      'Die Einladung ist älter als zehn Minuten, oder die Uhr dieses Geräts geht falsch. Bitte um eine neue.',
    used: 'Diese Bestätigung wurde schon verwendet. Wenn nichts daraus wird, bitte um eine neue Einladung.',
    'nothing-came':
      'Es ließ sich keine Antwort erstellen. Vielleicht bist du schon verbunden, oder das Passwort des Raums ist ein anderes.',
  },
};

export const parts: Words['parts'] = {
  home: 'Swapmeet, Startseite',
  pageTitle: (what) => `${what} · Swapmeet`,
  skip: 'Zum Inhalt springen',
  theme: 'Zwischen hell und dunkel wechseln',
  close: 'Schließen',
  note: 'Hinweis',
  undo: 'Rückgängig',
  closeNote: 'Hinweis schließen',
  noName: 'kein Name',
  unseen: (code) => `Ein unsichtbares Zeichen: ${code}`,
  moreUnseen: (n) =>
    plural(n, {
      one: '1 weiteres unsichtbares',
      other: `${count(n)} weitere unsichtbare`,
    }),
  moreMarks: (n) =>
    plural(n, {
      one: '1 weiteres Zeichen über diesem Buchstaben',
      other: `${count(n)} weitere Zeichen über diesem Buchstaben`,
    }),

  partLate: 'Dieser Teil von Swapmeet ist noch nicht da.',
  partLateHint: 'Es wird von selbst wieder versucht. Wenn das nicht hilft, lade die Seite neu.',
  reload: 'Neu laden',

  linkCopied: 'Link kopiert.',
  linkCopiedAlone: 'Link kopiert. Lass diesen Tab offen.',
  left: (room) => `Du hast ${room} verlassen.`,
  pastedPicture: (dateAndTime) => `Bild ${dateAndTime}`,
};

export const people: Words['people'] = {
  title: 'Leute',
  morePeople: (n) => `und ${count(n)} weitere`,
  yourself: (name) => [name, ' (du)'],
  nothingSwapped: 'noch nichts getauscht',
  muted: 'von dir stummgeschaltet',
  why: 'Warum?',
  whyNotReached: (name) => `Warum ${name} nicht erreicht wird`,
  moreAbout: (name) => `Mehr über ${name}`,
  verified: 'verifiziert',
  verifiedHint: 'Verifiziert: Ihr habt den Code verglichen.',
  markHint: 'Andere hier heißen genauso. Jede Person hat ein anderes Zeichen.',

  keeps: {
    all: 'behält alles in diesem Raum',
    some: 'behält Dateien dieses Raums, so viele passen',
  },

  present: 'hier',
  byWayOfOthers: 'über andere',
  linking: 'wird verbunden',
  lost: 'weg, neuer Versuch',
  unreached: 'nicht erreichbar, neuer Versuch',
  linked: 'verbunden',
  direct: 'direkt verbunden',
  throughServer: 'über einen Server',
  through: (name) => `über ${name}`,
  throughMessagesOnly: (name) => `über ${name}, nur Nachrichten`,
  throughSomebody: 'über jemand anderen',
  throughSomebodyMessagesOnly: 'über jemand anderen, nur Nachrichten',
  gave: (size) => `gab ${size}`,
  took: (size) => `nahm ${size}`,
  gaveAndTook: (gave, took) => `gab ${gave}, nahm ${took}`,
};

export const person: Words['person'] = {
  find: 'Person suchen',
  findHint: 'Diese Leute haben zuletzt geschrieben. Tipp einen Namen, um andere zu finden.',
  findHintSilent:
    'Noch hat niemand sonst hier geschrieben. Tipp einen Namen, um jemanden zu finden.',
  noneFound: 'Niemand hier heißt so.',

  writePrivately: (name) => `${name} privat schreiben`,
  writePrivatelyHint: (name) =>
    `Was du als Nächstes schreibst, ist nur für ${name}; die anderen können es nicht lesen.`,
  verify: (name) => `${name} verifizieren`,
  verifyHint: (name) => `Vergleich einen Code mit ${name}, um sicher zu sein, mit wem du sprichst.`,
  seeCode: (name) => `Code von ${name} ansehen`,
  seeCodeHint: (name) => `Du hast den Code mit ${name} verglichen und als verifiziert markiert.`,
  mute: (name) => `${name} stummschalten`,
  muteHint: (name) =>
    `Stummschalten verbirgt, was ${name} schreibt. Ihr bleibt verbunden, und Dateien gehen weiter.`,
  unmute: (name) => `${name} nicht mehr stummschalten`,
  unmuteHint: (name) => `Was ${name} schreibt, ist auf diesem Gerät verborgen.`,
  block: (name) => `${name} blockieren`,
  blockHint: (name) =>
    `Blockieren verbirgt, was ${name} schreibt und teilt, und beendet eure Verbindung. Andere hier sehen ${name} weiterhin.`,
  treatmentHint: (name) =>
    `Beides gilt in diesem Raum und auf diesem Gerät, bis du es in den Einstellungen zurücknimmst. ${name} erfährt nichts davon.`,

  blocklist: 'Stummgeschaltet und blockiert',
  treatments: { muted: 'stummgeschaltet', blocked: 'blockiert' },
  unmuteListed: (name) => [name, ' nicht mehr stummschalten'],
  unblockListed: (name) => [name, ' nicht mehr blockieren'],

  code: 'Code',
  verifyTitle: (name) => [name, ' verifizieren'],
  compare:
    'Lest euch diese Wörter vor, am Telefon oder persönlich. Wenn sie auf beiden Seiten gleich sind, steht niemand zwischen euch, und es ist wirklich diese Person.',
  verified:
    'Du hast diese Person als verifiziert markiert. Die Markierung bleibt auf diesem Gerät bei ihr; niemand bekommt sie, indem er ihren Namen annimmt.',
  codesDiffer:
    'Wenn etwas anders ist, markier sie nicht: Jemand anderes verwendet diesen Namen, oder dein Link führt in einen anderen Raum, als du denkst.',
  unverify: 'Markierung zurücknehmen',
  codesMatch: 'Sie stimmen überein',

  codeSymbols:
    'Hund,Katze,Maus,Hamster,Kaninchen,Fuchs,Bär,Panda,Koala,Tiger,Löwe,Kuh,Schwein,Frosch,Affe,Henne,' +
    'Pinguin,Vogel,Küken,Ente,Adler,Eule,Fledermaus,Wolf,Wildschwein,Pferd,Einhorn,Biene,Raupe,Schmetterling,Schnecke,Marienkäfer,' +
    'Ameise,Grille,Spinne,Skorpion,Schildkröte,Schlange,Eidechse,Krake,Tintenfisch,Garnele,Krabbe,Kugelfisch,Fisch,Delfin,Wal,Hai,' +
    'Krokodil,Elefant,Nashorn,Kamel,Giraffe,Schaf,Ziege,Hirsch,Hahn,Truthahn,Taube,Eichhörnchen,Igel,Pfoten,Drache,Dinosaurier,' +
    'Kaktus,Weihnachtsbaum,Tanne,Laubbaum,Palme,Keimling,Kräuter,Kleeblatt,Ahornblatt,Pilz,Weizen,Blumenstrauß,Tulpe,Rose,Sonnenblume,Blüte,' +
    'Mond,Stern,Sonne,Wolke,Blitz,Feuer,Regenbogen,Schneeflocke,Schneemann,Tropfen,Welle,Globus,Planet,Komet,Vulkan,Berg,' +
    'Apfel,Birne,Orange,Zitrone,Banane,Wassermelone,Trauben,Erdbeere,Kirschen,Pfirsich,Ananas,Kokosnuss,Kiwi,Tomate,Avocado,Aubergine,' +
    'Kartoffel,Karotte,Mais,Chili,Gurke,Brokkoli,Erdnuss,Kastanie,Brot,Croissant,Brezel,Käse,Ei,Pfannkuchen,Burger,Pommes,' +
    'Pizza,Taco,Salat,Spaghetti,Sushi,Eis,Donut,Keks,Torte,Schokolade,Bonbon,Lutscher,Honig,Fläschchen,Kaffee,Tee,' +
    'Fußball,Basketball,Tennis,Billard,Tischtennis,Bogen,Angel,Boxhandschuh,Schlittschuh,Schlitten,Zielscheibe,Würfel,Gamepad,Bowling,Puzzle,Palette,' +
    'Mikrofon,Kopfhörer,Klavier,Trommel,Saxofon,Trompete,Gitarre,Geige,Filmklappe,Zirkus,Theater,Eintrittskarte,Pokal,Medaille,Luftballon,Geschenk,' +
    'Auto,Taxi,Bus,Krankenwagen,Feuerwehr,Traktor,Fahrrad,Roller,Lokomotive,Straßenbahn,Flugzeug,Rakete,Hubschrauber,Segelboot,Schiff,Anker,' +
    'Haus,Burg,Zelt,Riesenrad,Statue,Turm,Brücke,Brunnen,Insel,Wüste,Ampel,Landkarte,Kompass,Wecker,Sanduhr,Armbanduhr,' +
    'Telefon,Laptop,Kamera,Fernseher,Radio,Batterie,Glühbirne,Taschenlampe,Kerze,Feuerlöscher,Fass,Diamant,Waage,Schraubenschlüssel,Hammer,Schraube,' +
    'Magnet,Mikroskop,Teleskop,Tablette,Thermometer,Besen,Korb,Schlüssel,Tür,Bett,Einkaufswagen,Briefumschlag,Paket,Bücher,Stecknadel,Schere,' +
    'Buntstift,Büroklammer,Schloss,Krone,Hut,Brille,Schuh,Socken,Handschuhe,Schal,Kleid,Rucksack,Regenschirm,Ring,Gespenst,Roboter',
};

export const profile: Words['profile'] = {
  title: 'Dein Profil',
  explained:
    'Das bist du in deinen Räumen: deine Namen und Bilder dort, und wen du verifiziert, stummgeschaltet oder blockiert hast. Nachrichten und Dateien gehören nicht dazu. Verwende es immer nur auf einem Gerät: Schreiben zwei als du, sehen die anderen nicht mehr, was sie schreiben.',

  take: 'Auf ein anderes Gerät mitnehmen',
  passphrase: 'Neue Passphrase',
  passphraseHint:
    'Die Datei öffnet sich nur damit. Vier oder fünf Wörter sind gut. Wenn du sie vergisst, kann niemand sie dir sagen.',
  passphraseTooShort: (least) =>
    `Nimm ${count(least)} Zeichen oder mehr: Wer die Datei bekommt, kann beliebig viele Passphrasen durchprobieren.`,
  save: 'Datei speichern',
  saved: (rooms) =>
    plural(rooms, {
      one: 'Die Datei ist in deinen Downloads. Sie enthält 1 Raum.',
      other: `Die Datei ist in deinen Downloads. Sie enthält ${count(rooms)} Räume.`,
    }),
  savedHint:
    'Bring sie auf das andere Gerät und hol sie dort herein. Gib das Profil dann hier ab, bevor du noch etwas schreibst: Private Nachrichten öffnen sich dort erst von da an. Lösch die Datei, wenn du fertig bist.',
  giveUp: 'Auf diesem Gerät abgeben',
  givenUp: 'Hier ist es abgegeben. Auf diesem Gerät bist du in jedem Raum eine neue Person.',

  bring: 'Von einem anderen Gerät holen',
  file: 'Profildatei',
  filePassphrase: 'Passphrase der Datei',
  open: 'Datei öffnen',
  noFile: 'Wähl erst die Datei aus.',
  noPassphrase: 'Gib die Passphrase der Datei ein.',
  wrong: {
    'no-profile': 'Das ist keine Profildatei. Wähl die aus, die Swapmeet gespeichert hat.',
    damaged:
      'Die Datei ist beschädigt: Ein Teil fehlt oder wurde verändert. Speichere sie auf dem anderen Gerät noch einmal.',
    'wrong-passphrase':
      'Die Passphrase ist falsch. Nichts wurde geändert. Gib sie so ein wie damals.',
  },
  found: (rooms, day) =>
    plural(rooms, {
      one: `Ein Profil mit 1 Raum. Gespeichert: ${day}.`,
      other: `Ein Profil mit ${count(rooms)} Räumen. Gespeichert: ${day}.`,
    }),
  replaces: (rooms) =>
    plural(rooms, {
      one: 'In 1 seiner Räume warst du auch auf diesem Gerät, als jemand anderes: Das Profil ersetzt diese Person, und niemand kann mehr als sie schreiben.',
      other: `In ${count(rooms)} seiner Räume warst du auch auf diesem Gerät, als jemand anderes: Das Profil ersetzt diese Personen, und niemand kann mehr als sie schreiben.`,
    }),
  replacesNothing: 'Auf diesem Gerät ersetzt es nichts.',
  same: (rooms) =>
    plural(rooms, {
      one: 'In 1 seiner Räume bist du hier schon diese Person.',
      other: `In ${count(rooms)} seiner Räume bist du hier schon diese Person.`,
    }),
  bringHere: 'Auf dieses Gerät holen',
  cancel: 'Abbrechen',
  brought:
    'Jetzt ist es hier. Öffne deine Räume mit ihren Links, und gib das Profil auf dem anderen Gerät ab, falls noch nicht geschehen.',
  openRoom: 'Zu dem Raum, der dort offen war',
};

export const room: Words['room'] = {
  connection: 'Verbindung',
  offline: 'Du bist offline. Was du schreibst, wird später gesendet.',
  cutOff: 'Niemand ist erreichbar: Deine Adresse ist verborgen',
  connected: (people) =>
    plural(people, {
      one: 'Mit 1 Person verbunden',
      other: `Mit ${count(people)} Personen verbunden`,
    }),
  connectedNobodyNew: (people) =>
    plural(people, {
      one: 'Mit 1 Person verbunden. Neue können gerade nicht dazukommen. Du bleibst verbunden',
      other: `Mit ${count(people)} Personen verbunden. Neue können gerade nicht dazukommen. Du bleibst verbunden`,
    }),
  connectedReaching: (people, more) =>
    plural(people, {
      one: `Mit 1 Person verbunden, ${count(more)} im Aufbau`,
      other: `Mit ${count(people)} Personen verbunden, ${count(more)} im Aufbau`,
    }),
  connectedNotToAll: (people, unreached) =>
    plural(people, {
      one: `Mit 1 Person verbunden; ${count(unreached)} nicht erreichbar`,
      other: `Mit ${count(people)} Personen verbunden; ${count(unreached)} nicht erreichbar`,
    }),
  unreadable: 'Jemand ist hier, aber nicht lesbar für dich',
  clocksDiffer: 'Jemand ist hier, aber eure Uhren gehen zu weit auseinander',
  reaching: (people) =>
    plural(people, {
      one: 'Verbinden mit 1 Person',
      other: `Verbinden mit ${count(people)} Personen`,
    }),
  serverAway: 'Der Server ist nicht erreichbar. Neuer Versuch',
  unreached: (people) =>
    plural(people, {
      one: '1 Person hier ist nicht erreichbar. Neuer Versuch',
      other: `${count(people)} Personen hier sind nicht erreichbar. Neuer Versuch`,
    }),
  connectionLost: 'Verbindung verloren. Neuer Versuch',
  looking: 'Die anderen werden gesucht …',
  nobodyElse: 'Noch ist niemand sonst hier',

  opening: 'Raum wird geöffnet',
  openingShort: 'Wird geöffnet …',
  openingHint: 'Gelesen wird, was dieses Gerät davon behalten hat.',
  openingSlow:
    'Das dauert länger als üblich. Lade die Seite neu, um es noch einmal zu versuchen; verloren geht nichts.',
  reopened: {
    'key-used-twice':
      'Der Schlüssel dieses Raums war auch auf einem anderen Gerät in Gebrauch. Du bist hier jetzt eine neue Person.',
    'clock-was-ahead':
      'Die Uhr dieses Geräts ging Tage vor, deshalb bekam niemand, was du geschrieben hast. Du bist hier jetzt eine neue Person: Schreib es noch einmal.',
    traceless: 'Auf diesem Gerät wird nichts mehr von diesem Raum behalten.',
    traces: 'Was ab jetzt gesagt wird, bleibt auf diesem Gerät.',
    'profile-came': 'Du bist jetzt die Person, die du auf dem anderen Gerät warst.',
    'profile-left': 'Dein Profil ist hier abgegeben. Du bist in diesem Raum eine neue Person.',
  },

  skip: 'Zu den Nachrichten springen',
  guessable: 'erratbar',
  guessableHint: 'Wer diesen Namen errät, kann hereinkommen.',
  guessableLockedHint:
    'Jeder kann diesen Namen erraten und kommt herein, sobald jemand den Raum entsperrt.',
  locked: 'gesperrt',
  lockedHint: 'Neue Leute kommen erst herein, wenn jemand hier entsperrt.',
  password: 'Passwort',
  passwordHint: 'Um hereinzukommen, braucht man das Passwort, das nicht im Link steht.',
  details: 'Details',
  doctor: 'Details: Verbindungsdiagnose',
  copyLink: 'Link zum Raum kopieren',
  notes: 'Notizen',
  settings: 'Einstellungen',
  tabs: 'Teile des Raums',
  panes: { people: 'Leute', chat: 'Chat', files: 'Dateien' },
  unread: (messages) =>
    plural(messages, { one: '1 ungelesen', other: `${count(messages)} ungelesen` }),
  savedFiles: 'Gespeicherte Dateien',

  nobodyReached: 'Gerade ist niemand erreichbar.',
  nothingToHideBehind:
    'Deine Adresse lässt sich nur hinter einem Server dieser Seite verbergen, und sie hat keinen.',
  stopHiding: 'Adresse nicht mehr verbergen',
  save: 'Speichern',
  tryAgain: 'Noch einmal versuchen',
  dismiss: 'Ausblenden',

  renamed: (before, after) => `${before} heißt jetzt ${after}`,
  titled: (name, title) => `${name} hat den Raum „${title}“ genannt`,
  untitled: (name) => `${name} hat den Titel des Raums entfernt`,
  lockedBy: (name) => `${name} hat den Raum gesperrt`,
  unlockedBy: (name) => `${name} hat den Raum entsperrt`,

  fileForYou: 'Eine Datei für dich',
  linkToFile: 'Ein Link zu einer Datei',
  size: 'Größe',
  whoHasIt: 'Wer sie hat',

  drop: 'Ablegen, um hier zu teilen',
  dropWith: (people) =>
    plural(people, {
      one: 'Ablegen, um mit 1 Person zu teilen',
      other: `Ablegen, um mit ${count(people)} Personen zu teilen`,
    }),
  dropPrivately: (people) =>
    plural(people, {
      one: 'Ablegen, um privat mit 1 Person zu teilen',
      other: `Ablegen, um privat mit ${count(people)} Personen zu teilen`,
    }),
};

export const settings: Words['settings'] = {
  title: 'Einstellungen',
  close: 'Einstellungen schließen',
  done: 'Fertig',

  you: 'Du',
  yourName: 'Dein Name',
  saveName: 'Name speichern',
  yourNameHint: 'Dein Bild bleibt gleich, die anderen erkennen dich also.',
  theme: 'Hell oder dunkel',
  language: 'Sprache',
  languageLate:
    'Diese Sprache ließ sich nicht vom Server laden. Wähl sie noch einmal, wenn du eine Verbindung hast.',
  keys: 'Tastenkürzel',
  moveProfile: 'Profil umziehen',
  badge: 'Ungelesene Nachrichten am Symbol der App zählen',
  howItWorks: 'Wie es funktioniert und was es nicht kann',
  linkWays: 'Link teilen oder QR-Code zeigen',
  notify: 'Benachrichtige mich',
  notifyHint: 'In jedem Raum, der in einem Tab offen ist, während du woanders hinsiehst.',
  notifyUnsupported: 'Dieser Browser hat keine Benachrichtigungen für Webseiten.',
  notifyBlocked:
    'Dein Browser blockiert sie für diese Seite. Erlaub sie in den Website-Einstellungen und versuch es noch einmal.',
  notifyAbout: 'Benachrichtigen bei',
  everyMessage: 'Jeder Nachricht',
  mentionsOnly: 'Nur Erwähnungen',
  notifyAboutHint: 'Erwähnungen nennen deinen Namen, antworten dir oder sind privat an dich.',

  thisRoom: 'Dieser Raum',
  roomTitle: 'Titel des Raums',
  roomTitleHint: 'Alle hier sehen ihn und können ihn ändern. Der Link bleibt gleich.',
  readableWithPassword:
    'Wer den Link dieses Raums und sein Passwort hat, kann hereinkommen und lesen, was gesagt wurde.',
  readableByName:
    'Wer den Namen dieses Raums errät, kann hereinkommen und lesen, was gesagt wurde. Öffne für Privates einen neuen Raum.',
  readableByLink: 'Wer den Link dieses Raums hat, kann hereinkommen und lesen, was gesagt wurde.',
  whoComesIn: 'Wer hereinkommt',
  locked:
    'Gesperrt: Neue Leute kommen nicht herein. Wer hier ist oder schon hier geschrieben hat, kann wiederkommen.',
  unlocked: 'Alle mit dem Link kommen herein. Sperr den Raum, um niemand Neues hereinzulassen.',
  lock: 'Raum sperren',
  unlock: 'Raum entsperren',
  newLink: 'Neuer Link',
  nearby: 'Diesen Raum Leuten in der Nähe zeigen',
  nearbyHint:
    'Leute in deinem Netz sehen den Namen unten und können anfragen. Du entscheidest jedes Mal. Es endet, wenn du gehst oder neu lädst.',
  nearbyLocked: 'Entsperr erst den Raum: In einen gesperrten kommt niemand Neues.',
  nearbyName: 'Name in der Nähe',
  nearbyStates: {
    off: '',
    opening: 'Server wird erreicht …',
    open: 'Leute in der Nähe sehen ihn jetzt.',
    unavailable:
      'Der Server weiß nicht, in welchem Netz du bist, daher sieht niemand in der Nähe den Raum.',
    full: 'In deinem Netz werden gerade zu viele Räume gezeigt. Versuch es später noch einmal.',
    'not-loaded':
      'Dieser Teil ließ sich nicht vom Server laden. Schalte es wieder ein, wenn du eine Verbindung hast.',
    unsupported: 'Dieser Browser ist zu alt dafür. Bitte aktualisiere ihn.',
  },

  filesAndData: 'Dateien und Daten',
  traceless: 'Auf diesem Gerät keine Spuren hinterlassen',
  tracelessHint:
    'Löscht, was dieses Gerät vom Raum behalten hat, auch Dateien, und behält nichts mehr, bis du diesen Tab schließt. Du kommst als neue Person zurück. Im Verlauf des Browsers steht der Link weiterhin.',
  tracelessAsk:
    'Nachrichten und Dateien dieses Raums von diesem Gerät löschen? Das lässt sich nicht rückgängig machen.',
  tracelessYes: 'Löschen und keine Spuren hinterlassen',
  keepThem: 'Behalten',
  keepFor: 'Nachrichten behalten',
  keepForHint: 'Auf diesem Gerät, ab dem Eintreffen. Alle entscheiden das für sich.',
  keepDaysAsk:
    'Ältere Nachrichten jetzt von diesem Gerät löschen? Das lässt sich nicht rückgängig machen.',
  keepDaysYes: 'Ältere Nachrichten löschen',
  keepDays: { 1: 'Einen Tag', 7: 'Eine Woche', 30: 'Einen Monat', 365: 'Ein Jahr' },
  keepAll: 'Alles in diesem Raum behalten',
  keepAllHint:
    'Holt, was andere hier teilen, und behält es auf diesem Gerät, damit es bleibt, wenn sie gehen. Die anderen sehen das. Lass diesen Tab offen, damit sie es bekommen können. Über getaktete Verbindungen wird nichts geholt.',
  keepAtMost: 'Höchstens',
  keptSoFar: (files, size) =>
    plural(files, {
      one: `1 Datei behalten, ${size}.`,
      other: `${count(files)} Dateien behalten, ${size}.`,
    }),
  keepMetered:
    'Deine Verbindung wird gerade nach Datenmenge abgerechnet: Es wird nichts geholt, bis du eine andere hast.',
  keepTraceless:
    'Du hinterlässt hier keine Spuren: Was dieses Gerät vom Raum behält, ist weg, wenn du diesen Tab schließt.',
  keptNotAll:
    'Nicht alles wird behalten: Manche Dateien haben hier keinen Platz, oder du hast sie von diesem Gerät gelöscht.',
  uploadLimit: 'Grenze beim Senden (MB/s)',
  downloadLimit: 'Grenze beim Empfangen (MB/s)',
  noLimit: 'Keine',
  shareMetered: 'Über getaktete Verbindungen teilen',
  shareMeteredHint:
    'Dateien, die du von anderen hast. Was du selbst teilst, bekommt immer, wer es will.',

  connection: 'Verbindung',
  hideAddress: 'Meine Adresse verbergen',
  hideAddressHint:
    'Die anderen sehen die Adresse eines Servers statt deiner. Dateien kommen vielleicht langsamer. Die Server selbst sehen deine weiterhin.',
  hideAddressCutOff:
    'Diese Seite hat keinen Server zum Verbergen, daher ist niemand erreichbar, solange deine Adresse verborgen ist.',
  passOn: 'Dateien weitergeben für Leute, die einander nicht erreichen',
  passOnHint:
    'Verschlüsselt: Dieses Gerät kann sie nicht lesen. Nachrichten werden immer weitergegeben; Dateien nie über getaktete Verbindungen.',
  passOnNothing: 'Keine Dateien',
  passOnUpTo: (size) => `Bis zu ${size} am Tag`,
  inviteByHand: 'Ohne Server einladen',
};

export const looks: Words['looks'] = {
  choose: 'Farbe und Zeichen wählen',
  hint: 'Alle in diesem Raum sehen beides. Es sagt nichts darüber, wer du bist: Zwei Leute können dasselbe wählen, und das Muster deines Bildes bleibt.',
  colour: 'Farbe',
  mark: 'Zeichen',
  byKey: 'Wie es kommt',
  none: 'Keins',
  inks: {
    1: 'Blau',
    2: 'Zinnober',
    3: 'Grün',
    4: 'Pflaume',
    5: 'Himmelblau',
    6: 'Rosa',
    7: 'Braun',
    8: 'Oliv',
  },
};

export const roomPicture: Words['roomPicture'] = {
  title: 'Der Raum als Bild',
  open: 'Raum als Bild anzeigen',
  nobody: 'Niemand sonst ist hier: Noch gibt es nichts zu zeichnen.',
  connections: (n) =>
    plural(n, {
      one: 'Du hast 1 Verbindung.',
      other: `Du hast ${count(n)} Verbindungen.`,
    }),
  here: (n) =>
    plural(n, {
      one: '1 andere Person ist hier.',
      other: `${count(n)} andere Personen sind hier.`,
    }),
  drawn: (n, all) => `Das Bild zeigt ${count(n)} von ${count(all)} Personen.`,
  ring: 'Du bist in der Mitte. Leute mit ähnlicher Kennung stehen nebeneinander.',
  rings:
    'Du bist in der Mitte. Je näher ein Ring, desto mehr erste Bits haben die Kennungen dort mit deiner gemeinsam; auf einem Ring stehen Leute mit ähnlicher Kennung nebeneinander.',

  legend: 'Was das Bild zeigt',
  own: 'Deine Verbindung',
  forwarded: 'Eine Verbindung über jemand anderen',
  told: 'Eine Verbindung, von der andere berichten; niemand hat sie geprüft',
  flow: 'Teile von Dateien, unterwegs in Richtung des Pfeils',
  far: 'Jemand ohne Verbindung zu dir',
  notKnown:
    'Wie Leute ohne Verbindung zu dir untereinander verbunden sind, weiß dieses Gerät nicht.',

  table: 'Deine Verbindungen',
  person: 'Person',
  path: 'Verbindung',
  from: 'Kommt von dort',
  to: 'Geht dorthin',
  others: 'Andere, von denen berichtet wird',
  nothing: 'nichts',
  notTold: 'nicht bekannt',
};

export const talk: Words['talk'] = {
  hereOnly: 'Nur hier: Noch hat sie niemand sonst',
  goingOut: 'Unterwegs',
  withSome: (have, here) => `Bei ${count(have)} von ${count(here)}`,
  knownWithSome: (have, here) => `Soweit bekannt, bei ${count(have)} von ${count(here)}`,
  withAll: 'Bei allen',
  withThoseWhoLeft: 'Bei Leuten, die gegangen sind',

  typing: (name) => `${name} schreibt`,
  typingTwo: (one, other) => `${one} und ${other} schreiben`,
  typingSeveral: 'Mehrere schreiben',

  joined: (names, people) =>
    plural(people, { one: `${names} ist beigetreten`, other: `${names} sind beigetreten` }),
  left: (names, people) =>
    plural(people, { one: `${names} ist gegangen`, other: `${names} sind gegangen` }),
  cameAndLeft: (names, people) =>
    plural(people, { one: `${names} war kurz da`, other: `${names} waren kurz da` }),
  cameBack: (names, people) =>
    plural(people, { one: `${names} war kurz weg`, other: `${names} waren kurz weg` }),
  joinedCount: (people) =>
    plural(people, {
      one: '1 Person ist beigetreten',
      other: `${count(people)} Personen sind beigetreten`,
    }),
  leftCount: (people) =>
    plural(people, {
      one: '1 Person ist gegangen',
      other: `${count(people)} Personen sind gegangen`,
    }),

  toMention: (messages) =>
    plural(messages, {
      one: '1 Nachricht erwähnt dich: hingehen',
      other: `${count(messages)} Nachrichten erwähnen dich: zur nächsten`,
    }),

  tellTyping: 'Anderen zeigen, dass du schreibst',
  tellTypingHint: (people) =>
    plural(people, {
      one: `In Räumen mit bis zu ${count(people)} Person. Ist eine Nachricht privat, erfahren es nur die, für die sie ist.`,
      other: `In Räumen mit bis zu ${count(people)} Personen. Ist eine Nachricht privat, erfahren es nur die, für die sie ist.`,
    }),
  tellTypingNotes: (people) =>
    plural(people, {
      one: `In Notizen sehen sie auch deinen Cursor, in Räumen mit bis zu ${count(people)} Person.`,
      other: `In Notizen sehen sie auch deinen Cursor, in Räumen mit bis zu ${count(people)} Personen.`,
    }),
  tellTypingTraceless: 'Nie aus einem Raum, der auf diesem Gerät keine Spuren hinterlässt.',
};

export const rich: Words['rich'] = {
  opens: (host) => `Öffnet ${host}`,
  mentionOfYou: 'Du wirst erwähnt',
  code: 'Code',
  codeIn: (language) => `Code (${language})`,
  copyCode: 'Code kopieren',
  codeCopied: 'Code kopiert.',
};

export const writing: Words['writing'] = {
  people: 'Leute zum Erwähnen',
  emoji: 'Emoji',
  matches: (n) =>
    plural(n, {
      one: '1 Vorschlag. Enter nimmt ihn.',
      other: `${count(n)} Vorschläge. Auf und ab wählt aus, Enter nimmt einen.`,
    }),
  notConnected: 'gerade nicht hier',

  addEmoji: 'Emoji einfügen',
  chooseEmoji: 'Emoji auswählen',
  searchEmoji: 'Emoji suchen',
  noEmoji: 'Kein Emoji heißt so.',
  emojiGroups: 'Gruppen von Emoji',
  groups: {
    smileys: 'Smileys und Gefühle',
    people: 'Leute und Gesten',
    animals: 'Tiere und Natur',
    food: 'Essen und Trinken',
    travel: 'Reisen und Orte',
    activities: 'Aktivitäten',
    objects: 'Gegenstände',
    symbols: 'Symbole',
    flags: 'Flaggen',
  },
  skinTone: 'Hautton',
  skinToneIs: (tone) => `Hautton: ${tone}`,
  tones: {
    none: 'Standard',
    light: 'Hell',
    mediumLight: 'Mittelhell',
    medium: 'Mittel',
    mediumDark: 'Mitteldunkel',
    dark: 'Dunkel',
  },
  loadingEmoji: 'Emoji werden geladen …',

  characters: (n) => plural(n, { one: '1 Zeichen.', other: `${count(n)} Zeichen.` }),
  tooLong: (most) =>
    plural(most, {
      one: 'In eine Nachricht passt 1. Teil sie auf oder sende sie als Textdatei.',
      other: `In eine Nachricht passen ${count(most)}. Teil sie auf oder sende sie als Textdatei.`,
    }),
  longText: 'Das ist ein langer Text für eine Nachricht.',
  sendAsFile: 'Als Textdatei senden',
  keepAsMessage: 'Hier lassen',
  textName: (dateAndTime) => `Text vom ${dateAndTime}`,
  sentAsFile: 'Als Textdatei gesendet.',
};
