// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Methods

/// The checks of the study's dates against each other.
struct HeaderChecks {
  let root: Node
  let reading: Reading

  func check(_ header: StudyHeader?) {
    guard let header, let cutoff = header.cutoff else { return }
    let span = root.place(of: "study", "cutoff", "date")
    let campaign = header.campaign
    if cutoff.date <= campaign.from {
      reading.error(
        .datesContradict, at: span,
        "the cut-off \(cutoff.date) is not after the campaign's first day",
        label: "before there is anything to see", help: "correct the year of one of the two dates",
        notes: ["the campaign begins on \(campaign.from)"])
    } else if let end = campaign.to, cutoff.date < end {
      reading.warning(
        .immature, at: span, "the cut-off \(cutoff.date) comes before the campaign's last day",
        label: "the campaign is still running",
        help: "an evaluation before the end is marked interim and gives no verdict",
        notes: ["the campaign ends on \(end)"])
    }
  }
}
