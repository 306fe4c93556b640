// swift-tools-version: 6.2
import PackageDescription

// The benchmarks, in a package of their own: whoever builds Panier builds none of them. scripts/bench runs them.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "benchmarks",
  dependencies: [
    .package(name: "panier", path: "../.."),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
  ],
  targets: [
    .systemLibrary(name: "CRivalLua", path: "CRivalLua", pkgConfig: "lua5.4", providers: [.apt(["liblua5.4-dev"])]),
    .target(name: "CVMRival", dependencies: ["CRivalLua"], path: "CVMRival"),
    .executableTarget(
      name: "VMBench", dependencies: ["CVMRival", .product(name: "PanierVM", package: "panier")], path: "VMBench",
      swiftSettings: settings),
    .executableTarget(
      name: "ClientBench",
      dependencies: [
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "PanierKit", package: "panier"),
      ],
      path: "ClientBench", exclude: ["rival.py"], swiftSettings: settings),
    .executableTarget(
      name: "LedgerBench",
      dependencies: [.product(name: "GRDB", package: "GRDB.swift"), .product(name: "PanierKit", package: "panier")],
      path: "LedgerBench", swiftSettings: settings),
    .executableTarget(
      name: "TeamBench",
      dependencies: [
        .product(name: "PanierKit", package: "panier"), .product(name: "PanierPostgres", package: "panier"),
      ],
      path: "TeamBench", swiftSettings: settings),
    .executableTarget(
      name: "StockBench", dependencies: [.product(name: "PanierKit", package: "panier")], path: "StockBench",
      swiftSettings: settings),
    .executableTarget(
      name: "SimulatorBench",
      dependencies: [
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "OVHSimulator", package: "panier"),
        .product(name: "OVHSimulatorServer", package: "panier"),
      ],
      path: "SimulatorBench", swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x
)
