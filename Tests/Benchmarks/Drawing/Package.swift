// swift-tools-version: 6.1
import PackageDescription

// The drawing library alone, optimised, and a program that measures it: `swift run -c release`
// here takes a minute, where a release build of all of heapbook takes many.
let package = Package(
  name: "DrawingBenchmark",
  targets: [
    .target(name: "Runtimes"),
    .target(name: "HeapTrace", dependencies: ["Runtimes"]),
    .target(name: "HeapDiagrams", dependencies: ["HeapTrace"]),
    .executableTarget(name: "DrawingBenchmark", dependencies: ["HeapDiagrams", "HeapTrace"]),
  ],
  swiftLanguageModes: [.v6]
)
