// swift-tools-version: 6.1
import PackageDescription

// The floors of the house, ground first. Imports only point down; `Tests/ArchitectureTests` compares every `import` with this list.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

func module(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
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
        .target(name: "CFileSystem"),
        module("Serialization", []),
        module("Imaging", []),
        module("Localization", []),
        module("Markup", []),
        module("Archiving", []),
        // 1
        module("Diagnostics", ["Serialization", "Localization", "Markup"]),
        // 2 tools: they know no practice and no country
        module("Markdown", ["Serialization", "CCMark", "Diagnostics", "Localization", "Markup"]),
        module("FrontMatter", ["Serialization", "Diagnostics", "Localization", .product(name: "Yams", package: "Yams")]),
        module("Templating", ["Serialization", "Diagnostics", "Localization", "Markup", "FrontMatter"]),
        module(
            "Privacy", ["Diagnostics", "Imaging", "Localization", "Markup"],
            resources: [.embedInCode("Data/words.txt"), .embedInCode("Data/phone-plans.tsv"), .embedInCode("Data/mail-hosts.txt")]),
        // 3
        module("Records", ["Serialization", "Diagnostics", "FrontMatter", "Localization", "Markdown", "Markup"]),
        // 4
        module("Linking", ["Diagnostics", "Localization", "Markdown", "Markup", "Records"]),
        // 5
        module("Pages", ["Diagnostics", "Linking", "Localization", "Markdown", "Markup", "Records", "Templating"]),
        // 6
        module("Exporting", ["Diagnostics", "Linking", "Localization", "Markup", "Pages", "Records"]),
        module("Search", ["Linking", "Localization", "Markdown", "Markup", "Pages", "Records"]),
        // 7
        module(
            "Pipeline",
            [
                "Serialization", "CFileSystem", "Diagnostics", "Exporting", "Imaging", "Archiving", "Linking", "Localization", "Markdown",
                "Markup",
                "Pages",
                "Records",
                "FrontMatter",
                "Privacy", "Search",
                "Templating",
            ]),
        module("Authoring", ["Diagnostics", "FrontMatter", "Linking", "Localization", "Markdown", "Markup", "Records"]),
        // 7
        module(
            "Preview",
            [
                "Serialization", "Pipeline", "Authoring", "Diagnostics", "FrontMatter", "Linking", "Localization", "Markup", "Records",
                .product(name: "FlyingSocks", package: "FlyingFox"),
            ]),
        // 8 the command line
        .executableTarget(
            name: "tabadul",
            dependencies: [
                "Pipeline", "Authoring", "Diagnostics", "Linking", "Localization", "Preview", "Markup", "Records",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        tests("LocalizationTests", ["Localization"]),
        tests("SerializationTests", ["Serialization"]),
        tests("MarkupTests", ["Markup"]),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        tests("MarkdownTests", ["TestSupport", "Diagnostics", "Localization", "Markdown", "Markup"]),
        tests("RecordsTests", ["TestSupport", "Diagnostics", "FrontMatter", "Linking", "Localization", "Markdown", "Records"]),
        tests("PrivacyTests", ["Diagnostics", "Localization", "Privacy"]),
        tests("AuthoringTests", ["Authoring", "Diagnostics", "FrontMatter", "Localization", "Records"]),
        tests("PreviewTests", ["Preview"]),
        tests("PipelineTests", ["Serialization", "Pipeline", "Diagnostics", "Localization", "Markup"]),
        tests("TemplatingTests", ["TestSupport", "Diagnostics", "Localization", "Records", "Templating"]),
        tests("DiagnosticsTests", ["Diagnostics", "Localization"]),
        tests("SearchTests", ["Search"]),
        tests("FuzzTests", ["Diagnostics", "FrontMatter", "Localization", "Markdown", "Records", "Privacy"]),
        tests("ArchivingTests", ["Archiving"]),
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
                "Authoring", "Diagnostics", "FrontMatter", "Localization", "Markdown", "Markup", "Preview", "Records", "Privacy",
                "Search",
            ],
            path: "Tests/fuzz-targets",
            swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]))
}
