// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target is compiled with.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A Swift target of ours.
func target(_ name: String, _ dependencies: [Target.Dependency] = [], path: String? = nil) -> Target {
  .target(name: name, dependencies: dependencies, path: path, swiftSettings: settings)
}

/// The tests of a target.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTP2 = Target.Dependency.product(name: "NIOHTTP2", package: "swift-nio-http2")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioHTTPCompression = Target.Dependency.product(name: "NIOHTTPCompression", package: "swift-nio-extras")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")

let package = Package(
  name: "panier",
  products: [
    .executable(name: "panier", targets: ["panier"]),
    .library(name: "PanierKit", targets: ["PanierKit"]),
    .library(name: "PanierVM", targets: ["PanierVM", "PanierReference"]),
    .library(name: "OVHClient", targets: ["OVHClient"]),
    .library(name: "OVHSimulator", targets: ["OVHSimulator"]),
    .library(name: "PanierTesting", targets: ["PanierTesting"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-nio-http2", from: "1.44.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
  ],
  targets: [
    .systemLibrary(name: "CLua", pkgConfig: "lua5.4", providers: [.apt(["liblua5.4-dev"])]),
    .target(name: "CPanierVM", dependencies: ["CLua"]),
    .target(name: "PanierStandardLibrary", path: "stdlib"),
    .target(name: "PanierData", exclude: ["sources"]),

    target("PanierReference"),
    target("PanierVM", ["CPanierVM", "PanierReference"]),
    target("DurableFiles"),
    target("PanierTerminal", ["DurableFiles"]),
    target("DomainNames", ["PanierData"]),
    target("OVHClient", ["PanierData", httpClient, crypto, nioCore, nioHTTP1, nioPosix, nioSSL, nioHTTPCompression]),
    target("PanierOrdering", ["OVHClient", "DurableFiles", grdb]),
    target(
      "OVHSimulator",
      [
        "PanierData", "DurableFiles", "OVHClient", "DomainNames", hummingbird, crypto, httpTypes, logging, nioCore,
      ]),
    target(
      "PanierModules",
      [
        "DurableFiles",
        "PanierVM", "PanierReference", "PanierOrdering", "OVHClient", "PanierTerminal", "PanierStandardLibrary",
        "DomainNames", crypto,
      ]),
    target(
      "PanierKit",
      ["PanierModules", "PanierVM", "PanierReference", "PanierOrdering", "OVHClient", "OVHSimulator"]),
    target(
      "PanierShell",
      [
        "DurableFiles",
        "PanierKit", "PanierModules", "PanierVM", "PanierReference", "PanierOrdering", "OVHClient", "OVHSimulator",
        "PanierTerminal", argumentParser, yams,
      ]),
    target(
      "PanierTesting",
      ["PanierKit", "PanierModules", "PanierVM", "PanierOrdering", "OVHClient", "OVHSimulator"]),
    .executableTarget(
      name: "panier",
      dependencies: [
        "PanierShell", "PanierModules", "PanierReference", "PanierOrdering", "PanierTerminal", "PanierVM",
        "OVHSimulator", argumentParser,
      ],
      swiftSettings: settings),

    .executableTarget(
      name: "EmbeddingExample", dependencies: ["PanierVM", "PanierReference"], path: "Examples/Embedding",
      swiftSettings: settings),

    .target(name: "CVMRival", dependencies: ["CLua"], path: "Benchmarks/CVMRival"),
    .executableTarget(
      name: "VMBench", dependencies: ["PanierVM", "PanierReference", "CPanierVM", "CVMRival"],
      path: "Benchmarks/VMBench", swiftSettings: settings),
    .executableTarget(
      name: "ClientBench",
      dependencies: [
        "PanierKit", "PanierModules", "PanierOrdering", "PanierVM", "OVHClient", httpClient, nioCore, nioHTTP1,
      ],
      path: "Benchmarks/ClientBench", exclude: ["rival.py"], swiftSettings: settings),
    .executableTarget(
      name: "SimulatorBench", dependencies: ["OVHSimulator", "OVHClient", hummingbird, httpTypes, logging, nioCore],
      path: "Benchmarks/SimulatorBench", swiftSettings: settings),

    tests("PanierReferenceTests", ["PanierReference"]),
    tests("DomainNamesTests", ["DomainNames"]),
    .executableTarget(
      name: "VMChild", dependencies: ["PanierVM"], path: "Tests/VMChild", swiftSettings: settings),
    tests("PanierVMTests", ["PanierVM", "PanierReference", "VMChild"]),
    tests("PanierTerminalTests", ["PanierTerminal"]),
    tests("OVHClientTests", ["OVHClient", "PanierTesting", nioCore, nioPosix, nioHTTP1, nioHTTP2, nioSSL]),
    tests(
      "OVHSimulatorTests", ["OVHSimulator", "OVHClient", "PanierTesting", hummingbird, hummingbirdTesting, crypto]),
    tests("PanierOrderingTests", ["PanierOrdering", "PanierTesting", "OVHSimulator", "OVHClient"]),
    tests(
      "PanierModulesTests",
      [
        "PanierModules", "PanierKit", "PanierTesting", "PanierVM", "PanierReference", "PanierOrdering", "OVHClient",
        "OVHSimulator",
      ], exclude: ["Snapshots"]),
    tests(
      "PanierShellTests",
      [
        "PanierShell", "PanierModules", "PanierVM", "PanierReference", "PanierTerminal", "PanierOrdering", "OVHClient",
        "OVHSimulator", "PanierTesting",
        argumentParser,
      ]),
    tests(
      "PanierStandardLibraryTests",
      [
        "PanierShell", "PanierModules", "PanierReference", "PanierTerminal", "PanierTesting", "PanierVM",
        "OVHSimulator",
      ]),
    tests(
      "EmbeddingTests",
      [
        "EmbeddingExample", "PanierKit", "PanierModules", "PanierTesting", "PanierVM", "PanierReference",
        "PanierOrdering",
        "OVHSimulator",
      ]),
    tests(
      "EndToEndTests",
      [
        "panier", "PanierKit", "PanierModules", "PanierOrdering", "PanierTesting", "PanierVM", "OVHSimulator",
        "OVHClient", "PanierShell", argumentParser,
      ], exclude: ["Snapshots"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x
)

// A part of the house alone: PANIER_ONLY=PanierVMTests,VMBench builds these targets and what they depend on, without
// the packages that they do not need. scripts/asan, scripts/fuzz and scripts/bench build the Lua host so in a minute.
if let only = Context.environment["PANIER_ONLY"] {
  let byName = Dictionary(uniqueKeysWithValues: package.targets.map { ($0.name, $0) })
  var kept: Set<String> = []
  var keptPackages: Set<String> = []
  var waiting = only.split(separator: ",").map(String.init)
  while let name = waiting.popLast() {
    guard let target = byName[name], kept.insert(name).inserted else { continue }
    for dependency in target.dependencies {
      switch dependency {
      case .productItem(_, let package, _, _): keptPackages.insert(package ?? "")
      case .byNameItem(let name, _), .targetItem(let name, _): waiting.append(name)
      @unknown default: break
      }
    }
  }
  package.targets.removeAll { !kept.contains($0.name) }
  package.products = []
  package.dependencies.removeAll { dependency in
    guard case .sourceControl(_, let location, _) = dependency.kind else { return false }
    return !keptPackages.contains { location.hasSuffix("/\($0)") }
  }
}
