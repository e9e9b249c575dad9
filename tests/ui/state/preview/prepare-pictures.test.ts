import { beforeEach, describe, expect, test } from 'vitest';
import { fileTells, cleanFile } from '../../../../src/browser/pictures/clean-file.ts';
import type { Bytes } from '../../../../src/core/base/bytes.ts';
import type { PictureDataChoice } from '../../../../src/ui/picture-services.ts';
import type { Services } from '../../../../src/ui/services.ts';
import type { OpenDialog } from '../../../../src/ui/state/room-parts.ts';
import { PICTURE_BYTES_MAX } from '../../../../src/core/limits/pictures.ts';
import { preparePictures } from '../../../../src/ui/state/preview/prepare-pictures.ts';
import { cameraExif, exifSegment, frame, jpegOf, pngOf } from '../../../rigs/picture-files.ts';

const jpeg = (bytes: Bytes, name = 'photo.jpg') =>
  new File([bytes], name, { type: 'image/jpeg', lastModified: 1_000 });
const photo = () => jpeg(jpegOf(exifSegment(cameraExif(1)), frame(8, 6)));
const clean = jpegOf(frame(8, 6));
const plain = () => new File([pngOf(2, 2)], 'plain.png', { type: 'image/png' });
const text = () => new File(['a text'], 'a.txt', { type: 'text/plain' });
const bytesOf = async (file: File | undefined) =>
  new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer());

let chosen: PictureDataChoice | undefined;
let asked = 0;
let questions: OpenDialog[] = [];
beforeEach(() => {
  chosen = undefined;
  asked = 0;
  questions = [];
});

const services = {
  preferences: {
    pictureData: {
      get: () => chosen,
      set: (choice: PictureDataChoice | undefined) => (chosen = choice),
    },
  },
  pictures: async () => ({ fileTells, cleanFile }),
} as unknown as Services;

const prepare = (files: readonly File[], answer?: PictureDataChoice) =>
  preparePictures(services, files, (dialog) => {
    asked += 1;
    questions.push(dialog);
    if (dialog.kind === 'picture-data') dialog.answer(answer);
  });

describe('a picture that tells of its making', () => {
  test('is asked about once, and cleaned from then on', async () => {
    const [first] = await prepare([photo(), text()], 'remove');
    expect(await bytesOf(first)).toEqual(clean);
    expect(first).toMatchObject({ name: 'photo.jpg', type: 'image/jpeg', lastModified: 1_000 });
    const [again] = await prepare([photo()]);
    expect(await bytesOf(again)).toEqual(clean);
    expect(asked).toBe(1);
  });

  test('is shared as it is when the person wants that', async () => {
    const file = photo();
    expect(await prepare([file], 'keep')).toEqual([file]);
    expect(await prepare([file])).toEqual([file]);
    expect(asked).toBe(1);
  });

  test('is not shared when nobody answers, and asked about again', async () => {
    expect(await prepare([text(), photo()])).toEqual([]);
    expect(chosen).toBeUndefined();
    await prepare([photo()]);
    expect(asked).toBe(2);
  });
});

describe('a picture that is too large to be cleaned', () => {
  const huge = () => {
    const file = jpeg(clean, 'panorama.jpg');
    Object.defineProperty(file, 'size', { value: PICTURE_BYTES_MAX + 1 });
    return file;
  };

  test('is named where others are asked about, and shared as it is', async () => {
    const file = huge();
    const [first, second] = await prepare([photo(), file], 'remove');
    expect(await bytesOf(first)).toEqual(clean);
    expect(second).toBe(file);
    expect(questions).toMatchObject([{ tooLarge: ['panorama.jpg'], onlyLarge: false }]);
  });

  test('is asked about each time by itself, and the answer is for this time', async () => {
    for (const before of [undefined, 'remove'] as const) {
      chosen = before;
      expect(await prepare([huge()])).toEqual([]);
      const file = huge();
      expect(await prepare([file], 'keep')).toEqual([file]);
      expect(chosen).toBe(before);
    }
    expect(questions).toHaveLength(4);
    expect(questions).toMatchObject([{ onlyLarge: true }, {}, {}, {}]);
    chosen = 'keep';
    await prepare([huge()]);
    expect(questions).toHaveLength(4);
  });
});

test('nobody is asked about other files, and they stay what they are', async () => {
  const files = [text(), plain(), jpeg(clean)];
  expect(await prepare(files)).toEqual(files);
  chosen = 'remove';
  const ready = await prepare(files);
  expect(await Promise.all(ready.map(bytesOf))).toEqual(await Promise.all(files.map(bytesOf)));
  expect(asked).toBe(0);
});

test('a picture that is damaged, or of another type than its name says, is shared as it is', async () => {
  chosen = 'remove';
  const cut = jpeg(jpegOf(exifSegment(cameraExif(1)), frame(8, 6)).slice(0, 60));
  const other = jpeg(pngOf(2, 2));
  expect(await prepare([cut])).toEqual([cut]);
  const [same] = await prepare([other]);
  expect(await bytesOf(same)).toEqual(pngOf(2, 2));
});
