internal import Diagnostics
internal import Imaging
internal import Localization
internal import Markup
internal import Privacy
internal import Records

/// The privacy gate: over the sources first, where a fault has its line, then over every file of the site.
struct PrivacyGate: Sendable {
    private let scan: PrivacyScan
    private let allowances: [PrivacyAllowance]
    private let names: NameList?
    /// What the sources were found to hold: told already, and allowed or not; the site may repeat it.
    private let known: Set<String>
    let diagnostics: [Diagnostic]
    /// The text of the list of exceptions.
    let allowed: String

    var hasNames: Bool { names != nil }

    /// What a judgement of a source rests on beside the source.
    struct CacheKey: Equatable, Sendable {
        let permitted: Allowlist
        let names: String?
    }

    /// Reads the list of exceptions and judges all sources.
    init(_ tree: SourceTree, records: [any Record], options: BuildOptions, _ buildCache: inout BuildCache) async {
        let permitted = Self.permitted(records)
        scan = PrivacyScan(permitted)
        names = options.privateNames.map { NameList($0) }
        var diagnostics: [Diagnostic] = []
        var allowances: [PrivacyAllowance] = []
        var allowed = ""
        if FileSystem.exists(options.source + "/" + PrivacyAllowance.path) {
            switch SourceTree.read(PrivacyAllowance.path, root: options.source) {
            case .file(let file):
                let read = PrivacyAllowance.read(file)
                allowances = read.value
                allowed = file.text
                diagnostics += read.diagnostics
            case .issue(let issue): diagnostics.append(issue)
            }
        }
        (self.allowances, self.allowed) = (allowances, allowed)
        // Of an image the name is words, and nothing else.
        let images = tree.images.map { SourceFile(path: $0.path, text: "") }
        let files = tree.notes + [tree.settings].compactMap { $0 } + tree.theme + images
        let assets = tree.assets.compactMap { asset in
            String(validating: asset.bytes, as: UTF8.self).map { SourceFile(path: "assets/" + asset.name, text: $0) }
        }
        let (scan, names) = (scan, names)
        let cacheKey = CacheKey(permitted: permitted, names: options.privateNames)
        let found = await buildCache.privacy.values(for: files + assets, on: cacheKey, cores: options.cores) { Self.check($0, scan, names) }
        var known: Set<String> = []
        var used: Set<Int> = []
        for (file, findings) in zip(files + assets, found) {
            for issue in findings {
                known.insert(Self.key(issue.code, issue.offendingText))
                if let index = allowances.firstIndex(where: { $0.allows(issue, in: file.path) }) {
                    used.insert(index)
                } else {
                    diagnostics.append(issue)
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
        self.known = known
        self.diagnostics = diagnostics
    }

    /// Judges a file that is about to be published. What its source was told of is not told again.
    func check(_ artifact: Artifact) -> [Diagnostic] {
        let path = artifact.path.text
        if path.hasPrefix(ImageAssets.folder + "/") { return Self.checkPicture(artifact) }
        let isPage = path.hasSuffix(".html")
        let findings = artifact.bytes.withUnsafeBufferPointer { bytes -> [PrivacyFinding] in
            guard isPage else { return scan.findings(in: bytes, kind: .data) }
            return VisibleText.of(bytes).withUnsafeBufferPointer { scan.findings(in: $0) }
        }
        var issues: [Diagnostic] = []
        for finding in findings + scan.findings(in: path) where !isKnown(finding) {
            issues.append(Diagnostic(finding.code, at: SourceLocation(path: path), offendingText: finding.text))
        }
        guard let names else { return issues }
        let listed = artifact.bytes.withUnsafeBufferPointer { names.findings(in: $0) }.map(\.entry) + names.findings(in: path).map(\.entry)
        return issues
            + Set(listed).sorted().map { Diagnostic(.privateName, at: SourceLocation(path: path), offendingText: "#\($0)") }
    }

    /// A picture of the site holds the picture: no words, and no block beside it, not even a colour profile.
    private static func checkPicture(_ artifact: Artifact) -> [Diagnostic] {
        let location = SourceLocation(path: artifact.path.text)
        guard let info = try? ImageFile.info(of: artifact.bytes) else {
            return [Diagnostic(.badImage, at: location, offendingText: artifact.path.text)]
        }
        let blocks = info.hidden + (info.hasProfile ? ["ICC"] : [])
        return blocks.isEmpty ? [] : [hidden(blocks, in: artifact.path.text, at: location)]
    }

    private static func hidden(_ blocks: [String], in file: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(.imageMetadata, at: location, offendingText: blocks.joined(separator: ", "), detail: file)
    }

    /// Told or allowed in a source; a sentence may read a little otherwise there, so the allowed words in it are enough.
    private func isKnown(_ finding: PrivacyFinding) -> Bool {
        let key = Self.key(finding.code, finding.text)
        return known.contains(key)
            || allowances.contains { allowance in
                allowance.code == finding.code.rawValue && allowance.text.count >= 12
                    && key.contains(Self.key(finding.code, allowance.text).dropFirst(allowance.code.count + 1))
            }
    }

    /// Characters that deceive the eye, each with its place.
    @Sendable private static func deceptions(in file: SourceFile) -> [Diagnostic] {
        var locations = LocationCounter(file)
        return CharacterScan.findings(in: file.text).map { finding in
            let location = locations.location(at: finding.offset)
            return Diagnostic(finding.code, at: location, offendingText: finding.name, fix: Self.fix(finding, at: location))
        }
    }

    /// Characters that nobody sees can be taken out; one that stands for a line break leaves a space. Letters are the writer's to retype.
    private static func fix(_ finding: (code: DiagnosticCode, offset: Int, name: String), at location: SourceLocation) -> Fix? {
        guard finding.code != .confusableLetter, let value = UInt32(finding.name.dropFirst(2), radix: 16),
            let scalar = Unicode.Scalar(value)
        else {
            return nil
        }
        return Fix(
            line: location.line, column: location.column, old: String(scalar), new: [0x0B, 0x0C, 0x2028, 0x2029].contains(value) ? " " : "")
    }

    /// What one source holds, with places; its name is judged, too.
    private static func check(_ file: SourceFile, _ scan: PrivacyScan, _ names: NameList?) -> [Diagnostic] {
        var locations = LocationCounter(file)
        var found = scan.findings(in: file.text).sorted { $0.offset < $1.offset }.map {
            Diagnostic($0.code, at: locations.location(at: $0.offset), offendingText: $0.text)
        }
        found += scan.findings(in: file.path).map { Diagnostic($0.code, at: SourceLocation(path: file.path), offendingText: $0.text) }
        guard let names else { return found }
        var counter = LocationCounter(file)
        found += names.findings(in: file.text).map {
            Diagnostic(.privateName, at: counter.location(at: $0.range.lowerBound), offendingText: "#\($0.entry)")
        }
        found += names.findings(in: file.path).map {
            Diagnostic(.privateName, at: SourceLocation(path: file.path), offendingText: "#\($0.entry)")
        }
        return found
    }

    /// The same number in other digits or with other signs between is the same finding.
    private static func key(_ code: DiagnosticCode, _ text: String) -> String {
        let bare = text.unicodeScalars.compactMap(Folding.fold).filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        return code.rawValue + " " + bare.map(String.init).joined()
    }

    private static func permitted(_ records: [any Record]) -> Allowlist {
        var permitted = Allowlist()
        for record in records {
            if let country = record as? Country { permitted.helplines += country.helplines.map(\.number) }
            if let institution = record as? Institution, let url = institution.url {
                permitted.domains.insert(ExternalURL.host(of: url).lowercased())
            }
        }
        return permitted
    }
}

extension PrivacyAllowance {
    fileprivate func allows(_ issue: Diagnostic, in path: String) -> Bool {
        code == issue.code.rawValue && file == path
            && (text == issue.offendingText || (text.count >= 12 && issue.offendingText.contains(text)))
    }
}

/// Turns offsets, asked for in rising order, into lines and columns in one pass.
private struct LocationCounter {
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
            if byte == 10 {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
            index = bytes.index(after: index)
            offset += 1
        }
        return SourceLocation(path: file.path, line: line, column: column)
    }
}
