// swift-tools-version: 6.1
import PackageDescription

// Modules in layers, the lowest first. Imports only point down; `Tests/ArchitectureTests` compares every `import` with this file.
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
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        // Layer 0: bytes of texts
        module("Bytes", []),
        // Layer 1: general tools, which know nothing of the site
        .systemLibrary(
            name: "CCMark", pkgConfig: "libcmark",
            providers: [.apt(["libcmark-dev"]), .brew(["cmark"]), .yum(["cmark-devel"])]),
        .systemLibrary(
            name: "CYAML", pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"]), .yum(["libyaml-devel"])]),
        .target(name: "CFileSystem"),
        .target(name: "CTexts"),
        module("Serialization", []),
        module("Imaging", []),
        module("Localization", ["Bytes", "CTexts"]),
        module("Markup", ["Bytes"]),
        module("Archiving", []),
        // Layer 2
        module("Diagnostics", ["Bytes", "Localization", "Markup", "Serialization"]),
        module("Storage", ["CFileSystem", "Serialization"]),
        // Layer 3: file formats, which know no practice and no country
        module("Markdown", ["Bytes", "CCMark", "Diagnostics", "Localization", "Markup", "Serialization"]),
        module("FrontMatter", ["Bytes", "CYAML", "Diagnostics", "Localization", "Serialization"]),
        module(
            "Privacy", ["Bytes", "Diagnostics", "Imaging", "Localization"],
            resources: [.embedInCode("Data/words.txt"), .embedInCode("Data/phone-plans.tsv"), .embedInCode("Data/mail-hosts.txt")]),
        module("ReferenceFiles", ["Bytes", "Diagnostics", "Markup"]),
        module("Assets", ["Archiving", "Bytes", "Diagnostics", "Imaging", "Markup", "Serialization", "Storage"]),
        module("Publishing", ["Archiving", "Bytes", "Localization", "Markup", "Serialization", "Storage"]),
        // Layer 4
        module("Templating", ["Bytes", "Diagnostics", "FrontMatter", "Localization", "Markup", "Serialization"]),
        module("Records", ["Bytes", "Diagnostics", "FrontMatter", "Localization", "Markdown", "Markup", "Serialization"]),
        module("Tools", ["Localization", "Markup", "Publishing", "Storage"]),
        // Layer 5
        module("Linking", ["Bytes", "Diagnostics", "Localization", "Markdown", "Markup", "Records"]),
        // Layer 6
        module("Pages", ["Bytes", "Linking", "Localization", "Markdown", "Markup", "Records", "Templating"]),
        module(
            "Authoring",
            ["Bytes", "Diagnostics", "FrontMatter", "Linking", "Localization", "Markdown", "Markup", "Records", "ReferenceFiles"]),
        // Layer 7
        module(
            "Exporting",
            [
                "Authoring", "Bytes", "Diagnostics", "Linking", "Localization", "Markdown", "Markup", "Pages", "Privacy", "Records",
                "ReferenceFiles",
            ]),
        module("Search", ["Bytes", "Linking", "Localization", "Markdown", "Markup", "Pages", "Records"]),
        // Layer 8
        module(
            "Pipeline",
            [
                "Archiving", "Assets", "Bytes", "Diagnostics", "Exporting", "FrontMatter", "Imaging", "Linking", "Localization", "Markdown",
                "Markup",
                "Pages", "Privacy", "Publishing", "Records", "Search", "Serialization", "Storage", "Templating",
            ]),
        // Layer 9
        module(
            "Preview",
            [
                "Authoring", "Bytes", "Diagnostics", "FrontMatter", "Linking", "Localization", "Markup", "Pipeline", "Records",
                .product(name: "FlyingSocks", package: "FlyingFox"),
            ],
            resources: [
                .embedInCode("Assets/form.css"), .embedInCode("Assets/form.js"), .embedInCode("Assets/overlay.css"),
                .embedInCode("Assets/overlay.js"),
            ]),
        // Layer 10: the command line
        .executableTarget(
            name: "tabadul",
            dependencies: [
                "Archiving", "Assets", "Authoring", "Bytes", "Diagnostics", "Linking", "Localization", "Markup", "Pipeline", "Preview",
                "Publishing",
                "Records", "ReferenceFiles",
                "Storage", "Tools", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        tests("BytesTests", ["Bytes"]),
        tests("LocalizationTests", ["Localization"]),
        tests("SerializationTests", ["Serialization"]),
        tests("MarkupTests", ["Markup"]),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        tests("MarkdownTests", ["TestSupport", "Diagnostics", "Localization", "Markdown", "Markup"]),
        tests(
            "RecordsTests", ["TestSupport", "Authoring", "Diagnostics", "FrontMatter", "Linking", "Localization", "Markdown", "Records"],
            exclude: ["mistakes.yaml"]),
        tests("PrivacyTests", ["Diagnostics", "Localization", "Privacy"]),
        tests("AuthoringTests", ["Authoring", "Diagnostics", "FrontMatter", "Localization", "Records", "ReferenceFiles"]),
        tests("ReferenceFilesTests", ["Diagnostics", "ReferenceFiles"]),
        tests("PreviewTests", ["Preview"]),
        tests("PipelineTests", ["Serialization", "Pipeline", "Diagnostics", "Localization", "Markup", "TestSupport"]),
        tests("TemplatingTests", ["TestSupport", "Diagnostics", "Localization", "Markup", "Records", "Templating"]),
        tests("DiagnosticsTests", ["Diagnostics", "Localization"]),
        tests("SearchTests", ["Search"]),
        tests("FuzzTests", ["Diagnostics", "FrontMatter", "Localization", "Markdown", "Records", "Privacy"]),
        tests("ArchivingTests", ["Archiving"]),
        tests("ImagingTests", ["Imaging"]),
        tests("StorageTests", ["Serialization", "Storage", "TestSupport"]),
        tests("PublishingTests", ["Localization", "Markup", "Publishing", "Serialization", "Storage", "TestSupport"]),
        tests("ToolsTests", ["Localization", "Publishing", "Storage", "Tools"]),
        tests("ArchitectureTests", []),
        // The examples in the headers of the modules.
        tests(
            "ExampleTests",
            [
                "TestSupport", "Archiving", "Assets", "Authoring", "Bytes", "Diagnostics", "Exporting", "FrontMatter", "Imaging", "Linking",
                "Localization", "Markdown", "Markup", "Pages", "Pipeline", "Preview", "Privacy", "Publishing", "Records", "ReferenceFiles",
                "Search", "Serialization", "Storage", "Templating", "Tools",
            ]),
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
