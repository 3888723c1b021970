// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Findings

extension Form<LocalizedText> {
  /// One text for all languages, or one a language: `{ it: "…", en: "…" }`.
  public static let localized = Form.shapes(
    [
      Form<String>.text.map({ LocalizedText($0) }, { $0.it }),
      Form.mapping(
        MappingTitle("text", noun: "a text in two languages"), keys: [italian, english],
        inline: true,
        read: { mapping in
          guard let it = mapping[italian], let en = mapping[english] else { return nil }
          return LocalizedText(it: it, en: en)
        },
        write: { value, writer in
          writer.put(italian, value.it)
          writer.put(english, value.en)
        }),
    ],
    write: { text in
      text.it == text.en
        ? .text(text.it)
        : .inline([.init("it", .text(text.it)), .init("en", .text(text.en))])
    })
}

private let italian = StudyKey(
  "it", Form<String>.text, .required, "The text in Italian.", aliases: ["ita", "italiano"],
  example: "\"Adesione\"")
private let english = StudyKey(
  "en", Form<String>.text, .required, "The text in English.", aliases: ["eng", "inglese"],
  example: "\"Uptake\"")
