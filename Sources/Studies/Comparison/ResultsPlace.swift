// SPDX-License-Identifier: GPL-3.0-or-later

internal import Findings
internal import Reports

/// A place within results, as a path and in words.
struct ResultsPlace {
  private var steps: [String] = []
  private var parts: [LocalizedText] = []
  /// The columns of the table that the place lies in.
  private var columns: [String]?
  /// The list that the place lies in.
  private var list: String?
  private var isRow = false

  /// `analyses.distretti.estimates.average.absolute.value`.
  var path: String { steps.joined(separator: ".") }

  /// "analysis “distretti”, estimate “average.absolute”, value".
  var words: LocalizedText {
    LocalizedText(
      it: parts.map(\.it).joined(separator: ", "), en: parts.map(\.en).joined(separator: ", "))
  }

  /// Whether what stands here decides.
  var isVerdict: Bool { steps.last == "verdict" || steps.last == "judgement" }

  /// - Parameter isList: whether a list stands here: its elements say what they are.
  func member(_ name: String, isList: Bool) -> ResultsPlace {
    var place = self
    place.steps.append(name)
    place.isRow = false
    place.list = name
    if !isList || ResultsWords.element[name] == nil, let words = ResultsWords.member(name) {
      place.parts.append(words)
    }
    return place
  }

  /// An element that has a name.
  func named(_ name: String, _ first: ResultsTree?, _ second: ResultsTree?) -> ResultsPlace {
    var place = self
    place.steps.append(name)
    place.parts.append(ResultsWords.named(name, of: list ?? ""))
    place.columns = (first ?? second)?["columns"]?.elements?.compactMap { $0["id"]?.text }
    return place
  }

  /// An element that is known by its position.
  func element(_ index: Int) -> ResultsPlace {
    var place = self
    place.steps.append("\(index + 1)")
    if list == "rows", !isRow {
      place.parts.append(LocalizedText(it: "riga \(index + 1)", en: "row \(index + 1)"))
      place.isRow = true
    } else if isRow, let columns, columns.indices.contains(index) {
      place.steps[place.steps.count - 1] = columns[index]
      place.parts.append(
        LocalizedText(it: "colonna «\(columns[index])»", en: "column “\(columns[index])”"))
      place.isRow = false
    } else {
      place.parts.append(ResultsWords.position(index + 1, of: list ?? ""))
    }
    return place
  }
}

/// How the parts of results are called.
enum ResultsWords {
  /// Lists whose elements have names, by what one of them is called.
  static let element: [String: Phrase] = [
    "analyses": Phrase(it: "analisi «{name}»", en: "analysis “{name}”"),
    "estimates": Phrase(it: "stima «{name}»", en: "estimate “{name}”"),
    "tables": Phrase(it: "tabella «{name}»", en: "table “{name}”"),
    "figures": Phrase(it: "figura «{name}»", en: "figure “{name}”"),
    "columns": Phrase(it: "colonna «{name}»", en: "column “{name}”"),
    "sources": Phrase(it: "fonte «{name}»", en: "source “{name}”"),
    "kpis": Phrase(it: "indicatore «{name}»", en: "KPI “{name}”"),
    "rows": Phrase(it: "riga {name}", en: "row {name}"),
    "notes": Phrase(it: "nota {name}", en: "note {name}"),
    "reasons": Phrase(it: "ragione {name}", en: "reason {name}"),
    "plans": Phrase(it: "piano {name}", en: "plan {name}"),
    "results": Phrase(it: "risultato {name}", en: "result {name}"),
    "choices": Phrase(it: "scelta {name}", en: "choice {name}"),
    "panels": Phrase(it: "riquadro {name}", en: "panel {name}"),
  ]

  private static let members: [String: Phrase] = [
    "study": Phrase(it: "studio", en: "study"),
    "registration": Phrase(it: "registrazione", en: "registration"),
    "headline": Phrase(it: "effetto principale", en: "headline effect"),
    "level": Phrase(it: "livello", en: "level"),
    "certainty": Phrase(it: "certezza", en: "certainty"),
    "facts": Phrase(it: "fatti", en: "facts"),
    "verdict": Phrase(it: "giudizio", en: "verdict"),
    "judgement": Phrase(it: "giudizio sull’obiettivo", en: "judgement on the target"),
    "value": Phrase(it: "valore", en: "value"),
    "number": Phrase(it: "valore", en: "value"),
    "count": Phrase(it: "conteggio", en: "count"),
    "interval": Phrase(it: "intervallo", en: "interval"),
    "lower": Phrase(it: "limite inferiore", en: "lower limit"),
    "upper": Phrase(it: "limite superiore", en: "upper limit"),
    "standardError": Phrase(it: "errore standard", en: "standard error"),
    "degreesOfFreedom": Phrase(it: "gradi di libertà", en: "degrees of freedom"),
    "esito": Phrase(it: "versione di Esito", en: "version of Esito"),
    "matters": Phrase(it: "soglia che conta", en: "threshold that matters"),
    "estimator": Phrase(it: "stimatore", en: "estimator"),
    "status": Phrase(it: "stato", en: "status"),
    "rows": Phrase(it: "righe lette", en: "rows read"),
  ]

  /// A member in words; nil for wrappers that say nothing to a reader.
  static func member(_ name: String) -> LocalizedText? {
    if name == "content" || name == "_0" { return nil }
    let phrase = members[name] ?? Phrase(it: "«{name}»", en: "“{name}”")
    return LocalizedText(
      it: phrase.text(.it, ["name": name]), en: phrase.text(.en, ["name": name]))
  }

  static func named(_ name: String, of list: String) -> LocalizedText {
    let phrase = element[list] ?? Phrase(it: "«{name}»", en: "“{name}”")
    return LocalizedText(
      it: phrase.text(.it, ["name": name]), en: phrase.text(.en, ["name": name]))
  }

  static func position(_ number: Int, of list: String) -> LocalizedText {
    let phrase = element[list] ?? Phrase(it: "numero {name}", en: "number {name}")
    return LocalizedText(
      it: phrase.text(.it, ["name": "\(number)"]), en: phrase.text(.en, ["name": "\(number)"]))
  }
}
