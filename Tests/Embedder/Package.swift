// swift-tools-version: 6.2
import PackageDescription

// A program outside the repository, as a stranger would write it: product PanierKit and nothing else.
// scripts/test-embedder builds and runs it.

let package = Package(
  name: "shop",
  dependencies: [.package(name: "panier", path: "../..")],
  targets: [.executableTarget(name: "Shop", dependencies: [.product(name: "PanierKit", package: "panier")])]
)
