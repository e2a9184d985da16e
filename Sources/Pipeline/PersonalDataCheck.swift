internal import Bytes
internal import Assets
internal import Diagnostics
internal import Exporting
internal import Imaging
internal import Localization
internal import Markup
internal import Privacy
internal import Publishing
internal import Records
internal import Storage

/// The privacy check: scans the sources first, where a diagnostic has a line number, then every output file.
struct PersonalDataCheck: Sendable {
    private let scan: PersonalDataScan
    /// What may be published although it has the shape of something private.
    let permitted: PrivacyAllowlist
    private let allowances: [PersonalDataException]
    private let names: ForbiddenNameList?
    /// Findings reported for sources; they are not reported again for outputs.
    private let reported: Set<String>
    /// Findings allowed by an exception, with their locations.
    private let allowedPlaces: [AllowedFinding]
    let diagnostics: [Diagnostic]
    /// The text of the list of exceptions.
    let allowed: String

    var hasNames: Bool { names != nil }

    /// The inputs of a source's check besides the source.
    struct CacheKey: Equatable, Sendable {
        let permitted: PrivacyAllowlist
        let names: String?
    }

    /// Reads the list of exceptions and checks all sources.
    init(_ tree: SourceTree, records: [any Record], options: BuildOptions, _ buildCache: inout BuildCache) async {
        let permitted = PrivacyExceptions(records, entries: tree.entries)
        scan = PersonalDataScan(permitted.value)
        self.permitted = permitted.value
        names = options.privateNames.map { ForbiddenNameList($0) }
        var diagnostics = permitted.diagnostics
        var allowances: [PersonalDataException] = []
        var allowed = ""
        if FileSystem.exists(options.source + "/" + PersonalDataException.path) {
            switch SourceTree.read(PersonalDataException.path, root: options.source) {
            case .file(let file):
                let read = PersonalDataException.read(file)
                allowances = read.value
                allowed = file.text
                diagnostics += read.diagnostics
            case .issue(let issue): diagnostics.append(issue)
            }
        }
        (self.allowances, self.allowed) = (allowances, allowed)
        // Of an image only the file name is text.
        let images = tree.images.map { SourceFile(path: $0.path, text: "") }
        let files = tree.entries + [tree.settings].compactMap { $0 } + tree.theme + images
        let assets = tree.assets.compactMap { asset in
            String(validating: asset.bytes, as: UTF8.self).map { SourceFile(path: "assets/" + asset.name, text: $0) }
        }
        let (scan, names) = (scan, names)
        let cacheKey = CacheKey(permitted: permitted.value, names: options.privateNames)
        let found = await buildCache.privacy.values(for: files + assets, on: cacheKey, cores: options.cores) { Self.check($0, scan, names) }
        var reported: Set<String> = []
        var allowedPlaces: [AllowedFinding] = []
        var used: Set<Int> = []
        for (file, findings) in zip(files + assets, found) {
            for finding in findings {
                if let index = allowances.firstIndex(where: { $0.allows(finding.diagnostic, in: file.path) }) {
                    used.insert(index)
                    allowedPlaces.append(AllowedFinding(finding, in: file.path))
                } else {
                    reported.insert(FindingKey.of(finding.diagnostic.code, finding.diagnostic.offendingText))
                    diagnostics.append(finding.diagnostic)
                }
            }
        }
        diagnostics += await buildCache.characters.values(for: files + assets, on: true, cores: options.cores, Self.deceptions).flatMap {
            $0
        }
        for (index, allowance) in allowances.enumerated() where !used.contains(index) {
            diagnostics.append(Diagnostic(.unusedAllowance, at: allowance.location, offendingText: allowance.text, detail: allowance.file))
        }
        for asset in tree.assets where String(validating: asset.bytes, as: UTF8.self) == nil {
            let blocks = ImageMetadata.blocks(in: asset.bytes)
            guard !blocks.isEmpty else { continue }
            let file = "themes/\(tree.site?.themeFolder ?? "default")/assets/\(asset.name)"
            diagnostics.append(Self.hidden(blocks, in: file, at: SourceLocation(path: "assets/" + asset.name)))
        }
        for image in tree.images where !image.info.hidden.isEmpty {
            diagnostics.append(Self.hidden(image.info.hidden, in: image.path, at: SourceLocation(path: image.path)))
        }
        (self.reported, self.allowedPlaces) = (reported, allowedPlaces)
        self.diagnostics = diagnostics
    }

    /// Checks an output file. Findings reported for its source are not reported again.
    func check(_ artifact: Artifact) -> [Diagnostic] {
        let path = artifact.path.text
        if path.hasPrefix(ImageAssets.folder + "/") { return Self.checkPicture(artifact) }
        let isPage = path.hasSuffix(".html") || path.hasSuffix(".svg") || DossierScriptFiles.holds(path)
        return artifact.bytes.withUnsafeBufferPointer { bytes in
            guard isPage else { return check(bytes, of: path, kind: .data) }
            return VisibleText.of(bytes).withUnsafeBufferPointer { check($0, of: path, kind: .prose) }
        }
    }

    private func check(_ text: UnsafeBufferPointer<UInt8>, of path: String, kind: ScannedTextKind) -> [Diagnostic] {
        var issues: [Diagnostic] = []
        for finding in scan.findings(in: text, kind: kind) + scan.findings(in: path) where !isKnown(finding, path, isPage: kind == .prose) {
            issues.append(Diagnostic(finding.code, at: SourceLocation(path: path), offendingText: finding.text))
        }
        guard let names else { return issues }
        let listed = names.findings(in: text).map(\.entry) + names.findings(in: path).map(\.entry)
        return issues
            + Set(listed).sorted().map { Diagnostic(.privateName, at: SourceLocation(path: path), offendingText: "#\($0)") }
    }

    /// An image in the site must contain nothing but the picture: no text and no metadata block, not even a colour profile.
    private static func checkPicture(_ artifact: Artifact) -> [Diagnostic] {
        let location = SourceLocation(path: artifact.path.text)
        guard let info = try? ImageFileParser.info(of: artifact.bytes) else {
            return [Diagnostic(.badImage, at: location, offendingText: artifact.path.text)]
        }
        let blocks = info.hidden + (info.hasProfile ? ["ICC"] : [])
        return blocks.isEmpty ? [] : [hidden(blocks, in: artifact.path.text, at: location)]
    }

    private static func hidden(_ blocks: [String], in file: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(.imageMetadata, at: location, offendingText: blocks.joined(separator: ", "), detail: file)
    }

    /// Whether a finding was reported or allowed in a source. A page must have it in the same context; data files have no context.
    private func isKnown(_ finding: PersonalDataFinding, _ path: String, isPage: Bool) -> Bool {
        let key = FindingKey.of(finding.code, finding.text)
        if reported.contains(key) { return true }
        return allowedPlaces.contains { $0.covers(finding, key: key, on: path, isPage: isPage) }
            || allowances.contains { $0.coversSentence(finding.code, key) }
    }

    /// Misleading characters with their locations.
    @Sendable private static func deceptions(in file: SourceFile) -> [Diagnostic] {
        var locations = LineColumnCounter(file)
        return MisleadingCharacterScan.findings(in: file.text).map { finding in
            let location = locations.location(at: finding.offset)
            return Diagnostic(finding.code, at: location, offendingText: finding.name, fix: Self.fix(finding, at: location))
        }
    }

    /// Invisible characters can be removed; one used as a line break becomes a space. Mixed-script letters must be retyped by the author.
    private static func fix(_ finding: (code: DiagnosticCode, offset: Int, name: String), at location: SourceLocation) -> Fix? {
        guard finding.code != .confusableLetter, let value = UInt32(finding.name.dropFirst(2), radix: 16),
            let scalar = Unicode.Scalar(value)
        else {
            return nil
        }
        return Fix(
            line: location.line, column: location.column, old: String(scalar), new: [0x0B, 0x0C, 0x2028, 0x2029].contains(value) ? " " : "")
    }

    /// The findings of one source with locations; its file name is checked, too.
    private static func check(_ file: SourceFile, _ scan: PersonalDataScan, _ names: ForbiddenNameList?) -> [SourceFileFinding] {
        var locations = LineColumnCounter(file)
        var found = scan.findings(in: file.text).sorted { $0.offset < $1.offset }.map { finding in
            SourceFileFinding(finding, at: locations.location(at: finding.offset), in: file.path)
        }
        found += scan.findings(in: file.path).map { SourceFileFinding($0, at: SourceLocation(path: file.path), in: file.path) }
        let drawn = visibleText(of: file)
        if let drawn {
            let known = Set(found.map { FindingKey.of($0.diagnostic.code, $0.diagnostic.offendingText) })
            found += scan.findings(in: drawn).filter { !known.contains(FindingKey.of($0.code, $0.text)) }.map {
                SourceFileFinding($0, at: SourceLocation(path: file.path), in: file.path)
            }
        }
        guard let names else { return found }
        var counter = LineColumnCounter(file)
        var listed = names.findings(in: file.text).map { (entry: $0.entry, location: counter.location(at: $0.range.lowerBound)) }
        let others = names.findings(in: file.path) + (drawn.map { names.findings(in: $0) } ?? [])
        let known = Set(listed.map(\.entry))
        listed += Set(others.map(\.entry)).subtracting(known).sorted().map { ($0, SourceLocation(path: file.path)) }
        return found + listed.map { SourceFileFinding(Diagnostic(.privateName, at: $0.location, offendingText: "#\($0.entry)")) }
    }

    /// The visible text of a theme's drawing or page, without tags.
    private static func visibleText(of file: SourceFile) -> String? {
        guard [".svg", ".html", ".xml"].contains(where: file.path.lowercased().hasSuffix) else { return nil }
        var text = file.text
        return text.withUTF8 { String(decoding: VisibleText.of($0), as: UTF8.self) }
    }
}

/// Converts ascending offsets to lines and columns in one pass.
private struct LineColumnCounter {
    let file: SourceFile
    private var offset = 0
    private var line = 1
    private var column = 1

    init(_ file: SourceFile) { self.file = file }

    mutating func location(at target: Int) -> SourceLocation {
        let bytes = file.text.utf8
        var index = bytes.index(bytes.startIndex, offsetBy: offset)
        while offset < target, index < bytes.endIndex {
            let byte = bytes[index]
            if byte == .newline {
                line += 1
                column = 1
            } else if !byte.isUTF8Continuation {
                column += 1
            }
            index = bytes.index(after: index)
            offset += 1
        }
        return SourceLocation(path: file.path, line: line, column: column)
    }
}
