// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics
import Tables

extension Funnel.FunnelAnalysis {
  /// Channels side by side.
  struct ChannelResults {
    var tables: [FindingTable]
    var figure: FunnelFigure
    var sentence: Note
  }

  /// Nil without channels, with one only, or with too many to read.
  var channelResults: ChannelResults? {
    guard specification.by != nil, (2...Self.mostChannels).contains(cells.channels.count) else {
      return nil
    }
    let channels = ordered
    let compared = comparisons(channels)
    let figure = FunnelFigure(
      title: .term("figure.funnel.channels"),
      bars: channels.map { channel in
        FunnelFigure.Bar(
          label: name(channel), share: mark(share(channel.counts, of: last, from: 0)),
          conversion: .absent)
      }, isNested: false)
    return ChannelResults(
      tables: [channelTable(channels, compared), passageTable(channels)], figure: figure,
      sentence: sentence(channels, compared))
  }

  private func name(_ channel: Funnel.Cells.Channel) -> Value {
    channel.name.map { query.source.value($0, of: specification.by ?? "") }
      ?? .localized(LocalizedText(it: "canale non noto", en: "channel not known"))
  }

  /// The channel of reference first; the others in the order in which the column declares its
  /// values, else sorted; rows without a channel last.
  private var ordered: [Funnel.Cells.Channel] {
    let declared = specification.by.flatMap { query.source.column($0)?.values } ?? []
    let known = declared.compactMap { value in cells.channels.first { $0.name == value } }
    var channels = known
    for channel in cells.channels where channel.name != nil {
      if !known.contains(where: { $0.name == channel.name }) { channels.append(channel) }
    }
    let named = channels.indices.filter { index in
      specification.reference == nil || channels[index].name == specification.reference
    }
    let reference = named.max {
      (channels[$0].counts.reached[0], $1) < (channels[$1].counts.reached[0], $0)
    }
    if let reference { channels.insert(channels.remove(at: reference), at: 0) }
    return channels + cells.channels.filter { $0.name == nil }
  }

  /// A channel beside that of reference.
  private struct Comparison {
    var difference: IntervalEstimate?
    var probability: Double?
  }

  /// Newcombe's interval of the difference of shares that reach the end, and the p-value of the
  /// score test, adjusted for the number of channels by Holm's method. Rows without a channel are no
  /// channel to compare.
  private func comparisons(_ channels: [Funnel.Cells.Channel]) -> [Comparison] {
    let base = channels.first.flatMap { share($0.counts, of: last, from: 0) }
    var found = channels.enumerated().map { index, channel -> Comparison in
      guard index > 0, channel.name != nil, let base,
        let share = share(channel.counts, of: last, from: 0)
      else { return Comparison() }
      return Comparison(
        difference: try? share.difference(from: base, level: 0.95),
        probability: try? share.scoreTest(against: base))
    }
    let adjusted = (try? holm(found.map(\.probability))) ?? []
    for index in adjusted.indices { found[index].probability = adjusted[index] }
    return found
  }

  private func channelTable(
    _ channels: [Funnel.Cells.Channel], _ compared: [Comparison]
  ) -> FindingTable {
    let derived = guarded(.derivedFrom("end"))
    let rows = channels.enumerated().map { index, channel -> [Value] in
      var row: [Value] = [
        name(channel), .count(channel.counts.reached[0]), .count(channel.counts.reached[last]),
      ]
      row += cells(share(channel.counts, of: last, from: 0))
      if index == 0 { return row + [.term("funnel.reference"), .missing, .missing] }
      guard let difference = compared[index].difference else {
        return row + [.missing, .missing, .missing]
      }
      return row + [
        .number(difference.estimate, .points),
        .interval(Interval(difference.interval), .points),
        compared[index].probability.map { .number($0, .probability) } ?? .missing,
      ]
    }
    return FindingTable(
      id: "channels-\(specification.by ?? "")",
      columns: [
        .init("channel"), .init("start", guarded: guarded(.count)),
        .init("end", guarded: guarded(.partOf("start"))), .init("share", guarded: derived),
        .init("share.interval", guarded: derived), .init("difference", guarded: derived),
        .init("difference.interval", guarded: derived), .init("p.holm", guarded: derived),
      ], rows: rows)
  }

  /// Each passage of each channel.
  private func passageTable(_ channels: [Funnel.Cells.Channel]) -> FindingTable {
    let derived = guarded(.derivedFrom("people"))
    let rows = channels.flatMap { channel in
      specification.steps.indices.dropFirst().map { step -> [Value] in
        [
          name(channel), name(step), .count(channel.counts.reached[step - 1]),
          .count(channel.counts.reached[step]),
        ] + cells(share(channel.counts, of: step, from: step - 1))
      }
    }
    return FindingTable(
      id: "passages-\(specification.by ?? "")",
      columns: [
        .init("channel"), .init("step"), .init("previous", guarded: guarded(.count)),
        .init("people", guarded: guarded(.partOf("previous"))),
        .init("conversion", guarded: derived), .init("conversion.interval", guarded: derived),
      ], rows: rows)
  }

  /// Which channels differ from the reference beyond chance, Holm's adjustment included.
  private func sentence(
    _ channels: [Funnel.Cells.Channel], _ compared: [Comparison]
  ) -> Note {
    let apart = channels.indices.compactMap { index -> Value? in
      guard let probability = compared[index].probability, probability < 0.05,
        let difference = compared[index].difference
      else { return nil }
      return .phrase(
        difference.estimate < 0 ? "funnel.who.less" : "funnel.who.more",
        [
          "channel": name(channels[index]),
          "difference": .number(abs(difference.estimate), .points),
        ])
    }
    let slots: [String: Value] = ["reference": name(channels[0])]
    let table = "channels-\(specification.by ?? "")"
    guard !apart.isEmpty else {
      return Note("funnel.channels.none", .remark, slots, table: table)
    }
    return Note(
      "funnel.channels.some", .remark, slots.merging(["channels": .list(apart)]) { $1 },
      table: table)
  }
}
