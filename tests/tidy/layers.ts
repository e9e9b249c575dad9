/** The plan of the house: the layers of each area, and what one area sees of another. It is data; walls.ts enforces it. */

/**
 * The layers of each area, lowest first: imports go down only, type imports included. `|` stands between the parts of
 * one layer, which never import each other. A part is a folder with all that is in it, or one file. A file that belongs
 * to no part of its area is a finding.
 */
export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  src: [
    'core',
    'browser | ui',
    'app | sw.ts', // the service worker is a program of its own
    'main.ts',
  ],
  'src/core': [
    'base | limits | globals.d.ts',
    'ports.ts | wire | folding',
    'api | identity | chunking | preview | storage | gossip | search | peers.ts',
    'routing | notes',
    'mesh | chat | swarm | forwarding | presence | library',
    'room',
  ],
  'src/browser': [
    'platform | pictures | signaling | emoji | code-colors',
    'crypto | chunking | proof-of-work | doctor',
    'storage | peer-records | nearby | device',
    'webrtc | identity | saving | playing | receiving',
  ],
  'src/ui': [
    'choice.ts',
    'pictures | words | picture-services.ts | profile-services.ts | text-services.ts | home-services.ts',
    'text',
    'services.ts',
    'state',
    'parts',
    'people',
    'files',
    'library',
    'home | chat | notes | pairing | settings | profile | transfers',
    'room',
    'AppDialogs.svelte',
    'App.svelte',
    'mount.ts',
  ],
};

/** `from` sees these parts of the area `of`, and no others. A file without a view of an area sees all of it. */
export interface View {
  readonly from: string;
  readonly of: string;
  readonly parts: readonly string[];
  readonly rule: string;
}

export const VIEWS: readonly View[] = [
  {
    from: 'src/browser',
    of: 'src/core',
    parts: ['base', 'limits', 'ports.ts', 'api', 'identity', 'chunking', 'preview', 'storage'],
    rule: 'adapters see what core shows to everybody, not its parts',
  },
  {
    from: 'src/ui',
    of: 'src/core',
    parts: ['base', 'limits', 'api', 'identity', 'preview', 'search', 'folding'],
    rule: 'the UI knows a room by core/api, not its parts or ports',
  },
  {
    from: 'src/sw.ts',
    of: 'src',
    parts: [
      'browser/platform',
      'browser/storage',
      'browser/saving',
      'browser/playing',
      'browser/receiving',
    ],
    rule: 'the service worker opens the app, saves and plays files, and takes what other apps share',
  },
];

/** A file of another program that some folders may import, and why. */
export interface SharedFile {
  readonly from: readonly string[];
  readonly file: string;
  readonly reason: string;
}

/** Files of the relay that its clients import, for the messages that both speak. */
export const SHARED_WITH_RELAY: readonly SharedFile[] = [
  {
    from: ['src/browser/signaling/relay'],
    file: 'signaling/protocol.ts',
    reason: 'the relay’s client speaks it',
  },
  {
    from: ['src/browser/nearby'],
    file: 'signaling/nearby/nearby-protocol.ts',
    reason: 'nearby offers are shown and asked for with it',
  },
];
