/** A chat with Trystero and nothing else, with the names that this project's page has, for the same measurement. */
import { joinRoom } from 'trystero';

const [relay = '', roomName = ''] = location.hash.slice(1).split('/').map(decodeURIComponent);
const find = <T extends Element>(selector: string) => document.querySelector(selector) as T;
const [status, people, messages] = ['p', 'ul', 'ol'].map((it) => find<HTMLElement>(it));
const field = find<HTMLInputElement>('input');

const room = joinRoom(
  {
    appId: 'swapmeet-bench',
    relayConfig: { urls: [relay] },
    // Its STUN servers are not on this machine, which needs none.
    rtcConfig: { iceServers: [] },
  },
  roomName,
);
const talk = room.makeAction('talk');

function line(parent: HTMLElement | undefined, text: string): void {
  const item = document.createElement('li');
  item.textContent = text;
  parent?.append(item);
}

function showPeople(): void {
  const others = Object.keys(room.getPeers());
  people?.replaceChildren();
  for (const name of ['you', ...others]) line(people, name);
  if (status) status.textContent = `Connected to ${others.length} people`;
}

room.onPeerJoin = showPeople;
room.onPeerLeave = showPeople;
talk.onMessage = (text) => line(messages, String(text));
field.addEventListener('keydown', ({ key }) => {
  if (key !== 'Enter') return;
  line(messages, field.value);
  void talk.send(field.value);
  field.value = '';
});
showPeople();
