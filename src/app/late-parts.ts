/**
 * Code that comes after the screen that needs it first. All of it comes soon: once a room is open, everything that it can do
 * without the page's server goes on without it.
 */
import { untilLoaded } from '../ui/state/until-loaded.ts';
import { loadWords, wordFiles } from '../ui/words/speech.ts';

/** What it takes to share, get and save files, and to say what went wrong. See scripts/vite-chunks.ts. */
const loadFileParts = () =>
  Promise.all([
    loadWords('files'),
    import('../ui/files/FilesFoot.svelte'),
    import('../ui/files/NearlyFull.svelte'),
    import('../ui/files/TransfersLine.svelte'),
    import('../ui/chat/MessageActions.svelte'),
    import('../ui/chat/MessageFile.svelte'),
    import('../ui/chat/long/Long.svelte'),
    import('../ui/chat/long/MentionsButton.svelte'),
    import('../ui/chat/visits/visits.svelte.ts'),
    import('../ui/chat/talk/DeliveryLine.svelte'),
    import('../ui/chat/talk/TypingLine.svelte'),
    import('../ui/files/FileItems.svelte'),
    import('../ui/room/receive/ReceiveScreen.svelte'),
    import('./saves.ts'),
    import('./batch-source.ts'),
    import('../ui/state/picking/shares.ts'),
    import('../browser/saving/save-blob.ts'),
    import('../browser/pictures/pictures.ts'),
    import('../browser/platform/screen-wake-lock.ts'),
    import('../browser/chunking/worker-chunker.ts'),
    import('../ui/text/error-sentences.ts'),
    import('../ui/chat/ReactionList.svelte'),
    import('../ui/chat/writing/WritingHelp.svelte'),
    import('../ui/parts/rich/RichText.svelte'),
    import('../ui/state/why-late.ts'),
  ]);

const loadOtherParts = () =>
  Promise.all([
    loadWords('later'),
    loadWords('home'),
    import('./profile-services.ts'),
    import('./forgetting.ts'),
    import('./home-services.ts'),
    import('./library-folders.ts'),
    import('./choices/skin-tone.ts'),
    import('../browser/doctor/self-test.ts'),
    import('../browser/emoji/emoji-data.ts'),
    import('../browser/identity/profile-file.ts'),
    import('../browser/identity/profile-transfer.ts'),
    import('../browser/platform/notifications.ts'),
    import('../browser/storage/memory-stores.ts'),
    import('../ui/room/Alerts.svelte'),
    import('../browser/signaling/manual/manual-signaling.ts'),
    import('../ui/chat/NameForm.svelte'),
    import('../ui/chat/RecipientsDialog.svelte'),
    import('../ui/chat/roving.ts'),
    import('./room-player.ts'),
    import('../ui/files/StorageDialog.svelte'),
    import('../ui/files/play/Player.svelte'),
    import('../ui/files/preview/LookDialog.svelte'),
    import('../ui/files/preview/PictureDataDialog.svelte'),
    import('../ui/library/LibraryDialog.svelte'),
    import('../ui/library/SearchBox.svelte'),
    import('../ui/library/SearchResults.svelte'),
    import('./search/message-search.ts'),
    import('../ui/pairing/PairingDialog.svelte'),
    import('../ui/parts/LeaveDialog.svelte'),
    import('../ui/parts/link/LinkDialog.svelte'),
    import('../ui/parts/link/LinkWays.svelte'),
    import('../ui/parts/emoji/EmojiDialog.svelte'),
    import('../ui/parts/drops/FileCatcher.svelte'),
    import('../ui/parts/toast-place.ts'),
    import('../ui/people/CrowdList.svelte'),
    import('../ui/people/PersonDialog.svelte'),
    import('../ui/people/VerifyDialog.svelte'),
    import('../ui/AppDialogs.svelte'),
    import('../ui/home/RecentRooms.svelte'),
    import('../ui/room/DoctorDialog.svelte'),
    import('../ui/room/ElsewhereScreen.svelte'),
    import('../ui/room/HandoffDialog.svelte'),
    import('../ui/room/HandoffNotes.svelte'),
    import('../ui/room/NearbyAsks.svelte'),
    import('../ui/parts/OutsideNote.svelte'),
    import('../ui/parts/PasswordForm.svelte'),
    import('../ui/room/PasswordScreen.svelte'),
    import('../ui/room/picture/RoomPictureDialog.svelte'),
    import('../ui/room/ProblemScreen.svelte'),
    import('../ui/room/RoomDialogs.svelte'),
    import('../ui/settings/SettingsDialog.svelte'),
    import('../ui/state/attention.svelte.ts'),
    import('../ui/transfers/TransfersDialog.svelte'),
  ]);

/** The largest of them, which few open. */
const loadNotes = () =>
  Promise.all([
    import('../core/room/notes/room-notes.ts'),
    import('../ui/notes/NotesDialog.svelte'),
  ]);

const IDLE_MS_MAX = 1_000;

/**
 * The parts of files first, the others when the page has nothing else to do.
 * @param worker resolves when the service worker has the page
 * @param entered resolves when the room in the page's address is on the screen
 */
export function fetchLateParts(worker: () => Promise<unknown>, entered: Promise<void>): void {
  const loadOthers = () =>
    untilLoaded(loadOtherParts, () => {
      void keepWords(worker);
      whenIdle(() => void untilLoaded(loadNotes, () => undefined));
    });
  untilLoaded(loadFileParts, () => void entered.then(() => whenIdle(loadOthers)));
}

/** The service worker keeps the sentences that are fetched through it. On a first visit it comes after they were. */
async function keepWords(worker: () => Promise<unknown>): Promise<void> {
  if (await worker()) wordFiles().forEach((url) => void fetch(url).catch(() => undefined));
}

function whenIdle(f: () => void): void {
  // Safari has no such thing.
  if (typeof requestIdleCallback === 'undefined') setTimeout(f, IDLE_MS_MAX);
  else requestIdleCallback(f, { timeout: IDLE_MS_MAX });
}
