// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
internal import Findings
public import Tables

/// What six levels of verification found of a bundle. It reads, and writes nothing.
public struct Verification: Hashable, Sendable {
  /// The study, as the bundle names it; nil where nothing could be read.
  public let study: String?
  /// The version of Esito that made the bundle, as it says; nil where nothing could be read.
  public let version: String?
  /// One outcome a level, in their order.
  public let outcomes: [VerificationOutcome]

  /// What to verify with.
  public struct Options: Sendable {
    /// The folder under which the data files lie; nil without data.
    public var data: String?
    /// The registered plan.
    public var plan: String?
    /// The file with the salt; by default the one beside the bundle.
    public var salt: String?
    /// Detached signatures of the attestation.
    public var signatures: [String] = []
    /// Whose signatures count.
    public var trust = SignatureTrust()
    /// The engines that may run.
    public var engines: [SQLEngine] = []
    /// How programs are run.
    public var settings: EngineSettings
    /// Told how far the reading of data has come.
    public var progress: (@Sendable (ReadingProgress) -> Void)?

    /// Nothing but the bundle.
    public init(settings: EngineSettings) { self.settings = settings }
  }

  /// Verifies a bundle.
  /// - Parameter folder: the bundle.
  /// - Returns: what was found, or why it cannot be looked at.
  public static func run(
    _ folder: String, _ options: Options
  ) async -> Result<Verification, VerificationRefusal> {
    let files: BundleFiles
    do throws(VerificationRefusal) { files = try BundleFiles.read(folder) } catch {
      return .failure(error)
    }
    let reading = BundleReading(files)
    let integrity = IntegrityLevel(files: files, statement: reading.statement)
    var outcomes = [
      integrity.outcome, TextLevel(files: files, reading: reading).outcome,
      PlanLevel(files: files, reading: reading, registered: options.plan).outcome,
    ]
    outcomes.append(
      await DataLevel(folder: folder, files: files, reading: reading, options: options).outcome())
    outcomes.append(DisclosureLevel(reading: reading).outcome)
    outcomes.append(await AuthenticityLevel(files: files, options: options).outcome())
    return .success(
      Verification(
        study: (reading.evaluation?.study.id ?? reading.statement?.predicate.study)
          .map(SafeText.cleaned),
        version: reading.version.map(SafeText.cleaned), outcomes: outcomes))
  }

  /// The outcome of a level.
  public func outcome(_ level: VerificationLevel) -> VerificationOutcome? {
    outcomes.first { $0.level == level }
  }

  /// 0 all levels checked and fine; 1 a mismatch; 2 something asked for could not be done; 3 some
  /// level was not checked.
  public var exitCode: Int32 {
    let answers = Set(outcomes.map(\.status))
    if answers.contains(.mismatch) { return 1 }
    if answers.contains(.couldNotRun) { return 2 }
    let isComplete = outcomes.count == VerificationLevel.allCases.count
    return isComplete && !answers.contains(.notChecked) ? 0 : 3
  }
}

/// Why a bundle cannot be looked at at all.
public struct VerificationRefusal: Error, Hashable, Sendable {
  /// What is in the way.
  public let diagnostic: Diagnostic

  init(_ folder: String, _ message: String, help: String) {
    diagnostic = Diagnostic(
      code: .bundleUnreadable, severity: .error, message: message, file: excerpt(folder), span: nil,
      help: help)
  }
}
