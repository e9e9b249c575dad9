/** The connection doctor, in the field's words. */
import { count } from '../format.ts';
import { plural } from '../language.ts';

export const words = {
  title: 'Connection doctor',
  nobody: 'Nobody else is known to be here.',
  connections: 'Connections',
  throughOthers: (people: number) =>
    plural(people, {
      one: '1 more person is here, reached through these.',
      other: `${count(people)} more people are here, reached through these.`,
    }),
  linked: (path: string, speed: string) => `${path} · ${speed} · here now`,
  lastSeen: (time: string) => `last seen ${time}`,
  mediaTitle: 'How people are found',
  results: 'Test results',
  testing: 'Testing: this takes up to ten seconds.',
  test: 'Test this device',
  reportTitle: 'Report',
  copyReport: 'Copy report',
  reportCopied: 'Report copied.',
  testHint:
    'The test asks the servers that find people, and the STUN and TURN servers of this site. The report names no person, address or room.',

  overlayTitle: 'For those who want to see how it works',
  overlayHint:
    'Everyone has an id, a row of bits. The more first bits two ids have in common, the closer they are. Each person stays connected to some at every distance, so what is for one person reaches them in a few steps.',
  bucketsTitle: 'People by distance from you',
  bucketBits: 'First bits in common',
  bucketHere: 'Here',
  bucketLinked: 'Connected to you',
  closestTitle: 'Closest to you',
  closest: (name: string, linked: boolean) =>
    linked ? `${name} · connected to you` : `${name} · reached through others`,
  lookUpTitle: 'Look for somebody, step by step',
  lookUp: 'Look for them',
  lookingUp: 'Looking: this takes a few seconds at most.',
  lookUpResult: 'What was found',
  found: (name: string, steps: number, milliseconds: number) =>
    `${name} answers after ${steps === 1 ? 'one step' : `${count(steps)} steps`}, in ${count(Math.round(milliseconds))} ms.`,
  notFound: (name: string) => `No way led to ${name}. They may have gone a moment ago.`,

  paths: {
    direct: 'direct',
    nat: 'direct through NAT',
    turn: 'TURN',
    'turn-udp': 'TURN over UDP',
    'turn-tcp': 'TURN over TCP',
    'turn-tls': 'TURN over TLS',
    forwarded: 'through somebody else',
    unknown: 'connected',
  },
  roundTrip: (path: string, milliseconds: string) => `${path} · ${milliseconds}`,

  /** What is in the way, and what to do. */
  causes: {
    offline: {
      what: 'This device has no network.',
      next: 'Turn Wi-Fi or mobile data on. Everything goes on by itself then.',
    },
    'relay-away': {
      what: 'No server that finds people answers, so nobody new can be found.',
      next: 'You stay connected to those you reach. If it lasts, try another network, or ask the people who run this site.',
    },
    sealed: {
      what: 'Somebody is here, but what they say does not open.',
      next: 'Your password and theirs differ, or the link is not quite the same. Ask them for both.',
    },
    hidden: {
      what: 'Your address is hidden, and there is no TURN server to hide behind.',
      next: 'Stop hiding your address in the settings.',
    },
    'no-udp': {
      what: 'This network blocks UDP, and no TURN server is there to go around it.',
      next: 'Try another network, such as a phone’s hotspot, or ask the people who run this site for a TURN server.',
    },
    symmetric: {
      what: 'This network gives every connection another port (a symmetric NAT), and no TURN server is there to help.',
      next: 'Try another network, such as a phone’s hotspot, or ask the people who run this site for a TURN server.',
    },
    'no-path': {
      what: 'They answered, but no way leads from this network to theirs.',
      next: 'Test this device below, and have them test theirs: one of the two networks does not let it through.',
    },
    refused: {
      what: 'They take no connection from you now: they are busy or full, or have blocked you.',
      next: 'It is tried again by itself.',
    },
    unanswered: {
      what: 'They do not answer. They may just have gone, or the room is locked and answers nobody new.',
      next: 'It is tried again by itself. If the room is locked, somebody in it has to unlock it.',
    },
    unproven: {
      what: 'Somebody answered who could not prove that it is them.',
      next: 'Somebody may stand between you. Reach them another way, and compare codes once you are connected.',
    },
    clock: {
      what: 'The clock of this device and theirs are days apart.',
      next: 'Set date and time on the device that is wrong.',
    },
    crowded: {
      what: 'This page has made as many connections as the browser allows.',
      next: 'Reload the page.',
    },
    lost: { what: 'The connection broke.', next: 'It is tried again by itself.' },
    trying: {
      what: 'They are being reached for the first time.',
      next: 'This takes some seconds.',
    },
  },

  answersIn: (server: string, milliseconds: number) =>
    `${server}: answers in ${count(Math.round(milliseconds))} ms`,
  noAnswer: (server: string) => `${server}: no answer`,
  servers: { relay: 'Relay', 'peer-server': 'PeerServer' },
  /** One of several, by its host or its number. */
  oneServer: (server: string, which: string) => `${server} ${which}`,
  stun: {
    none: 'STUN: this site offers no server',
    blocked: 'STUN: no answer over UDP',
    one: 'STUN: answers over UDP',
    same: 'STUN: answers over UDP, and every server sees the same port',
    differs: 'STUN: answers over UDP, but servers see different ports (symmetric NAT)',
  },
  seen: {
    public: (stun: string) => `${stun}; it sees a public address`,
    shared: (stun: string) =>
      `${stun}; it sees an address inside the provider’s network (carrier-grade NAT)`,
    private: (stun: string) => `${stun}; it sees a private address`,
  },
  noTurn: 'TURN: this site offers no server',
  turnWorks: (transport: string) => `TURN over ${transport}: works`,
  turnSilent: (transport: string) => `TURN over ${transport}: no answer`,

  report: 'Swapmeet connection report',
  reportConnection: (signaling: string, linked: number, others: number, linking: number) =>
    `Finding people: ${signaling}; connected to ${count(linked)}, to ${count(others)} more through them, reaching ${count(linking)}`,
  reportForAll: (cause: string) => `In the way of everybody: ${cause}`,
  reportPerson: (number: number, link: string) => `Person ${number}: ${link}`,
  reportUnlinked: (number: number, cause: string) => `Person ${number}: not connected: ${cause}`,
  notTested: 'This device was not tested.',

  media: {
    relay: 'Relay',
    'peer-server': 'PeerServer',
    tabs: 'Tabs of this browser',
    mesh: 'People in the room',
    manual: 'Texts by hand',
  },
  meshWorks: (people: number) => `works, by ${count(people)} of them`,
  meshWaits: 'once somebody is connected',
  manualInUse: 'in use',
  manualWaits: 'when you invite by text',
  mediumWorks: 'works',
  mediumConnects: 'is being reached',
  tabsMissing: 'not in this browser',
  mediumAway: 'does not answer; tried again by itself',
};
