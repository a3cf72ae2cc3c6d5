/** A file chosen or dropped, with its path inside the dropped folder. */
export interface ChosenFile {
  readonly file: File;
  readonly path: string;
}

const HIDDEN = /^(\.|~\$|Thumbs\.db$|desktop\.ini$|__MACOSX$)/i;

/** True for leavings of systems and editors that are not papers: .DS_Store, Thumbs.db, ~$lock.docx, __MACOSX. */
export function isLeaving(path: string): boolean {
  return path.split("/").some((part) => HIDDEN.test(part));
}

/** Adds files to those chosen before; the same path and size is the same file. Order is by path, numbers by value. */
export function withChosen(before: readonly ChosenFile[], added: readonly ChosenFile[]): ChosenFile[] {
  const known = new Map(before.map((one) => [`${one.path}\n${one.file.size}`, one]));
  for (const one of added) if (!isLeaving(one.path)) known.set(`${one.path}\n${one.file.size}`, one);
  return [...known.values()].sort((one, other) => one.path.localeCompare(other.path, "zh-CN", { numeric: true }));
}

/** Files of an <input type="file">, with their path when a folder was chosen. */
export function filesOfInput(list: FileList | null): ChosenFile[] {
  return [...(list ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
}

function childrenOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  // Browsers hand out at most a hundred entries at a time and an empty list at the end.
  const readOn = async (found: FileSystemEntry[]): Promise<FileSystemEntry[]> => {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    return batch.length === 0 ? found : readOn([...found, ...batch]);
  };
  return readOn([]);
}

async function filesOfEntry(entry: FileSystemEntry): Promise<ChosenFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ file, path: entry.fullPath.replace(/^\//, "") }];
  }
  const children = await childrenOf(entry as FileSystemDirectoryEntry);
  return (await Promise.all(children.map(filesOfEntry))).flat();
}

/** All files of a drop, folders opened to any depth. Must be called in the drop event: its items do not outlive it. */
export async function filesOfDrop(transfer: DataTransfer): Promise<ChosenFile[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (entries.every((entry) => entry === null)) return filesOfInput(transfer.files);
  const found = await Promise.all(entries.filter((entry) => entry !== null).map(filesOfEntry));
  return found.flat();
}

/** A number of bytes for people: 1.5 MB. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 ** 2) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
