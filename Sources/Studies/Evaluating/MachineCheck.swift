// SPDX-License-Identifier: GPL-3.0-or-later

import CFileShims
import Statistics

/// What `esito doctor` finds on a machine.
public struct MachineCheck: Sendable {
  /// One line a check.
  public let text: String
  /// Whether every known answer was found again.
  public let isFine: Bool

  /// System, processor and C library, as an attestation names them; nothing that tells a host.
  static var platform: String {
    #if arch(x86_64)
      let processor = "x86_64"
    #elseif arch(arm64)
      let processor = "arm64"
    #else
      let processor = "other"
    #endif
    return "Linux \(processor), glibc \(String(cString: esito_c_library()))"
  }

  /// Runs the checks.
  public static func run() -> MachineCheck {
    var lines = ["esito \(EsitoVersion.current), GSL \(Platform.gslVersion)"]
    let checks = KnownAnswers.run()
    for check in checks {
      let found = check.found.map { "\($0)" } ?? "failed"
      lines.append(
        "\(check.isRight ? "ok   " : "WRONG") \(check.name): \(found), published \(check.expected)")
    }
    let wrong = checks.count { !$0.isRight }
    lines.append(
      wrong == 0
        ? "This machine gives the published answers."
        : "\(wrong) answers differ: do not publish results from this machine; reinstall libgsl.")
    return MachineCheck(text: lines.joined(separator: "\n") + "\n", isFine: wrong == 0)
  }
}
