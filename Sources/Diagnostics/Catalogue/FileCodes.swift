// SPDX-License-Identifier: GPL-3.0-or-later

extension Code {
  static let file: [Code] = [
    fileTooLarge, notUTF8, invisibleCharacter, emptyFile, yamlSyntax, yamlFeature, duplicateKey,
    studyUnreadable,
  ]

  /// Over one mebibyte.
  public static let fileTooLarge = Code(
    "S001", "the study file is too large",
    meaning: "The study file has more than 1,048,576 bytes.",
    reason:
      "A study is a few pages that people read and approve; data belong in files of their own.",
    mend: "Move data into a CSV file and name it under `sources:`.",
    example: "sources:\n  inviti:\n    file: dati/inviti.csv")

  /// Not encoded as UTF-8.
  public static let notUTF8 = Code(
    "S002", "the study file is not UTF-8",
    meaning: "The file holds bytes that are no UTF-8 text.",
    reason: "A guessed encoding turns `età` into other letters without anybody noticing.",
    mend: "Open the file in an editor and save it with the encoding UTF-8.",
    example: "iconv -f windows-1252 -t UTF-8 study.yaml > study-utf8.yaml")

  /// A character that nobody can see.
  public static let invisibleCharacter = Code(
    "S003", "a character that nobody can see",
    meaning: "The file holds a control character, an invisible line separator or a character that "
      + "reverses the direction of text.",
    reason:
      "Such characters make a file read differently from how it looks; an auditor must be able "
      + "to trust what is on the screen.",
    mend: "Delete the character where the caret points and type the text anew.",
    example: "title: \"Campagna FIT 2024\"")

  /// Nothing in it.
  public static let emptyFile = Code(
    "S004", "the study file is empty",
    meaning: "There is nothing in the file but blank lines and comments.",
    reason: "A study needs at least `spec`, `study`, `sources`, `kpis` and `analyses`.",
    mend: "Start from a template that runs.",
    example: "esito init campagna\nesito evaluate campagna/study.yaml")

  /// No YAML.
  public static let yamlSyntax = Code(
    "S005", "the text cannot be read as YAML",
    meaning:
      "Reading stopped here: a quotation mark is not closed, a colon is missing, a tab stands "
      + "where spaces belong, or a line does not line up with its neighbours.",
    reason: "Everything after this place could mean something else than its author thinks.",
    mend: "Mend the line; where it looks right, look at the line above it.",
    example: "kpis:\n  adesione:\n    target: 52%")

  /// YAML, but not the study language.
  public static let yamlFeature = Code(
    "S006", "a part of YAML that the study language leaves out",
    meaning: "Anchors, aliases, merge keys, tags, directives, several documents in one file, keys "
      + "that are no words, and very deep nesting are refused.",
    reason: "What a reader sees must be what the study says; these make a value depend on another "
      + "place, or turn a text into code.",
    mend: "Write the value out where it is used; put texts that begin with & * ! % in quotes.",
    example: "title: \"& oltre\"")

  /// The same key again.
  public static let duplicateKey = Code(
    "S007", "a key stands twice",
    meaning: "One mapping has the same key two times.",
    reason: "Most programs silently keep the last; nobody could say which value was approved.",
    mend: "Keep one of the two; two KPIs or sources need two names.",
    example: "kpis:\n  adesione_nord: { … }\n  adesione_sud: { … }")

  /// The file cannot be opened.
  public static let studyUnreadable = Code(
    "S008", "the study file cannot be read",
    meaning: "There is no such file, it is a folder, or permission to read it is missing.",
    reason: "Without it there is nothing to check.",
    mend: "Check the path; `esito init` writes a study to start from.",
    example: "esito check campagna/study.yaml")
}
