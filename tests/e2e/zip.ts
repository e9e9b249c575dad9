/** Zip archives as other programs read them. */
import { execFileSync } from 'node:child_process';

export interface Zipped {
  readonly name: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** Year, month, day, hour, minute, second. */
  readonly time: readonly number[];
}

const READ = `
import hashlib, json, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
def read(entry):
    digest = hashlib.sha256()
    with archive.open(entry) as file:
        while part := file.read(1 << 20): digest.update(part)
    return dict(name=entry.filename, sizeBytes=entry.file_size, sha256=digest.hexdigest(), time=entry.date_time)
print(json.dumps([read(entry) for entry in archive.infolist()]))`;

/** What Python's zipfile reads of it. @throws when it, or unzip, finds something wrong */
export function readZip(path: string): readonly Zipped[] {
  execFileSync('unzip', ['-tqq', path]);
  const out = execFileSync('python3', ['-c', READ, path], { maxBuffer: 1 << 28 });
  return JSON.parse(out.toString()) as Zipped[];
}
