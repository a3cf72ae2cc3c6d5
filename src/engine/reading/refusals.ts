import { Failure, type FailureText } from "../../vocabulary/failure.ts";

/** Why a file cannot be taken in, each with what to do about it. */
export const refusals = {
  empty: (name: string) =>
    refuse(
      `文件“${name}”是空的（0字节）。请检查原文件后重新上传。`,
      `The file "${name}" is empty (0 bytes). Check the original and upload it again.`,
    ),
  tooLarge: (name: string, bytes: number, limit: number) =>
    refuse(
      `文件“${name}”大小为${megabytes(bytes)}MB，超过上限${megabytes(limit)}MB。请拆分后上传，或请管理员调整上限（设置项MAX_FILE_BYTES）。`,
      `The file "${name}" has ${megabytes(bytes)} MB; the limit is ${megabytes(limit)} MB. Split it, or ask the administrator to raise the limit (setting MAX_FILE_BYTES).`,
    ),
  tooManyPages: (name: string, pages: number, limit: number) =>
    refuse(
      `文件“${name}”共${pages}页，超过上限${limit}页。请拆分后上传，或请管理员调整上限（设置项MAX_FILE_PAGES）。`,
      `The file "${name}" has ${pages} pages; the limit is ${limit}. Split it, or ask the administrator to raise the limit (setting MAX_FILE_PAGES).`,
    ),
  tooManyPixels: (name: string, pixels: number, limit: number) =>
    refuse(
      `图片“${name}”有${megapixels(pixels)}百万像素，超过上限${megapixels(limit)}百万像素。请缩小后重新上传（设置项MAX_PAGE_PIXELS）。`,
      `The image "${name}" has ${megapixels(pixels)} megapixels; the limit is ${megapixels(limit)}. Scale it down and upload it again (setting MAX_PAGE_PIXELS).`,
    ),
  unpacksTooLarge: (name: string, limit: number) =>
    refuse(
      `文件“${name}”解压后超过上限${megabytes(limit)}MB，可能是压缩炸弹，未予打开。请另存为普通文档后重新上传（设置项MAX_UNPACKED_BYTES）。`,
      `The file "${name}" unpacks to more than ${megabytes(limit)} MB and was not opened. Save it anew as an ordinary document and upload that (setting MAX_UNPACKED_BYTES).`,
    ),
  encrypted: (name: string) =>
    refuse(
      `文件“${name}”已加密，无法读取。请去除打开密码后重新上传。`,
      `The file "${name}" is encrypted. Remove its password and upload it again.`,
    ),
  truncated: (name: string, cause?: unknown) =>
    refuse(
      `文件“${name}”不完整或已损坏。请重新扫描或重新导出后上传。`,
      `The file "${name}" is incomplete or damaged. Scan or export it again and upload that.`,
      cause,
    ),
  oldWord: (name: string) =>
    refuse(
      `文件“${name}”是旧版Office文件。Word文档请另存为.docx，其他请导出为PDF后上传。`,
      `The file "${name}" is in an old Office format. Save it as .docx or export it as PDF and upload that.`,
    ),
  heic: (name: string) =>
    refuse(
      `文件“${name}”是HEIC照片，无法读取。请在手机上改存为JPEG后上传。`,
      `The file "${name}" is a HEIC photo. Save it as JPEG on the telephone and upload that.`,
    ),
  unsupported: (name: string) =>
    refuse(
      `不支持文件“${name}”的类型。请上传PDF、JPEG、PNG、WebP、BMP、TIFF、Word（.docx）或纯文本文件。`,
      `The type of the file "${name}" is not supported. Upload PDF, JPEG, PNG, WebP, BMP, TIFF, Word (.docx) or plain text.`,
    ),
  unreadable: (name: string, cause?: unknown) =>
    new Failure(
      "not_found",
      {
        zh: `找不到或无法打开文件“${name}”。请重新上传。`,
        en: `The file "${name}" cannot be opened. Upload it again.`,
      },
      { cause },
    ),
} as const;

/** Tells that the name of a file promises another type than its bytes show. */
export function wrongExtension(name: string, kind: string): FailureText {
  return {
    zh: `文件“${name}”的扩展名与内容不符，实际为${kind.toUpperCase()}，已按实际类型读取。`,
    en: `The extension of "${name}" does not match its content; it is ${kind.toUpperCase()} and was read as such.`,
  };
}

/** Why one page could not be read while the others could. */
export function pageProblem(number: number, because: "bad" | "slow"): FailureText {
  return because === "slow"
    ? {
        zh: `第${number}页识读超时，已跳过。请将该页重新扫描后单独上传。`,
        en: `Page ${number} took too long to read and was left out. Scan it again and upload it alone.`,
      }
    : {
        zh: `第${number}页损坏，无法识读，已跳过。请将该页重新扫描后单独上传。`,
        en: `Page ${number} is damaged and was left out. Scan it again and upload it alone.`,
      };
}

function refuse(zh: string, en: string, cause?: unknown): Failure {
  return new Failure("bad_request", { zh, en }, cause === undefined ? {} : { cause });
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(1);
}

function megapixels(pixels: number): string {
  return (pixels / 1_000_000).toFixed(1);
}
