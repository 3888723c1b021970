// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Findings
internal import Methods

/// The keys under a source's `collected`: how its data came to be.
enum CollectionKeys {
  static let form = Form<DataCollection>.mapping(
    "collected", keys: [how, sameThroughout, assessed],
    read: { mapping in
      DataCollection(
        how: mapping[how], sameThroughout: mapping[sameThroughout], assessed: mapping[assessed])
    },
    write: { value, writer in
      writer.put(how, value.how)
      writer.put(sameThroughout, value.sameThroughout)
      writer.put(assessed, value.assessed)
    })

  private static let how = StudyKey(
    "how", Form<LocalizedText>.localized, .optional,
    "How the data were gathered, and what was done for their quality.",
    aliases: ["come"], example: "\"registro dello screening, a ogni invito\"")
  private static let sameThroughout = StudyKey(
    "same_throughout", Form<Bool>.truth, .optional,
    "Whether they were gathered in the same way before and after the start, on every arm.",
    aliases: ["sempre_uguale", "invariata"], example: "true")
  private static let assessed = StudyKey(
    "assessed",
    Form<DataCollection.Assessed>.choice(aliases: [
      "oggettivo": .objective, "oggettiva": .objective, "cieco": .blind, "aperto": .open,
      "in_chiaro": .open,
    ]), .optional,
    "Who judged the outcome: `objective` where nobody had to, `blind` where those who did knew "
      + "nothing of the campaign, else `open`.",
    aliases: ["valutato", "rilevato"], example: "objective")
}
