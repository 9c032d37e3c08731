// swift-tools-version: 6.1
import PackageDescription

/// Warnings are errors in our own code.
let strict: [SwiftSetting] = [.unsafeFlags(["-warnings-as-errors"])]

/// Two passes of the compiler (6.3.1) are left out where unsafe pointers are worked with:
/// dead-store elimination drops a store at a negative index that is followed by one at index 0
/// of the same pointer (`sp[-1] = method; sp[0] = owner`), and the pass that carries debug
/// information of moved variables is quadratic in a function's blocks (minutes for this package).
let engine: [SwiftSetting] =
  strict + [
    .unsafeFlags(["-Xllvm", "-sil-disable-pass=dead-store-elimination"]),
    .unsafeFlags(["-Xllvm", "-sil-disable-pass=moved-async-var-dbginfo-propagator"]),
  ]

/// What is released holds Swift's libraries and is bound to its address: `heapbook run` of an empty
/// file starts in less time than the interpreter that it stands in for. With shared libraries or
/// as position-independent code, loading and relocation are most of that time.
let released = BuildSettingCondition.when(configuration: .release)
let standalone: [SwiftSetting] = [.unsafeFlags(["-static-stdlib"], released)]
let linked: [LinkerSetting] = [
  .unsafeFlags(["-static-stdlib", "-Xclang-linker", "-no-pie"], released)
]

let package = Package(
  name: "heapbook",
  products: [.executable(name: "heapbook", targets: ["heapbook"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
  ],
  targets: [
    // libcmark -> Swift: one module map, one shim header.
    .systemLibrary(
      name: "CommonMarkC", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    // Positions, severities, rules, and how a finding is written out.
    .target(name: "Diagnostics", swiftSettings: strict),
    // The runtimes that can be modelled and their figures: plain values.
    .target(name: "Runtimes", swiftSettings: strict),
    // Markdown text -> Document values. The only importer of C.
    .target(
      name: "CommonMark", dependencies: ["CommonMarkC", "Diagnostics"], swiftSettings: strict),
    // What a run leaves behind: steps, states, answers.
    .target(name: "HeapTrace", dependencies: ["Runtimes"], swiftSettings: strict),
    // Python source -> tokens -> syntax tree -> CodeObject; the query grammar.
    .target(
      name: "PythonSubset",
      dependencies: [
        "Diagnostics", "Runtimes", "HeapTrace", .product(name: "BigInt", package: "BigInt"),
      ],
      swiftSettings: engine),
    // CodeObject + Runtime -> Recording: the machine and its memory managers.
    .target(
      name: "HeapEngine",
      dependencies: ["PythonSubset", "HeapTrace", .product(name: "BigInt", package: "BigInt")],
      swiftSettings: engine),
    // State -> Drawing -> SVG.
    .target(name: "HeapDiagrams", dependencies: ["HeapTrace"], swiftSettings: strict),
    // Lessons, scenarios, claims, pages, site.
    .target(
      name: "Workbook",
      dependencies: [
        "CommonMark", "Diagnostics", "PythonSubset", "HeapEngine", "HeapTrace", "HeapDiagrams",
        "Runtimes", .product(name: "Yams", package: "Yams"),
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),
    // The preview in the browser.
    .target(name: "WorkbookServer", dependencies: ["Workbook"], swiftSettings: strict),
    // The command line: verbs only.
    .executableTarget(
      name: "heapbook",
      dependencies: [
        "Workbook", "WorkbookServer", "HeapDiagrams", "HeapEngine", "PythonSubset", "Runtimes",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict + standalone, linkerSettings: linked),

    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "CommonMarkTests", dependencies: ["CommonMark", "Diagnostics"]),
    .testTarget(name: "PythonSubsetTests", dependencies: ["PythonSubset"]),
    .testTarget(
      name: "HeapEngineTests",
      dependencies: [
        "HeapEngine", "HeapTrace", "PythonSubset", "Runtimes",
        .product(name: "BigInt", package: "BigInt"),
      ]),
    .testTarget(
      name: "HeapDiagramsTests", dependencies: ["HeapDiagrams", "HeapTrace", "Workbook"],
      exclude: ["Goldens"]),
    .testTarget(name: "WorkbookTests", dependencies: ["Workbook"]),
    .testTarget(name: "WorkbookServerTests", dependencies: ["WorkbookServer"]),
  ],
  swiftLanguageModes: [.v6]
)
