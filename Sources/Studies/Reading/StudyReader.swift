// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
internal import Findings
internal import Methods

/// Reads a study file: every key checked, every diagnostic of the file in one run.
public struct StudyReader {
  /// What a study file gave.
  public struct Outcome: Sendable {
    /// The study; nil when there is an error.
    public let study: Study?
    /// Errors and warnings, in the order of the file.
    public let diagnostics: [Diagnostic]
    /// The file or table that each source names, in the order of the study file.
    let files: [WrittenPlace]
    /// The text, to quote from.
    let text: SourceText?
  }

  /// Where a source says that its rows are.
  struct WrittenPlace: Sendable {
    let source: String
    /// The file as it is written; nil where only a table is named.
    let file: String?
    let span: Span
  }

  /// Reads the bytes of a study file; touches no other file.
  /// - Parameter name: the file's name as diagnostics show it.
  public static func read(_ bytes: [UInt8], name: String) -> Outcome {
    switch SourceText.decode(bytes, name: name) {
    case .failure(let refused):
      return Outcome(study: nil, diagnostics: [refused.diagnostic], files: [], text: nil)
    case .success(let text):
      let reading = Reading(text)
      reading.placesOfKeys = KeyIndex.places
      let root = reading.compose()
      let study = root.flatMap { StudyReader(root: $0, reading: reading).study() }
      return Outcome(
        study: reading.hasErrors ? nil : study, diagnostics: reading.diagnostics.inFileOrder(),
        files: places(of: root), text: text)
    }
  }

  private static func places(of root: Node?) -> [WrittenPlace] {
    (root?["sources"]?.entries ?? []).compactMap { entry in
      if let node = entry.value["file"], let text = node.text, !text.isEmpty {
        return WrittenPlace(source: entry.key, file: text, span: node.span)
      }
      guard let node = entry.value["table"] else { return nil }
      return WrittenPlace(source: entry.key, file: nil, span: node.span)
    }
  }

  private let root: Node
  private let reading: Reading

  private init(root: Node, reading: Reading) {
    self.root = root
    self.reading = reading
  }

  private func study() -> Study? {
    guard case .mapping = root.content else {
      reading.error(
        .wrongKind, at: root.span, "the study file is \(root.kindInWords), not a mapping of keys",
        label: "keys are due", help: "begin with `spec: 1`, then `study:`, `sources:`, `kpis:`")
      return nil
    }
    if let spec = root["spec"]?.text, spec != "1", Int(spec) != nil {
      // Another version may mean everything differently: nothing else is worth saying.
      _ = StudyForm.spec.readAny(root["spec"] ?? root, reading)
      return nil
    }
    let mapping = MappingReader(
      node: root, reading: reading, keys: StudyForm.keys,
      title: MappingTitle("the study file", noun: "a study file"))
    specFirst()

    let outline = outline(mapping)
    let sources = SourceChecks(root: root, reading: reading)
    for source in outline.sources.values { sources.check(source.value) }
    HeaderChecks(root: root, reading: reading).check(outline.header)
    KPIChecks(root: root, reading: reading, outline: outline).check()

    let analyses = (root["analyses"]?.entries ?? []).compactMap {
      AnalysesForm.read($0, in: outline, reading)
    }
    onePrimary()
    ThemeChecks(root: root, reading: reading, outline: outline).check()
    AnalysisLinks(root: root, reading: reading, outline: outline).check(analyses)

    guard !reading.hasErrors, let header = outline.header, let report = mapping[StudyForm.report]
    else { return nil }
    let context = StudyContext(
      header: header, sources: outline.sources.values.map(\.value),
      kpis: outline.kpis.values.map(\.value),
      smallestShown: DisclosureControl(minimumCell: report.minimumCell).smallestShown)
    return Study(
      context: context, behaviour: mapping[StudyForm.behaviour],
      intervention: mapping[StudyForm.intervention], themes: mapping[StudyForm.themes] ?? [],
      discussion: mapping[StudyForm.discussion], analyses: analyses, report: report)
  }

  private func specFirst() {
    guard let spec = root.entries.firstIndex(where: { $0.key == "spec" }), spec > 0 else { return }
    reading.warning(
      .specVersion, at: root.entries[spec].keySpan, "`spec` is not the first key of the file",
      label: "belongs at the top", help: "move it to the first line, so that a reader sees it first"
    )
  }

  /// What could be read, part by part: an error in one KPI leaves the others known.
  private func outline(_ mapping: MappingReader) -> StudyOutline {
    // Parts were read once, with their errors; this second look at the parts is silent.
    let silent = Reading(reading.source)
    func parts<Value>(_ key: String, _ form: Form<Value>) -> Declared<Value> {
      let entries = root[key]?.entries ?? []
      let values = entries.compactMap { entry in
        form.read(entry.value, silent).map { Named(entry.key, $0) }
      }
      return Declared(names: entries.map(\.key), values: values)
    }
    var sources = parts("sources", SourceKeys.form)
    sources.values = SourceKeys.naming(sources.values)
    var kpis = parts("kpis", KPIKeys.form)
    kpis.values = KPIKeys.naming(kpis.values)
    let header = mapping[StudyForm.study]
    if let header {
      kpis.values = kpis.values.map { Named($0.name, $0.value.resolved(in: header)) }
    }
    return StudyOutline(header: header, sources: sources, kpis: kpis)
  }

  /// Refuses a second primary analysis of a KPI.
  private func onePrimary() {
    var first: [String: Node.Entry] = [:]
    for entry in root["analyses"]?.entries ?? [] {
      guard entry.value["role"]?.text == "primary", let kpi = entry.value["kpi"]?.text else {
        continue
      }
      guard let other = first[kpi] else {
        first[kpi] = entry
        continue
      }
      reading.error(
        .secondPrimary, at: entry.value["role"]?.span ?? entry.keySpan,
        "a second primary analysis of KPI `\(excerpt(kpi))`", label: "one primary a KPI",
        help: "make this one `role: secondary`, or the other",
        notes: ["the first is `\(other.key)`, line \(other.keySpan.line)"])
    }
  }
}
