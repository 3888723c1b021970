// SPDX-License-Identifier: GPL-3.0-or-later

/// One cause of disagreement between a source and its description, with how often it occurs and
/// where first.
///
/// Everything a message needs; `message` and `help` say it in English. No value of a source that is
/// not public is in it.
public struct TableProblem: Error, Sendable, Hashable {
  /// The source's name in the study.
  public let source: String
  /// The file as it may be shown.
  public let file: String
  /// How the source is declared to be written: what the help starts from.
  public let dialect: Dialect
  /// What is wrong.
  public let cause: ProblemCause
  /// How many times.
  public let count: Int
  /// The first three places, in file order; none where the file as a whole is wrong.
  public let examples: [ProblemExample]

  /// A problem.
  public init(
    source: String, file: String, dialect: Dialect, cause: ProblemCause, count: Int,
    examples: [ProblemExample]
  ) {
    self.source = source
    self.file = file
    self.dialect = dialect
    self.cause = cause
    self.count = count
    self.examples = examples
  }

  /// Its stable code, `D0xx`: what `esito explain` takes.
  public var code: String { cause.code.rawValue }
}

/// One place where a problem was found.
public struct ProblemExample: Sendable, Hashable {
  /// Line of the file, from 1; a quoted line end counts as one.
  public let line: Int
  /// Character within the line, from 1; nil where the whole line is meant.
  public let column: Int?
  /// Number of the field within its row, from 1; nil where the whole row is meant.
  public let field: Int?
  /// What stands there.
  public let content: ShownContent?

  /// A place.
  public init(line: Int, column: Int?, field: Int?, content: ShownContent?) {
    self.line = line
    self.column = column
    self.field = field
    self.content = content
  }
}

/// What may be shown of a cell.
public enum ShownContent: Sendable, Hashable {
  /// The cell itself, cut to 40 characters: public sources only.
  case value(String)
  /// How long it is and what kinds of characters it holds.
  case shape(ContentShape)
  /// A number that is no cell's: of fields in a row, of the first line that a row repeats.
  case number(Int)
}

/// The shape of a cell that must not be shown.
public struct ContentShape: Sendable, Hashable {
  /// Number of characters.
  public let characters: Int
  /// Whether there are letters among them.
  public let letters: Bool
  /// Whether there are digits.
  public let digits: Bool
  /// Whether there are spaces.
  public let spaces: Bool
  /// Whether there is anything else.
  public let marks: Bool

  /// The shape of a text.
  public init(of text: String) {
    var letters = false
    var digits = false
    var spaces = false
    var marks = false
    var count = 0
    for character in text {
      count += 1
      if character.isLetter {
        letters = true
      } else if character.isWholeNumber {
        digits = true
      } else if character.isWhitespace {
        spaces = true
      } else {
        marks = true
      }
    }
    self.characters = count
    self.letters = letters
    self.digits = digits
    self.spaces = spaces
    self.marks = marks
  }

  /// `8 characters: letters and digits`.
  public var text: String {
    let kinds =
      (letters ? ["letters"] : []) + (digits ? ["digits"] : []) + (marks ? ["marks"] : [])
      + (spaces ? ["spaces"] : [])
    guard let last = kinds.last else { return "empty" }
    let list =
      kinds.count == 1 ? last : kinds.dropLast().joined(separator: ", ") + " and " + last
    return "\(characters) \(characters == 1 ? "character" : "characters"): \(list)"
  }
}
