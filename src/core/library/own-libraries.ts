/** Our libraries: shares them, looks through them for others, and opens a file when somebody takes it. */
import type { FolderFile, LibraryFolder, LibraryQuestion } from '../api/library.ts';
import { equalBytes, type Bytes } from '../base/bytes.ts';
import { errorCode } from '../base/errors.ts';
import { idBytes, SHORT_ID_BYTES, type FileId } from '../base/ids.ts';
import { HITS_MAX, OPENING_FOR_STRANGERS_MAX, OPENING_MAX } from '../limits/library.ts';
import { FILE_NAME_CHARS_MAX, MIME_CHARS_MAX } from '../limits/files.ts';
import type { ByteSource, Clock, Identity, Random } from '../ports.ts';
import { encodeCatalogue, listable } from './catalogue.ts';
import { fileNameOf, FileSearch } from '../api/file-search.ts';
import type { LibraryFiles, LibraryOffer } from './library-files.ts';
import type { LibraryRecords } from './library-records.ts';
import type { Given, Hit } from './questions.ts';

export interface OwnLibrariesOptions {
  readonly identity: Identity;
  readonly clock: Pick<Clock, 'now'>;
  readonly random: Random;
  readonly files: LibraryFiles;
  readonly records: LibraryRecords;
  /** The bytes of a catalogue of ours. @throws SwapError */
  read(id: FileId): Promise<Bytes>;
}

interface Opened {
  readonly files: readonly FolderFile[];
  /** Made for the first search. */
  search: FileSearch | undefined;
}

export class OwnLibraries {
  readonly #options: OwnLibrariesOptions;
  readonly #open = new Map<FileId, Opened>();
  /** Files that are being opened, so that two who ask get one. */
  readonly #opening = new Map<FolderFile, Promise<Given>>();
  /** Those of them that strangers want. */
  readonly #wantedByStrangers = new Set<FolderFile>();
  /** Files that were opened for strangers, as long as they are being hashed. */
  readonly #openedForStrangers = new Set<FileId>();

  constructor(options: OwnLibrariesOptions) {
    this.#options = options;
  }

  /** See `RoomLibrary.share`. */
  async share(folder: LibraryFolder, before: FileId | undefined): Promise<FileId> {
    const { files } = this.#options;
    const listed = listable(folder.files);
    const catalogue = encodeCatalogue(listed);
    const opened: Opened = { files: listed, search: undefined };
    const isSame =
      before &&
      files.libraries().some((it) => it.id === before && it.name === folder.name) &&
      equalBytes(await this.#options.read(before).catch(() => new Uint8Array()), catalogue);
    if (isSame) {
      this.#open.set(before, opened);
      void this.#goOn(listed);
      return before;
    }
    const id = await files.share(bytesSource(catalogue), folder.name, listed.length);
    this.#open.set(id, opened);
    if (before) {
      this.#open.delete(before);
      await files.withdraw(before);
    }
    void this.#goOn(listed);
    return id;
  }

  get(id: FileId): readonly FolderFile[] | undefined {
    return this.#open.get(id)?.files;
  }

  countFiles(): number {
    return [...this.#shared()].reduce((sum, [, { files }]) => sum + files.length, 0);
  }

  /** What our libraries have of it, and whether there is more. */
  find(question: LibraryQuestion): { readonly hits: readonly Hit[]; readonly more: boolean } {
    const hits = [...this.#shared()].flatMap(([id, opened]) => {
      opened.search ??= new FileSearch(opened.files);
      return opened.search.find(question, HITS_MAX + 1).flatMap((at): Hit[] => {
        const file = opened.files[at];
        return file ? [[idBytes(id), at, file.path, file.sizeBytes]] : [];
      });
    });
    return { hits: hits.slice(0, HITS_MAX), more: hits.length > HITS_MAX };
  }

  /**
   * Somebody takes the file. It is hashed now, once; others who ask for it get the same.
   * @param isStranger this device has not known them for long
   */
  async give(id: FileId, at: number, isStranger: boolean): Promise<Given> {
    const file = new Map(this.#shared()).get(id)?.files[at];
    if (!file) return { no: 'gone' };
    const { files, records } = this.#options;
    const known = records.given(file);
    records.touch(file);
    if (known && files.isServed(known.id)) return factsOf(known);
    const opening = this.#opening.get(file);
    if (opening) return opening;
    if (!this.#mayOpen(isStranger)) return { no: 'busy' };
    if (isStranger) this.#wantedByStrangers.add(file);
    const given = this.#openFile(file, known).finally(() => {
      this.#opening.delete(file);
      this.#wantedByStrangers.delete(file);
    });
    this.#opening.set(file, given);
    return given;
  }

  /** Strangers, who may be one person, leave some of the places to those whom we know. */
  #mayOpen(isStranger: boolean): boolean {
    const hashing = new Set(this.#options.files.hashing());
    for (const id of this.#openedForStrangers)
      if (!hashing.has(id)) this.#openedForStrangers.delete(id);
    if (this.#opening.size + hashing.size >= OPENING_MAX) return false;
    const ofStrangers = this.#wantedByStrangers.size + this.#openedForStrangers.size;
    return !isStranger || ofStrangers < OPENING_FOR_STRANGERS_MAX;
  }

  /** Those that we have not withdrawn. */
  *#shared(): Generator<[FileId, Opened]> {
    const offered = new Set(this.#options.files.libraries().map(({ id }) => id));
    for (const it of this.#open) if (offered.has(it[0])) yield it;
  }

  async #openFile(file: FolderFile, known: LibraryOffer | undefined): Promise<Given> {
    const { identity, clock, random, files, records } = this.#options;
    try {
      const { source, mime } = await file.open();
      if (known?.sizeBytes === source.sizeBytes) {
        void this.#again(file, known, source);
        this.#opened(file, known.id);
        return factsOf(known);
      }
      const hasRoom = records.makeRoom(
        (id) => files.isIdle(id),
        (id) => void files.end(id).catch(() => undefined),
      );
      if (!hasRoom) return { no: 'busy' };
      const facts = {
        key: identity.publicKey,
        nonce: random.bytes(SHORT_ID_BYTES),
        name: [...fileNameOf(file.path)].slice(0, FILE_NAME_CHARS_MAX).join(''),
        mime: mime.slice(0, MIME_CHARS_MAX),
        sizeBytes: source.sizeBytes,
      };
      const id = await files.idOf(facts);
      const offer = { ...facts, id, owner: identity.peer, timeMs: clock.now() };
      await records.give(file, offer);
      await files.give(offer, source);
      this.#opened(file, id);
      return factsOf(offer);
    } catch (error) {
      if (!errorCode(error)) throw error;
      return { no: 'gone' };
    }
  }

  #opened(file: FolderFile, id: FileId): void {
    if (this.#wantedByStrangers.has(file)) this.#openedForStrangers.add(id);
  }

  /** Serves it from its place again. Other bytes of the same length and time get another id, when somebody asks next. */
  async #again(file: FolderFile, known: LibraryOffer, source: ByteSource): Promise<void> {
    const { files, records } = this.#options;
    const isSame = await files
      .reattach(known.id, source)
      .catch((error: unknown) => errorCode(error) !== 'unlisted');
    if (!isSame) records.forget(file);
  }

  /** What we gave before and can give no more is opened again, one after another: somebody may be in the middle of it. */
  async #goOn(listed: readonly FolderFile[]): Promise<void> {
    const { files, records } = this.#options;
    for (const file of listed) {
      const known = records.given(file);
      if (!known || files.isServed(known.id)) continue;
      const opened = await file.open().catch(() => undefined);
      if (opened) await this.#again(file, known, opened.source);
    }
  }
}

const factsOf = ({ nonce, name, mime, sizeBytes: size }: LibraryOffer): Given => ({
  nonce,
  name,
  mime,
  size,
});

const bytesSource = (bytes: Bytes): ByteSource => ({
  sizeBytes: bytes.length,
  read: async (start, end) => bytes.slice(start, end),
});
