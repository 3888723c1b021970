// SPDX-License-Identifier: GPL-3.0-or-later

/// `Coverage [--replicates N] [--threads N] [--folder DIR] [linear] [counts] [shares] [panels] [leads]
/// [equity] [synthetic] [hull] [dates]`
@main
struct Main {
  static func main() async throws {
    var settings = Settings()
    var studies: [String] = []
    var arguments = CommandLine.arguments.dropFirst()
    while let argument = arguments.popFirst() {
      switch argument {
      case "--replicates": settings.replicates = try number(arguments.popFirst())
      case "--threads": settings.threads = try number(arguments.popFirst())
      case "--folder": settings.folder = arguments.popFirst() ?? settings.folder
      case _ where names.contains(argument): studies.append(argument)
      default: throw Misused(argument: argument)
      }
    }
    settings.measured = min(settings.measured, settings.replicates)
    settings.criticalReplicates = min(settings.criticalReplicates, settings.replicates)
    for study in studies.isEmpty ? Self.names : studies {
      switch study {
      case "linear": try await run(LinearStudy.self, settings: settings)
      case "counts": try await run(CountStudy.self, settings: settings)
      case "panels": try await run(PanelStudy.self, settings: settings)
      case "synthetic": try await run(SyntheticStudy.self, settings: settings)
      case "hull": try await run(HullStudy.self, settings: settings)
      case "dates": try await run(DateStudy.self, settings: settings)
      case "leads": try await run(LeadStudy.self, settings: settings)
      case "equity":
        try await run(EquityStudy.self, settings: settings)
        try await run(EquityPeopleStudy.self, settings: settings)
      default: try await run(ShareStudy.self, settings: settings)
      }
    }
  }

  private static let names = [
    "linear", "counts", "shares", "panels", "leads", "equity", "synthetic", "hull",
    "dates",
  ]

  private static func number(_ text: String?) throws -> Int {
    guard let text, let value = Int(text), value >= 1 else {
      throw Misused(argument: text ?? "a number")
    }
    return value
  }

  struct Misused: Error { let argument: String }
}
