internal import Diagnostics
internal import FrontMatter
internal import Localization
internal import Markdown
internal import Serialization

/// One file after splitting and parsing.
struct ParsedEntry {
    let path: String
    let yaml: YAMLNode
    let document: MarkdownDocument
    let bodyText: Substring

    /// Parses a file, or returns the cached result for the same bytes.
    init?(
        _ file: SourceFile, languages: Languages, from archive: ParsedEntryCache, into issues: inout [Diagnostic],
        _ parsed: inout [CachedParsedEntry]
    ) {
        guard let parts = EntryParts(file), !FrontMatterFenceRepair.hasExtraFence(parts) else {
            let cut = FrontMatterFenceRepair.cut(file)
            issues += cut.diagnostics
            guard let parts = cut.value else {
                if cut.diagnostics.isEmpty {
                    issues.append(Diagnostic(.missingFrontMatter, at: SourceLocation(path: file.path, line: 1, column: 1)))
                }
                return nil
            }
            self.init(parts, path: file.path, languages, into: &issues)
            return
        }
        let (whole, front) = CachedParsedEntry.digests(of: file, parts, languages)
        if let block = archive[whole], let note = ParsedEntry(block, path: file.path, bodyText: parts.body, into: &issues) {
            self = note
            parsed.append(CachedParsedEntry(whole: whole, front: front, block: block))
            return
        }
        var found: [Diagnostic] = []
        let note = ParsedEntry(parts, path: file.path, languages, into: &found)
        issues += found
        guard let note else { return nil }
        self = note
        // Estimate: a tree with its source locations takes slightly more memory than its text.
        parsed.append(
            CachedParsedEntry(whole: whole, front: front, block: note.block(with: found, capacity: file.text.utf8.count * 5 / 4 + 256)))
    }

    private init?(_ parts: EntryParts, path file: String, _ languages: Languages, into issues: inout [Diagnostic]) {
        let yaml = YAMLReader.read(parts.yaml, path: file, lineOffset: parts.yamlLine - 1)
        issues += yaml.diagnostics
        let body = MarkdownParser.parse(String(parts.body), path: file, firstLine: parts.bodyLine)
        issues += body.diagnostics
        MissedHeadingCheck.check(
            parts.body, path: file, language: Self.language(of: file, yaml.value, languages), firstLine: parts.bodyLine,
            isPractice: file.hasPrefix("content/\(Collection.practices.folder)/"), into: &issues)
        for node in body.value.nodes {
            if case .heading(let level) = node.kind, level == 1 {
                issues.append(
                    Diagnostic(
                        .misplacedHeading, at: SourceLocation(path: file, line: node.position.line, column: 1), offendingText: node.text))
            }
        }
        guard let root = yaml.value else { return nil }
        self.yaml = root
        path = file
        document = body.value
        bodyText = parts.body
        Self.lint(root, path: file, quotes: Self.quotedKeys(of: file), into: &issues)
        UnsupportedNotationLint.check(self, firstLine: parts.bodyLine, into: &issues)
        MisreadBlockCheck.check(self, firstLine: parts.bodyLine, into: &issues)
    }

    private init?(_ block: ArraySlice<UInt8>, path: String, bodyText: Substring, into issues: inout [Diagnostic]) {
        var reader = ByteReader(block)
        do throws(ByteReader.Malformed) {
            yaml = try YAMLNode(from: &reader)
            document = try MarkdownDocument(from: &reader)
            var found: [Diagnostic] = []
            for _ in 0..<(try reader.count()) { found.append(try Diagnostic(from: &reader)) }
            issues += found
        } catch {
            return nil
        }
        self.path = path
        self.bodyText = bodyText
    }

    private func block(with issues: [Diagnostic], capacity: Int) -> ArraySlice<UInt8> {
        var writer = ByteWriter(capacity: capacity)
        yaml.write(to: &writer)
        document.write(to: &writer)
        writer.number(issues.count)
        for issue in issues { issue.write(to: &writer) }
        return writer.bytes[...]
    }

    /// The language in a file's name, or that of an original.
    private static func language(of path: String, _ root: YAMLNode?, _ languages: Languages) -> Language {
        languages.all.first { path.hasSuffix(".\($0.rawValue).md") } ?? original(root, languages)
    }

    /// The language that an original names.
    private static func original(_ root: YAMLNode?, _ languages: Languages) -> Language {
        guard case .mapping(let entries)? = root?.value else { return EntryFilePath.originalLanguage }
        let named = entries.first { $0.key.scalar == CommonFields.original.key }?.value.scalar
        return named.flatMap { languages.find($0) } ?? EntryFilePath.originalLanguage
    }

    /// The language of the original that this is.
    func originalLanguage(_ languages: Languages) -> Language { Self.original(yaml, languages) }

    func reader(
        declared: [DeclaredField], names: NameIndex?, languages: Languages, original: Language, into issues: inout [Diagnostic]
    ) -> FieldReader? {
        let lookUp = names.map { index -> @Sendable (String, String) -> String? in { index.id(of: $1, in: $0) } }
        guard
            let reader = FieldReader(
                yaml, declared: declared, context: FieldReadingContext(path: path, names: lookUp, languages: languages, original: original))
        else {
            issues.append(
                Diagnostic(.wrongType, at: SourceLocation(path: path, line: 2, column: 1), offendingText: yaml.excerpt, detail: "title: …"))
            return nil
        }
        return reader
    }

    var citations: [PendingCitation] {
        document.citations.map {
            PendingCitation(key: $0.key, location: SourceLocation(path: path, line: $0.position.line, column: $0.position.column))
        }
    }

    /// The keys whose values are quoted as they stand: a source's title and publisher.
    static func quotedKeys(of path: String) -> Set<String> {
        path.hasPrefix("content/\(Collection.sources.folder)/") ? ["title", "publisher", "edition"] : ["sources"]
    }

    /// Checks texts of front matter like prose, since the same mistakes occur in them.
    private static func lint(_ node: YAMLNode, path: String, quotes: Set<String> = [], into issues: inout [Diagnostic]) {
        switch node.value {
        case .scalar(let text):
            guard !text.contains(bytesOf: "://") else { return }
            MarkdownLint.check(text, at: TextPosition(line: node.line, column: node.column), path: path, into: &issues)
        case .sequence(let nodes): for inner in nodes { lint(inner, path: path, into: &issues) }
        case .mapping(let entries):
            for (key, value) in entries where !quotes.contains(key.scalar ?? "") { lint(value, path: path, into: &issues) }
        }
    }
}
