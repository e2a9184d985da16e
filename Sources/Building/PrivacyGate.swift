internal import Diagnostics
internal import Imaging
internal import Localisation
internal import Markup
internal import Records
internal import Safety

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
    struct Ground: Equatable, Sendable {
        let permitted: Permitted
        let names: String?
    }

    /// Reads the list of exceptions and judges all sources.
    init(_ tree: SourceTree, records: [any Record], options: BuildOptions, _ recall: inout Recall) async {
        let permitted = Self.permitted(records)
        scan = PrivacyScan(permitted)
        names = options.privateNames.map { NameList($0) }
        var diagnostics: [Diagnostic] = []
        var allowances: [PrivacyAllowance] = []
        var allowed = ""
        if Disk.exists(options.source + "/" + PrivacyAllowance.path) {
            switch SourceTree.read(PrivacyAllowance.path, root: options.source) {
            case .file(let file):
                let read = PrivacyAllowance.read(file)
                allowances = read.value
                allowed = file.text
                diagnostics += read.diagnostics
            case .fault(let fault): diagnostics.append(fault)
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
        let ground = Ground(permitted: permitted, names: options.privateNames)
        let found = await recall.privacy.values(for: files + assets, on: ground, cores: options.cores) { Self.judge($0, scan, names) }
        var known: Set<String> = []
        var used: Set<Int> = []
        for (file, findings) in zip(files + assets, found) {
            for fault in findings {
                known.insert(Self.key(fault.code, fault.offender))
                if let index = allowances.firstIndex(where: { $0.allows(fault, in: file.path) }) {
                    used.insert(index)
                } else {
                    diagnostics.append(fault)
                }
            }
        }
        diagnostics += await recall.characters.values(for: files + assets, on: true, cores: options.cores, Self.deceptions).flatMap { $0 }
        for (index, allowance) in allowances.enumerated() where !used.contains(index) {
            diagnostics.append(Diagnostic(.unusedAllowance, at: allowance.place, offender: allowance.text, detail: allowance.file))
        }
        for asset in tree.assets where String(validating: asset.bytes, as: UTF8.self) == nil {
            let blocks = ImageMetadata.blocks(in: asset.bytes)
            guard !blocks.isEmpty else { continue }
            let file = "themes/\(tree.site?.themeFolder ?? "default")/assets/\(asset.name)"
            diagnostics.append(Self.hidden(blocks, in: file, at: SourcePlace(path: "assets/" + asset.name)))
        }
        for image in tree.images where !image.facts.hidden.isEmpty {
            diagnostics.append(Self.hidden(image.facts.hidden, in: image.path, at: SourcePlace(path: image.path)))
        }
        self.known = known
        self.diagnostics = diagnostics
    }

    /// Judges a file that is about to be published. What its source was told of is not told again.
    func check(_ artifact: Artifact) -> [Diagnostic] {
        let path = artifact.path.text
        if path.hasPrefix(Pictures.folder + "/") { return Self.checkPicture(artifact) }
        let isPage = path.hasSuffix(".html")
        let findings = artifact.bytes.withUnsafeBufferPointer { bytes -> [PrivacyFinding] in
            guard isPage else { return scan.findings(in: bytes, kind: .data) }
            return VisibleText.of(bytes).withUnsafeBufferPointer { scan.findings(in: $0) }
        }
        var faults: [Diagnostic] = []
        for finding in findings + scan.findings(in: path) where !isKnown(finding) {
            faults.append(Diagnostic(finding.code, at: SourcePlace(path: path), offender: finding.text))
        }
        guard let names else { return faults }
        let listed = artifact.bytes.withUnsafeBufferPointer { names.findings(in: $0) }.map(\.entry) + names.findings(in: path).map(\.entry)
        return faults
            + Set(listed).sorted().map { Diagnostic(.privateName, at: SourcePlace(path: path), offender: "#\($0)") }
    }

    /// A picture of the site holds the picture: no words, and no block beside it, not even a colour profile.
    private static func checkPicture(_ artifact: Artifact) -> [Diagnostic] {
        let place = SourcePlace(path: artifact.path.text)
        guard let facts = try? ImageFile.facts(of: artifact.bytes) else {
            return [Diagnostic(.badImage, at: place, offender: artifact.path.text)]
        }
        let blocks = facts.hidden + (facts.hasProfile ? ["ICC"] : [])
        return blocks.isEmpty ? [] : [hidden(blocks, in: artifact.path.text, at: place)]
    }

    private static func hidden(_ blocks: [String], in file: String, at place: SourcePlace) -> Diagnostic {
        Diagnostic(.imageMetadata, at: place, offender: blocks.joined(separator: ", "), detail: file)
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
        var places = PlaceCounter(file)
        return CharacterScan.findings(in: file.text).map { finding in
            let place = places.place(at: finding.offset)
            return Diagnostic(finding.code, at: place, offender: finding.name, fix: Self.fix(finding, at: place))
        }
    }

    /// Characters that nobody sees can be taken out; one that stands for a line break leaves a space. Letters are the writer's to retype.
    private static func fix(_ finding: (code: DiagnosticCode, offset: Int, name: String), at place: SourcePlace) -> Fix? {
        guard finding.code != .confusableLetter, let value = UInt32(finding.name.dropFirst(2), radix: 16),
            let scalar = Unicode.Scalar(value)
        else {
            return nil
        }
        return Fix(
            line: place.line, column: place.column, old: String(scalar), new: [0x0B, 0x0C, 0x2028, 0x2029].contains(value) ? " " : "")
    }

    /// What one source holds, with places; its name is judged, too.
    private static func judge(_ file: SourceFile, _ scan: PrivacyScan, _ names: NameList?) -> [Diagnostic] {
        var places = PlaceCounter(file)
        var found = scan.findings(in: file.text).sorted { $0.offset < $1.offset }.map {
            Diagnostic($0.code, at: places.place(at: $0.offset), offender: $0.text)
        }
        found += scan.findings(in: file.path).map { Diagnostic($0.code, at: SourcePlace(path: file.path), offender: $0.text) }
        guard let names else { return found }
        var counter = PlaceCounter(file)
        found += names.findings(in: file.text).map {
            Diagnostic(.privateName, at: counter.place(at: $0.range.lowerBound), offender: "#\($0.entry)")
        }
        found += names.findings(in: file.path).map {
            Diagnostic(.privateName, at: SourcePlace(path: file.path), offender: "#\($0.entry)")
        }
        return found
    }

    /// The same number in other digits or with other signs between is the same finding.
    private static func key(_ code: DiagnosticCode, _ text: String) -> String {
        let bare = text.unicodeScalars.compactMap(Folding.fold).filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        return code.rawValue + " " + bare.map(String.init).joined()
    }

    private static func permitted(_ records: [any Record]) -> Permitted {
        var permitted = Permitted()
        for record in records {
            if let country = record as? Country { permitted.helplines += country.helplines.map(\.number) }
            if let institution = record as? Institution, let url = institution.url {
                permitted.domains.insert(OutsideAddress.host(of: url).lowercased())
            }
        }
        return permitted
    }
}

extension PrivacyAllowance {
    fileprivate func allows(_ fault: Diagnostic, in path: String) -> Bool {
        code == fault.code.rawValue && file == path && (text == fault.offender || (text.count >= 12 && fault.offender.contains(text)))
    }
}

/// Turns offsets, asked for in rising order, into lines and columns in one pass.
private struct PlaceCounter {
    let file: SourceFile
    private var offset = 0
    private var line = 1
    private var column = 1

    init(_ file: SourceFile) { self.file = file }

    mutating func place(at target: Int) -> SourcePlace {
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
        return SourcePlace(path: file.path, line: line, column: column)
    }
}
