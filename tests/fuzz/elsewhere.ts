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
  'src/browser/peerjs-signaling.ts':
    'a schema over JSON, not exported; tests/browser/peerjs-signaling.test.ts',
  'src/browser/peerjs-socket.ts': 'a schema over values of the library, not exported',
  'src/browser/carry-allowance.ts': 'this device’s own storage',
  'src/browser/self-test.ts readMappings': 'candidates that this browser gathered itself',
  'src/browser/tab-signaling.ts':
    'values of other tabs of this origin; tests/browser/many-signaling.test.ts',
};
