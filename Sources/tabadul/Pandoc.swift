internal import Authoring
internal import Foundation
internal import Localization
internal import Storage

/// The program pandoc, which reads and writes documents of word processors.
struct Pandoc {
    private let tool: ExternalTool

    /// Nil where it is not installed.
    init?() {
        guard let tool = ExternalTool(named: "pandoc") else { return nil }
        self.tool = tool
    }

    static let absent = LocalizedText(
        .commandsImportNoPandoc,
        [
            TextValue(
                "commands",
                "\n  Debian, Ubuntu: sudo apt install pandoc\n  Fedora: sudo dnf install pandoc\n  macOS: brew install pandoc\n  Windows: winget install JohnMacFarlane.Pandoc"
            )
        ])

    /// The bytes of a document; nil where pandoc fails.
    func document(_ written: WordDocument) throws -> [UInt8]? {
        let arguments =
            WordFilter.writing(isRightToLeft: written.language == .ar, language: written.language.rawValue)
            + ["--metadata=title:\(written.title)", "--output=-"]
        let run = try tool.run(
            arguments, environment: WordFilter.environment, input: Array(written.markdown.utf8), timeout: .seconds(120))
        return run.status == 0 ? run.bytes : nil
    }

    /// What a document says; nil where pandoc cannot read it. Nothing is extracted from it, and nothing beside the filter is written.
    func reading(_ path: String) throws -> WordReading? {
        try withFile(Array(WordFilter.filter.utf8), "lua") { filter in
            let path = URL(fileURLWithPath: path).path
            let run = try tool.run(WordFilter.reading + ["--lua-filter=\(filter)", path], timeout: .seconds(120))
            return run.status == 0 ? run.text.map { WordReading(markdown: $0) } : nil
        }
    }

    /// What a document would say if it came back as it was given out.
    func reading(of written: WordDocument) throws -> WordReading? {
        guard let bytes = try document(written) else { return nil }
        return try withFile(bytes, "docx") { try reading($0) }
    }

    private func withFile<Value>(_ bytes: [UInt8], _ ending: String, _ use: (String) throws -> Value) throws -> Value {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("tabadul-\(UUID().uuidString).\(ending)")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try use(file.path)
    }
}
