/** What the search for decoders finds, and is none that reads bytes of others; and where it is tested instead. */
export const elsewhere: Readonly<Record<string, string>> = {
  'signaling/config/config-ice.ts readIce':
    'the host’s own settings; tests/signaling/config/config.test.ts',
  'signaling/config/config.ts readConfig':
    'the host’s own settings; tests/signaling/config/config.test.ts',
  'src/ui/state/flow-choices.ts readFlowChoices': 'this page’s own storage; tests/ui',
  'src/browser/platform/preferences.ts': 'this browser’s own storage; tests/browser/platform',
  'src/browser/storage/tiered-chunk-store.ts readTiers': 'two stores as one',
  'src/browser/chunking/file-source.ts readBlob': 'bytes of a file, as they are',
  'src/ui/state/preview/read-file.ts readFile': 'bytes of a file, as they are',
  'src/browser/pictures/decode-picture.ts decodeThumbnail':
    'the browser decodes what checkPicture lets through; tests/e2e/thumbnails.spec.ts',
  'src/browser/pictures/decode-picture.ts decodePicture':
    'the browser decodes what checkPicture lets through; tests/e2e/previews.spec.ts',
  'src/browser/identity/profile-file.ts readProfileFile': 'bytes of a file, as they are',
  'src/core/swarm/cache/chunk-reader.ts readChunk': 'bytes of a chunk, checked by their hash',
  'src/core/room/routed-handoffs.ts':
    'boxes of members, opened by a key of the two; tests/core/room/routed-handoffs.test.ts',
  'src/core/room/people-view.ts recipientsView': 'a view',
  'src/browser/device/forwarding-allowance.ts readKept': 'this device’s own storage',
  'src/ui/state/picking/walk.ts readTaken': 'what the person here picked on this device',
  'src/browser/doctor/self-test.ts readMappings': 'candidates that this browser gathered itself',
  'src/browser/doctor/self-test.ts readClass': 'as readMappings',
  // Workers hear only the page that started them, which can do all that they can; bytes of others are checked before.
  'src/browser/chunking/chunk-worker.ts': 'its own page; whoever fetches checks every hash',
  'src/browser/chunking/worker-chunker.ts': 'its own worker; tests/contract/chunker.ts',
  'src/browser/storage/opfs-worker-client.ts': 'its own worker',
  'src/browser/saving/save-by-worker.ts': 'this page’s own service worker',
  'src/browser/proof-of-work/proof-worker.ts': 'its own page',
  'src/browser/proof-of-work/own-proof.ts': 'its own worker; everybody checks the work',
  'src/app/search/search-worker.ts': 'its own page',
  'src/app/search/search-client.ts': 'its own worker',
  'src/browser/storage/opfs-worker.ts':
    'its own page, and tabs of this origin, who have the stores themselves',
  'src/browser/playing/play-responder.ts': 'a page of this origin',
  'src/browser/playing/play-server.ts': 'this page’s own service worker',
  'src/browser/platform/port-pipe.ts': 'this page and its service worker',
  'src/browser/device/tab-lock.ts':
    'tabs of this origin; any word at all says that one of them took over',
  'src/browser/receiving/received-inbox.ts': 'tabs of this origin',
  'src/browser/platform/app-updates.ts': 'this page’s own service worker',
  'src/sw.ts': 'pages of this origin',
  // These hand on what they hear, unread.
  'src/browser/signaling/relay/relay-socket.ts': 'text for the parsers of the relay’s protocol',
  'src/browser/webrtc/data-channel-link.ts':
    'bytes for decodeMessage, decodeForwarding, decodeDataFrame',
  'src/browser/webrtc/simple-peer-connection.ts': 'takes the listener off',
};
