// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics

extension Verification {
  /// Places printed a level; `--json` has all.
  private static let most = 20

  /// Six lines, the places below, and what the answer means.
  public var text: String {
    var lines = outcomes.map { outcome in
      let level = "\(outcome.level.rawValue) \(outcome.level.name)"
      let word =
        outcome.status == .fine || outcome.status == .mismatch
        ? outcome.word ?? outcome.status.words : outcome.status.words
      return Verification.padded(level, 16) + Verification.padded(word, 13) + outcome.summary
    }
    for outcome in outcomes where !outcome.remarks.isEmpty {
      lines += ["", "\(outcome.level.rawValue) \(outcome.level.name)"]
      lines += outcome.remarks.prefix(Verification.most).map { remark in
        "  " + (remark.place.map { "\($0): " } ?? "") + remark.text
      }
      if outcome.remarks.count > Verification.most {
        lines.append("  and \(outcome.remarks.count - Verification.most) more (--json shows all)")
      }
    }
    return (lines + ["", meaning]).joined(separator: "\n") + "\n"
  }

  /// What the answer means.
  private var meaning: String {
    let sentence =
      "Levels 1 to 5 show that the report follows from these files; only level 6 shows who fixed "
      + "them, and when."
    switch exitCode {
    case 0: return "Verified on all six levels. " + sentence
    case 1: return "NOT VERIFIED. " + sentence
    case 2: return "Not verified: something that was asked for could not be done. " + sentence
    default:
      let open = outcomes.filter { $0.status == .notChecked }.map { "\($0.level.rawValue)" }
      let noun = open.count == 1 ? "level" : "levels"
      return "Nothing wrong was found, but \(noun) \(open.joined(separator: ", ")) not checked: "
        + "the verification is incomplete. " + sentence
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  /// The same as JSON.
  public var json: String {
    let levels = outcomes.map { outcome in
      JSONValue.members([
        "level": .integer(outcome.level.rawValue), "name": .string(outcome.level.name),
        "status": .string(outcome.status.rawValue), "class": outcome.word.map { .string($0) },
        "summary": .string(outcome.summary),
        "remarks": .array(
          outcome.remarks.map {
            .members(["place": $0.place.map { .string($0) }, "text": .string($0.text)])
          }),
      ])
    }
    return JSONValue.members([
      "study": study.map { .string($0) }, "madeBy": version.map { .string($0) },
      "verifiedBy": .string(EsitoVersion.current), "exitCode": .integer(Int(exitCode)),
      "levels": .array(levels),
    ]).text + "\n"
  }
}
