// swift-tools-version: 6.1
import PackageDescription

// The floors of the house, ground first. Imports only point down; `Tests/ArchitectureTests` compares every `import` with this list.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

func floor(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let package = Package(
    name: "tabadul",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "tabadul", targets: ["tabadul"])],
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        // 0 ground: they know no site
        .systemLibrary(
            name: "CCMark", pkgConfig: "libcmark",
            providers: [.apt(["libcmark-dev"]), .brew(["cmark"]), .yum(["cmark-devel"])]),
        .target(name: "CDisk"),
        .target(name: "CTexts"),
        floor("Binary", []),
        floor("Imaging", []),
        floor("Localisation", ["CTexts"]),
        floor("Markup", []),
        floor("Packing", []),
        // 1
        floor("Diagnostics", ["Binary", "Localisation", "Markup"]),
        // 2 tools: they know no practice and no country
        floor("Markdown", ["Binary", "CCMark", "Diagnostics", "Localisation", "Markup"]),
        floor("FrontMatter", ["Binary", "Diagnostics", "Localisation", .product(name: "Yams", package: "Yams")]),
        floor("Templating", ["Binary", "Diagnostics", "Localisation", "Markup", "FrontMatter"]),
        floor("Safety", ["Diagnostics", "Imaging", "Localisation", "Markup"]),
        // 3
        floor("Records", ["Binary", "Diagnostics", "FrontMatter", "Localisation", "Markdown"]),
        // 4
        floor("Linking", ["Diagnostics", "Localisation", "Markdown", "Markup", "Records"]),
        // 5
        floor("Pages", ["Diagnostics", "Linking", "Localisation", "Markdown", "Markup", "Records", "Templating"]),
        // 6
        floor("Exporting", ["Diagnostics", "Linking", "Localisation", "Markup", "Pages", "Records"]),
        floor("Search", ["Linking", "Localisation", "Markdown", "Markup", "Pages", "Records"]),
        // 7
        floor(
            "Building",
            [
                "Binary", "CDisk", "Diagnostics", "Exporting", "Imaging", "Packing", "Linking", "Localisation", "Markdown", "Markup",
                "Pages",
                "Records",
                "FrontMatter",
                "Safety", "Search",
                "Templating",
            ]),
        floor("Contributing", ["Diagnostics", "FrontMatter", "Linking", "Localisation", "Markup", "Records"]),
        // 7
        floor(
            "Preview",
            [
                "Binary", "Building", "Contributing", "Diagnostics", "FrontMatter", "Linking", "Localisation", "Markup", "Records",
                .product(name: "FlyingSocks", package: "FlyingFox"),
            ]),
        // 8 the command line
        .executableTarget(
            name: "tabadul",
            dependencies: [
                "Building", "Contributing", "Diagnostics", "Linking", "Localisation", "Preview", "Markup", "Records",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        tests("LocalisationTests", ["Localisation"]),
        tests("BinaryTests", ["Binary"]),
        tests("MarkupTests", ["Markup"]),
        .target(name: "Chance", path: "Tests/Chance"),
        tests("MarkdownTests", ["Chance", "Diagnostics", "Localisation", "Markdown", "Markup"]),
        tests("RecordsTests", ["Chance", "Diagnostics", "FrontMatter", "Linking", "Localisation", "Markdown", "Records"]),
        tests("SafetyTests", ["Diagnostics", "Localisation", "Safety"]),
        tests("ContributingTests", ["Contributing", "Diagnostics", "Localisation"]),
        tests("PreviewTests", ["Preview"]),
        tests("SearchTests", ["Search"]),
        tests("FuzzTests", ["Diagnostics", "FrontMatter", "Localisation", "Markdown", "Records", "Safety"]),
        tests("PackingTests", ["Packing"]),
        tests("ImagingTests", ["Imaging"]),
        tests("ArchitectureTests", []),
    ],
    swiftLanguageModes: [.v6]
)

// Fuzzing guided by coverage: `script/fuzz-coverage` asks for it.
if Context.environment["TABADUL_FUZZING"] != nil {
    package.targets.append(
        .executableTarget(
            name: "fuzz-target",
            dependencies: [
                "Contributing", "Diagnostics", "FrontMatter", "Localisation", "Markdown", "Markup", "Preview", "Records", "Safety",
                "Search",
            ],
            path: "Tests/fuzz-targets",
            swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]))
}
