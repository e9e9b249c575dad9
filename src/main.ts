/** Opens the device, enters the room in the address, and mounts the app. */
import './app/speak.ts';
import { createServices } from './app/app-services.ts';
import { Device } from './app/device.ts';
import { OpenRooms } from './app/room-access.ts';
import { loadRoomParts } from './app/opened-room.ts';
import { loadTransportParts } from './app/room-transport.ts';
import { mountApp } from './ui/mount.ts';
import { settleAddress } from './ui/state/page-address.ts';
import { untilLoaded } from './ui/state/until-loaded.ts';
import { loadWords } from './ui/words/speech.ts';

settleAddress();
const device = new Device();
const rooms = new OpenRooms(device);
rooms.enterEarly();

// Says goodbye at once: without it, the others would notice only after seconds.
addEventListener('pagehide', () => rooms.leaveAll());
// A page from the back-forward cache has closed its rooms.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});

const target = document.getElementById('app');
const services = createServices(device, rooms);
untilLoaded(
  () => loadWords('first'),
  () => target && mountApp(target, services),
);
// Early. If it fails, entering a room reports it.
untilLoaded(
  () => Promise.all([loadRoomParts(), loadTransportParts()]),
  async () => (await import('./app/late-parts.ts')).fetchLateParts(device.worker, rooms.entered),
);
