// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-3.0-or-later

import PackageDescription

let package = Package(
  name: "ManyPeople",
  dependencies: [.package(name: "Esito", path: "../..")],
  targets: [
    .executableTarget(
      name: "PeopleQuery",
      dependencies: [.product(name: "Tables", package: "Esito")],
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ]
)
