// SPDX-License-Identifier: GPL-3.0-or-later

extension ProblemCode {
  /// Files that cannot be opened or hold no table.
  var fileExplanation: ProblemExplanation {
    switch self {
    case .notFound:
      .init(
        "file not found", "The file that the source names does not exist.",
        "Check the path: it is relative to the study file, or to --data-root.")
    case .unreadable:
      .init(
        "file cannot be read", "The system refused to open or read the file.",
        "Check its permissions and that the disk or share is reachable.")
    case .notRegular:
      .init(
        "not a regular file", "The path is a folder, a pipe or a device.",
        "Name a file.")
    case .changed:
      .init(
        "file changed while it was read",
        "Its length or time of change is not what it was when it was opened, so that rows and digest "
          + "may be of different contents.",
        "Wait until the export or copy has finished, then run again.")
    case .empty:
      .init(
        "empty file", "The file has no bytes, or nothing but a mark and blank lines.",
        "Export it again.")
    case .noRows:
      .init(
        "header without rows", "The file has a header and nothing under it.",
        "Check the filter of the export.")
    case .emptyExport:
      .init(
        "export without data",
        "The web analytics service wrote a sentence in place of a table: the report has no data.",
        "Check the period and the segment of the export.")
    default:
      .init(
        "not a text table",
        "The first bytes say that the file is a workbook, an archive, a document or a database.",
        "Save it as CSV (UTF-8) from the program that made it, or unpack it first.")
    }
  }

  /// Bytes that are not the characters they should be.
  var encodingExplanation: ProblemExplanation {
    switch self {
    case .encoding:
      .init(
        "another encoding than declared",
        "The file's characters are not stored as its dialect says.",
        "Declare the dialect that the message names.")
    case .noByteOrderMark:
      .init(
        "UTF-16 without byte order mark",
        "Without its first two bytes nothing says which way round the characters are.",
        "Export again as UTF-8, or declare `encoding: utf-8` in `dialect:` if it is that.")
    case .undecodable:
      .init(
        "bytes that are no characters",
        "The declared encoding has no character for these bytes: the encoding is another, "
          + "or the file is damaged.",
        "Declare in `dialect:` the `encoding:` that it is: `windows-1252` (Excel in Italy) or `utf-8`."
      )
    case .mojibake:
      .init(
        "garbled accents",
        "Sequences such as `Ã¨` are UTF-8 that was read as windows-1252, now or before.",
        "Declare `encoding: utf-8` in `dialect:`; if it is declared already, export again from the "
          + "origin.")
    case .replacementCharacter:
      .init(
        "lost characters",
        "The file holds `\u{FFFD}`: an earlier program could not read a character and wrote this.",
        "Export again from the origin with the right encoding.")
    default:
      .init(
        "NUL bytes", "Text holds no NUL bytes: the file is damaged, or is UTF-16 without its mark.",
        "Export it again.")
    }
  }
}
