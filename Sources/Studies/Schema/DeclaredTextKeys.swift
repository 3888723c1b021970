// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
public import Findings
internal import Methods

/// Texts that a study declares about itself under one key, by the key within it.
public struct DeclaredTexts: Hashable, Sendable {
  /// The texts that are declared.
  public var texts: [String: LocalizedText]

  /// Texts by key.
  public init(_ texts: [String: LocalizedText]) { self.texts = texts }
}

/// Groups of optional texts: what reporting standards ask and no computation can know.
struct DeclaredTextKeys {
  let keys: [StudyKey<LocalizedText>]

  /// The form of a group.
  func form(_ title: MappingTitle) -> Form<DeclaredTexts> {
    Form.mapping(
      title, keys: keys, read: { DeclaredTexts(self.texts($0)) },
      write: { value, writer in self.put(value.texts, to: &writer) })
  }

  /// The texts of a mapping that holds these keys among others.
  func texts(_ mapping: MappingReader) -> [String: LocalizedText] {
    keys.reduce(into: [:]) { $0[$1.name] = mapping[$1] }
  }

  /// Puts the texts, in the order of the keys.
  func put(_ texts: [String: LocalizedText], to writer: inout MappingWriter) {
    for key in keys { writer.put(key, texts[key.name]) }
  }

  private static func key(
    _ name: String, _ summary: String, _ aliases: [String], _ example: String
  ) -> StudyKey<LocalizedText> {
    StudyKey(
      name, Form<LocalizedText>.localized, .optional, summary, aliases: aliases,
      example: "\"\(example)\"")
  }

  /// What was done, as TIDieR-PHP asks it.
  static let intervention = DeclaredTextKeys(keys: [
    key(
      "why", "Why it should work: how its parts lead to what was expected.",
      ["perché", "perche", "razionale", "logica"], "la comodità vince il rinvio"),
    key(
      "materials", "What people were given: messages, kits, benefits.",
      ["materiali"], "kit FIT e promemoria"),
    key(
      "procedure", "What was done, step by step, and how people were reached.",
      ["procedura", "come", "modalità", "mode"], "invito, poi un messaggio dopo 30 giorni"),
    key(
      "provider", "Who did it, with which training and powers.",
      ["fornitore", "operatori", "chi"], "farmacie convenzionate"),
    key("place", "Where it was done.", ["luogo", "dove", "sede", "setting"], "tre distretti"),
    key(
      "dose", "How often, how long, how much.", ["intensità", "quanto", "durata"],
      "due messaggi in 60 giorni"),
    key(
      "tailoring", "What was meant to differ between places or people.",
      ["adattamento", "adattamenti", "variazioni_previste"], "testi in sette lingue"),
    key(
      "changes", "What changed on the way without having been planned.",
      ["modifiche", "cambiamenti", "modifications"], "due farmacie in meno da gennaio"),
    key(
      "fidelity", "How far it was done as planned, and how that was checked.",
      ["fedeltà", "aderenza_al_piano"], "92% dei messaggi partiti nei giorni previsti"),
    key(
      "harms", "Unwanted consequences that were looked for, and what was found.",
      ["danni", "effetti_avversi"], "nessun reclamo per i messaggi"),
  ])

  /// What social marketing asks of the work on the behaviour, beside who does what.
  static let behaviour = DeclaredTextKeys(keys: [
    key(
      "goal", "The behavioural goal: how many should do it, and by when.",
      ["traguardo", "scopo"], "52% entro giugno 2025"),
    key(
      "theory", "The theory of behaviour that the work rests on.", ["teoria", "modello"],
      "modello COM-B"),
    key(
      "research", "What was learnt from the audience before the start, and how.",
      ["ricerca", "ascolto"], "18 interviste e un test dei messaggi"),
    key(
      "insight", "What was understood of the audience that shaped the work.",
      ["intuizione", "comprensione"], "chi rinvia lo fa per gli orari, non per paura"),
    key(
      "segments", "The groups that the audience was divided into, and by what.",
      ["segmenti", "segmentazione", "segmentation"], "chi non ha mai risposto; chi salta un giro"),
    key(
      "mix", "The kinds of methods used together, beyond messages.",
      ["metodi", "leve", "methods_mix"], "messaggi, farmacie, orari estesi"),
  ])

  /// What the authors make of the results.
  static let discussion = DeclaredTextKeys(keys: [
    key(
      "interpretation", "How the authors read the results, other explanations included.",
      ["interpretazione", "lettura"], "più comodità, non più consapevolezza"),
    key(
      "generalisability", "Where else the results may hold, and where not.",
      ["generalizzabilità", "trasferibilità", "generalizability"], "distretti con molte farmacie"),
    key(
      "evidence", "What earlier studies found.", ["evidenze", "letteratura"],
      "promemoria: revisioni concordi"),
  ])
}
