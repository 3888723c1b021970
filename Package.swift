// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-3.0-or-later

import PackageDescription

let package = Package(
  name: "Esito",
  products: [
    .executable(name: "esito", targets: ["esito"]),
    .library(name: "Statistics", targets: ["Statistics"]),
    .library(name: "Tables", targets: ["Tables"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(
      url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2", traits: []),
  ],
  targets: [
    .systemLibrary(
      name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev", "pkg-config"])]),
    .target(name: "CGSLShims", dependencies: ["CGSL"]),
    .target(name: "Statistics", dependencies: ["CGSLShims", "CLoops"], exclude: ["README.md"]),
    .target(name: "Dates"),
    .target(name: "CLoops"),
    .target(
      name: "Tables",
      dependencies: ["CLoops", "Dates", .product(name: "Subprocess", package: "swift-subprocess")]),
    .target(
      name: "Diagnostics",
      dependencies: ["Dates", .product(name: "Yams", package: "Yams")]),
    .target(name: "Findings", dependencies: ["Dates"]),
    .target(name: "Reports", dependencies: ["Dates", "Findings"]),
    .target(
      name: "Methods",
      dependencies: ["Dates", "Diagnostics", "Findings", "Reports", "Statistics", "Tables"]),
    .target(name: "CFileShims"),
    .target(
      name: "Studies",
      dependencies: [
        "CFileShims", "Dates", "Diagnostics", "Findings", "Methods", "Reports", "Statistics",
        "Tables",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    .executableTarget(
      name: "esito",
      dependencies: [
        "Diagnostics", "Reports", "Studies", "Tables",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics"]),
    .testTarget(name: "DatesTests", dependencies: ["Dates"]),
    .testTarget(name: "TablesTests", dependencies: ["Tables"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "FindingsTests", dependencies: ["Findings"]),
    .testTarget(name: "ReportsTests", dependencies: ["Dates", "Findings", "Reports"]),
    .testTarget(name: "MethodsTests", dependencies: ["Methods"]),
    .testTarget(name: "StudiesTests", dependencies: ["Studies"]),
    .testTarget(
      name: "EsitoTests",
      dependencies: ["Studies", "esito", .product(name: "Crypto", package: "swift-crypto")]),
  ]
)

// One set of rules for all our code: Swift 6 mode, every warning an error, the features that the
// next language mode will have.
for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}

// Estimators are optimised in debug builds too: tests evaluate whole studies, and unoptimised loops
// over matrices would take most of their time. Checks (preconditions) and symbols stay.
for target in package.targets where target.name == "Statistics" {
  target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
}
for target in package.targets where target.name == "CLoops" {
  target.cSettings = [.unsafeFlags(["-O2"], .when(configuration: .debug))]
}
