/** What the search for decoders finds, and is none that reads bytes of others; and where it is tested instead. */
export const elsewhere: Readonly<Record<string, string>> = {
  'signaling/config-ice.ts readIce': 'the host’s own settings; tests/signaling/config.test.ts',
  'signaling/config.ts readConfig': 'the host’s own settings; tests/signaling/config.test.ts',
  'src/ui/state/flow-choices.ts readFlowChoices': 'this page’s own storage; tests/ui',
  'src/browser/no-trace.ts': 'this tab’s own storage',
  'src/browser/tiered-chunk-store.ts readTiers': 'two stores as one',
  'src/browser/file-source.ts readBlob': 'bytes of a file, as they are',
  'src/browser/profile-file.ts readProfileFile': 'bytes of a file, as they are',
  'src/core/swarm/chunk-reader.ts readChunk': 'bytes of a chunk, checked by their hash',
  'src/core/room-views.ts readersView': 'a view',
  'src/browser/carry-allowance.ts': 'this device’s own storage',
  'src/browser/self-test.ts readMappings': 'candidates that this browser gathered itself',
  'src/browser/self-test.ts readClass': 'as readMappings',
  // Workers hear only the page that started them, which can do all that they can; bytes of others are checked before.
  'src/browser/chunk-worker.ts': 'its own page; whoever fetches checks every hash',
  'src/browser/worker-chunker.ts': 'its own worker; tests/contract/chunker.ts',
  'src/browser/opfs-worker-link.ts': 'its own worker',
  'src/browser/save-by-worker.ts': 'this page’s own service worker',
  'src/browser/work-worker.ts': 'its own page',
  'src/browser/own-work.ts': 'its own worker; everybody checks the work',
  'src/browser/opfs-worker.ts':
    'its own page, and tabs of this origin, who have the stores themselves',
  'src/browser/save-pipe.ts': 'this page and its service worker',
  'src/browser/tab-lock.ts': 'tabs of this origin; any word at all says that one of them took over',
  'src/sw.ts': 'pages of this origin',
  // These hand on what they hear, unread.
  'src/browser/relay-socket.ts': 'text for the parsers of the relay’s protocol',
  'src/browser/link-lanes.ts': 'bytes for decodeMessage, decodeCarry, decodeDataFrame',
  'src/browser/simple-peer-link.ts': 'takes the listener off',
};
