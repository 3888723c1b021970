// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Findings

extension Survey {
  /// The keys of one item.
  enum ItemKeys {
    static let form = Form<Item>.mapping(
      MappingTitle("item", noun: "an item"),
      keys: [type, of, label, scale, levels, options, only, better],
      inline: true, read: { item($0) },
      write: { value, writer in
        writer.put(type, value.kind)
        writer.put(of, value.column)
        writer.put(label, value.label)
        writer.put(scale, value.levels.isEmpty && value.kind != .nps ? value.scale : nil)
        if !value.levels.isEmpty { writer.put(levels, value.levels) }
        if !value.options.isEmpty {
          writer.put(options, value.options.map { Named($0.name, $0.column) })
        }
        writer.put(only, value.only)
        writer.put(better, value.better)
      })

    static let type = StudyKey(
      "type",
      Form<Kind>.choice(aliases: [
        "net-promoter": .nps, "promotori": .nps, "soddisfazione": .csat, "satisfaction": .csat,
        "scala": .likert, "scale": .likert, "multipla": .multiple, "multiplo": .multiple,
        "multiple-answer": .multiple,
      ]), .required,
      "`nps` (0-10, would you recommend it), `csat` (share of the two highest marks), `likert` (ordered scale) or `multiple` (several options may be ticked).",
      aliases: ["tipo", "kind", "is"], example: "csat")
    static let of = StudyKey(
      "of", Form<String>.name, .optional,
      "The column of the marks: whole numbers, or labels listed in `levels`; not for `multiple`.",
      aliases: ["di", "colonna", "column"], example: "soddisfazione")
    static let label = StudyKey(
      "label", Form<LocalizedText>.localized, .resolved("the item's name"), "What readers see.",
      aliases: ["etichetta", "domanda", "question", "testo"], example: "\"Consiglierebbe?\"")
    static let scale = StudyKey(
      "scale", scaleForm, .resolved("`{ from: 0, to: 10 }` for `nps`"),
      "Lowest and highest mark, for `csat` and `likert`; other numbers count as no answer.",
      aliases: ["scala"], example: "{ from: 1, to: 5 }")
    static let levels = StudyKey(
      "levels",
      Form<[String]>.list(of: Form<String>.cell, atLeast: 2, example: "[poco, abbastanza, molto]"),
      .optional, "The labels of the marks, lowest first, where the column holds labels.",
      aliases: ["livelli", "risposte"], example: "[poco, abbastanza, molto]")
    static let options = StudyKey(
      "options",
      Form<[Named<String>]>.names(
        MappingTitle("`options`", noun: "options with their columns"), of: Form<String>.name,
        example: "{ farmacia: canale_farmacia, whatsapp: canale_whatsapp }"),
      .optional, "The true/false columns of the options, for `multiple`.",
      aliases: ["opzioni", "voci", "scelte"],
      example: "{ farmacia: canale_farmacia, whatsapp: canale_whatsapp }")
    static let only = StudyKey(
      "only", ColumnFilter.form, .standard([]),
      "Only rows with these values: the item's rows in a table of counts, or those it was put to.",
      aliases: ["solo", "soltanto", "filtro", "filter", "where"], example: "{ domanda: [q1] }")
    static let better = StudyKey(
      "better",
      Form<BetterDirection>.choice(aliases: [
        "alto": .higher, "basso": .lower, "maggiore": .higher, "minore": .lower,
      ]), .standard(.higher), "Which way is an improvement: `higher` or `lower`.",
      aliases: ["meglio", "migliore", "direzione"], example: "higher")

    private static let scaleForm = Form<Scale>.mapping(
      MappingTitle("`scale`", noun: "a scale"), keys: [from, to], inline: true,
      read: { mapping in
        guard let first = mapping[from], let last = mapping[to] else { return nil }
        guard first < last, last - first <= 20 else {
          mapping.reading.error(
            .outOfRange, at: mapping.span(to), "a scale goes up, by at most 20 steps",
            label: "from \(first) to \(last)", help: "write it as `{ from: 1, to: 5 }`")
          return nil
        }
        return Scale(from: first, to: last)
      },
      write: { value, writer in
        writer.put(from, value.from)
        writer.put(to, value.to)
      })
    private static let from = StudyKey(
      "from", Form<Int>.integer(-100...100, example: "1"), .required, "The lowest mark.",
      aliases: ["da", "min"], example: "1")
    private static let to = StudyKey(
      "to", Form<Int>.integer(-100...100, example: "5"), .required, "The highest mark.",
      aliases: ["a", "max"], example: "5")

    /// An item whose keys fit its type.
    private static func item(_ mapping: MappingReader) -> Item? {
      guard let kind = mapping[type] else { return nil }
      guard fits(mapping, kind), let only = mapping[only], let better = mapping[better] else {
        return nil
      }
      if mapping.has(label), mapping[label] == nil { return nil }
      if mapping.has(levels), mapping[levels] == nil { return nil }
      let levels = mapping[levels] ?? []
      var scale = mapping[scale]
      if kind == .nps { scale = Scale(from: 0, to: 10) }
      if !levels.isEmpty { scale = Scale(from: 1, to: levels.count) }
      if kind != .multiple, scale == nil || mapping[of] == nil { return nil }
      if kind == .multiple, mapping[options] == nil { return nil }
      return Item(
        name: "", label: mapping[label] ?? LocalizedText(""), kind: kind,
        column: mapping[of], scale: scale, levels: levels,
        options: (mapping[options] ?? []).map { Option(name: $0.name, column: $0.value) },
        only: only, better: better)
    }

    /// Whether the item has what its type needs, and nothing that has no meaning for it.
    private static func fits(_ mapping: MappingReader, _ kind: Kind) -> Bool {
      func missing(_ key: any KeyDeclaration, _ help: String) -> Bool {
        mapping.reading.error(
          .missingKey, at: mapping.node.nameSpan,
          "an item of type `\(kind.rawValue)` lacks `\(key.name)`",
          label: "`\(key.name)` is missing", help: help)
        return false
      }
      func needless(_ key: any KeyDeclaration, _ help: String) -> Bool {
        mapping.reading.error(
          .contradiction, at: mapping.node[key.name]?.span ?? mapping.node.nameSpan,
          "an item of type `\(kind.rawValue)` has no `\(key.name)`", label: "no meaning here",
          help: help)
        return false
      }
      if kind == .multiple {
        for key in [of as any KeyDeclaration, scale, levels] where mapping.node[key.name] != nil {
          return needless(key, "each option is a true/false column of its own, under `options`")
        }
        return mapping.has(options)
          || missing(options, "add `options: { farmacia: canale_farmacia, … }`")
      }
      if mapping.has(options) {
        return needless(options, "options are for `type: multiple`; the marks stand in `of`")
      }
      guard mapping.has(of) else { return missing(of, "add `of: column`, the column of the marks") }
      if kind == .nps {
        for key in [scale as any KeyDeclaration, levels] where mapping.node[key.name] != nil {
          return needless(
            key, "the scale of an NPS is 0 to 10; another scale is a `csat` or `likert`")
        }
        return true
      }
      if mapping.has(scale), mapping.has(levels) {
        return needless(scale, "keep `levels`: they are the scale, lowest first")
      }
      return mapping.has(scale) || mapping.has(levels)
        || missing(
          scale, "add `scale: { from: 1, to: 5 }`, or `levels` where the column holds labels")
    }
  }
}
