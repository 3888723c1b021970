// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Findings
import Methods
import Tables

/// Level 4: the data are those that were evaluated, and give these numbers again.
struct DataLevel {
  let folder: String
  let files: BundleFiles
  let reading: BundleReading
  let options: Verification.Options

  func outcome() async -> VerificationOutcome {
    guard let data = options.data else {
      return VerificationOutcome(.data, .notChecked, "no data were given (--data)")
    }
    guard reading.study != nil else {
      return VerificationOutcome(.data, .couldNotRun, "the study file cannot be read")
    }
    let salt: Salt?
    do throws(BundleError) {
      if let path = options.salt {
        salt = try PrivateFolder.read(path)
      } else {
        salt = try PrivateFolder(beside: folder).existingSalt()
      }
    } catch {
      return VerificationOutcome(
        .data, .couldNotRun, "the salt cannot be read",
        [VerificationRemark(excerpt(error.diagnostic.file), error.diagnostic.message)])
    }
    let file = StudyFile.load(
      "\(folder)/study.yaml", dataRoots: [data], engines: options.engines, isBesideData: false)
    guard let study = file.study else {
      return VerificationOutcome(
        .data, .couldNotRun, "the data cannot be found",
        file.diagnostics.filter { $0.severity == .error }.map(DataLevel.remark))
    }
    let made: Study.Made
    do throws(TableFailure) {
      made = try await study.made(
        by: StudySources(
          file, settings: options.settings, salt: salt, progress: options.progress),
        registered: file.registration.map { registration in
          // Whether someone else vouches for the date is what level 6 is about.
          Registered(registration: registration, vouched: reading.evaluation.vouchedDates)
        })
    } catch {
      return VerificationOutcome(
        .data, error.isEngineOut ? .couldNotRun : .mismatch,
        error.isEngineOut
          ? "an engine gave no answer" : "the study refuses these data: they are not those it read",
        error.diagnostics.map(DataLevel.remark))
    }
    let digests = InputDigests(
      attested: reading.statement?.predicate, found: file.inputs(study, made.provenance, salt),
      salt: salt)
    return compared(made.evaluation, digests)
  }

  private static func remark(_ diagnostic: Diagnostic) -> VerificationRemark {
    let place = diagnostic.span.map { "\(diagnostic.file):\($0.line):\($0.column)" }
    // The folder is looked for as `evaluate` does, where the option has another name.
    let file = diagnostic.file == "--data-root" ? "--data" : diagnostic.file
    return VerificationRemark(excerpt(place ?? file), diagnostic.message)
  }

  private func compared(_ again: Evaluation, _ digests: InputDigests) -> VerificationOutcome {
    guard let published = reading.evaluation else {
      return VerificationOutcome(
        .data, .mismatch, word: "DIFFERENT", "there are no results to compare with",
        [reading.resultsFault].compactMap(\.self) + digests.remarks)
    }
    let comparison = ResultsComparison(published, again)
    let differences = comparison.differences.filter { $0.path != "esito" }
    let agreement = differences.map(\.agreement).max() ?? .identical
    let numbers = "\(comparison.numbersCompared) numbers computed again"
    switch agreement {
    case .different:
      let remarks = differences.filter { $0.agreement == .different }.map(DataLevel.remark)
      let cause = VerificationRemark(
        "likely cause", likelyCause(digests) + rows(published, again))
      return VerificationOutcome(
        .data, .mismatch, word: agreement.name,
        "\(remarks.count) of \(numbers) differ", [cause] + digests.remarks + remarks)
    case .identical, .equivalent:
      let status: VerificationOutcome.Status = digests.isComplete ? .fine : .notChecked
      let closeness = agreement == .identical ? "" : " to 1e-9 of their size"
      return VerificationOutcome(
        .data, status, word: status == .fine ? agreement.name : nil,
        "\(status == .fine ? "" : "\(agreement.name), but \(digests.gap); ")"
          + "\(numbers)\(closeness); \(digests.summary)", digests.remarks)
    }
  }

  private static func remark(_ difference: ResultsComparison.Difference) -> VerificationRemark {
    func quoted(_ text: String?) -> String {
      text.map { "“\(SafeText.cleaned(String($0.prefix(80))))”" } ?? "nothing"
    }
    return VerificationRemark(
      SafeText.cleaned(difference.place.en),
      "published \(quoted(difference.first)), the data give \(quoted(difference.second))")
  }

  /// Sources of which more or fewer rows are there than were read.
  private func rows(_ published: Evaluation, _ again: Evaluation) -> String {
    let changes = again.sources.compactMap { source -> String? in
      guard let now = source.rows,
        let then = published.sources.first(where: { $0.id == source.id })?.rows, now != then
      else { return nil }
      let more = now > then ? "; a later extraction?" : ""
      return "`\(excerpt(source.id))` had \(then) rows and has \(now)\(more)"
    }
    return changes.isEmpty ? "" : " (\(changes.joined(separator: "; ")))"
  }

  private func likelyCause(_ digests: InputDigests) -> String {
    if digests.isOtherData { return "the data are not those that were evaluated" }
    if reading.isOfAnotherVersion {
      return "another version: made by Esito \(excerpt(reading.version ?? "")), "
        + "this is \(EsitoVersion.current)"
    }
    if let predicate = reading.statement?.predicate, predicate.platform != MachineCheck.platform {
      return "the results were changed after the evaluation, or another platform: "
        + "\(excerpt(predicate.platform)) there, \(MachineCheck.platform) here"
    }
    return digests.isComplete
      ? "the data are those that were evaluated: results.json or study.yaml was changed afterwards"
      : "other data, or results.json was changed after the evaluation"
  }
}

/// The digests of inputs, as attested and as found.
struct InputDigests {
  /// What does not agree, or could not be compared.
  private(set) var remarks: [VerificationRemark] = []
  /// Whether some input is another than was attested.
  private(set) var isOtherData = false
  /// Whether every digest was compared.
  private(set) var isComplete = true
  private var agreeing = 0
  private var differing = 0
  /// Why some digest was not compared.
  private(set) var gap = "digests were not compared"

  init(
    attested: Attestation.Predicate?, found: [Attestation.Predicate.Input], salt: Salt?
  ) {
    guard let attested else {
      isComplete = false
      gap = "there is no attestation to compare digests with"
      return
    }
    let isOtherSalt = attested.salt != nil && salt != nil && attested.salt != salt?.fingerprint
    if isOtherSalt {
      remarks.append(
        VerificationRemark("salt", "is another than the one that keyed the attested digests"))
    }
    let hasKey = attested.salt != nil && salt != nil && !isOtherSalt
    for input in found {
      guard let claim = attested.inputs.first(where: { $0.source == input.source }) else {
        differs(input.source, "is not among the attested inputs")
        continue
      }
      if claim.holds != input.holds {
        differs(input.source, "holds \(input.holds) data; \(excerpt(claim.holds)) was attested")
      }
      compare(claim, input, hasKey: hasKey)
    }
    for claim in attested.inputs where !found.contains(where: { $0.source == claim.source }) {
      differs(excerpt(claim.source), "was attested as an input, and the study has no such source")
    }
  }

  private mutating func compare(
    _ claim: Attestation.Predicate.Input, _ input: Attestation.Predicate.Input, hasKey: Bool
  ) {
    let isPublic = input.holds == "public"
    func digest(_ sha: String?, _ hmac: String?) -> String? { isPublic ? sha : hmac }
    var pairs: [(String, String?, String?)] = []
    if let files = input.files ?? nil {
      for file in files {
        let other = claim.files?.first { $0.name == file.name }
        pairs.append(
          (
            "\(input.source), \(excerpt(file.name))", digest(other?.sha256, other?.hmac),
            digest(file.sha256, file.hmac)
          ))
      }
      for other in claim.files ?? [] where !files.contains(where: { $0.name == other.name }) {
        differs("\(input.source), \(excerpt(other.name))", "was attested and is missing")
      }
    } else if let statements = input.statements {
      for (index, statement) in statements.enumerated() {
        let other =
          claim.statements?.indices.contains(index) == true
          ? claim.statements?[index] : nil
        pairs.append(
          (
            "\(input.source), statement \(index + 1)", digest(other?.sha256, other?.hmac),
            digest(statement.sha256, statement.hmac)
          ))
      }
    } else {
      pairs.append(
        (input.source, digest(claim.sha256, claim.hmac), digest(input.sha256, input.hmac)))
    }
    for (place, claimed, made) in pairs {
      guard isPublic || hasKey else {
        isComplete = false
        gap = "digests of data that are not public need their salt (--salt)"
        continue
      }
      if let claimed, let made, claimed == made {
        agreeing += 1
      } else if claimed == nil {
        isComplete = false
        gap = "no digest was attested"
        remarks.append(VerificationRemark(place, "has no attested digest"))
      } else {
        differing += 1
        differs(
          place,
          "is not byte for byte what was evaluated: its \(isPublic ? "digest" : "HMAC") differs")
      }
    }
  }

  private mutating func differs(_ place: String, _ text: String) {
    isOtherData = true
    remarks.append(VerificationRemark(place, text))
  }

  /// What the digests say, in a few words.
  var summary: String {
    func inputs(_ count: Int) -> String { "\(count) \(count == 1 ? "input" : "inputs")" }
    var parts: [String] = []
    if agreeing > 0 { parts.append("\(inputs(agreeing)) as attested") }
    if differing > 0 { parts.append("\(inputs(differing)) with other bytes and the same content") }
    return parts.isEmpty ? "no input compared" : parts.joined(separator: ", ")
  }
}
