internal import Archiving
internal import Authoring
internal import Localization
internal import Storage

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

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
            MessageArgument(
                "commands",
                "\n  Debian, Ubuntu: sudo apt install pandoc\n  Fedora: sudo dnf install pandoc\n  macOS: brew install pandoc\n  Windows: winget install JohnMacFarlane.Pandoc"
            )
        ])

    /// The bytes of a document; nil where pandoc fails.
    func document(_ written: DocxEntryExport) throws -> [UInt8]? {
        let arguments =
            PandocDocxFilter.writing(isRightToLeft: written.language == .ar, language: written.language.rawValue)
            + ["--metadata=title:\(written.title)", "--output=-"]
        let run = try tool.run(
            arguments, environment: PandocDocxFilter.environment, input: Array(written.markdown.utf8), timeout: .seconds(120))
        guard run.status == 0 else { return nil }
        return try laidOut(run.bytes, isRightToLeft: written.language == .ar) ?? run.bytes
    }

    /// The document with `DocxLayout`; nil without the program unzip, or where the archive has another form.
    private func laidOut(_ document: [UInt8], isRightToLeft: Bool) throws -> [UInt8]? {
        guard let unzip = ExternalTool(named: "unzip") else { return nil }
        return try withFile(document, "docx") { path in
            let list = try unzip.run(["-Z1", path], timeout: .seconds(60))
            guard list.status == 0, let names = list.text?.split(separator: "\n").map(String.init) else { return nil }
            var files: [(path: String, bytes: [UInt8])] = []
            for name in names where !name.hasSuffix("/") {
                // A bracket begins a pattern.
                let part = try unzip.run(["-p", path, name.replacing("[", with: "[[]")], timeout: .seconds(60))
                guard part.status == 0 else { return nil }
                let isText = name == "word/document.xml"
                let laid = isText ? part.text.map { Array(DocxLayout.laidOut($0, isRightToLeft: isRightToLeft).utf8) } : part.bytes
                guard let laid else { return nil }
                files.append((name, laid))
            }
            return try? ZipArchive.bytes(of: files)
        }
    }

    /// What a document says; nil where pandoc cannot read it. Nothing is extracted from it, and nothing beside the filter is written.
    func reading(_ path: String) throws -> ReturnedDocx? {
        try withFile(Array(PandocDocxFilter.filter.utf8), "lua") { filter in
            let path = URL(fileURLWithPath: path).path
            let run = try tool.run(PandocDocxFilter.reading + ["--lua-filter=\(filter)", path], timeout: .seconds(120))
            return run.status == 0 ? run.text.map { ReturnedDocx(markdown: $0) } : nil
        }
    }

    /// What a document would say if it came back as it was given out.
    func reading(of written: DocxEntryExport) throws -> ReturnedDocx? {
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
