// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
internal import Tables

/// What `esito explain` prints.
public enum Explain {
  /// The explanation of a code (`S014`, `D047`) or a key (`matters`, `soglia`); a diagnostic when
  /// there is nothing of that name.
  public static func topic(_ word: String) -> Result<String, Unknown> {
    if let code = Code.find(word) { return .success(code.explanation) }
    if let problem = ProblemCode(rawValue: word.uppercased()) {
      let explanation = problem.explanation
      return .success(
        """
        \(problem.rawValue): \(explanation.title)

        What it means
          \(explanation.explanation)

        How to mend it
          \(explanation.help)
        """)
    }
    if let text = KeyIndex.explanation(of: word) { return .success(text) }
    let near = KeyIndex.nearest(word)
    return .failure(
      Unknown(
        diagnostic: Diagnostic(
          code: .unknownTopic, severity: .error,
          message: "there is no code or key `\(excerpt(word))`", file: "esito explain", span: nil,
          help: near.map { "did you mean `\($0)`?" }
            ?? "codes look like `S014`; keys are those of the study file")))
  }

  /// Nothing of that name.
  public struct Unknown: Error, Sendable {
    /// The diagnostic.
    public let diagnostic: Diagnostic
  }
}
